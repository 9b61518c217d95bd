// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projector.h"

#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/domain/deadline.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMostRememberedStates = 512;
// "%" before a table name stands for the schema.
constexpr auto kAskState = "SELECT state FROM %complaint_case WHERE id = ?"_L1;

QString stateText(const Domain::CaseState &state)
{
    return QString::fromUtf8(compactJson(Domain::toJson(state)));
}

std::optional<qint64> moment(const QDateTime &time)
{
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace

Projector::Projector(Connection &connection, QLatin1String schema, const Domain::RuleBook &rules,
                     const Crypto::SecretBytes &searchKey)
    : m_connection(connection), m_schema(schema + u'.'),
      m_index(schema == connection.engine().live() && connection.engine().indexIsTold()),
      m_rules(rules), m_searchKey(searchKey)
{
}

Query Projector::query(const QString &sql)
{
    return m_connection.query(QString(sql).replace(u'%', m_schema));
}

Query Projector::later(const QString &sql)
{
    return m_connection.later(QString(sql).replace(u'%', m_schema));
}

Result<void> Projector::apply(const ProjectedAct &projected)
{
    const Act &act = projected.act;
    namespace Name = Domain::Act;
    if (!act.caseId.isEmpty())
        REDRESS_CHECK(applyToCase(projected));
    if (act.act == Name::centerCreated || act.act == Name::rulesAdopted
        || act.act == Name::policyAdopted)
        return setCenter(act);
    if (act.act == Name::staffAdded)
        return setStaff(projected);
    if (act.act == Name::staffRetired)
        return retireStaff(act);
    if (act.act == Name::passwordChanged) {
        REDRESS_CHECK(Domain::passwordChangedFrom(act));
        return {};
    }
    if (act.act == Name::listExported) {
        REDRESS_CHECK(Domain::listExportedFrom(act));
        return {};
    }
    if (act.act == Name::copyAccepted) {
        REDRESS_CHECK(Domain::acceptedCopyFrom(act));
        return {};
    }
    if (act.act == Name::authorityAdded)
        return addAuthority(act);
    if (act.act == Name::authorityRemoved)
        return removeAuthority(act);
    if (act.act == Name::companyAdded || act.act == Name::companyChanged)
        return setCompany(act);
    if (act.act == Name::consumerErased)
        return eraseConsumer(act);
    if (act.act == Name::consumerChanged) {
        REDRESS_TRY(consumer, Domain::consumerFrom(act));
        REDRESS_CHECK(learnFacts(consumer, projected, true));
        return {};
    }
    if (act.caseId.isEmpty() && act.act != Name::consumerViewed && act.act != Name::documentExported
        && act.act != Name::documentReceipted && act.act != Name::reportExported)
        return Error{
            ErrorCode::Corrupt, "\""_L1 + act.act.left(60) + "\" is not an act known here"_L1, {}};
    return {};
}

Result<void> Projector::flush()
{
    REDRESS_CHECK(writeWords());
    return writeSums();
}

QList<Question> Projector::askedFor(const Engine &engine, const CaseId &id)
{
    const auto asked
        = [&](QLatin1String sql) { return QString(sql).replace(u'%', engine.live() + u'.'); };
    return {{asked(kAskState), {id.value}, 1}, {asked(kAskWords), {id.value}, 2}};
}

Result<Domain::CaseState> Projector::state(const CaseId &id)
{
    if (const auto known = m_states.constFind(id.value); known != m_states.constEnd())
        return *known;
    Query read = query(kAskState);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no case "_L1 + id.value.left(60),
                     u"Check the number."_s};
    REDRESS_TRY(object, parseJsonObject(read.text(0).toUtf8()));
    REDRESS_TRY(state, Domain::caseStateFromJson(object));
    if (m_states.size() >= kMostRememberedStates)
        m_states.clear();
    m_states.insert(id.value, state);
    return state;
}

Result<void> Projector::applyToCase(const ProjectedAct &projected)
{
    const Act &act = projected.act;
    const bool opens = act.act == Domain::Act::caseOpened || act.act == Domain::Act::caseImported;
    Domain::CaseState before;
    if (!opens) {
        REDRESS_TRY(known, state(act.caseId));
        before = known;
    }
    REDRESS_TRY(after, Domain::applied(before, act));
    bool alive = true;
    if (opens) {
        REDRESS_CHECK(takeNumber(u'C', after.id.value));
        REDRESS_TRY(known, learnFacts(after.consumer, projected, false));
        alive = known;
        REDRESS_CHECK(insertCase(after));
    } else {
        if (!projected.words.isEmpty())
            REDRESS_CHECK(meetWords(before));
        REDRESS_CHECK(updateCase(before, after));
    }
    REDRESS_CHECK(recount(before, after));
    REDRESS_CHECK(addChronicle(after.firstSeq, act.seq));
    if (act.act == Domain::Act::documentArchived)
        REDRESS_CHECK(archivePaper(projected, after.firstSeq));
    if (opens && alive)
        REDRESS_CHECK(setWords(after.firstSeq, {}, projected.words.join(u' ')));
    else if (!opens)
        REDRESS_CHECK(learnWords(after, projected.words));
    if (m_states.size() >= kMostRememberedStates)
        m_states.clear();
    m_states.insert(after.id.value, after);
    return {};
}

