// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/latewrites.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMuchText = 256 * 1024;

} // namespace

QString tableWrittenBy(const QString &sql)
{
    for (const QLatin1String verb : {"INSERT INTO "_L1, "UPDATE "_L1, "DELETE FROM "_L1}) {
        if (!sql.startsWith(verb))
            continue;
        qsizetype end = verb.size();
        while (end < sql.size() && sql.at(end) != u' ' && sql.at(end) != u'(')
            ++end;
        return sql.mid(verb.size(), end - verb.size()).section(u'.', -1);
    }
    return {};
}

void LateWrites::add(const QString &sql, const QString &said)
{
    if (const QString table = tableWrittenBy(sql); !table.isEmpty())
        m_tables.insert(table);
    m_text += said;
}

bool LateWrites::isMuch() const
{
    return m_text.size() >= kMuchText;
}

bool LateWrites::concern(const QString &sql) const
{
    return std::any_of(m_tables.begin(), m_tables.end(),
                       [&sql](const QString &table) { return sql.contains(table); });
}

QString LateWrites::take()
{
    m_tables.clear();
    return std::exchange(m_text, {});
}

} // namespace Redress::Store
