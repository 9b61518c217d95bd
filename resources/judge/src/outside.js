// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Certificates and signatures of somebody who is not of the center: RSA and ECDSA, of any authority.
import { base64, binary, concat, equal, fingerprint, fromBase64 } from './bytes.js';
import { bits, keyUsageAllows, kMaxCertificateBytes, readRaw, understands } from './certificate.js';
import { DerReader, isStrictDer, kInteger, kObjectId, kSequence } from './der.js';
import { Certificate as Library, sha256 } from './libraries.js';

const kPemLine = 64;
const kMinRsaBits = 2048; // 112 bits of strength
const kMaxChain = 10;

const kCommonName = '2.5.4.3';
const kOrganization = '2.5.4.10';
const kKeyUsage = '2.5.29.15';
const kBasicConstraints = '2.5.29.19';
const kAuthorityKeyId = '2.5.29.35';
const kSubjectKeyId = '2.5.29.14';
const kExtendedUsage = '2.5.29.37';
const kTimeStamping = '1.3.6.1.5.5.7.3.8';

const kMayCertify = 5; // bits of keyUsage
const kMaySignLists = 6;
const kMaySign = [0, 1];

/// Signature algorithms by the content of their object identifiers, in hexadecimal.
const kAlgorithms = new Map([
  ['2a864886f70d01010b', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }],
  ['2a864886f70d01010c', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' }],
  ['2a864886f70d01010d', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }],
  ['2a8648ce3d040302', { name: 'ECDSA', hash: 'SHA-256' }],
  ['2a8648ce3d040303', { name: 'ECDSA', hash: 'SHA-384' }],
  ['2a8648ce3d040304', { name: 'ECDSA', hash: 'SHA-512' }],
]);
const kCurves = new Map([
  ['2a8648ce3d030107', { namedCurve: 'P-256', bytes: 32 }],
  ['2b81040022', { namedCurve: 'P-384', bytes: 48 }],
  ['2b81040023', { namedCurve: 'P-521', bytes: 66 }],
]);

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/// { name, hash } of an AlgorithmIdentifier, or undefined for one that is too weak or not known.
export function algorithmOf(identifier) {
  const id = new DerReader(identifier.content).next(kObjectId);
  return id ? kAlgorithms.get(hexOf(id.content)) : undefined;
}

function curveOf(spki) {
  const outer = new DerReader(spki).next(kSequence);
  const algorithm = outer && new DerReader(outer.content).next(kSequence);
  const fields = algorithm && new DerReader(algorithm.content);
  fields?.next(kObjectId);
  const curve = fields?.next(kObjectId);
  return curve ? kCurves.get(hexOf(curve.content)) : undefined;
}

// r and s, each of a fixed length; null unless they are written in strict DER.
function rawSignature(der, length) {
  const outer = new DerReader(der);
  const sequence = outer.next(kSequence);
  if (!sequence?.isShortest || !outer.atEnd) return null;
  const fields = new DerReader(sequence.content);
  const numbers = [fields.next(kInteger), fields.next(kInteger)];
  if (!fields.atEnd) return null;
  const padded = numbers.map((number) => {
    const content = number?.content ?? new Uint8Array();
    const isPadded = content[0] === 0 && !(content[1] & 0x80);
    if (!number?.isShortest || content.length === 0 || content[0] & 0x80 || isPadded) return null;
    const digits = content[0] === 0 ? content.subarray(1) : content;
    return digits.length > length ? null : concat([new Uint8Array(length - digits.length), digits]);
  });
  return padded.includes(null) ? null : concat(padded);
}

/// Whether the key made the signature over the message, and is not too small.
export async function outsideHolds(spki, algorithm, message, signature) {
  try {
    if (algorithm?.name === 'ECDSA') {
      const curve = curveOf(spki);
      const raw = curve ? rawSignature(signature, curve.bytes) : null;
      if (raw === null) return false;
      const key = await crypto.subtle.importKey('spki', spki, { ...algorithm, ...curve }, false, ['verify']);
      return await crypto.subtle.verify(algorithm, key, raw, message);
    }
    if (algorithm === undefined) return false;
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, key, signature, message);
  } catch {
    return false; // no key of this kind
  }
}

