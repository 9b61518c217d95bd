// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

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
    std::optional<int> longest; // with all extensions, in the same unit
    bool extensionNeedsSupervisor = true;
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

    QString idAtVersion() const { return id + u'@' + version; }
    static Result<Procedure> parse(const QByteArray &json);
};

} // namespace Redress::Domain
