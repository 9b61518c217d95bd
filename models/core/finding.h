// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Redress {

enum class Verdict { Intact, IntactWithRemarks, CannotTell, Broken };

/// One thing a check found; never an Error. `code` is stable ("ledger.entry-signature"), `subject`
/// names the record ("entry 41", "complaint_case C-2026-000001-3"), `detail` says what differs.
struct Finding {
    Verdict verdict = Verdict::Broken;
    QString code;
    QString subject;
    QString detail;

    bool operator==(const Finding &) const = default;
};

/// All findings of a check, never only the first.
struct Verification {
    QList<Finding> findings;

    Verdict worst() const;
    bool isIntact() const { return worst() != Verdict::Broken && worst() != Verdict::CannotTell; }
    void broken(const QString &code, const QString &subject, const QString &detail = {});
    void remark(const QString &code, const QString &subject, const QString &detail = {});
    void add(const Verification &other) { findings += other.findings; }
};

/// "intact", "intact-with-remarks", "cannot-tell", "broken".
QString wordFor(Verdict verdict);

} // namespace Redress
