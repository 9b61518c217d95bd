// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"

#include <QCoreApplication>
#include <QString>

namespace Redress::Ui {

/// What went wrong, what is safe, what to do.
class ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
public:
    /// `couldnt`: what was being done, as a sentence: "The case was not closed."
    static QString sentence(const QString &couldnt, const Error &error);
    /// The code's own sentence alone.
    static QString reason(const Error &error);
};

/// What a check found, in words: what it means for the record, and what to do.
class FindingWords {
    Q_DECLARE_TR_FUNCTIONS(FindingWords)
public:
    static QString sentence(const Finding &finding);
    /// "entry 41", "case C-…", "paper D-…" in the language of the window; other subjects as they are.
    static QString subject(const QString &subject);
    static QString advice(const Finding &finding);
};

} // namespace Redress::Ui
