// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files a dossier has, and the texts that follow from the files alone.
import { base64, hex } from './bytes.js';

export const kMimetype = 'mimetype';
export const kMimetypeText = 'application/vnd.etsi.asic-e+zip'; // no line end
export const kReport = 'report.pdf';
export const kCustody = 'custody.jsonld';
export const kCertification = 'certification.txt';
export const kManifest = 'manifest-sha256.txt';
export const kVerifyText = 'VERIFY.txt';
export const kVerifyScript = 'verify.sh';
export const kVerifyPage = 'verify.html';
export const kRoot = 'trust/root.pem';
export const kPolicy = 'trust/policy';
export const kTreeHead = 'META-INF/tree-head.txt';
export const kAsicManifest = 'META-INF/ASiCManifest001.xml';
export const kCheckpointTime = 'META-INF/checkpoint.tst';
export const kSignature = 'META-INF/signature001.p7s';

export const kRequired = [
  kMimetype,
  kReport,
  kCustody,
  kCertification,
  kManifest,
  kVerifyText,
  kVerifyScript,
  kRoot,
  kPolicy,
  kTreeHead,
  kAsicManifest,
  kSignature,
];
// Dossiers of earlier versions have no page.
const kFixed = new Set([...kRequired, kVerifyPage]);

const kMaxEvidence = 9999n;
const kMaxIndexDigits = 18;

const numberedName = (kind, text, digits, first, last) => {
  if (text.length > kMaxIndexDigits || !/^[0-9]+$/.test(text)) return null;
  const number = BigInt(text);
  const isPlain = String(number).padStart(digits, '0') === text;
  return isPlain && number >= first && (last === null || number <= last) ? { kind, number } : null;
};

/// { kind, number, thumbprint }: kind is "unknown", "fixed", "entry", "proof", "evidence",
/// "evidence-signature", "certificate", "checkpoint-time", "time-root" or "time-list".
export function parseName(name) {
  const unknown = { kind: 'unknown' };
  if (kFixed.has(name)) return { kind: 'fixed' };
  let parts;
  if ((parts = /^entries\/([^]+)\.sd-jwt$/.exec(name))) return numberedName('entry', parts[1], 6, 0n, null) ?? unknown;
  if ((parts = /^META-INF\/([^]+)\.tlog-proof$/.exec(name))) return numberedName('proof', parts[1], 6, 0n, null) ?? unknown;
  if ((parts = /^signatures\/([^]+)\.p7s$/.exec(name))) {
    return numberedName('evidence-signature', parts[1], 3, 1n, kMaxEvidence) ?? unknown;
  }
  if ((parts = /^evidence\/([^.]*)\.([a-z0-9]{1,8})$/.exec(name))) {
    return numberedName('evidence', parts[1], 3, 1n, kMaxEvidence) ?? unknown;
  }
  if ((parts = /^trust\/certificates\/([A-Za-z0-9_-]{43})\.pem$/.exec(name))) {
    return { kind: 'certificate', thumbprint: parts[1] };
  }
  if (name === kCheckpointTime) return { kind: 'checkpoint-time' };
  if ((parts = /^trust\/tsa\/([A-Za-z0-9_-]{43})\.(pem|crl)$/.exec(name))) {
    return { kind: parts[2] === 'pem' ? 'time-root' : 'time-list', thumbprint: parts[1] };
  }
  return unknown;
}

export const entryName = (index) => `entries/${String(index).padStart(6, '0')}.sd-jwt`;
export const proofName = (index) => `META-INF/${String(index).padStart(6, '0')}.tlog-proof`;
export const certificateName = (thumbprint) => `trust/certificates/${thumbprint}.pem`;

/// manifest-sha256.txt covers everything outside META-INF but itself.
export const isInManifest = (name) => !name.startsWith('META-INF/') && name !== kManifest;
/// "hex  name\n", as sha256sum writes it.
export const manifestLine = (name, digest) => `${hex(digest)}  ${name}\n`;

/// `digests` is a Map of names in ascending order.
export function manifestText(digests) {
  let text = '';
  for (const [name, digest] of digests) {
    if (isInManifest(name)) text += manifestLine(name, digest);
  }
  return text;
}

/// ASiCManifest001.xml covers everything but itself, its signature and the mimetype.
export const isInAsicManifest = (name) =>
  name !== kMimetype && name !== kAsicManifest && name !== kSignature;

/// One DataObjectReference element; all begin alike, up to the name.
export const kAsicReferenceBegin = '  <asic:DataObjectReference URI="';
export const asicReference = (name, digest) =>
  `${kAsicReferenceBegin}${name}">\n` +
  '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\n' +
  `    <ds:DigestValue>${base64(digest)}</ds:DigestValue>\n` +
  '  </asic:DataObjectReference>\n';

export function asicManifestText(digests) {
  let text =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"' +
    ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n' +
    '  <asic:SigReference URI="META-INF/signature001.p7s"' +
    ' MimeType="application/pkcs7-signature"/>\n';
  for (const [name, digest] of digests) {
    if (isInAsicManifest(name)) text += asicReference(name, digest);
  }
  return `${text}</asic:ASiCManifest>\n`;
}
