// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// C2SP signed-note, tlog-checkpoint and tlog-cosignature: the state of a ledger and who signed it.
import { base64, concat, decodeUtf8, fromBase64, hex, parseDecimal, utf8 } from './bytes.js';
import { ed25519Holds } from './keys.js';
import { sha256 } from './libraries.js';

const kMaxNoteBytes = 1024 * 1024;
const kMaxSignatures = 100;
const kKeyIdBytes = 4;
const kTimeBytes = 8;
const kSignatureBytes = 64;
const kKeyBytes = 32;
const kHashBytes = 32;

/// The signature type byte of a key. Witnesses sign with time.
export const kPlainKey = 1;
export const kWitnessKey = 4;

const isWellFormed = (text) => !/\p{Surrogate}/u.test(text);
const isKeyName = (name) =>
  name !== '' && isWellFormed(name) && !/[\0- \x85+]|\p{Z}/u.test(name);
const isNoteText = (text) => text.endsWith('\n') && !/[\0-\x09\x0b-\x1f]/.test(text);
const isLine = (line) => line !== '' && !/[\0-\x1f]/.test(line);

function parseSignatureLine(line) {
  const space = line.indexOf(' ', 2);
  if (!line.startsWith('\u2014 ') || space < 0) return null;
  const name = line.slice(2, space);
  const bytes = fromBase64(line.slice(space + 1));
  if (!isKeyName(name) || bytes === null || bytes.length <= kKeyIdBytes) return null;
  return {
    name,
    keyId: hex(bytes.subarray(0, kKeyIdBytes)),
    signature: bytes.subarray(kKeyIdBytes),
  };
}

/// { text, signatures: [{ name, keyId, signature }] }, or null for what is no signed note.
export function parseNote(bytes) {
  const whole = bytes.length > kMaxNoteBytes ? null : decodeUtf8(bytes);
  if (whole === null || !isNoteText(whole)) return null;
  // The text ends at the last empty line: text and signatures each end with a newline.
  const split = whole.lastIndexOf('\n\n');
  if (split < 0 || split + 2 === whole.length) return null;
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > kMaxSignatures) return null;
  const signatures = lines.map(parseSignatureLine);
  if (signatures.includes(null)) return null;
  return { text: whole.slice(0, split + 1), signatures };
}

/// { origin, size, root, extensions } of the signed text, or null.
export function parseCheckpoint(text) {
  if (!text.endsWith('\n')) return null;
  const lines = text.slice(0, -1).split('\n');
  if (lines.length < 3 || !lines.every(isLine)) return null;
  const size = parseDecimal(lines[1]);
  const root = fromBase64(lines[2]);
  if (size === null || root === null || root.length !== kHashBytes) return null;
  return { origin: lines[0], size, root, extensions: lines.slice(3) };
}

/// A verifier key, "name+hex8+base64(type ‖ key)": { name, keyId, type, key, text }, or null.
export function parseVerifierKey(text) {
  const [name, keyId, ...rest] = text.split('+');
  const material = fromBase64(rest.join('+')); // base64 may hold plus signs, name and id may not
  if (keyId === undefined || material === null || material.length !== 1 + kKeyBytes) return null;
  const type = material[0];
  if ((type !== kPlainKey && type !== kWitnessKey) || !isKeyName(name)) return null;
  const digest = sha256(concat([utf8(`${name}\n`), material]));
  if (hex(digest.subarray(0, kKeyIdBytes)) !== keyId) return null;
  return { name, keyId, type, key: material.subarray(1), text };
}

function holds(note, signature, key) {
  const bytes = signature.signature;
  if (key.type === kPlainKey) {
    return bytes.length === kSignatureBytes && ed25519Holds(key.key, utf8(note.text), bytes);
  }
  if (bytes.length !== kTimeBytes + kSignatureBytes) return false;
  const time = new DataView(bytes.buffer, bytes.byteOffset, kTimeBytes).getBigUint64(0);
  const message = utf8(`cosignature/v1\ntime ${time}\n${note.text}`);
  return ed25519Holds(key.key, message, bytes.subarray(kTimeBytes));
}

/// Whether `key` signed the note (or cosigned it, by the key's type): false when there is no
/// signature of this name and id, and when any such signature is wrong.
export async function isSignedBy(note, key) {
  let found = false;
  for (const signature of note.signatures) {
    if (signature.name !== key.name || signature.keyId !== key.keyId) continue;
    if (!(await holds(note, signature, key))) return false;
    found = true;
  }
  return found;
}

/// When a witness says it cosigned, in Unix seconds (the newest); null when it did not.
export async function cosignedAt(note, key) {
  if (key.type !== kWitnessKey || !(await isSignedBy(note, key))) return null;
  let newest = 0n;
  for (const { name, keyId, signature } of note.signatures) {
    if (name !== key.name || keyId !== key.keyId) continue;
    const time = new DataView(signature.buffer, signature.byteOffset, kTimeBytes).getBigInt64(0);
    if (time > newest) newest = time;
  }
  return newest;
}

export const checkpointRoot = (checkpoint) => base64(checkpoint.root);
