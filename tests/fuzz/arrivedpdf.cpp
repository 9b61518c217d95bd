// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/arrivedsignature.h"
#include "tests/fuzz/targets.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void arrivedpdf(QByteArrayView bytes)
{
    using Seals::ArrivedSignature;
    static const Seals::SignatureAnchors nobody({});
    const QDateTime now(QDate(2026, 3, 3), QTime(12, 0), QTimeZone::utc());
    const auto found = Seals::signaturesInPdf(Seals::MemoryBytes(bytes.toByteArray()), nobody, now);
    demand(found.ok(), "memory can be read");
    for (const ArrivedSignature &one : *found) {
        demand(!one.isTrusted, "there is nobody to trust");
        demand(one.state == ArrivedSignature::State::Holds
                   || one.problem != ArrivedSignature::Problem::None,
               "what does not hold says why");
    }
}

} // namespace Redress::Fuzz
