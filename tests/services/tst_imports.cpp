// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/services/caseservice.h"
#include "models/services/importservice.h"
#include "tests/services/office.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Complaints of another office come in once, whatever happens meanwhile.
class tst_Imports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheRealFileWhole();
    void addsNothingTwice();
    void tellsWhatItCouldNotRead();
    void stopsWhenToldAndGoesOnLater();
    void refusesWhatIsNoExport_data();
    void refusesWhatIsNoExport();
    void losesNothingWhenKilled_data();
    void losesNothingWhenKilled();
    void goesOnAfterTheLastKill();

private:
    /// What the processes of one vault leave behind, kill after kill.
    struct KilledImport {
        Office office;
        QString path;
        QRandomGenerator chance;
        qint64 rows = 0;
        qint64 confirmed = 0;
        int kills = 0;
    };
    std::unique_ptr<KilledImport> m_killed;
};

namespace {

const QByteArray kHeader
    = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,"
      "Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,"
      "Submitted via,Date sent to company,Company response to consumer,Timely response?,"
      "Consumer disputed?,Complaint ID\n";

QByteArray aRow(int number, const QByteArray &narrative = "XXXX, it's \"wrong\"")
{
    QByteArray quoted = narrative;
    quoted.replace("\"", "\"\"");
    return "2019-03-" + QByteArray::number(number % 28 + 1).rightJustified(2, '0')
        + ",Mortgage,FHA mortgage,Struggling to pay mortgage,,\"" + quoted + "\",,BANK NO "
        + QByteArray::number(number % 7)
        + ",CA,900XX,,Consent provided,Web,2019-03-29,Closed with explanation,Yes,N/A,"
        + QByteArray::number(3'000'000 + number) + "\n";
}

QByteArray manyRows(int count)
{
    QByteArray bytes = kHeader;
    for (int i = 0; i < count; ++i)
        bytes += aRow(i, "Line one of " + QByteArray::number(i) + "\nline two, with a comma\n");
    return bytes;
}

/// The real file where there is one, else rows of our own.
QString exportFile(const Office &office, qint64 *rows)
{
    const QString real = QStringLiteral(REDRESS_SHARED_DATA "/complaints/cfpb_2015-2020.csv");
    if (QFileInfo::exists(real)) {
        *rows = 6623;
        return real;
    }
    qWarning("the public sample is not here: own rows are used");
    *rows = 2500;
    return office.writeFile(u"own.csv"_s, manyRows(2500));
}

} // namespace

void tst_Imports::takesTheRealFileWhole()
{
    Office office;
    qint64 rows = 0;
    const QString path = exportFile(office, &rows);
    NoProgress progress;
    QElapsedTimer timer;
    timer.start();
    const auto report = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    QVERIFY_OK(report);
    const qint64 took = qMax(qint64(1), timer.elapsed());
    qInfo("%lld rows in %lld ms: %lld a second", static_cast<long long>(rows),
          static_cast<long long>(took), static_cast<long long>(rows * 1000 / took));
    QCOMPARE(report->rows, rows);
    QCOMPARE(report->added, rows);
    QCOMPARE(report->failed, 0);
    CaseService cases(office.boss);
    QCOMPARE(*cases.count({}), rows);
    timer.restart();
    QCOMPARE(damageOf(office.boss), QString());
    qInfo("verified in %lld ms", static_cast<long long>(timer.elapsed()));
    if (rows != 6623)
        return;
    // Counted in the file with another program.
    CaseQuery query;
    query.product = office.boss->rules().taxonomy(u"cfpb"_s)->codeForLabel(u"Debt collection"_s);
    QCOMPARE(*cases.count(query), 1231);
    query.product = office.boss->rules().taxonomy(u"cfpb"_s)->codeForLabel(u"Mortgage"_s);
    QCOMPARE(*cases.count(query), 465);
    query = {};
    query.status = u"forwarded"_s; // "In progress"
    QCOMPARE(*cases.count(query), 35);
    const auto biggest = CompanyService(office.boss).suggest(u"transunion"_s, 1);
    QVERIFY_OK(biggest);
    QCOMPARE(biggest->first().allCases, 1708);
    const auto again = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    QVERIFY_OK(again);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->alreadyThere, rows);
    QCOMPARE(*cases.count({}), rows);
}

