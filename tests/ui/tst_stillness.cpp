// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "models/services/documentservice.h"
#include "ui/integrity/integrityroom.h"
#include "ui/shell/signinpage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

/// The window's thread never waits: while slow work runs it keeps turning, and it spends hardly any
/// time of its own.
class tst_Stillness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void signingInDoesNotStopTheWindow();
    void archivingDoesNotStopTheWindow();
    void aSlowReaderDoesNotStopTheWindow();
};

namespace {

/// Ticks every few milliseconds; the longest time between two ticks is how long the window stood
/// still.
class Watchdog final : public QObject {
public:
    Watchdog()
    {
        m_since.start();
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = qMax(m_longest, m_since.restart());
            ++m_ticks;
        });
        m_timer.start(5);
    }
    qint64 longestMs() const { return qMax(m_longest, m_since.elapsed()); }
    int ticks() const { return m_ticks; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    int m_ticks = 0;
};

// Far below the slow work in each test, far above what a busy machine adds.
constexpr qint64 kMostMs = 350;

} // namespace

void tst_Stillness::signingInDoesNotStopTheWindow()
{
    // A vault with the true cost of its key ring: a quarter of a gigabyte is filled and mixed.
    QTemporaryDir folder;
    Services::NewCenter center;
    center.directory = folder.filePath(u"vault"_s);
    center.name = u"Center"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"boss"_s;
    center.adminPassword = password("secret");
    QVERIFY_OK(Services::createCenter(center));
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    window.signInPage()->setVault(center.directory);
    QTRY_COMPARE(window.workers()->pending(), 0);
    child<QComboBox>(window.signInPage(), "login")->setCurrentText(u"boss"_s);
    child<QLineEdit>(window.signInPage(), "password")->setText(u"secret"_s);
    Watchdog dog;
    QElapsedTimer time;
    time.start();
    QTest::keyClick(child<QLineEdit>(window.signInPage(), "password"), Qt::Key_Return);
    while (!window.deskView() && time.elapsed() < 60'000)
        QTest::qWait(5);
    const qint64 before = dog.longestMs(); // making the desk itself is drawing, not waiting
    QVERIFY(window.deskView());
    qInfo("signed in after %lld ms; the window stood still for %lld ms at most", time.elapsed(),
          before);
    QVERIFY(dog.ticks() > 3);
    QVERIFY2(before < kMostMs, qPrintable(QString::number(before)));
}

void tst_Stillness::archivingDoesNotStopTheWindow()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    const QString path
        = fixture.office.writeFile(u"recording.wav"_s, QByteArray(256 * 1024 * 1024, 'r'));
    Watchdog dog;
    const auto progress = fixture.desk()->work()->begin(u"Archiving"_s, false);
    bool done = false;
    QElapsedTimer time;
    time.start();
    fixture.window.workers()->write(
        this,
        [session = fixture.session(), id, path, progress] {
            Services::NewPaper paper;
            paper.caseId = id;
            paper.path = path;
            return Services::DocumentService(session).archive(paper, *progress);
        },
        [&](const Result<Services::ArchivedPaper> &archived) {
            QVERIFY_OK(archived);
            fixture.desk()->work()->finish(progress);
            done = true;
        });
    // Meanwhile somebody walks through the rooms.
    int room = 0;
    while (!done && time.elapsed() < 120'000) {
        fixture.window.deskView()->showRoom(
            fixture.window.deskView()->rooms()[size_t(room++ % 5)]->id());
        QTest::qWait(20);
    }
    QVERIFY(done);
    QVERIFY(progress->total() > 0);
    qInfo("archived after %lld ms; the window stood still for %lld ms at most", time.elapsed(),
          dog.longestMs());
    QVERIFY2(dog.longestMs() < kMostMs, qPrintable(QString::number(dog.longestMs())));
}

void tst_Stillness::aSlowReaderDoesNotStopTheWindow()
{
    DeskFixture fixture;
    fixture.openCase();
    // All readers are busy for three seconds: lists wait, the window does not.
    for (int i = 0; i < 3; ++i) {
        fixture.window.workers()->read(
            this,
            [] {
                QThread::sleep(3);
                return 0;
            },
            [](int) {});
    }
    Watchdog dog;
    fixture.window.deskView()->showRoom(RoomId::integrity);
    fixture.window.findChild<IntegrityPage *>()->check();
    fixture.window.deskView()->showRoom(RoomId::queue);
    fixture.window.deskView()->showRoom(RoomId::newCall);
    QTest::qWait(3500);
    qInfo("the window stood still for %lld ms at most", dog.longestMs());
    QVERIFY2(dog.longestMs() < 3 * kMostMs, qPrintable(QString::number(dog.longestMs())));
}

QTEST_MAIN(tst_Stillness)
#include "tst_stillness.moc"
