// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The center's own page: colleagues, complaints from elsewhere, copies, one's password.
#include "tests/ui/windowfixture.h"

#include "models/services/backup.h"
#include "models/services/directoryservice.h"
#include "ui/center/centerdialogs.h"
#include "ui/center/centerroom.h"

#include <QCheckBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

namespace {

constexpr auto kHead
    = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company,"
      "State,Submitted via,Date sent to company,Company response to consumer,Complaint ID\n";

QByteArray row(int number)
{
    return "2019-05-01,Mortgage,FHA mortgage,Trouble during payment process,,\"They took it "
           "twice.\",Acme Lending,CA,Web,2019-05-02,Closed with explanation,"
        + QByteArray::number(7'000'000 + number) + "\n";
}

} // namespace

class tst_Center : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void aColleagueIsAddedAndCanSignIn();
    void whatIsMissingIsSaidAndNothingTypedIsLost();
    void somebodysAccessEnds();
    void complaintsAreReadWhileACallIsLogged();
    void rowsThatCannotBeReadAreNamedByTheirLine();
    void aBackupIsMadeAndAFolderOfSomebodyElseIsLeftAlone();
    void onesPasswordChangesOnlyWithTheOldOne();
    void anOperatorSeesOnlyWhatIsHisToDo();

private:
    static void hireWu(DeskFixture &fixture)
    {
        QVERIFY_OK(Services::StaffService(fixture.session())
                       .add(u"Wu"_s, Domain::Role::Operator, password("secret")));
    }
    static CenterPage *page(DeskFixture &fixture)
    {
        fixture.window.deskView()->showRoom(RoomId::center);
        fixture.settle();
        return fixture.window.findChild<CenterPage *>();
    }
    /// The dialog a button opens.
    template <typename Dialog>
    static Dialog *press(DeskFixture &fixture, const char *button)
    {
        QTest::mouseClick(child<QPushButton>(page(fixture), button), Qt::LeftButton);
        return fixture.window.findChild<Dialog *>();
    }
};

