// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Redress::Ui {

struct Language {
    QString code; // "en"
    QString ownName; // "English"
};
const QList<Language> &languages();

/// The one that fits the system best.
QString systemLanguage();
/// Installs the words of `code`; every open widget hears QEvent::LanguageChange. Unknown: English.
void speak(const QString &code);
QString spokenLanguage();

} // namespace Redress::Ui
