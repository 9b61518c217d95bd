// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QBuffer;
class QPdfDocument;
class QPdfView;
class QPlainTextEdit;
class QStackedWidget;

namespace Redress::Ui {

class PictureView;
class SoundPlayer;

/// Shows one paper: pages, picture, sound or text. It is decrypted in memory by a reader thread;
/// nothing plain touches the disk, and what was shown is let go with the next one.
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
    static Content read(const Services::SessionPtr &session, const Services::PaperRow &paper);
    void take(const Content &content);
    void tell(const QString &sentence);

    Desk *m_desk;
    Items::Asker m_asker;
    DocumentId m_shown;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PictureView *m_picture;
    QPdfView *m_pages;
    QPdfDocument *m_document;
    std::unique_ptr<QBuffer> m_bytes; // of the pages in view
    QPlainTextEdit *m_text;
    SoundPlayer *m_sound;
};

} // namespace Redress::Ui