async function isStrongEnough(spki) {
  if (curveOf(spki)) return true;
  try {
    const { hash } = kAlgorithms.values().next().value;
    const key = await crypto.subtle.importKey('spki', spki, { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['verify']);
    return key.algorithm.modulusLength >= kMinRsaBits;
  } catch {
    return false;
  }
}

/// The content of a signed structure (certificate, list of revoked ones): { signed, algorithm,
/// signature }, or null.
export function readSigned(der) {
  const outer = new DerReader(der).next(kSequence);
  const fields = outer && new DerReader(outer.content);
  const [signed, algorithm, signature] = [fields?.next(kSequence), fields?.next(kSequence), fields?.next(0x03)];
  if (!signature || !fields.atEnd || signature.content[0] !== 0) return null;
  return { signed, algorithm, signature: signature.content.subarray(1) };
}

export class OutsideCertificate {
  /// Exactly one certificate in DER, with any kind of key; null for anything else.
  static fromDer(der) {
    if (der.length > kMaxCertificateBytes || !isStrictDer(der)) return null;
    const certificate = new OutsideCertificate();
    certificate.der = der;
    certificate.raw = readRaw(der);
    certificate.parts = readSigned(der);
    if (certificate.raw === null || certificate.parts === null) return null;
    try {
      certificate.library = Library.fromBER(der.slice().buffer);
    } catch {
      return null;
    }
    return certificate;
  }

  /// The one certificate of a PEM text ("binary"), or null.
  static fromPem(pem) {
    const parts = /^[^]*?-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----[^]*$/.exec(pem);
    if (!parts || pem.split('-----BEGIN CERTIFICATE-----').length !== 2) return null;
    const der = fromBase64(parts[1].replace(/[\r\n]/g, ''));
    return der === null ? null : OutsideCertificate.fromDer(der);
  }

  get pem() {
    const lines = base64(this.der).match(new RegExp(`.{1,${kPemLine}}`, 'g'));
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }

  get name() {
    const said = (type) => this.library.subject.typesAndValues.find((each) => each.type === type);
    const found = said(kCommonName) ?? said(kOrganization);
    return found ? String(found.value.valueBlock.value) : '';
  }

  get fingerprint() {
    return fingerprint(sha256(this.der));
  }

  extension(id) {
    return (this.library.extensions ?? []).find((each) => each.extnID === id);
  }

  get isAuthority() {
    return keyUsageAllows(this, kMayCertify) && Boolean(this.extension(kBasicConstraints)?.parsedValue?.cA);
  }

  get maySignLists() {
    return keyUsageAllows(this, kMaySignLists);
  }

  isSignedBy(issuer) {
    const { signed, algorithm, signature } = this.parts;
    return outsideHolds(issuer.raw.spki, algorithmOf(algorithm), signed.whole, signature);
  }

  /// Issued by itself, and allowed to issue others: what can be trusted as a root.
  async isRoot() {
    return equal(this.raw.issuer, this.raw.subject) && this.isAuthority && (await this.isSignedBy(this));
  }
}

function stampsTimeOnly(certificate) {
  const usage = certificate.extension(kExtendedUsage);
  const purposes = usage?.parsedValue?.keyPurposes;
  return usage?.critical && purposes?.length === 1 && purposes[0] === kTimeStamping;
}

// Only for signing, where a use is named at all.
function isForSigning(certificate) {
  const usage = certificate.extension(kKeyUsage);
  if (!usage) return true;
  const allows = bits(usage);
  const allowed = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter(allows);
  return allowed.length > 0 && allowed.every((bit) => kMaySign.includes(bit));
}

const idText = (octets) => binary(octets.valueBlock.valueHexView);

function isIssuedBy(certificate, issuer) {
  if (!equal(certificate.raw.issuer, issuer.raw.subject) || !keyUsageAllows(issuer, kMayCertify)) return false;
  const named = certificate.extension(kAuthorityKeyId)?.parsedValue?.keyIdentifier;
  const own = issuer.extension(kSubjectKeyId)?.parsedValue;
  return !named || !own || idText(named) === idText(own);
}

// From the certificate to one of the roots, or null.
async function pathToRoot(certificate, others, roots) {
  const path = [certificate];
  const isHere = (each) => path.some((one) => equal(one.der, each.der));
  while (path.length <= kMaxChain) {
    const last = path.at(-1);
    if (roots.some((root) => equal(root.der, last.der))) return path;
    const issues = (each) => isIssuedBy(last, each) && !isHere(each);
    const next = roots.find(issues) ?? others.find(issues);
    if (!next || !(await last.isSignedBy(next))) return null;
    path.push(next);
  }
  return null;
}

async function faultOfPath(path) {
  for (const [i, certificate] of path.entries()) {
    const extensions = certificate.library.extensions ?? [];
    if (!extensions.every(understands)) return 'unhandled critical extension';
    if (i > 0 && !certificate.isAuthority) return 'invalid CA certificate';
    const limit = certificate.extension(kBasicConstraints)?.parsedValue?.pathLenConstraint;
    if (i > 1 && typeof limit === 'number' && i - 1 > limit) return 'path length constraint exceeded';
    if (!(await isStrongEnough(certificate.raw.spki))) return 'key too weak';
  }
  return null;
}

/// Whether `certificate` may stamp time (RFC 3161 2.3) and leads through `others` to one of `roots`,
/// all of them valid at `milliseconds`: { path } from the certificate to the root, or { fault } as in
/// "time.purpose", "time.expired", "time.chain", and { reason }.
export async function timeStampChain(certificate, others, roots, milliseconds) {
  if (!stampsTimeOnly(certificate)) {
    return { fault: 'purpose', reason: 'its certificate is not made for time stamps, and for them alone' };
  }
  const path = await pathToRoot(certificate, others, roots);
  if (path === null) return { fault: 'chain', reason: 'it does not lead to a root that is trusted' };
  if (!isForSigning(certificate)) return { fault: 'purpose', reason: 'its key is for something else' };
  const fault = await faultOfPath(path);
  if (fault !== null) return { fault: 'chain', reason: fault };
  const seconds = Math.floor(milliseconds / 1000);
  const isValid = ({ raw }) => raw.from !== null && raw.to !== null && raw.from <= seconds && seconds <= raw.to;
  if (!path.every(isValid)) return { fault: 'expired', reason: 'a certificate was not valid then' };
  return { path };
}
