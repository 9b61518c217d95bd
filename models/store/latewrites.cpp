// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/latewrites.h"

#include <QSqlField>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMuchText = 256 * 1024;

/// The name behind the verb, without its schema.
QString tableOf(const QString &sql)
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

} // namespace

void LateWrites::add(const QSqlDriver &driver, const QString &sql, const QList<QVariant> &values)
{
    if (const QString table = tableOf(sql); !table.isEmpty())
        m_tables.insert(table);
    qsizetype from = 0;
    for (const QVariant &value : values) {
        const qsizetype mark = sql.indexOf(u'?', from);
        QSqlField field(QString(), value.metaType());
        field.setValue(value);
        m_text += QStringView(sql).mid(from, mark - from);
        m_text += driver.formatValue(field);
        from = mark + 1;
    }
    m_text += QStringView(sql).mid(from);
    m_text += u';';
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
