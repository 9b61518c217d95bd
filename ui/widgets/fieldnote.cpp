// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fieldnote.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPainter>

namespace Redress::Ui {

FieldNote::FieldNote(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
    paintTone();
}

void FieldNote::hint(const QString &sentence)
{
    say(sentence, false);
}

void FieldNote::mistake(const QString &sentence)
{
    say(sentence, !sentence.isEmpty());
}

void FieldNote::say(const QString &sentence, bool isMistake)
{
    m_isMistake = isMistake;
    setText(sentence);
    setAccessibleName(sentence);
    setIndent(isMistake ? fontMetrics().height() + kGrid : 0);
    paintTone();
}

void FieldNote::paintTone()
{
    m_isToning = true;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_isMistake ? theme().late : theme().secondary);
    setPalette(colors);
    m_isToning = false;
}

void FieldNote::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isToning)
        paintTone();
}

void FieldNote::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_isMistake)
        return;
    QPainter painter(this);
    const int edge = fontMetrics().height();
    drawMark(&painter, QRectF(0, (height() - edge) / 2.0, edge, edge), Mark::Late);
}

} // namespace Redress::Ui
