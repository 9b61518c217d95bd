// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topline.h"

#include "ui/shell/room.h"
#include "ui/widgets/boundedfields.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QIconEngine>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kTypingMs = 300;
constexpr int kRefreshMs = 60'000; // days turn while nobody acts

namespace {

/// Drawn when it is shown: a picture made with every change would stay in Qt's cache of pictures.
class MarkIcon final : public QIconEngine {
public:
    explicit MarkIcon(Mark mark) : m_mark(mark) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        drawMark(painter, rect, m_mark);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }
    QIconEngine *clone() const override { return new MarkIcon(m_mark); }

private:
    Mark m_mark;
};

QIcon markIcon(Mark mark)
{
    return QIcon(new MarkIcon(mark));
}

} // namespace

TopLine::TopLine(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_search(new LineField),
      m_open(new QToolButton), m_overdue(new QToolButton), m_proof(new QToolButton),
      m_person(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    row->setSpacing(kGrid);
    m_search->setObjectName(u"search"_s);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(560);
    row->addWidget(m_search, 1);
    row->addStretch(1);
    for (QToolButton *button : {m_open, m_overdue, m_proof, m_person}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_person->setIcon(icon(u"person"_s));
    m_person->setText(desk->session()->person().name);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_search, &LineField::refused, m_desk, &Desk::say);
    connect(m_search, &QLineEdit::returnPressed, this, &TopLine::search);
    connect(&m_typing, &QTimer::timeout, this, &TopLine::search);
    connect(m_open, &QToolButton::clicked, this,
            [this] { m_desk->go({.room = RoomId::queue, .queue = Services::Queue::Open}); });
    connect(m_overdue, &QToolButton::clicked, this,
            [this] { m_desk->go({.room = RoomId::queue, .queue = Services::Queue::Overdue}); });
    connect(m_proof, &QToolButton::clicked, this,
            [this] { m_desk->go({.room = RoomId::integrity}); });
    connect(desk, &Desk::recordsChanged, this, &TopLine::refresh);
    connect(desk, &Desk::proofChanged, this, &TopLine::showState);
    connect(&m_now, &QTimer::timeout, this, &TopLine::refresh);
    m_now.start(kRefreshMs);
    retranslate();
    refresh();
}

void TopLine::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopLine::setSearch(const QString &text)
{
    m_search->setText(text);
}

void TopLine::search()
{
    m_typing.stop();
    m_desk->go({.room = RoomId::queue, .search = m_search->text()});
}

void TopLine::refresh()
{
    m_asker.ask([session = m_desk->session()] { return Services::CaseService(session).counts(); },
                [this](const Result<Services::QueueCounts> &counts) {
                    if (counts)
                        m_counts = *counts;
                    showState();
                });
}

void TopLine::retranslate()
{
    m_search->setPlaceholderText(tr("Search: a number, words, company:acme, due:<3d  ( / )"));
    m_search->setAccessibleName(tr("Search"));
    m_person->setToolTip(tr("Signed in as %1").arg(m_desk->session()->person().name));
    showState();
}

void TopLine::showState()
{
    m_open->setVisible(m_counts.has_value());
    m_overdue->setVisible(m_counts.has_value());
    if (m_counts) {
        m_open->setText(tr("%n open", "cases", int(m_counts->open)));
        m_overdue->setText(tr("%n overdue", "cases", int(m_counts->overdue)));
        m_overdue->setIcon(markIcon(m_counts->overdue > 0 ? Mark::Late : Mark::Quiet));
        m_open->setIcon(icon(u"queue"_s));
    }
    const auto &proof = m_desk->proof();
    if (!proof) {
        m_proof->setText(tr("not checked yet"));
        m_proof->setIcon(markIcon(Mark::Quiet));
    } else if (proof->worst == Verdict::Broken || proof->worst == Verdict::CannotTell) {
        m_proof->setText(tr("something is broken"));
        m_proof->setIcon(markIcon(Mark::Broken));
    } else {
        m_proof->setText(
            tr("proven %1", "a time of day").arg(TimeWords::clock(proof->atUtc, m_desk->zone())));
        m_proof->setIcon(markIcon(Mark::Done));
    }
    m_proof->setToolTip(tr("Whether everything recorded is still as it was signed"));
}

} // namespace Redress::Ui
