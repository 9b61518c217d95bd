// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ZIP in the one spelling of a dossier: every archive of the same files has the same bytes.
// Numbers of PKWARE's APPNOTE.TXT 6.3.9. Sizes and offsets are BigInt: a lie may need 64 bits.
import { fromBinary } from './bytes.js';

export const kLocalSignature = 0x04034b50;
export const kDirectorySignature = 0x02014b50;
export const kEndSignature = 0x06054b50;
export const kEnd64Signature = 0x06064b50;
export const kLocatorSignature = 0x07064b50;
export const kZip64FieldId = 0x0001;

export const kDirectoryBytes = 46; // without name and extra field
export const kEndBytes = 22;
export const kEnd64Bytes = 56;
export const kLocatorBytes = 20;

export const kNot16 = 0xffffn; // "look into the zip64 record"
export const kNot32 = 0xffffffffn;

const kVersion = 20;
const kVersionZip64 = 45;
const kMadeOnUnix = 3 << 8;
export const kFlagEncrypted = 0x0001;
export const kFlagDescriptor = 0x0008;
export const kFlags = 0x0800; // names are UTF-8, nothing else
export const kStored = 0;
const kTime = 0; // midnight …
const kDate = 0x0021; // … of 1980-01-01
const kRegularFile = 0o100644 * 65536; // unix mode, in the external attributes

class Writer {
  bytes = [];

  u16(value) {
    return this.number(value, 2);
  }

  u32(value) {
    return this.number(value, 4);
  }

  u64(value) {
    return this.number(value, 8);
  }

  number(value, size) {
    let rest = BigInt(value);
    for (let i = 0; i < size; ++i) {
      this.bytes.push(Number(rest & 0xffn));
      rest >>= 8n;
    }
    return this;
  }

  raw(bytes) {
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }

  made() {
    return Uint8Array.from(this.bytes);
  }
}

const least = (a, b) => (a < b ? a : b);

// A number that does not fit is written as all ones and stands in the zip64 field instead.
function zip64Field(values) {
  const large = values.filter((value) => value >= kNot32);
  if (large.length === 0) return new Uint8Array();
  const field = new Writer().u16(kZip64FieldId).u16(large.length * 8);
  for (const value of large) field.u64(value);
  return field.made();
}

/// What stands before the data. An entry is { name, size, crc32, offset }.
export function localHeader(entry) {
  const extra = zip64Field([entry.size, entry.size]);
  return new Writer()
    .u32(kLocalSignature)
    .u16(extra.length === 0 ? kVersion : kVersionZip64)
    .u16(kFlags)
    .u16(kStored)
    .u16(kTime)
    .u16(kDate)
    .u32(entry.crc32)
    .u32(least(entry.size, kNot32))
    .u32(least(entry.size, kNot32))
    .u16(entry.name.length)
    .u16(extra.length)
    .raw(fromBinary(entry.name))
    .raw(extra)
    .made();
}

export function directoryHeader(entry) {
  const extra = zip64Field([entry.size, entry.size, entry.offset]);
  const version = extra.length === 0 ? kVersion : kVersionZip64;
  return new Writer()
    .u32(kDirectorySignature)
    .u16(kMadeOnUnix | version)
    .u16(version)
    .u16(kFlags)
    .u16(kStored)
    .u16(kTime)
    .u16(kDate)
    .u32(entry.crc32)
    .u32(least(entry.size, kNot32))
    .u32(least(entry.size, kNot32))
    .u16(entry.name.length)
    .u16(extra.length)
    .u16(0) // comment
    .u16(0) // disk
    .u16(0) // internal attributes
    .u32(kRegularFile)
    .u32(least(entry.offset, kNot32))
    .raw(fromBinary(entry.name))
    .raw(extra)
    .made();
}

/// All that stands behind the directory.
export function endRecords(entries, directoryOffset, directoryBytes) {
  const end = new Writer();
  if (entries >= kNot16 || directoryOffset >= kNot32 || directoryBytes >= kNot32) {
    end
      .u32(kEnd64Signature)
      .u64(kEnd64Bytes - 12) // of what follows this field
      .u16(kMadeOnUnix | kVersionZip64)
      .u16(kVersionZip64)
      .u32(0)
      .u32(0)
      .u64(entries)
      .u64(entries)
      .u64(directoryBytes)
      .u64(directoryOffset)
      .u32(kLocatorSignature)
      .u32(0)
      .u64(directoryOffset + directoryBytes)
      .u32(1);
  }
  return end
    .u32(kEndSignature)
    .u16(0)
    .u16(0)
    .u16(least(entries, kNot16))
    .u16(least(entries, kNot16))
    .u32(least(directoryBytes, kNot32))
    .u32(least(directoryOffset, kNot32))
    .u16(0)
    .made();
}

/// `mimetype` comes first, everything else in ascending order of its bytes.
export function nameBefore(a, b) {
  const aFirst = a === 'mimetype';
  const bFirst = b === 'mimetype';
  if (aFirst || bFirst) return aFirst && !bFirst;
  return a < b;
}
