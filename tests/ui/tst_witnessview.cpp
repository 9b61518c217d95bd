// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/department.h"
#include "tests/ui/windowfixture.h"
#include "ui/integrity/witnessview.h"
#include "ui/shell/language.h"
#include "ui/shell/witnessround.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

/// What the window says of those who witness the history, and what it does by itself.
class tst_WitnessView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void saysNothingWhereNobodyWitnesses();
    void asksBehindTheWindowAndSaysHowFar();
    void warnsInRedWhatToDo_data();
    void warnsInRedWhatToDo();

private:
    static WitnessView *viewOf(DeskFixture &fixture)
    {
        fixture.window.deskView()->showRoom(RoomId::integrity);
        fixture.settle();
        return fixture.window.findChild<WitnessView *>();
    }
    static QString textOf(WitnessView *view, const char *name)
    {
        return child<QLabel>(view, name)->text();
    }
};

void tst_WitnessView::saysNothingWhereNobodyWitnesses()
{
    DeskFixture fixture;
    QVERIFY(viewOf(fixture)->isHidden());
}

void tst_WitnessView::asksBehindTheWindowAndSaysHowFar()
{
    DeskFixture fixture;
    Department department(u"dept.example/w"_s, fixture.office.clock);
    department.knows(fixture.session());
    QVERIFY_OK(Services::WitnessService(fixture.session())
                   .add(u"Department"_s, department.key(), department.url(), 0));
    WitnessView *view = viewOf(fixture);
    QVERIFY(view->isVisible());
    QVERIFY(!view->isWitnessed());
    QCOMPARE(textOf(view, "witnessLines"), u"Department has confirmed nothing yet."_s);
    QVERIFY(textOf(view, "witnessSentence").contains(u"1 other office may witness"_s));
    child<QPushButton>(view, "askWitnesses")->click();
    QTRY_VERIFY_WITH_TIMEOUT(view->isWitnessed(), 20'000);
    fixture.settle();
    QVERIFY2(textOf(view, "witnessLines").contains(u"Department confirmed everything recorded"_s),
             qPrintable(textOf(view, "witnessLines")));
    QVERIFY(child<Notice>(view, "witnessWarning")->isHidden());
    QVERIFY(child<QPushButton>(view, "askWitnesses")->isEnabled());
    // The line breaks: the window says what waits, and claims no more than before.
    department.server().hangUpAfter(5, HttpStranger::Close::Reset);
    fixture.openCase();
    QSignalSpy finished(fixture.desk()->witnessRound(), &WitnessRound::finished);
    fixture.desk()->witnessRound()->askAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    fixture.settle();
    QVERIFY2(textOf(view, "witnessLines").contains(u"it is asked again after"_s),
             qPrintable(textOf(view, "witnessLines")));
    QVERIFY(textOf(view, "witnessSentence").contains(u"the rest waits"_s));
}

void tst_WitnessView::warnsInRedWhatToDo_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("another history")
        << u"witness.refused"_s << u"confirmed another history"_s << u"请停止操作"_s;
    QTest::newRow("shorter") << u"witness.shorter"_s << u"put back the newest backup"_s
                             << u"恢复最新的备份"_s;
    QTest::newRow("another key") << u"witness.key"_s << u"knows another key"_s << u"公钥"_s;
}

void tst_WitnessView::warnsInRedWhatToDo()
{
    QFETCH(QString, code);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    DeskFixture fixture;
    WitnessView *view = viewOf(fixture);
    Services::Witnessing state;
    state.size = 1200;
    state.metSize = 1000;
    Services::WitnessRow row;
    row.name = u"Bank"_s;
    row.url = u"https://w.bank.example/"_s;
    row.size = 1000;
    row.cosignedUtc = fixture.desk()->nowUtc();
    row.code = code;
    state.witnesses = {row};
    view->show(state);
    auto *warning = child<Notice>(view, "witnessWarning");
    QVERIFY(warning->isVisible());
    QVERIFY2(warning->text().contains(english), qPrintable(warning->text()));
    QVERIFY(warning->text().contains(u"Bank"_s));
    speak(u"zh_CN"_s);
    fixture.settle();
    QVERIFY2(warning->text().contains(chinese), qPrintable(warning->text()));
    speak(u"en"_s);
    state.witnesses.first().code.clear();
    view->show(state);
    QVERIFY(warning->isHidden());
}

QTEST_MAIN(tst_WitnessView)
#include "tst_witnessview.moc"
