// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RFC 3161 time stamps over SHA-256, in the one spelling in which they are kept
// (resources/help/outside-time.md): found by position, then written again and compared.
import { binary, equal, fromBinary } from './bytes.js';
import * as Der from './der.js';
import { Findings } from './findings.js';
import { OutsideCertificate, outsideHolds, timeStampChain } from './outside.js';
import { sha256 } from './libraries.js';

const kMaxTokenBytes = 64 * 1024;
const kMaxCertificates = 8;
const kMaxAttributes = 16;
const kMaxNonceBytes = 32;
const kMaxSerialBytes = 21;
const kSha1Bytes = 20;
const kSha256Bytes = 32;

const kBoolean = 0x01;
const kNull = 0x05;
const kGeneralizedTime = 0x18;
const kContext1 = 0xa1;

const oid = (content) => fromBinary(`\x06${String.fromCharCode(content.length)}${content}`);
const kSignedData = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02');
const kTimeStampInfo = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04');
const kContentType = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03');
const kMessageDigest = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04');
const kSigningCertificate = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c');
const kSigningCertificateV2 = oid('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f');
const kRsaFamily = fromBinary('\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01');
const kRsa = '\x01';
const kVersion1 = fromBinary('\x02\x01\x01');
const kVersion3 = fromBinary('\x02\x01\x03');
const kDigests = [
  { id: oid('\x60\x86\x48\x01\x65\x03\x04\x02\x01'), hash: 'SHA-256', rsa: '\x0b', ecdsa: '\x02' },
  { id: oid('\x60\x86\x48\x01\x65\x03\x04\x02\x02'), hash: 'SHA-384', rsa: '\x0c', ecdsa: '\x03' },
  { id: oid('\x60\x86\x48\x01\x65\x03\x04\x02\x03'), hash: 'SHA-512', rsa: '\x0d', ecdsa: '\x04' },
];
const kSha256Id = kDigests[0].id;
const kEcdsaFamily = fromBinary('\x06\x08\x2a\x86\x48\xce\x3d\x04\x03');

class Malformed extends Error {}

function need(condition, why = 'the DER structure is cut or not what was expected') {
  if (!condition) throw new Malformed(why);
  return condition;
}

const inside = (item) => new Der.DerReader(item.content);

// The next element when it has this tag, else null and nothing is taken.
const optional = (fields, tag) => (!fields.atEnd && fields.peek() === tag ? need(fields.next()) : null);

/// AlgorithmIdentifier with no parameters, or NULL: the whole object identifier.
function readAlgorithm(item) {
  const fields = inside(item);
  const id = need(fields.next(Der.kObjectId));
  if (!fields.atEnd) {
    const none = need(fields.next(kNull));
    need(none.content.length === 0 && fields.atEnd, 'an algorithm has parameters that we do not know');
  }
  return id.whole;
}

/// yyyyMMddHHmmss[.f…]Z without trailing zeros (X.690 11.7) as milliseconds since 1970; null else.
function readStampedTime(item) {
  const text = /^([0-9]{14})(?:\.([0-9]{0,8}[1-9]))?Z$/.exec(binary(item.content));
  if (!text) return null;
  const iso = text[1].replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = Date.parse(iso);
  const year = Number(text[1].slice(0, 4));
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso || year < 2000 || year > 2200) return null;
  return time + Number((text[2] ?? '').padEnd(3, '0').slice(0, 3));
}

function readInfo(bytes) {
  const outer = new Der.DerReader(bytes);
  const info = need(outer.next(Der.kSequence));
  const fields = inside(info);
  const version = need(fields.next(Der.kInteger));
  need(fields.next(Der.kObjectId)); // policy
  const imprint = inside(need(fields.next(Der.kSequence)));
  const serial = need(fields.next(Der.kInteger));
  const time = need(fields.next(kGeneralizedTime));
  const size = serial.content.length;
  const isKnown = outer.atEnd && equal(version.whole, kVersion1) && size > 0 && size <= kMaxSerialBytes;
  need(isKnown, 'the time stamp is not of the version that we know');
  optional(fields, Der.kSequence); // accuracy
  optional(fields, kBoolean); // ordering
  const nonce = optional(fields, Der.kInteger);
  need(!nonce || (nonce.content.length > 0 && nonce.content.length <= kMaxNonceBytes), 'the nonce is none');
  optional(fields, Der.kContext0); // the authority's name: its certificate says it too
  const extensions = optional(fields, kContext1);
  if (extensions) {
    for (const each = inside(extensions); !each.atEnd; ) {
      const extension = inside(need(each.next(Der.kSequence)));
      need(extension.next(Der.kObjectId));
      need(optional(extension, kBoolean) === null, 'the time stamp has an extension that must be understood');
    }
  }
  const digestId = readAlgorithm(need(imprint.next(Der.kSequence)));
  const digest = need(imprint.next(Der.kOctetString)).content;
  const milliseconds = readStampedTime(time);
  const isOurs = equal(digestId, kSha256Id) && digest.length === kSha256Bytes;
  const isWhole = fields.atEnd && imprint.atEnd;
  need(isWhole && isOurs && milliseconds !== null, 'the time stamp is not one over SHA-256, or says no time');
  return { imprint: digest, milliseconds };
}

