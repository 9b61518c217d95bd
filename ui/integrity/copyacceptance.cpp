// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/integrity/copyacceptance.h"

#include "models/services/ledgerservice.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/messages.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

CopyAcceptance::CopyAcceptance(Desk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_reason(new QLineEdit), m_accept(new QPushButton),
      m_notice(new Notice)
{
    m_reason->setObjectName(u"copyReason"_s);
    m_accept->setObjectName(u"acceptCopy"_s);
    m_accept->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_reason, 1);
    row->addWidget(m_accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_notice);
    connect(m_reason, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_accept->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_accept, &QPushButton::clicked, this, &CopyAcceptance::ask);
    retranslate();
    hide();
}

void CopyAcceptance::showFor(const Verification &found)
{
    const bool older
        = std::any_of(found.findings.begin(), found.findings.end(),
                      [](const Finding &f) { return f.code == "ledger.older-than-seen"_L1; });
    setVisible(older && m_desk->may(Domain::Right::AcceptCopy));
}

void CopyAcceptance::ask()
{
    const Question question{
        tr("Go on from this copy?"),
        tr("It is recorded for good that the center goes on from a restored copy, by whom and why. "
           "Each later check tells of it. What the longer history held beyond it is lost."),
        tr("Go on from this copy"), tr("Cancel")};
    Messages::instance().ask(this, question,
                             [self = QPointer(this), reason = m_reason->text()](bool yes) {
                                 if (yes && self)
                                     self->accept(reason);
                             });
}

void CopyAcceptance::accept(const QString &reason)
{
    m_accept->setEnabled(false);
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), reason] {
            return Services::LedgerService(session).acceptCopy(reason);
        },
        [this](const Result<qint64> &entry) {
            m_accept->setEnabled(true);
            if (!entry) {
                m_notice->say(
                    Mark::Due,
                    ErrorWords::sentence(tr("The copy was not accepted."), entry.error()));
                return;
            }
            m_notice->clear();
            m_reason->clear();
            hide();
            m_desk->say(tr("It is recorded that the center goes on from this copy."));
            Q_EMIT accepted();
        });
}

void CopyAcceptance::retranslate()
{
    m_reason->setPlaceholderText(tr("What happened? Name no personal data here."));
    m_reason->setAccessibleName(tr("Reason of going on from this copy"));
    m_accept->setText(tr("Go on from this copy"));
}

} // namespace Redress::Ui
