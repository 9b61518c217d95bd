// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"
#include "tamperer.h"
#include "verifykit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// A table taken away is named, and what the others hold is checked all the same.
class tst_MissingTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void checksTheRestWithoutATable_data();
    void checksTheRestWithoutATable();

private:
    std::unique_ptr<StoreCenter> m_sample;
};

void tst_MissingTables::initTestCase()
{
    m_sample = sampleCenter();
}

void tst_MissingTables::checksTheRestWithoutATable_data()
{
    QTest::addColumn<QString>("table");
    for (const QLatin1String table : ledgerTables())
        QTest::newRow(table.data()) << QString(table);
    for (const ProjectionTable &table : projectionTables()) {
        if (table.name != "tally"_L1)
            QTest::newRow(table.name.data()) << QString(table.name);
    }
}

void tst_MissingTables::checksTheRestWithoutATable()
{
    QFETCH(QString, table);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(u"UPDATE entry SET leaf = x'00' WHERE seq = 9"_s);
        tamperer.run(u"UPDATE tally SET count = count + 1"_s);
        tamperer.run("DROP TABLE "_L1 + table);
    }
    const VerifyReport report = copy.center->verify();
    const auto &findings = report.verification.findings;
    QVERIFY2(std::any_of(findings.begin(), findings.end(),
                         [&](const Finding &finding) {
                             return finding.code == "database.schema"_L1
                                 && finding.subject == "table "_L1 + table
                                 && finding.detail == "is missing"_L1;
                         }),
             qPrintable(told(report)));
    QVERIFY2(codesOf(report).contains(u"projection.tally"_s), qPrintable(told(report)));
    if (table == "entry"_L1)
        QCOMPARE(report.entries, 0);
    else
        QVERIFY2(codesOf(report).contains(u"ledger.entry-leaf"_s), qPrintable(told(report)));
}

QTEST_GUILESS_MAIN(tst_MissingTables)
#include "tst_missingtables.moc"
