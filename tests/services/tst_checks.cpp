// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/ledgerservice.h"
#include "models/services/seen.h"
#include "tests/services/office.h"
#include "tests/store/tamperer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// What a check relies on: signatures that this desk verified before, and nothing anybody else
/// says.
class tst_Checks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reliesOnWhatThisDeskVerified();
    void aForgedMemoryIsNone_data();
    void aForgedMemoryIsNone();
    void anOlderMemoryIsStillTrue();
    void checksAllWhereTheMemoryDoesNotFit();
    void goesOnFromARestoredCopyOnRecord();
};

namespace {

LedgerCheck checked(const Office &office, bool full = false)
{
    NoProgress progress;
    LedgerService::VerifyOptions options;
    options.full = full;
    const auto check = LedgerService(office.boss).verify(options, progress);
    if (!check)
        qFatal("%s", qPrintable(check.error().detail));
    return *check;
}

QString memoryOf(const Office &office)
{
    return memoryPath(office.boss->center().id, u".verified"_s);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replace(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList codesOf(const LedgerCheck &check)
{
    QStringList codes;
    for (const Finding &finding : check.verification.findings)
        codes.append(finding.code);
    return codes;
}

} // namespace

void tst_Checks::reliesOnWhatThisDeskVerified()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const LedgerCheck first = checked(office);
    QVERIFY2(first.verification.findings.isEmpty(), qPrintable(damageOf(office.boss)));
    QCOMPARE(first.known, 0);
    QCOMPARE(first.fullUtc, first.atUtc);
    office.clock->passDays(1);
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const LedgerCheck second = checked(office);
    QCOMPARE(second.known, first.entries);
    QCOMPARE(second.fullUtc, first.atUtc);
    QVERIFY(second.entries > first.entries);
    QCOMPARE(checked(office).known, second.entries);
    const LedgerCheck full = checked(office, true);
    QCOMPARE(full.known, 0);
    QCOMPARE(checked(office).fullUtc, full.atUtc);
    // Whoever opens the vault on this desk relies on the same.
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(checked(office).known, second.entries);
}

void tst_Checks::aForgedMemoryIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes"); // empty: that of another center
    QTest::newRow("nothing sealed") << QByteArray(R"({"format":1,"size":3,"root":"00"})");
    QTest::newRow("chance") << QByteArray(140, 'r');
    QTest::newRow("huge") << QByteArray(100'000, 'r');
    QTest::newRow("of another center") << QByteArray();
}

void tst_Checks::aForgedMemoryIsNone()
{
    QFETCH(QByteArray, bytes);
    Office office;
    (void)checked(office);
    QCOMPARE(checked(office).known, checked(office).entries);
    if (bytes.isEmpty()) {
        Office other;
        (void)checked(other);
        bytes = contentOf(memoryOf(other));
        QVERIFY(!bytes.isEmpty());
    }
    replace(memoryOf(office), bytes);
    QCOMPARE(checked(office).known, 0);
    QVERIFY(checked(office).known > 0);
}

void tst_Checks::anOlderMemoryIsStillTrue()
{
    Office office;
    const LedgerCheck early = checked(office);
    const QByteArray old = contentOf(memoryOf(office));
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    QVERIFY(checked(office).entries > early.entries);
    replace(memoryOf(office), old);
    const LedgerCheck again = checked(office);
    QCOMPARE(again.known, early.entries);
    QVERIFY(again.verification.findings.isEmpty());
}

void tst_Checks::checksAllWhereTheMemoryDoesNotFit()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    (void)checked(office);
    const QByteArray memory = contentOf(memoryOf(office));
    {
        // Bytes, leaf and tree above it agree again: only the signature tells.
        Store::Tamperer tamperer(office.path(u"redress.sqlite"_s));
        tamperer.dropGuards();
        const QByteArray jwt
            = tamperer.rows(u"SELECT jwt FROM entry WHERE seq = 2"_s).first().first().toByteArray();
        QByteArray changed = jwt;
        const qsizetype at = changed.lastIndexOf('.') + 20;
        changed[at] = changed.at(at) == 'A' ? 'B' : 'A';
        tamperer.run(u"UPDATE entry SET jwt = ? WHERE seq = 2"_s, {changed});
    }
    const LedgerCheck found = checked(office);
    QCOMPARE(found.known, 0);
    QVERIFY(codesOf(found).contains(u"ledger.entry-signature"_s));
    QVERIFY(codesOf(found).contains(u"ledger.entry-leaf"_s));
    QCOMPARE(contentOf(memoryOf(office)), memory); // what was verified then stays known
}

void tst_Checks::goesOnFromARestoredCopyOnRecord()
{
    Office office;
    QVERIFY(!office.hire(u"wang"_s, Domain::Role::Operator).isEmpty());
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const QString backup = office.folder.filePath(u"backup"_s);
    NoProgress progress;
    QVERIFY_OK(BackupService(office.boss).backUp(backup, progress));
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    QCOMPARE_ERROR(LedgerService(office.boss).acceptCopy(u"nothing happened"_s),
                   ErrorCode::Conflict);
    const LedgerCheck last = checked(office);
    const QByteArray lostRoot = LedgerService(office.boss).head()->root.toHex();
    office.boss.reset();
    QVERIFY(QDir(office.path()).removeRecursively());
    QVERIFY_OK(restoreBackup(backup, office.path(), progress));

    QVERIFY2(office.signIn(u"wang"_s), qPrintable(office.error.detail));
    QCOMPARE_ERROR(LedgerService(office.boss).acceptCopy(u"I may not"_s), ErrorCode::NotPermitted);
    QVERIFY2(office.signIn(u"boss"_s), qPrintable(office.error.detail));
    QCOMPARE(office.boss->remarks().findings.size(), 1);
    LedgerCheck check = checked(office);
    QVERIFY(codesOf(check).contains(u"ledger.older-than-seen"_s));
    QVERIFY(check.entries < last.entries);
    QCOMPARE_ERROR(LedgerService(office.boss).acceptCopy({}), ErrorCode::BadInput);
    const auto accepted
        = LedgerService(office.boss).acceptCopy(u"The disk failed; this is Sunday's backup."_s);
    QVERIFY_OK(accepted);
    QCOMPARE(*accepted, check.entries);
    QCOMPARE_ERROR(LedgerService(office.boss).acceptCopy(u"once more"_s), ErrorCode::Conflict);

    // It rests as history: told by each check, and nothing is broken.
    for (const bool full : {false, true}) {
        check = checked(office, full);
        QVERIFY(check.verification.isIntact());
        QCOMPARE(codesOf(check), QStringList{u"ledger.copy-accepted"_s});
        const Finding &told = check.verification.findings.first();
        QCOMPARE(told.subject, u"entry %1"_s.arg(*accepted));
        QVERIFY2(told.detail.contains(QString::fromLatin1(lostRoot)), qPrintable(told.detail));
        QVERIFY(told.detail.contains(u"Sunday's backup"_s));
    }
    QVERIFY(office.signIn(u"boss"_s));
    QVERIFY(office.boss->remarks().findings.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Checks)
#include "tst_checks.moc"
