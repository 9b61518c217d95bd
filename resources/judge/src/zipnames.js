// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { decodeUtf8, fromBinary } from './bytes.js';

const kMaxNameBytes = 200;
const kShownBytes = 120;

/// A name as it may be shown: control and invisible characters escaped, long names cut.
export function shownName(name) {
  let shown = '';
  for (const c of name.slice(0, kShownBytes)) {
    const value = c.charCodeAt(0);
    const plain = value >= 0x20 && value < 0x7f;
    shown += plain ? c : `\\x${value.toString(16).padStart(2, '0')}`;
  }
  return name.length > kShownBytes ? `${shown}…` : shown;
}

/// Judges the names of one archive, one after the other, for anything that another tool could
/// unpack to a place, or over a file, that nobody expects.
export class NameCheck {
  #exact = new Set();
  #folded = new Set();

  add(name, found) {
    const shown = shownName(name);
    const refuse = (why, detail) => found.broken(`dossier.zip-name-${why}`, shown, detail);
    if (this.#exact.has(name)) found.broken('dossier.zip-duplicate', shown, 'two files have this name');
    this.#exact.add(name);
    if (name === '') return refuse('empty', 'a file has no name');
    if (name.length > kMaxNameBytes) refuse('long', 'the name is longer than any in a dossier');
    const text = decodeUtf8(fromBinary(name));
    if (text === null) return refuse('encoding', 'the name is not UTF-8');
    if (text.normalize('NFC') !== text) refuse('not-nfc', 'the name is spelled with separate accents');
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) {
      refuse('invisible', 'the name holds an invisible character');
    }
    if (/[:*?"<>|]/.test(text)) refuse('unsafe', 'the name holds a character that some systems forbid');
    if (text.includes('\\')) refuse('backslash', 'the name holds a backslash');
    if (text.startsWith('/')) refuse('absolute', 'the name begins at the root of the disk');
    else if (text.endsWith('/')) refuse('directory', 'the name is that of a folder');
    const steps = text.split('/');
    if (steps.includes('..')) refuse('traversal', 'the name leads out of the folder');
    if (steps.includes('.') || text.includes('//')) refuse('not-plain', 'the name has an empty step');
    const folded = text.normalize('NFKC').toUpperCase().toLowerCase();
    if (this.#folded.has(folded)) {
      found.broken(
        'dossier.zip-name-collision',
        shown,
        'some systems cannot tell this name from another one here',
      );
    }
    this.#folded.add(folded);
  }
}
