// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A verdict as `redress-verify --json` writes it, for comparing the two.

const kLastSecond = 7258118399n; // of the year 2199
const isoSeconds = (seconds) => (seconds === null ? '' : new Date(seconds * 1000).toISOString());

// A witness may name any time; one that no calendar of ours has is not shown.
const isoWitness = (at) => (at > kLastSecond ? '' : isoSeconds(Number(at)));

const outsideTimeOf = ({ at, by, root, rootFromInside }) => ({
  at: new Date(at).toISOString(),
  by,
  root,
  rootFromInside,
});

export function answerFor(verdict) {
  const { findings, signer } = verdict;
  const remarked = findings.list.length > 0;
  return {
    verdict: !findings.isIntact ? 'broken' : remarked ? 'intact-with-remarks' : 'intact',
    intact: findings.isIntact,
    case: verdict.caseNumber,
    signer: {
      name: signer?.commonName ?? '',
      organization: signer?.organization ?? '',
      at: isoSeconds(verdict.signedAt),
    },
    counts: {
      files: verdict.files,
      entries: verdict.entries,
      disclosures: verdict.disclosures,
      withheld: verdict.withheld,
      evidence: verdict.evidence,
      evidenceSignatures: verdict.evidenceSignatures,
    },
    anchors: {
      root: verdict.rootFingerprint,
      rootFromInside: verdict.rootFromInside,
      logKey: verdict.logKey,
      policyFromInside: verdict.policyFromInside,
    },
    reportSigned: verdict.isReportSigned,
    ledger: {
      origin: verdict.ledger?.origin ?? '',
      size: Number(verdict.ledger?.size ?? 0),
      witnesses: verdict.ledger?.witnesses.length ?? 0,
      cosigned: (verdict.ledger?.witnesses ?? []).map(({ name, at }) => ({ name, at: isoWitness(at) })),
      quorum: {
        name: verdict.ledger?.quorum ?? '',
        met: verdict.ledger?.isMet ?? false,
        groups: verdict.ledger?.groups ?? [],
      },
    },
    outsideTime: verdict.outsideTime ? outsideTimeOf(verdict.outsideTime) : {},
    findings: findings.list,
  };
}
