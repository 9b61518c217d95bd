// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/runningwork.h"
#include "models/items/workers.h"

#include <QSemaphore>
#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress::Items;

class tst_Workers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersArriveInTheThreadThatAsked();
    void aGoneAskerHearsNothing();
    void actsHappenInTheOrderAskedFor();
    void onlyTheNewestQuestionIsAnswered();
    void fastTypingCostsTwoJobs();
    void aForgottenQuestionStaysUnanswered();
    void workTellsHowFarItIsAndStops();
    void theEndWaitsForWhatRuns();
};

void tst_Workers::answersArriveInTheThreadThatAsked()
{
    Workers workers;
    QThread *worked = nullptr;
    QThread *delivered = nullptr;
    workers.read(
        this, [] { return QThread::currentThread(); },
        [&](QThread *thread) {
            worked = thread;
            delivered = QThread::currentThread();
        });
    QTRY_VERIFY(delivered);
    QCOMPARE(delivered, QThread::currentThread());
    QVERIFY(worked != delivered);
    QCOMPARE(workers.pending(), 0);
}

void tst_Workers::aGoneAskerHearsNothing()
{
    Workers workers;
    QSemaphore go;
    bool heard = false;
    auto asker = std::make_unique<QObject>();
    workers.read(
        asker.get(),
        [&go] {
            go.acquire();
            return 1;
        },
        [&heard](int) { heard = true; });
    asker.reset();
    go.release();
    QTRY_COMPARE(workers.pending(), 0);
    QVERIFY(!heard);
}

void tst_Workers::actsHappenInTheOrderAskedFor()
{
    Workers workers;
    QList<int> done; // only the writer's thread touches it before the last delivery
    for (int i = 0; i < 50; ++i) {
        workers.write(
            this,
            [&done, i] {
                done.append(i);
                return i;
            },
            [](int) {});
    }
    QTRY_COMPARE(workers.pending(), 0);
    QCOMPARE(done.size(), 50);
    QVERIFY(std::is_sorted(done.begin(), done.end()));
}

void tst_Workers::onlyTheNewestQuestionIsAnswered()
{
    Workers workers;
    Asker asker(&workers);
    QList<int> heard;
    for (int i = 0; i < 10; ++i)
        asker.ask([i] { return i; }, [&heard](int answer) { heard.append(answer); });
    QTRY_VERIFY(!asker.isAsking());
    QCOMPARE(heard, QList<int>{9});
}

void tst_Workers::fastTypingCostsTwoJobs()
{
    Workers workers;
    Asker asker(&workers);
    std::atomic<int> jobs = 0;
    for (int i = 0; i < 20; ++i) {
        asker.ask(
            [&jobs] {
                QThread::msleep(5);
                return ++jobs;
            },
            [](int) {});
    }
    QTRY_VERIFY(!asker.isAsking());
    QCOMPARE(int(jobs), 2);
}

void tst_Workers::aForgottenQuestionStaysUnanswered()
{
    Workers workers;
    Asker asker(&workers);
    bool heard = false;
    asker.ask([] { return 1; }, [&heard](int) { heard = true; });
    asker.forget();
    QTRY_COMPARE(workers.pending(), 0);
    QVERIFY(!heard);
}

void tst_Workers::workTellsHowFarItIsAndStops()
{
    Workers workers;
    WorkList list;
    QSignalSpy changed(&list, &WorkList::changed);
    const SharedProgressPtr progress = list.begin(u"Archiving"_s, true);
    QCOMPARE(list.running().size(), 1);
    bool finished = false;
    workers.write(
        this,
        [progress] {
            progress->setTotal(1'000'000);
            qint64 done = 0;
            while (!progress->isCancelled()) {
                progress->setDone(++done % 1'000'000);
                QThread::usleep(50);
            }
            return done;
        },
        [&](qint64) {
            list.finish(progress);
            finished = true;
        });
    QTRY_VERIFY(changed.count() >= 3); // told now and then, not a thousand times a second
    list.cancelAll();
    QTRY_VERIFY(finished);
    QVERIFY(list.running().isEmpty());
}

void tst_Workers::theEndWaitsForWhatRuns()
{
    std::atomic<bool> ended = false;
    {
        Workers workers;
        workers.write(
            this,
            [&ended] {
                QThread::msleep(50);
                ended = true;
                return 0;
            },
            [](int) {});
    }
    QVERIFY(ended);
}

QTEST_GUILESS_MAIN(tst_Workers)
#include "tst_workers.moc"
