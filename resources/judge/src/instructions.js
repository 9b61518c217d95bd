// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files that are the same in every dossier of a version. Whoever writes a dossier puts their
// digests into the page: { "VERIFY.txt": [hex …], "verify.sh": [hex …], "verify.html": hex }. A page
// cannot hold its own digest, so its is taken with the 64 digits of that very digest set to zero.
import { binary, fromBinary, hex } from './bytes.js';
import { sha256 } from './hashing.js';
import { kVerifyPage } from './layout.js';

let known = {};

export function setKnownTexts(digests) {
  known = digests;
}

export async function isKnownText(name, bytes) {
  const digests = known[name] ?? [];
  if (name !== kVerifyPage) return digests.includes(hex(await sha256(bytes)));
  const text = binary(bytes);
  for (const digest of digests) {
    if (hex(await sha256(fromBinary(text.replace(digest, '0'.repeat(64))))) === digest) return true;
  }
  return false;
}
