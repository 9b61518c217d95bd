// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/growth.h"

#include "models/domain/actfacts.h"
#include "models/services/caseservice.h"
#include "models/services/parties.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Redress::Bench {

namespace {

constexpr qint64 kBatchCases = 500;
constexpr double kWhole = 5'000'000; // cases after kYears
constexpr double kYears = 2.85; // a staff certificate's life is three
constexpr int kOldestDays = 3650;
constexpr qsizetype kRememberedCompanies = 20'000;

/// Numbers that look like chance and are the same each time (SplitMix64's last step).
quint64 chance(qint64 number, int what)
{
    quint64 z = quint64(number) * 0x9e3779b97f4a7c15ULL + quint64(what) * 0xd1b54a32d192ed03ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

int below(int limit, qint64 number, int what)
{
    return int(chance(number, what) % quint64(limit));
}

enum What { Import, Row, Known, KnownWho, Tail, Office, Age, Days, Fate, Given, Family, Id, Mark };

bool isImported(qint64 number)
{
    return below(100, number, Import) < 55;
}

bool mayReturn(qint64 number)
{
    return number > 0 && below(100, number, Known) < 15;
}

/// Somebody who called before, where the dice say so.
qint64 personOf(qint64 number)
{
    if (!mayReturn(number))
        return number;
    const qint64 earlier = qint64(chance(number, KnownWho) % quint64(number));
    return isImported(earlier) || mayReturn(earlier) ? number : earlier;
}

Domain::ConsumerFacts nobody(qint64 person)
{
    static const QStringList given{u"Ada"_s,   u"Boris"_s, u"Chen"_s, u"Dolores"_s, u"Emeka"_s,
                                   u"Farah"_s, u"Goran"_s, u"Hana"_s, u"Ivo"_s,     u"Jun"_s};
    static const QStringList family{u"Abel"_s, u"Berg"_s,    u"Castillo"_s, u"Dumont"_s,
                                    u"Eze"_s,  u"Fischer"_s, u"Gao"_s,      u"Horvat"_s,
                                    u"Ito"_s,  u"Jansen"_s};
    Domain::ConsumerFacts facts;
    facts.name = u"%1 %2 %3"_s
                     .arg(given.at(below(10, person, Given)), family.at(below(10, person, Family)))
                     .arg(person % 1000);
    facts.phone = u"+999%1"_s.arg(person, 9, 10, QChar(u'0'));
    facts.idNumber = u"ZZ%1%2"_s.arg(below(1000, person, Id), 3, 10, QChar(u'0'))
                         .arg(person, 10, 10, QChar(u'0'));
    return facts;
}

QString companyOf(qint64 number, const QString &filed)
{
    const QString name = filed.isEmpty() ? u"Unnamed Lender"_s : filed;
    if (below(100, number, Tail) >= 8)
        return name;
    // A few branches have most complaints, thousands have one.
    const double u = double(1 + below(1'000'000, number, Office)) / 1e6;
    return u"%1, branch %2"_s.arg(name).arg(int(1 / (u + 0.001)));
}

QString opaque(const QString &prefix, qint64 number)
{
    const QByteArray seed = prefix.toLatin1() + QByteArray::number(number);
    return formatOpaqueId(prefix,
                          QCryptographicHash::hash(seed, QCryptographicHash::Sha256).left(10));
}

} // namespace

QString markOf(qint64 number)
{
    return u"reference%1x%2"_s.arg(number).arg(below(1000, number, Mark));
}

QDateTime recordedUtc(qint64 number)
{
    static const QDateTime first(QDate(2024, 1, 8), QTime(8, 0), Qt::UTC);
    const double part = std::pow(double(number) / kWhole, 0.2);
    return first.addMSecs(qint64(part * kYears * 365.25 * 86'400'000));
}

Result<QList<Domain::CfpbRow>> sampleRows(const QString &csv)
{
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"couldn't read "_s + csv, {}};
    QList<Domain::CfpbRow> rows;
    Domain::CfpbReader reader(&file);
    for (;;) {
        REDRESS_TRY(item, reader.next());
        if (!item)
            return rows;
        if (const auto *row = std::get_if<Domain::CfpbRow>(&*item))
            rows.append(*row);
    }
}

