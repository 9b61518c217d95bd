// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witnessfolder.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/services/backupfiles.h"
#include "models/services/seen.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr qsizetype kMaxKeyLine = 1024;
constexpr qint64 kMaxLogBytes
    = kMaxKeyLine + Ledger::kMaxWitnessRequestBytes + Ledger::kMaxWitnessAnswerBytes;
constexpr auto kLogs = "/logs/"_L1;
constexpr auto kEvidence = "/evidence/"_L1;
constexpr auto kFork = "-fork-"_L1;
constexpr auto kUnproved = "-unproved-"_L1;

// File names from foreign text: a digest of it.
QString digestName(const QByteArray &text)
{
    return QString::fromLatin1(Crypto::sha256(text).first(16).toHex());
}

QString memoryOf(const QString &origin, const Ledger::VerifierKey &own)
{
    return memoryPath(u"witness-"_s + digestName(own.text() + '\n' + origin.toUtf8()), u".note"_s);
}

Error damaged(const QString &path, const QString &why)
{
    return {ErrorCode::Corrupt, u"the witness's file "_s + path + u" is damaged: "_s + why,
            u"Nothing is cosigned for this log until the newest copy of the file is back."_s};
}

} // namespace

QString WitnessFolder::keyPath() const
{
    return m_directory + "/witness.json"_L1;
}

QString WitnessFolder::logPath(const QString &origin) const
{
    return m_directory + kLogs + digestName(origin.toUtf8());
}

Result<std::unique_ptr<FileLock>> WitnessFolder::lock() const
{
    auto taken = FileLock::take(m_directory + "/witness.lock"_L1, kPatience);
    if (!taken && taken.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"another program works in the witness's folder"_s,
                     u"Try again when it has finished."_s};
    return taken;
}

Result<WitnessedLog> WitnessFolder::read(const QString &path, const Ledger::VerifierKey &own) const
{
    REDRESS_TRY(bytes, readWhole(path, kMaxLogBytes));
    const qsizetype end = bytes.indexOf('\n');
    const auto key = Ledger::VerifierKey::parse(bytes.first(std::max(end, qsizetype(0))));
    if (!key || logPath(key->name()) != path)
        return damaged(path, u"it names no log, or another"_s);
    WitnessedLog log{*key, 0, {}, {}, bytes.sliced(end + 1), {}, {}};
    if (!log.note.isEmpty()) {
        const auto checkpoint = Ledger::openCheckpoint(log.note, *key);
        const auto note = Ledger::parseNote(log.note);
        const auto at = note ? Ledger::cosignedAt(*note, own) : std::nullopt;
        if (!checkpoint || !at)
            return damaged(path, u"it holds no checkpoint that this witness cosigned"_s);
        log.size = checkpoint->size;
        log.root = checkpoint->root;
        log.cosignedUtc = QDateTime::fromSecsSinceEpoch(*at, Qt::UTC);
    }
    const QDir evidence(m_directory + kEvidence);
    const auto filesOf = [&](QLatin1String kind) {
        QStringList paths;
        for (const QString &file : evidence.entryList(
                 {QFileInfo(path).fileName() + kind + u"*.json"_s}, QDir::Files, QDir::Name))
            paths.append(evidence.filePath(file));
        return paths;
    };
    log.forks = filesOf(kFork);
    log.unproved = filesOf(kUnproved);
    return log;
}

// Outside the folder, so that a copy of the folder put back does not bring its own memory along.
Result<void> WitnessFolder::demandNewest(const WitnessedLog &log,
                                         const Ledger::VerifierKey &own) const
{
    const auto seen = readWhole(memoryOf(log.key.name(), own), kMaxLogBytes);
    if (!seen)
        return {};
    const auto checkpoint = Ledger::openCheckpoint(*seen, log.key);
    const auto note = Ledger::parseNote(*seen);
    // What this witness did not cosign is no memory of it.
    if (!checkpoint || !note || !Ledger::cosignedAt(*note, own))
        return {};
    if (checkpoint->size < log.size
        || (checkpoint->size == log.size && checkpoint->root == log.root))
        return {};
    return Error{ErrorCode::Conflict,
                 u"the witness's folder is an older copy: it remembers %1 entries of %2, and this"
                 " computer saw it cosign %3"_s.arg(log.size)
                     .arg(log.key.name())
                     .arg(checkpoint->size),
                 u"Put back the newest folder; without it make a new witness, with a new key."_s};
}

