// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/postgresground.h"
#include "tests/ui/windowfixture.h"

#include "ui/shell/centerforms.h"
#include "ui/shell/settings.h"
#include "ui/shell/signinpage.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

class tst_SignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void theRightPasswordOpensTheDesk();
    void everyRefusalHasItsOwnSentence();
    void aSlowOpeningTellsHowFarItIs();
    void lockingLetsGoOfEverything();
    void theDeskLocksItself();
    void aNewCenterShowsItsCodeOnce();
    void theCodeOpensWhenThePasswordIsLost();
};

static void waitFor(MainWindow &window)
{
    QTest::qWait(50);
    QTRY_COMPARE_WITH_TIMEOUT(window.workers()->pending(), 0, 60'000);
    QTest::qWait(20);
}

/// What the page says after trying.
static QString tryToSignIn(MainWindow &window, const QString &vault, const QString &login,
                           const QString &word)
{
    auto *page = window.signInPage();
    page->setVault(vault);
    waitFor(window);
    child<QComboBox>(page, "login")->setCurrentText(login);
    child<QLineEdit>(page, "password")->setText(word);
    QTest::keyClick(child<QLineEdit>(page, "password"), Qt::Key_Return);
    waitFor(window);
    return child<Notice>(page, "notice")->text();
}

void tst_SignIn::theRightPasswordOpensTheDesk()
{
    Office office;
    office.boss.reset();
    MainWindow window;
    window.show();
    tryToSignIn(window, office.path(), u"boss"_s, u"secret"_s);
    QVERIFY(window.deskView());
    QVERIFY(window.windowTitle().contains(u"北方消保中心"_s));
    QCOMPARE(Settings::vaults.get().value(0), office.path());
    QCOMPARE(Settings::lastLogin.get(), u"boss"_s);
    QVERIFY(child<QLineEdit>(window.signInPage(), "password")->text().isEmpty());
}

void tst_SignIn::everyRefusalHasItsOwnSentence()
{
    Office office;
    MainWindow window;
    window.show();
    QStringList said;
    if (!Store::onPostgres()) { // a server has many desks
        said.append(tryToSignIn(window, office.path(), u"boss"_s, u"secret"_s)); // open elsewhere
        QVERIFY2(said[0].contains(u"in use"_s), qPrintable(said[0]));
    }
    office.boss.reset();
    said.append(tryToSignIn(window, office.path(), u"boss"_s, u"wrong"_s));
    QVERIFY2(said.last().contains(u"password"_s), qPrintable(said.last()));
    said.append(tryToSignIn(window, office.folder.filePath(u"nowhere"_s), u"boss"_s, u"secret"_s));
    said.append(tryToSignIn(window, {}, u"boss"_s, u"secret"_s));
    said.append(tryToSignIn(window, office.path(), {}, u"secret"_s));
    QVERIFY(!window.deskView());
    for (qsizetype i = 0; i < said.size(); ++i)
        QVERIFY2(!said[i].isEmpty(), qPrintable(QString::number(i)));
    QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), said.size());
    tryToSignIn(window, office.path(), u"boss"_s, u"secret"_s);
    QVERIFY(window.deskView()); // nothing was broken by trying
}

void tst_SignIn::aSlowOpeningTellsHowFarItIs()
{
    Office office;
    MainWindow window;
    window.show();
    QSemaphore go;
    window.openDemo([&](Progress &progress) -> Result<Services::SessionPtr> {
        progress.setTotal(200);
        progress.setDone(50);
        go.acquire();
        return std::exchange(office.boss, nullptr);
    });
    auto *bar = window.signInPage()->findChild<QProgressBar *>();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(4 * bar->value(), bar->maximum()); // 50 of 200
    QVERIFY(!child<Notice>(window.signInPage(), "notice")->text().isEmpty());
    go.release();
    waitFor(window);
    QVERIFY(window.deskView());
    window.openDemo([](Progress &) -> Result<Services::SessionPtr> {
        return Error{ErrorCode::DiskFull, u"no room"_s, {}};
    });
    waitFor(window);
    QVERIFY(child<Notice>(window.signInPage(), "notice")->text().contains(u"disk is full"_s));
}