QList<Domain::CfpbRow> madeUpRows()
{
    static const QStringList tales{
        u"The lender refuses every withdrawal since the first day of the month."_s,
        u"I was charged twice and the hotline does not answer. 客服电话一直无人接听。"_s,
        u"They report a debt that was paid years ago to the credit agency."_s, QString()};
    QList<Domain::CfpbRow> rows;
    for (int i = 0; i < 60; ++i) {
        Domain::CfpbRow row;
        row.received = QDate(2019, 1 + i % 12, 1 + i % 28);
        row.sent = row.received.addDays(i % 4);
        row.product = i % 2 ? u"Debt collection"_s : u"Mortgage"_s;
        row.issue
            = i % 2 ? u"Attempts to collect debt not owed"_s : u"Struggling to pay mortgage"_s;
        row.company = u"Sample Lender %1"_s.arg(i % 17);
        row.state = u"ZZ"_s;
        row.submittedVia = u"Web"_s;
        row.companyResponse = i % 5 ? u"Closed with explanation"_s : u"In progress"_s;
        row.timely = i % 7 != 0;
        row.narrative = tales.at(i % tales.size());
        rows.append(row);
    }
    return rows;
}

GrownCase grownCase(qint64 number, const QList<Domain::CfpbRow> &sample)
{
    GrownCase made;
    made.imported = isImported(number);
    made.sample = qsizetype(chance(number, Row) % quint64(sample.size()));
    const Domain::CfpbRow &row = sample.at(made.sample);
    made.company = companyOf(number, row.company);
    made.narrative = row.narrative.isEmpty() ? row.issue + u", "_s + row.subIssue : row.narrative;
    made.narrative += u"\n"_s + markOf(number);
    if (made.imported) {
        made.externalId = QString::number(900'000'000 + number);
        made.ageDays = below(kOldestDays, number, Days);
        made.person = number;
        made.stage = row.companyResponse == "In progress"_L1 ? Stage::Forwarded : Stage::Closed;
        return made;
    }
    made.person = personOf(number);
    made.consumer = nobody(made.person);
    const bool fresh = below(100, number, Age) < 20;
    made.ageDays = below(fresh ? 30 : kOldestDays, number, Days);
    const int fate = below(100, number, Fate);
    if (fresh)
        made.stage = fate < 35 ? Stage::Open
            : fate < 60        ? Stage::Forwarded
            : fate < 75        ? Stage::Answered
                               : Stage::Closed;
    else
        made.stage = fate < 3 ? Stage::Answered : Stage::Closed;
    return made;
}

Growth::Growth(Services::SessionPtr session, GrowthClock &clock)
    : m_session(std::move(session)), m_clock(clock)
{
}

Result<Growth> Growth::of(const Services::SessionPtr &session, GrowthClock &clock,
                          const QList<Domain::CfpbRow> &sample)
{
    Growth growth(session, clock);
    REDRESS_TRY(rules, Services::rulesOf(*session, u"cfpb"_s));
    growth.m_rules = rules;
    growth.m_taxonomy = session->rules().taxonomy(u"cfpb"_s);
    if (!growth.m_taxonomy || sample.isEmpty())
        return Error{ErrorCode::BadInput, u"nothing to grow from"_s, {}};
    growth.m_sample = sample;
    for (const Domain::CfpbRow &row : sample)
        growth.m_filed.append(Domain::cfpbCase(row, *growth.m_taxonomy, *rules.calendar));
    return growth;
}

Result<qint64> Growth::cases() const
{
    Services::CaseService service(m_session);
    REDRESS_TRY(counts, service.counts());
    qint64 there = 0, beyond = counts.all + 1; // others may have logged cases too
    while (beyond - there > 1) {
        const qint64 middle = there + (beyond - there) / 2;
        Services::CaseQuery query;
        query.words = markOf(middle - 1);
        query.limit = 1;
        REDRESS_TRY(page, service.list(query));
        (page.rows.isEmpty() ? beyond : there) = middle;
    }
    return there;
}

