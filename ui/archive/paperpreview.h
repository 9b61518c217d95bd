// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QPlainTextEdit;
class QStackedWidget;

namespace Redress::Ui {

class PagesView;
class PictureView;
class SoundPlayer;

/// Shows one paper: pages, picture, sound or text. It is decrypted in memory by a thread of its own
/// and looked at by the helper (models/preview); nothing plain touches the disk, and what was shown
/// is let go with the next one.
class PaperPreview final : public Page {
    Q_OBJECT
public:
    explicit PaperPreview(Desk *desk, QWidget *parent = nullptr);
    ~PaperPreview() override;
    void show(const Services::PaperRow &paper);
    void clear();
    /// Plays or pauses a recording; nothing for other papers.
    void togglePlay();
    bool isSound() const;
    void retranslate() override;

private:
    struct Content;
    static Content read(const Services::SessionPtr &session, const Services::PaperRow &paper,
                        const QSize &box, const Progress &progress);
    void take(const Content &content);
    void takeSeen(const Content &content);
    void askForPage(int page, const QSize &box);
    /// Lets go of what is being read.
    void forget();
    void tell(const QString &sentence);

    Desk *m_desk;
    Services::PaperRow m_paper; // its id is empty: none
    Items::SharedProgressPtr m_looking;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PictureView *m_picture;
    PagesView *m_pages;
    QPlainTextEdit *m_text;
    SoundPlayer *m_sound;
};

} // namespace Redress::Ui
