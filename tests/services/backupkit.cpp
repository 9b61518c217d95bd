// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/backupkit.h"

#include "tests/store/postgresground.h"

#include <QDirIterator>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace Redress::Services;

namespace Redress::Test {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        names.append(all.next().mid(folder.size() + 1));
    names.sort();
    return names;
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

DocumentId addPaper(const SessionPtr &session, const CaseId &id, const QByteArray &bytes)
{
    const auto paper = DocumentService(session).archive(
        {id, {}, {}, bytes, u"paper.txt"_s, u"consumer"_s}, quiet);
    if (!paper)
        qFatal("no paper: %s", qPrintable(paper.error().detail));
    return paper->id;
}

CaseId addCase(const SessionPtr &session, int papers)
{
    const auto made = CaseService(session).open(aCall());
    if (!made)
        qFatal("no case: %s", qPrintable(made.error().detail));
    for (int i = 0; i < papers; ++i)
        addPaper(session, made->caseId, "paper number " + QByteArray(i * 300'000 + 5, 'p'));
    return made->caseId;
}

QString codesOf(const Verification &verification)
{
    QStringList codes;
    for (const Finding &finding : verification.findings)
        codes.append(finding.code);
    return codes.join(u' ');
}

Result<BackupReport> backUp(const Office &office, const QString &folder)
{
    return BackupService(office.boss).backUp(folder, quiet);
}

ServerPlace::ServerPlace(const Office &office, const QString &name)
    : address(Store::newDatabase()), papers(office.folder.filePath(name))
{
}

Result<RestoreReport> restoreTo(const ServerPlace &place, const QString &backup)
{
    return restoreBackup(backup, place.address, quiet, place.papers);
}

QString damageIn(const SessionPtr &session)
{
    QStringList damage = damageOf(session).split(u'\n', Qt::SkipEmptyParts);
    damage.removeIf([](const QString &line) { return line.contains(u"older-than-seen"_s); });
    return damage.join(u'\n');
}

QString damageIn(const Office &office, const QString &location)
{
    const auto session = signIn(location, u"boss"_s, password("secret"), office.clock);
    return session ? damageIn(*session) : session.error().detail;
}

QString damageAfterRestore(const Office &office, const QString &backup, const QString &target)
{
    const auto restored = restoreBackup(backup, target, quiet);
    return restored ? damageIn(office, target) : restored.error().detail;
}

Program::Program(const Office &office, const QStringList &words)
{
    const QString word = office.writeFile(u"password"_s, "secret\n");
    process.start(QStringLiteral(REDRESS_BIN_DIR "/redress-cli"),
                  QStringList{u"--as"_s, u"boss"_s, u"--password-file"_s, word, u"--json"_s}
                      + words);
}

QJsonObject Program::answer()
{
    process.waitForFinished(120'000);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace Redress::Test
