// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/signaturewords.h"

#include "ui/widgets/timewords.h"

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {

bool isFine(const Domain::PaperSignature &signature)
{
    return signature.state == "holds"_L1 && signature.covers == "whole"_L1 && signature.trusted;
}

} // namespace

QString SignatureWords::sentence(const Domain::PaperSignature &signature, const QTimeZone &zone)
{
    if (signature.problem == "other-program"_L1)
        return tr("A signed container of another program; its signatures were not judged.");
    if (signature.state == "unreadable"_L1)
        return signature.problem == "ranges"_L1
            ? tr("It carries a signature that leaves out more than itself: it proves nothing.")
            : tr("It carries a signature that cannot be read: it proves nothing.");
    const QString name = signature.signer.isEmpty() ? tr("an unnamed signer") : signature.signer;
    const QString who = signature.organization.isEmpty() || signature.organization == name
        ? name
        : tr("%1 (%2)", "a person and an organization").arg(name, signature.organization);
    if (signature.state == "broken"_L1)
        return signature.problem == "forged"_L1
            ? tr("The signature of %1 is forged: it was not made with that key.").arg(who)
            : tr("The signature of %1 does not hold: the paper is not what was signed.").arg(who);
    const QString when
        = signature.atUtc.isValid() ? TimeWords::moment(signature.atUtc, zone) : tr("no time told");
    const QString by = signature.kind == "time-stamp"_L1
        ? tr("Time stamp of %1, %2", "an authority and a moment").arg(who, when)
        : tr("Signed by %1, %2", "a person and a moment").arg(who, when);
    if (signature.covers != "whole"_L1)
        return tr("%1; but something was added to the paper afterwards.").arg(by);
    if (signature.trusted)
        return tr("%1: the whole paper, unchanged.").arg(by);
    if (signature.problem == "expired"_L1)
        return tr("%1: the whole paper, unchanged; the certificate has ended since.").arg(by);
    return tr("%1: the whole paper, unchanged; who that is, nobody known here vouches for.")
        .arg(by);
}

QString SignatureWords::sentences(const QList<Domain::PaperSignature> &signatures,
                                  const QTimeZone &zone)
{
    QStringList lines;
    for (const Domain::PaperSignature &signature : signatures)
        lines.append(sentence(signature, zone));
    return lines.join(u'\n');
}

Mark SignatureWords::mark(const QList<Domain::PaperSignature> &signatures)
{
    Mark worst = Mark::Done;
    for (const Domain::PaperSignature &signature : signatures) {
        if (signature.state == "broken"_L1)
            return Mark::Broken;
        if (!isFine(signature))
            worst = Mark::Due;
    }
    return worst;
}

} // namespace Redress::Ui
