// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/demopapers.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <cmath>
#include <numbers>

namespace Redress::Reports {

namespace {

constexpr int kRate = 8000;
constexpr double kTwoPi = 2 * std::numbers::pi;

void put32(QByteArray &bytes, quint32 value)
{
    char raw[4];
    qToLittleEndian(value, raw);
    bytes.append(raw, 4);
}

void put16(QByteArray &bytes, quint16 value)
{
    char raw[2];
    qToLittleEndian(value, raw);
    bytes.append(raw, 2);
}

/// Something like syllables: a buzzing voice through two wandering resonances, nobody's words.
class Babble {
public:
    explicit Babble(quint32 seed) : m_random(seed), m_pitch(95 + m_random.bounded(110)) { next(); }

    double sample()
    {
        if (--m_left <= 0)
            next();
        m_phase = std::fmod(m_phase + m_pitch / kRate, 1.0);
        const double glottis = m_silent ? 0 : (m_phase < 0.4 ? 1 - m_phase * 5 : -0.15);
        const double progress = double(m_length - m_left) / m_length;
        const double envelope = std::sin(std::numbers::pi * progress);
        const double breath = (m_random.generateDouble() - 0.5) * 0.02;
        return 0.5 * envelope * (resonate(0, glottis) + 0.6 * resonate(1, glottis)) + breath;
    }

private:
    void next()
    {
        m_silent = m_random.bounded(5) == 0;
        m_length = m_left = kRate / 12 + int(m_random.bounded(kRate / 6));
        m_formant[0] = 300 + m_random.bounded(500);
        m_formant[1] = 1000 + m_random.bounded(1300);
    }

    double resonate(int which, double input)
    {
        constexpr double kRadius = 0.96;
        const double turn = 2 * kRadius * std::cos(kTwoPi * m_formant[which] / kRate);
        double *memory = m_memory[which];
        const double output
            = (1 - kRadius) * input + turn * memory[0] - kRadius * kRadius * memory[1];
        memory[1] = memory[0];
        memory[0] = output;
        return output;
    }

    QRandomGenerator m_random;
    double m_pitch;
    double m_phase = 0;
    double m_formant[2] = {};
    double m_memory[2][2] = {};
    int m_left = 0;
    int m_length = 1;
    bool m_silent = false;
};

} // namespace

QByteArray demoRecordingWav(quint32 seed)
{
    QRandomGenerator random(seed);
    const int samples = 3 * kRate + int(random.bounded(3 * kRate));
    constexpr int kRing = kRate * 7 / 10; // one tone of the line before somebody answers
    QByteArray wav;
    wav.reserve(100 + samples * 2);
    QByteArray comment("INFOICMT");
    const QByteArray words("DEMO / \xe7\xa4\xba\xe4\xbe\x8b - fictional");
    put32(comment, quint32(words.size() + 1)); // ends with a zero byte
    comment.append(words + '\0');
    comment.append(comment.size() % 2, '\0');
    wav.append("RIFF");
    put32(wav, quint32(36 + 8 + comment.size() + samples * 2));
    wav.append("WAVEfmt ");
    put32(wav, 16);
    put16(wav, 1); // PCM
    put16(wav, 1); // mono
    put32(wav, kRate);
    put32(wav, kRate * 2);
    put16(wav, 2);
    put16(wav, 16);
    wav.append("LIST");
    put32(wav, quint32(comment.size()));
    wav.append(comment);
    wav.append("data");
    put32(wav, quint32(samples * 2));
    Babble voice(seed + 1);
    for (int i = 0; i < samples; ++i) {
        const double ring = i < kRing ? 0.25 * std::sin(kTwoPi * 450 * i / kRate) : 0;
        const double value = i < kRing + kRate / 5 ? ring : voice.sample();
        put16(wav, quint16(qint16(std::lround(qBound(-1.0, value, 1.0) * 30000))));
    }
    return wav;
}

} // namespace Redress::Reports
