// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signatures, by WebCrypto. Ed25519 is not in every current browser: where it is missing, by a
// library.
import { concat, equal } from './bytes.js';
import { DerReader, kInteger, kSequence } from './der.js';
import { verifyEd25519 } from './libraries.js';

const kCoordinateBytes = 32;
const kMaxDerSignatureBytes = 72;
const kEcdsa = { name: 'ECDSA', hash: 'SHA-256' };
// SubjectPublicKeyInfo of a P-256 key in its one form, up to the point.
const kSpkiPrefix = Uint8Array.of(
  0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
  0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
);

/// A P-256 key for verifying, or null.
export async function p256Key(spki) {
  const isPlain =
    spki.length === kSpkiPrefix.length + 2 * kCoordinateBytes &&
    equal(spki.subarray(0, kSpkiPrefix.length), kSpkiPrefix);
  if (!isPlain) return null;
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    return await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
  } catch {
    return null; // the point is not on the curve
  }
}

/// `signature` is r ‖ s, 64 bytes, over SHA-256 of `message`.
export const p256Holds = (key, message, signature) =>
  crypto.subtle.verify(kEcdsa, key, signature, message);

// One coordinate of a DER signature in 32 bytes; null unless positive and in its shortest form.
function coordinate(content) {
  if (content.length === 0 || content[0] & 0x80) return null;
  if (content[0] === 0 && !(content[1] & 0x80)) return null;
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (digits.length > kCoordinateBytes) return null;
  return concat([new Uint8Array(kCoordinateBytes - digits.length), digits]);
}

/// `signature` is an ECDSA-Sig-Value in strict DER.
export async function p256HoldsDer(key, message, signature) {
  if (signature.length > kMaxDerSignatureBytes) return false;
  const outer = new DerReader(signature);
  const sequence = outer.next(kSequence);
  if (!sequence?.isShortest || !outer.atEnd) return false;
  const fields = new DerReader(sequence.content);
  const [r, s] = [fields.next(kInteger), fields.next(kInteger)];
  if (!r?.isShortest || !s?.isShortest || !fields.atEnd) return false;
  const [left, right] = [coordinate(r.content), coordinate(s.content)];
  if (left === null || right === null) return false;
  return p256Holds(key, message, concat([left, right]));
}

let hasEd25519; // unknown before the first key

export async function ed25519Holds(rawKey, message, signature) {
  if (hasEd25519 !== false) {
    try {
      const key = await crypto.subtle.importKey('raw', rawKey, 'Ed25519', false, ['verify']);
      hasEd25519 = true;
      return await crypto.subtle.verify('Ed25519', key, signature, message);
    } catch (error) {
      if (hasEd25519) return false; // known here, so it is the key that is none
      hasEd25519 = error.name === 'DataError';
      if (hasEd25519) return false;
    }
  }
  try {
    return await verifyEd25519(signature, message, rawKey, { zip215: false });
  } catch {
    return false; // not a point of the curve
  }
}
