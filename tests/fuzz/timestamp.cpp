// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/timestamp.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void timestamp(QByteArrayView bytes)
{
    static const Seals::TimeStampTrust trust{
        {*Crypto::OutsideCertificate::fromPem(sample("tests/fuzz/corpus/timestamp/root.pem"))}, {}};
    const QByteArray der = bytes.toByteArray();
    const auto answered = Seals::tokenOfAnswer(der);
    const auto check = Seals::checkTimeStamp(
        answered ? *answered : der, {Crypto::sha256("nobody's paper"), {}, {}}, trust, u"fuzz"_s);
    demand(check.verification.worst() == Verdict::Broken, "nobody stamped this paper");
    if (check.plain.isEmpty())
        return;
    const auto kept = Seals::checkTimeStamp(check.plain, {Crypto::sha256("nobody's paper"), {}, {}},
                                            trust, u"fuzz"_s);
    demand(kept.plain == check.plain, "the plain spelling is its own plain spelling");
}

} // namespace Redress::Fuzz
