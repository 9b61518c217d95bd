// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// C2SP tlog-proof: that one act stands in the ledger.
import { binary, fromBase64, parseDecimal } from './bytes.js';
import { parseCheckpoint, parseNote } from './note.js';

const kMaxProofBytes = 2 * 1024 * 1024;
const kMaxPathLength = 63;
const kHashBytes = 32;
const kFirstLine = 'c2sp.org/tlog-proof@v1';
const kExtra = 'extra ';
const kIndex = 'index ';

/// { extra, index, path, checkpoint }, or { error }. The checkpoint is the signed note, verbatim.
export function parseProof(bytes) {
  const bad = (why) => ({ error: `not a tlog-proof: ${why}` });
  const text = binary(bytes);
  const blank = text.indexOf('\n\n');
  if (bytes.length > kMaxProofBytes || blank < 0) return bad('it is too long or has no empty line');
  const lines = text.slice(0, blank).split('\n');
  if (lines.shift() !== kFirstLine) return bad('the first line is another');
  let extra = new Uint8Array();
  if (lines[0]?.startsWith(kExtra)) {
    extra = fromBase64(lines.shift().slice(kExtra.length));
    if (extra === null || extra.length === 0) return bad('the extra data is not base64');
  }
  if (!lines[0]?.startsWith(kIndex)) return bad('the index is missing');
  const index = parseDecimal(lines.shift().slice(kIndex.length));
  if (index === null || lines.length > kMaxPathLength) {
    return bad('the index is not a plain number or the path too long');
  }
  const path = lines.map(fromBase64);
  if (!path.every((hash) => hash?.length === kHashBytes)) {
    return bad('the path is not base64 of 32 bytes a line');
  }
  const checkpoint = bytes.subarray(blank + 2);
  const note = parseNote(checkpoint);
  if (note === null || parseCheckpoint(note.text) === null) return bad('it carries no checkpoint');
  return { extra, index, path, checkpoint };
}
