// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/tiles.h"

#include "models/ledger/entry.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

QString tilePath(int level, qint64 index, int width)
{
    const auto threeDigits
        = [](qint64 part) { return QString::number(part % 1000).rightJustified(3, u'0'); };
    QString path = threeDigits(index);
    for (qint64 rest = index / 1000; rest > 0; rest /= 1000)
        path = u'x' + threeDigits(rest) + u'/' + path;
    path = u"tile/%1/%2"_s.arg(level < 0 ? u"entries"_s : QString::number(level), path);
    return width < kTileWidth ? path + u".p/%1"_s.arg(width) : path;
}

static Result<QByteArray> entryBundle(qint64 first, int width, const EntrySource &entries)
{
    QByteArray bundle;
    for (qint64 i = first; i < first + width; ++i) {
        REDRESS_TRY(entry, entries(i));
        if (entry.size() > kMaxEntryBytes)
            return Error{
                ErrorCode::TooLarge, u"entry %1 has %2 bytes"_s.arg(i).arg(entry.size()), {}};
        char length[sizeof(quint16)];
        qToBigEndian(quint16(entry.size()), length);
        bundle += QByteArrayView(length, sizeof length);
        bundle += entry;
    }
    return bundle;
}

static Result<QByteArray> hashTile(int level, qint64 first, int width, const NodeSource &nodes)
{
    QByteArray tile;
    for (qint64 i = first; i < first + width; ++i) {
        REDRESS_TRY(hash, nodes.node({level * kTileHeight, i}));
        tile += hash;
    }
    return tile;
}

Result<void> makeTiles(qint64 size, const NodeSource &nodes, const EntrySource &entries,
                       const TileSink &sink)
{
    const auto widthAt
        = [](qint64 first, qint64 count) { return int(qMin<qint64>(kTileWidth, count - first)); };
    for (qint64 first = 0; first < size; first += kTileWidth) {
        const int width = widthAt(first, size);
        REDRESS_TRY(bundle, entryBundle(first, width, entries));
        REDRESS_CHECK(sink(tilePath(-1, first / kTileWidth, width), bundle));
    }
    int level = 0;
    for (qint64 count = size; count > 0; count >>= kTileHeight, ++level) {
        for (qint64 first = 0; first < count; first += kTileWidth) {
            const int width = widthAt(first, count);
            REDRESS_TRY(tile, hashTile(level, first, width, nodes));
            REDRESS_CHECK(sink(tilePath(level, first / kTileWidth, width), tile));
        }
    }
    return {};
}

} // namespace Redress::Ledger
