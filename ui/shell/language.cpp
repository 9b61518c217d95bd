// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

const QList<Language> &languages()
{
    static const QList<Language> known{{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
    return known;
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

namespace {
struct Installed {
    QString code = u"en"_s;
    std::unique_ptr<QTranslator> own, qt;
};
Installed &installed()
{
    static Installed current;
    return current;
}

std::unique_ptr<QTranslator> install(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return nullptr;
    QCoreApplication::installTranslator(translator.get());
    return translator;
}
} // namespace

void speak(const QString &code)
{
    Installed &current = installed();
    current.own.reset(); // a translator leaves the application with its end
    current.qt.reset();
    current.code = code == "zh_CN"_L1 ? code : u"en"_s;
    // Numbers and dates follow the words, not the environment.
    QLocale::setDefault(current.code == "zh_CN"_L1
                            ? QLocale(QLocale::Chinese, QLocale::China)
                            : QLocale(QLocale::English, QLocale::UnitedKingdom));
    current.qt
        = install("qtbase_"_L1 + current.code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    current.own = install("redress_"_L1 + current.code, u":/redress/translations"_s);
}

QString spokenLanguage()
{
    return installed().code;
}

} // namespace Redress::Ui
