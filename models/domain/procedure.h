// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Redress::Domain {

/// A legal clock as data.
struct ClockRule {
    enum class Unit { CalendarDays, WorkDays, Weeks };
    enum class Start {
        Received,
        Forwarded,
        Completed
    }; // Completed: when the complaint's papers are complete (else receipt)
    QString id; // "answer", "accept", "final"
    QString title; // English; titleZh Chinese
    QString titleZh;
    int length = 0;
    Unit unit = Unit::CalendarDays;
    Start start = Start::Received;
    QString stopsAt; // act that meets it: "case.answered", "case.closed", "case.forwarded"
    bool pausable = false;
    std::optional<int>
        longest; // with all extensions, in the same unit; unset: it cannot be extended
    bool extensionNeedsSupervisor = true;
    bool binding = true; // false: missing it breaks no rule, another way of handling follows (never
                         // the next due)
    QString source; // article
};

struct Procedure {
    QString id; // "pboc-5-2020"
    QString version;
    QString title;
    QString titleZh;
    QString calendar; // calendar id
    QList<ClockRule> clocks; // the first is the main one
    int retentionYears = 3;
    std::optional<int> mostRepresentatives;
    QString source; // where the text is
    bool textChecked = false; // whether the wording was compared with the source
    QStringList notes; // what the clocks do not say, English

    QString idAtVersion() const { return id + u'@' + version; }
    const ClockRule *clock(const QString &clockId) const; // null when there is none
    static Result<Procedure> parse(const QByteArray &json);
};

} // namespace Redress::Domain
