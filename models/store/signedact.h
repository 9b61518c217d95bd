// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/crypto/secretbytes.h"
#include "models/ledger/entry.h"

#include <QList>
#include <QStringList>

#include <memory>

namespace Redress::Store {

/// An act signed and read back from its signed bytes, as a rebuild will read it: everything about
/// it that asks nothing of the database.
struct SignedAct {
    Ledger::SignedEntry entry;
    Ledger::EntryView view;
    QStringList words; // blind words of every text a person wrote in it
};

/// Corrupt when the bytes are not an entry.
Result<SignedAct> readBack(const Ledger::SignedEntry &entry, const Crypto::SecretBytes &searchKey);

struct ActSigner {
    const Crypto::P256PrivateKey &key;
    const QString &kid;
    const Crypto::SecretBytes &searchKey;
};
Result<SignedAct> signAct(const Ledger::EntryDraft &draft, const ActSigner &signer);

/// Signs many on the other cores, in their order, while the first of them are already put to use.
class ActSigning {
public:
    /// `drafts` and what `signer` refers to must outlive this.
    ActSigning(const QList<Ledger::EntryDraft> &drafts, const ActSigner &signer);
    ~ActSigning();
    Q_DISABLE_COPY_MOVE(ActSigning)
    /// Waits for that one.
    Result<SignedAct> at(qsizetype position);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace Redress::Store
