// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/text.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace Redress::Ui {

/// A field of one line that takes kMaxShortText characters. What is pasted or dropped and does not
/// fit is refused whole: the field stays as it was, and refused() tells so.
class LineField : public QLineEdit {
    Q_OBJECT
public:
    explicit LineField(QWidget *parent = nullptr);

Q_SIGNALS:
    void refused(const QString &sentence);

private:
    void restore();
    QString m_before; // as of the last change that fitted
    int m_cursor = 0;
};

/// A field of many lines that takes kMaxLongText characters, in the same way. A million lines
/// would keep the window busy for minutes before anyone could say that they are too many.
class TextField : public QPlainTextEdit {
    Q_OBJECT
public:
    using QPlainTextEdit::QPlainTextEdit;

Q_SIGNALS:
    void refused(const QString &sentence);

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace Redress::Ui
