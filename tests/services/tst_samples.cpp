// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/drafts.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Every version ever released left a small center in tests/data; today's program opens all of
/// them: folders "vault-N", and on a server "center-N" as pg_dump told it.
class tst_Samples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensTheCenterOfEachVersion_data();
    void opensTheCenterOfEachVersion();
};

namespace {

const QString kData = QStringLiteral(REDRESS_TEST_DATA);

void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to));
    QDirIterator all(from, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        const QString copy = to + path.mid(from.size());
        QVERIFY(QDir().mkpath(QFileInfo(copy).absolutePath()));
        QVERIFY(QFile::copy(path, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    }
}

/// Where a copy of the sample can be opened.
QString placeOf(const QString &sample, const QTemporaryDir &folder)
{
    if (!Store::onPostgres()) {
        copyFolder(sample, folder.filePath(u"vault"_s));
        return folder.filePath(u"vault"_s);
    }
    copyFolder(sample + u"/evidence"_s, folder.filePath(u"evidence"_s));
    qputenv("REDRESS_EVIDENCE", folder.filePath(u"evidence"_s).toUtf8());
    QFile dump(sample + u"/center.sql"_s);
    const QString address = Store::newDatabase();
    if (!dump.open(QIODevice::ReadOnly)
        || !Store::runOn(address, QString::fromUtf8(dump.readAll())))
        return {};
    return address;
}

} // namespace

void tst_Samples::opensTheCenterOfEachVersion_data()
{
    QTest::addColumn<QString>("sample");
    const QString kind = Store::onPostgres() ? u"center-*"_s : u"vault-*"_s;
    const auto samples = QDir(kData).entryInfoList({kind}, QDir::Dirs, QDir::Name);
    QVERIFY(!samples.isEmpty());
    for (const QFileInfo &sample : samples)
        QTest::newRow(qPrintable(sample.fileName())) << sample.filePath();
}

void tst_Samples::opensTheCenterOfEachVersion()
{
    QFETCH(QString, sample);
    const QTemporaryDir folder;
    const QTemporaryDir home; // whatever this desk remembers of the sample, it forgets
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    const QString place = placeOf(sample, folder);
    QVERIFY(!place.isEmpty());
    const auto clock = std::make_shared<FakeClock>();
    clock->passDays(30);
    const auto entered = signIn(place, u"boss"_s, password("secret"), clock);
    QVERIFY_OK(entered);
    const SessionPtr session = *entered;
    QCOMPARE(session->center().name, u"Sample Center 样本"_s);
    QCOMPARE(damageOf(session), QString());

    CaseQuery query;
    const auto cases = CaseService(session).list(query);
    QVERIFY_OK(cases);
    QCOMPARE(cases->rows.size(), 3);
    QList<CaseCard> cards; // oldest first
    for (const CaseRow &row : cases->rows) {
        const auto card = CaseService(session).card(row.id, true);
        QVERIFY_OK(card);
        cards.append(*card);
    }
    std::sort(cards.begin(), cards.end(),
              [](const CaseCard &a, const CaseCard &b) { return a.row.id.value < b.row.id.value; });
    QCOMPARE(cards.at(0).consumer.phone, u"+8613800001111"_s);
    QVERIFY(cards.at(0).narrative.contains(u"一直显示审核中"_s));
    QVERIFY(cards.at(1).papers.value(0).erased);
    QVERIFY(cards.at(1).narrative.isEmpty());
    QCOMPARE(cards.at(2).consumer.name, u"王五"_s);

    QCOMPARE(cards.at(0).papers.size(), 1);
    auto paper = DocumentService(session).open(cards.at(0).papers.first().id);
    QVERIFY_OK(paper);
    QCOMPARE((*paper)->readAll(), QByteArray("The lender pays out on demand. 随时提现。\n"));
    if (!Store::onPostgres()) // a desk at a server keeps its own
        QCOMPARE(DraftService(session).list()->value(0).fields.value("name"_L1).toString(),
                 u"half typed"_s);

    // And work goes on in it.
    QVERIFY_OK(CaseService(session).note(cards.at(2).row.id, u"Opened by a later version."_s));
    QVERIFY_OK(CaseService(session).open(aCall()));
    QCOMPARE(damageOf(session), QString());
    QCOMPARE(StaffService(session).list()->size(), 2);
}

QTEST_GUILESS_MAIN(tst_Samples)
#include "tst_samples.moc"
