// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The acts of a dossier, each against its signature, its certificate and its place in the ledger.
import { binary, equal, fromBinary, utf8 } from './bytes.js';
import { certificateFromPem } from './certificate.js';
import { entryHolds, parsePresentation } from './entry.js';
import * as Layout from './layout.js';
import { leafHash, verifyInclusion } from './merkle.js';
import { isSignedBy, parseNote } from './note.js';
import { openCheckpoint, standingOf } from './policy.js';
import { parseProof } from './proof.js';

// The disclosure that ties a paper to its act, and its member.
const kContentFact = 'content';
const kContentDigest = 'sha256';

export class ActChecks {
  bound = new Set(); // lower-case hex digests of the contents that the acts name
  #read;
  #chains;
  #policy;
  #verdict;
  #findings;
  #certificates = new Map(); // by thumbprint
  #used = new Set();
  #note = null; // the checkpoint of the first proof, verbatim
  #checkpoint = null; // when it holds

  /// `chains` is null when there is no root to trust, `policy` when there is none to apply.
  constructor(read, chains, policy, verdict) {
    this.#read = read;
    this.#chains = chains;
    this.#policy = policy;
    this.#verdict = verdict;
    this.#findings = verdict.findings;
  }

  #broken(what, subject, detail) {
    this.#findings.broken(`dossier.${what}`, subject, detail);
  }

  markUsed(thumbprint) {
    this.#used.add(thumbprint);
  }

  async addCertificate(name, thumbprint) {
    const pem = binary(await this.#read(name));
    const { certificate, error } = await certificateFromPem(pem);
    if (!certificate || certificate.pem !== pem) {
      this.#broken('certificate', name, error ?? 'it is not plain PEM');
    } else if (certificate.thumbprint !== thumbprint) {
      this.#broken('certificate-name', name, 'the file is not named after its certificate');
    } else {
      this.#certificates.set(thumbprint, certificate);
    }
  }

  async addEntry(index, hasProof) {
    const subject = Layout.entryName(index);
    const bytes = await this.#read(subject);
    ++this.#verdict.entries;
    const { entry, error } = parsePresentation(bytes);
    if (!entry) {
      this.#broken('entry-malformed', subject, error);
      return;
    }
    this.#verdict.disclosures += entry.disclosures.length;
    this.#verdict.withheld += entry.digests.length - entry.disclosures.length;
    this.#checkCase(subject, entry.caseNumber);
    this.#used.add(entry.kid);
    const signer = this.#certificates.get(entry.kid);
    await this.#checkSigner(subject, entry, signer);
    const content = entry.disclosures.find((each) => each.name === kContentFact)?.value;
    const digest = content instanceof Map ? content.get(kContentDigest) : undefined;
    if (typeof digest === 'string' && digest !== '') this.bound.add(digest);
    this.#verdict.acts.push({ index, entry, signer, contentDigest: digest });
    if (hasProof) {
      await this.#checkProof(Layout.proofName(index), index, leafHash(fromBinary(entry.jwt)));
    } else {
      this.#broken('proof-missing', subject, 'nothing proves its place in the ledger');
    }
  }

  #checkCase(subject, caseNumber) {
    if (caseNumber === '') return;
    if (this.#verdict.caseNumber === '') this.#verdict.caseNumber = caseNumber;
    if (this.#verdict.caseNumber !== caseNumber) {
      this.#broken('case-mixed', subject, `the act belongs to case ${caseNumber}`);
    }
  }

  async #checkSigner(subject, entry, signer) {
    if (!signer) {
      this.#broken('entry-signer', subject, 'the certificate of the person who signed is missing');
      return;
    }
    if (!(await entryHolds(entry, signer.key))) {
      this.#broken('entry-signature', subject, 'the signature does not fit the act');
    }
    const fault = await this.#chains?.faultAt(signer, Math.floor(entry.at / 1000));
    if (fault) this.#broken('entry-chain', subject, `the certificate does not hold at that time: ${fault}`);
  }

  async #checkProof(subject, index, leaf) {
    const proof = parseProof(await this.#read(subject));
    if (proof.error) {
      this.#broken('proof-malformed', subject, proof.error);
      return;
    }
    if (proof.index !== index || proof.extra.length > 0) {
      this.#broken('proof-index', subject, 'the proof is not that of this act');
    }
    if (this.#note === null) {
      this.#note = proof.checkpoint;
      await this.#openCheckpoint(subject);
    }
    if (!equal(this.#note, proof.checkpoint)) {
      const detail = 'the proof is for another state of the ledger than the first one';
      this.#broken('proof-checkpoint', subject, detail);
      return;
    }
    const { size, root } = this.#checkpoint ?? {};
    if (this.#checkpoint && !verifyInclusion(leaf, index, size, proof.path, root)) {
      this.#broken('proof', subject, 'the act does not stand in the ledger at this place');
    }
  }

  async #openCheckpoint(subject) {
    const parsed = parseNote(this.#note);
    const head = await this.#read(Layout.kTreeHead);
    if (parsed && !equal(utf8(parsed.text), head)) {
      this.#broken('tree-head', Layout.kTreeHead, 'it is not the text that the ledger signed');
    }
    if (!this.#policy) return;
    // The center's own demands on itself are told, met or not; those of whoever asks must be met.
    const inside = this.#verdict.policyFromInside;
    const demanded = inside ? { ...this.#policy, quorum: 'none' } : this.#policy;
    const { checkpoint, error } = await openCheckpoint(this.#note, demanded);
    if (!checkpoint) {
      this.#broken('checkpoint', subject, error);
      return;
    }
    this.#checkpoint = checkpoint;
    const { witnesses, wrong, groups, quorum, isMet } = await standingOf(parsed, this.#policy);
    for (const name of wrong) this.#broken('checkpoint', subject, `the cosignature of ${name} does not hold`);
    const ledger = { origin: checkpoint.origin, size: checkpoint.size, witnesses, groups, quorum, isMet };
    for (const { key } of this.#policy.logs) {
      if (await isSignedBy(parsed, key)) this.#verdict.logKey = key.text;
    }
    this.#verdict.ledger = ledger;
  }

  /// After everything else: certificates that nobody needs, and what is claimed of the ledger.
  finish() {
    for (const thumbprint of [...this.#certificates.keys()].sort()) {
      if (this.#used.has(thumbprint)) continue;
      const subject = Layout.certificateName(thumbprint);
      this.#broken('certificate-unused', subject, 'nobody of this name signed anything here');
    }
    const { ledger } = this.#verdict;
    if (ledger && ledger.witnesses.length === 0) {
      const detail = 'no outside witness has confirmed this state of the ledger yet';
      this.#findings.remark('dossier.not-witnessed', ledger.origin, detail);
    } else if (ledger && !ledger.isMet) {
      const detail = "fewer witnesses confirmed this state of the ledger than the center's own policy demands";
      this.#findings.remark('dossier.quorum', ledger.origin, detail);
    }
  }
}
