// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/companyrepository.h"

#include "models/core/text.h"
#include "models/store/database_p.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kMostCandidates = 200; // looked at for one suggestion
constexpr int kMaxCompanyPage = 500;

constexpr QLatin1String kColumns{"k.row, k.id, k.facts, k.open_cases, k.all_cases"};

Result<CompanyRecord> readCompany(const Query &read)
{
    REDRESS_TRY(object, parseJsonObject(read.text(2).toUtf8()));
    REDRESS_TRY(facts, Domain::companyDraftFromJson(object));
    return CompanyRecord{{read.text(1)}, facts, read.integer(3), read.integer(4)};
}

Error noSuchCompany(const QString &name)
{
    return {ErrorCode::NotFound, "there is no company "_L1 + name.left(60), u"Check the name."_s};
}

/// What sorts after every text that begins with `prefix`.
QString endOf(const QString &prefix)
{
    const char32_t last = 0x10ffff;
    return prefix + QString::fromUcs4(&last, 1);
}

} // namespace

CompanyRepository::CompanyRepository(Database &database) : m_database(database)
{
}

Result<CompanyRecord> CompanyRepository::company(const CompanyId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query("SELECT "_L1 + kColumns + " FROM company k WHERE k.id = ?"_L1);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return noSuchCompany(id.value);
    return readCompany(read);
}

Result<CompanyId> CompanyRepository::byName(const QString &name) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(
        u"SELECT k.id FROM company_name n JOIN company k ON k.row = n.company_row"
        " WHERE n.folded = ? AND n.kind < 2 ORDER BY n.kind, n.company_row LIMIT 1"_s);
    read.bind(Domain::foldCompanyName(name));
    REDRESS_TRY(found, read.first());
    if (!found)
        return noSuchCompany(name);
    return CompanyId{read.text(0)};
}

Result<CompanyPage> CompanyRepository::list(const QString &prefix, const QString &cursor,
                                            int limit) const
{
    if (limit < 1 || limit > kMaxCompanyPage)
        return Error{ErrorCode::BadInput, u"a page holds 1 to %1 rows"_s.arg(kMaxCompanyPage), {}};
    REDRESS_TRY(connection, m_database.d().connection());
    const QString folded = Domain::foldCompanyName(prefix);
    QString afterName;
    qint64 afterRow = -1;
    if (!cursor.isEmpty()) {
        bool ok = false;
        afterRow = cursor.toLongLong(&ok);
        Query last = connection->query(u"SELECT folded FROM company WHERE row = ?"_s);
        last.bind(afterRow);
        REDRESS_TRY(found, last.first());
        if (!ok || !found)
            return Error{ErrorCode::BadInput, u"the page's cursor is not one of this list"_s,
                         u"Begin at the first page."_s};
        afterName = last.text(0);
    }
    Query read = connection->query(
        "SELECT "_L1 + kColumns
        + " FROM company k WHERE k.folded >= ? AND k.folded < ?"
          " AND (k.folded, k.row) > (?, ?) ORDER BY k.folded, k.row LIMIT ?"_L1);
    read.bind(folded).bind(endOf(folded)).bind(afterName).bind(afterRow).bind(qint64(limit) + 1);
    REDRESS_CHECK(read.run());
    CompanyPage page;
    qint64 lastRow = -1;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return page;
        if (page.rows.size() == limit) {
            page.next = QString::number(lastRow);
            return page;
        }
        REDRESS_TRY(record, readCompany(read));
        page.rows.append(record);
        lastRow = read.integer(0);
    }
}

Result<QList<CompanyRecord>> CompanyRepository::suggest(const QString &typed, int limit) const
{
    const QString folded = Domain::foldCompanyName(typed);
    if (folded.isEmpty() || limit < 1)
        return QList<CompanyRecord>();
    REDRESS_TRY(connection, m_database.d().connection());
    struct Candidate {
        CompanyRecord record;
        bool whole = false;
    };
    QList<Candidate> candidates;
    QSet<QString> seen;
    for (const bool whole : {true, false}) {
        Query read = connection->query(
            "SELECT "_L1 + kColumns
            + " FROM company_name n JOIN company k ON k.row = n.company_row"
              " WHERE n.folded >= ? AND n.folded < ? AND CASE WHEN n.kind < 2 THEN 1 ELSE 0 END = ? LIMIT ?"_L1);
        read.bind(folded).bind(endOf(folded)).bind(qint64(whole)).bind(qint64(kMostCandidates));
        REDRESS_CHECK(read.run());
        for (;;) {
            REDRESS_TRY(more, read.next());
            if (!more)
                break;
            if (seen.contains(read.text(1)))
                continue;
            seen.insert(read.text(1));
            REDRESS_TRY(record, readCompany(read));
            candidates.append({record, whole});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) {
                         if (a.whole != b.whole)
                             return a.whole;
                         return a.record.allCases > b.record.allCases;
                     });
    QList<CompanyRecord> best;
    for (const Candidate &candidate : std::as_const(candidates)) {
        if (best.size() == limit)
            break;
        best.append(candidate.record);
    }
    return best;
}

} // namespace Redress::Store
