// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/addpapersdialog.h"

#include "models/domain/codes.h"
#include "models/domain/drafts.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kDialogWidth = 520;

AddPapersDialog::AddPapersDialog(QList<Services::NewPaper> papers, QWidget *parent)
    : Spoken<QDialog>(parent), m_papers(std::move(papers)), m_head(new Label(Tone::Heading)),
      m_advice(new Label(Tone::Secondary)), m_fromLabel(new Label), m_from(new QComboBox),
      m_ok(new QPushButton), m_cancel(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kDialogWidth);
    m_advice->setWordWrap(true);
    m_ok->setDefault(true);
    m_ok->setObjectName(u"archive"_s);
    auto *sheet = new QWidget;
    auto *grid = new QGridLayout(sheet);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < int(m_papers.size()); ++i) {
        const Services::NewPaper &paper = m_papers[i];
        auto *name = new ElidedLabel;
        name->setFullText(paper.path.isEmpty() ? paper.fileName : paper.path.section(u'/', -1));
        auto *kind = new QComboBox;
        kind->addItem(QString(), QString());
        for (const QString &code : Domain::documentKinds())
            kind->addItem(QString(), code);
        m_kinds.append(kind);
        grid->addWidget(name, i, 0);
        grid->addWidget(kind, i, 1);
    }
    grid->setColumnStretch(0, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(sheet);
    for (const QString &code : Domain::paperSources())
        m_from->addItem(QString(), code);
    m_fromLabel->setBuddy(m_from);
    auto *fromRow = new QHBoxLayout;
    fromRow->addWidget(m_fromLabel);
    fromRow->addWidget(m_from);
    fromRow->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_ok);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_head);
    column->addWidget(scroll, 1);
    column->addLayout(fromRow);
    column->addWidget(m_advice);
    column->addLayout(buttons);
    connect(m_ok, &QPushButton::clicked, this, &AddPapersDialog::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void AddPapersDialog::confirm()
{
    for (qsizetype i = 0; i < m_papers.size(); ++i) {
        m_papers[i].kind = m_kinds[i]->currentData().toString();
        m_papers[i].receivedFrom = m_from->currentData().toString();
    }
    Q_EMIT confirmed(m_papers);
    accept();
}

void AddPapersDialog::retranslate()
{
    setWindowTitle(tr("Archive papers"));
    m_head->setText(tr("Archive %n paper(s)", nullptr, int(m_papers.size())));
    m_advice->setText(
        tr("They are encrypted and signed as they are. An archived paper cannot be changed."));
    m_fromLabel->setText(tr("Received from"));
    m_ok->setText(tr("Archive"));
    m_cancel->setText(tr("Cancel"));
    for (QComboBox *kind : std::as_const(m_kinds)) {
        kind->setItemText(0, tr("Kind: by its content"));
        for (int i = 1; i < kind->count(); ++i)
            kind->setItemText(i, CodeWords::paperKind(kind->itemData(i).toString()));
    }
    for (int i = 0; i < m_from->count(); ++i)
        m_from->setItemText(i, CodeWords::source(m_from->itemData(i).toString()));
}

} // namespace Redress::Ui
