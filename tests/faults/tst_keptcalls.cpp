// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk of a server center is killed at a change of its own files while it keeps, enters and
// forgets a call: the next start enters what was confirmed, once. Every third change unless
// REDRESS_DEEP is set.
#include "models/services/caseservice.h"
#include "tests/faults/faultground.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Faults;
using namespace Redress::Test;

class tst_KeptCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void entersOnceWhatWasConfirmed_data();
    void entersOnceWhatWasConfirmed();

private:
    qint64 cases() const
    {
        const auto count = CaseService(m_office->boss).count({});
        return count ? *count : -1;
    }
    std::unique_ptr<Office> m_office;
};

constexpr qint64 kMostPoints = 200; // far more than there are

void tst_KeptCalls::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_office = std::make_unique<Office>();
    QVERIFY2(m_office->isOpen(), qPrintable(m_office->error.detail));
}

void tst_KeptCalls::entersOnceWhatWasConfirmed_data()
{
    QTest::addColumn<QString>("verb"); // struck
    QTest::addColumn<QString>("how");
    for (const char *const verb : {"send", "keep", "enter"}) {
        for (const char *const how : {"kill", "after"})
            QTest::addRow("%s, %s", verb, how)
                << QString::fromLatin1(verb) << QString::fromLatin1(how);
    }
}

void tst_KeptCalls::entersOnceWhatWasConfirmed()
{
    QFETCH(QString, verb);
    QFETCH(QString, how);
    const QTemporaryDir empty;
    const qint64 step = qEnvironmentVariableIsSet("REDRESS_DEEP") ? 1 : 3;
    bool struck = true;
    qint64 at = QRandomGenerator::global()->bounded(step);
    for (; struck && at < kMostPoints; at += step) {
        const Room room(empty.path());
        const qint64 before = cases();
        const auto hand = [&](const QString &word, const Strike &strike) {
            return runStruck(room, u"test-deskhand"_s, {word, m_office->path()}, strike);
        };
        if (verb == "enter"_L1)
            QCOMPARE(hand(u"keep"_s, {}).out.trimmed(), QByteArray("kept"));
        const Ran ran = hand(verb, {u"any"_s, at + 1, how});
        struck = ran.struck;
        const bool confirmed = verb == "enter"_L1 || !ran.out.isEmpty();
        const Ran next = hand(u"enter"_s, {});
        QVERIFY2(next.code == 0, next.err.constData());
        const qint64 entered = cases() - before;
        QVERIFY2(confirmed ? entered == 1 : entered == 0 || entered == 1,
                 qPrintable(u"%1 at %2: %3 case(s)"_s.arg(how).arg(at + 1).arg(entered)));
        QCOMPARE(hand(u"enter"_s, {}).out, QByteArray()); // nothing is left to be entered
        QCOMPARE(cases() - before, entered);
    }
    QVERIFY(at > 5 && at < kMostPoints);
    qInfo("up to change %lld", at - step);
    QCOMPARE(damageOf(m_office->boss), QString());
}

QTEST_GUILESS_MAIN(tst_KeptCalls)
#include "tst_keptcalls.moc"
