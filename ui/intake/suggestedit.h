// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/boundedfields.h"

#include <QStandardItemModel>

class QCompleter;

namespace Redress::Ui {

struct Suggestion {
    QString text; // goes into the field
    QString remark; // stands beside it in the list
    QString value; // what it means: an id or code
};

/// A field that proposes while one types. Proposals come from outside, later; Down and Enter choose
/// one, and typing on forgets the choice.
class SuggestEdit final : public LineField {
    Q_OBJECT
public:
    explicit SuggestEdit(QWidget *parent = nullptr);

    void propose(const QList<Suggestion> &suggestions);
    /// Text and value at once; empty value: typed freely.
    void choose(const QString &text, const QString &value);
    const QString &value() const { return m_value; }
    const QList<Suggestion> &suggestions() const { return m_suggestions; }
    /// The one whose text is what stands in the field, or the only one there is.
    void takeObvious();

Q_SIGNALS:
    void asked(const QString &typed); // propose something for this
    void chosen(const QString &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(int row);

    QStandardItemModel m_rows;
    QCompleter *m_completer;
    QList<Suggestion> m_suggestions;
    QString m_value;
};

} // namespace Redress::Ui
