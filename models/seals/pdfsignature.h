// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seals/bytesource.h"
#include "models/seals/cades.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Redress::Seals {

// The signature inside a PDF that leaves: PAdES baseline B (ETSI EN 319 142-1), one over the whole
// file, which nothing may follow (DocMDP, P=1). One spelling only: resources/help/pdf.md.

/// What a signature takes in the file, in bytes; in it, hexadecimal, with zeros behind.
inline constexpr qsizetype kPdfSignatureRoom = 12 * 1024;

/// Where a PDF keeps its signature.
struct PdfSignaturePlace {
    qint64 hole = 0; // of '<', from the beginning
    qint64 after = 0; // behind '>'
    QByteArray signature; // DER, without the zeros behind
    QDateTime claimedUtc; // "M"
};

/// "/ByteRange [ 0 … ]", always as long, so that it can be written over.
QByteArray pdfByteRange(qint64 hole, qint64 after, qint64 size);
/// "D:20260303120000Z".
QByteArray pdfDate(const QDateTime &utc);

/// Whether there is the mark of a signature at all.
Result<bool> hasPdfSignature(const ByteSource &pdf);
/// Corrupt unless there is exactly one signature, its hole is the one gap of its ByteRange, and the
/// range begins and ends with the file.
Result<PdfSignaturePlace> findPdfSignature(const ByteSource &pdf);
/// SHA-256 over everything but the hole.
Result<QByteArray> pdfDigest(const ByteSource &pdf, const PdfSignaturePlace &place);

/// Findings of CadesVerifier, and "pdf.signature" where the file does not hold one signature over
/// all of it.
Result<SignatureCheck> checkPdf(const ByteSource &pdf, CadesVerifier *verifier,
                                const QString &subject);

} // namespace Redress::Seals
