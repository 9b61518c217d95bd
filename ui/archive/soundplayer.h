// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QBuffer>
#include <QImage>

class QMediaPlayer;
class QSlider;
class QToolButton;

namespace Redress::Ui {

/// A recording: its shape, where it is, play and pause. The player behind it is made with the first
/// play.
class SoundPlayer final : public Page {
    Q_OBJECT
public:
    explicit SoundPlayer(QWidget *parent = nullptr);
    ~SoundPlayer() override;
    /// `shape`: loudness along the recording, 0…1; empty when it cannot be told.
    void setSound(const QByteArray &bytes, const QList<float> &shape);
    void toggle();
    void stop();
    void retranslate() override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makePlayer();
    void showPosition();

    QByteArray m_sound;
    QList<float> m_shape;
    QBuffer m_bytes;
    QMediaPlayer *m_player = nullptr;
    QToolButton *m_play;
    QSlider *m_slider;
    Label *m_time;
};

} // namespace Redress::Ui
