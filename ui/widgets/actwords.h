// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/caseservice.h"

#include <QCoreApplication>
#include <QHash>

namespace Redress::Ui {

/// One line of the chronology in words: what was done, and what was said with it.
class ActWords {
    Q_DECLARE_TR_FUNCTIONS(ActWords)
public:
    using Names = QHash<QString, QString>; // ids of staff to names
    static QString title(const Services::Chronicle &line, const Names &names);
    /// What was written: a note, a message, an answer; empty when nothing was or it was erased.
    static QString body(const Services::Chronicle &line);
    /// The same as a command: "Assign…".
    static QString command(const QString &act);
};

} // namespace Redress::Ui
