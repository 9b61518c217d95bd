// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Redress::Domain {

inline constexpr int kMaxPaperSignatures = 64;

/// A signature that a paper brought along, as it was found when the paper was archived
/// (resources/help/acts.md).
struct PaperSignature {
    QString kind; // one of signatureKinds()
    QString covers; // one of signatureCovers()
    QString state; // one of signatureStates()
    QString problem; // one of signatureProblems(); empty: none
    bool trusted = false; // its certificate chained to a root that the desk's computer trusted
    QString signer;
    QString organization;
    QString issuer;
    QDateTime atUtc; // as the signer claims; may be invalid
    bool operator==(const PaperSignature &) const = default;
};

const QStringList &signatureKinds(); // "pdf", "time-stamp", "beside", "dossier"
const QStringList &signatureCovers(); // "whole", "part", "unclear"
const QStringList &signatureStates(); // "holds", "broken", "unreadable"
const QStringList &signatureProblems();

QJsonArray toJson(const QList<PaperSignature> &signatures);
/// Corrupt for anything that toJson does not write.
Result<QList<PaperSignature>> paperSignaturesFromJson(const QJsonArray &array);

} // namespace Redress::Domain
