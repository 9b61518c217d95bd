// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/demo.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <QElapsedTimer>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

class tst_Demo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasSomethingInEveryQueue();
    void leavesNothingWhenCancelled();
};

void tst_Demo::hasSomethingInEveryQueue()
{
    QTemporaryDir folder;
    NoProgress progress;
    QElapsedTimer timer;
    timer.start();
    const auto session = createDemo(folder.filePath(u"demo"_s), progress);
    QVERIFY_OK(session);
    qInfo("made in %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY((*session)->center().demo);
    CaseService cases(*session);
    const auto counts = cases.counts();
    QVERIFY_OK(counts);
    QCOMPARE(counts->all, kDemoCases);
    QVERIFY(counts->mine > 0);
    QVERIFY(counts->unassigned > 0);
    QVERIFY(counts->due > 0);
    QVERIFY(counts->overdue > 0);
    QVERIFY(counts->open < counts->all);
    for (const QString &status :
         {u"open"_s, u"forwarded"_s, u"answered"_s, u"paused"_s, u"closed"_s}) {
        CaseQuery query;
        query.status = status;
        QVERIFY2(*cases.count(query) > 0, qPrintable(status));
    }
    CaseQuery newest;
    newest.limit = 200;
    int named = 0;
    const auto page = cases.list(newest);
    QVERIFY_OK(page);
    for (const CaseRow &row : page->rows)
        named += row.maskedConsumer.isEmpty() ? 0 : 1;
    QCOMPARE(named, kDemoCases);
    QVERIFY(DocumentService(*session).list({}, {}, 500)->rows.size() > 80);
    QCOMPARE(damageOf(*session), QString());
}

void tst_Demo::leavesNothingWhenCancelled()
{
    class Impatient final : public Progress {
    public:
        void setTotal(qint64) override { }
        void setDone(qint64 done) override { m_done = done; }
        bool isCancelled() const override { return m_done > 5; }

    private:
        qint64 m_done = 0;
    };
    QTemporaryDir folder;
    Impatient progress;
    QCOMPARE_ERROR(createDemo(folder.filePath(u"demo"_s), progress), ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

QTEST_MAIN(tst_Demo)
#include "tst_demo.moc"
