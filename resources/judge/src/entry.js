// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One act of one person: an SD-JWT of RFC 9901, with the disclosures that its reader may see. Text is
// "binary", as it came.
import { binary, decodeUtf8, fromBase64url, fromBinary, utf8, base64url } from './bytes.js';
import { parseJson, writeJson } from './json.js';
import { p256Holds } from './keys.js';
import { sha256 } from './libraries.js';

const kMaxEntryBytes = 65535;
const kMaxPresentationBytes = 32 * 1024 * 1024;
const kMaxDisclosureBytes = 4 * 1024 * 1024;
const kSaltBytes = 16;
const kDigestBytes = 32;
const kSignatureBytes = 64;
const kMaxFactDepth = 16; // objects and arrays inside each other

// Ours, and those to which RFC 7519, RFC 7800 and SD-JWT VC give a meaning a judge might act on.
const kReserved = new Set(['act', 'at', 'case', 'jti', 'iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'cnf', 'vct', 'status']);

class Refused extends Error {}

function refuse(why) {
  throw new Refused(why);
}

const isFactName = (name) => /^[a-z][A-Za-z0-9]{0,63}$/.test(name) && !kReserved.has(name);
const isToken = (text) => /^[A-Za-z0-9._-]{1,64}$/.test(text);
const isWellFormed = (text) => !/\p{Surrogate}/u.test(text);

// What other readers of JSON or SD-JWT would take differently.
function checkFact(value, depth = 0) {
  if (depth > kMaxFactDepth) refuse(`a fact is nested more than ${kMaxFactDepth} levels deep`);
  if (typeof value === 'string' && !isWellFormed(value)) refuse('a fact holds half of a character pair');
  if (Array.isArray(value)) {
    for (const item of value) checkFact(item, depth + 1);
  } else if (value instanceof Map) {
    for (const [name, member] of value) {
      if (name === '_sd' || name === '...' || !isWellFormed(name)) {
        refuse('a fact holds a member that SD-JWT reserves');
      }
      checkFact(member, depth + 1);
    }
  }
}

/// "2026-03-02T12:00:00.000Z" as milliseconds since 1970; null for anything else.
export function parseUtc(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/.test(text)) return null;
  const time = Date.parse(text);
  // Date rolls some impossible days over to the next month.
  if (Number.isNaN(time) || new Date(time).toISOString() !== text) return null;
  const year = Number(text.slice(0, 4));
  return year >= 1900 && year <= 2200 ? time : null;
}

// The object or array of one spelling that base64url text holds.
function decodeJson(encoded, why) {
  const bytes = fromBase64url(encoded);
  if (bytes === null) refuse('not valid base64');
  const text = decodeUtf8(bytes);
  const value = text === null ? undefined : parseJson(text);
  if (value === undefined || writeJson(value) !== text) refuse(why);
  return { text, value };
}

function readKid(encoded) {
  const { text, value } = decodeJson(encoded, 'the header is not compact JSON');
  const kid = value instanceof Map ? value.get('kid') : undefined;
  const isKid = typeof kid === 'string' && fromBase64url(kid)?.length === kDigestBytes;
  if (!isKid || text !== `{"alg":"ES256","kid":"${kid}","typ":"redress-entry+sd-jwt"}`) {
    refuse('the header is not alg ES256, kid and typ');
  }
  return kid;
}

function takeString(payload, name) {
  const value = payload.get(name);
  payload.delete(name);
  return typeof value === 'string' ? value : '';
}

function takeDigests(payload) {
  if (!payload.has('_sd') && !payload.has('_sd_alg')) return [];
  const texts = payload.get('_sd');
  payload.delete('_sd');
  if (takeString(payload, '_sd_alg') !== 'sha-256' || !Array.isArray(texts) || texts.length === 0) {
    refuse('the digests are not SHA-256');
  }
  let previous = '';
  for (const text of texts) {
    const isDigest = typeof text === 'string' && fromBase64url(text)?.length === kDigestBytes;
    if (!isDigest || text <= previous) refuse('the digests are malformed or not ascending');
    previous = text;
  }
  return texts;
}

function readPayload(payload) {
  const act = takeString(payload, 'act');
  const id = takeString(payload, 'jti');
  const at = parseUtc(takeString(payload, 'at'));
  const hasCase = payload.has('case');
  const caseNumber = takeString(payload, 'case');
  if (!isToken(act) || !isToken(id) || at === null || (hasCase && !isToken(caseNumber))) {
    refuse('act, jti, at or case is missing or malformed');
  }
  const digests = takeDigests(payload);
  for (const [name, value] of payload) {
    if (!isFactName(name)) refuse(`"${name}" is not the name of a fact`);
    checkFact(value);
  }
  return { act, id, at, caseNumber, digests, facts: payload };
}

function readJwt(jwt) {
  if (jwt.length > kMaxEntryBytes) refuse(`${jwt.length} bytes are too many`);
  const first = jwt.indexOf('.');
  const last = jwt.lastIndexOf('.');
  if (first < 0 || last === first) refuse('not three parts');
  const signature = fromBase64url(jwt.slice(last + 1));
  if (signature?.length !== kSignatureBytes) refuse('the signature is not base64url of its size');
  const kid = readKid(jwt.slice(0, first));
  // A third dot would stay inside the payload, where base64url refuses it.
  const { value } = decodeJson(jwt.slice(first + 1, last), 'the payload is not compact JSON with sorted members');
  if (!(value instanceof Map)) refuse('the payload is not an object');
  return { ...readPayload(value), kid, signed: jwt.slice(0, last), signature };
}

function readDisclosure(encoded) {
  if (encoded.length > kMaxDisclosureBytes) refuse(`${encoded.length} bytes are too many`);
  const { value: parts } = decodeJson(encoded, 'not a compact JSON array');
  const isTriple = Array.isArray(parts) && parts.length === 3;
  if (!isTriple || typeof parts[0] !== 'string' || typeof parts[1] !== 'string') {
    refuse('not salt, name and value');
  }
  const [salt, name, value] = parts;
  if (!(fromBase64url(salt)?.length >= kSaltBytes)) refuse('the salt is too short');
  if (!isFactName(name)) refuse('the name is not one of a fact');
  checkFact(value);
  return { name, value, digest: base64url(sha256(utf8(encoded))) };
}

function readPresentation(bytes) {
  const text = binary(bytes);
  if (bytes.length > kMaxPresentationBytes || !text.endsWith('~')) {
    refuse(`a presentation ends with "~" and has at most ${kMaxPresentationBytes} bytes`);
  }
  const [jwt, ...encoded] = text.slice(0, -1).split('~');
  const entry = { jwt, ...readJwt(jwt), disclosures: [] };
  const digests = new Set(entry.digests);
  const names = new Set(entry.facts.keys());
  for (const each of encoded) {
    const disclosure = readDisclosure(each);
    if (!digests.has(disclosure.digest)) {
      refuse(`the disclosure "${disclosure.name}" does not belong to the entry`);
    }
    if (names.has(disclosure.name)) refuse(`the fact "${disclosure.name}" stands twice`);
    names.add(disclosure.name);
    entry.disclosures.push(disclosure);
  }
  return entry;
}

/// { entry } with jwt, kid, act, id, at (milliseconds), caseNumber, digests, facts, disclosures; or
/// { error } for anything but what the center's program writes. The signature is for entryHolds.
export function parsePresentation(bytes) {
  try {
    return { entry: readPresentation(bytes) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { error: `not an entry of this format: ${error.message}` };
  }
}

export const entryHolds = (entry, key) => p256Holds(key, fromBinary(entry.signed), entry.signature);
