// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importservice.h"

#include "models/crypto/primitives.h"
#include "models/domain/cfpbreader.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/parties.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// Rows of one commit: what a killed import may have to read again, and the price of a sync shared.
constexpr qsizetype kBatchRows = 200;

enum class RowFate { Added, AlreadyThere, Failed };

void list(QList<ImportProblem> &problems, qint64 line, const QString &reason)
{
    if (problems.size() < kMaxListedProblems)
        problems.append({line, reason});
}

/// What the ledger will not take of one row must not keep the others out; a full disk does.
bool isOfTheRow(ErrorCode code)
{
    return code == ErrorCode::BadInput || code == ErrorCode::Corrupt || code == ErrorCode::Conflict
        || code == ErrorCode::TooLarge;
}

class CfpbImport {
public:
    CfpbImport(const Session &session, const CaseRules &rules, const Domain::Taxonomy &taxonomy)
        : m_session(session), m_rules(rules), m_taxonomy(taxonomy)
    {
    }

    /// Commits what can be recorded of `rows`; the rest becomes problems of the report.
    Result<void> write(const QList<Domain::CfpbRow> &rows, ImportReport &report);

private:
    struct Refused {
        qsizetype row;
        Error error;
    };
    /// One try: nothing, or the first row that spoils the whole commit.
    Result<std::optional<Refused>> tryWrite(const QList<Domain::CfpbRow> &rows,
                                            const QHash<qsizetype, QString> &without,
                                            ImportReport &report);
    Result<CompanyId> company(Acting &acting, const QString &name);
    Result<Domain::ActFacts> facts(Acting &acting, const Domain::CfpbCase &filed,
                                   Domain::Opening &opening);

    const Session &m_session;
    CaseRules m_rules;
    const Domain::Taxonomy &m_taxonomy;
    QHash<QString, CompanyId> m_companies; // of committed batches
    QHash<QString, CompanyId> m_newCompanies; // of the batch under way
};

Result<CompanyId> CfpbImport::company(Acting &acting, const QString &name)
{
    if (const auto known = m_companies.constFind(name); known != m_companies.constEnd())
        return *known;
    if (const auto known = m_newCompanies.constFind(name); known != m_newCompanies.constEnd())
        return *known;
    REDRESS_TRY(id, companyNamed(m_session, acting, name));
    m_newCompanies.insert(name, id);
    return id;
}

Result<Domain::ActFacts> CfpbImport::facts(Acting &acting, const Domain::CfpbCase &filed,
                                           Domain::Opening &opening)
{
    REDRESS_TRY(companyId, company(acting, filed.company));
    opening.consumer = {formatOpaqueId(u"P-"_s, Crypto::randomBytes(10))};
    opening.company = companyId;
    opening.taxonomy = m_taxonomy.idAtVersion();
    opening.procedure = m_rules.procedure->idAtVersion();
    opening.calendar = m_rules.calendar->idAtVersion();
    opening.receivedUtc = filed.receivedUtc;
    REDRESS_TRY(made, Domain::caseImported(filed.imported, opening));
    if (made.personal.isEmpty()) // see CaseService::open
        made.personal.append({Domain::Fact::narrative, QString()});
    return made;
}

Result<std::optional<CfpbImport::Refused>>
CfpbImport::tryWrite(const QList<Domain::CfpbRow> &rows, const QHash<qsizetype, QString> &without,
                     ImportReport &report)
{
    m_newCompanies.clear();
    ImportReport batch;
    const auto failed = [&batch](qint64 line, const QString &reason) {
        ++batch.failed;
        list(batch.problems, line, reason);
    };
    REDRESS_TRY(acting, Acting::begin(m_session));
    REDRESS_CHECK(adoptRules(m_session, acting, m_rules, m_taxonomy.idAtVersion()));
    const Store::CaseRepository cases(*m_session.d().database);
    QSet<QString> inBatch;
    QList<Acting::Planned> planned;
    QList<qsizetype> rowOf; // of each planned act
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Domain::CfpbRow &row = rows.at(i);
        if (const auto reason = without.constFind(i); reason != without.constEnd()) {
            failed(row.line, *reason);
            continue;
        }
        const Domain::CfpbCase filed = Domain::cfpbCase(row, m_taxonomy, *m_rules.calendar);
        const QString reference = filed.imported.system + u':' + filed.imported.id;
        const auto known = cases.byExternalRef(reference);
        if (known || inBatch.contains(reference)) {
            ++batch.alreadyThere;
            continue;
        }
        if (known.error().code != ErrorCode::NotFound)
            return known.error();
        Domain::Opening opening;
        const auto made = facts(acting, filed, opening);
        if (!made && made.error().code != ErrorCode::BadInput)
            return made.error();
        if (!made) {
            failed(row.line, made.error().detail);
            continue;
        }
        REDRESS_TRY(id, acting.scope().nextCaseId(opening.receivedUtc.date().year()));
        planned.append({Domain::Act::caseImported, id, opening.consumer.value, *made});
        rowOf.append(i);
        inBatch.insert(reference);
        for (const QString &remark : filed.remarks)
            list(batch.remarks, row.line, remark);
    }
    const auto recorded = acting.recordAll(planned);
    if (!recorded.isEmpty() && !recorded.last()) {
        const Error &error = recorded.last().error();
        if (isOfTheRow(error.code))
            return std::optional(Refused{rowOf.at(recorded.size() - 1), error});
        return error;
    }
    batch.added = recorded.size();
    if (batch.added > 0)
        REDRESS_CHECK(acting.commit());
    m_companies.insert(m_newCompanies);
    report.added += batch.added;
    report.alreadyThere += batch.alreadyThere;
    report.failed += batch.failed;
    for (const ImportProblem &problem : std::as_const(batch.problems))
        list(report.problems, problem.line, problem.reason);
    for (const ImportProblem &remark : std::as_const(batch.remarks))
        list(report.remarks, remark.line, remark.reason);
    return std::optional<Refused>();
}

