// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/drafts.h"

#include "models/core/ids.h"
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/services/backupfiles.h"
#include "models/services/sessionstate.h"
#include "models/services/vaultfolder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxDraftBytes = 2 * 1024 * 1024;
constexpr int kDraftFormat = 1;
constexpr int kMaxDrafts = 200; // of one person

bool isDraftId(const QString &id)
{
    static const QRegularExpression form(u"\\AN-[0-9A-Z]{16}\\z"_s);
    return form.match(id).hasMatch();
}

/// Drafts of one person have one key below the ring's master key; nobody else's session derives it.
Result<Crypto::SecretBytes> draftKey(const Session &session)
{
    return Crypto::hkdfSha256(session.d().keys.master, {},
                              "redress draft " + session.person().id.value.toUtf8(),
                              Crypto::kKeyBytes);
}

QByteArray associated(const Session &session, const QString &id)
{
    return session.person().id.value.toUtf8() + '/' + id.toUtf8();
}

QString fileNameOf(const Session &session, const QString &id)
{
    return session.person().id.value + u'.' + id + kDraftEnding;
}

QString draftFolder(const Session &session)
{
    return session.d().place.drafts(session.center().id);
}

QString pathOf(const Session &session, const QString &id)
{
    return draftFolder(session) + u'/' + fileNameOf(session, id);
}

Result<SavedDraft> readDraft(const Session &session, const Crypto::SecretBytes &key,
                             const QString &id)
{
    REDRESS_TRY(sealedBytes, readWhole(pathOf(session, id), kMaxDraftBytes));
    REDRESS_TRY(plain, Crypto::aesGcmOpen(key, associated(session, id), sealedBytes));
    REDRESS_TRY(object, parseJsonObject(plain.view().toByteArray()));
    if (object.value("format"_L1).toInt(1) > kDraftFormat)
        return Error{ErrorCode::NewerVersion,
                     u"this draft was written by a newer version of the program"_s,
                     u"Open it with the newer version; nothing was changed."_s};
    return SavedDraft{id, parseUtc(object.value("savedAt"_L1).toString()),
                      object.value("fields"_L1).toObject()};
}

} // namespace

DraftService::DraftService(SessionPtr session) : m_session(std::move(session))
{
}

Result<QString> DraftService::save(const QString &id, const QJsonObject &fields)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::LogCase));
    if (!id.isEmpty() && !isDraftId(id))
        return Error{
            ErrorCode::BadInput, u"\"%1\" is not the name of a draft"_s.arg(id.left(40)), {}};
    if (id.isEmpty()) {
        REDRESS_TRY(there, list());
        if (there.size() >= kMaxDrafts)
            return Error{ErrorCode::TooLarge, u"there are too many drafts"_s,
                         u"Log or throw away some of them first."_s};
    }
    const QString name = id.isEmpty() ? formatOpaqueId(u"N-"_s, Crypto::randomBytes(10)) : id;
    const QByteArray plain = compactJson({{u"format"_s, kDraftFormat},
                                          {u"savedAt"_s, formatUtc(m_session->clock().nowUtc())},
                                          {u"fields"_s, fields}});
    if (plain.size() > kMaxDraftBytes / 2)
        return Error{ErrorCode::TooLarge, u"the draft is too long"_s, u"Shorten the story."_s};
    REDRESS_TRY(key, draftKey(*m_session));
    if (const auto present = readDraft(*m_session, key, name);
        !present && present.error().code == ErrorCode::NewerVersion)
        return present.error();
    REDRESS_TRY(sealedBytes, Crypto::aesGcmSeal(key, associated(*m_session, name), plain));
    // That of a desk at a server is made with its first draft.
    REDRESS_CHECK(makePrivateFolder(draftFolder(*m_session)));
    if (auto written = writeDurably(pathOf(*m_session, name), sealedBytes); !written)
        return written.error().wrapped(u"couldn't save the draft"_s);
    return name;
}

Result<QList<SavedDraft>> DraftService::list()
{
    REDRESS_TRY(key, draftKey(*m_session));
    QList<SavedDraft> drafts;
    const QString mine = m_session->person().id.value + u'.';
    const QDir folder(draftFolder(*m_session));
    for (const QString &file : folder.entryList({mine + u'*' + kDraftEnding}, QDir::Files)) {
        const QString id = file.mid(mine.size()).chopped(kDraftEnding.size());
        if (!isDraftId(id))
            continue;
        // A draft that a broken disk damaged must not keep the others away, nor one of a newer
        // program: it stays for that.
        if (auto draft = readDraft(*m_session, key, id))
            drafts.append(*draft);
    }
    std::sort(drafts.begin(), drafts.end(), [](const SavedDraft &a, const SavedDraft &b) {
        return a.savedUtc != b.savedUtc ? a.savedUtc > b.savedUtc : a.id < b.id;
    });
    return drafts;
}

Result<void> DraftService::remove(const QString &id)
{
    if (!isDraftId(id))
        return Error{
            ErrorCode::BadInput, u"\"%1\" is not the name of a draft"_s.arg(id.left(40)), {}};
    const QString path = pathOf(*m_session, id);
    if (!QFile::exists(path))
        return Error{ErrorCode::NotFound, u"there is no draft %1"_s.arg(id), {}};
    if (!QFile::remove(path))
        return Error{ErrorCode::Io, u"couldn't remove the draft"_s, {}};
    return {};
}

} // namespace Redress::Services
