// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/crypto/age.h"
#include "models/vault/evidencereader.h"

#include <QByteArray>
#include <QIODevice>
#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>

namespace Redress::Vault {

inline constexpr qint64 kMaxEvidenceBytes = qint64(4) * 1024 * 1024 * 1024;

/// What the ledger keeps of an archived file.
struct ArchivedBlob {
    QString blobId; // 32 lower-case hexadecimal digits, random: says nothing about the content
    qint64 size = 0;
    QByteArray sha256; // of the bytes as received
    QByteArray cipherSha256; // of the age file
    qint64 cipherSize = 0;
};

enum class Durability {
    Now, // on disk when archive() returns
    WithBatch, // on disk when syncBatch() returned
};

/// The folder `evidence/` of a vault: age v1 files by blob id, `ab/ab12….age`. Each function may be
/// called from any thread, except sweep() and syncBatch(), which no archive() may run beside.
class EvidenceStore {
public:
    explicit EvidenceStore(const QString &directory);
    ~EvidenceStore();

    /// Reads the source once, hashes and encrypts the same buffer. Leaves nothing behind when it
    /// fails: BadInput (not a regular file), NotFound, Conflict (changed while read), TooLarge,
    /// Cancelled, DiskFull, ReadOnly, Io.
    Result<ArchivedBlob> archive(const QString &sourcePath, const QByteArray &recipientRaw,
                                 Progress &progress, Durability durability = Durability::Now);
    /// The same for bytes that are no file (pasted, dropped); from the device's position to its
    /// end.
    Result<ArchivedBlob> archive(QIODevice &source, const QByteArray &recipientRaw,
                                 Progress &progress, Durability durability = Durability::Now);
    /// Makes all that was archived WithBatch durable. To be called before the ledger names any of
    /// it.
    Result<void> syncBatch();
    /// The ledger names them now: they are no longer on their way.
    void settle(const QSet<QString> &blobIds);

    /// NotFound when there is no such blob or it is not for `identity`; Corrupt when it was
    /// changed.
    Result<std::unique_ptr<EvidenceReader>> open(const QString &blobId,
                                                 const Crypto::AgeIdentity &identity) const;
    /// Bit-identical copy, written beside `targetPath` and put in its place (replacing what stood
    /// there) only when its digest is `sha256`; else Corrupt and nothing is left.
    Result<void> exportTo(const QString &blobId, const Crypto::AgeIdentity &identity,
                          const QString &targetPath, QByteArrayView sha256,
                          Progress &progress) const;
    /// Decrypts and hashes all of it without writing anything.
    Result<void> checkPlain(const QString &blobId, const Crypto::AgeIdentity &identity,
                            QByteArrayView sha256, Progress &progress) const;
    /// Needs no key: NotFound, or Corrupt when size or digest of the age file differ.
    Result<void> checkCipher(const QString &blobId, QByteArrayView cipherSha256, qint64 cipherSize,
                             Progress &progress) const;
    bool exists(const QString &blobId) const;
    QString pathOf(const QString &blobId) const;

    QStringList blobs() const;
    /// Removes what killed runs left: blobs on their way that are not `known`, and files half
    /// written; answers how many went. A blob that nobody listed as arriving stays, known or not.
    /// `settled`: only files older than that, where other desks may be archiving.
    Result<int> sweep(const QSet<QString> &known, std::chrono::seconds settled = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Redress::Vault
