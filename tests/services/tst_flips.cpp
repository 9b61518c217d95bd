// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// One bit of a closed vault changes. Whoever opens it afterwards is told, or nothing was lost.
class tst_Flips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsAFlipInTheDatabaseFile();
    void endsWhereATreeOfPagesLeadsBack();
    void findsAFlipInAnEvidenceFile();
    void findsAFlipInTheKeyRing();

private:
    std::unique_ptr<Office> m_office;
    QRandomGenerator m_chance;
};

namespace {

constexpr int kDatabaseFlips = 120;
constexpr int kEvidenceFlips = 40;
constexpr int kKeyRingFlips = 60;
constexpr qsizetype kPageBytes = 4096;
constexpr char kInteriorPage = 5; // of a table, in SQLite's file format

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Digests of all values by table, of the schema under no name; empty when the file cannot be read
/// whole. Of the full text index what it says counts, not how it says it: its pages have bits that
/// mean nothing.
QMap<QString, QByteArray> everythingIn(const QString &path)
{
    QMap<QString, QByteArray> digests;
    bool readable = true;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"flips"_s);
        db.setDatabaseName(path);
        db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        readable = db.open();
        QStringList tables;
        QSqlQuery schema(db);
        readable = readable
            && schema.exec(u"SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"_s);
        QCryptographicHash all(QCryptographicHash::Sha256);
        while (readable && schema.next()) {
            for (int i = 0; i < 4; ++i)
                all.addData(schema.value(i).toByteArray() + '\0');
            if (schema.value(0).toString() == "table"_L1
                && !schema.value(1).toString().startsWith("search"_L1))
                tables.append(schema.value(1).toString());
        }
        tables += {u"search_text"_s, u"indexed_word"_s};
        readable = readable
            && QSqlQuery(db).exec(u"CREATE VIRTUAL TABLE temp.indexed_word"
                                  " USING fts5vocab('main', 'search', 'instance')"_s);
        digests.insert({}, all.result());
        for (const QString &table : tables) {
            all.reset();
            QSqlQuery rows(db);
            readable = readable && rows.exec("SELECT * FROM \""_L1 + table + "\" ORDER BY 1, 2"_L1);
            while (readable && rows.next()) {
                for (int i = 0; i < rows.record().count(); ++i)
                    all.addData(rows.value(i).toByteArray() + '\0');
            }
            digests.insert(table, all.result());
            readable = readable && !rows.lastError().isValid();
        }
        db.close();
    }
    QSqlDatabase::removeDatabase(u"flips"_s);
    return readable ? digests : QMap<QString, QByteArray>();
}

qsizetype rootOf(const QString &path, const QString &table)
{
    qsizetype root = 0;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"root"_s);
        db.setDatabaseName(path);
        db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        QSqlQuery read(db);
        if (db.open()
            && read.exec("SELECT rootpage FROM sqlite_master WHERE name = '"_L1 + table + u'\'')
            && read.next())
            root = read.value(0).toLongLong();
    }
    QSqlDatabase::removeDatabase(u"root"_s);
    return root;
}

QString tablesThatDiffer(const QMap<QString, QByteArray> &one,
                         const QMap<QString, QByteArray> &other)
{
    QStringList names;
    for (const QString &table : one.keys()) {
        if (one.value(table) != other.value(table))
            names.append(table.isEmpty() ? u"the schema"_s : table);
    }
    return names.join(u", "_s);
}

QByteArray flipped(QByteArray bytes, qsizetype at, int bit)
{
    bytes[at] = char(bytes.at(at) ^ (1 << bit));
    return bytes;
}

} // namespace

