// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/actfacts.h"
#include "models/domain/acts.h"
#include "models/domain/casestate.h"
#include "models/services/session.h"
#include "models/store/writescope.h"

namespace Redress::Services {

/// One write of the person signed in: acts, their tables and the checkpoint of the new head commit
/// together or not at all. Every commit signs the head, so no committed act is ever without a
/// checkpoint that covers it.
class Acting {
public:
    /// NotPermitted when the person was retired meanwhile. `caseId`: the case that will be acted
    /// on, told beforehand because a server then answers everything about it at once.
    static Result<Acting> begin(const Session &session, const CaseId &caseId = {});

    Store::WriteScope &scope() { return m_scope; }
    const QDateTime &now() const { return m_now; }
    /// The case as it is now. Conflict when `act` may not follow, or when somebody acted after
    /// `seen` (-1: whoever).
    Result<Domain::CaseState> caseFor(const QString &act, const CaseId &id, qint64 seen);
    /// Signs and appends one act; `subject` names whose key seals the personal facts.
    Result<Domain::RecordedAct> record(QLatin1String act, const CaseId &caseId,
                                       const QString &subject, const Domain::ActFacts &facts);
    Result<Domain::RecordedAct> record(QLatin1String act, const CaseId &caseId,
                                       const QString &subject,
                                       const Result<Domain::ActFacts> &facts);
    /// Many at once, signed on all cores. As many results as were tried: an error is the last.
    struct Planned {
        QLatin1String act;
        CaseId caseId;
        QString subject;
        Domain::ActFacts facts;
    };
    QList<Result<Domain::RecordedAct>> recordAll(const QList<Planned> &acts);
    Result<void> commit();

private:
    Ledger::EntryDraft drafted(const Planned &planned) const;
    Acting(const Session &session, Store::WriteScope scope, const QDateTime &now);
    const Session *m_session;
    Store::WriteScope m_scope;
    QDateTime m_now;
    qint64 m_begunAt; // size of the ledger
};

/// The signed note of the ledger's head as `scope` sees it, kept in the scope.
Result<QByteArray> signHead(const Session &session, Store::WriteScope &scope);

} // namespace Redress::Services
