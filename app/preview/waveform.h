// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QList>

#include <optional>

namespace Redress::Preview {

/// A PCM sound at a glance.
struct Waveform {
    qint64 milliseconds = 0;
    QList<float> peaks; // 0…1, evenly over the sound
};

/// Of a RIFF/WAVE file with 8, 16, 24 or 32 bit integer samples; nothing for all else. Reads a few
/// kilobytes a peak, however long the sound is.
std::optional<Waveform> waveformOf(QIODevice &source, int peaks);

} // namespace Redress::Preview
