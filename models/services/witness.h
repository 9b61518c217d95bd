// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/crypto/secretbytes.h"
#include "models/ledger/note.h"
#include "models/ledger/witnessing.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace Redress::Services {

// A witness of other centers' ledgers: a folder of its own (resources/help/witnesses.md), apart
// from any vault.

inline constexpr qsizetype kMaxWitnessName = 64; // UTF-16 units
inline constexpr int kMaxWitnessedLogs = 10'000;
inline constexpr int kMaxEvidenceOfLog = 100; // of each kind

struct NewWitness {
    QString directory; // new or empty
    QString name; // as a key's name; empty: one is drawn
    Crypto::SecretBytes password; // empty: the key is not sealed, only closed to others
    bool cheapKey = false; // tests: a small Argon2 cost
};

/// A log as the witness remembers it.
struct WitnessedLog {
    Ledger::VerifierKey key;
    qint64 size = 0; // of the latest cosigned checkpoint
    QByteArray root; // empty before the first
    QDateTime cosignedUtc; // invalid before the first
    QByteArray note; // as cosigned; empty before the first
    QStringList forks; // files, each with two histories that the log signed
    QStringList unproved; // files with what the log signed and nobody proved to fit: it may yet
};

struct WitnessAnswer {
    QString origin; // that the checkpoint claims
    Ledger::WitnessDecision decision;
    QByteArray cosignature; // the signature line when the verdict is Cosign
    QString evidence; // the file that keeps both notes, if they are evidence
};

class Witness {
public:
    /// Makes the folder, readable by its owner only; nothing is left behind on failure.
    static Result<Ledger::VerifierKey> create(const NewWitness &witness);
    /// Whether the key asks for a password. NotFound where there is no witness.
    static Result<bool> isSealed(const QString &directory);
    /// WrongPassword; NotPermitted when others may read a key that is not sealed.
    static Result<std::unique_ptr<Witness>> open(const QString &directory,
                                                 const Crypto::SecretBytes &password,
                                                 std::shared_ptr<const Clock> clock = {});

    // Without the private key. Each of these and answer() takes the folder's lock for itself alone,
    // so that a server and a command may work beside each other.
    /// `text`: the verifier key of the log. Conflict when its origin is known with another key.
    static Result<Ledger::VerifierKey> addLog(const QString &directory, const QByteArray &text);
    struct Overview {
        Ledger::VerifierKey key;
        QList<WitnessedLog> logs; // by origin
    };
    static Result<Overview> overview(const QString &directory);

    const Ledger::VerifierKey &key() const { return m_key; }
    /// Decides and, if it cosigns, has put down what it cosigned before it returns. An Error when
    /// it cannot remember or its memory is not what it should be: BadInput (no such request),
    /// InUse, Io, Conflict (an older copy of the folder, a clock set back), Corrupt. From any
    /// thread.
    Result<WitnessAnswer> answer(const QByteArray &request) const;

private:
    Witness(const QString &directory, const Ledger::VerifierKey &key,
            const Crypto::Ed25519PrivateKey &own, std::shared_ptr<const Clock> clock);
    QString m_directory;
    Ledger::VerifierKey m_key;
    Crypto::Ed25519PrivateKey m_own;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace Redress::Services
