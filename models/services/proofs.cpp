// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/proofs.h"

#include "models/ledger/merkle.h"
#include "models/ledger/tlogproof.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/sessionstate.h"

namespace Redress::Services {

Result<QByteArray> headNote(const Session &session)
{
    return untilRecorded(session, [&]() -> Result<QByteArray> {
        REDRESS_TRY(scope, Store::WriteScope::begin(*session.d().database));
        REDRESS_TRY(last, Store::LedgerRepository(*session.d().database).lastCheckpoint());
        if (last.size == scope.size()) {
            {
                const auto over = std::move(scope);
            }
            REDRESS_CHECK(session.d().database->awaitDurable());
            return last.note;
        }
        REDRESS_TRY(note, signHead(session, scope));
        REDRESS_CHECK(scope.commit());
        return note;
    });
}

Result<QByteArray> proofUnder(const Store::LedgerRepository &ledger, qint64 entry,
                              const Store::StoredCheckpoint &checkpoint)
{
    REDRESS_TRY(path, Ledger::inclusionProof(entry, checkpoint.size, ledger));
    return Ledger::formatTlogProof({{}, entry, path, checkpoint.note});
}

} // namespace Redress::Services
