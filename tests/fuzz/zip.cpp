// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/progress.h"
#include "models/seals/zip.h"
#include "models/seals/ziphash.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void zip(QByteArrayView bytes)
{
    const Seals::MemoryBytes source(bytes.toByteArray());
    const auto listing = Seals::readZip(source);
    if (!listing || !listing->isReadable)
        return;
    NoProgress progress;
    const auto hashes = Seals::hashZipEntries(source, listing->entries, progress);
    demand(hashes && (*hashes).size() == listing->entries.size(), "what is readable can be hashed");
}

} // namespace Redress::Fuzz
