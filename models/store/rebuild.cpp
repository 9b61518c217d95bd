// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify.h"

#include "models/crypto/certificate.h"
#include "models/store/actreader.h"
#include "models/store/database_p.h"
#include "models/store/ledgerpass.h"
#include "models/store/projectioncheck.h"
#include "models/store/schemacheck.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

Result<void> replayEntry(Connection &connection, Projector &projector, const PassedEntry &entry)
{
    if (!entry.view)
        return Error{ErrorCode::Corrupt,
                     u"entry %1 cannot be read: %2"_s.arg(entry.seq).arg(entry.problem),
                     {}};
    REDRESS_TRY(by, staffOf(connection, entry.view->kid));
    ProjectedAct projected{recordedAct(entry.seq, *entry.view, by), {}, {}};
    projected.words = entry.words;
    for (const PassedDisclosure &disclosure : entry.disclosures) {
        if (disclosure.state == PassedDisclosure::State::Opened)
            addPersonal(projected, disclosure.position, *disclosure.opened);
        else if (disclosure.state != PassedDisclosure::State::KeyGone)
            return Error{
                ErrorCode::Corrupt, u"a fact of entry %1 cannot be opened"_s.arg(entry.seq), {}};
    }
    return projector.apply(projected);
}

/// The table goes as a whole: its indexes may be as damaged as its rows.
Result<void> replaceTable(Connection &connection, const ProjectionTable &table,
                          const QList<SchemaObject> &expected)
{
    REDRESS_CHECK(connection.run("DROP TABLE main."_L1 + table.name));
    for (const SchemaObject &object : expected) {
        if (object.table == table.name)
            REDRESS_CHECK(connection.run(object.sql));
    }
    return connection.run(u"INSERT INTO main.%1 SELECT * FROM %2.%1"_s.arg(table.name, kRebuilt));
}

} // namespace

Result<qint64> rebuildProjections(Database &database, Progress &progress)
{
    Database::Private &d = database.d();
    REDRESS_TRY(connection, Connection::open(database.path()));
    REDRESS_CHECK(attachRebuilt(*connection));
    REDRESS_TRY(turn, Turn::take(d));
    REDRESS_TRY(transaction, Transaction::begin(*connection));
    REDRESS_TRY(entries, connection->number(u"SELECT count(*) FROM entry"_s));
    progress.setTotal(entries);
    REDRESS_CHECK(restoreSchema(*connection));
    Projector projector(*connection, kRebuilt, false, d.rules, d.keys.searchKey);
    const KnownCertificates none;
    LedgerPass pass(*connection, d.subjectKeys, d.keys.searchKey, none, false);
    REDRESS_CHECK(pass.run(
        [&](const PassedEntry &entry) { return replayEntry(*connection, projector, entry); },
        progress));
    REDRESS_CHECK(projector.flush());
    REDRESS_TRY(expected, expectedObjects());
    FindingList findings;
    qint64 differing = 0;
    for (const ProjectionTable &table : projectionTables()) {
        REDRESS_TRY(rows, compareProjection(*connection, table, findings));
        differing += rows;
        if (rows > 0)
            REDRESS_CHECK(replaceTable(*connection, table, expected));
    }
    REDRESS_CHECK(connection->run(u"REINDEX"_s));
    REDRESS_CHECK(connection->run(u"INSERT INTO search(search) VALUES('rebuild')"_s));
    REDRESS_CHECK(transaction.commit());
    return differing;
}

} // namespace Redress::Store
