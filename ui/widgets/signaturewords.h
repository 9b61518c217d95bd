// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/papersignature.h"
#include "ui/widgets/marks.h"

#include <QCoreApplication>
#include <QString>
#include <QTimeZone>

namespace Redress::Ui {

/// What the signatures of a paper are worth, in the words of the office.
class SignatureWords {
    Q_DECLARE_TR_FUNCTIONS(SignatureWords)
public:
    static QString sentence(const Domain::PaperSignature &signature, const QTimeZone &zone);
    /// One sentence a line; empty without signatures.
    static QString sentences(const QList<Domain::PaperSignature> &signatures,
                             const QTimeZone &zone);
    /// That of the worst.
    static Mark mark(const QList<Domain::PaperSignature> &signatures);
};

} // namespace Redress::Ui
