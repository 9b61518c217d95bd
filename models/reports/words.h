// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/domain/procedure.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace Redress::Reports {

/// A phrase in both languages of the reports.
struct Phrase {
    QStringView en;
    QStringView zh;
};

/// Which closed word list of domain/codes.h a code belongs to.
enum class CodeList {
    Act,
    Channel,
    Remedy,
    Outcome,
    PauseReason,
    LinkKind,
    Answerer,
    PaperKind,
    PaperSource,
    Recipient,
    Status,
    ClockStart
};

/// Puts codes, days and times into words of one language and zone.
class Words {
public:
    /// BadInput for a language other than "en" and "zh_CN" or an unknown zone.
    static Result<Words> create(const QString &language, const QString &timeZone);

    bool isChinese() const { return m_chinese; }
    QString operator()(const Phrase &phrase) const;
    /// The same in the other language.
    QString other(const Phrase &phrase) const;
    QString operator()(QStringView en, QStringView zh) const { return (*this)(Phrase{en, zh}); }
    /// The better of two labels that may be empty.
    QString label(const QString &en, const QString &zh) const;
    /// A code outside its list is shown as it is, made printable.
    QString code(CodeList list, const QString &code) const;

    QString day(const QDate &day) const; // "2026-11-22"
    QString dayWithName(const QDate &day) const; // "Sunday 2026-11-22"
    QString time(const QDateTime &utc) const; // "2026-11-22 17:42", in the zone
    QString timeWithZone(const QDateTime &utc) const; // "2026-11-22 17:42 UTC+08:00"
    QString money(const Money &money) const;
    QString bytes(qint64 count) const; // "12.4 kB (12,401 bytes)"
    /// "15 working days"; a clock in weeks is told in days, as its trace is.
    QString days(int count, Domain::ClockRule::Unit unit) const;
    QString list(const QStringList &items) const;

private:
    Words(bool chinese, const QTimeZone &zone) : m_chinese(chinese), m_zone(zone) { }

    bool m_chinese;
    QTimeZone m_zone;
};

} // namespace Redress::Reports
