// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stored tree and the log's own checkpoints against the entries.
#include "models/store/verifier.h"

#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kNotesAtOnce = 256;
constexpr qint64 kNodesAtOnce = 1024; // entries whose nodes are read together
constexpr int kMaxLevel = 62;

QString checkpointName(qint64 size)
{
    return u"checkpoint of %1"_s.arg(size);
}

/// A checkpoint whose signature was verified before.
Result<Ledger::Checkpoint> readVerified(const QByteArray &bytes)
{
    REDRESS_TRY(note, Ledger::parseNote(bytes));
    return Ledger::Checkpoint::parseBody(note.text);
}

} // namespace

Result<void> Verifier::readCheckpoints()
{
    // A center signs its head after every act: there may be as many notes as entries.
    Query read = m_connection.query(u"SELECT size, CASE WHEN length(note) <= ? THEN note END"
                                    " FROM checkpoint WHERE size >= ? ORDER BY size LIMIT ?"_s);
    read.bind(qint64(Ledger::kMaxNoteBytes)).bind(m_nextNote).bind(kNotesAtOnce);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            break;
        if (const auto least = m_noted.isEmpty() ? m_nextNote : m_noted.last().size + 1;
            least && read.integer(0) < *least)
            return outOfOrder("checkpoint"_L1);
        m_noted.append({read.integer(0), read.bytes(1), {}, {}});
    }
    if (m_noted.size() < kNotesAtOnce || m_noted.last().size == std::numeric_limits<qint64>::max())
        m_nextNote.reset();
    else
        m_nextNote = m_noted.last().size + 1;
    for (const Noted &one : std::as_const(m_noted)) {
        const QByteArray name
            = QByteArray::number(one.size) + ' ' + QByteArray::number(one.bytes.size()) + '\n';
        m_notes.add(name);
        m_notes.add(one.bytes);
        if (one.size <= m_inputs.known.size) {
            m_knownNotes.add(name);
            m_knownNotes.add(one.bytes);
        }
    }
    QtConcurrent::blockingMap(&m_cores, m_noted, [this](Noted &one) {
        const auto opened = one.size <= m_inputs.known.size
            ? readVerified(one.bytes)
            : Ledger::openCheckpoint(one.bytes, m_inputs.logKey);
        if (opened)
            one.note = *opened;
        else
            one.problem = opened.error().detail;
        one.bytes.clear();
    });
    for (const Noted &one : std::as_const(m_noted)) {
        if (!one.note)
            m_findings.broken(u"checkpoint.signature"_s, checkpointName(one.size), one.problem);
        else if (one.note->size != one.size)
            m_findings.broken(u"checkpoint.size"_s, checkpointName(one.size),
                              u"its note is of %1 entries"_s.arg(one.note->size));
    }
    m_noted.removeIf([](const Noted &one) { return !one.note || one.note->size != one.size; });
    return {};
}

Result<void> Verifier::checkRoots()
{
    while (!m_noted.isEmpty() || m_nextNote) {
        if (m_noted.isEmpty()) {
            REDRESS_CHECK(readCheckpoints());
            continue;
        }
        if (m_noted.first().size > m_frontier.size())
            return {};
        const Noted one = m_noted.takeFirst();
        if (one.size == m_frontier.size() && one.note->root != m_frontier.root())
            m_findings.broken(u"checkpoint.root"_s, checkpointName(one.size),
                              u"the entries do not lead to its root"_s);
    }
    return {};
}

Result<void> Verifier::checkCheckpointsAhead()
{
    for (;;) {
        for (const Noted &one : std::as_const(m_noted)) {
            if (one.size > m_next)
                m_findings.broken(u"checkpoint.ahead"_s, checkpointName(one.size),
                                  u"the ledger has only %1 entries"_s.arg(m_next));
        }
        m_noted.clear();
        if (!m_nextNote)
            return {};
        REDRESS_CHECK(readCheckpoints());
    }
}

Result<void> Verifier::checkTree(const PassedEntry &entry)
{
    if (m_gap)
        return {};
    if (entry.seq >= m_nodesUntil)
        REDRESS_CHECK(readNodes(entry.seq));
    QList<Ledger::Node> made;
    m_frontier.append(entry.leaf, &made);
    for (const Ledger::Node &node : std::as_const(made)) {
        if (node.id.level == 0)
            continue;
        const auto found = m_nodes.constFind(node.id);
        if (found != m_nodes.constEnd() && *found == node.hash)
            continue;
        const QString name = u"node %1 of level %2"_s.arg(node.id.index).arg(node.id.level);
        if (found == m_nodes.constEnd())
            m_findings.broken(u"ledger.node-missing"_s, name);
        else
            m_findings.broken(u"ledger.node"_s, name,
                              u"the entries below it lead to another hash"_s);
    }
    return checkRoots();
}

Result<void> Verifier::readNodes(qint64 from)
{
    m_nodesUntil = from + kNodesAtOnce;
    m_nodes.clear();
    REDRESS_TRY(part, Savepoint::begin(m_connection));
    for (int level = 1; level <= kMaxLevel; ++level) {
        const qint64 first = from >> level;
        const qint64 end = m_nodesUntil >> level;
        if (first == end) // and none above is completed either
            break;
        Query read
            = m_connection.query(u"SELECT idx, CASE WHEN length(hash) <= 64 THEN hash END FROM node"
                                 " WHERE level = ? AND idx >= ? AND idx < ?"_s);
        read.bind(qint64(level)).bind(first).bind(end);
        REDRESS_CHECK(read.run());
        for (;;) {
            REDRESS_TRY(more, read.next());
            if (!more)
                break;
            m_nodes.insert({level, read.integer(0)}, read.bytes(1));
        }
    }
    return part.keep();
}

Result<void> Verifier::checkStrayNodes()
{
    if (m_gap)
        return {};
    Query read
        = m_connection.query(u"SELECT level, idx FROM node WHERE level < 1 OR level > 62 OR idx < 0"
                             " OR idx >= (? >> level)"_s);
    read.bind(m_next);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        m_findings.broken(u"ledger.node-extra"_s,
                          u"node %1 of level %2"_s.arg(read.integer(1)).arg(read.integer(0)));
    }
}

} // namespace Redress::Store
