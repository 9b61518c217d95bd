// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace Redress::Ledger {

inline constexpr qsizetype kMaxDisclosureBytes = 4 * 1024 * 1024; // encoded
inline constexpr int kSaltBytes = 16;

/// [salt, name, value] as RFC 9901 writes it; whoever holds it can show the value behind one digest
/// of an entry.
struct Disclosure {
    QString subject; // empty when parsed: it does not travel
    QString name;
    QJsonValue value;
    QByteArray encoded; // base64url text
    QByteArray digest; // SHA-256 of `encoded`, 32 bytes

    /// With a fresh salt.
    static Disclosure make(const QString &name, const QJsonValue &value);
    /// Strict: canonical base64url, exactly [salt, name, value] in compact JSON, salt of 16 bytes
    /// or more.
    static Result<Disclosure> parse(const QByteArray &encoded);
    QString digestText() const; // base64url, as it stands in "_sd"
};

/// SHA-256 of the encoded text of a disclosure.
QByteArray disclosureDigest(QByteArrayView encoded);

} // namespace Redress::Ledger