/// ESSCertID (SHA-1, RFC 2634) or ESSCertIDv2 (SHA-256, RFC 5035) of the signer: the first one.
function readCertificateHash(value, isVersion2) {
  const ids = inside(need(inside(value).next(Der.kSequence)));
  const fields = inside(need(ids.next(Der.kSequence)));
  const algorithm = isVersion2 ? optional(fields, Der.kSequence) : null;
  if (algorithm) need(equal(readAlgorithm(algorithm), kSha256Id), 'a digest that we do not know');
  const hash = need(fields.next(Der.kOctetString)).content;
  need(hash.length === (isVersion2 ? kSha256Bytes : kSha1Bytes), "half a digest of the signer's certificate");
  return hash;
}

function readAttribute(item, types, token) {
  const fields = inside(item);
  const type = need(fields.next(Der.kObjectId)).whole;
  const values = inside(need(fields.next(Der.kSet)));
  const first = need(values.next());
  need(values.atEnd && fields.atEnd && !types.has(binary(type)), 'an attribute stands twice');
  types.add(binary(type));
  if (equal(type, kContentType)) token.contentType = first.whole;
  else if (equal(type, kMessageDigest)) token.messageDigest = first.content;
  else if (equal(type, kSigningCertificateV2)) token.certificateHash = readCertificateHash(first, true);
  else if (equal(type, kSigningCertificate) && token.certificateHash.length === 0) {
    token.certificateHash = readCertificateHash(first, false);
  }
}

function readSignerInfo(item, token) {
  const fields = inside(item);
  const version = need(fields.next(Der.kInteger));
  const signerId = need(fields.next(Der.kSequence));
  const digestAlgorithm = need(fields.next(Der.kSequence));
  const attributes = need(fields.next(Der.kContext0));
  const signatureAlgorithm = need(fields.next(Der.kSequence));
  const signature = need(fields.next(Der.kOctetString));
  need(equal(version.whole, kVersion1), 'the signer is named in a way that we do not know');
  token.digestId = readAlgorithm(digestAlgorithm);
  token.signatureId = readAlgorithm(signatureAlgorithm);
  token.signerId = signerId.whole;
  token.signature = signature.content;
  const types = new Set();
  for (const each = inside(attributes); !each.atEnd; ) {
    const attribute = need(each.next(Der.kSequence));
    token.attributes.push(attribute.whole);
    need(token.attributes.length <= kMaxAttributes, 'the signer says too much');
    readAttribute(attribute, types, token);
  }
}

function readToken(der) {
  need(der.length <= kMaxTokenBytes, 'larger than any time stamp');
  const none = new Uint8Array();
  const token = { certificates: [], attributes: [], contentType: none, messageDigest: none, certificateHash: none };
  const whole = new Der.DerReader(der);
  const outer = inside(need(whole.next(Der.kSequence)));
  const type = need(outer.next(Der.kObjectId));
  const tagged = inside(need(outer.next(Der.kContext0)));
  const signedData = need(tagged.next(Der.kSequence));
  const isOne = whole.atEnd && outer.atEnd && tagged.atEnd;
  need(equal(type.whole, kSignedData) && isOne, 'it is not one signed message');
  const fields = inside(signedData);
  const version = need(fields.next(Der.kInteger));
  need(fields.next(Der.kSet)); // digests: repeated where they are used
  const content = inside(need(fields.next(Der.kSequence)));
  need(equal(version.whole, kVersion3), 'the token is not of the version that we know');
  const contentType = need(content.next(Der.kObjectId));
  const inner = inside(need(content.next(Der.kContext0)));
  token.info = need(inner.next(Der.kOctetString)).content;
  const isInfo = equal(contentType.whole, kTimeStampInfo) && content.atEnd && inner.atEnd;
  need(isInfo, 'what is signed there is no time stamp');
  const certificates = optional(fields, Der.kContext0);
  for (const each = certificates ? inside(certificates) : null; each && !each.atEnd; ) {
    token.certificates.push(need(each.next(Der.kSequence)).whole);
    need(token.certificates.length <= kMaxCertificates, 'the token carries too many certificates');
  }
  optional(fields, kContext1); // lists of revoked certificates: there are our own
  const signers = inside(need(fields.next(Der.kSet)));
  const signer = need(signers.next(Der.kSequence));
  need(signers.atEnd && fields.atEnd, 'a time stamp has one signer');
  readSignerInfo(signer, token);
  return { ...token, ...readInfo(token.info) };
}

const startsWith = (bytes, beginning) => equal(bytes.subarray(0, beginning.length), beginning);
const sequence = (...parts) => Der.element(Der.kSequence, parts);

// RFC 5754, RFC 3370: NULL with RSA, nothing with ECDSA and with digests.
function algorithm(id) {
  return startsWith(id, kRsaFamily) ? sequence(id, Der.element(kNull, [])) : sequence(id);
}

