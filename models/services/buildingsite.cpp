// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/buildingsite.h"

#include "models/services/backupfiles.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <utility>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// Said now: the last step could not take it.
Result<void> demandNoMount(const QFileInfo &place)
{
    struct stat here = {}, above = {};
    if (::stat(QFile::encodeName(place.absoluteFilePath()).constData(), &here) == 0
        && ::stat(QFile::encodeName(place.absolutePath()).constData(), &above) == 0
        && here.st_dev != above.st_dev)
        return Error{ErrorCode::BadInput, place.filePath() + u" is where another disk begins"_s,
                     u"Name a new folder inside of it."_s};
    return {};
}

} // namespace

Result<BuildingSite> BuildingSite::begin(const QString &target, QLatin1String work)
{
    const QFileInfo place(target);
    REDRESS_CHECK(demandNoMount(place));
    BuildingSite site;
    const QString path = place.absolutePath() + u"/."_s + place.fileName() + u'.' + work;
    REDRESS_CHECK(makePrivateFolder(path));
    auto lock = VaultLock::take(path);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"another program is %1 %2"_s.arg(work, target),
                     u"Wait until it is done."_s};
    if (!lock)
        return lock.error();
    // From here on it is ours to remove; another program's would not be.
    site.m_path = path;
    site.m_lock = *std::move(lock);
    for (const QFileInfo &left : QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden
                                                          | QDir::System | QDir::NoDotAndDotDot)) {
        if (left.fileName() == VaultFile::lock)
            continue;
        if (left.isDir() && !left.isSymLink())
            QDir(left.filePath()).removeRecursively();
        else
            QFile::remove(left.filePath());
    }
    return site;
}

BuildingSite::BuildingSite(BuildingSite &&other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::move(other.m_lock))
{
}

BuildingSite::~BuildingSite()
{
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

Result<void> moveFolder(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return Vault::fileError(u"couldn't put the vault in its place "_s + to, errno);
    return Vault::syncDirectory(QFileInfo(to).absolutePath());
}

Result<void> BuildingSite::moveTo(const QString &target)
{
    const auto moved = moveFolder(m_path, target);
    if (moved || !QFileInfo::exists(m_path))
        m_path.clear();
    return moved;
}

} // namespace Redress::Services