Result<std::optional<WitnessedLog>> WitnessFolder::load(const QString &origin,
                                                        const Ledger::VerifierKey &own) const
{
    const auto log = read(logPath(origin), own);
    if (!log && log.error().code == ErrorCode::NotFound)
        return std::optional<WitnessedLog>();
    if (!log)
        return log.error();
    REDRESS_CHECK(demandNewest(*log, own));
    return std::optional(*log);
}

Result<QList<WitnessedLog>> WitnessFolder::loadAll(const Ledger::VerifierKey &own) const
{
    QList<WitnessedLog> logs;
    const QDir folder(m_directory + kLogs);
    for (const QString &file : folder.entryList(QDir::Files, QDir::Name)) {
        REDRESS_TRY(log, read(folder.filePath(file), own));
        REDRESS_CHECK(demandNewest(log, own));
        logs.append(log);
    }
    std::sort(logs.begin(), logs.end(), [](const WitnessedLog &a, const WitnessedLog &b) {
        return a.key.name() < b.key.name();
    });
    return logs;
}

Result<void> WitnessFolder::save(const Ledger::VerifierKey &log, const QByteArray &note,
                                 const Ledger::VerifierKey &own) const
{
    const QString path = logPath(log.name());
    REDRESS_CHECK(makePrivateFolder(m_directory + "/logs"_L1));
    REDRESS_CHECK(writeDurably(path, log.text() + '\n' + note));
    if (note.isEmpty())
        return {};
    // A second memory where there is a place for it: the folder itself is what counts.
    const QString memory = memoryOf(log.name(), own);
    if (!memory.isEmpty() && makePrivateFolder(QFileInfo(memory).absolutePath()))
        (void)writeDurably(memory, note);
    return {};
}

Result<QString> WitnessFolder::keepEvidence(const WitnessedLog &log,
                                            const Ledger::WitnessRequest &request,
                                            const Ledger::WitnessDecision &decision,
                                            const QDateTime &nowUtc) const
{
    const QString name = QFileInfo(logPath(log.key.name())).fileName();
    const auto shown = Ledger::parseNote(request.checkpoint);
    const auto remembered = Ledger::parseNote(log.note);
    if (!shown || !remembered)
        return Error{ErrorCode::Corrupt, u"the notes of the evidence cannot be read"_s, {}};
    const bool isFork = decision.verdict == Ledger::WitnessVerdict::Fork;
    const QString path = m_directory + kEvidence + name + (isFork ? kFork : kUnproved)
        + digestName(remembered->text.toUtf8() + '\n' + shown->text.toUtf8()) + u".json"_s;
    if (QFileInfo::exists(path))
        return path;
    const QStringList &before = isFork ? log.forks : log.unproved;
    if (before.size() >= kMaxEvidenceOfLog)
        return before.last();
    const QJsonObject kept{{u"log"_s, QString::fromUtf8(log.key.text())},
                           {u"at"_s, formatUtc(nowUtc)},
                           {u"why"_s, decision.why},
                           {u"remembered"_s, QString::fromUtf8(log.note)},
                           {u"shown"_s, QString::fromUtf8(request.checkpoint)}};
    REDRESS_CHECK(makePrivateFolder(m_directory + "/evidence"_L1));
    REDRESS_CHECK(writeDurably(path, compactJson(kept) + '\n'));
    return path;
}

} // namespace Redress::Services
