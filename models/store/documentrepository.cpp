// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/documentrepository.h"

#include "models/store/actreader.h"
#include "models/store/database_p.h"
#include "models/store/ledgerrepository.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kMaxDocumentPage = 500;

} // namespace

Result<DocumentRecord> readDocument(Database &database, qint64 seq)
{
    REDRESS_TRY(connection, database.d().connection());
    const LedgerRepository ledger(database);
    REDRESS_TRY(stored, ledger.entry(seq));
    REDRESS_TRY(view, Ledger::parseEntry(stored.jwt));
    REDRESS_TRY(by, staffOf(*connection, view.kid));
    REDRESS_TRY(disclosures, readDisclosures(*connection, database.d().subjectKeys, seq));
    DocumentRecord record;
    ProjectedAct projected{recordedAct(seq, view, by), {}, {}};
    for (const ReadDisclosure &disclosure : disclosures) {
        record.subject = disclosure.subject;
        record.erased = record.erased || !disclosure.opened;
        if (disclosure.opened)
            addPersonal(projected, disclosure.position, *disclosure.opened);
    }
    REDRESS_TRY(paper, Domain::paperFrom(projected.act));
    record.paper = paper;
    record.archivedUtc = projected.act.at;
    record.by = by;
    record.entry = seq;
    return record;
}

DocumentRepository::DocumentRepository(Database &database) : m_database(database)
{
}

Result<DocumentRecord> DocumentRepository::document(const DocumentId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT row FROM document WHERE id = ?"_s);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no document "_L1 + id.value.left(60),
                     u"Check the number."_s};
    return readDocument(m_database, read.integer(0));
}

Result<DocumentPage> DocumentRepository::list(const CaseId &caseId, const QString &cursor,
                                              int limit) const
{
    if (limit < 1 || limit > kMaxDocumentPage)
        return Error{ErrorCode::BadInput, u"a page holds 1 to %1 rows"_s.arg(kMaxDocumentPage), {}};
    bool ok = true;
    const qint64 after = cursor.isEmpty() ? -1 : cursor.toLongLong(&ok);
    if (!ok)
        return Error{ErrorCode::BadInput, u"the page's cursor is not one of this list"_s,
                     u"Begin at the first page."_s};
    REDRESS_TRY(connection, m_database.d().connection());
    QList<qint64> rows;
    {
        Query read = connection->query(
            caseId.isEmpty()
                ? u"SELECT row FROM document WHERE row > ? ORDER BY row LIMIT ?"_s
                : u"SELECT d.row FROM complaint_case c JOIN document d ON d.case_row = c.row"
                  " WHERE d.row > ? AND c.id = ? ORDER BY d.row LIMIT ?"_s);
        read.bind(after);
        if (!caseId.isEmpty())
            read.bind(caseId.value);
        read.bind(qint64(limit) + 1);
        REDRESS_CHECK(read.run());
        for (;;) {
            REDRESS_TRY(more, read.next());
            if (!more)
                break;
            if (read.integer(0) <= (rows.isEmpty() ? after : rows.last()))
                return outOfOrder("document"_L1);
            rows.append(read.integer(0));
        }
    }
    DocumentPage page;
    if (rows.size() > limit) {
        rows.removeLast();
        page.next = QString::number(rows.last());
    }
    for (const qint64 row : std::as_const(rows)) {
        REDRESS_TRY(record, readDocument(m_database, row));
        page.rows.append(record);
    }
    return page;
}

Result<QSet<QString>> DocumentRepository::blobs() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    // Papers are numbered without gaps: a row that is gone must not make its evidence look like an
    // orphan.
    REDRESS_TRY(lost,
                connection->number(u"SELECT (SELECT coalesce(sum(last), 0) FROM number"
                                   " WHERE prefix = 'D') - (SELECT count(*) FROM document)"_s));
    if (lost != 0)
        return Error{ErrorCode::Corrupt, u"the list of papers is not complete"_s,
                     u"Check the ledger and rebuild its tables."_s};
    Query read = connection->query(u"SELECT blob FROM document"_s);
    REDRESS_CHECK(read.run());
    QSet<QString> names;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return names;
        names.insert(read.text(0));
    }
}

} // namespace Redress::Store
