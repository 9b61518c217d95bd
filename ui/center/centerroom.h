// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backup.h"
#include "models/services/importservice.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QPointer>

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace Redress::Ui {

/// The center itself: who works here, complaints brought in from elsewhere, copies, one's password.
class CenterPage final : public Page {
    Q_OBJECT
public:
    explicit CenterPage(Desk *desk, QWidget *parent = nullptr);
    void refresh();
    void importFile(const QString &path);
    void backUp(const QString &folder);
    QList<QAction *> actions() const;
    void retranslate() override;

private:
    QPushButton *addPart(QVBoxLayout *column, Label **head, Label **words, QAction *action,
                         Notice *notice);
    void showStaff();
    void retire();
    void showImport(const Result<Services::ImportReport> &report);
    void showBackup(const Result<Services::BackupReport> &report);

    Desk *m_desk;
    Items::Asker m_asker;
    QList<Domain::StaffMember> m_staff;
    QAction *m_addPerson, *m_import, *m_backUp, *m_password;
    Label *m_title, *m_facts, *m_peopleHead, *m_importHead, *m_importWords, *m_backupHead,
        *m_backupWords, *m_passwordHead, *m_passwordWords;
    QTreeWidget *m_people;
    QPushButton *m_add, *m_retire;
    Notice *m_peopleNotice, *m_importNotice, *m_backupNotice, *m_passwordNotice;
    QPlainTextEdit *m_problems;
};

class CenterRoom final : public Room {
public:
    explicit CenterRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::center; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("settings"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<CenterPage> m_page;
};

} // namespace Redress::Ui
