// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/marks.h"

#include <QLabel>

namespace Redress::Ui {

/// The small words beside a field: a hint in grey, or the mistake with its mark and what would be
/// right.
class FieldNote final : public QLabel {
    Q_OBJECT
public:
    explicit FieldNote(QWidget *parent = nullptr);
    void hint(const QString &sentence);
    void mistake(const QString &sentence); // empty: none
    bool isMistake() const { return m_isMistake; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void say(const QString &sentence, bool isMistake);
    void paintTone();
    bool m_isMistake = false;
    bool m_isToning = false;
};

} // namespace Redress::Ui
