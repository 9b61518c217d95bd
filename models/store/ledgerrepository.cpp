// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ledgerrepository.h"

#include "models/store/actreader.h"
#include "models/store/database_p.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kMostLevels = 40; // a million million entries

} // namespace

LedgerRepository::LedgerRepository(Database &database) : m_database(database)
{
}

Result<qint64> LedgerRepository::size() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    return connection->number(u"SELECT coalesce(max(seq) + 1, 0) FROM entry"_s);
}

Result<QByteArray> LedgerRepository::root() const
{
    REDRESS_TRY(entries, size());
    return Ledger::rootAt(entries, *this);
}

Question LedgerRepository::askedForFrontier()
{
    // The last entry, then one complete subtree for each bit of the size.
    static const QString sql = [] {
        QStringList levels;
        for (int level = 1; level <= kMostLevels; ++level)
            levels.append(u"(%1)"_s.arg(level));
        return u"SELECT 0, seq, leaf FROM entry WHERE seq = (SELECT max(seq) FROM entry)"
               " UNION ALL SELECT l.column1, (h.size >> l.column1) - 1,"
               " (SELECT n.hash FROM node n WHERE n.level = l.column1"
               " AND n.idx = (h.size >> l.column1) - 1)"
               " FROM (SELECT coalesce(max(seq) + 1, 0) AS size FROM entry) h,"
               " (VALUES %1) l WHERE (h.size >> l.column1) & 1 = 1"_s.arg(levels.join(u','));
    }();
    return {sql, {}, 3};
}

Result<Ledger::Frontier> LedgerRepository::frontier() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(askedForFrontier().sql);
    REDRESS_CHECK(read.run());
    Ledger::MemoryNodes nodes;
    qint64 size = 0;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return Ledger::Frontier::load(size, nodes);
        const Ledger::NodeId id{int(read.integer(0)), read.integer(1)};
        if (id.level == 0)
            size = id.index + 1;
        if (!read.isNull(2))
            nodes.put({{id, read.bytes(2)}});
    }
}

Result<QDateTime> LedgerRepository::lastActUtc() const
{
    REDRESS_TRY(entries, size());
    if (entries == 0)
        return QDateTime();
    REDRESS_TRY(last, entry(entries - 1));
    REDRESS_TRY(view, Ledger::parseEntry(last.jwt));
    return view.at;
}

Result<StoredEntry> LedgerRepository::entry(qint64 seq) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT jwt, leaf FROM entry WHERE seq = ?"_s);
    read.bind(seq);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, u"there is no entry %1"_s.arg(seq), {}};
    return StoredEntry{seq, read.bytes(0), read.bytes(1)};
}

Result<QByteArray> LedgerRepository::node(Ledger::NodeId id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read
        = connection->query(id.level == 0 ? u"SELECT leaf FROM entry WHERE seq = ?"_s
                                          : u"SELECT hash FROM node WHERE idx = ? AND level = ?"_s);
    read.bind(id.index);
    if (id.level != 0)
        read.bind(qint64(id.level));
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound,
                     u"there is no node %1 of level %2"_s.arg(id.index).arg(id.level),
                     {}};
    return read.bytes(0);
}

Result<QList<Ledger::Disclosure>> LedgerRepository::disclosures(qint64 seq) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    REDRESS_TRY(read, readDisclosures(*connection, m_database.d().subjectKeys, seq));
    QList<Ledger::Disclosure> opened;
    for (const ReadDisclosure &disclosure : read) {
        if (disclosure.opened)
            opened.append(*disclosure.opened);
    }
    return opened;
}

Result<ReadAct> LedgerRepository::act(qint64 seq) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    REDRESS_TRY(stored, entry(seq));
    REDRESS_TRY(view, Ledger::parseEntry(stored.jwt));
    REDRESS_TRY(by, staffOf(*connection, view.kid));
    REDRESS_TRY(disclosures, readDisclosures(*connection, m_database.d().subjectKeys, seq));
    ReadAct read{recordedAct(seq, view, by), int(disclosures.size()), false};
    for (const ReadDisclosure &disclosure : disclosures) {
        if (disclosure.opened)
            read.act.personal.insert(disclosure.opened->name, disclosure.opened->value);
        else
            read.erased = true;
    }
    return read;
}

Result<StoredCertificate> LedgerRepository::certificate(const QString &thumbprint) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT der, staff FROM certificate WHERE thumbprint = ?"_s);
    read.bind(thumbprint);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no certificate "_L1 + thumbprint.left(60), {}};
    REDRESS_TRY(certificate, Crypto::Certificate::fromDer(read.bytes(0)));
    return StoredCertificate{certificate, {read.text(1)}};
}

Result<QList<StoredCertificate>> LedgerRepository::certificates() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT der, staff FROM certificate ORDER BY thumbprint"_s);
    REDRESS_CHECK(read.run());
    QList<StoredCertificate> all;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return all;
        REDRESS_TRY(certificate, Crypto::Certificate::fromDer(read.bytes(0)));
        all.append({certificate, {read.text(1)}});
    }
}

Result<StoredCheckpoint> LedgerRepository::lastCheckpoint() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read
        = connection->query(u"SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1"_s);
    REDRESS_TRY(found, read.first());
    const StoredCheckpoint last
        = found ? StoredCheckpoint{read.integer(0), read.bytes(1)} : StoredCheckpoint{};
    REDRESS_CHECK(m_database.awaitDurable());
    return last;
}

Result<QList<StoredCheckpoint>> LedgerRepository::longCheckpoints(qint64 above, qsizetype bytes,
                                                                  int most) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT size, note FROM checkpoint WHERE size > ?"
                                   " AND length(note) >= ? ORDER BY size DESC LIMIT ?"_s);
    read.bind(above).bind(qint64(bytes)).bind(qint64(most));
    REDRESS_CHECK(read.run());
    QList<StoredCheckpoint> found;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            break;
        found.append({read.integer(0), read.bytes(1)});
    }
    REDRESS_CHECK(m_database.awaitDurable());
    return found;
}

Result<StoredCheckpoint> LedgerRepository::checkpointCovering(qint64 seq) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(
        u"SELECT size, note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1"_s);
    read.bind(seq);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, u"no checkpoint covers entry %1 yet"_s.arg(seq),
                     u"Sign a checkpoint first."_s};
    const StoredCheckpoint covering{read.integer(0), read.bytes(1)};
    REDRESS_CHECK(m_database.awaitDurable());
    return covering;
}

} // namespace Redress::Store
