// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node pkijs.mjs FOLDER NAME…: whether pkijs accepts the signature of each unpacked dossier FOLDER/NAME as a whole (content,
// signer, chain to trust/root.pem at the moment of signing), a line each: "NAME pkijs=yes".
import { existsSync, readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';

globalThis.crypto ??= webcrypto;
const { Certificate, ContentInfo, SignedData } = await import('../../../resources/judge/node_modules/pkijs/build/index.js');

const kFiles = ['META-INF/signature001.p7s', 'META-INF/ASiCManifest001.xml', 'trust/root.pem'];
const plain = (bytes) => Uint8Array.from(bytes).buffer;

async function accepts(folder, checkDate) {
  const [seal, list, pem] = kFiles.map((name) => readFileSync(join(folder, name)));
  const body = /-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem.toString('latin1'))[1];
  const root = Certificate.fromBER(plain(Buffer.from(body, 'base64')));
  const content = ContentInfo.fromBER(plain(seal));
  const signed = new SignedData({ schema: content.content });
  return signed.verify({ signer: 0, data: plain(list), trustedCerts: [root], checkChain: true, checkDate });
}

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  const unpacked = join(folder, name);
  let answer = '-';
  if (kFiles.every((file) => existsSync(join(unpacked, file)))) {
    const seconds = Number(readFileSync(join(folder, `${name}.time`), 'utf8'));
    const accepted = await accepts(unpacked, new Date(seconds * 1000)).catch(() => false);
    answer = accepted ? 'yes' : 'no';
  }
  console.log(`${name} pkijs=${answer}`);
}
