// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node flips.mjs FILE STEP: flips one bit of every STEP-th byte of a dossier (all eight bits of each byte where STEP is 1)
// and lets the modules of verify.html judge it. Prints {"flipped": N}; a flip that nobody noticed is printed and ends it with 1.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { verifyDossier } from '../../../resources/judge/src/dossier.js';
import { NotADossier } from '../../../resources/judge/src/findings.js';

globalThis.crypto ??= webcrypto;

const [path, stepText] = process.argv.slice(2);
const step = Number(stepText);
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
  const masks = step === 1 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << Math.floor(at / step) % 8];
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
