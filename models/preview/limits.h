// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// What the helper that looks at foreign papers may cost, and what it may answer.
namespace Redress::Preview {

inline constexpr int kMaxShownEdge = 4096; // pixels of an answer, both ways
inline constexpr qint64 kMaxShownPixels = 9'000'000; // 36 MB
inline constexpr int kMaxImageEdge = 20'000; // pixels a picture may claim
inline constexpr int kMaxImageMegabytes = 128; // decoded, before it is made smaller
inline constexpr int kMaxPages = 2000; // whose sizes are told; later ones are not shown
inline constexpr int kMaxPageSide = 100'000; // points
inline constexpr int kMaxPeaks = 512;
inline constexpr int kMaxBlock = 256 * 1024; // bytes asked for at once
inline constexpr qint64 kMaxServedBytes = 1024LL * 1024 * 1024; // of the paper, in all
inline constexpr qint64 kMaxServedBlocks = 100'000;

inline constexpr qint64 kMaxMemory = 1024LL * 1024 * 1024; // address space: libraries and picture
inline constexpr int kMaxOpenFiles = 32;
inline constexpr int kMaxCpuSeconds = 8;
inline constexpr int kMaxMilliseconds = 10'000; // by the clock on the wall, for one paper
inline constexpr int kMaxIdleSeconds = 300; // a helper started ahead ends itself

} // namespace Redress::Preview
