// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/vaultplace.h"

#include "models/store/filerepository.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxFolderName = 4096;

} // namespace

VaultPlace::VaultPlace(const QString &location)
    : m_location(location), m_isServer(Store::isServerAddress(location))
{
    if (!m_isServer)
        m_location = QDir::cleanPath(QDir(location).absolutePath());
}

QString VaultPlace::name() const
{
    return Store::withoutPassword(m_location);
}

QString VaultPlace::database() const
{
    return m_isServer ? m_location : vaultPath(m_location, VaultFile::database);
}

QString VaultPlace::drafts(const QString &centerId) const
{
    if (!m_isServer)
        return vaultPath(m_location, VaultFile::drafts);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/redress/desks/"_s + centerId + u'/' + VaultFile::drafts;
}

Result<QString> VaultPlace::evidence(Store::Database &database) const
{
    if (!m_isServer)
        return vaultPath(m_location, VaultFile::evidence);
    QString folder = qEnvironmentVariable("REDRESS_EVIDENCE");
    if (folder.isEmpty()) {
        REDRESS_TRY(kept,
                    Store::FileRepository(database).read(VaultFile::evidence, kMaxFolderName));
        folder = QString::fromUtf8(kept);
    }
    if (!QFileInfo(folder).isDir())
        return Error{ErrorCode::NotFound, u"the evidence folder %1 is not there"_s.arg(folder),
                     u"Mount the shared folder, or name it in REDRESS_EVIDENCE."_s};
    return folder;
}

Result<QByteArray> VaultPlace::peek(QLatin1String file, qint64 limit) const
{
    if (m_isServer)
        return Store::readCenterFile(m_location, file, limit);
    return readWhole(vaultPath(m_location, file), limit);
}

Result<QByteArray> VaultPlace::read(Store::Database &database, QLatin1String file,
                                    qint64 limit) const
{
    if (m_isServer)
        return Store::FileRepository(database).read(file, limit);
    return readWhole(vaultPath(m_location, file), limit);
}

Result<void> VaultPlace::write(Store::Database &database, QLatin1String file,
                               const QByteArray &bytes) const
{
    if (m_isServer)
        return Store::FileRepository(database).write(file, bytes);
    return writeDurably(vaultPath(m_location, file), bytes);
}

namespace {

/// `moved`: what the file says, or that there is none.
Result<void> staysHere(const Result<QByteArray> &moved)
{
    if (moved)
        return Error{ErrorCode::Conflict,
                     u"this center moved to "_s + QString::fromUtf8(*moved).left(200),
                     u"Open it there."_s};
    return moved.error().code == ErrorCode::NotFound ? Result<void>() : moved.error();
}

} // namespace

Result<void> VaultPlace::demandNotMoved() const
{
    return staysHere(peek(VaultFile::moved, kMaxFolderName));
}

Result<void> VaultPlace::demandNotMoved(Store::Database &database) const
{
    return m_isServer ? staysHere(read(database, VaultFile::moved, kMaxFolderName))
                      : Result<void>();
}

QList<Store::Question> VaultPlace::askedForMoved() const
{
    if (!m_isServer)
        return {};
    return {Store::FileRepository::askedFor(VaultFile::moved, kMaxFolderName)};
}

Result<CenterFacts> VaultPlace::facts() const
{
    if (!m_isServer)
        REDRESS_CHECK(demandVaultFolder(m_location));
    REDRESS_CHECK(demandNotMoved());
    REDRESS_TRY(bytes, peek(VaultFile::facts, kMaxVaultFactsBytes));
    return vaultFactsFrom(bytes);
}

QString VaultPlace::closedFolder(Store::Database &database) const
{
    const auto folder = evidence(database);
    return !m_isServer ? m_location : folder ? *folder : QString();
}

Result<std::unique_ptr<VaultLock>> VaultPlace::lock() const
{
    if (m_isServer)
        return std::unique_ptr<VaultLock>();
    return VaultLock::take(m_location);
}

} // namespace Redress::Services
