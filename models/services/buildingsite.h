// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/services/vaultfolder.h"

#include <QString>

#include <memory>

namespace Redress::Services {

/// Where a vault is made before it takes its place in one step: beside that place, under a name
/// that follows from it, so that what a killed run left there goes with the next one. Gone with its
/// owner unless moved.
class BuildingSite {
public:
    /// ".NAME.restoring" beside `target` NAME for the work "restoring". InUse, BadInput for a place
    /// that is the root of a disk or share.
    static Result<BuildingSite> begin(const QString &target, QLatin1String work);
    BuildingSite(BuildingSite &&other) noexcept;
    BuildingSite &operator=(BuildingSite &&) = delete;
    ~BuildingSite();
    QString path(const QString &file) const { return m_path + u'/' + file; }
    const QString &folder() const { return m_path; }
    /// The finished vault takes its place, which must be free or an empty folder. Still locked.
    Result<void> moveTo(const QString &target);

private:
    BuildingSite() = default;
    QString m_path;
    std::unique_ptr<VaultLock> m_lock;
};

/// Durably; `to` must be free or an empty folder. After an error it may stand in either place.
Result<void> moveFolder(const QString &from, const QString &to);

} // namespace Redress::Services
