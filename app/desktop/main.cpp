// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pictures.h"
#include "models/services/demo.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/settings.h"
#include "ui/shell/signinpage.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

constexpr int kWrongUse = 2; // design.md 8

/// The demo vault, made on the first start.
Result<Services::SessionPtr> openDemo(const QString &directory, Progress &progress)
{
    const auto peeked = Services::peekVault(directory);
    if (peeked && peeked->isVault) {
        if (!peeked->demo)
            return Error{ErrorCode::Conflict, directory + " holds a real vault, not a demo"_L1,
                         u"Name another folder with --vault."_s};
        return Services::signIn(
            directory, Services::kDemoLogin,
            Crypto::SecretBytes::copyOf(
                QByteArrayView(Services::kDemoPassword.data(), Services::kDemoPassword.size())));
    }
    QDir().mkpath(QFileInfo(directory).absolutePath());
    return Services::createDemo(directory, progress);
}

int fail(const Error &error)
{
    std::fprintf(stderr, "redress: %s. %s\n", qPrintable(error.detail), qPrintable(error.hint));
    return exitCodeFor(error.code);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"redress"_s);
    QApplication::setOrganizationName(u"redress"_s);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    QApplication::setDesktopFileName(u"redress"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"The desk of a consumer service center."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption vault(u"vault"_s, u"Open the vault in <folder>."_s, u"folder"_s);
    const QCommandLineOption server(
        u"server"_s, u"Open the center whose database is at <url>, postgresql://NAME@HOST/DATABASE."_s,
        u"url"_s);
    const QCommandLineOption demo(
        u"demo"_s,
        u"Open the demo vault (made if missing, in --vault or your data folder), signed in."_s);
    const QCommandLineOption language(u"language"_s, u"en or zh_CN."_s, u"code"_s);
    const QCommandLineOption pictures(
        u"pictures"_s, u"Write a PNG of every page into <folder> and end; needs --demo."_s,
        u"folder"_s);
    parser.addOptions({vault, server, demo, language, pictures});
    parser.process(app);
    if (parser.isSet(pictures) && !parser.isSet(demo)) {
        std::fprintf(stderr, "redress: --pictures shows the demo vault only. Add --demo.\n");
        return kWrongUse;
    }

    QString spoken = parser.value(language);
    if (spoken.isEmpty())
        spoken = Ui::Settings::language.get();
    Ui::speak(spoken.isEmpty() ? Ui::systemLanguage() : spoken);
    Ui::applyTheme(Ui::ThemeChoice(Ui::Settings::themeChoice.get()));

    QString folder = parser.isSet(server) ? parser.value(server) : parser.value(vault);
    if (folder.isEmpty() && parser.isSet(demo))
        folder = QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                     .filePath(u"demo-vault"_s);
    if (parser.isSet(pictures)) {
        NoProgress progress;
        const auto session = openDemo(folder, progress);
        return session ? takePictures(*session, parser.value(pictures)) : fail(session.error());
    }

    Ui::MainWindow window;
    window.show();
    if (parser.isSet(demo))
        window.openDemo([folder](Progress &progress) { return openDemo(folder, progress); });
    else if (!folder.isEmpty())
        window.signInPage()->setVault(folder);
    return QApplication::exec();
}
