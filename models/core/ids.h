// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QHashFunctions>
#include <QString>

namespace Redress {

/// An identifier that cannot be mistaken for another kind of identifier.
template<typename Tag>
struct Id {
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return value < other.value; }
};

template<typename Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

using CaseId = Id<struct CaseTag>; // "C-2026-000123-7"
using DocumentId = Id<struct DocumentTag>; // "D-2026-000042-1"
using ConsumerId = Id<struct ConsumerTag>; // "P-" + 16 base32 characters, random
using CompanyId = Id<struct CompanyTag>; // "K-" + 16 base32 characters, random
using StaffId = Id<struct StaffTag>; // "S-" + 16 base32 characters, random

/// "C-2026-000123-7": prefix letter, year of receipt, running number (at least six digits), check digit
/// (ISO 7064 MOD 11,10 over year and number), so that a misheard number is noticed.
QString formatNumber(QChar prefix, int year, qint64 number);
/// Accepts what people type ("c 2026 000123 7", full-width digits); BadInput when the check digit is wrong.
Result<QString> parseNumber(QChar prefix, const QString &typed);
/// `prefix` + 16 Crockford base32 characters (lower case removed) from `random10` (10 random bytes).
QString formatOpaqueId(const QString &prefix, const QByteArray &random10);

} // namespace Redress
