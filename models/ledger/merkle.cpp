// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/merkle.h"

#include "models/crypto/primitives.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr char kLeafPrefix = 0x00;
static constexpr char kNodePrefix = 0x01;

using RawHash = std::array<uchar, kHashBytes>;

static QByteArrayView viewOf(const RawHash &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), kHashBytes};
}

// One update of 65 bytes costs less than three of 1, 32 and 32.
static void hashNode(const uchar *left, const uchar *right, uchar *out)
{
    std::array<char, 1 + 2 * kHashBytes> message;
    message[0] = kNodePrefix;
    std::copy_n(left, kHashBytes, message.begin() + 1);
    std::copy_n(right, kHashBytes, message.begin() + 1 + kHashBytes);
    Crypto::sha256Parts({QByteArrayView(message)}, out);
}

QByteArray leafHash(QByteArrayView data)
{
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    Crypto::sha256Parts({QByteArrayView(&kLeafPrefix, 1), data},
                        reinterpret_cast<uchar *>(hash.data()));
    return hash;
}

QByteArray nodeHash(QByteArrayView left, QByteArrayView right)
{
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    Crypto::sha256Parts({QByteArrayView(&kNodePrefix, 1), left, right},
                        reinterpret_cast<uchar *>(hash.data()));
    return hash;
}

QByteArray emptyRoot()
{
    return Crypto::sha256({});
}

size_t qHash(const NodeId &id, size_t seed)
{
    return qHashMulti(seed, id.level, id.index);
}

Result<QByteArray> MemoryNodes::node(NodeId id) const
{
    const auto found = m_nodes.constFind(id);
    if (found == m_nodes.constEnd())
        return Error{
            ErrorCode::NotFound, u"no tree node %1 at level %2"_s.arg(id.index).arg(id.level), {}};
    return *found;
}

void MemoryNodes::put(const QList<Node> &nodes)
{
    for (const Node &node : nodes)
        m_nodes.insert(node.id, node.hash);
}

static Result<QByteArray> checkedNode(NodeId id, const NodeSource &nodes)
{
    REDRESS_TRY(hash, nodes.node(id));
    if (hash.size() != kHashBytes)
        return Error{ErrorCode::Corrupt,
                     u"tree node %1 at level %2 has %3 bytes instead of 32"_s.arg(id.index)
                         .arg(id.level)
                         .arg(hash.size()),
                     {}};
    return hash;
}

// The complete subtrees that make up [begin, end), widest first. `begin` is a multiple of a power
// of two that is at least end - begin, as it is for every range RFC 6962 names.
static QList<NodeId> completeSubtrees(qint64 begin, qint64 end)
{
    QList<NodeId> ids;
    for (qint64 at = begin; at < end;) {
        const int level = std::bit_width(quint64(end - at)) - 1;
        ids.append({level, at >> level});
        at += qint64(1) << level;
    }
    return ids;
}

static Result<QByteArray> rangeRoot(qint64 begin, qint64 end, const NodeSource &nodes)
{
    const QList<NodeId> ids = completeSubtrees(begin, end);
    REDRESS_TRY(root, checkedNode(ids.last(), nodes));
    for (qsizetype i = ids.size() - 2; i >= 0; --i) {
        REDRESS_TRY(left, checkedNode(ids[i], nodes));
        root = nodeHash(left, root);
    }
    return root;
}

Result<Frontier> Frontier::load(qint64 size, const NodeSource &nodes)
{
    if (size < 0)
        return Error{ErrorCode::BadInput, u"a tree cannot have %1 leaves"_s.arg(size), {}};
    Frontier frontier;
    frontier.m_size = size;
    const QList<NodeId> ids = completeSubtrees(0, size);
    for (const NodeId &id : ids) {
        REDRESS_TRY(hash, checkedNode(id, nodes));
        RawHash raw;
        std::copy(hash.cbegin(), hash.cend(), raw.begin());
        frontier.m_edge.push_back(raw);
    }
    return frontier;
}

void Frontier::append(QByteArrayView leafHash, QList<Node> *made)
{
    Q_ASSERT(leafHash.size() == kHashBytes);
    RawHash hash{};
    std::copy_n(leafHash.begin(), qMin<qsizetype>(leafHash.size(), kHashBytes), hash.begin());
    int level = 0;
    const auto tell = [&] {
        if (made)
            made->append({{level, m_size >> level}, viewOf(hash).toByteArray()});
    };
    tell();
    for (; (m_size >> level) & 1; tell()) {
        hashNode(m_edge.back().data(), hash.data(), hash.data());
        m_edge.pop_back();
        ++level;
    }
    m_edge.push_back(hash);
    ++m_size;
}

QByteArray Frontier::root() const
{
    if (m_edge.empty())
        return emptyRoot();
    RawHash root = m_edge.back();
    for (size_t i = m_edge.size() - 1; i-- > 0;)
        hashNode(m_edge[i].data(), root.data(), root.data());
    return viewOf(root).toByteArray();
}

Result<QList<Node>> nodesForAppend(qint64 size, const QByteArray &leafHash, const NodeSource &nodes)
{
    if (leafHash.size() != kHashBytes)
        return Error{ErrorCode::BadInput, u"a leaf hash has 32 bytes"_s, {}};
    REDRESS_TRY(frontier, Frontier::load(size, nodes));
    QList<Node> made;
    frontier.append(leafHash, &made);
    return made;
}

Result<QByteArray> rootAt(qint64 size, const NodeSource &nodes)
{
    if (size < 0)
        return Error{ErrorCode::BadInput, u"a tree cannot have %1 leaves"_s.arg(size), {}};
    if (size == 0)
        return emptyRoot();
    return rangeRoot(0, size, nodes);
}