Result<CompanyId> Growth::company(Services::Acting &acting, const QString &name)
{
    if (const auto known = m_companies.constFind(name); known != m_companies.constEnd())
        return *known;
    REDRESS_TRY(id, Services::companyNamed(*m_session, acting, name));
    if (m_companies.size() < kRememberedCompanies)
        m_companies.insert(name, id);
    return id;
}

Result<void> Growth::plan(Services::Acting &acting, qint64 number, QList<Planned> &acts)
{
    namespace Name = Domain::Act;
    const GrownCase made = grownCase(number, m_sample);
    const Domain::CfpbCase &filed = m_filed.at(made.sample);
    REDRESS_TRY(company, company(acting, made.company));
    Domain::Opening opening;
    opening.consumer = {opaque(u"P-"_s, made.person)};
    opening.company = company;
    opening.taxonomy = m_taxonomy->idAtVersion();
    opening.procedure = m_rules.procedure->idAtVersion();
    opening.calendar = m_rules.calendar->idAtVersion();
    opening.receivedUtc = acting.now().addDays(-made.ageDays).addSecs(-(number % 3600));
    REDRESS_TRY(id, acting.scope().nextCaseId(opening.receivedUtc.date().year()));
    const auto act
        = [&](QLatin1String name, const Result<Domain::ActFacts> &facts) -> Result<void> {
        if (!facts)
            return facts.error();
        acts.append({name, id, opening.consumer.value, *facts});
        return {};
    };
    if (made.imported) {
        Domain::ImportedCase imported = filed.imported;
        imported.id = made.externalId;
        imported.narrative = made.narrative;
        if (imported.sentUtc.isValid())
            imported.sentUtc = opening.receivedUtc;
        return act(Name::caseImported, Domain::caseImported(imported, opening));
    }
    Domain::CaseDraft draft;
    draft.channel = filed.imported.channel;
    draft.consumer = made.consumer;
    draft.product = filed.imported.product;
    draft.issue = filed.imported.issue;
    draft.narrative = made.narrative;
    draft.receivedUtc = opening.receivedUtc;
    REDRESS_TRY(clean, Domain::checked(draft, acting.now()));
    REDRESS_CHECK(act(Name::caseOpened, Domain::caseOpened(clean, opening)));
    if (made.stage == Stage::Forwarded || made.stage == Stage::Answered)
        REDRESS_CHECK(
            act(Name::caseForwarded, Domain::caseForwarded(company, u"Please answer in time."_s)));
    if (made.stage == Stage::Answered)
        REDRESS_CHECK(act(Name::caseAnswered,
                          Domain::caseAnswered(u"company"_s, u"explained"_s,
                                               u"The company explains what it charged."_s)));
    if (made.stage == Stage::Closed)
        REDRESS_CHECK(act(Name::caseClosed,
                          Domain::caseClosed(u"explained"_s, {}, u"The file is closed."_s)));
    return {};
}

Result<void> Growth::addBatch(qint64 from, qint64 to)
{
    m_clock.set(recordedUtc(to));
    REDRESS_TRY(acting, Services::Acting::begin(*m_session));
    REDRESS_CHECK(Services::adoptRules(*m_session, acting, m_rules, m_taxonomy->idAtVersion()));
    QList<Planned> acts;
    for (qint64 number = from; number < to; ++number)
        REDRESS_CHECK(plan(acting, number, acts));
    const auto recorded = acting.recordAll(acts);
    if (!recorded.last())
        return recorded.last().error();
    return acting.commit();
}

Result<void> Growth::growTo(qint64 cases, Progress &progress)
{
    REDRESS_TRY(number, this->cases());
    progress.setTotal(cases);
    while (number < cases) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"growing was stopped"_s, {}};
        const qint64 to = std::min(cases, (number / kBatchCases + 1) * kBatchCases);
        REDRESS_CHECK(addBatch(number, to));
        number = to;
        progress.setDone(number);
    }
    return {};
}

} // namespace Redress::Bench
