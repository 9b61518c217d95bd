// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/tabledialog.h"

#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kDialogWidth = 560;

QString usualFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

TableDialog::TableDialog(Desk *desk, const QString &title, const QString &fileName,
                         bool offersNames, Job job, QWidget *parent)
    : Spoken<QDialog>(parent), m_desk(desk), m_title(title), m_job(std::move(job)),
      m_head(new Label(Tone::Heading)), m_what(new Label(Tone::Secondary)),
      m_targetLabel(new Label), m_target(new QLineEdit), m_mark(new QCheckBox),
      m_names(new QCheckBox), m_browse(new QPushButton), m_make(new QPushButton),
      m_cancel(new QPushButton), m_bar(new WorkBar), m_notice(new Notice)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kDialogWidth);
    m_what->setWordWrap(true);
    m_target->setObjectName(u"target"_s);
    m_targetLabel->setBuddy(m_target);
    m_mark->setObjectName(u"byteOrderMark"_s);
    m_mark->setChecked(true);
    m_names->setObjectName(u"names"_s);
    m_names->setVisible(offersNames);
    m_make->setObjectName(u"make"_s);
    m_make->setDefault(true);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAutoDefault(false);
    m_browse->setAutoDefault(false);
    m_bar->setFixedWidth(50 * kGrid);
    auto *targetRow = new QHBoxLayout;
    targetRow->addWidget(m_targetLabel);
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(m_browse);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_bar);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_make);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_head);
    column->addWidget(m_what);
    column->addLayout(targetRow);
    column->addWidget(m_mark);
    column->addWidget(m_names);
    column->addWidget(m_notice);
    column->addStretch(1);
    column->addLayout(buttons);

    connect(m_browse, &QPushButton::clicked, this, [this] {
        Messages::instance().chooseTarget(this, tr("Write the table to"), m_target->text(),
                                          [this](const QString &path) {
                                              if (!path.isEmpty())
                                                  m_target->setText(path);
                                          });
    });
    connect(m_make, &QPushButton::clicked, this, [this] { m_made ? accept() : run(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancel();
        else
            reject();
    });
    setTarget(QDir(usualFolder()).filePath(fileName));
    retranslate();
}

TableDialog::~TableDialog()
{
    if (m_progress) {
        m_progress->cancel(); // nobody waits for it any more
        m_desk->work()->finish(m_progress);
    }
}

void TableDialog::setTarget(const QString &path)
{
    m_target->setText(path);
}

void TableDialog::setBusy(bool busy)
{
    for (QWidget *field : {static_cast<QWidget *>(m_target), static_cast<QWidget *>(m_browse),
                           static_cast<QWidget *>(m_mark), static_cast<QWidget *>(m_names),
                           static_cast<QWidget *>(m_make)})
        field->setEnabled(!busy);
    m_bar->follow(busy ? m_progress : nullptr);
}

void TableDialog::run()
{
    Services::TableFile file;
    file.path = m_target->text().trimmed();
    file.byteOrderMark = m_mark->isChecked();
    file.language = CodeWords::isChinese() ? u"zh_CN"_s : u"en"_s;
    if (file.path.isEmpty()) {
        m_notice->say(Mark::Due, tr("Choose where the table is written to."));
        m_target->setFocus();
        return;
    }
    m_notice->clear();
    m_progress = m_desk->work()->begin(m_title, true);
    setBusy(true);
    m_desk->workers()->read(
        this,
        [job = m_job, file, names = m_names->isChecked(), progress = m_progress] {
            return job(file, names, *progress);
        },
        [this](const Result<Services::TableMade> &made) { take(made); });
}

void TableDialog::take(const Result<Services::TableMade> &made)
{
    m_desk->work()->finish(m_progress);
    m_progress.reset();
    setBusy(false);
    if (!made) {
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("The table was not made; no file was left behind."),
                                           made.error()));
        return;
    }
    m_made = *made;
    for (QWidget *field : {static_cast<QWidget *>(m_target), static_cast<QWidget *>(m_browse),
                           static_cast<QWidget *>(m_mark), static_cast<QWidget *>(m_names)})
        field->setEnabled(false);
    m_cancel->hide();
    m_make->setFocus(); // Enter closes
    retranslate();
}

void TableDialog::retranslate()
{
    setWindowTitle(m_title);
    m_head->setText(m_title);
    m_what->setText(tr("A table for a spreadsheet (CSV). That it was made is recorded. Nothing in "
                       "it can run as a formula."));
    m_targetLabel->setText(tr("File"));
    m_target->setAccessibleName(m_targetLabel->text());
    m_mark->setText(tr("for an office's spreadsheet (marks the file as UTF-8)"));
    m_names->setText(tr("with the masked names of consumers (slower)"));
    m_browse->setText(tr("Choose…"));
    m_cancel->setText(tr("Cancel"));
    m_make->setText(m_made ? tr("Close") : tr("Make the table"));
    if (m_made)
        m_notice->say(Mark::Done,
                      tr("%n line(s) lie at %1 (%2).", nullptr, int(m_made->rows))
                          .arg(m_made->path, CodeWords::fileSize(m_made->size)));
}

} // namespace Redress::Ui