void tst_Imports::addsNothingTwice()
{
    Office office;
    NoProgress progress;
    const QString path = office.writeFile(u"a.csv"_s, kHeader + aRow(1) + aRow(2) + aRow(1));
    const auto first = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    QVERIFY_OK(first);
    QCOMPARE(first->added, 2);
    QCOMPARE(first->alreadyThere, 1);
    const qint64 size = LedgerService(office.boss).head()->size;
    const auto second = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    QCOMPARE(second->added, 0);
    QCOMPARE(second->alreadyThere, 3);
    QCOMPARE(LedgerService(office.boss).head()->size, size); // not even an empty act
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Imports::tellsWhatItCouldNotRead()
{
    Office office;
    NoProgress progress;
    QByteArray noDate = aRow(2);
    noDate.replace("2019-03-03", "1899-03-03");
    QByteArray future = aRow(3);
    future.replace("2019-03-04", "2999-03-04");
    const QByteArray bytes = kHeader + aRow(1) + noDate + future + "just,three,fields\n"
        + aRow(4, QByteArray("a\0b", 3)) + aRow(5, "bad \xff\xfe UTF-8")
        + aRow(6, "right to left \xe2\x80\xae override") + aRow(7, QByteArray(300'000, 'x'))
        + aRow(8) + aRow(9).chopped(20);
    const auto report = ImportService(office.boss)
                            .importFile(office.writeFile(u"b.csv"_s, bytes), u"cfpb"_s, progress);
    QVERIFY_OK(report);
    QCOMPARE(report->rows, report->added + report->failed);
    QVERIFY(report->added >= 2);
    QVERIFY2(report->failed >= 3, qPrintable(QString::number(report->failed)));
    QCOMPARE(report->problems.size(), report->failed);
    for (const ImportProblem &problem : report->problems)
        QVERIFY2(problem.line > 1 && !problem.reason.isEmpty(), qPrintable(problem.reason));
    QCOMPARE(report->problems.first().line, 3);
    QCOMPARE(*CaseService(office.boss).count({}), report->added);
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Imports::stopsWhenToldAndGoesOnLater()
{
    class OneBatch final : public Progress {
    public:
        void setTotal(qint64) override { }
        void setDone(qint64) override { m_done = true; }
        bool isCancelled() const override { return m_done; }

    private:
        bool m_done = false;
    };
    Office office;
    const QString path = office.writeFile(u"c.csv"_s, manyRows(1000));
    OneBatch progress;
    const auto first = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    QVERIFY_OK(first);
    QVERIFY(first->cancelled);
    QVERIFY(first->added > 0 && first->added < 1000);
    NoProgress patient;
    const auto second = ImportService(office.boss).importFile(path, u"cfpb"_s, patient);
    QVERIFY_OK(second);
    QCOMPARE(second->added + first->added, 1000);
    QCOMPARE(second->alreadyThere, first->added);
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Imports::refusesWhatIsNoExport_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("empty") << QByteArray("") << QString() << u"cfpb"_s << ErrorCode::BadInput;
    QTest::newRow("no header") << QByteArray("a,b,c\n1,2,3\n") << QString() << u"cfpb"_s
                               << ErrorCode::BadInput;
    QTest::newRow("binary") << QByteArray(100'000, '\0') << QString() << u"cfpb"_s
                            << ErrorCode::BadInput;
    QTest::newRow("another format") << manyRows(1) << QString() << u"xml"_s << ErrorCode::BadInput;
    QTest::newRow("no such file") << QByteArray() << u"/nonexistent/x.csv"_s << u"cfpb"_s
                                  << ErrorCode::NotFound;
    QTest::newRow("a folder") << QByteArray() << u"/tmp"_s << u"cfpb"_s << ErrorCode::BadInput;
    QTest::newRow("a device") << QByteArray() << u"/dev/zero"_s << u"cfpb"_s << ErrorCode::BadInput;
    QTest::newRow("NUL in the name")
        << QByteArray() << (u"/tmp/x"_s + QChar(0)) << u"cfpb"_s << ErrorCode::BadInput;
}

void tst_Imports::refusesWhatIsNoExport()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, path);
    QFETCH(QString, format);
    QFETCH(ErrorCode, code);
    static Office office;
    NoProgress progress;
    const qint64 size = LedgerService(office.boss).head()->size;
    const QString file = path.isEmpty() ? office.writeFile(u"d.csv"_s, bytes) : path;
    QCOMPARE_ERROR(ImportService(office.boss).importFile(file, format, progress), code);
    QCOMPARE(LedgerService(office.boss).head()->size, size);
}

void tst_Imports::losesNothingWhenKilled_data()
{
    m_killed = std::make_unique<KilledImport>();
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    m_killed->chance.seed(seed);
    m_killed->path = exportFile(m_killed->office, &m_killed->rows);
    m_killed->office.boss.reset();
    QTest::addColumn<int>("kill");
    for (int i = 1; i <= 20; ++i)
        QTest::addRow("kill %d", i) << i;
}

/// 20 processes, each killed at a moment of chance; each goes on where the last one was stopped.
void tst_Imports::losesNothingWhenKilled()
{
    KilledImport &run = *m_killed;
    Office &office = run.office;
    QProcess process;
    process.start(QStringLiteral(REDRESS_BIN_DIR "/test-importer"),
                  {office.path(), u"boss"_s, u"secret"_s, run.path});
    QVERIFY(process.waitForStarted());
    // Somewhere within the first batches, mostly in the middle of one.
    int batches = int(run.chance.bounded(3));
    QByteArray told;
    while (batches > 0 && process.state() == QProcess::Running
           && process.waitForReadyRead(60'000)) {
        const QByteArray more = process.readAllStandardOutput();
        batches -= int(more.count('\n'));
        told += more;
    }
    QThread::usleep(run.chance.bounded(60'000));
    process.kill();
    QVERIFY(process.waitForFinished());
    run.kills += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
    told += process.readAllStandardOutput();

    QVERIFY2(office.signIn(u"boss"_s), qPrintable(office.error.detail));
    const qint64 there = *CaseService(office.boss).count({});
    // Each line the process wrote stands for a batch that it was told is durable.
    const qint64 confirmed = qMax(run.confirmed, qMin(run.rows, told.count('\n') * 200));
    QVERIFY2(there >= confirmed, "confirmed rows are gone");
    QVERIFY2(there % 200 == 0 || there == run.rows, "a batch stands half");
    QVERIFY(there <= run.rows);
    QCOMPARE(damageOf(office.boss), QString());
    run.confirmed = there;
    office.boss.reset();
}

void tst_Imports::goesOnAfterTheLastKill()
{
    KilledImport &run = *m_killed;
    QVERIFY2(run.kills >= 10, "the import was too quick to be killed");
    // The killed programs went by the real time.
    run.office.clock->pass(run.office.clock->nowUtc().secsTo(QDateTime::currentDateTimeUtc()) + 1);
    QVERIFY(run.office.signIn(u"boss"_s));
    NoProgress progress;
    const auto report = ImportService(run.office.boss).importFile(run.path, u"cfpb"_s, progress);
    QVERIFY_OK(report);
    QCOMPARE(report->alreadyThere, run.confirmed);
    QCOMPARE(*CaseService(run.office.boss).count({}), run.rows);
    QCOMPARE(damageOf(run.office.boss), QString());
}

QTEST_GUILESS_MAIN(tst_Imports)
#include "tst_imports.moc"
