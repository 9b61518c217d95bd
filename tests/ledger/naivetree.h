// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/primitives.h"
#include "models/ledger/merkle.h"

namespace Redress::Ledger {

/// The tree of RFC 6962 as its text defines it, by recursion over the leaves: slow and plainly
/// right.
class NaiveTree {
public:
    /// `size` different leaves.
    explicit NaiveTree(qint64 size)
    {
        for (qint64 i = 0; i < size; ++i)
            m_leaves.append("leaf " + QByteArray::number(i));
    }

    const QByteArray &leaf(qint64 index) const { return m_leaves[index]; }
    QByteArray root() const { return rootOf(0, m_leaves.size()); }

    QByteArray rootOf(qint64 begin, qint64 end) const
    {
        if (begin == end)
            return Crypto::sha256({});
        if (end - begin == 1)
            return Crypto::sha256(QByteArray(1, '\0') + m_leaves[begin]);
        const qint64 middle = begin + split(end - begin);
        return Crypto::sha256('\1' + rootOf(begin, middle) + rootOf(middle, end));
    }

    QList<QByteArray> path(qint64 index) const { return pathIn(index, 0, m_leaves.size()); }
    QList<QByteArray> consistency(qint64 size1) const
    {
        return subproof(size1, 0, m_leaves.size(), true);
    }

private:
    static qint64 split(qint64 count)
    {
        qint64 width = 1;
        while (width * 2 < count)
            width *= 2;
        return width;
    }

    QList<QByteArray> pathIn(qint64 index, qint64 begin, qint64 end) const
    {
        if (end - begin <= 1)
            return {};
        const qint64 middle = begin + split(end - begin);
        return index < middle ? pathIn(index, begin, middle) << rootOf(middle, end)
                              : pathIn(index, middle, end) << rootOf(begin, middle);
    }

    QList<QByteArray> subproof(qint64 size1, qint64 begin, qint64 end, bool known) const
    {
        if (size1 == end)
            return known ? QList<QByteArray>() : QList<QByteArray>{rootOf(begin, end)};
        const qint64 middle = begin + split(end - begin);
        return size1 <= middle ? subproof(size1, begin, middle, known) << rootOf(middle, end)
                               : subproof(size1, middle, end, false) << rootOf(begin, middle);
    }

    QList<QByteArray> m_leaves;
};

} // namespace Redress::Ledger
