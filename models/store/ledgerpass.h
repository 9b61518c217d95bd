// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/ledger/entry.h"
#include "models/store/connection.h"
#include "models/store/subjectkeys.h"

#include <QHash>
#include <QList>

#include <functional>
#include <limits>
#include <optional>

namespace Redress::Store {

/// A row of certificate that could be read.
struct KnownCertificate {
    Crypto::Certificate certificate;
    Crypto::P256PublicKey key;
    StaffId staff; // as the certificate itself says
};
using KnownCertificates = QHash<QString, KnownCertificate>; // by thumbprint

struct PassedDisclosure {
    enum class State { Opened, KeyGone, KeyBroken, Damaged };
    qint64 position = 0;
    QString subject;
    QByteArray digest;
    State state = State::Damaged;
    std::optional<Ledger::Disclosure> opened;
};

/// One row of entry with all that can be computed from it alone.
struct PassedEntry {
    qint64 seq = -1;
    QByteArray storedLeaf;
    QByteArray leaf; // of the bytes as they are
    std::optional<Ledger::EntryView> view; // nothing: not an entry; see problem
    QString problem;
    bool signatureHolds = false; // also false when the certificate is unknown; true when not asked
    QList<PassedDisclosure> disclosures;
    QStringList words; // blind, of the opened ones
};

/// Walks the whole ledger in order. The expensive part of each entry is done on all cores while the
/// one before is handed on.
class LedgerPass {
public:
    /// Signatures are verified from entry `signaturesFrom` on: kNoSignatures for a rebuild.
    LedgerPass(Connection &connection, SubjectKeys &keys, const Crypto::SecretBytes &searchKey,
               const KnownCertificates &certificates, qint64 signaturesFrom);
    static constexpr qint64 kNoSignatures = std::numeric_limits<qint64>::max();
    using Each = std::function<Result<void>(const PassedEntry &)>;
    /// Cancelled, Io, or what `each` answers. Progress counts entries.
    Result<void> run(const Each &each, Progress &progress);

private:
    struct Work;
    Result<QList<Work>> nextBatch();
    Result<qint64> countEntries();
    Result<void> readEntries(QList<Work> &batch);
    Result<void> readDisclosures(QList<Work> &batch);
    void compute(Work &work) const;

    Connection &m_connection;
    SubjectKeys &m_keys;
    const Crypto::SecretBytes &m_searchKey;
    const KnownCertificates &m_certificates;
    const qint64 m_signaturesFrom;
    std::optional<qint64> m_last; // seq read last
};

} // namespace Redress::Store
