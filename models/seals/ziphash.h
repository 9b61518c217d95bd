// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/seals/bytesource.h"
#include "models/seals/zip.h"

#include <QByteArray>
#include <QList>

namespace Redress::Seals {

struct ZipHash {
    QByteArray sha256;
    quint32 crc32 = 0;
};

/// Both digests of the data of every entry, in the same order, in one pass and in constant memory.
/// The entries are those of a readable listing. Cancelled, Io.
Result<QList<ZipHash>> hashZipEntries(const ByteSource &source, const QList<ZipEntry> &entries,
                                      Progress &progress);

} // namespace Redress::Seals
