// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report.h"

#include "models/core/clock.h"
#include "models/core/text.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Redress::Verify {

namespace {

QString line(const QString &label, const QString &value)
{
    return value.isEmpty() ? QString() : label.leftJustified(12) + value + u'\n';
}

QString fromInside(bool inside)
{
    return inside ? u"  (came with the dossier)"_s : u"  (given by you)"_s;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString findingLines(const Verification &verification, Verdict verdict)
{
    QString lines;
    for (const Finding &finding : verification.findings) {
        if (finding.verdict == verdict)
            lines += u"  - %1: %2  [%3]\n"_s.arg(finding.subject, finding.detail, finding.code);
    }
    return lines;
}

QString signerOf(const Seals::DossierVerdict &verdict)
{
    return verdict.signerOrganization.isEmpty()
        ? verdict.signerName
        : verdict.signerName + ", "_L1 + verdict.signerOrganization;
}

QString moment(const QDateTime &utc)
{
    return utc.toString(u"yyyy-MM-dd HH:mm:ss"_s) + " UTC"_L1;
}

/// A witness may name any time; one that no calendar of ours has is not shown.
QDateTime timeOf(qint64 unixSeconds)
{
    constexpr qint64 kLastSecond = 7'258'118'399; // of the year 2199
    return unixSeconds > kLastSecond ? QDateTime()
                                     : QDateTime::fromSecsSinceEpoch(unixSeconds, Qt::UTC);
}

// Who confirmed the ledger's state and when they say they did; then each group of the policy.
QString witnessLines(const Ledger::QuorumStanding &quorum)
{
    QString lines;
    for (const auto &witness : quorum.witnesses) {
        if (witness.cosignedAt)
            lines += line(
                u"Witness:"_s,
                u"%1, at %2 by its own clock"_s.arg(QString::fromUtf8(witness.name),
                                                    timeOf(*witness.cosignedAt).isValid()
                                                        ? moment(timeOf(*witness.cosignedAt))
                                                        : u"an impossible time"_s));
    }
    for (const auto &group : quorum.groups)
        lines += line(group.name == quorum.quorum ? u"Quorum:"_s : u"Group:"_s,
                      u"%1: %2 of %3, %4 needed: %5"_s.arg(QString::fromUtf8(group.name))
                          .arg(group.met)
                          .arg(group.members)
                          .arg(group.threshold)
                          .arg(group.isMet() ? u"met"_s : u"not met"_s));
    return lines;
}

QJsonObject jsonOf(const Ledger::QuorumStanding &quorum)
{
    QJsonArray groups;
    for (const auto &group : quorum.groups)
        groups += QJsonObject{{u"name"_s, QString::fromUtf8(group.name)},
                              {u"met"_s, group.met},
                              {u"needed"_s, group.threshold},
                              {u"members"_s, group.members}};
    return {{u"name"_s, QString::fromUtf8(quorum.quorum)},
            {u"met"_s, quorum.isMet},
            {u"groups"_s, groups}};
}

QJsonArray witnessesOf(const Ledger::QuorumStanding &quorum)
{
    QJsonArray names;
    for (const auto &witness : quorum.witnesses) {
        if (witness.cosignedAt)
            names += QJsonObject{{u"name"_s, QString::fromUtf8(witness.name)},
                                 {u"at"_s,
                                  timeOf(*witness.cosignedAt).isValid()
                                      ? formatUtc(timeOf(*witness.cosignedAt))
                                      : QString()}};
    }
    return names;
}

/// The ledger's state and whom to trust for all of it.
QString ledgerLines(const Seals::DossierVerdict &verdict)
{
    QString text;
    if (!verdict.logOrigin.isEmpty())
        text
            += line(u"Ledger:"_s,
                    u"%1, %2, %3"_s.arg(
                        verdict.logOrigin, counted(verdict.treeSize, u"entry"_s, u"entries"_s),
                        verdict.quorum.cosigned() == 0 ? u"not yet witnessed"_s
                                                       : "confirmed by "_L1
                                + counted(verdict.quorum.cosigned(), u"witness"_s, u"witnesses"_s)))
            + witnessLines(verdict.quorum);
    if (verdict.outsideTimeUtc.isValid())
        text += line(u"Stood then:"_s,
                     u"%1, stamped by %2"_s.arg(moment(verdict.outsideTimeUtc),
                                                verdict.outsideTimeBy))
            + line(u"Time root:"_s,
                   "SHA-256 "_L1 + verdict.timeRootFingerprint
                       + fromInside(verdict.timeRootFromInside));
    if (!verdict.rootFingerprint.isEmpty())
        text += line(u"Root:"_s,
                     "SHA-256 "_L1 + verdict.rootFingerprint + fromInside(verdict.rootFromInside));
    if (!verdict.logKey.isEmpty())
        text += line(u"Ledger key:"_s, verdict.logKey + fromInside(verdict.policyFromInside));
    return text;
}

QString remarkLines(const Seals::DossierVerdict &verdict)
{
    const QString remarks = findingLines(verdict.verification, Verdict::IntactWithRemarks);
    return remarks.isEmpty() ? QString() : u"\nWhat is not proved:\n"_s + remarks;
}

} // namespace

QString textFor(const Seals::DossierVerdict &verdict)
{
    const bool intact = verdict.verification.isIntact();
    const QString broken = findingLines(verdict.verification, Verdict::Broken);
    QString text = intact ? u"This dossier HOLDS.\n\n"_s : u"This dossier does NOT hold.\n\n"_s;
    if (!broken.isEmpty())
        text += u"What is broken:\n"_s + broken + u'\n';

    // After a broken check these are only what the file says of itself.
    if (!intact)
        text += u"What the file says of itself:\n"_s;
    text += line(u"Case:"_s, verdict.caseNumber);
    text += line(u"Signed by:"_s, signerOf(verdict));
    if (verdict.signedAtUtc.isValid())
        text += line(u"Signed at:"_s,
                     moment(verdict.signedAtUtc) + ", by the signer's own clock"_L1);
    text += line(u"Shows:"_s,
                 u"%1, %2 (%3), %4; %5"_s.arg(
                     counted(verdict.entries, u"act"_s, u"acts"_s),
                     counted(verdict.evidence, u"paper"_s, u"papers"_s),
                     u"%1 signed when archived"_s.arg(verdict.evidenceSignatures),
                     counted(verdict.disclosures, u"fact"_s, u"facts"_s),
                     counted(verdict.withheld, u"more fact is"_s, u"more facts are"_s)
                         + " shown only as a digest"_L1));
    text += line(u"Report:"_s,
                 verdict.isReportSigned ? u"signed by itself, too"_s
                                        : u"covered by the dossier's signature alone"_s);
    text += ledgerLines(verdict);
    return text + remarkLines(verdict);
}

QString textFor(const Seals::ReceiptVerdict &verdict)
{
    const Seals::DossierVerdict &proof = verdict.proof;
    const bool intact = proof.verification.isIntact();
    const QString broken = findingLines(proof.verification, Verdict::Broken);
    QString text = !intact ? u"This receipt does NOT hold.\n\n"_s
        : verdict.matches
        ? u"This receipt HOLDS, and the file is the paper that was archived.\n\n"_s
        : u"This receipt HOLDS.\n\n"_s;
    if (!broken.isEmpty())
        text += u"What is broken:\n"_s + broken + u"\nWhat the file says of itself:\n"_s;
    text += line(u"Case:"_s, proof.caseNumber);
    text += line(u"Paper:"_s, verdict.document);
    text += line(u"SHA-256:"_s, QString::fromLatin1(verdict.sha256.toHex()));
    if (verdict.archivedUtc.isValid())
        text += line(u"Archived:"_s, moment(verdict.archivedUtc) + ", by the center's clock"_L1);
    text += line(u"Signed by:"_s, signerOf(proof));
    text += ledgerLines(proof);
    return text + remarkLines(proof);
}

namespace {

QJsonArray findingArray(const Verification &verification)
{
    QJsonArray findings;
    for (const Finding &finding : verification.findings)
        findings += QJsonObject{{u"verdict"_s, wordFor(finding.verdict)},
                                {u"code"_s, finding.code},
                                {u"subject"_s, finding.subject},
                                {u"detail"_s, finding.detail}};
    return findings;
}

QJsonObject anchorsOf(const Seals::DossierVerdict &verdict)
{
    return {{u"root"_s, verdict.rootFingerprint},
            {u"rootFromInside"_s, verdict.rootFromInside},
            {u"logKey"_s, verdict.logKey},
            {u"policyFromInside"_s, verdict.policyFromInside}};
}

QJsonObject ledgerOf(const Seals::DossierVerdict &verdict)
{
    return {{u"origin"_s, verdict.logOrigin},
            {u"size"_s, verdict.treeSize},
            {u"witnesses"_s, verdict.quorum.cosigned()},
            {u"cosigned"_s, witnessesOf(verdict.quorum)},
            {u"quorum"_s, jsonOf(verdict.quorum)}};
}

} // namespace

QByteArray jsonFor(const Seals::ReceiptVerdict &verdict)
{
    const Verification &verification = verdict.proof.verification;
    const QJsonValue matches
        = verdict.matches ? QJsonValue(*verdict.matches) : QJsonValue(QJsonValue::Null);
    return compactJson(
               {{u"verdict"_s, wordFor(verification.worst())},
                {u"intact"_s, verification.isIntact()},
                {u"case"_s, verdict.proof.caseNumber},
                {u"document"_s, verdict.document},
                {u"sha256"_s, QString::fromLatin1(verdict.sha256.toHex())},
                {u"archived"_s,
                 verdict.archivedUtc.isValid() ? formatUtc(verdict.archivedUtc) : QString()},
                {u"matches"_s, matches},
                {u"signer"_s, verdict.proof.signerName},
                {u"anchors"_s, anchorsOf(verdict.proof)},
                {u"ledger"_s, ledgerOf(verdict.proof)},
                {u"findings"_s, findingArray(verification)}})
        + '\n';
}

static QJsonObject outsideTimeOf(const Seals::DossierVerdict &verdict)
{
    if (!verdict.outsideTimeUtc.isValid())
        return {};
    return {{u"at"_s, formatUtc(verdict.outsideTimeUtc)},
            {u"by"_s, verdict.outsideTimeBy},
            {u"root"_s, verdict.timeRootFingerprint},
            {u"rootFromInside"_s, verdict.timeRootFromInside}};
}

QByteArray jsonFor(const Seals::DossierVerdict &verdict)
{
    const QJsonObject signer{
        {u"name"_s, verdict.signerName},
        {u"organization"_s, verdict.signerOrganization},
        {u"at"_s, verdict.signedAtUtc.isValid() ? formatUtc(verdict.signedAtUtc) : QString()}};
    const QJsonObject counts{{u"files"_s, verdict.files},
                             {u"entries"_s, verdict.entries},
                             {u"disclosures"_s, verdict.disclosures},
                             {u"withheld"_s, verdict.withheld},
                             {u"evidence"_s, verdict.evidence},
                             {u"evidenceSignatures"_s, verdict.evidenceSignatures}};
    return compactJson({{u"verdict"_s, wordFor(verdict.verification.worst())},
                        {u"intact"_s, verdict.verification.isIntact()},
                        {u"case"_s, verdict.caseNumber},
                        {u"signer"_s, signer},
                        {u"reportSigned"_s, verdict.isReportSigned},
                        {u"counts"_s, counts},
                        {u"anchors"_s, anchorsOf(verdict)},
                        {u"ledger"_s, ledgerOf(verdict)},
                        {u"outsideTime"_s, outsideTimeOf(verdict)},
                        {u"findings"_s, findingArray(verdict.verification)}})
        + '\n';
}

QByteArray jsonFor(const Error &error)
{
    return compactJson({{u"error"_s,
                         QJsonObject{{u"code"_s, wordFor(error.code)},
                                     {u"message"_s, error.detail},
                                     {u"hint"_s, error.hint}}}})
        + '\n';
}

} // namespace Redress::Verify
