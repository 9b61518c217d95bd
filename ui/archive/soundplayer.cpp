// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/soundplayer.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAudioOutput>
#include <QHBoxLayout>
#include <QMediaPlayer>
#include <QPainter>
#include <QSlider>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kShapeHeight = 30 * kGrid;

SoundPlayer::SoundPlayer(QWidget *parent)
    : Page(parent), m_play(new QToolButton), m_slider(new QSlider(Qt::Horizontal)),
      m_time(new Label(Tone::Secondary))
{
    m_play->setIconSize({24, 24});
    m_play->setObjectName(u"play"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 0, 6 * kGrid, 0);
    column->addStretch(1);
    column->addSpacing(kShapeHeight);
    column->addLayout(row);
    column->addStretch(1);
    connect(m_play, &QToolButton::clicked, this, &SoundPlayer::toggle);
    connect(m_slider, &QSlider::sliderMoved, this, [this](int at) {
        if (m_player)
            m_player->setPosition(at);
    });
    retranslate();
}

SoundPlayer::~SoundPlayer()
{
    stop();
}

void SoundPlayer::setSound(const QByteArray &bytes, const QList<float> &shape)
{
    stop();
    m_sound = bytes;
    m_shape = shape;
    update();
}

void SoundPlayer::makePlayer()
{
    m_player = new QMediaPlayer(this);
    m_player->setAudioOutput(new QAudioOutput(m_player));
    connect(m_player, &QMediaPlayer::durationChanged, this, [this](qint64 duration) {
        m_slider->setRange(0, int(qMin<qint64>(duration, INT_MAX)));
    });
    connect(m_player, &QMediaPlayer::positionChanged, this, &SoundPlayer::showPosition);
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, &SoundPlayer::retranslate);
}

void SoundPlayer::toggle()
{
    if (!m_player)
        makePlayer();
    if (!m_bytes.isOpen()) {
        m_bytes.setData(m_sound);
        m_bytes.open(QIODevice::ReadOnly);
        m_player->setSourceDevice(&m_bytes, QUrl(u"recording.wav"_s));
    }
    if (m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
    else
        m_player->play();
}

void SoundPlayer::stop()
{
    if (m_player) {
        m_player->stop();
        m_player->setSource({});
    }
    m_bytes.close();
    m_bytes.setData({});
    m_sound.clear();
    m_shape.clear();
    m_slider->setValue(0);
    m_time->clear();
}

void SoundPlayer::showPosition()
{
    const qint64 at = m_player->position();
    if (!m_slider->isSliderDown())
        m_slider->setValue(int(at));
    m_time->setText(u"%1:%2"_s.arg(at / 60'000).arg(at / 1000 % 60, 2, 10, QLatin1Char('0')));
    update();
}

void SoundPlayer::retranslate()
{
    const bool playing = m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
    m_play->setIcon(icon(playing ? u"pause"_s : u"play"_s));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(m_play->toolTip());
    m_slider->setAccessibleName(tr("Position in the recording"));
}

void SoundPlayer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect shape(6 * kGrid, m_play->y() - kShapeHeight, width() - 12 * kGrid,
                      kShapeHeight - 2 * kGrid);
    const double heard
        = m_slider->maximum() > 0 ? double(m_slider->value()) / m_slider->maximum() : 0;
    const double step = double(shape.width()) / double(qMax<qsizetype>(1, m_shape.size()));
    for (qsizetype i = 0; i < m_shape.size(); ++i) {
        const double half = qMax(1.0, double(m_shape[i]) * shape.height() / 2);
        painter.fillRect(QRectF(shape.left() + double(i) * step, shape.center().y() - half,
                                qMax(1.0, step - 2), 2 * half),
                         double(i) / double(m_shape.size()) < heard ? theme().accent
                                                                    : theme().secondary);
    }
}

} // namespace Redress::Ui
