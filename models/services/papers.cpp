// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/papers.h"

#include "models/crypto/primitives.h"
#include "models/services/sessionstate.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace Redress::Services {

Result<Crypto::AgeIdentity> identityOf(const Session &session,
                                       const Store::DocumentRecord &document)
{
    auto key = session.d().database->subjectKey(document.subject);
    if (!key && key.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::Conflict, u"this paper was erased with the person's data"_s,
                     u"The ledger still proves that it was here."_s};
    if (!key)
        return key.error();
    return Vault::UnlockedKeys::ageIdentity(*key);
}

Result<std::unique_ptr<QIODevice>> openPaper(const Session &session,
                                             const Store::DocumentRecord &document)
{
    REDRESS_TRY(identity, identityOf(session, document));
    REDRESS_TRY(reader, session.d().evidence->open(document.paper.blob, identity));
    return std::unique_ptr<QIODevice>(std::make_unique<Vault::EvidenceDevice>(std::move(reader)));
}

Result<void> demandEvidenceIsThere(const Session &session)
{
    const Session::Private &d = session.d();
    REDRESS_TRY(folder, d.place.evidence(*d.database));
    std::error_code problem;
    const std::filesystem::directory_iterator first(QFile::encodeName(folder).toStdString(),
                                                    problem);
    const bool isEmpty = problem ? problem == std::errc::no_such_file_or_directory
                                 : first == std::filesystem::directory_iterator();
    if (!isEmpty) // what else is wrong with it is told when it is written to
        return {};
    REDRESS_TRY(papers, Store::DocumentRepository(*d.database).list({}, {}, 1));
    if (papers.rows.isEmpty())
        return {};
    return Error{
        ErrorCode::NotFound,
        u"the evidence folder %1 is empty, but papers were archived there"_s.arg(folder),
        u"Look whether the disk or the shared folder is mounted there; nothing was changed."_s};
}

Result<void> demandOutsideVault(const Session &session, const QString &folder)
{
    const QString vault
        = QFileInfo(session.d().place.closedFolder(*session.d().database)).canonicalFilePath();
    // A folder that is yet to be made lies where the nearest existing one above it lies.
    QString nearest = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(nearest) && nearest != u"/"_s)
        nearest = QFileInfo(nearest).absolutePath();
    nearest = QFileInfo(nearest).canonicalFilePath();
    if (!vault.isEmpty() && (nearest == vault || nearest.startsWith(vault + u'/')))
        return Error{ErrorCode::BadInput, u"exports do not go into the vault itself"_s,
                     u"Choose another folder."_s};
    return {};
}

Result<QString> exportTarget(const Session &session, const QString &path)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"the file to write has no name"_s, {}};
    const QFileInfo target(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    if (target.isDir())
        return Error{ErrorCode::BadInput, target.filePath() + u" is a folder"_s,
                     u"Give the name of a file."_s};
    // Said now: the rename that would find it out comes after the act that tells of the export.
    if (QFile::encodeName(target.fileName()).size() > NAME_MAX)
        return Error{ErrorCode::BadInput, u"the name of the file to write is too long"_s,
                     u"Choose a shorter name."_s};
    // The rename that puts an export in place would put it in the place of a device, too.
    if (target.exists() && !target.isFile())
        return Error{ErrorCode::BadInput,
                     target.filePath() + u" is a device or a pipe, not a file"_s,
                     u"Give the name of a file."_s};
    if (!QFileInfo(target.absolutePath()).isDir())
        return Error{ErrorCode::NotFound, u"there is no folder "_s + target.absolutePath(),
                     u"Make the folder first."_s};
    REDRESS_CHECK(demandOutsideVault(session, target.absolutePath()));
    return target.filePath();
}

ExportFile::ExportFile(const QString &target) : m_target(target)
{
    const QFileInfo info(target);
    m_beside = info.absolutePath() + u"/."_s + info.fileName().left(100) + u'.'
        + QString::fromLatin1(Crypto::randomBytes(6).toHex());
}

ExportFile::~ExportFile()
{
    if (!m_beside.isEmpty())
        QFile::remove(m_beside);
}

Result<void> ExportFile::put()
{
    if (std::rename(QFile::encodeName(m_beside).constData(),
                    QFile::encodeName(m_target).constData())
        != 0)
        return Vault::fileError(u"couldn't write "_s + m_target, errno);
    m_beside.clear();
    return Vault::syncDirectory(QFileInfo(m_target).absolutePath());
}

} // namespace Redress::Services
