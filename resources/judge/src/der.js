// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Just enough DER (X.690) to find the way in a signature of ours and to write it again: whatever is
// spelled in another way then differs in a byte.
import { binary, concat, utf8 } from './bytes.js';

export const kInteger = 0x02;
export const kOctetString = 0x04;
export const kObjectId = 0x06;
const kUtcTime = 0x17;
const kGeneralizedTime = 0x18;
export const kSequence = 0x30;
export const kSet = 0x31;
export const kContext0 = 0xa0;

const kLongForm = 0x80;
const kMaxLengthBytes = 4;
const kLastUtcTimeYear = 2049;

function lengthBytes(value) {
  if (value < kLongForm) return Uint8Array.of(value);
  const digits = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(kLongForm | digits.length, ...digits);
}

export function element(tag, parts) {
  const content = concat(parts);
  return concat([Uint8Array.of(tag), lengthBytes(content.length), content]);
}

/// A SET OF (or an implicitly tagged one): the elements in ascending order of their bytes.
export function setOf(tag, elements) {
  const keyed = elements.map((bytes) => ({ bytes, key: binary(bytes) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return element(tag, keyed.map(({ bytes }) => bytes));
}

/// Walks the elements of one level.
export class DerReader {
  #rest;

  constructor(bytes) {
    this.#rest = bytes;
  }

  get atEnd() {
    return this.#rest.length === 0;
  }

  /// The tag of the next element, which is not taken.
  peek() {
    return this.#rest[0];
  }

  /// { tag, whole, content, isShortest }; null when the next element is not complete or is not a
  /// `tag` (any, where none is named).
  next(tag) {
    const bytes = this.#rest;
    if (bytes.length < 2) return null;
    let header = 2;
    let size = bytes[1];
    if (size >= kLongForm) {
      const digits = size - kLongForm;
      if (digits < 1 || digits > kMaxLengthBytes || bytes.length < header + digits) return null;
      size = 0;
      for (let i = 0; i < digits; ++i) size = size * 256 + bytes[header + i];
      header += digits;
    }
    if (size > bytes.length - header || (tag !== undefined && bytes[0] !== tag)) return null;
    this.#rest = bytes.subarray(header + size);
    return {
      tag: bytes[0],
      whole: bytes.subarray(0, header + size),
      content: bytes.subarray(header, header + size),
      isShortest: header === 1 + lengthBytes(size).length,
    };
  }
}

/// RFC 5652 11.3: UTCTime through 2049, then GeneralizedTime; whole seconds. `seconds` since 1970.
export function timeElement(seconds) {
  const moment = new Date(seconds * 1000);
  const text = moment.toISOString().replace(/[-:T]|\.000/g, '');
  if (moment.getUTCFullYear() <= kLastUtcTimeYear) return element(kUtcTime, [utf8(text.slice(2))]);
  return element(kGeneralizedTime, [utf8(text)]);
}

/// Seconds since 1970 of a UTCTime or GeneralizedTime in whole seconds; null for anything else.
export function parseTime(item) {
  let text = binary(item.content);
  if (item.tag === kUtcTime) text = (text < '50' ? '20' : '19') + text;
  const parts = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z$/.exec(text);
  if (!parts || (item.tag !== kUtcTime && item.tag !== kGeneralizedTime)) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const moment = new Date(iso);
  // Date rolls some impossible days over to the next month.
  return Number.isNaN(moment.getTime()) || moment.toISOString() !== iso ? null : moment.getTime() / 1000;
}

const kConstructed = 0x20;
const kMaxDepth = 32;

/// Whether the bytes are exactly one element in DER all the way down (what stands inside an OCTET or
/// BIT STRING is not looked at): one file is then one certificate, and not the same in two spellings.
export function isStrictDer(bytes, depth = 0) {
  const reader = new DerReader(bytes);
  const item = reader.next();
  return item !== null && reader.atEnd && isStrictItem(item, depth);
}

function isStrictItem(item, depth) {
  const { tag, content } = item;
  if (!item.isShortest || depth > kMaxDepth || (tag & 0x1f) === 0x1f) return false;
  if (tag & kConstructed) {
    for (const reader = new DerReader(content); !reader.atEnd; ) {
      const inner = reader.next();
      if (inner === null || !isStrictItem(inner, depth + 1)) return false;
    }
    return true;
  }
  if (tag === 0x01) return content.length === 1 && (content[0] === 0 || content[0] === 0xff);
  if (tag === kInteger) {
    const [first, second] = content;
    const isPadded = content.length > 1 && (first === 0 ? second < 0x80 : first === 0xff && second >= 0x80);
    return content.length > 0 && !isPadded;
  }
  if (tag === 0x03) return content.length > 0 && content[0] < 8;
  return true;
}
