// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QFormLayout;
class QPlainTextEdit;
class QPushButton;

namespace Redress::Ui {

/// Who, what, how much, since when; and the story as it was told. Personal data is masked until
/// asked for.
class StoryView final : public Page {
    Q_OBJECT
public:
    explicit StoryView(Desk *desk, QWidget *parent = nullptr);
    void setCase(const Services::CaseCard &card);
    void retranslate() override;

Q_SIGNALS:
    void revealWanted();

private:
    void rebuild();
    void addFact(const QString &name, const QString &value);
    void addLinks();

    Desk *m_desk;
    Services::CaseCard m_card;
    QFormLayout *m_facts;
    QPlainTextEdit *m_story;
    Label *m_storyHead, *m_revealed;
    QPushButton *m_reveal;
};

} // namespace Redress::Ui