Result<void> CfpbImport::write(const QList<Domain::CfpbRow> &rows, ImportReport &report)
{
    QHash<qsizetype, QString> without;
    for (;;) {
        REDRESS_TRY(refused,
                    untilRecorded(m_session, [&] { return tryWrite(rows, without, report); }));
        if (!refused)
            return {};
        without.insert(refused->row, refused->error.detail);
    }
}

/// A regular file opened for reading, or why not.
Result<void> openSource(QFile &file, const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || path.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"the file to import has no name"_s, {}};
    if (!info.exists())
        return Error{ErrorCode::NotFound, u"there is no file "_s + path, u"Check the name."_s};
    if (!info.isFile())
        return Error{ErrorCode::BadInput, path + u" is not a file"_s, u"Choose a CSV file."_s};
    file.setFileName(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"couldn't read "_s + path + u": "_s + file.errorString(),
                     u"Ask who owns the file for the right to read it."_s};
    return {};
}

} // namespace

ImportService::ImportService(SessionPtr session) : m_session(std::move(session))
{
}

Result<ImportReport> ImportService::importFile(const QString &path, const QString &format,
                                               Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ImportCases));
    if (format != "cfpb"_L1)
        return Error{ErrorCode::BadInput,
                     u"\"%1\" is not a format known here"_s.arg(format.left(40)),
                     u"Known formats: cfpb."_s};
    QFile file;
    REDRESS_CHECK(openSource(file, path));
    const qint64 size = file.size();
    progress.setTotal(size);
    REDRESS_TRY(rules, rulesOf(*m_session, u"cfpb"_s));
    const Domain::Taxonomy *taxonomy = m_session->rules().taxonomy(u"cfpb"_s);
    if (!taxonomy)
        return Error{ErrorCode::Unsupported, u"the taxonomy of this format is missing"_s, {}};

    CfpbImport import(*m_session, rules, *taxonomy);
    Domain::CfpbReader reader(&file);
    ImportReport report;
    QList<Domain::CfpbRow> batch;
    bool more = true;
    while (more && !report.cancelled) {
        REDRESS_TRY(item, reader.next());
        more = item.has_value();
        if (more && std::holds_alternative<Domain::CfpbRow>(*item)) {
            ++report.rows;
            batch.append(std::get<Domain::CfpbRow>(*item));
        } else if (more) {
            const auto &problem = std::get<Domain::CfpbProblem>(*item);
            ++report.rows;
            ++report.failed;
            list(report.problems, problem.line, problem.reason);
        }
        if (batch.size() >= kBatchRows || (!more && !batch.isEmpty())) {
            REDRESS_CHECK(import.write(batch, report));
            batch.clear();
            progress.setDone(reader.bytesRead());
        }
        report.cancelled = progress.isCancelled();
    }
    report.rows -= batch.size(); // read, but given up with the cancel
    for (const QString &column : reader.unknownColumns())
        list(report.remarks, reader.linesBeforeHeader() + 1,
             u"the column \"%1\" is unknown and was left out"_s.arg(column));
    if (reader.linesBeforeHeader() > 0)
        list(report.remarks, 1,
             u"%1 line(s) before the header were passed over"_s.arg(reader.linesBeforeHeader()));
    if (!report.cancelled && reader.bytesRead() < size) {
        ++report.failed;
        list(report.problems, 0, u"the file became shorter while it was read"_s);
    }
    return report;
}

} // namespace Redress::Services
