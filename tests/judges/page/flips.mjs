// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node flips.mjs FILE STEP BITS: flips bits of every STEP-th byte of a dossier, BITS (1 or 8) of each, one at a time, and lets
// the modules of verify.html judge it. Prints {"flipped": N}; a flip that nobody noticed is printed and ends it with 1.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { verifyDossier } from '../../../resources/judge/src/dossier.js';
import { NotADossier } from '../../../resources/judge/src/findings.js';

globalThis.crypto ??= webcrypto;

const [path, ...numbers] = process.argv.slice(2);
const [step, bits] = numbers.map(Number);
const bytes = new Uint8Array(readFileSync(path));
const source = { size: bytes.length, read: async (offset, count) => bytes.slice(offset, offset + count) };

async function isNoticed() {
  try {
    return !(await verifyDossier(source)).findings.isIntact;
  } catch (error) {
    if (error instanceof NotADossier) return true;
    throw error;
  }
}

let flipped = 0;
for (let at = 0; at < bytes.length; at += step) {
  const masks = bits === 8 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << Math.floor(at / step) % 8];
  for (const mask of masks) {
    bytes[at] ^= mask;
    ++flipped;
    if (!(await isNoticed())) {
      console.log(`byte ${at}, mask ${mask}`);
      process.exit(1);
    }
    bytes[at] ^= mask;
  }
}
if (await isNoticed()) {
  console.log('the dossier did not hold before anything was flipped');
  process.exit(1);
}
console.log(JSON.stringify({ flipped }));
