// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/office.h"
#include "ui/shell/deskview.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/messages.h"

#include <QtTest>

namespace Redress::Test {

/// Settings of tests go to a folder of their own and vanish with it. Before the first window.
void keepSettingsAside();

/// A window on an office of its own, with the boss signed in, 1366 × 768.
class DeskFixture {
public:
    DeskFixture();
    ~DeskFixture();
    /// Until everything asked for is answered and typing pauses are over.
    void settle();
    Ui::Desk *desk() { return window.deskView()->desk(); }
    Services::SessionPtr session() { return desk()->session(); }
    CaseId openCase(const QString &name = QStringLiteral("李小雨"));
    void type(QWidget *field, const QString &text);

    Office office;
    Ui::MainWindow window;
};

template <typename T>
T *child(QWidget *parent, const char *name)
{
    auto *found = parent->findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// Answers beforehand instead of dialogs.
class Answers final : public Ui::Messages {
public:
    Answers() { setInstance(this); }
    ~Answers() override { setInstance(nullptr); }
    void ask(QWidget *, const Ui::Question &question, std::function<void(bool)> answered) override
    {
        questions.append(question.text);
        answered(yes);
    }
    void chooseFiles(QWidget *, const QString &, std::function<void(QStringList)> chosen) override
    {
        chosen(files);
    }
    void chooseFolder(QWidget *, const QString &, const QString &,
                      std::function<void(QString)> chosen) override
    {
        chosen(files.value(0));
    }
    void chooseTarget(QWidget *, const QString &, const QString &,
                      std::function<void(QString)> chosen) override
    {
        chosen(target);
    }

    bool yes = true;
    QStringList files;
    QString target;
    QStringList questions;
};

} // namespace Redress::Test
