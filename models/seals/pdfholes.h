// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seals/bytesource.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace Redress::Seals {

// The signatures that a foreign PDF carries, found without following its structure: what is signed
// by places in the file stands in it uncompressed, whatever a hostile file does with its tables.

inline constexpr int kMaxPdfSignatures = 64;
inline constexpr qsizetype kMaxForeignSignatureBytes = 1024 * 1024;

struct PdfHole {
    qint64 begin = 0; // of '<'; everything before it is signed
    qint64 end = 0; // behind '>'
    qint64 signedEnd = 0; // of what is signed behind the hole
    QByteArray signature; // as it stands there, with what follows it
    QByteArray subFilter; // "ETSI.CAdES.detached"
    QDateTime claimedUtc; // "M"; invalid when it tells none
    bool isSound = false; // what is left out is just the signature
};

struct PdfHoles {
    QList<PdfHole> holes; // in the order of the file
    bool hasMore = false; // than kMaxPdfSignatures
};

/// Io. A hole that is not sound has nothing else.
Result<PdfHoles> pdfHolesIn(const ByteSource &pdf);

} // namespace Redress::Seals
