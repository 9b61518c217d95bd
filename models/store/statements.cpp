// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statements.h"

#include <QSqlField>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMostKept = 300;

QString literal(const QSqlDriver &driver, const QVariant &value)
{
    QSqlField field(QString(), value.metaType());
    field.setValue(value);
    return driver.formatValue(field);
}

/// `sql` with what `replacement` makes of the number of each question mark.
template <typename Replacement>
QString replaced(const QString &sql, qsizetype marks, const Replacement &replacement)
{
    QString text;
    qsizetype from = 0;
    for (qsizetype i = 0; i < marks; ++i) {
        const qsizetype mark = sql.indexOf(u'?', from);
        text += QStringView(sql).mid(from, mark - from);
        text += replacement(i);
        from = mark + 1;
    }
    text += QStringView(sql).mid(from);
    return text + u';';
}

} // namespace

QString Statements::literally(const QSqlDriver &driver, const QString &sql,
                              const QList<QVariant> &values)
{
    return replaced(sql, values.size(), [&](qsizetype i) { return literal(driver, values[i]); });
}

QString Statements::toDo(const QSqlDriver &driver, const QString &sql,
                         const QList<QVariant> &values)
{
    QString before;
    QString name = m_kept.value(sql);
    if (name.isEmpty())
        name = m_coming.value(sql);
    if (name.isEmpty() && m_kept.size() + m_coming.size() >= kMostKept)
        return literally(driver, sql, values);
    if (name.isEmpty()) {
        // Never one that was said before: it may or may not be there.
        name = u"redress_%1"_s.arg(++m_serial);
        m_coming.insert(sql, name);
        before = "PREPARE "_L1 + name + " AS "_L1
            + replaced(sql, values.size(), [](qsizetype i) { return u"$%1"_s.arg(i + 1); });
    }
    QStringList said;
    for (const QVariant &value : values)
        said.append(literal(driver, value));
    return before + "EXECUTE "_L1 + name
        + (said.isEmpty() ? QString() : u'(' + said.join(u',') + u')') + u';';
}

void Statements::arrived()
{
    m_kept.insert(m_coming);
    m_coming.clear();
}

void Statements::lost()
{
    m_coming.clear();
}

} // namespace Redress::Store