qint64 Projector::dueOf(const Domain::CaseState &state) const
{
    if (!state.isOpen())
        return kClosedDue;
    const Domain::Procedure *procedure = m_rules.procedure(state.procedure);
    const Domain::Calendar *calendar = m_rules.calendar(state.calendar);
    if (!procedure || !calendar)
        return kNoDue;
    const QDateTime due = Domain::nextDueUtc(*procedure, *calendar, state.clock);
    return due.isValid() ? due.toMSecsSinceEpoch() : kNoDue;
}

Result<void> Projector::insertCase(const Domain::CaseState &state)
{
    Query insert = later(
        u"INSERT INTO %complaint_case(row, id, status, open, consumer, company, assignee, taxonomy,"
        " product, issue, received, due, closed, amount, currency, special_care, papers,"
        " external_ref, last_entry, state)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    insert.bind(state.firstSeq).bind(state.id.value).bind(qint64(state.status));
    insert.bind(qint64(state.isOpen())).bind(state.consumer.value).bind(state.company.value);
    insert.bind(state.assignee.value).bind(state.taxonomy).bind(state.product).bind(state.issue);
    insert.bind(state.receivedUtc.toMSecsSinceEpoch())
        .bind(dueOf(state))
        .bind(moment(state.closedUtc));
    if (state.amount)
        insert.bind(state.amount->minorUnits).bind(state.amount->currency);
    else
        insert.bindNull().bindNull();
    insert.bind(qint64(state.specialCare)).bind(qint64(state.paperCount));
    if (state.externalRef.isEmpty())
        insert.bindNull();
    else
        insert.bind(state.externalRef);
    insert.bind(state.lastSeq).bind(stateText(state));
    return insert.run();
}

Result<void> Projector::updateCase(const Domain::CaseState &before, const Domain::CaseState &after)
{
    // Most acts only add to a case's course: its place in the lists, and with it ten indexes, stays
    // as it is.
    const bool moves = before.status != after.status || before.company != after.company
        || before.assignee != after.assignee || before.clock != after.clock;
    if (!moves) {
        Query update = later(
            u"UPDATE %complaint_case SET papers = ?, last_entry = ?, state = ? WHERE row = ?"_s);
        update.bind(qint64(after.paperCount))
            .bind(after.lastSeq)
            .bind(stateText(after))
            .bind(after.firstSeq);
        return update.run();
    }
    Query update = later(
        u"UPDATE %complaint_case SET status = ?, open = ?, company = ?, assignee = ?, due = ?,"
        " closed = ?, papers = ?, last_entry = ?, state = ? WHERE row = ?"_s);
    update.bind(qint64(after.status)).bind(qint64(after.isOpen())).bind(after.company.value);
    update.bind(after.assignee.value).bind(dueOf(after)).bind(moment(after.closedUtc));
    update.bind(qint64(after.paperCount))
        .bind(after.lastSeq)
        .bind(stateText(after))
        .bind(after.firstSeq);
    return update.run();
}

Result<void> Projector::addChronicle(qint64 caseRow, qint64 seq)
{
    Query insert = later(u"INSERT INTO %case_entry(case_row, seq) VALUES(?, ?)"_s);
    insert.bind(caseRow).bind(seq);
    return insert.run();
}

Result<void> Projector::archivePaper(const ProjectedAct &projected, qint64 caseRow)
{
    REDRESS_TRY(paper, Domain::paperFrom(projected.act));
    REDRESS_CHECK(takeNumber(u'D', paper.document.value));
    Query insert = later(
        u"INSERT INTO %document(row, id, case_row, kind, size, blob) VALUES(?, ?, ?, ?, ?, ?)"_s);
    insert.bind(projected.act.seq).bind(paper.document.value).bind(caseRow).bind(paper.kind);
    insert.bind(paper.size).bind(paper.blob);
    return insert.run();
}

Result<qint64> Projector::lastNumber(QChar prefix, int year)
{
    Query read = query(u"SELECT last FROM %number WHERE prefix = ? AND year = ?"_s);
    read.bind(QString(prefix)).bind(qint64(year));
    REDRESS_TRY(found, read.first());
    return found ? read.integer(0) : 0;
}

Result<void> Projector::takeNumber(QChar prefix, const QString &id)
{
    const auto number = parseNumber(prefix, id);
    const QStringList parts = id.split(u'-');
    if (!number || *number != id || parts.size() != 4)
        return Error{
            ErrorCode::Corrupt, "\""_L1 + id.left(60) + "\" is not a number of this office"_L1, {}};
    Query put
        = later(u"INSERT INTO %number(prefix, year, last) VALUES(?, ?, ?)"
                " ON CONFLICT(prefix, year) DO UPDATE SET last ="
                " CASE WHEN excluded.last > number.last THEN excluded.last ELSE number.last END"_s);
    put.bind(QString(prefix)).bind(parts.at(1).toLongLong()).bind(parts.at(2).toLongLong());
    return put.run();
}

} // namespace Redress::Store
