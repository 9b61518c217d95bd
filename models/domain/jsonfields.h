// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVarLengthArray>

#include <optional>

namespace Redress::Domain {

/// Reads one JSON object strictly: each member by name and type; the first thing wrong is kept and
/// told by finish(), as are members nobody asked for. An absent member reads as the empty value.
class JsonFields {
public:
    /// `code` is the error's code: BadInput for what people give, Corrupt for what was recorded.
    JsonFields(const QJsonObject &object, const QString &what, ErrorCode code);

    bool has(QLatin1String name) const { return m_object.contains(name); }
    QString text(QLatin1String name);
    QString requiredText(QLatin1String name);
    /// One of `words`; the first problem otherwise.
    QString word(QLatin1String name, const QStringList &words);
    QString requiredWord(QLatin1String name, const QStringList &words);
    bool flag(QLatin1String name);
    qint64 integer(QLatin1String name, qint64 least, qint64 most, qint64 absent);
    QDate day(QLatin1String name); // "2026-10-31", 1900…2200
    QDateTime utc(QLatin1String name); // as formatUtc writes it
    std::optional<Money> money(QLatin1String name); // {"minorUnits": 5000000, "currency": "CNY"}
    QStringList texts(QLatin1String name, qsizetype most);
    QJsonObject object(QLatin1String name);
    QJsonArray array(QLatin1String name, qsizetype most);

    void fail(const QString &problem);
    bool failed() const { return m_failed; }
    /// The first problem, or that a member is unknown.
    Result<void> finish() const;

private:
    QJsonValue take(QLatin1String name, QJsonValue::Type type, const char *typeName);

    QJsonObject m_object;
    QString m_what;
    ErrorCode m_code;
    QVarLengthArray<QLatin1String, 32> m_known;
    QString m_problem;
    bool m_failed = false;
};

QJsonObject moneyToJson(const Money &money);
/// Lower-case words joined by "-" and ".", at most 80 characters: what codes of taxonomies and
/// reasons look like.
bool isCode(const QString &text);

} // namespace Redress::Domain
