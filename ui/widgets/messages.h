// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace Redress::Ui {

struct Question {
    QString title;
    QString text; // what will happen, in a sentence or two
    QString yes; // the verb on the button: "Close the case"
    QString no;
};

/// Questions to the person. A test puts its own in front and answers beforehand. Answers come
/// later, through the callback, and not at all when `parent` is gone by then.
class Messages {
public:
    virtual ~Messages() = default;
    virtual void ask(QWidget *parent, const Question &question, std::function<void(bool)> answered)
        = 0;
    /// Empty list: cancelled.
    virtual void chooseFiles(QWidget *parent, const QString &title,
                             std::function<void(QStringList)> chosen)
        = 0;
    /// Empty string: cancelled.
    virtual void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                              std::function<void(QString)> chosen)
        = 0;
    virtual void chooseTarget(QWidget *parent, const QString &title, const QString &suggested,
                              std::function<void(QString)> chosen)
        = 0;

    /// The one in use.
    static Messages &instance();
    /// nullptr: the real one again. Not owned.
    static void setInstance(Messages *messages);
};

} // namespace Redress::Ui
