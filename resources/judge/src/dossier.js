// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Judges a dossier as redress-verify does: the same findings, under the same codes, in the same order
// (resources/help/dossier.md).
import { ActChecks } from './acts.js';
import { binary, decodeUtf8, equal, fingerprint, fromBinary, hex } from './bytes.js';
import { SignatureCheck } from './cades.js';
import { certificateFromPem } from './certificate.js';
import { Findings, NotADossier, ReadFailure } from './findings.js';
import { crc32, hashPart, sha256 } from './hashing.js';
import { isKnownText } from './instructions.js';
import { parseJson } from './json.js';
import * as Layout from './layout.js';
import { checkAsicManifest, checkManifest, digestsNamedIn } from './lists.js';
import { OutsideTime } from './outsidetime.js';
import { checkPdf, hasPdfSignature } from './pdf.js';
import { parsePolicy } from './policy.js';
import { PartSource } from './sources.js';
import { readZip } from './zip.js';
import { localHeader } from './zipformat.js';
import { shownName } from './zipnames.js';

// Everything but papers and the report is read into memory, one file at a time.
const kMaxReadBytes = 32 * 1024 * 1024;
const kPdfMagic = '%PDF-';

const emptyVerdict = () => ({
  findings: new Findings(),
  signer: null, // certificate
  signedAt: null, // seconds since 1970, as the signer claims
  caseNumber: '',
  files: 0,
  entries: 0,
  disclosures: 0, // facts shown
  withheld: 0, // facts of which only the digest is shown
  evidence: 0,
  evidenceSignatures: 0,
  isReportSigned: false,
  root: null, // certificate
  rootFingerprint: '',
  rootFromInside: true,
  logKey: '', // verifier key under which the ledger's state was checked
  policyFromInside: true,
  ledger: null, // { origin, size, witnesses }
  outsideTime: null, // { at (milliseconds), by, root (fingerprint), rootFromInside }
  acts: [], // { index, entry, signer, contentDigest }
  papers: [], // { name, number, size, sha256, signer, signedAt }
});

class Verifier {
  #source;
  #trust;
  #progress;
  #verdict = emptyVerdict();
  #files = new Map(); // by name
  #digests = new Map(); // by name, ascending
  #root = null;
  #policy = null;

  constructor(source, trust, progress) {
    this.#source = source;
    this.#trust = trust;
    this.#progress = progress;
  }

