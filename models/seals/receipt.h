// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seals/dossier.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace Redress::Seals {

// What a consumer takes home for one paper: a signed PDF that carries the act by which the paper
// was archived, and its place in the ledger (resources/help/receipts.md).

inline constexpr qsizetype kMaxReceiptBytes = 16 * 1024 * 1024;

struct ReceiptContents {
    QByteArray presentation; // of document.archived, showing "content"
    QByteArray proof; // Ledger::formatTlogProof
    Crypto::Certificate signer; // of the act
    Crypto::Certificate root;
    QByteArray policy; // the text
};

/// What travels in the PDF (signPdf).
QByteArray receiptText(const ReceiptContents &contents);

struct ReceiptVerdict {
    /// Findings of the signature ("pdf.signature", "seal.…"), of the act ("dossier.entry-…",
    /// "dossier.proof-…", "dossier.checkpoint"), "receipt.malformed", "receipt.act",
    /// "receipt.file"; remarks as a dossier's, and "receipt.no-file".
    DossierVerdict proof;
    QString document; // its number
    QByteArray sha256; // of the paper, as recorded
    QDateTime archivedUtc; // as the act tells
    std::optional<bool> matches; // the file at hand is the paper
};

/// Whether a file begins like a PDF.
Result<bool> looksLikeReceipt(const ByteSource &source);
/// Checks a receipt and, where there is one, the file that it is said to be for. An Error only when
/// there is nothing to judge: BadInput when it is no PDF, TooLarge, Io, Cancelled.
Result<ReceiptVerdict> verifyReceipt(const ByteSource &receipt, const ByteSource *file,
                                     const DossierTrust &trust, Progress &progress);

} // namespace Redress::Seals
