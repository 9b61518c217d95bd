// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/arrivedsignature.h"
#include "tests/fuzz/targets.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void arrivedsignature(QByteArrayView bytes)
{
    using Seals::ArrivedSignature;
    static const Seals::SignatureAnchors nobody({});
    static const Seals::MemoryBytes paper("nobody's paper");
    const QDateTime now(QDate(2026, 3, 3), QTime(12, 0), QTimeZone::utc());
    const auto found = Seals::signatureBeside(bytes.toByteArray(), paper, nobody, now);
    demand(found.ok(), "memory can be read");
    demand(found->state != ArrivedSignature::State::Holds, "nobody signed this paper");
}

} // namespace Redress::Fuzz
