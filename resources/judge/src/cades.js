// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// CAdES-B, detached, in one spelling only: what a signature says is found by position, and nothing is
// believed before the whole was written again and compared.
import { equal, fromBinary } from './bytes.js';
import { Certificate, ChainCheck } from './certificate.js';
import * as Der from './der.js';
import { Findings } from './findings.js';
import { p256HoldsDer } from './keys.js';
import { sha256 } from './libraries.js';

const kMaxSignatureBytes = 64 * 1024;
const kMaxCertificates = 8;

// Object identifiers, as complete DER elements.
const kSignedData = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02');
const kData = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01');
const kContentType = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03');
const kMessageDigest = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04');
const kSigningTime = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05');
const kSigningCertificateV2 = fromBinary('\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f');
const kSha256 = fromBinary('\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01');
const kEcdsaWithSha256 = fromBinary('\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02');
const kVersion1 = fromBinary('\x02\x01\x01');

const sequence = (...parts) => Der.element(Der.kSequence, parts);
const octets = (bytes) => Der.element(Der.kOctetString, [bytes]);
const attribute = (type, value) => sequence(type, Der.element(Der.kSet, [value]));

// The signed attributes; as a SET OF they are what is signed, with the tag [0] they travel. In a PDF
// (`seconds` is null) the time stands elsewhere.
const signedAttributes = (digest, seconds, signerDer) => [
  attribute(kContentType, kData),
  ...(seconds === null ? [] : [attribute(kSigningTime, Der.timeElement(seconds))]),
  attribute(kMessageDigest, octets(digest)),
  // ESSCertIDv2 with its default hash algorithm (SHA-256), which DER leaves out.
  attribute(kSigningCertificateV2, sequence(sequence(sequence(octets(sha256(signerDer)))))),
];

function contentInfo(signer, certificates, attributes, signature) {
  const digestAlgorithm = sequence(kSha256);
  const signerInfo = sequence(
    kVersion1,
    sequence(signer.raw.issuer, signer.raw.serial),
    digestAlgorithm,
    Der.setOf(Der.kContext0, attributes),
    sequence(kEcdsaWithSha256),
    octets(signature),
  );
  const signedData = sequence(
    kVersion1,
    Der.element(Der.kSet, [digestAlgorithm]),
    sequence(kData),
    Der.setOf(Der.kContext0, certificates),
    Der.element(Der.kSet, [signerInfo]),
  );
  return sequence(kSignedData, Der.element(Der.kContext0, [signedData]));
}

class Malformed extends Error {}

function need(item, why = 'the DER structure is cut or not what was expected') {
  if (!item) throw new Malformed(why);
  return item;
}

const inside = (item) => new Der.DerReader(item.content);

function readAttribute(item, parts) {
  const fields = inside(item);
  const type = need(fields.next(Der.kObjectId)).whole;
  const value = inside(need(fields.next(Der.kSet)));
  if (equal(type, kMessageDigest)) {
    parts.messageDigest = need(value.next(Der.kOctetString)).content;
  } else if (equal(type, kSigningTime)) {
    const time = need(value.next());
    const seconds = Der.parseTime(time);
    parts.seconds = seconds !== null && equal(Der.timeElement(seconds), time.whole) ? seconds : null;
  } else if (equal(type, kSigningCertificateV2)) {
    let step = value;
    for (let level = 0; level < 3; ++level) step = inside(need(step.next(Der.kSequence)));
    parts.certificateHash = need(step.next(Der.kOctetString)).content;
  }
}

function readParts(der) {
  const none = new Uint8Array();
  const parts = { certificates: [], messageDigest: none, certificateHash: none, seconds: null };
  const outer = inside(need(new Der.DerReader(der).next(Der.kSequence)));
  need(outer.next(Der.kObjectId));
  const tagged = inside(need(outer.next(Der.kContext0)));
  const fields = inside(need(tagged.next(Der.kSequence)));
  need(fields.next(Der.kInteger));
  need(fields.next(Der.kSet));
  need(fields.next(Der.kSequence));
  for (const each = inside(need(fields.next(Der.kContext0))); !each.atEnd; ) {
    parts.certificates.push(need(each.next(Der.kSequence)).whole);
    if (parts.certificates.length > kMaxCertificates) need(null, 'the signature carries too many certificates');
  }
  const signerInfos = inside(need(fields.next(Der.kSet)));
  const info = inside(need(signerInfos.next(Der.kSequence)));
  need(info.next(Der.kInteger));
  need(info.next(Der.kSequence));
  need(info.next(Der.kSequence));
  for (const each = inside(need(info.next(Der.kContext0))); !each.atEnd; ) {
    readAttribute(need(each.next(Der.kSequence)), parts);
  }
  need(info.next(Der.kSequence));
  parts.signature = need(info.next(Der.kOctetString)).content;
  return parts;
}

/// Checks one signature after another against one root.
export class SignatureCheck {
  #root;
  #known = new Map(); // by DER, "binary"

  constructor(root) {
    this.#root = root;
    this.chains = new ChainCheck(root);
  }

  /// { findings, signer, seconds }: the signer's certificate is null when the signature cannot be
  /// read. Findings "seal.…"; `subject` names the signature in them. A PDF tells the time outside of
  /// its signature: `claimed`, in seconds since 1970.
  async check(der, digest, subject, claimed = null) {
    const findings = new Findings();
    const broken = (what, detail) => findings.broken(`seal.${what}`, subject, detail);
    const unread = { findings, signer: null, seconds: null };
    let parts;
    try {
      need(der.length <= kMaxSignatureBytes, 'larger than any signature of ours');
      parts = readParts(der);
      need(claimed !== null || parts.seconds !== null, 'the signing time is missing or malformed');
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      broken('malformed', error.message);
      return unread;
    }
    const seconds = claimed ?? parts.seconds;
    const signer = await this.#signer(parts);
    if (signer === null) {
      broken('certificates', 'the certificate that the signature names is not in it');
      return { ...unread, seconds };
    }
    // Besides the signer there is the root and nobody else: what is not needed is not accepted.
    if (parts.certificates.length !== 2 || !parts.certificates.some((each) => equal(each, this.#root.der))) {
      broken('certificates', "the certificates are not the signer's and the trusted root alone");
    }
    const attributes = signedAttributes(parts.messageDigest, claimed === null ? seconds : null, signer.der);
    if (!equal(contentInfo(signer, parts.certificates, attributes, parts.signature), der)) {
      broken('not-canonical', 'the signature is not written as this format writes it');
    }
    if (!equal(parts.messageDigest, digest)) broken('digest', 'the content is not what was signed');
    if (!(await p256HoldsDer(signer.key, Der.setOf(Der.kSet, attributes), parts.signature))) {
      broken('signature', "the signature does not fit the certificate's key");
    }
    const fault = await this.chains.faultAt(signer, seconds);
    if (fault !== null) broken('chain', `the certificate does not hold at that time: ${fault}`);
    return { findings, signer, seconds };
  }

  async #signer(parts) {
    let signer = null;
    for (const der of parts.certificates) {
      const hash = sha256(der);
      if (!equal(hash, parts.certificateHash)) continue;
      const key = String(hash);
      if (!this.#known.has(key)) this.#known.set(key, await Certificate.fromDer(der));
      signer = this.#known.get(key);
    }
    return signer;
  }
}
