// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/domain/acts.h"
#include "models/domain/casestate.h"
#include "models/ledger/entry.h"
#include "models/store/database.h"
#include "models/store/question.h"
#include "models/store/receipt.h"
#include "models/store/signedact.h"

#include <chrono>
#include <memory>

namespace Redress::Store {

/// How long a server that went away in the middle of a commit is waited for.
inline constexpr std::chrono::seconds kSettlingTime{12};

/// One write transaction: entries, tree, disclosures and projections together, or nothing. Only one
/// exists at a time in the process (begin waits); it is used and ends on the thread that began it.
/// Without commit() it rolls back. Repositories asked on this thread see what the scope has
/// written, but for words to search by and sums: those are put down with the commit.
class WriteScope {
public:
    /// `ahead`: what will be asked in it; `caseId`, if any: the case that will be acted on. Both
    /// spare a server's answers.
    static Result<WriteScope> begin(Database &database, const QList<Question> &ahead = {},
                                    const CaseId &caseId = {});
    WriteScope(WriteScope &&) noexcept;
    WriteScope &operator=(WriteScope &&) noexcept;
    ~WriteScope();

    /// "C-2026-000123-7", "D-…": the next of the year, without gaps; taken only by an act that uses
    /// it.
    Result<CaseId> nextCaseId(int year);
    Result<DocumentId> nextDocumentId(int year);
    /// NotFound for an unknown case.
    Result<Domain::CaseState> caseState(const CaseId &id);
    /// Ledger size and the tree's root as seen in this scope.
    qint64 size() const;
    QByteArray root() const;

    /// Certificates stand before the entries that name them; the staff id is the certificate's
    /// subject serial number. Putting the same one again changes nothing.
    Result<void> addCertificate(const Crypto::Certificate &certificate);
    /// Appends what was signed and brings every table up to date; returns the act as it will be
    /// read back, with its seq. Conflict when a fact is about an erased person, or externalRef or a
    /// login is taken; Corrupt when domain refuses the facts; what a server refuses may be told by
    /// the commit instead. After an error the scope can only be
    /// left without commit.
    Result<Domain::RecordedAct> append(const Ledger::SignedEntry &entry);
    /// Signs and appends.
    Result<Domain::RecordedAct> append(const Ledger::EntryDraft &draft,
                                       const Crypto::P256PrivateKey &key, const QString &kid);
    /// The same of many, signed on all cores, each told by itself. As many results as were tried:
    /// an error is the last.
    QList<Result<Domain::RecordedAct>> append(const QList<Ledger::EntryDraft> &drafts,
                                              const Crypto::P256PrivateKey &key,
                                              const QString &kid);
    /// Keeps the signed note of a checkpoint of `size` entries; a newer note of the same size
    /// replaces it (cosignatures are added).
    Result<void> putCheckpoint(qint64 size, const QByteArray &note);

    /// Keeps a token over the checkpoint of `size` entries; the same one again changes nothing.
    Result<void> putTimeStamp(qint64 size, const QByteArray &token, const QByteArray &revoked);

    /// By what the newest entry of this scope is found again.
    Receipt receipt() const;
    /// Durable when it returns without error, and the next scope may begin; otherwise nothing of
    /// the scope stands. When the line to a server breaks meanwhile the ledger is asked, on a new
    /// one, what became of it; Unsettled while nobody answers for kSettlingTime.
    Result<void> commit();

private:
    struct Private;
    Result<void> settle(const Error &lost);
    Result<Domain::RecordedAct> append(const Result<SignedAct> &signedAct, bool sending);
    explicit WriteScope(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace Redress::Store
