// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/outbox.h"

#include "models/services/backupfiles.h"
#include "models/services/caseopening.h"
#include "models/services/draftfile.h"
#include "models/services/parties.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"
#include "models/services/vaultfolder.h"
#include "models/store/caserepository.h"
#include "models/store/companyrepository.h"
#include "models/store/consumerrepository.h"
#include "models/store/ledgerrepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr std::chrono::seconds kLockPatience{
    60}; // another window of the same person enters them just now
constexpr int kLookedAt = 20; // newest cases of a caller

bool waitsFor(ErrorCode code)
{
    return code == ErrorCode::Network || code == ErrorCode::InUse || code == ErrorCode::Unsettled;
}

/// Two windows of one person share their drafts.
Result<std::unique_ptr<FileLock>> lockOutbox(const Session &session)
{
    auto lock = FileLock::take(draftFolder(session) + u"/outbox.lock"_s, kLockPatience);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"another window enters the calls that were kept"_s, {}};
    return lock;
}

/// The case that an entry opened.
Result<ActDone> openedBy(const Session &session, qint64 entry)
{
    Store::Database &database = *session.d().database;
    REDRESS_TRY(read, Store::LedgerRepository(database).act(entry));
    REDRESS_TRY(state, Store::CaseRepository(database).state(read.act.caseId));
    REDRESS_TRY(clocks, deadlinesOf(session, state));
    return ActDone{state.id, entry, state.consumer, state.company, dueOf(clocks)};
}

/// Whether somebody logged a call of the same person about the same company since this one was
/// taken.
Result<void> demandNew(const Session &session, const DraftFile &file)
{
    Store::Database &database = *session.d().database;
    REDRESS_TRY(caller, callerOf(session, *file.waiting));
    const auto known = Store::ConsumerRepository(database).cases(caller.id, kLookedAt);
    if (!known)
        return known.error().code == ErrorCode::NotFound ? Result<void>() : known.error();
    for (const CaseId &id : *known) {
        REDRESS_TRY(row, Store::CaseRepository(database).row(id));
        const bool isSameCompany = row.company.value == file.waiting->company
            || Domain::foldCompanyName(row.companyName)
                == Domain::foldCompanyName(file.waiting->company);
        if (isSameCompany && row.receivedUtc > file.waiting->receivedUtc)
            return Error{ErrorCode::Conflict,
                         u"case %1 is of the same caller about the same company"_s.arg(id.value),
                         u"Look whether it is the same call."_s};
    }
    return {};
}

/// Enters one kept call; `isLate`: it waited, and others worked meanwhile.
SentCall enter(const Session &session, DraftFile file, bool isLate)
{
    const auto finish = [&](const Result<ActDone> &done) -> SentCall {
        if (done) {
            (void)removeDraft(session, file.draft.id); // what stays is known by its mark
            return {{}, *done, {}};
        }
        if (!waitsFor(done.error().code)) { // for a person to look at
            file.waiting.reset();
            file.draft.problem = done.error().detail;
            (void)writeDraft(session, file);
        }
        return {file.draft.id, {}, done.error()};
    };
    if (file.sent.seq >= 0) {
        const auto stands = Store::wasRecorded(*session.d().database, file.sent);
        if (!stands)
            return {file.draft.id, {}, stands.error()};
        if (*stands)
            return finish(openedBy(session, file.sent.seq));
    }
    if (isLate) {
        if (const auto isNew = demandNew(session, file); !isNew)
            return finish(isNew.error());
    }
    return finish(openCase(session, *file.waiting, [&](const Store::Receipt &receipt) {
        file.sent = receipt;
        return writeDraft(session, file);
    }));
}

Result<QList<DraftFile>> waitingOf(const Session &session)
{
    REDRESS_TRY(files, draftsOf(session));
    files.removeIf([](const DraftFile &file) { return !file.waiting; });
    std::sort(files.begin(), files.end(),
              [](const DraftFile &a, const DraftFile &b) { return a.place < b.place; });
    return files;
}

} // namespace

bool SentCall::isWaiting() const
{
    return error && waitsFor(error->code);
}

Outbox::Outbox(SessionPtr session) : m_session(std::move(session))
{
}

Result<SentCall> Outbox::send(const QString &draftId, const QJsonObject &fields,
                              const Domain::CaseDraft &call, bool hasLine)
{
    const Session &session = *m_session;
    REDRESS_CHECK(session.demand(Domain::Right::LogCase));
    REDRESS_TRY(clean, Domain::checked(call, session.clock().nowUtc()));
    if (!draftId.isEmpty() && !isDraftId(draftId))
        return Error{ErrorCode::BadInput, u"not the name of a draft"_s, {}};
    REDRESS_CHECK(makePrivateFolder(draftFolder(session)));
    REDRESS_TRY(lock, lockOutbox(session));
    REDRESS_TRY(before, waitingOf(session));
    DraftFile file;
    file.draft = {draftId.isEmpty() ? newDraftId() : draftId, session.clock().nowUtc(), fields, {}};
    file.waiting = clean;
    // The clocks of the case start when the person called, not when the line came back.
    if (!clean.receivedUtc.isValid())
        file.waiting->receivedUtc = file.draft.savedUtc;
    file.place = before.isEmpty() ? 1 : before.last().place + 1;
    REDRESS_CHECK(writeDraft(session, file));
    if (!hasLine)
        return SentCall{
            file.draft.id, {}, Error{ErrorCode::Network, u"the server does not answer"_s, {}}};
    return enter(session, file, false);
}

Result<QList<SentCall>> Outbox::sendWaiting()
{
    const Session &session = *m_session;
    REDRESS_TRY(some, waitingOf(session));
    QList<SentCall> sent;
    if (some.isEmpty())
        return sent;
    REDRESS_TRY(lock, lockOutbox(session));
    REDRESS_TRY(files, waitingOf(session)); // as the other window left them
    for (const DraftFile &file : std::as_const(files)) {
        sent.append(enter(session, file, true));
        if (sent.last().isWaiting())
            break;
    }
    return sent;
}

Result<int> Outbox::waiting() const
{
    REDRESS_TRY(files, waitingOf(*m_session));
    return int(files.size());
}

} // namespace Redress::Services
