// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/entry.h"
#include "models/ledger/tiles.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static constexpr qint64 kLeaves = 70'000; // the example of C2SP tlog-tiles

class tst_Tiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesTilesAsPublished();
    void writesTheTilesOfThePublishedExample();
    void writesEntriesThatHashToTheirTile();
    void writesAFullTileAndItsParent();
    void writesNothingForAnEmptyLedger();
    void stopsAtTheFirstError();

private:
    QHash<QString, QByteArray> tilesOf(qint64 size) const;
    MemoryNodes m_nodes;
};

static Result<QByteArray> entryAt(qint64 index)
{
    return "entry " + QByteArray::number(index);
}

void tst_Tiles::initTestCase()
{
    Frontier frontier;
    QList<Node> made;
    for (qint64 i = 0; i < kLeaves; ++i)
        frontier.append(leafHash(*entryAt(i)), &made);
    m_nodes.put(made);
}

QHash<QString, QByteArray> tst_Tiles::tilesOf(qint64 size) const
{
    QHash<QString, QByteArray> tiles;
    const auto done
        = makeTiles(size, m_nodes, entryAt, [&](const QString &path, const QByteArray &bytes) {
              if (tiles.contains(path))
                  return Result<void>(Error{ErrorCode::Conflict, path, {}});
              tiles.insert(path, bytes);
              return Result<void>();
          });
    return done ? tiles : QHash<QString, QByteArray>();
}

void tst_Tiles::namesTilesAsPublished()
{
    QCOMPARE(tilePath(0, 1234067), u"tile/0/x001/x234/067"_s);
    QCOMPARE(tilePath(0, 0), u"tile/0/000"_s);
    QCOMPARE(tilePath(2, 999, 17), u"tile/2/999.p/17"_s);
    QCOMPARE(tilePath(0, 1000), u"tile/0/x001/000"_s);
    QCOMPARE(tilePath(-1, 273, 112), u"tile/entries/273.p/112"_s);
}

void tst_Tiles::writesTheTilesOfThePublishedExample()
{
    const auto tiles = tilesOf(kLeaves);
    QCOMPARE(tiles.size(), 2 * (273 + 1) + 1 + 1 + 1);
    QCOMPARE(tiles.value(u"tile/0/272"_s).size(), 8192);
    QCOMPARE(tiles.value(u"tile/0/273.p/112"_s).size(), 112 * kHashBytes);
    QCOMPARE(tiles.value(u"tile/1/000"_s).size(), 8192);
    QCOMPARE(tiles.value(u"tile/1/001.p/17"_s).size(), 17 * kHashBytes);
    QCOMPARE(tiles.value(u"tile/2/000.p/1"_s), *m_nodes.node({16, 0}));
    QCOMPARE(tiles.value(u"tile/1/000"_s).first(kHashBytes), *rootAt(256, m_nodes));
}

void tst_Tiles::writesEntriesThatHashToTheirTile()
{
    const auto tiles = tilesOf(300);
    const QByteArray bundle = tiles.value(u"tile/entries/001.p/44"_s);
    const QByteArray hashes = tiles.value(u"tile/0/001.p/44"_s);
    qsizetype at = 0;
    for (int i = 0; i < 44; ++i) {
        const int length = quint8(bundle[at]) * 256 + quint8(bundle[at + 1]);
        const QByteArray entry = bundle.sliced(at + 2, length);
        QCOMPARE(entry, *entryAt(256 + i));
        QCOMPARE(leafHash(entry), hashes.sliced(i * kHashBytes, kHashBytes));
        at += 2 + length;
    }
    QCOMPARE(at, bundle.size());
}

void tst_Tiles::writesAFullTileAndItsParent()
{
    const auto tiles = tilesOf(256);
    QCOMPARE(tiles.size(), 3);
    QVERIFY(tiles.contains(u"tile/entries/000"_s) && tiles.contains(u"tile/0/000"_s));
    QCOMPARE(tiles.value(u"tile/1/000.p/1"_s), *rootAt(256, m_nodes));
}

void tst_Tiles::writesNothingForAnEmptyLedger()
{
    QVERIFY(tilesOf(0).isEmpty());
}

void tst_Tiles::stopsAtTheFirstError()
{
    int calls = 0;
    const auto full = [&](const QString &, const QByteArray &) {
        ++calls;
        return Result<void>(Error{ErrorCode::DiskFull, u"no space"_s, {}});
    };
    QCOMPARE(makeTiles(600, m_nodes, entryAt, full).error().code, ErrorCode::DiskFull);
    QCOMPARE(calls, 1);
    const auto huge
        = [](qint64) { return Result<QByteArray>(QByteArray(kMaxEntryBytes + 1, 'x')); };
    QCOMPARE(makeTiles(1, m_nodes, huge, full).error().code, ErrorCode::TooLarge);
    QCOMPARE(makeTiles(kLeaves + 1, m_nodes, entryAt,
                       [](const QString &, const QByteArray &) { return Result<void>(); })
                 .error()
                 .code,
             ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_Tiles)
#include "tst_tiles.moc"
