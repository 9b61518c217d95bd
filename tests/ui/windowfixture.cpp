// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "ui/shell/language.h"
#include "ui/widgets/theme.h"

#include <QPlainTextEdit>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Redress::Test {

constexpr int kSettleMs = 450; // longer than any pause of the pages but a draft's
constexpr int kMostMs = 60'000;

void keepSettingsAside()
{
    static QTemporaryDir folder;
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"redress-test"_s);
    QCoreApplication::setApplicationName(u"redress-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    Ui::speak(u"en"_s);
    Ui::applyTheme(Ui::ThemeChoice::Light);
}

DeskFixture::DeskFixture()
{
    window.resize(1366, 768);
    window.enter(std::exchange(office.boss, nullptr));
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qWarning("the window is not shown");
    settle();
}

DeskFixture::~DeskFixture()
{
    window.lock();
    settle();
}

void DeskFixture::settle()
{
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < kSettleMs
           || (window.workers()->pending() > 0 && time.elapsed() < kMostMs))
        QTest::qWait(10);
}

CaseId DeskFixture::openCase(const QString &name)
{
    auto done = Services::CaseService(session()).open(aCall(name));
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
    desk()->tellChanged(done->caseId);
    settle();
    return done->caseId;
}

void DeskFixture::type(QWidget *field, const QString &text)
{
    field->setFocus();
    QTest::keyClicks(field, text);
}

} // namespace Redress::Test