void tst_Flips::initTestCase()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    m_chance.seed(seed);
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
    {
        CaseService cases(m_office->boss);
        NoProgress progress;
        for (int i = 0; i < 60; ++i)
            QVERIFY_OK(cases.open(aCall(u"Somebody %1"_s.arg(i), u"1380000%1"_s.arg(4000 + i))));
        for (int i = 0; i < 8; ++i) {
            const CaseId id
                = cases.open(aCall(u"Caller %1"_s.arg(i), u"1380000%1"_s.arg(3000 + i)))->caseId;
            QVERIFY_OK(cases.forward(id, u"Please answer."_s));
            QVERIFY_OK(
                DocumentService(m_office->boss)
                    .archive(
                        {id, {}, {}, QByteArray(500 + i * 40'000, 'p'), u"p.txt"_s, u"consumer"_s},
                        progress));
        }
    }
    QCOMPARE(damageOf(m_office->boss), QString());
    m_office->boss.reset();
}

void tst_Flips::findsAFlipInTheDatabaseFile()
{
    const QString path = m_office->path(u"redress.sqlite"_s);
    const QByteArray good = contentOf(path);
    const auto before = everythingIn(path);
    QVERIFY(!before.isEmpty());
    int refused = 0, found = 0, harmless = 0;
    for (int i = 0; i < kDatabaseFlips; ++i) {
        const qsizetype at = qsizetype(m_chance.bounded(quint64(good.size())));
        const int bit = int(m_chance.bounded(8));
        for (const QString &rest : {u"-wal"_s, u"-shm"_s})
            QFile::remove(path + rest);
        put(path, flipped(good, at, bit));
        const auto after = everythingIn(path);
        if (!m_office->signIn(u"boss"_s)) {
            ++refused;
            continue;
        }
        const QString damage = damageOf(m_office->boss);
        m_office->boss.reset();
        if (!damage.isEmpty())
            ++found;
        else if (after == before)
            ++harmless;
        else
            QFAIL(
                qPrintable(u"byte %1 bit %2: different content, nothing found: "_s.arg(at).arg(bit)
                           + tablesThatDiffer(before, after)));
    }
    qInfo("%d flips: %d refused at the door, %d found by the check, %d in bytes that hold nothing",
          kDatabaseFlips, refused, found, harmless);
    QVERIFY(found > kDatabaseFlips / 10);
    for (const QString &rest : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + rest);
    put(path, good);
    QVERIFY2(m_office->signIn(u"boss"_s), qPrintable(m_office->error.detail));
    QCOMPARE(damageOf(m_office->boss), QString());
}

/// A pointer of the database file that turned to an earlier page: who goes on after the last key
/// they read comes by there for ever.
void tst_Flips::endsWhereATreeOfPagesLeadsBack()
{
    m_office->boss.reset();
    const QString path = m_office->path(u"redress.sqlite"_s);
    const QByteArray good = contentOf(path);
    const qsizetype page = (rootOf(path, u"entry"_s) - 1) * kPageBytes;
    QCOMPARE(good.at(page), kInteriorPage);
    const qsizetype firstCell = page + qFromBigEndian<quint16>(good.constData() + page + 12);
    QByteArray bad = good;
    bad.replace(page + 8, 4, good.mid(firstCell, 4)); // the last child is the first one again
    for (const QString &rest : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + rest);
    put(path, bad);
    QVERIFY2(m_office->signIn(u"boss"_s), qPrintable(m_office->error.detail));
    QVERIFY(damageOf(m_office->boss).contains(u"entry is out of order"_s));
    m_office->boss.reset();
    put(path, good);
    QVERIFY(m_office->signIn(u"boss"_s));
}

void tst_Flips::findsAFlipInAnEvidenceFile()
{
    QStringList files;
    QDirIterator walk(m_office->path(u"evidence"_s), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    QCOMPARE(files.size(), 8);
    for (int i = 0; i < kEvidenceFlips; ++i) {
        const QString &path = files.at(int(m_chance.bounded(quint32(files.size()))));
        const QByteArray good = contentOf(path);
        // The first bytes, where the format is, more often than the many that follow.
        const quint64 range
            = i % 2 ? quint64(good.size()) : qMin(quint64(good.size()), quint64(300));
        const qsizetype at = qsizetype(m_chance.bounded(range));
        put(path, flipped(good, at, int(m_chance.bounded(8))));
        const QString damage = damageOf(m_office->boss);
        put(path, good);
        QVERIFY2(damage.contains(u"evidence."_s)
                     && damage.contains(QFileInfo(path).completeBaseName()),
                 qPrintable(u"%1 byte %2: %3"_s.arg(path).arg(at).arg(damage)));
    }
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_Flips::findsAFlipInTheKeyRing()
{
    const QString path = m_office->path(u"keyring.json"_s);
    const QByteArray good = contentOf(path);
    for (int i = 0; i < kKeyRingFlips; ++i) {
        const qsizetype at = qsizetype(m_chance.bounded(quint64(good.size())));
        put(path, flipped(good, at, int(m_chance.bounded(8))));
        const QString damage = damageOf(m_office->boss);
        QVERIFY2(damage.contains(u"keyring."_s), qPrintable(u"byte %1: %2"_s.arg(at).arg(damage)));
    }
    put(path, good);
    QCOMPARE(damageOf(m_office->boss), QString());
}

QTEST_GUILESS_MAIN(tst_Flips)
#include "tst_flips.moc"
