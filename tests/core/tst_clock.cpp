// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;

class tst_Clock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesOtherSpellings_data();
    void refusesOtherSpellings();
};

void tst_Clock::readsWhatItWrites_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"1900-01-01T00:00:00.000Z", "2026-03-02T08:15:30.250Z",
                             "2024-02-29T23:59:59.999Z", "2200-12-31T23:59:59.999Z"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_Clock::readsWhatItWrites()
{
    QFETCH(QString, text);
    const QDateTime time = parseUtc(text);
    QVERIFY(time.isValid());
    QCOMPARE(time.timeSpec(), Qt::UTC);
    QCOMPARE(formatUtc(time), text);
    QCOMPARE(formatUtc(time.toOffsetFromUtc(8 * 3600)), text);
}

void tst_Clock::refusesOtherSpellings_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "2026-03-02",
                             "2026-03-02T08:15:30Z",
                             "2026-03-02T08:15:30.250",
                             "2026-03-02T08:15:30.250z",
                             "2026-03-02 08:15:30.250Z",
                             "2026-03-02T08:15:30,250Z",
                             "2026-03-02T08:15:30.250+",
                             "+026-03-02T08:15:30.250Z",
                             "2026-02-29T00:00:00.000Z",
                             "2026-13-01T00:00:00.000Z",
                             "2026-00-10T00:00:00.000Z",
                             "2026-03-02T24:00:00.000Z",
                             "2026-03-02T08:60:30.250Z",
                             "2026-03-02T08:15:60.250Z",
                             "1899-12-31T23:59:59.999Z",
                             "2201-01-01T00:00:00.000Z",
                             "2026-03-02T08:15:30.250ZZ",
                             " 2026-03-02T08:15:30.250Z",
                             "2026-0x-02T08:15:30.250Z",
                             "2026--3-02T08:15:30.250Z"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("wide digits") << u"２026-03-02T08:15:30.250Z"_s;
}

void tst_Clock::refusesOtherSpellings()
{
    QFETCH(QString, text);
    QVERIFY(!parseUtc(text).isValid());
}

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_clock.moc"
