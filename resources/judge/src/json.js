// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as the center's program reads and writes it. JSON.parse would not do: it keeps one of two
// equal members in silence, reorders members that look like numbers and rounds long ones, and the
// one spelling that was signed could not be written again from what it yields.
//
// Objects become Map, whole numbers number or (where they would be rounded) bigint.
import { binary, utf8 } from './bytes.js';

const kMaxDepth = 1024; // of containers inside each other
const kMinInt64 = -(1n << 63n);
const kMaxInt64 = (1n << 63n) - 1n;
const kNumber = /-?(?:0|[0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?/y;
const kEscapes = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const kWords = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class NotJson extends Error {}

function fail() {
  throw new NotJson();
}

const isInt64 = (value) => value >= kMinInt64 && value <= kMaxInt64;
const plain = (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

class Reader {
  #text;
  #at = 0;
  #depth = 0;

  constructor(text) {
    this.#text = text;
  }

  document() {
    this.#space();
    const first = this.#text[this.#at];
    if (first !== '{' && first !== '[') fail();
    const value = this.#value();
    this.#space();
    if (this.#at !== this.#text.length) fail();
    return value;
  }

  #space() {
    while (/[ \t\n\r]/.test(this.#text[this.#at] ?? '')) ++this.#at;
  }

  #take(c) {
    if (this.#text[this.#at] !== c) return false;
    ++this.#at;
    return true;
  }

  #value() {
    const first = this.#text[this.#at];
    if (first === '{') return this.#container(() => this.#object());
    if (first === '[') return this.#container(() => this.#array());
    if (first === '"') return this.#string();
    for (const [word, value] of kWords) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #container(read) {
    ++this.#at;
    if (++this.#depth > kMaxDepth) fail();
    this.#space();
    const value = read();
    --this.#depth;
    return value;
  }

  #object() {
    const members = new Map();
    if (this.#take('}')) return members;
    do {
      this.#space();
      if (this.#text[this.#at] !== '"') fail();
      const name = this.#string();
      this.#space();
      if (!this.#take(':')) fail();
      this.#space();
      members.set(name, this.#value());
      this.#space();
    } while (this.#take(','));
    if (!this.#take('}')) fail();
    return members;
  }

  #array() {
    const items = [];
    if (this.#take(']')) return items;
    do {
      this.#space();
      items.push(this.#value());
      this.#space();
    } while (this.#take(','));
    if (!this.#take(']')) fail();
    return items;
  }

  #string() {
    let made = '';
    for (++this.#at; ; ++this.#at) {
      const c = this.#text[this.#at];
      if (c === undefined) fail();
      if (c === '"') break;
      made += c === '\\' ? this.#escape() : c;
    }
    ++this.#at;
    return made;
  }

  #escape() {
    const c = this.#text[++this.#at];
    if (c === undefined) fail();
    if (c !== 'u') return kEscapes[c] ?? c;
    const digits = this.#text.slice(this.#at + 1, this.#at + 5);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail();
    this.#at += 4;
    return String.fromCharCode(parseInt(digits, 16));
  }

  #number() {
    kNumber.lastIndex = this.#at;
    const [text] = kNumber.exec(this.#text);
    this.#at += text.length;
    const [mantissa] = text.split(/[eE]/);
    if (!/[0-9]/.test(mantissa) || /[eE][+-]?$/.test(text)) fail();
    if (/^-?[0-9]+$/.test(text) && isInt64(BigInt(text))) return plain(BigInt(text));
    const value = Number(text);
    const isLost = value === 0 && /[1-9]/.test(mantissa);
    if (!Number.isFinite(value) || isLost) fail();
    if (Number.isInteger(value) && isInt64(BigInt(value))) return plain(BigInt(value));
    return value;
  }
}

/// The object or array of a text; undefined when it is none.
export function parseJson(text) {
  try {
    return new Reader(text).document();
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

// The shorter of the two ways to write a number; its digits are the fewest that tell it apart.
function writeFraction(value) {
  const [digits, exponentText] = Math.abs(value).toExponential().replace('.', '').split('e');
  const exponent = Number(exponentText);
  const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  const scientific = `${digits[0]}${rest}e${exponent < 0 ? '-' : '+'}${power}`;
  let decimal;
  if (exponent < 0) decimal = `0.${'0'.repeat(-exponent - 1)}${digits}`;
  else if (digits.length <= exponent + 1) decimal = digits.padEnd(exponent + 1, '0');
  else decimal = `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
  return (value < 0 ? '-' : '') + (decimal.length <= scientific.length ? decimal : scientific);
}

const kShort = new Map(Object.entries({ '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' }));

function writeString(text) {
  const written = text.replace(/[\0-\x1f"\\]|\p{Surrogate}/gu, (c) => {
    if (c === '"' || c === '\\') return `\\${c}`;
    if (kShort.has(c)) return `\\${kShort.get(c)}`;
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${written}"`;
}

/// The one spelling: no white space, members in ascending order of their code points.
export function writeJson(value) {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return writeFraction(value);
  if (typeof value === 'number') {
    return isInt64(BigInt(value)) ? String(value + 0) : writeFraction(value);
  }
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (value instanceof Map) {
    const order = (name) => binary(utf8(name));
    const names = [...value.keys()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    return `{${names.map((name) => `${writeString(name)}:${writeJson(value.get(name))}`).join(',')}}`;
  }
  return String(value);
}
