// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes and their spellings. File names and other opaque octets are "binary" strings, one character
// for each byte: they compare in the order of their bytes.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text) => encoder.encode(text);

/// Strict; null for anything that is not UTF-8, and for a byte order mark in front.
export function decodeUtf8(bytes) {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/// "Binary" text for people; what is no UTF-8 in it becomes U+FFFD.
export const readable = (text) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(fromBinary(text));

export function binary(bytes) {
  const kPart = 8192; // arguments that every engine takes
  let text = '';
  for (let at = 0; at < bytes.length; at += kPart) {
    text += String.fromCharCode(...bytes.subarray(at, at + kPart));
  }
  return text;
}

export function fromBinary(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function concat(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; ++i) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

const kHex = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

export function hex(bytes) {
  let text = '';
  for (const byte of bytes) text += kHex[byte];
  return text;
}

/// "AB:CD:…", as fingerprints are read out.
export const fingerprint = (bytes) =>
  Array.from(bytes, (byte) => kHex[byte].toUpperCase()).join(':');

export const base64 = (bytes) => btoa(binary(bytes));
export const base64url = (bytes) =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/// Strict: alphabet, padding and unused bits. null otherwise.
export function fromBase64(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  let plain;
  try {
    plain = atob(text);
  } catch {
    return null;
  }
  return btoa(plain) === text ? fromBinary(plain) : null;
}

export function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const padding = '='.repeat((4 - (text.length % 4)) % 4);
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + padding);
}

/// A plain decimal number from 0 to 2^63 - 1, spelled as a machine spells it; null otherwise.
export function parseDecimal(text) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return null;
  const value = BigInt(text);
  return value < 1n << 63n ? value : null;
}
