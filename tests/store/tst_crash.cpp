// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/ledgerrepository.h"
#include "storecenter.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Crash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void losesNoConfirmedActWhenKilled();
};

void tst_Crash::losesNoConfirmedActWhenKilled()
{
    QTemporaryDir directory;
    {
        StoreCenter center(directory.path());
        center.work(10, 1);
        center.keepKeys();
    }
    QRandomGenerator random(4711);
    qint64 confirmed = 0;
    int killedWriting = 0;
    for (quint32 round = 0; round < 20; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(REDRESS_BIN_DIR "/storewriter"),
                     {directory.path(), QString::number(round * 1000 + 7)});
        QVERIFY(writer.waitForStarted());
        QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
        QTest::qSleep(random.bounded(60));
        writer.kill(); // SIGKILL
        QVERIFY(writer.waitForFinished());
        const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
        killedWriting += lines.size() > 2;
        const qint64 said
            = lines.size() > 1 ? lines.at(lines.size() - 2).toLongLong() : 0; // the last whole line
        QVERIFY(said > confirmed);
        confirmed = said;

        const auto center = StoreCenter::reopen(directory.path());
        const qint64 size = need(LedgerRepository(center->database()).size());
        QVERIFY2(size >= confirmed, "a confirmed act is gone");
        if (round % 5 == 4) {
            const VerifyReport report = center->verify();
            QVERIFY2(report.verification.findings.isEmpty(),
                     qPrintable(report.verification.findings.value(0).code
                                + report.verification.findings.value(0).subject));
        }
    }
    QVERIFY(killedWriting > 5);
}

QTEST_GUILESS_MAIN(tst_Crash)
#include "tst_crash.moc"
