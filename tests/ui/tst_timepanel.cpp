// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/timekeeper.h"
#include "tests/exchange/timeserver.h"
#include "ui/integrity/outsidetimepanel.h"
#include "ui/shell/room.h"
#include "windowfixture.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

/// What the window does and says about outside time, with a real authority on the loopback.
class tst_TimePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void saysWhatIsStampedAndWhatWaits();
    void catchesUpByItselfWhenTheLineReturns();
    void letsGoOfTheLineWhenTheWindowCloses();
};

namespace {

Exchange::StampRules quickRules()
{
    Exchange::StampRules rules;
    rules.rounds = 1;
    rules.limits.totalMs = 2'000;
    rules.proxy = QUrl();
    return rules;
}

void trust(const Services::SessionPtr &session, const TimeServer &server)
{
    const auto added = Services::TimeService(session).addAuthority(
        server.authority().url.toString(), server.authority().root.pem(), {});
    if (!added)
        qFatal("%s", qPrintable(added.error().detail));
}

} // namespace

void tst_TimePanel::saysWhatIsStampedAndWhatWaits()
{
    DeskFixture fixture;
    fixture.window.deskView()->showRoom(RoomId::integrity);
    fixture.settle();
    auto *panel = fixture.window.findChild<OutsideTimePanel *>();
    QVERIFY(panel);
    QVERIFY2(panel->sentence().contains(u"No outside time: only"), qPrintable(panel->sentence()));
    QVERIFY(!child<QPushButton>(panel, "stampNow")->isVisible());

    TimeServer server;
    trust(fixture.session(), server);
    fixture.desk()->timeKeeper()->look(false);
    fixture.settle();
    QVERIFY2(panel->sentence().contains(u"No outside time yet"), qPrintable(panel->sentence()));
    QVERIFY2(panel->sentence().contains(u"wait for a time stamp"), qPrintable(panel->sentence()));

    auto *button = child<QPushButton>(panel, "stampNow");
    QVERIFY(button->isVisible());
    server.behave(HttpStranger::says(HttpStranger::answer(404, "text/plain", "closed")));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!button->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(panel->sentence().contains(u"tried again by itself"), 20'000);
    QVERIFY(panel->sentence().contains(u"status 404"));

    server.behave({});
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(panel->sentence().contains(u"Nothing waits"), 20'000);
    QVERIFY2(panel->sentence().contains(u"Made-up time office: stamps confirmed on"),
             qPrintable(panel->sentence()));
    QVERIFY(!button->isVisible());
}

void tst_TimePanel::catchesUpByItselfWhenTheLineReturns()
{
    Office office;
    TimeServer server;
    trust(office.boss, server);
    server.behave(HttpStranger::says(HttpStranger::answer(503, "text/plain", "later")));
    Items::Workers workers;
    Items::TimeKeeper keeper(office.boss, &workers, quickRules(), {20, 20, 10, 40});
    QTRY_VERIFY_WITH_TIMEOUT(server.questions() >= 3, 20'000);
    QVERIFY(keeper.state() && keeper.state()->stamped == 0);
    QTRY_VERIFY(!keeper.trouble().isEmpty());
    server.behave({});
    QTRY_VERIFY_WITH_TIMEOUT(keeper.state()->stamped > 0, 20'000);
    QCOMPARE(keeper.state()->waiting(), 0);
    QVERIFY(keeper.trouble().isEmpty());
    // What is recorded from now on follows by itself, too.
    const auto again
        = Services::TimeService(office.boss)
              .addAuthority(u"http://127.0.0.1:1/"_s, server.authority().root.pem(), {});
    QVERIFY_OK(again);
    QTRY_VERIFY_WITH_TIMEOUT(keeper.state()->size == *again + 1 && keeper.state()->waiting() == 0,
                             20'000);
}

void tst_TimePanel::letsGoOfTheLineWhenTheWindowCloses()
{
    Office office;
    TimeServer server;
    trust(office.boss, server);
    server.behave([&](QTcpSocket &line, const HttpHeard &) { server.http().holdOn(line); });
    Exchange::StampRules patient = quickRules();
    patient.limits.totalMs = 3'600'000;
    {
        Items::Workers workers;
        const Items::TimeKeeper keeper(office.boss, &workers, patient, {});
        QTRY_VERIFY_WITH_TIMEOUT(server.questions() == 1, 20'000);
    }
    QVERIFY_OK(Services::TimeService(office.boss).state());
}

QTEST_MAIN(tst_TimePanel)
#include "tst_timepanel.moc"
