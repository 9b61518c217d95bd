// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witness.h"

#include "models/core/ids.h"
#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/services/backupfiles.h"
#include "models/services/witnessfolder.h"
#include "models/services/witnesskey.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxKeyFileBytes = 16 * 1024;
constexpr qint64 kClockSlackSeconds = 300; // that a clock may be set right by
constexpr Crypto::Argon2Cost kCheapCost{64, 1, 1};

Error noWitness(const QString &directory)
{
    return {ErrorCode::NotFound, directory + u" is not a witness's folder"_s,
            u"Choose the folder that holds witness.json, or make one with \"witness init\"."_s};
}

Result<WitnessKeyFile> keyFileOf(const QString &directory)
{
    const auto bytes = readWhole(WitnessFolder(directory).keyPath(), kMaxKeyFileBytes);
    if (!bytes)
        return bytes.error().code == ErrorCode::NotFound ? noWitness(directory) : bytes.error();
    return WitnessKeyFile::parse(*bytes);
}

// Short, because it stands in every proof.
QString drawnName()
{
    return formatOpaqueId(u"witness/"_s, Crypto::randomBytes(10)).left(16).toLower();
}

/// The cosignature's time: never before the last one of this log.
Result<qint64> timeFor(const QDateTime &nowUtc, const WitnessedLog &log)
{
    const qint64 now = nowUtc.toSecsSinceEpoch();
    const qint64 last = log.cosignedUtc.isValid() ? log.cosignedUtc.toSecsSinceEpoch() : now;
    if (now >= last - kClockSlackSeconds)
        return std::max(now, last);
    return Error{ErrorCode::Conflict,
                 u"this computer's clock says %1, and this witness cosigned at %2"_s.arg(
                     formatUtc(nowUtc), formatUtc(log.cosignedUtc)),
                 u"Set the clock right; nothing was cosigned."_s};
}

} // namespace

Result<Ledger::VerifierKey> Witness::create(const NewWitness &witness)
{
    const QString name = witness.name.isEmpty() ? drawnName() : witness.name;
    if (name.size() > kMaxWitnessName)
        return Error{ErrorCode::BadInput,
                     u"a witness's name has at most %1 characters"_s.arg(kMaxWitnessName),
                     {}};
    REDRESS_CHECK(demandNewFolder(witness.directory));
    REDRESS_TRY(file,
                WitnessKeyFile::make(name, witness.password,
                                     witness.cheapKey ? kCheapCost : Crypto::Argon2Cost()));
    const bool existed = QFileInfo::exists(witness.directory);
    const QString path = QFileInfo(witness.directory).absoluteFilePath();
    REDRESS_CHECK(makePrivateFolder(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const WitnessFolder folder(path);
    if (const auto written = writeDurably(folder.keyPath(), file.bytes); !written) {
        if (!existed)
            QDir().rmdir(path);
        return written.error();
    }
    return file.key;
}

Result<bool> Witness::isSealed(const QString &directory)
{
    REDRESS_TRY(file, keyFileOf(directory));
    return file.isSealed;
}

Witness::Witness(const QString &directory, const Ledger::VerifierKey &key,
                 const Crypto::Ed25519PrivateKey &own, std::shared_ptr<const Clock> clock)
    : m_directory(directory), m_key(key), m_own(own), m_clock(std::move(clock))
{
}

Result<std::unique_ptr<Witness>> Witness::open(const QString &directory,
                                               const Crypto::SecretBytes &password,
                                               std::shared_ptr<const Clock> clock)
{
    REDRESS_TRY(file, keyFileOf(directory));
    constexpr auto others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QString path = WitnessFolder(directory).keyPath();
    if (!file.isSealed && (QFile::permissions(path) & others))
        return Error{ErrorCode::NotPermitted, u"others may read the witness's key in "_s + path,
                     u"Close it to them with \"chmod 600\"; if they may have read it, make a new"
                     " witness."_s};
    REDRESS_TRY(own, file.open(password));
    {
        // What killed runs left half written; nobody writes while we hold the lock.
        REDRESS_TRY(lock, WitnessFolder(directory).lock());
        (void)Vault::sweepParts(directory);
    }
    if (!clock)
        clock = std::make_shared<SystemClock>();
    return std::unique_ptr<Witness>(
        new Witness(QFileInfo(directory).absoluteFilePath(), file.key, own, std::move(clock)));
}

Result<Ledger::VerifierKey> Witness::addLog(const QString &directory, const QByteArray &text)
{
    REDRESS_TRY(file, keyFileOf(directory));
    REDRESS_TRY(log, Ledger::VerifierKey::parse(text.trimmed()));
    if (log.type() != Ledger::KeyType::Ed25519)
        return Error{ErrorCode::BadInput, u"this is the key of a witness, not of a log"_s,
                     u"The center shows its key with \"ledger head\"."_s};
    const WitnessFolder folder(QFileInfo(directory).absoluteFilePath());
    REDRESS_TRY(lock, folder.lock());
    REDRESS_TRY(known, folder.load(log.name(), file.key));
    if (known && known->key.text() != log.text())
        return Error{ErrorCode::Conflict, u"%1 is known with another key"_s.arg(log.name()),
                     u"A log's key never changes: ask the center by telephone what happened."_s};
    if (known)
        return log;
    REDRESS_TRY(all, folder.loadAll(file.key));
    if (all.size() >= kMaxWitnessedLogs)
        return Error{ErrorCode::TooLarge, u"this witness knows too many logs"_s, {}};
    REDRESS_CHECK(folder.save(log, {}, file.key));
    return log;
}

Result<Witness::Overview> Witness::overview(const QString &directory)
{
    REDRESS_TRY(file, keyFileOf(directory));
    REDRESS_TRY(logs, WitnessFolder(QFileInfo(directory).absoluteFilePath()).loadAll(file.key));
    return Overview{file.key, logs};
}

Result<WitnessAnswer> Witness::answer(const QByteArray &request) const
{
    REDRESS_TRY(asked, Ledger::parseWitnessRequest(request));
    REDRESS_TRY(origin, Ledger::claimedOrigin(asked.checkpoint));
    const WitnessFolder folder(m_directory);
    // From reading what was cosigned until what is cosigned is written: nobody else may do the
    // same.
    REDRESS_TRY(lock, folder.lock());
    REDRESS_TRY(log, folder.load(origin, m_key));
    WitnessAnswer answer;
    answer.origin = origin;
    if (!log) {
        answer.decision = Ledger::decide(asked, nullptr, m_key);
        return answer;
    }
    Ledger::KnownLog known{log->key, {}};
    if (!log->note.isEmpty())
        known.latest = Ledger::Checkpoint{origin, log->size, log->root, {}};
    answer.decision = Ledger::decide(asked, &known, m_key);
    if (answer.decision.isEvidence() && known.latest) {
        REDRESS_TRY(kept, folder.keepEvidence(*log, asked, answer.decision, m_clock->nowUtc()));
        answer.evidence = kept;
    }
    if (answer.decision.verdict != Ledger::WitnessVerdict::Cosign)
        return answer;
    REDRESS_TRY(time, timeFor(m_clock->nowUtc(), *log));
    REDRESS_TRY(line, Ledger::cosignatureLine(asked.checkpoint, m_key.name(), m_own, time));
    REDRESS_TRY(note, Ledger::withCosignature(asked.checkpoint, line, m_key));
    REDRESS_CHECK(folder.save(log->key, note, m_key));
    answer.cosignature = line;
    return answer;
}

} // namespace Redress::Services
