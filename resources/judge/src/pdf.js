// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signature inside a PDF: one over the whole file, in one spelling (resources/help/pdf.md).
import { binary } from './bytes.js';
import { DerReader, kSequence } from './der.js';
import { Findings } from './findings.js';
import { hashRanges } from './hashing.js';

const kRoom = 12 * 1024; // bytes of a signature; in the file hexadecimal, with zeros behind
const kHoleBytes = 2 * kRoom + 2;
const kRangeMark = '/ByteRange [';
const kHoleMark = ' /Contents <';
const kDateMark = '/M (D:';
const kRangeBytes = 14 + 3 * 12; // three numbers of at most eleven digits
// The dictionary around the hole, in front and behind.
const kFrontBytes = 128;
const kBehindBytes = 512;
const kStep = 1024 * 1024;

class NoSignature extends Error {}

function refuse(why) {
  throw new NoSignature(why);
}

const byteRange = (hole, after, size) =>
  `${`/ByteRange [ 0 ${hole} ${after} ${size - after}`.padEnd(kRangeBytes)} ]`;

/// Where the mark of a signature stands, at most two places.
async function marksIn(pdf) {
  const found = [];
  for (let at = 0; at < pdf.size && found.length < 2; at += kStep) {
    const text = binary(await pdf.read(at, Math.min(kStep + kRangeMark.length - 1, pdf.size - at)));
    let place = text.indexOf(kRangeMark);
    for (; place >= 0 && place < kStep && found.length < 2; place = text.indexOf(kRangeMark, place + 1)) {
      found.push(at + place);
    }
  }
  return found;
}

export const hasPdfSignature = async (pdf) => (await marksIn(pdf)).length > 0;

// The signature at the beginning of the hole; behind it only zeros.
function signatureIn(text) {
  if (!/^[0-9a-f]*$/.test(text)) refuse('the signature in the file is not hexadecimal');
  const room = new Uint8Array(kRoom);
  for (let i = 0; i < kRoom; ++i) room[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  const signature = new DerReader(room).next(kSequence)?.whole;
  if (!signature) refuse('the DER structure is cut or not what was expected');
  if (room.subarray(signature.length).some((byte) => byte !== 0)) {
    refuse('something stands behind the signature in its place');
  }
  return signature;
}

// "20260303120000" in UTC as seconds since 1970, or null.
function parseDate(text) {
  if (!/^[0-9]{14}$/.test(text)) return null;
  const iso = text.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? null : time / 1000;
}

// { hole, after, signature, seconds }; refuses unless there is exactly one signature, its hole is the
// one gap of its range, and the range begins and ends with the file.
async function findSignature(pdf) {
  const marks = await marksIn(pdf);
  if (marks.length !== 1) refuse('it carries more than one signature');
  const [mark] = marks;
  const front = binary(await pdf.read(mark, Math.min(kFrontBytes, pdf.size - mark)));
  const hole = mark + byteRange(0, 0, 0).length + kHoleMark.length - 1;
  const after = hole + kHoleBytes;
  if (after > pdf.size) refuse('the place of the signature is cut off');
  if (!front.startsWith(byteRange(hole, after, pdf.size) + kHoleMark)) {
    refuse('the signature is not over the whole file');
  }
  const text = binary(await pdf.read(hole, kHoleBytes));
  if (!text.endsWith('>')) refuse('the place of the signature does not end');
  const signature = signatureIn(text.slice(1, -1));
  const behind = binary(await pdf.read(after, Math.min(kBehindBytes, pdf.size - after)));
  const date = behind.indexOf(kDateMark);
  const start = date + kDateMark.length;
  const seconds = date < 0 ? null : parseDate(behind.slice(start, start + 14));
  if (seconds === null) refuse('the time of the signature is missing or malformed');
  return { hole, after, signature, seconds };
}

/// As SignatureCheck.check, for a PDF that has the mark of a signature; besides its findings
/// "pdf.signature" where the file does not hold one signature over all of it.
export async function checkPdf(pdf, signatures, subject) {
  try {
    const { hole, after, signature, seconds } = await findSignature(pdf);
    const digest = await hashRanges(pdf, [[0, hole], [after, pdf.size]]);
    return await signatures.check(signature, digest, subject, seconds);
  } catch (error) {
    if (!(error instanceof NoSignature)) throw error;
    const findings = new Findings();
    findings.broken('pdf.signature', subject, error.message);
    return { findings, signer: null, seconds: null };
  }
}
