// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/domain/papersignature.h"
#include "models/domain/casestate.h"
#include "models/domain/deadline.h"
#include "models/domain/drafts.h"
#include "models/services/session.h"

#include <QList>

namespace Redress::Services {

/// What an act made: the case, the entry's position, and for opening the person and the sentence's
/// date.
struct ActDone {
    CaseId caseId;
    qint64 entry = -1;
    ConsumerId consumer;
    CompanyId company;
    QDateTime dueUtc; // of the main clock; invalid when none runs
};

enum class Queue { Mine, Unassigned, Due, Overdue, Open, All };

struct CaseQuery {
    Queue queue = Queue::All;
    int dueWithinDays = 3; // for Queue::Due
    CompanyId company;
    ConsumerId consumer;
    QString product;
    QString issue;
    QString words; // blind full text, all words, newest first
    QString status; // "", "open", "forwarded", "answered", "paused", "closed"
    QDate receivedFrom, receivedTo;
    enum class Sort { Newest, Due } sort = Sort::Newest; // Due: earliest deadline first
    QString cursor; // from the page before; empty: the first
    int limit = 50; // 1…500
};

struct CaseRow {
    CaseId id;
    Domain::CaseStatus status = Domain::CaseStatus::Open;
    QString
        maskedConsumer; // "李**"; empty when nothing is known, "erased" marker in `consumerErased`
    bool consumerErased = false;
    CompanyId company;
    QString companyName;
    QString productCode, issueCode;
    QString productLabel, productLabelZh, issueLabel, issueLabelZh;
    StaffId assignee;
    QString assigneeName;
    QDateTime receivedUtc, dueUtc, closedUtc;
    int paperCount = 0;
    bool specialCare = false;
    std::optional<Money> amount;
};
struct CasePage {
    QList<CaseRow> rows;
    QString next; // empty: the last page
};

struct Chronicle { // one line of the chronology
    qint64 entry = -1;
    QString act;
    QDateTime atUtc;
    StaffId by;
    QString byName;
    QJsonObject facts;
    QJsonObject personal; // opened disclosures; empty where erased
    bool erased = false;
};

struct PaperRow {
    DocumentId id;
    CaseId caseId;
    QString kind;
    QString fileName; // empty when erased
    QString mediaType;
    qint64 size = 0;
    QByteArray sha256;
    QDateTime archivedUtc;
    QString byName;
    QString receivedFrom;
    qint64 entry = -1;
    bool sealed = true; // signed
    bool erased = false;
    QList<Domain::PaperSignature> signatures; // that it brought along, as they were found
};

struct CaseCard {
    Domain::CaseState state;
    CaseRow row;
    Domain::ConsumerFacts consumer; // unmasked: reading a card with `reveal` is itself recorded
    bool revealed = false;
    QString narrative;
    QString account;
    QList<Domain::Deadline> deadlines;
    QList<Chronicle> chronology;
    QList<PaperRow> papers;
    QStringList possibleActs; // for this person, now
};

struct QueueCounts {
    qint64 mine = 0, unassigned = 0, due = 0, overdue = 0, open = 0, all = 0;
};

class CaseService {
public:
    explicit CaseService(SessionPtr session);

    Result<ActDone> open(const Domain::CaseDraft &draft);
    Result<CaseCard> card(const CaseId &id, bool reveal);
    Result<CasePage> list(const CaseQuery &query);
    Result<qint64> count(const CaseQuery &query);
    Result<QueueCounts> counts();

    /// `seen` is CaseState::lastSeq as shown to the person, -1 to skip: Conflict when somebody
    /// acted meanwhile.
    Result<ActDone> note(const CaseId &id, const QString &text, qint64 seen = -1);
    Result<ActDone> assign(const CaseId &id, const StaffId &to,
                           qint64 seen = -1); // empty: back to the shared queue
    Result<ActDone> forward(const CaseId &id, const QString &message, qint64 seen = -1);
    Result<ActDone> answer(const CaseId &id, const QString &from, const QString &text,
                           qint64 seen = -1); // from: "company", "center"
    Result<ActDone> extend(const CaseId &id, int days, const QString &reason, qint64 seen = -1);
    Result<ActDone> pause(const CaseId &id, const QString &reason, qint64 seen = -1);
    Result<ActDone> resume(const CaseId &id, qint64 seen = -1);
    Result<ActDone> link(const CaseId &id, const CaseId &to, const QString &kind, qint64 seen = -1);
    Result<ActDone> unlink(const CaseId &id, const CaseId &to, qint64 seen = -1);
    struct Closing {
        QString outcome;
        std::optional<Money> relief;
        QString statement;
    };
    Result<ActDone> close(const CaseId &id, const Closing &closing, qint64 seen = -1);
    Result<ActDone> reopen(const CaseId &id, const QString &reason, qint64 seen = -1);

    /// The promise read to the caller before logging: deadlines of a case received now under the
    /// draft's procedure.
    Result<QList<Domain::Deadline>> promise(const Domain::CaseDraft &draft);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
