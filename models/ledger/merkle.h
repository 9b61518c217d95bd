// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <array>
#include <vector>

namespace Redress::Ledger {

// The Merkle tree of RFC 6962 section 2.1, SHA-256. All hashes are 32 bytes.

inline constexpr int kHashBytes = 32;

QByteArray leafHash(QByteArrayView data); // SHA-256(0x00 ‖ data)
QByteArray nodeHash(QByteArrayView left, QByteArrayView right); // SHA-256(0x01 ‖ left ‖ right)
QByteArray emptyRoot(); // SHA-256 of nothing: the root of size 0

/// The complete subtree over leaves [index·2^level, (index+1)·2^level). Level 0 are the leaves.
struct NodeId {
    int level = 0;
    qint64 index = 0;

    bool operator==(const NodeId &) const = default;
};
size_t qHash(const NodeId &id, size_t seed = 0);

struct Node {
    NodeId id;
    QByteArray hash;
};

/// Where stored nodes come from. NotFound for a node that is not there.
class NodeSource {
public:
    virtual ~NodeSource() = default;
    virtual Result<QByteArray> node(NodeId id) const = 0;
};

/// Nodes in memory: for rebuilding a tree beside the stored one.
class MemoryNodes final : public NodeSource {
public:
    Result<QByteArray> node(NodeId id) const override;
    void put(const QList<Node> &nodes);

private:
    QHash<NodeId, QByteArray> m_nodes;
};

/// The right edge of a tree: O(log n) hashes, enough to append and to tell the root without reading
/// nodes.
class Frontier {
public:
    Frontier() = default; // the empty tree
    /// Reads the edge of the tree of `size` leaves.
    static Result<Frontier> load(qint64 size, const NodeSource &nodes);

    /// Adds one leaf; `made` (may be null) receives the nodes that became complete, level 0 first.
    void append(QByteArrayView leafHash, QList<Node> *made);
    qint64 size() const { return m_size; }
    QByteArray root() const;

private:
    qint64 m_size = 0;
    // Roots of the complete subtrees, widest first: one per set bit of m_size.
    std::vector<std::array<uchar, kHashBytes>> m_edge;
};

/// The nodes that come into being when leaf number `size` is appended to a tree of `size` leaves;
/// level 0 first.
Result<QList<Node>> nodesForAppend(qint64 size, const QByteArray &leafHash,
                                   const NodeSource &nodes);
Result<QByteArray> rootAt(qint64 size, const NodeSource &nodes);
/// BadInput unless 0 ≤ index < size.
Result<QList<QByteArray>> inclusionProof(qint64 index, qint64 size, const NodeSource &nodes);
/// BadInput unless 0 ≤ size1 ≤ size2; empty for size1 = 0 and size1 = size2.
Result<QList<QByteArray>> consistencyProof(qint64 size1, qint64 size2, const NodeSource &nodes);

bool verifyInclusion(const QByteArray &leafHash, qint64 index, qint64 size,
                     const QList<QByteArray> &proof, const QByteArray &root);
/// From the empty tree nothing can be proved: size1 = 0 holds only for size2 = 0 and two empty
/// roots.
bool verifyConsistency(qint64 size1, qint64 size2, const QList<QByteArray> &proof,
                       const QByteArray &root1, const QByteArray &root2);

/// Subtrees [start, end) as in draft-ietf-plants-merkle-tree-certs: not empty, start is a multiple
/// of the least power of two that is at least end - start.
bool isSubtree(qint64 start, qint64 end);
bool verifySubtreeInclusion(const QByteArray &leafHash, qint64 index, qint64 start, qint64 end,
                            const QList<QByteArray> &proof, const QByteArray &subtreeRoot);
/// An empty subtree (start = end) holds with the empty root and an empty proof.
bool verifySubtreeConsistency(qint64 start, qint64 end, qint64 size, const QList<QByteArray> &proof,
                              const QByteArray &subtreeRoot, const QByteArray &root);

} // namespace Redress::Ledger
