// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ledger/merkle.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Redress::Ledger {

// The static files of C2SP tlog-tiles.

inline constexpr int kTileHeight = 8;
inline constexpr int kTileWidth = 256;

/// "tile/0/x001/x234/067", with ".p/W" for a partial tile. `level` -1 names an entry bundle
/// ("tile/entries/…").
QString tilePath(int level, qint64 index, int width = kTileWidth);

using EntrySource = std::function<Result<QByteArray>(qint64 index)>;
using TileSink = std::function<Result<void>(const QString &path, const QByteArray &bytes)>;

/// Hands every tile and entry bundle of the tree of `size` to `sink`, entries first. Stops at the
/// first error.
Result<void> makeTiles(qint64 size, const NodeSource &nodes, const EntrySource &entries,
                       const TileSink &sink);

} // namespace Redress::Ledger
