// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/serverstate.h"
#include "models/store/tablecopy.h"
#include "postgresground.h"
#include "tamperer.h"
#include "verifykit.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// A server's tables in a file, made new or brought up to date from an earlier one: what comes out
/// must be the same. Runs under tests/support/with-postgres.sh.
class tst_ServerState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void holdsWhatTheServerHolds();
    void bringsAnEarlierOneUpToDate();
    void isNotMisledByWhatTheOwnerChanged();
    void isNotMisledByWhatTheOwnerTookAway();
    void refusesARewrittenLedger_data();
    void refusesARewrittenLedger();
    void refusesAFileOfAnotherVersion();
    void isOneMomentWhileOthersWrite();

private:
    std::unique_ptr<StoreCenter> m_sample;
};

namespace {

NoProgress quiet;

QList<TableShape> allTables()
{
    return need(ledgerShapes()) + need(projectionShapes());
}

/// Each row of each table, in words.
QStringList contentOf(const QString &location)
{
    const auto connection = need(Connection::open(location));
    QStringList lines;
    for (const TableShape &table : allTables()) {
        QVariantList after;
        for (;;) {
            const auto rows = need(rowsBetween(*connection, table, after, {}));
            if (rows.isEmpty())
                break;
            for (const QVariantList &row : rows) {
                QStringList values{table.name};
                for (const QVariant &value : row)
                    values.append(value.isNull() ? u"-"_s
                                      : value.typeId() == QMetaType::QByteArray
                                      ? QString::fromLatin1(value.toByteArray().toHex())
                                      : u'=' + value.toString());
                lines.append(values.join(u' '));
            }
            after = rows.last();
        }
    }
    return lines;
}

/// The first line in which they differ, for a failing test's message; empty when they do not.
QString difference(const QStringList &one, const QStringList &other)
{
    for (qsizetype i = 0; i < std::max(one.size(), other.size()); ++i) {
        if (one.value(i) != other.value(i))
            return u"\n%1\n%2"_s.arg(one.value(i).left(400), other.value(i).left(400));
    }
    return {};
}

struct Files {
    QTemporaryDir folder;
    QString path(const QString &name) const { return folder.filePath(name); }
};

/// What a check of the whole file finds.
QString damageOf(const StoreCenter &center, const QString &path)
{
    const auto file = need(Database::open(path, center.keys(), center.rules()));
    return told(need(verifyLedger(*file, center.inputs(), {}, quiet)));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As the owner of the database, with no guard asked.
void runAsOwner(const StoreCenter &center, const QString &sql)
{
    Tamperer owner(center.path());
    owner.run(u"SET session_replication_role = replica"_s);
    owner.run(sql);
}

/// Another value of the same type.
QString changed(const QString &column, const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return u"set_bit(%1, 7, 1 - get_bit(%1, 7))"_s.arg(column);
    return value.typeId() == QMetaType::QString ? column + " || 'x'"_L1 : column + " + 1000000"_L1;
}

/// Of a row that has a value there.
QVariantList rowWith(const StoreCenter &center, const TableShape &table, int column)
{
    const auto connection = need(Connection::open(center.path()));
    for (const QVariantList &row : need(rowsBetween(*connection, table, {}, {}))) {
        if (!row.at(column).isNull())
            return row;
    }
    return {};
}

QString changing(const StoreCenter &center, const TableShape &table, int column)
{
    const QVariantList row = rowWith(center, table, column);
    const QString name = table.columns.at(column);
    if (row.isEmpty())
        return {};
    return u"UPDATE %1 SET %2 = %3 WHERE ctid = (SELECT ctid FROM %1 WHERE %2 IS NOT NULL ORDER BY %4 DESC LIMIT 1)"_s
        .arg(table.name, name, changed(name, row.at(column)), table.keyColumns());
}

} // namespace

void tst_ServerState::initTestCase()
{
    QVERIFY2(onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_sample = sampleCenter();
}

void tst_ServerState::holdsWhatTheServerHolds()
{
    const SampleCopy copy(*m_sample);
    const Files files;
    const QString state = files.path(u"state"_s);
    const auto made = need(copyServerState(copy.center->database(), state, quiet));
    QCOMPARE(made.fetched, made.rows);
    const QStringList content = contentOf(copy.center->path());
    QCOMPARE(made.rows, content.size());
    QVERIFY2(content.size() > 1000, "more than one page");
    QCOMPARE(difference(contentOf(state), content), QString());
    QCOMPARE(damageOf(*copy.center, state), QString());
}

void tst_ServerState::bringsAnEarlierOneUpToDate()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    const Files files;
    const QString state = files.path(u"state"_s);
    center.work(700, 3); // tables of several pages
    const ConsumerId gone = center.newConsumer();
    Domain::CaseDraft draft;
    draft.consumer.name = u"孙七"_s;
    draft.consumer.phone = u"13800007777"_s;
    draft.narrative = u"to be forgotten as well"_s;
    center.openCase(draft, gone);
    center.signCheckpoint();
    need(copyServerState(center.database(), state, quiet));
    const auto again = need(copyServerState(center.database(), state, quiet));
    QCOMPARE(again.fetched, 0);

    Tamperer look(center.path());
    const QByteArray key
        = look.rows(u"SELECT wrapped FROM subject_key WHERE subject = '%1'"_s.arg(gone.value))
              .value(0)
              .value(0)
              .toByteArray();
    QVERIFY(key.size() > 16 && bytesOf(state).contains(key));
    center.erase(gone);
    for (quint32 seed = 4; seed < 7; ++seed) {
        center.work(25, seed);
        center.signCheckpoint();
        const auto next = need(copyServerState(center.database(), state, quiet));
        QVERIFY2(next.fetched < next.rows, "nothing was kept of the earlier one");
        const QString whole = files.path(u"whole%1"_s.arg(seed));
        need(copyServerState(center.database(), whole, quiet));
        const QStringList content = contentOf(center.path());
        QCOMPARE(difference(contentOf(state), content), QString());
        QCOMPARE(difference(contentOf(whole), content), QString());
        QCOMPARE(damageOf(center, state), QString());
        QVERIFY2(!bytesOf(state).contains(key), "the erased person's key is still in the file");
    }
}

/// In a table that follows from the ledger: one column after the other, all of them in the end.
void tst_ServerState::isNotMisledByWhatTheOwnerChanged()
{
    const SampleCopy copy(*m_sample);
    const Files files;
    const QString state = files.path(u"state"_s);
    need(copyServerState(copy.center->database(), state, quiet));
    int tried = 0;
    for (const TableShape &table : need(projectionShapes())) {
        for (int column = 0; column < table.columns.size(); ++column) {
            const QString sql = changing(*copy.center, table, column);
            if (sql.isEmpty())
                continue;
            runAsOwner(*copy.center, sql);
            const auto next = need(copyServerState(copy.center->database(), state, quiet));
            QVERIFY2(next.fetched > 0, qPrintable(sql));
            ++tried;
        }
        QVERIFY2(difference(contentOf(state), contentOf(copy.center->path())).isEmpty(),
                 qPrintable(table.name));
    }
    QVERIFY(tried > 40);
}

void tst_ServerState::isNotMisledByWhatTheOwnerTookAway()
{
    const SampleCopy copy(*m_sample);
    const Files files;
    const QString state = files.path(u"state"_s);
    need(copyServerState(copy.center->database(), state, quiet));
    QList<TableShape> tables = need(projectionShapes());
    for (const TableShape &table : need(ledgerShapes())) {
        if (table.name == "subject_key"_L1) // the one that may lose rows
            tables.append(table);
    }
    for (const TableShape &table : std::as_const(tables)) {
        for (const QLatin1String end : {"ASC"_L1, "DESC"_L1})
            runAsOwner(
                *copy.center,
                u"DELETE FROM %1 WHERE ctid = (SELECT ctid FROM %1 ORDER BY %2 %3 LIMIT 1)"_s.arg(
                    table.name, table.columns.first(), end));
    }
    need(copyServerState(copy.center->database(), state, quiet));
    QCOMPARE(difference(contentOf(state), contentOf(copy.center->path())), QString());
}

void tst_ServerState::refusesARewrittenLedger_data()
{
    QTest::addColumn<QString>("sql");
    for (const TableShape &table : need(ledgerShapes())) {
        for (int column = 0; column < table.columns.size(); ++column)
            QTest::addRow("%s.%s", qPrintable(table.name), qPrintable(table.columns.at(column)))
                << changing(*m_sample, table, column);
    }
}

/// It is of no use then; or, where a newer note of a checkpoint may replace another, the same.
void tst_ServerState::refusesARewrittenLedger()
{
    QFETCH(QString, sql);
    QVERIFY(!sql.isEmpty());
    const SampleCopy copy(*m_sample);
    const Files files;
    const QString state = files.path(u"state"_s);
    need(copyServerState(copy.center->database(), state, quiet));
    runAsOwner(*copy.center, sql);
    const auto next = copyServerState(copy.center->database(), state, quiet);
    if (next)
        QCOMPARE(difference(contentOf(state), contentOf(copy.center->path())), QString());
    else
        QCOMPARE(next.error().code, ErrorCode::Conflict);
    QVERIFY(next.ok()
            == (QByteArray(QTest::currentDataTag()).startsWith("checkpoint.note")
                || QByteArray(QTest::currentDataTag()).startsWith("subject_key.subject")));
}

void tst_ServerState::refusesAFileOfAnotherVersion()
{
    const SampleCopy copy(*m_sample);
    const Files files;
    const QString state = files.path(u"state"_s);
    need(copyServerState(copy.center->database(), state, quiet));
    {
        const auto file = need(Connection::open(state));
        need(file->engine().setSchemaVersion(*file, 999));
        need(file->engine().settle(*file));
    }
    QCOMPARE(copyServerState(copy.center->database(), state, quiet).error().code,
             ErrorCode::Conflict);
}

void tst_ServerState::isOneMomentWhileOthersWrite()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    const Files files;
    const QString state = files.path(u"state"_s);
    std::atomic_bool isOver = false;
    std::atomic_int rounds = 0;
    std::thread other([&] {
        for (quint32 seed = 10; !isOver; ++seed, ++rounds) {
            center.work(5, seed);
            center.signCheckpoint();
        }
    });
    QStringList damage;
    for (int i = 0; i < 4; ++i) {
        const int before = rounds;
        const auto next = copyServerState(center.database(), state, quiet);
        damage.append(next ? damageOf(center, state) : next.error().detail);
        while (rounds == before) // somebody did write
            QThread::msleep(1);
    }
    isOver = true;
    other.join();
    QCOMPARE(damage.join(QString()), QString());
}

QTEST_GUILESS_MAIN(tst_ServerState)
#include "tst_serverstate.moc"