/// The token written anew with these certificates alone, and nothing that nobody signed.
function writeToken(token, certificates) {
  const octets = (bytes) => Der.element(Der.kOctetString, [bytes]);
  const signerInfo = sequence(
    kVersion1,
    token.signerId,
    algorithm(token.digestId),
    Der.setOf(Der.kContext0, token.attributes),
    algorithm(token.signatureId),
    octets(token.signature),
  );
  const signedData = sequence(
    kVersion3,
    Der.element(Der.kSet, [algorithm(token.digestId)]),
    sequence(kTimeStampInfo, Der.element(Der.kContext0, [octets(token.info)])),
    Der.setOf(Der.kContext0, certificates),
    Der.element(Der.kSet, [signerInfo]),
  );
  return sequence(kSignedData, Der.element(Der.kContext0, [signedData]));
}

// What WebCrypto calls the signature's algorithm; undefined for none that we accept.
function signatureAlgorithm(token) {
  const digest = kDigests.find(({ id }) => equal(id, token.digestId));
  const last = String.fromCharCode(token.signatureId.at(-1));
  const isRsa = startsWith(token.signatureId, kRsaFamily);
  if (digest && isRsa && (last === kRsa || last === digest.rsa)) {
    return { name: 'RSASSA-PKCS1-v1_5', hash: digest.hash };
  }
  const isEcdsa = startsWith(token.signatureId, kEcdsaFamily);
  return digest && isEcdsa && last === digest.ecdsa ? { name: 'ECDSA', hash: digest.hash } : undefined;
}

async function isSignedBy(token, spki) {
  const algorithmOfToken = signatureAlgorithm(token);
  if (!algorithmOfToken || !equal(token.contentType, kTimeStampInfo)) return false;
  const digest = new Uint8Array(await crypto.subtle.digest(algorithmOfToken.hash, token.info));
  const attributes = Der.setOf(Der.kSet, token.attributes);
  return equal(digest, token.messageDigest) && outsideHolds(spki, algorithmOfToken, attributes, token.signature);
}

async function isHashOf(hash, der) {
  if (hash.length === kSha256Bytes) return equal(hash, sha256(der));
  return equal(hash, new Uint8Array(await crypto.subtle.digest('SHA-1', der)));
}

async function judgeRevocation(certificate, issuer, lists, milliseconds, subject, findings) {
  let isKnown = false;
  for (const list of lists) {
    if (!(await list.isFrom(issuer))) continue;
    // An old list may be sent by whoever stands between, to hide what is in the new one.
    isKnown ||= list.next === null || list.next * 1000 >= milliseconds;
    const entry = list.entryOf(certificate);
    if (entry && (entry.isForAllTime || entry.from * 1000 <= milliseconds)) {
      findings.broken('time.revoked', subject, `the certificate of ${certificate.name} was revoked`);
      return;
    }
  }
  if (isKnown) return;
  const detail = `no list says whether the certificate of ${certificate.name} was revoked`;
  findings.remark('time.revocation-unknown', subject, detail);
}

// The certificate that the token names among its own, and all of them; null after a finding.
async function findSigner(token, broken) {
  const certificates = token.certificates.map((der) => OutsideCertificate.fromDer(der));
  if (certificates.includes(null)) {
    broken('certificate', 'not exactly one certificate in canonical DER');
    return null;
  }
  let signer = null;
  for (const each of certificates) {
    const id = sequence(each.raw.issuer, each.raw.serial);
    if ((await isHashOf(token.certificateHash, each.der)) && equal(id, token.signerId)) signer = each;
  }
  if (signer === null) broken('certificate', 'the certificate that it names is not in it');
  return signer && { signer, certificates };
}

/// Checks a kept token over bytes with this SHA-256, against roots and lists of revoked certificates:
/// { findings, milliseconds, authority, chain }; the chain is empty when it does not hold.
export async function checkTimeStamp(der, digest, roots, lists, subject) {
  const findings = new Findings();
  const broken = (what, detail) => findings.broken(`time.${what}`, subject, detail);
  const check = { findings, milliseconds: null, authority: '', chain: [] };
  let token;
  try {
    token = readToken(der);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    broken('malformed', error.message);
    return check;
  }
  check.milliseconds = token.milliseconds;
  if (!equal(token.imprint, digest)) broken('imprint', 'it stamps something else');
  const found = await findSigner(token, broken);
  if (found === null) return check;
  const { signer, certificates } = found;
  check.authority = signer.name;
  if (!(await isSignedBy(token, signer.raw.spki))) {
    broken('signature', "the signature does not fit the certificate's key");
  }
  const { path, fault, reason } = await timeStampChain(signer, certificates, roots, token.milliseconds);
  if (!path) {
    broken(fault, reason);
    return check;
  }
  check.chain = path;
  for (let i = 0; i + 1 < path.length; ++i) {
    await judgeRevocation(path[i], path[i + 1], lists, token.milliseconds, subject, findings);
  }
  // The root comes another way, unless it stamps itself.
  const needed = path.length > 1 ? path.slice(0, -1) : path;
  if (!equal(writeToken(token, needed.map((each) => each.der)), der)) {
    broken('spelling', 'the token is not written as it is kept');
  }
  return check;
}
