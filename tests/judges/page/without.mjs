// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node without.mjs GOOD BAD: the modules of verify.html where the browser has no Ed25519. GOOD must hold; BAD, whose ledger's
// signature is wrong, must be refused for that. Ends with 1 otherwise.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { verifyDossier } from '../../../resources/judge/src/dossier.js';

globalThis.crypto ??= webcrypto;
const importKey = crypto.subtle.importKey.bind(crypto.subtle);
let asked = 0;
crypto.subtle.importKey = (format, data, algorithm, ...rest) => {
  if (algorithm !== 'Ed25519') return importKey(format, data, algorithm, ...rest);
  ++asked;
  return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
};

async function codesOf(path) {
  const bytes = new Uint8Array(readFileSync(path));
  const source = { size: bytes.length, read: async (offset, count) => bytes.slice(offset, offset + count) };
  const { findings } = await verifyDossier(source);
  return findings.list.filter(({ verdict }) => verdict === 'broken').map(({ code }) => code);
}

const [good, bad] = await Promise.all(process.argv.slice(2).map(codesOf));
console.log(JSON.stringify({ asked, good, bad }));
if (asked === 0 || good.length > 0 || !bad.includes('dossier.checkpoint')) process.exitCode = 1;
