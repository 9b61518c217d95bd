// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"
#include "models/domain/acts.h"
#include "models/domain/casestate.h"
#include "models/domain/drafts.h"
#include "models/domain/rules.h"
#include "models/store/connection.h"
#include "models/store/summarysums.h"

#include <QHash>
#include <QMap>

namespace Redress::Store {

/// What complaint_case.due holds where no clock runs: open cases without one stand after every
/// deadline, closed cases after those.
inline constexpr qint64 kNoDue = qint64(1) << 60;
inline constexpr qint64 kClosedDue = kNoDue + 1;

/// An act and where its opened disclosures stand: name to disclosure.place.
struct ProjectedAct {
    Domain::RecordedAct act;
    QHash<QString, qint64> places;
    QStringList words; // blindWordsIn(act)
};
/// The blind words of every text a person wrote in this act; `act` with its opened facts.
QStringList blindWordsIn(const Domain::RecordedAct &act, const Crypto::SecretBytes &searchKey);

/// What a case's words were, and whether its person was erased. "%" as in Projector.
inline constexpr QLatin1String kAskWords{
    "SELECT p.erased_by, s.tokens FROM %complaint_case c LEFT JOIN %consumer p ON p.id = c.consumer"
    " LEFT JOIN %search_text s ON s.row = c.row WHERE c.id = ?"};

/// The one place that turns acts into table rows. Deterministic: the same acts in the same order,
/// and nothing else, make the same rows, so that tables can be compared with what the ledger says.
class Projector {
public:
    /// `schema`: the engine's live() or rebuilt(). The full text index follows the live one.
    Projector(Connection &connection, QLatin1String schema, const Domain::RuleBook &rules,
              const Crypto::SecretBytes &searchKey);

    /// Corrupt when the facts are not what their act's page says or do not fit what was before.
    Result<void> apply(const ProjectedAct &projected);
    /// Writes the words and sums that were only collected so far: a batch of papers of one case
    /// rewrites the case's words once. The tables are complete only after it.
    Result<void> flush();
    /// What acts on a case make it ask, by the live tables.
    static QList<Question> askedFor(const Engine &engine, const CaseId &id);
    /// NotFound.
    Result<Domain::CaseState> state(const CaseId &id);
    /// The last number given in a year, 0: none.
    Result<qint64> lastNumber(QChar prefix, int year);

private:
    using Act = Domain::RecordedAct;

    // projector.cpp
    Query query(const QString &sql); // "%" before a table name stands for the schema
    Query later(const QString &sql); // for a change whose answer is not looked at
    Result<void> applyToCase(const ProjectedAct &projected);
    Result<void> insertCase(const Domain::CaseState &state);
    Result<void> updateCase(const Domain::CaseState &before, const Domain::CaseState &after);
    Result<void> addChronicle(qint64 caseRow, qint64 seq);
    Result<void> archivePaper(const ProjectedAct &projected, qint64 caseRow);
    Result<void> takeNumber(QChar prefix, const QString &id);
    qint64 dueOf(const Domain::CaseState &state) const;

    // projectorsums.cpp
    Result<void> recount(const Domain::CaseState &before, const Domain::CaseState &after);
    bool isLate(const Domain::CaseState &state) const; // a closed one that missed its deadline
    Result<void> writeSums();
    Result<void> addToTally(const QMap<QString, qint64> &changes);
    Result<void> addToSums(const QString &table, const QString &id, qint64 all, qint64 open);

    // projectorpeople.cpp
    Result<void> setCenter(const Act &act);
    Result<void> setStaff(const ProjectedAct &projected);
    Result<void> retireStaff(const Act &act);
    Result<void> addAuthority(const Act &act);
    Result<void> removeAuthority(const Act &act);
    Result<void> setCompany(const Act &act);
    Result<void> nameCompany(qint64 row, const Domain::CompanyDraft &company);
    struct Met {
        qint64 row = 0;
        bool isNew = false;
        bool alive = true; // not erased
    };
    /// Makes the person's row where there is none, with the place of the facts.
    Result<Met> meetConsumer(const ConsumerId &id, qint64 seq, std::optional<qint64> place);
    /// False when the person is erased: then there is nothing to learn.
    Result<bool> learnFacts(const ConsumerId &id, const ProjectedAct &projected, bool replacing);
    Result<void> eraseConsumer(const Act &act);

    // projectorwords.cpp
    Result<void> writeWords();
    /// What is known of a case's words, before this act changes anything.
    Result<void> meetWords(const Domain::CaseState &state);
    Result<void> learnWords(const Domain::CaseState &state, const QStringList &tokens);
    Result<void> setWords(qint64 caseRow, const QString &before, const QString &after);

    Connection &m_connection;
    const QString m_schema;
    const bool m_index;
    const Domain::RuleBook &m_rules;
    const Crypto::SecretBytes &m_searchKey;
    struct Learned {
        bool alive = true; // not of an erased person
        QString before;
        QStringList tokens;
    };
    QMap<qint64, Learned> m_learned; // by case row
    qsizetype m_learnedTokens = 0;
    SummarySums m_sums;
    QHash<QString, Domain::CaseState> m_states; // read or written last, by case id
};

} // namespace Redress::Store