void tst_Center::aColleagueIsAddedAndCanSignIn()
{
    DeskFixture fixture;
    auto *dialog = press<PersonDialog>(fixture, "addPerson");
    fixture.type(child<QLineEdit>(dialog, "personName"), u"Sun"_s);
    fixture.type(child<QLineEdit>(dialog, "newPassword"), u"rainy day"_s);
    fixture.type(child<QLineEdit>(dialog, "again"), u"rainy day"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    fixture.settle();
    QVERIFY(!fixture.window.findChild<PersonDialog *>());
    auto *people = child<QTreeWidget>(&fixture.window, "people");
    QCOMPARE(people->findItems(u"Sun"_s, Qt::MatchExactly).size(), 1);
    fixture.window.lock();
    fixture.settle();
    QVERIFY_OK(Services::signIn(fixture.office.path(), u"Sun"_s, password("rainy day"),
                                fixture.office.clock));
}

void tst_Center::whatIsMissingIsSaidAndNothingTypedIsLost()
{
    DeskFixture fixture;
    auto *dialog = press<PersonDialog>(fixture, "addPerson");
    auto *commit = child<QPushButton>(dialog, "commit");
    commit->click();
    QVERIFY(dialog->notice().contains(u"name"_s));
    fixture.type(child<QLineEdit>(dialog, "personName"), u"boss"_s);
    child<QCheckBox>(dialog, "role-operator")->setChecked(false);
    commit->click();
    QVERIFY(dialog->notice().contains(u"at least one"_s));
    child<QCheckBox>(dialog, "role-auditor")->setChecked(true);
    fixture.type(child<QLineEdit>(dialog, "newPassword"), u"rainy day"_s);
    fixture.type(child<QLineEdit>(dialog, "again"), u"sunny day"_s);
    commit->click();
    QVERIFY(dialog->notice().contains(u"differ"_s));
    child<QLineEdit>(dialog, "again")->setText(u"rainy day"_s);
    commit->click(); // there is a boss already
    fixture.settle();
    QVERIFY(dialog->notice().startsWith(u"Nobody was added."_s));
    QCOMPARE(child<QLineEdit>(dialog, "personName")->text(), u"boss"_s);
}

void tst_Center::somebodysAccessEnds()
{
    DeskFixture fixture;
    hireWu(fixture);
    auto *people = child<QTreeWidget>(page(fixture), "people");
    auto *retire = child<QPushButton>(&fixture.window, "retire");
    people->setCurrentItem(people->findItems(u"boss"_s, Qt::MatchExactly).value(0));
    QVERIFY2(!retire->isEnabled(), "nobody locks himself out");
    people->setCurrentItem(people->findItems(u"Wu"_s, Qt::MatchExactly).value(0));
    Answers answers;
    answers.yes = false;
    retire->click();
    fixture.settle();
    QCOMPARE(answers.questions.size(), 1);
    people->setCurrentItem(people->findItems(u"Wu"_s, Qt::MatchExactly).value(0));
    answers.yes = true;
    retire->click();
    fixture.settle();
    const auto staff = Services::StaffService(fixture.session()).list();
    QVERIFY_OK(staff);
    for (const Domain::StaffMember &member : *staff)
        QCOMPARE(member.retired, member.name == u"Wu"_s);
}

void tst_Center::complaintsAreReadWhileACallIsLogged()
{
    DeskFixture fixture;
    QByteArray file(kHead);
    constexpr int kRows = 3000;
    for (int i = 0; i < kRows; ++i)
        file += row(i);
    Answers answers;
    answers.files = {fixture.office.writeFile(u"complaints.csv"_s, file)};
    child<QPushButton>(page(fixture), "import")->click();
    QVERIFY(!fixture.desk()->work()->running().isEmpty());
    bool wasLogged = false;
    fixture.desk()->workers()->write(
        &fixture.window,
        [session = fixture.session()] { return Services::CaseService(session).open(aCall()); },
        [&](const Result<Services::ActDone> &done) {
            wasLogged = done.ok() && !fixture.desk()->work()->running().isEmpty();
        });
    QTRY_VERIFY_WITH_TIMEOUT(fixture.desk()->work()->running().isEmpty(), 60'000);
    fixture.settle();
    QVERIFY2(wasLogged, "the call waited for the last row");
    const auto told = fixture.window.findChildren<Notice *>();
    QVERIFY(std::any_of(told.begin(), told.end(), [](const Notice *notice) {
        return notice->text().contains(u"3,000 cases added"_s);
    }));
    QVERIFY(child<QPushButton>(&fixture.window, "import")->isEnabled());
}

void tst_Center::rowsThatCannotBeReadAreNamedByTheirLine()
{
    DeskFixture fixture;
    Answers answers;
    answers.files = {fixture.office.writeFile(
        u"complaints.csv"_s, kHead + row(1) + QByteArray("not a day,x\n") + row(2))};
    child<QPushButton>(page(fixture), "import")->click();
    QTRY_VERIFY(fixture.desk()->work()->running().isEmpty());
    fixture.settle();
    auto *problems = child<QPlainTextEdit>(&fixture.window, "problems");
    QVERIFY(problems->isVisible());
    QVERIFY2(problems->toPlainText().startsWith(u"Line 3:"_s), qPrintable(problems->toPlainText()));
}

void tst_Center::aBackupIsMadeAndAFolderOfSomebodyElseIsLeftAlone()
{
    DeskFixture fixture;
    fixture.openCase();
    Answers answers;
    const QString folder = fixture.office.folder.filePath(u"backup"_s);
    answers.files = {folder};
    child<QPushButton>(page(fixture), "backup")->click();
    QTRY_VERIFY(fixture.desk()->work()->running().isEmpty());
    fixture.settle();
    NoProgress quiet;
    QVERIFY_OK(Services::restoreBackup(folder, fixture.office.folder.filePath(u"again"_s), quiet));
    const QString theirs = fixture.office.folder.filePath(u"theirs"_s);
    QVERIFY(QDir().mkpath(theirs));
    fixture.office.writeFile(u"theirs/thesis.txt"_s, "mine");
    answers.files = {theirs};
    child<QPushButton>(page(fixture), "backup")->click();
    QTRY_VERIFY(fixture.desk()->work()->running().isEmpty());
    fixture.settle();
    QCOMPARE(QDir(theirs).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"thesis.txt"_s});
    const auto told = fixture.window.findChildren<Notice *>();
    QVERIFY(std::any_of(told.begin(), told.end(), [](const Notice *notice) {
        return notice->text().startsWith(u"No new backup was made"_s);
    }));
}

void tst_Center::onesPasswordChangesOnlyWithTheOldOne()
{
    DeskFixture fixture;
    auto *dialog = press<PasswordDialog>(fixture, "password");
    fixture.type(child<QLineEdit>(dialog, "oldPassword"), u"not it"_s);
    fixture.type(child<QLineEdit>(dialog, "newPassword"), u"much better"_s);
    fixture.type(child<QLineEdit>(dialog, "again"), u"much better"_s);
    child<QPushButton>(dialog, "commit")->click();
    fixture.settle();
    QVERIFY(dialog->notice().startsWith(u"The password is still the old one."_s));
    child<QLineEdit>(dialog, "oldPassword")->setText(u"secret"_s);
    child<QPushButton>(dialog, "commit")->click();
    fixture.settle();
    QVERIFY(!fixture.window.findChild<PasswordDialog *>());
    fixture.window.lock();
    fixture.settle();
    QCOMPARE_ERROR(Services::signIn(fixture.office.path(), u"boss"_s, password("secret"),
                                    fixture.office.clock),
                   ErrorCode::WrongPassword);
    QVERIFY_OK(Services::signIn(fixture.office.path(), u"boss"_s, password("much better"),
                                fixture.office.clock));
}

void tst_Center::anOperatorSeesOnlyWhatIsHisToDo()
{
    DeskFixture fixture;
    hireWu(fixture);
    fixture.window.lock();
    fixture.settle();
    QVERIFY(fixture.office.signIn(u"Wu"_s));
    fixture.window.enter(fixture.office.boss);
    CenterPage *shown = page(fixture);
    QVERIFY(!child<QPushButton>(shown, "addPerson")->isVisible());
    QVERIFY(!child<QPushButton>(shown, "import")->isEnabled());
    QVERIFY(!child<QPushButton>(shown, "backup")->isEnabled());
    QVERIFY(child<QPushButton>(shown, "password")->isEnabled());
}

QTEST_MAIN(tst_Center)
#include "tst_center.moc"
