// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges presentations of ledger entries with @sd-jwt/core, which is not ours.
//
// It reads one JSON request, {"items":[{"name","presentation","key":PEM,"kid","claims":{…}}]}, and prints a line for each
// item: "PASS name" or "FAIL name: reason". An item passes when the signature holds and the disclosed payload is `claims`.
// It ends with 0 when all pass, 1 when one fails, 2 when the request cannot be read.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { SDJwtInstance } from '@sd-jwt/core';

const hasher = (data, algorithm) => {
  if (algorithm !== 'sha-256') throw new Error(`unknown digest ${algorithm}`);
  return new Uint8Array(createHash('sha256').update(Buffer.from(data)).digest());
};

async function judge(item) {
  const key = createPublicKey(item.key);
  const instance = new SDJwtInstance({
    hasher,
    hashAlg: 'sha-256',
    verifier: (data, signature) =>
      verify('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')),
  });
  const { payload, header } = await instance.verify(item.presentation);
  const expected = { alg: 'ES256', kid: item.kid, typ: 'redress-entry+sd-jwt' };
  if (!isDeepStrictEqual({ ...header }, expected)) throw new Error(`the header is ${JSON.stringify(header)}`);
  if (!isDeepStrictEqual(payload, item.claims)) throw new Error(`it shows ${JSON.stringify(payload)}`);
}

let items;
try {
  ({ items } = JSON.parse(readFileSync(process.argv[2], 'utf8')));
} catch (error) {
  console.error(`couldn't read the request: ${error.message}`);
  process.exit(2);
}
for (const item of items) {
  try {
    await judge(item);
    console.log(`PASS ${item.name}`);
  } catch (error) {
    console.log(`FAIL ${item.name}: ${error.message}`);
    process.exitCode = 1;
  }
}
