// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Redress::Test {

/// Programs that judge the dossiers of one folder, FOLDER/NAME.asice each. All answers are by NAME.
class Judges {
public:
    explicit Judges(const QString &folder) : m_folder(folder) { }
    /// Empty when everything that is needed is there.
    QString missingTool() const;

    /// What redress-verify --json answers.
    QJsonObject redressVerify(const QString &name) const;
    /// What verify.html in `page` answers in a headless Chromium.
    QHash<QString, QJsonObject> page(const QString &page, const QStringList &names);
    /// "yes" (accepts), "no" or "-" (nothing there to judge) by judge: unzip, sha256sum, openssl,
    /// certtool, verify.sh, pkijs, Go. Afterwards the dossiers stand unpacked in FOLDER/NAME.
    QHash<QString, QHash<QString, QString>> outside(const QStringList &names);
    static QStringList outsideNames();

    /// What went wrong with the judges themselves.
    const QStringList &problems() const { return m_problems; }

private:
    QByteArray run(const QString &program, const QStringList &arguments, int mostExit = 0);
    void take(const QByteArray &lines, QHash<QString, QHash<QString, QString>> *answers) const;
    QByteArray shellOnTwoCores(const QStringList &names);
    void askGo(const QStringList &names, QHash<QString, QHash<QString, QString>> *answers);

    QString m_folder;
    QStringList m_problems;
};

} // namespace Redress::Test
