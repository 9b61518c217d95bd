// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/age.h"
#include "models/services/session.h"
#include "models/store/documentrepository.h"

#include <QIODevice>

#include <memory>

namespace Redress::Services {

/// Opens the papers of the person this one is about. Conflict once that person was erased.
Result<Crypto::AgeIdentity> identityOf(const Session &session,
                                       const Store::DocumentRecord &document);
Result<std::unique_ptr<QIODevice>> openPaper(const Session &session,
                                             const Store::DocumentRecord &document);

/// NotFound when the evidence folder is empty and papers were archived: a share that is not mounted
/// looks like that, and a paper put there would be gone for everybody once it is mounted again.
Result<void> demandEvidenceIsThere(const Session &session);

/// BadInput for a folder, existing or not, inside the vault.
Result<void> demandOutsideVault(const Session &session, const QString &folder);
/// Where an export may go: an absolute path in an existing folder outside the vault, where nothing
/// or a file stands.
Result<QString> exportTarget(const Session &session, const QString &path);

/// A file that is written beside its target and appears there in one step, or goes away with this
/// object.
class ExportFile {
public:
    explicit ExportFile(const QString &target);
    ~ExportFile();
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;
    const QString &beside() const { return m_beside; }
    Result<void> put();

private:
    QString m_target;
    QString m_beside; // empty once it is in place
};

} // namespace Redress::Services
