// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/progress.h"
#include "models/seals/dossier.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void dossier(QByteArrayView bytes)
{
    NoProgress progress;
    const auto verdict
        = Seals::verifyDossier(Seals::MemoryBytes(bytes.toByteArray()), {}, progress);
    static const QByteArray good = sample("tests/data/dossier/dossier-1.asice");
    if (verdict && verdict->verification.isIntact())
        demand(bytes == good, "only the whole dossier is intact");
}

} // namespace Redress::Fuzz
