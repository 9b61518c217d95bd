// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/tamperer.h"

#include "models/store/engine.h"
#include "tests/store/postgresground.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace Redress::Store {

Tamperer::Tamperer(const QString &path)
    : m_name(u"tamper-%1"_s.arg(QRandomGenerator::global()->generate64()))
{
    const Engine &engine = Engine::of(path);
    QSqlDatabase database = QSqlDatabase::addDatabase(engine.driver(), m_name);
    if (!engine.address(database, path) || !database.open())
        qFatal("cannot tamper");
    if (onPostgres())
        run(u"SET search_path = redress"_s);
}

Tamperer::~Tamperer()
{
    QSqlDatabase::removeDatabase(m_name);
}

void Tamperer::run(const QString &statement, const QList<QVariant> &values)
{
    QString sql = statement;
    if (onPostgres()) // which writes bytes so
        sql.replace(QRegularExpression(u"(?<!')x'([0-9a-f]*)'"_s), u"'\\\\x\\1'"_s);
    QSqlQuery query(QSqlDatabase::database(m_name));
    if (!values.isEmpty())
        query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!(values.isEmpty() ? query.exec(sql) : query.exec()))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
}

QList<QVariantList> Tamperer::rows(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name));
    if (!query.exec(sql))
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    QList<QVariantList> all;
    while (query.next()) {
        QVariantList row;
        for (int i = 0; i < query.record().count(); ++i)
            row.append(query.value(i));
        all.append(row);
    }
    return all;
}

void Tamperer::dropGuards()
{
    const QString triggers = onPostgres()
        ? u"SELECT tgname || ' ON ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"_s
        : u"SELECT name FROM sqlite_schema WHERE type = 'trigger'"_s;
    for (const QVariantList &row : rows(triggers))
        run("DROP TRIGGER "_L1 + row.first().toString());
}

} // namespace Redress::Store
