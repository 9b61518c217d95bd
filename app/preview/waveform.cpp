// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/waveform.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace Redress::Preview {

namespace {

constexpr int kMaxChunks = 64; // before the sound itself
constexpr qint64 kMaxReadForPeak = 4096;
constexpr quint16 kPcm = 1;
constexpr quint16 kExtensible = 0xfffe;

struct Format {
    int channels = 0;
    int rate = 0;
    int bytesPerSample = 0;

    qint64 frame() const { return qint64(channels) * bytesPerSample; }
};

std::optional<Format> formatOf(const QByteArray &chunk)
{
    if (chunk.size() < 16)
        return {};
    const auto tag = qFromLittleEndian<quint16>(chunk.constData());
    Format format;
    format.channels = qFromLittleEndian<quint16>(chunk.constData() + 2);
    format.rate = int(qMin<quint32>(qFromLittleEndian<quint32>(chunk.constData() + 4), 1'000'000));
    const int bits = qFromLittleEndian<quint16>(chunk.constData() + 14);
    format.bytesPerSample = bits / 8;
    const bool known = (tag == kPcm || tag == kExtensible) && bits % 8 == 0 && bits >= 8
        && bits <= 32 && format.channels >= 1 && format.channels <= 32 && format.rate > 0;
    return known ? std::optional<Format>(format) : std::nullopt;
}

/// 0…1 of one sample.
double loudness(const char *sample, int bytes)
{
    if (bytes == 1)
        return std::abs(int(quint8(*sample)) - 128) / 128.0; // eight bits are unsigned
    qint64 value = qint8(sample[bytes - 1]);
    for (int i = bytes - 2; i >= 0; --i)
        value = value * 256 + quint8(sample[i]);
    return std::abs(double(value)) / std::pow(2.0, 8 * bytes - 1);
}

double peakOf(const QByteArray &block, const Format &format)
{
    double peak = 0;
    for (qsizetype at = 0; at + format.bytesPerSample <= block.size(); at += format.bytesPerSample)
        peak = qMax(peak, loudness(block.constData() + at, format.bytesPerSample));
    return qMin(peak, 1.0);
}

} // namespace

std::optional<Waveform> waveformOf(QIODevice &source, int peaks)
{
    if (!source.seek(0))
        return {};
    const QByteArray head = source.read(12);
    if (!head.startsWith("RIFF") || head.mid(8) != "WAVE")
        return {};
    std::optional<Format> format;
    qint64 at = 12;
    for (int i = 0; i < kMaxChunks; ++i) {
        const QByteArray chunk = source.read(8);
        if (chunk.size() < 8)
            return {};
        at += 8;
        const qint64 size = qFromLittleEndian<quint32>(chunk.constData() + 4);
        if (chunk.startsWith("fmt ")) {
            format = formatOf(source.read(qMin<qint64>(size, 64)));
            if (!format)
                return {};
        } else if (chunk.startsWith("data") && format) {
            const qint64 frames = qMin(size, source.size() - at) / format->frame();
            if (frames <= 0)
                return {};
            Waveform found;
            found.milliseconds = frames * 1000 / format->rate;
            for (int n = 0; n < peaks; ++n) {
                const qint64 first = frames * n / peaks;
                const qint64 count = qMax<qint64>(1, frames * (n + 1) / peaks - first);
                const qint64 bytes = qMin(count * format->frame(), kMaxReadForPeak);
                if (!source.seek(at + first * format->frame()))
                    return {};
                found.peaks.append(float(peakOf(source.read(bytes), *format)));
            }
            return found;
        }
        at += size + size % 2;
        if (at >= source.size() || !source.seek(at))
            return {};
    }
    return {};
}

} // namespace Redress::Preview
