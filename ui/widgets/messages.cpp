// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messages.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace Redress::Ui {

namespace {
class DialogMessages final : public Messages {
public:
    void ask(QWidget *parent, const Question &question, std::function<void(bool)> answered) override
    {
        auto *box = new QMessageBox(QMessageBox::NoIcon, question.title, question.text,
                                    QMessageBox::NoButton, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        QPushButton *yes = box->addButton(question.yes, QMessageBox::AcceptRole);
        QPushButton *no = box->addButton(question.no, QMessageBox::RejectRole);
        box->setDefaultButton(no); // Enter loses nothing
        box->setEscapeButton(no);
        QObject::connect(
            box, &QMessageBox::finished, box,
            [box, yes, answered = std::move(answered)] { answered(box->clickedButton() == yes); });
        box->open();
    }
    void chooseFiles(QWidget *parent, const QString &title,
                     std::function<void(QStringList)> chosen) override
    {
        open(new QFileDialog(parent, title), QFileDialog::ExistingFiles, std::move(chosen));
    }
    void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                      std::function<void(QString)> chosen) override
    {
        auto *dialog = new QFileDialog(parent, title, start);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        open(dialog, QFileDialog::Directory,
             [chosen = std::move(chosen)](const QStringList &paths) { chosen(paths.value(0)); });
    }
    void chooseTarget(QWidget *parent, const QString &title, const QString &suggested,
                      std::function<void(QString)> chosen) override
    {
        auto *dialog = new QFileDialog(parent, title);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(suggested);
        open(dialog, QFileDialog::AnyFile,
             [chosen = std::move(chosen)](const QStringList &paths) { chosen(paths.value(0)); });
    }

private:
    static void open(QFileDialog *dialog, QFileDialog::FileMode mode,
                     std::function<void(QStringList)> chosen)
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(mode);
        QObject::connect(dialog, &QFileDialog::finished, dialog,
                         [dialog, chosen = std::move(chosen)](int result) {
                             chosen(result == QDialog::Accepted ? dialog->selectedFiles()
                                                                : QStringList());
                         });
        dialog->open();
    }
};

Messages *&replacement()
{
    static Messages *messages = nullptr;
    return messages;
}
} // namespace

Messages &Messages::instance()
{
    static DialogMessages real;
    return replacement() ? *replacement() : real;
}

void Messages::setInstance(Messages *messages)
{
    replacement() = messages;
}

} // namespace Redress::Ui
