// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judges/verdicts/reasons.h"

#include <QLatin1String>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace {

struct Reason {
    QLatin1String judge;
    QLatin1String beginning; // of a code, or of a twin's name
    QLatin1String text;
};

// The longest beginning counts.
constexpr Reason kAccepting[] = {
    {"unzip"_L1, "dossier.zip-"_L1,
     "unpacks whatever it can: to it one archive has many spellings"_L1},
    {"unzip"_L1, ""_L1, "looks at the container alone"_L1},
    {"sha256sum"_L1, "dossier.zip-"_L1, "sees only what was unpacked"_L1},
    {"sha256sum"_L1, "dossier.digest"_L1, "reads a list in other spellings, too"_L1},
    {"sha256sum"_L1, "dossier.manifest"_L1, "does not mind a list that says more, or twice"_L1},
    {"sha256sum"_L1, "dossier.file-"_L1, "looks at the files that the list names alone"_L1},
    {"sha256sum"_L1, ""_L1, "compares files with a list that the liar made anew"_L1},
    {"openssl"_L1, "seal.chain"_L1,
     "is asked without its strict rules, at one moment, for the container's signer alone"_L1},
    {"openssl"_L1, "seal."_L1,
     "reads CMS in every spelling that the standard allows, with whatever stands beside"_L1},
    {"openssl"_L1, ""_L1, "looks at the signature over the signed list alone"_L1},
    {"certtool"_L1, "seal.chain"_L1, "asks fewer rules of a chain, and its own clock"_L1},
    {"certtool"_L1, "seal."_L1,
     "reads CMS in many spellings and knows no ESS signing certificate"_L1},
    {"certtool"_L1, ""_L1, "looks at the signature over the signed list alone"_L1},
    {"pkijs"_L1, "seal.chain"_L1, "asks fewer rules of a chain"_L1},
    {"pkijs"_L1, "seal."_L1, "reads CMS in many spellings and knows no ESS signing certificate"_L1},
    {"pkijs"_L1, ""_L1, "looks at the signature over the signed list alone"_L1},
    {"Go"_L1, "dossier.proof"_L1, "is asked for each act in turn, not for what is too many"_L1},
    {"Go"_L1, "dossier.checkpoint"_L1, "is told the ledger's key, not the policy's witnesses"_L1},
    {"Go"_L1, ""_L1, "looks at acts, proofs and the ledger's signature alone"_L1},
    {"verify.sh"_L1, "dossier.zip-"_L1, "runs on what was unpacked: the container is gone"_L1},
    {"verify.sh"_L1, "dossier.entry-malformed"_L1,
     "finds signer, time, case and digests in an act that the ledger holds, and does not read all "
     "of its JSON"_L1},
    {"verify.sh"_L1, "pdf.signature"_L1, "a shell cannot look into a PDF; pdfsig does"_L1},
    {"verify.sh"_L1, "time.malformed"_L1,
     "has openssl read a token, which does not mind what stands behind it"_L1},
    {"verify.sh"_L1, "time.spelling"_L1,
     "has openssl read a token, which to it has many spellings"_L1},
    {"verify.sh"_L1, "time.revoked"_L1, "reads no list of revoked certificates"_L1},
    {"verify.sh"_L1, "dossier.time-"_L1, "reads no list of revoked certificates"_L1},
    {"verify.sh"_L1, "seal."_L1, "checks each .p7s, but cannot look into the report"_L1},
    {"verify.sh"_L1, "dossier.custody"_L1,
     "looks for digests in the chain of custody, and reads no JSON"_L1},
    {"verify.sh"_L1, "dossier.certification"_L1, "does not read what people wrote"_L1},
};

constexpr Reason kRefusing[] = {
    {"certtool"_L1, "good-after-the-certificate-ended"_L1, "judges by today's clock"_L1},
};

template <size_t N>
QString find(const Reason (&reasons)[N], const QString &judge, const QString &what)
{
    const Reason *best = nullptr;
    for (const Reason &each : reasons) {
        if (each.judge == judge && what.startsWith(each.beginning)
            && (!best || each.beginning.size() > best->beginning.size()))
            best = &each;
    }
    return best ? QString(best->text) : QString();
}

template <size_t N>
QString list(const Reason (&reasons)[N], QLatin1String anything)
{
    QString text;
    for (const Reason &each : reasons)
        text += u"- %1, %2: %3\n"_s.arg(each.judge,
                                        each.beginning.isEmpty() ? QString(anything)
                                                                 : u"`%1…`"_s.arg(each.beginning),
                                        each.text);
    return text;
}

} // namespace

QString reasonToAccept(const QString &judge, const QString &code)
{
    return find(kAccepting, judge, code);
}

QString reasonToRefuse(const QString &judge, const QString &name)
{
    return find(kRefusing, judge, name);
}

QString reasonsText()
{
    return "\n## Why a judge accepts what we refuse\n\n"_L1 + list(kAccepting, "everything else"_L1)
        + "\n## Why a judge refuses what we accept\n\n"_L1 + list(kRefusing, "everything"_L1);
}

} // namespace Redress::Test
