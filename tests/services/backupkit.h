// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <QJsonObject>
#include <QProcess>

/// What the tests of backups share: an office with papers, its copies, and the program itself.
namespace Redress::Test {

inline NoProgress quiet;

QByteArray contentOf(const QString &path);
void put(const QString &path, const QByteArray &bytes);
/// Paths below a folder, sorted.
QStringList filesIn(const QString &folder);
/// What stands in a folder itself.
QStringList namesIn(const QString &folder);

DocumentId addPaper(const Services::SessionPtr &session, const CaseId &id, const QByteArray &bytes);
/// A case with papers, some of more than one block.
CaseId addCase(const Services::SessionPtr &session, int papers = 2);

QString codesOf(const Verification &verification);
Result<Services::BackupReport> backUp(const Office &office, const QString &folder);
/// The vault made from a backup, entered and wholly checked: empty when all is well. That this desk
/// has seen more of the center meanwhile is no damage.
QString damageAfterRestore(const Office &office, const QString &backup, const QString &target);

/// Stops the n-th time it is asked.
class Stopping final : public Progress {
public:
    explicit Stopping(int after) : m_left(after) { }
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

/// A new place on a server; its papers go into `name` of the office's own folder.
struct ServerPlace {
    QString address;
    QString papers;
    ServerPlace(const Office &office, const QString &name);
};
Result<Services::RestoreReport> restoreTo(const ServerPlace &place, const QString &backup);
/// What a check of everything finds, but for this desk's memory.
QString damageIn(const Services::SessionPtr &session);
QString damageIn(const Office &office, const QString &location);

/// The program itself, to be killed.
struct Program {
    QProcess process;
    Program(const Office &office, const QStringList &words);
    QJsonObject answer();
};

} // namespace Redress::Test