  async run() {
    const listing = await readZip(this.#source);
    this.#findings.list.push(...listing.findings.list);
    this.#verdict.files = listing.entries.length;
    this.#checkNames(listing.entries);
    if (!listing.isReadable) return this.#verdict;
    await this.#hashFiles(listing.entries);
    await this.#checkFixedFiles();
    checkManifest(this.#digests, binary(await this.#read(Layout.kManifest)), this.#findings);
    checkAsicManifest(this.#digests, binary(await this.#read(Layout.kAsicManifest)), this.#findings);
    await this.#findAnchors();
    const signatures = this.#root ? new SignatureCheck(this.#root) : null;
    const read = (name) => this.#read(name);
    const acts = new ActChecks(read, signatures?.chains ?? null, this.#policy, this.#verdict);
    this.#collectPapers();
    if (signatures) await this.#checkSignatures(signatures, acts);
    await this.#checkActs(acts);
    await this.#checkEvidence(acts.bound);
    await this.#checkOutsideTime();
    acts.finish();
    this.#tellLimits();
    return this.#verdict;
  }

  get #findings() {
    return this.#verdict.findings;
  }

  #broken(what, name, detail) {
    this.#findings.broken(`dossier.${what}`, shownName(name), detail);
  }

  #checkNames(entries) {
    for (const entry of entries) {
      if (Layout.parseName(entry.name).kind === 'unknown') {
        this.#broken('file-unknown', entry.name, 'no dossier has such a file');
      }
      this.#files.set(entry.name, entry);
    }
    for (const name of Layout.kRequired) {
      if (!this.#files.has(name)) this.#broken('file-missing', name, 'each dossier has this file');
    }
  }

  async #hashFiles(entries) {
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    const digests = new Map();
    let done = 0;
    const heard = (count) => this.#progress((done += count), total);
    for (const entry of entries) {
      const hash = await hashPart(this.#source, entry.at, entry.size, heard);
      if (hash.crc32 !== entry.crc32) {
        this.#broken('zip-crc', entry.name, 'the checksum does not fit the bytes');
      }
      digests.set(entry.name, hash.sha256);
    }
    this.#digests = new Map([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  // Empty for a missing file: its absence has a finding already.
  async #read(name) {
    const file = this.#files.get(name);
    if (!file) return new Uint8Array();
    if (file.size > kMaxReadBytes) {
      this.#broken('file-large', name, 'larger than any such file in a dossier');
      return new Uint8Array();
    }
    const bytes = await this.#source.read(file.at, file.size);
    if (!equal(await sha256(bytes), this.#digests.get(name))) {
      throw new ReadFailure('the file changed while it was read');
    }
    return bytes;
  }

  async #checkFixedFiles() {
    if (this.#files.has(Layout.kMimetype) && binary(await this.#read(Layout.kMimetype)) !== Layout.kMimetypeText) {
      this.#broken('mimetype', Layout.kMimetype, 'it does not say that this is a signed container');
    }
    // Other versions write other instructions; that they were signed is checked elsewhere.
    for (const name of [Layout.kVerifyText, Layout.kVerifyScript, Layout.kVerifyPage]) {
      if (!this.#files.has(name) || (await isKnownText(name, await this.#read(name)))) continue;
      const detail = 'this page does not know this text: do not rely on it';
      this.#findings.remark('dossier.instructions', name, detail);
    }
    const report = this.#files.get(Layout.kReport);
    if (report) {
      const begin = await this.#source.read(report.at, Math.min(report.size, kPdfMagic.length));
      if (binary(begin) !== kPdfMagic) this.#broken('report', Layout.kReport, 'it is not a PDF file');
    }
    if (decodeUtf8(await this.#read(Layout.kCertification)) === null) {
      this.#broken('certification', Layout.kCertification, 'it is not UTF-8 text');
    }
  }

  async #findAnchors() {
    const pem = binary(await this.#read(Layout.kRoot));
    const { certificate: inside, error } = await certificateFromPem(pem);
    if (!inside || inside.pem !== pem) this.#broken('root', Layout.kRoot, error ?? 'it is not plain PEM');
    this.#root = inside ?? null;
    const given = this.#trust.root;
    if (given) {
      if (inside && !equal(inside.der, given.der)) {
        this.#broken('anchor-differs', Layout.kRoot, 'it is not the certificate that you trust');
      }
      this.#root = given;
    }
    const { policy, error: why } = parsePolicy(await this.#read(Layout.kPolicy));
    if (!policy) this.#broken('policy', Layout.kPolicy, why);
    this.#policy = this.#trust.policy ?? policy ?? null;
    const verdict = this.#verdict;
    verdict.rootFromInside = !given;
    verdict.policyFromInside = !this.#trust.policy;
    verdict.root = this.#root;
    if (this.#root) verdict.rootFingerprint = fingerprint(await sha256(this.#root.der));
  }

  #collectPapers() {
    for (const [name, digest] of this.#digests) {
      const { kind, number } = Layout.parseName(name);
      if (kind !== 'evidence') continue;
      const { size } = this.#files.get(name);
      this.#verdict.papers.push({ name, number, size, sha256: digest, signer: null, signedAt: null });
    }
  }

  async #checkSignatures(signatures, acts) {
    const check = async (name, digest) => {
      const made = await signatures.check(await this.#read(name), digest, name);
      this.#findings.list.push(...made.findings.list);
      if (made.signer) acts.markUsed(made.signer.thumbprint);
      return made;
    };
    if (this.#files.has(Layout.kSignature)) {
      const signed = this.#digests.get(Layout.kAsicManifest) ?? new Uint8Array();
      const container = await check(Layout.kSignature, signed);
      this.#verdict.signedAt = container.seconds;
      this.#verdict.signer = container.signer;
      if (container.signer) {
        const name = Layout.certificateName(container.signer.thumbprint);
        if (!this.#files.has(name)) {
          this.#broken('signer-missing', name, "the signer's certificate is not in trust/");
        }
      }
    }
    await this.#checkReport(signatures, acts);
    for (const name of this.#digests.keys()) {
      const { kind, number } = Layout.parseName(name);
      if (kind !== 'evidence-signature') continue;
      const paper = this.#verdict.papers.findLast((each) => each.number === number);
      if (!paper) {
        this.#broken('signature-stray', name, 'there is no paper of this number');
        continue;
      }
      const { signer, seconds } = await check(name, paper.sha256);
      Object.assign(paper, { signer, signedAt: seconds });
      ++this.#verdict.evidenceSignatures;
    }
  }

  // Reports of earlier versions are covered by the dossier's signature alone.
  async #checkReport(signatures, acts) {
    const file = this.#files.get(Layout.kReport);
    if (!file) return;
    const pdf = new PartSource(this.#source, file.at, file.size);
    if (!(await hasPdfSignature(pdf))) return;
    const { findings, signer } = await checkPdf(pdf, signatures, Layout.kReport);
    this.#findings.list.push(...findings.list);
    if (signer) acts.markUsed(signer.thumbprint);
    this.#verdict.isReportSigned = true;
  }

  async #checkActs(acts) {
    for (const name of this.#digests.keys()) {
      const { kind, thumbprint } = Layout.parseName(name);
      if (kind === 'certificate') await acts.addCertificate(name, thumbprint);
    }
    for (const name of this.#digests.keys()) {
      const { kind, number } = Layout.parseName(name);
      if (kind === 'entry') await acts.addEntry(number, this.#files.has(Layout.proofName(number)));
      if (kind === 'proof' && !this.#files.has(Layout.entryName(number))) {
        this.#broken('proof-stray', name, 'there is no act of this number');
      }
    }
    if (this.#verdict.entries === 0) this.#broken('no-entries', 'entries/', 'the dossier shows no act');
  }

  async #checkEvidence(bound) {
    const custody = await this.#read(Layout.kCustody);
    const text = decodeUtf8(custody);
    if (this.#files.has(Layout.kCustody) && !(text !== null && parseJson(text) instanceof Map)) {
      this.#broken('custody', Layout.kCustody, 'it is not a JSON object');
    }
    const known = digestsNamedIn(binary(custody));
    const numbers = new Set();
    for (const { name, number, sha256: digest } of this.#verdict.papers) {
      ++this.#verdict.evidence;
      if (numbers.has(number)) this.#broken('evidence-number', name, 'two papers have this number');
      numbers.add(number);
      if (!bound.has(hex(digest))) this.#broken('evidence-unbound', name, 'no act here records these bytes');
      if (!known.has(hex(digest))) {
        this.#broken('evidence-custody', name, 'the chain of custody does not know these bytes');
      }
    }
  }

  async #checkOutsideTime() {
    const verdict = this.#verdict;
    const roots = this.#trust.timeRoots ?? [];
    const time = new OutsideTime(roots, this.#findings);
    for (const name of this.#digests.keys()) {
      const { kind, thumbprint } = Layout.parseName(name);
      if (kind === 'time-root') await time.addRoot(name, thumbprint, await this.#read(name));
      if (kind === 'time-list') time.addList(name, thumbprint, await this.#read(name));
    }
    if (this.#files.has(Layout.kCheckpointTime)) {
      const stamped = this.#digests.get(Layout.kTreeHead) ?? new Uint8Array();
      const token = await this.#read(Layout.kCheckpointTime);
      const check = await time.check(Layout.kCheckpointTime, token, stamped);
      if (check.findings.isIntact) {
        verdict.outsideTime = {
          at: check.milliseconds,
          by: check.authority,
          root: check.chain.at(-1).fingerprint,
          rootFromInside: roots.length === 0,
        };
      }
    }
    time.finish();
  }

  // What nobody may read into an intact dossier.
  #tellLimits() {
    const { outsideTime } = this.#verdict;
    const isTimeRootInside = outsideTime?.rootFromInside ?? false;
    if (this.#verdict.rootFromInside || this.#verdict.policyFromInside || isTimeRootInside) {
      this.#findings.remark(
        'dossier.anchor-inside',
        'trust/',
        'the anchors came with the dossier: compare their fingerprints by another way',
      );
    }
    if (outsideTime) return;
    this.#findings.remark(
      'dossier.no-outside-time',
      Layout.kSignature,
      "the times are the signers' own; no outside authority confirms them yet",
    );
  }
}

// Whether there is anything to judge: the beginning or the end of a dossier, either will do.
async function looksLikeDossier(source) {
  const kEndBytes = 22;
  if (source.size < kEndBytes) return false;
  const end = await source.read(source.size - kEndBytes, kEndBytes);
  if (binary(end.subarray(0, 4)) === 'PK\x05\x06') return true;
  const mimetype = fromBinary(Layout.kMimetypeText);
  const first = { name: Layout.kMimetype, size: BigInt(mimetype.length), crc32: crc32(0, mimetype) };
  const begin = binary(localHeader({ ...first, offset: 0n })) + Layout.kMimetypeText;
  return binary(await source.read(0, Math.min(begin.length, source.size))) === begin;
}

/// Checks everything. `source` is { size, read(offset, count) }; `trust` holds anchors that came
/// another way ({ root, policy, timeRoots }, each may be missing); `progress` hears (done, total) in bytes.
/// Throws NotADossier when there is nothing to judge, ReadFailure when the file cannot be read.
export async function verifyDossier(source, trust = {}, progress = () => {}) {
  if (!(await looksLikeDossier(source))) throw new NotADossier('this is not a dossier');
  return new Verifier(source, trust, progress).run();
}
