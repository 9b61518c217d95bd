// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/casestate.h"
#include "models/domain/staff.h"

#include <QCoreApplication>
#include <QString>

namespace Redress::Ui {

/// Codes of the records in the words of the office, in the language of the window.
class CodeWords {
    Q_DECLARE_TR_FUNCTIONS(CodeWords)
public:
    static QString channel(const QString &code);
    static QString remedy(const QString &code);
    static QString outcome(const QString &code);
    static QString pauseReason(const QString &code);
    static QString linkKind(const QString &code);
    static QString source(const QString &code); // whom a paper came from
    static QString paperKind(const QString &code);
    static QString recipient(const QString &code);
    static QString status(Domain::CaseStatus status);
    static QString factGroup(const QString &name); // Domain::Fact
    static QString roles(Domain::Roles roles);
    static QString clockUnit(int days, bool workDays);
    static QString fileSize(qint64 bytes);

    /// The label in the window's language; the other one where it is missing.
    static QString label(const QString &english, const QString &chinese);
    static bool isChinese();
};

} // namespace Redress::Ui
