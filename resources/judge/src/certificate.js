// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Certificates: what they say, and whether one holds at a moment.
import { base64, base64url, equal, fromBase64, hex } from './bytes.js';
import { DerReader, isStrictDer, kContext0, kInteger, kSequence, parseTime } from './der.js';
import { p256Key } from './keys.js';
import { Certificate as Library, sha256 } from './libraries.js';

export const kMaxCertificateBytes = 64 * 1024;
const kPemLine = 64;
const kBegin = '-----BEGIN CERTIFICATE-----';
const kEnd = '-----END CERTIFICATE-----';

const kCommonName = '2.5.4.3';
const kOrganization = '2.5.4.10';
const kSubjectKeyId = '2.5.29.14';
const kKeyUsage = '2.5.29.15';
const kAlternativeName = '2.5.29.17';
const kBasicConstraints = '2.5.29.19';
const kAuthorityKeyId = '2.5.29.35';
// A critical extension that is not understood forbids the certificate (RFC 5280 4.2).
const kUnderstood = new Set([kKeyUsage, kAlternativeName, kBasicConstraints, '2.5.29.37', '2.5.29.32', '2.5.29.31']);

const kMayCertify = 5; // bit of keyUsage

// The parts of a certificate that are compared byte for byte, or read more strictly than a library
// does.
export function readRaw(der) {
  const outer = new DerReader(der).next(kSequence);
  const certificate = outer && new DerReader(outer.content);
  const tbs = certificate?.next(kSequence);
  if (!tbs) return null;
  const algorithm = certificate.next(kSequence);
  const fields = new DerReader(tbs.content);
  let serial = fields.next();
  let version = 1;
  if (serial?.tag === kContext0) {
    version = serial.content[2] + 1;
    serial = fields.next(kInteger);
  }
  const inside = fields.next(kSequence);
  const issuer = fields.next(kSequence);
  const validity = fields.next(kSequence);
  const subject = fields.next(kSequence);
  const spki = fields.next(kSequence);
  if (!serial || !algorithm || !inside || !issuer || !validity || !subject || !spki) return null;
  const times = new DerReader(validity.content);
  const [from, to] = [times.next(), times.next()];
  if (!from || !to || !times.atEnd) return null;
  return {
    version,
    serial: serial.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    spki: spki.whole,
    from: parseTime(from),
    to: parseTime(to),
    algorithmsAgree: equal(algorithm.whole, inside.whole),
  };
}

export class Certificate {
  /// Exactly one certificate in DER with a P-256 key; null for anything else.
  static async fromDer(der) {
    if (der.length > kMaxCertificateBytes || !isStrictDer(der)) return null;
    const certificate = new Certificate();
    certificate.der = der;
    certificate.raw = readRaw(der);
    if (certificate.raw === null) return null;
    try {
      certificate.library = Library.fromBER(der.slice().buffer);
    } catch {
      return null;
    }
    certificate.key = await p256Key(certificate.raw.spki);
    return certificate.key === null ? null : certificate;
  }

  /// Base64url of SHA-256 over the DER: the name of its file, and the `kid` of acts.
  get thumbprint() {
    this.cachedThumbprint ??= base64url(sha256(this.der));
    return this.cachedThumbprint;
  }

  get pem() {
    const lines = base64(this.der).match(new RegExp(`.{1,${kPemLine}}`, 'g'));
    return `${kBegin}\n${lines.join('\n')}\n${kEnd}\n`;
  }

  get commonName() {
    return this.#subject(kCommonName);
  }

  get organization() {
    return this.#subject(kOrganization);
  }

  #subject(type) {
    const found = this.library.subject.typesAndValues.find((each) => each.type === type);
    return found ? String(found.value.valueBlock.value) : '';
  }

  extension(id) {
    return (this.library.extensions ?? []).find((each) => each.extnID === id);
  }
}

/// The one certificate of a PEM text ("binary" or plain), whatever stands around it: { certificate }
/// or { error }.
export async function certificateFromPem(pem) {
  const first = pem.indexOf(kBegin);
  const last = pem.indexOf(kEnd);
  const isOne = pem.split(kBegin).length === 2 && pem.split(kEnd).length === 2;
  if (first < 0 || last < first || !isOne) return { error: 'not exactly one certificate in PEM' };
  const der = fromBase64(pem.slice(first + kBegin.length, last).replace(/[\r\n]/g, ''));
  if (der === null) return { error: 'not valid base64' };
  const certificate = await Certificate.fromDer(der);
  return certificate ? { certificate } : { error: 'not exactly one certificate in canonical DER with a P-256 key' };
}

export const bits = (extension) => {
  const { valueHexView, unusedBits } = extension.parsedValue.valueBlock;
  return (bit) => bit < valueHexView.length * 8 - unusedBits && Boolean(valueHexView[bit >> 3] & (0x80 >> (bit & 7)));
};

