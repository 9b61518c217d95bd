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

Result<void> replaceTable(Connection &connection, QLatin1String table)
{
    const Engine &engine = connection.engine();
    REDRESS_CHECK(engine.clearTable(connection, table));
    return connection.run(
        u"INSERT INTO %1.%3 SELECT * FROM %2.%3"_s.arg(engine.live(), engine.rebuilt(), table));
}

} // namespace

Result<qint64> refillProjections(Connection &connection, Database::Private &d, Progress &progress)
{
    Projector projector(connection, connection.engine().rebuilt(), d.rules, d.keys.searchKey);
    const KnownCertificates none;
    LedgerPass pass(connection, d.subjectKeys, d.keys.searchKey, none, LedgerPass::kNoSignatures);
    REDRESS_CHECK(pass.run(
        [&](const PassedEntry &entry) { return replayEntry(connection, projector, entry); },
        progress));
    REDRESS_CHECK(projector.flush());
    FindingList findings;
    qint64 differing = 0;
    for (const ProjectionTable &table : projectionTables()) {
        REDRESS_TRY(rows, compareProjection(connection, table, findings));
        differing += rows;
        if (rows > 0)
            REDRESS_CHECK(replaceTable(connection, table.name));
    }
    REDRESS_CHECK(connection.engine().rebuildIndexes(connection));
    return differing;
}

Result<qint64> rebuildProjections(Database &database, Progress &progress)
{
    Database::Private &d = database.d();
    REDRESS_TRY(connection, Connection::open(database.path()));
    REDRESS_CHECK(connection->engine().attachRebuilt(*connection));
    REDRESS_TRY(turn, Turn::take(d));
    REDRESS_TRY(transaction, Transaction::begin(*connection));
    REDRESS_CHECK(connection->engine().restoreSchema(*connection));
    REDRESS_TRY(differing, refillProjections(*connection, d, progress));
    REDRESS_CHECK(transaction.commit());
    return differing;
}

} // namespace Redress::Store
