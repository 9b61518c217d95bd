// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labels.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace Redress::Ui {

Label::Label(Tone tone, QWidget *parent) : QLabel(parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    apply();
}

Label::Label(const QString &text, Tone tone, QWidget *parent) : Label(tone, parent)
{
    setText(text);
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    apply();
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        apply();
}

void Label::apply()
{
    m_isApplying = true;
    if (m_tone == Tone::Heading)
        setFont(headingFont());
    else if (m_tone == Tone::Title)
        setFont(titleFont());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText,
                    m_tone == Tone::Secondary ? theme().secondary : theme().text);
    setPalette(colors);
    m_isApplying = false;
}

ElidedLabel::ElidedLabel(Tone tone, QWidget *parent) : Label(tone, parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {8 * kGrid, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    Label::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, qMax(width(), 1));
    setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

Notice::Notice(QWidget *parent)
    : QWidget(parent), m_markWidget(new MarkWidget), m_label(new QLabel), m_button(new QPushButton)
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    row->addWidget(m_markWidget, 0, Qt::AlignTop);
    row->addWidget(m_label, 1);
    row->addWidget(m_button, 0, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, &Notice::wanted);
    m_button->setAutoDefault(false);
    hide();
}

void Notice::say(Mark mark, const QString &sentence)
{
    say(mark, sentence, {});
}

void Notice::say(Mark mark, const QString &sentence, const QString &action)
{
    m_mark = mark;
    m_markWidget->setMark(mark);
    m_label->setText(sentence);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    update();
}

void Notice::clear()
{
    say(Mark::Quiet, {}, {});
}

QString Notice::text() const
{
    return m_label->text();
}

void Notice::paintEvent(QPaintEvent *)
{
    const Theme &colors = theme();
    QColor ground = colors.selection;
    if (m_mark == Mark::Due)
        ground = colors.dueGround;
    else if (m_mark == Mark::Late)
        ground = colors.lateGround;
    else if (m_mark == Mark::Broken)
        ground = colors.brokenGround;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 5, 5);
}

EmptyState::EmptyState(const QString &iconName, QWidget *parent)
    : QWidget(parent), m_iconName(iconName), m_sentence(new Label(Tone::Heading)),
      m_advice(new Label(Tone::Secondary)), m_button(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    column->addStretch(1);
    column->addSpacing(18 * kGrid);
    for (Label *label : {m_sentence, m_advice}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(kGrid);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(2);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::wanted);
}

void EmptyState::setWords(const QString &sentence, const QString &advice, const QString &action)
{
    m_sentence->setText(sentence);
    m_advice->setText(advice);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    constexpr int edge = 12 * kGrid;
    QPainter painter(this);
    const QPixmap picture = iconPixmap(m_iconName, edge, theme().line, devicePixelRatioF());
    painter.drawPixmap((width() - edge) / 2, m_sentence->y() - edge - 4 * kGrid, picture);
}

} // namespace Redress::Ui
