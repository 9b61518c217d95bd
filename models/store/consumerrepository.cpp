// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/consumerrepository.h"

#include "models/store/blindwords.h"
#include "models/store/database_p.h"
#include "models/store/listedperson.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

const QString &columns()
{
    static const QString text = "p.id, p.open_cases, p.all_cases, "_L1 + kFactsColumns;
    return text;
}

ConsumerRecord readConsumer(const Query &read, SubjectKeys &keys)
{
    const ListedPerson person = listedPerson(read, 3, keys);
    return {{read.text(0)}, person.facts, read.integer(1), read.integer(2), person.erased};
}

Result<QList<ConsumerRecord>> find(Database &database, BlindKind kind, const QString &normalized,
                                   int limit)
{
    if (normalized.isEmpty() || limit < 1)
        return QList<ConsumerRecord>();
    REDRESS_TRY(connection, database.d().connection());
    Query read = connection->query(
        "SELECT "_L1 + columns()
        + " FROM consumer_index i JOIN consumer p ON p.row = i.consumer_row"_L1 + kFactsJoins
        + " WHERE i.token = ? ORDER BY i.consumer_row LIMIT ?"_L1);
    read.bind(blindToken(database.keys().searchKey, kind, normalized)).bind(qint64(limit));
    REDRESS_CHECK(read.run());
    QList<ConsumerRecord> people;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return people;
        people.append(readConsumer(read, database.d().subjectKeys));
    }
}

} // namespace

ConsumerRepository::ConsumerRepository(Database &database) : m_database(database)
{
}

Result<ConsumerRecord> ConsumerRepository::consumer(const ConsumerId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query("SELECT "_L1 + columns() + " FROM consumer p"_L1 + kFactsJoins
                                   + " WHERE p.id = ?"_L1);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no person "_L1 + id.value.left(60),
                     u"Check the number."_s};
    return readConsumer(read, m_database.d().subjectKeys);
}

Result<QList<ConsumerRecord>> ConsumerRepository::byPhone(const QString &normalized,
                                                          int limit) const
{
    return find(m_database, BlindKind::Phone, normalized, limit);
}

Result<QList<ConsumerRecord>> ConsumerRepository::byIdNumber(const QString &normalized,
                                                             int limit) const
{
    return find(m_database, BlindKind::IdNumber, normalized, limit);
}

Result<QList<ConsumerRecord>> ConsumerRepository::byName(const QString &folded, int limit) const
{
    return find(m_database, BlindKind::Name, folded, limit);
}

Result<QList<CaseId>> ConsumerRepository::cases(const ConsumerId &id, int limit) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT id FROM complaint_case WHERE consumer = ?"
                                   " ORDER BY received DESC, row DESC LIMIT ?"_s);
    read.bind(id.value).bind(qint64(limit));
    REDRESS_CHECK(read.run());
    QList<CaseId> ids;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return ids;
        ids.append({read.text(0)});
    }
}

} // namespace Redress::Store