// Where RFC 6962 cuts a range of `count` leaves (at least 2): the largest power of two below it.
static qint64 leftWidth(qint64 count)
{
    return qint64(std::bit_floor(quint64(count - 1)));
}

Result<QList<QByteArray>> inclusionProof(qint64 index, qint64 size, const NodeSource &nodes)
{
    if (index < 0 || index >= size)
        return Error{ErrorCode::BadInput,
                     u"there is no entry %1 in a ledger of %2"_s.arg(index).arg(size),
                     {}};
    QList<QByteArray> proof;
    qint64 begin = 0;
    qint64 end = size;
    while (end - begin > 1) {
        const qint64 middle = begin + leftWidth(end - begin);
        const bool left = index < middle;
        REDRESS_TRY(sibling,
                    left ? rangeRoot(middle, end, nodes) : rangeRoot(begin, middle, nodes));
        proof.prepend(sibling);
        (left ? end : begin) = middle;
    }
    return proof;
}

Result<QList<QByteArray>> consistencyProof(qint64 size1, qint64 size2, const NodeSource &nodes)
{
    if (size1 < 0 || size1 > size2)
        return Error{ErrorCode::BadInput,
                     u"a ledger of %1 cannot have grown to %2"_s.arg(size1).arg(size2),
                     {}};
    QList<QByteArray> proof;
    if (size1 == 0 || size1 == size2)
        return proof;
    qint64 begin = 0;
    qint64 end = size2;
    bool knownToVerifier = true; // the range [begin, size1) is the whole first tree
    while (end != size1) {
        const qint64 middle = begin + leftWidth(end - begin);
        const bool left = size1 <= middle;
        REDRESS_TRY(sibling,
                    left ? rangeRoot(middle, end, nodes) : rangeRoot(begin, middle, nodes));
        proof.prepend(sibling);
        (left ? end : begin) = middle;
        knownToVerifier = knownToVerifier && left;
    }
    if (!knownToVerifier) {
        REDRESS_TRY(own, rangeRoot(begin, end, nodes));
        proof.prepend(own);
    }
    return proof;
}

static bool allHashes(const QList<QByteArray> &proof)
{
    return std::all_of(proof.cbegin(), proof.cend(),
                       [](const QByteArray &hash) { return hash.size() == kHashBytes; });
}

// RFC 9162 section 2.1.3.2.
bool verifyInclusion(const QByteArray &leafHash, qint64 index, qint64 size,
                     const QList<QByteArray> &proof, const QByteArray &root)
{
    if (index < 0 || index >= size || leafHash.size() != kHashBytes || !allHashes(proof))
        return false;
    quint64 node = quint64(index);
    quint64 last = quint64(size - 1);
    QByteArray hash = leafHash;
    for (const QByteArray &sibling : proof) {
        if (last == 0)
            return false;
        if ((node & 1) || node == last) {
            hash = nodeHash(sibling, hash);
            const int skipped = node ? std::countr_zero(node) : 0;
            node >>= skipped;
            last >>= skipped;
        } else {
            hash = nodeHash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool verifyConsistency(qint64 size1, qint64 size2, const QList<QByteArray> &proof,
                       const QByteArray &root1, const QByteArray &root2)
{
    if (size1 <= 0)
        return size1 == 0 && size2 == 0 && proof.isEmpty() && root1 == emptyRoot()
            && root2 == root1;
    return verifySubtreeConsistency(0, size1, size2, proof, root1, root2);
}

bool isSubtree(qint64 start, qint64 end)
{
    if (start < 0 || end <= start)
        return false;
    const quint64 width = std::bit_ceil(quint64(end - start));
    return quint64(start) % width == 0;
}

bool verifySubtreeInclusion(const QByteArray &leafHash, qint64 index, qint64 start, qint64 end,
                            const QList<QByteArray> &proof, const QByteArray &subtreeRoot)
{
    return isSubtree(start, end) && index >= start
        && verifyInclusion(leafHash, index - start, end - start, proof, subtreeRoot);
}

// The draft's "Verifying a Subtree Consistency Proof"; with start = 0 it is RFC 9162
// section 2.1.4.2.
bool verifySubtreeConsistency(qint64 start, qint64 end, qint64 size, const QList<QByteArray> &proof,
                              const QByteArray &subtreeRoot, const QByteArray &root)
{
    if (start == end && start >= 0 && end <= size)
        return proof.isEmpty() && subtreeRoot == emptyRoot();
    if (!isSubtree(start, end) || end > size || !allHashes(proof))
        return false;
    quint64 first = quint64(start);
    quint64 second = quint64(end - 1);
    quint64 last = quint64(size - 1);
    const auto climb = [&](int levels) {
        first >>= levels;
        second >>= levels;
        last >>= levels;
    };
    // Up to where the subtree meets the whole tree's right edge, or stops being a complete node.
    while (first != second && (second == last || (second & 1)))
        climb(1);
    QByteArray small = subtreeRoot;
    qsizetype next = 0;
    if (first != second) {
        if (proof.isEmpty())
            return false;
        small = proof.first();
        next = 1;
    }
    QByteArray large = small;
    for (; next < proof.size(); ++next) {
        const QByteArray &sibling = proof[next];
        if (last == 0)
            return false;
        if ((second & 1) || second == last) {
            if (first < second)
                small = nodeHash(sibling, small);
            large = nodeHash(sibling, large);
            climb(second ? std::countr_zero(second) : 0);
        } else {
            large = nodeHash(large, sibling);
        }
        climb(1);
    }
    return last == 0 && small == subtreeRoot && large == root;
}

} // namespace Redress::Ledger