/// Whether the key may be used for that: a certificate that names no use allows all.
export const keyUsageAllows = (certificate, bit) => {
  const usage = certificate.extension(kKeyUsage);
  return !usage || bits(usage)(bit);
};

/// A critical extension that is not understood forbids the certificate.
export const understands = (extension) => !extension.critical || kUnderstood.has(extension.extnID);

const mayCertify = (certificate) => keyUsageAllows(certificate, kMayCertify);

const isAuthority = (certificate) => {
  const constraints = certificate.extension(kBasicConstraints);
  return Boolean(constraints?.parsedValue?.cA);
};

const keyId = (extension) => hex(extension.parsedValue.valueBlock.valueHexView);
const authorityKeyId = (extension) => {
  const id = extension.parsedValue.keyIdentifier;
  return id ? hex(id.valueBlock.valueHexView) : null;
};

// RFC 5280 for one certificate of a chain; what is wrong, or null.
function faultOf(certificate, isRoot) {
  const { raw } = certificate;
  const extensions = certificate.library.extensions ?? [];
  const ids = extensions.map((each) => each.extnID);
  if (new Set(ids).size !== ids.length) return 'an extension stands twice';
  if (extensions.some((each) => each.parsedValue?.parsingError)) return 'an extension is malformed';
  if (!extensions.every(understands)) {
    return 'unhandled critical extension';
  }
  if (raw.version < 3) return extensions.length > 0 ? 'extensions in an old version' : isRoot ? 'invalid CA certificate' : null;
  if (!raw.algorithmsAgree) return 'the signature algorithms differ';
  const constraints = certificate.extension(kBasicConstraints);
  const authority = isAuthority(certificate);
  if (isRoot && !authority) return 'invalid CA certificate';
  if (constraints?.parsedValue?.pathLenConstraint !== undefined && (!authority || !mayCertify(certificate))) {
    return 'a path length without the right to certify';
  }
  if (authority && !constraints.critical) return 'Basic Constraints of CA cert not marked critical';
  if (authority && !certificate.extension(kKeyUsage)) return 'CA cert does not include key usage extension';
  if (!authority && certificate.extension(kKeyUsage) && mayCertify(certificate)) {
    return 'key usage keyCertSign invalid for non-CA cert';
  }
  for (const id of [kAuthorityKeyId, kSubjectKeyId]) {
    if (certificate.extension(id)?.critical) return 'a key identifier is marked critical';
  }
  const authorityId = certificate.extension(kAuthorityKeyId);
  if (!isRoot && (!authorityId || authorityKeyId(authorityId) === null)) return 'Missing Authority Key Identifier';
  if (authority && !certificate.extension(kSubjectKeyId)) return 'Missing Subject Key Identifier';
  return null;
}

function issuerFault(certificate, root) {
  if (!equal(certificate.raw.issuer, root.raw.subject)) return 'unable to get local issuer certificate';
  const named = certificate.extension(kAuthorityKeyId);
  const own = root.extension(kSubjectKeyId);
  if (named && own && authorityKeyId(named) !== null && authorityKeyId(named) !== keyId(own)) {
    return 'unable to get local issuer certificate';
  }
  return mayCertify(root) ? null : 'the root may not certify';
}

async function isSignedBy(certificate, issuer) {
  try {
    return await certificate.library.verify(issuer.library);
  } catch {
    return false;
  }
}

/// Chains to one root, for many moments and few certificates: the signature of a chain is checked
/// once, its days each time.
export class ChainCheck {
  #root;
  #faults = new Map(); // by thumbprint; null: holds within its days

  constructor(root) {
    this.#root = root;
  }

  /// null when `certificate` chains to the root and both are valid at `seconds` since 1970;
  /// otherwise what fails.
  async faultAt(certificate, seconds) {
    const { thumbprint } = certificate;
    if (!this.#faults.has(thumbprint)) this.#faults.set(thumbprint, await this.#lastingFault(certificate));
    const lasting = this.#faults.get(thumbprint);
    if (lasting !== null) return lasting;
    for (const { raw } of [certificate, this.#root]) {
      if (raw.from === null || raw.to === null) return 'the certificate names no days';
      if (seconds < raw.from) return 'certificate is not yet valid';
      if (seconds > raw.to) return 'certificate has expired';
    }
    return null;
  }

  async #lastingFault(certificate) {
    const root = this.#root;
    if (!equal(root.raw.issuer, root.raw.subject)) return 'the root was issued by somebody else';
    if (!(await isSignedBy(root, root))) return 'the root did not sign itself';
    if (equal(certificate.der, root.der)) return null;
    const fault = issuerFault(certificate, root) ?? faultOf(certificate, false) ?? faultOf(root, true);
    if (fault !== null) return fault;
    return (await isSignedBy(certificate, root)) ? null : 'certificate signature failure';
  }
}
