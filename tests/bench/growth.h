// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/progress.h"
#include "models/domain/cfpbreader.h"
#include "models/services/act.h"
#include "models/services/rulebook.h"
#include "models/services/session.h"

#include <QHash>
#include <QList>

#include <atomic>

namespace Redress::Bench {

/// The time of a center that grows: told, never fetched.
class GrowthClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC); }
    void set(const QDateTime &now) { m_ms = now.toMSecsSinceEpoch(); }

private:
    std::atomic<qint64> m_ms = 0;
};

/// Complaints whose words and labels the made cases take: the rows of a real export, or a few
/// made-up ones.
Result<QList<Domain::CfpbRow>> sampleRows(const QString &csv);
QList<Domain::CfpbRow> madeUpRows();

/// How far a made case has come.
enum class Stage { Open, Forwarded, Answered, Closed };

/// Case number n of every grown center: the same words, names and dates each time.
struct GrownCase {
    bool imported = false; // from elsewhere, without a person; else logged here
    qsizetype sample = 0; // row of the sample
    qint64 person = 0; // number of the case that first told of the person
    Domain::ConsumerFacts consumer; // nobody's: "+999" is no country, "ZZ" no office
    QString company;
    QString narrative;
    QString externalId; // of an imported one
    int ageDays = 0; // received so many days before it is recorded
    Stage stage = Stage::Open;
};
GrownCase grownCase(qint64 number, const QList<Domain::CfpbRow> &sample);
/// A word that only the text of this case holds.
QString markOf(qint64 number);
/// When case `number` is recorded: a center grows ever faster.
QDateTime recordedUtc(qint64 number);

/// Makes a center of 5,000,000 cases, or the beginning of it, by the same signed acts, tables and
/// checkpoints as a desk. It goes on where it stopped, whatever else was logged meanwhile.
class Growth {
public:
    static Result<Growth> of(const Services::SessionPtr &session, GrowthClock &clock,
                             const QList<Domain::CfpbRow> &sample);
    /// Until the center has `cases`; Cancelled leaves whole batches behind.
    Result<void> growTo(qint64 cases, Progress &progress);
    Result<qint64> cases() const; // made so far

private:
    using Planned = Services::Acting::Planned;
    Growth(Services::SessionPtr session, GrowthClock &clock);
    Result<void> addBatch(qint64 from, qint64 to);
    Result<void> plan(Services::Acting &acting, qint64 number, QList<Planned> &acts);
    Result<CompanyId> company(Services::Acting &acting, const QString &name);

    Services::SessionPtr m_session;
    GrowthClock &m_clock;
    QList<Domain::CfpbRow> m_sample;
    QList<Domain::CfpbCase> m_filed; // beside m_sample
    Services::CaseRules m_rules;
    const Domain::Taxonomy *m_taxonomy = nullptr;
    QHash<QString, CompanyId> m_companies; // the long tail is asked for
};

} // namespace Redress::Bench
