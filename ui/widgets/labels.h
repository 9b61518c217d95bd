// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/marks.h"

#include <QLabel>

class QPushButton;

namespace Redress::Ui {

/// Text sizes and tones; colours follow the theme.
enum class Tone { Normal, Secondary, Heading, Title };

/// A label in one of the house's tones. Wraps when asked; its text can be selected.
class Label : public QLabel {
    Q_OBJECT
public:
    explicit Label(Tone tone = Tone::Normal, QWidget *parent = nullptr);
    Label(const QString &text, Tone tone, QWidget *parent = nullptr);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    Tone m_tone;
    bool m_isApplying = false;
};

/// One line that ends in "…" where there is no room; the whole is its tooltip.
class ElidedLabel final : public Label {
    Q_OBJECT
public:
    explicit ElidedLabel(Tone tone = Tone::Normal, QWidget *parent = nullptr);
    void setFullText(const QString &text);
    QString fullText() const { return m_text; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    QString m_text;
};

/// A sentence with a mark on a tinted ground, said where it belongs; hidden while it has nothing to
/// say.
class Notice final : public QWidget {
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);
    void say(Mark mark, const QString &sentence);
    /// With one thing that can be done about it; the button emits wanted().
    void say(Mark mark, const QString &sentence, const QString &action);
    void clear();
    QString text() const;

Q_SIGNALS:
    void wanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::Quiet;
    MarkWidget *m_markWidget;
    QLabel *m_label;
    QPushButton *m_button;
};

/// What a page says when it has nothing to show: an icon, a sentence, what to do.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);
    void setWords(const QString &sentence, const QString &advice, const QString &action = {});
    QString sentence() const;

Q_SIGNALS:
    void wanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    Label *m_sentence;
    Label *m_advice;
    QPushButton *m_button;
};

} // namespace Redress::Ui