void tst_SignIn::lockingLetsGoOfEverything()
{
    DeskFixture fixture;
    const std::weak_ptr<Services::Session> session = fixture.session();
    fixture.window.deskView()->showRoom(RoomId::companies);
    QTest::keyClick(&fixture.window, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!fixture.window.deskView());
    fixture.settle();
    QVERIFY(session.expired()); // and with it the keys
    tryToSignIn(fixture.window, fixture.office.path(), u"boss"_s, u"secret"_s);
    QVERIFY(fixture.window.deskView());
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::companies));
}

void tst_SignIn::theDeskLocksItself()
{
    DeskFixture fixture;
    fixture.window.setIdleTime(200);
    for (int i = 0; i < 5; ++i) { // somebody is there
        QTest::qWait(100);
        QTest::mouseMove(&fixture.window, QPoint(10 + i, 10));
        QTest::keyClick(&fixture.window, Qt::Key_Shift);
    }
    QVERIFY(fixture.window.deskView());
    QTRY_VERIFY(!fixture.window.deskView());
}

void tst_SignIn::aNewCenterShowsItsCodeOnce()
{
    QTemporaryDir folder;
    Items::Workers workers;
    CreateCenterForm form(&workers);
    form.show();
    QSignalSpy entered(&form, &CenterForm::entered);
    const auto press = [&] {
        child<QPushButton>(&form, "go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(workers.pending(), 0, 60'000);
    };
    QTRY_VERIFY(child<QComboBox>(&form, "procedure")->count() > 3);
    press();
    QVERIFY(!form.notice().isEmpty()); // names what is missing
    child<QLineEdit>(&form, "centerName")->setText(u"Center"_s);
    child<QLineEdit>(&form, "folder")->setText(folder.filePath(u"vault"_s));
    child<QLineEdit>(&form, "admin")->setText(u"chief"_s);
    child<QLineEdit>(&form, "newPassword")->setText(u"short"_s);
    press();
    QVERIFY(form.notice().contains(u"8"_s));
    child<QLineEdit>(&form, "newPassword")->setText(u"long enough"_s);
    press();
    QVERIFY(form.notice().contains(u"differ"_s));
    QVERIFY(!QFile::exists(folder.filePath(u"vault"_s)));
    child<QLineEdit>(&form, "again")->setText(u"long enough"_s);
    press();
    const QString code = child<QLabel>(&form, "code")->text();
    QVERIFY2(code.size() > 20, qPrintable(form.notice()));
    QCOMPARE(entered.count(), 0);
    child<QLineEdit>(&form, "typed")->setText(u"not the code"_s);
    press();
    QCOMPARE(entered.count(), 0);
    child<QLineEdit>(&form, "typed")->setText(code.toLower().replace(u'-', u' '));
    press();
    QCOMPARE(entered.count(), 1);
    QVERIFY(child<QLabel>(&form, "code")->text().isEmpty());
}

void tst_SignIn::theCodeOpensWhenThePasswordIsLost()
{
    Office office;
    const QString code = office.recoveryCode;
    office.boss.reset();
    Items::Workers workers;
    RecoverForm form(&workers);
    form.show();
    form.setVault(office.path(), u"boss"_s);
    Services::SessionPtr session;
    connect(&form, &CenterForm::entered, this,
            [&session](const Services::SessionPtr &opened) { session = opened; });
    child<QLineEdit>(&form, "newPassword")->setText(u"a new password"_s);
    child<QLineEdit>(&form, "again")->setText(u"a new password"_s);
    child<QLineEdit>(&form, "recoveryCode")->setText(u"AAAAA-BBBBB"_s);
    child<QPushButton>(&form, "go")->click();
    QTRY_COMPARE_WITH_TIMEOUT(workers.pending(), 0, 60'000);
    QVERIFY(!session);
    QVERIFY(!form.notice().isEmpty());
    child<QLineEdit>(&form, "recoveryCode")->setText(code);
    child<QPushButton>(&form, "go")->click();
    QTRY_COMPARE_WITH_TIMEOUT(workers.pending(), 0, 60'000);
    QVERIFY2(session, qPrintable(form.notice()));
    session.reset();
    QVERIFY_OK(
        Services::signIn(office.path(), u"boss"_s, password("a new password"), office.clock));
}

QTEST_MAIN(tst_SignIn)
#include "tst_signin.moc"
