// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/boundedfields.h"

#include <QLocale>
#include <QMimeData>

namespace Redress::Ui {

LineField::LineField(QWidget *parent) : QLineEdit(parent)
{
    setMaxLength(int(kMaxShortText));
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { m_before = text; });
    connect(this, &QLineEdit::cursorPositionChanged, this, [this] {
        if (text() == m_before)
            m_cursor = cursorPosition();
    });
    // Told while the part that fits is being put in: it is taken out again once that is done.
    connect(this, &QLineEdit::inputRejected, this, &LineField::restore);
}

void LineField::restore()
{
    const QString before = m_before;
    const int cursor = m_cursor;
    if (text() == before)
        return; // one more key in a full field
    QMetaObject::invokeMethod(
        this,
        [this, before, cursor] {
            setText(before);
            setCursorPosition(cursor);
            Q_EMIT textEdited(before); // who asked about the part asks again
            Q_EMIT refused(tr("That is too long for this line (at most %1 characters). "
                              "The field is as it was.")
                               .arg(QLocale().toString(maxLength())));
        },
        Qt::QueuedConnection);
}

void TextField::insertFromMimeData(const QMimeData *source)
{
    const qsizetype kept = document()->characterCount() - 1 - textCursor().selectedText().size();
    const qsizetype pasted = source->text().size();
    if (kept + pasted <= kMaxLongText) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    Q_EMIT refused(tr("%1 characters do not fit here (at most %2 in all). Nothing was pasted; "
                      "keep such a text as a file and archive it as a paper.")
                       .arg(QLocale().toString(pasted), QLocale().toString(kMaxLongText)));
}

} // namespace Redress::Ui
