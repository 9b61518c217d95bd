// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SHA-256 and CRC-32 of any part of a file. WebCrypto hashes only what is in memory as a whole: what
// is larger goes piece by piece through a library, so that a page never holds a whole recording.
import { sha256 as library } from './libraries.js';

const kWholeBytes = 32 * 1024 * 1024;
const kPieceBytes = 4 * 1024 * 1024;

export const sha256 = async (bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

// Eight tables: eight bytes a step ("slicing by 8").
const kTables = (() => {
  const tables = Array.from({ length: 8 }, () => new Uint32Array(256));
  for (let i = 0; i < 256; ++i) {
    let value = i;
    for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    tables[0][i] = value;
  }
  for (let i = 0; i < 256; ++i) {
    for (let t = 1; t < 8; ++t) {
      const before = tables[t - 1][i];
      tables[t][i] = (before >>> 8) ^ tables[0][before & 0xff];
    }
  }
  return tables;
})();

/// Incremental CRC-32 as ZIP uses it; begins with 0.
export function crc32(before, bytes) {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = kTables;
  let crc = ~before;
  let i = 0;
  for (const last = bytes.length - 8; i <= last; i += 8) {
    crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    crc =
      t7[crc & 0xff] ^
      t6[(crc >>> 8) & 0xff] ^
      t5[(crc >>> 16) & 0xff] ^
      t4[crc >>> 24] ^
      t3[bytes[i + 4]] ^
      t2[bytes[i + 5]] ^
      t1[bytes[i + 6]] ^
      t0[bytes[i + 7]];
  }
  for (; i < bytes.length; ++i) crc = t0[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/// { sha256, crc32 } of `size` bytes at `at`; `done` hears of each piece.
export async function hashPart(source, at, size, done) {
  if (size <= kWholeBytes) {
    const bytes = await source.read(at, size);
    const digest = await sha256(bytes);
    done(size);
    return { sha256: digest, crc32: crc32(0, bytes) };
  }
  const hash = library.create();
  let crc = 0;
  for (let offset = 0; offset < size; offset += kPieceBytes) {
    const bytes = await source.read(at + offset, Math.min(kPieceBytes, size - offset));
    hash.update(bytes);
    crc = crc32(crc, bytes);
    done(bytes.length);
  }
  return { sha256: hash.digest(), crc32: crc };
}

/// SHA-256 of several parts of a file, [from, to), as one.
export async function hashRanges(source, ranges) {
  const hash = library.create();
  for (const [from, to] of ranges) {
    for (let at = from; at < to; at += kPieceBytes) {
      hash.update(await source.read(at, Math.min(kPieceBytes, to - at)));
    }
  }
  return hash.digest();
}
