// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/seen.h"

#include "models/services/backupfiles.h"
#include "models/services/vaultfolder.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Redress::Services {

QString memoryPath(const QString &centerId, const QString &ending)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (data.isEmpty() || !plain.match(centerId).hasMatch())
        return {};
    return data + u"/redress/seen/"_s + centerId + ending;
}

SeenCheckpoint::SeenCheckpoint(const QString &centerId, const Ledger::VerifierKey &logKey)
    : m_path(memoryPath(centerId)), m_logKey(logKey)
{
}

std::optional<Ledger::Checkpoint> SeenCheckpoint::load() const
{
    if (m_path.isEmpty())
        return {};
    const auto note = readWhole(m_path, Ledger::kMaxNoteBytes);
    if (!note)
        return {};
    // What the log did not sign is no memory of it.
    auto checkpoint = Ledger::openCheckpoint(*note, m_logKey);
    return checkpoint ? std::optional(*std::move(checkpoint)) : std::nullopt;
}

Verification olderThanSeen(const QString &detail)
{
    Verification found;
    found.broken(u"ledger.older-than-seen"_s, u"the ledger"_s,
                 detail
                     + u"; if a backup was restored on purpose, a supervisor records it with"
                       " \"ledger accept-copy\""_s);
    return found;
}

Verification SeenCheckpoint::compare(const Store::LedgerRepository &ledger) const
{
    const auto seen = load();
    if (!seen)
        return {};
    const auto size = ledger.size();
    if (size && *size < seen->size)
        return olderThanSeen(
            u"this desk has seen %1 entries of this center, here are %2"_s.arg(seen->size)
                .arg(*size));
    const auto root = Ledger::rootAt(seen->size, ledger);
    if (size && root && *root != seen->root)
        return olderThanSeen(
            u"this desk has seen other entries among the first %1 of this center"_s.arg(
                seen->size));
    // A tree that cannot be read is named by the check of the ledger.
    return {};
}

std::optional<Ledger::Checkpoint> SeenCheckpoint::unmet(const Store::LedgerRepository &ledger) const
{
    return compare(ledger).findings.isEmpty() ? std::nullopt : load();
}

Result<void> SeenCheckpoint::accept(const Store::LedgerRepository &ledger) const
{
    REDRESS_TRY(last, ledger.lastCheckpoint());
    REDRESS_CHECK(Ledger::openCheckpoint(last.note, m_logKey));
    REDRESS_CHECK(makePrivateFolder(QFileInfo(m_path).absolutePath()));
    return writeDurably(m_path, last.note);
}

void SeenCheckpoint::remember(const Store::LedgerRepository &ledger) const
{
    const auto last = ledger.lastCheckpoint();
    if (m_path.isEmpty() || !last || last->size == 0
        || !Ledger::openCheckpoint(last->note, m_logKey))
        return;
    const auto seen = load();
    if (seen && (last->size <= seen->size || !compare(ledger).findings.isEmpty()))
        return;
    if (makePrivateFolder(QFileInfo(m_path).absolutePath()))
        (void)writeDurably(m_path, last->note);
}

} // namespace Redress::Services
