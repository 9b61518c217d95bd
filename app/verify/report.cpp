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
    const QString signer = verdict.signerOrganization.isEmpty()
        ? verdict.signerName
        : verdict.signerName + ", "_L1 + verdict.signerOrganization;
    text += line(u"Case:"_s, verdict.caseNumber);
    text += line(u"Signed by:"_s, signer);
    if (verdict.signedAtUtc.isValid())
        text += line(u"Signed at:"_s,
                     verdict.signedAtUtc.toString(u"yyyy-MM-dd HH:mm:ss"_s)
                         + " UTC, by the signer's own clock"_L1);
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
    if (!verdict.logOrigin.isEmpty())
        text += line(u"Ledger:"_s,
                     u"%1, %2, %3"_s.arg(
                         verdict.logOrigin, counted(verdict.treeSize, u"entry"_s, u"entries"_s),
                         verdict.witnesses == 0 ? u"not yet witnessed"_s
                                                : "confirmed by "_L1
                                 + counted(verdict.witnesses, u"witness"_s, u"witnesses"_s)));
    if (!verdict.rootFingerprint.isEmpty())
        text += line(u"Root:"_s,
                     "SHA-256 "_L1 + verdict.rootFingerprint + fromInside(verdict.rootFromInside));
    if (!verdict.logKey.isEmpty())
        text += line(u"Ledger key:"_s, verdict.logKey + fromInside(verdict.policyFromInside));

    const QString remarks = findingLines(verdict.verification, Verdict::IntactWithRemarks);
    if (!remarks.isEmpty())
        text += u"\nWhat is not proved:\n"_s + remarks;
    return text;
}

QByteArray jsonFor(const Seals::DossierVerdict &verdict)
{
    QJsonArray findings;
    for (const Finding &finding : verdict.verification.findings)
        findings += QJsonObject{{u"verdict"_s, wordFor(finding.verdict)},
                                {u"code"_s, finding.code},
                                {u"subject"_s, finding.subject},
                                {u"detail"_s, finding.detail}};
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
    const QJsonObject anchors{{u"root"_s, verdict.rootFingerprint},
                              {u"rootFromInside"_s, verdict.rootFromInside},
                              {u"logKey"_s, verdict.logKey},
                              {u"policyFromInside"_s, verdict.policyFromInside}};
    const QJsonObject ledger{{u"origin"_s, verdict.logOrigin},
                             {u"size"_s, verdict.treeSize},
                             {u"witnesses"_s, verdict.witnesses}};
    return compactJson({{u"verdict"_s, wordFor(verdict.verification.worst())},
                        {u"intact"_s, verdict.verification.isIntact()},
                        {u"case"_s, verdict.caseNumber},
                        {u"signer"_s, signer},
                        {u"reportSigned"_s, verdict.isReportSigned},
                        {u"counts"_s, counts},
                        {u"anchors"_s, anchors},
                        {u"ledger"_s, ledger},
                        {u"findings"_s, findings}})
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
