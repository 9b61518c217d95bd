// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/draftfile.h"

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

QString pathOf(const Session &session, const QString &id)
{
    return draftFolder(session) + u'/' + session.person().id.value + u'.' + id + kDraftEnding;
}

QJsonObject toJson(const DraftFile &file)
{
    QJsonObject object{{u"format"_s, kDraftFormat},
                       {u"savedAt"_s, formatUtc(file.draft.savedUtc)},
                       {u"fields"_s, file.draft.fields}};
    if (file.waiting) {
        object.insert("case"_L1, Domain::toJson(*file.waiting));
        object.insert("place"_L1, file.place);
    }
    if (file.sent.seq >= 0) {
        object.insert("entry"_L1, file.sent.seq);
        object.insert("leaf"_L1, QString::fromLatin1(file.sent.leaf.toHex()));
    }
    if (!file.draft.problem.isEmpty())
        object.insert("problem"_L1, file.draft.problem);
    return object;
}

Result<DraftFile> fromJson(const QString &id, const QJsonObject &object)
{
    if (object.value("format"_L1).toInt(1) > kDraftFormat)
        return Error{ErrorCode::NewerVersion,
                     u"this draft was written by a newer version of the program"_s,
                     u"Open it with the newer version; nothing was changed."_s};
    DraftFile file;
    file.draft = {id, parseUtc(object.value("savedAt"_L1).toString()),
                  object.value("fields"_L1).toObject(), object.value("problem"_L1).toString()};
    if (object.contains("case"_L1)) {
        REDRESS_TRY(waiting, Domain::caseDraftFromJson(object.value("case"_L1).toObject()));
        file.waiting = waiting;
        file.place = object.value("place"_L1).toInteger();
    }
    if (object.contains("entry"_L1))
        file.sent = {object.value("entry"_L1).toInteger(),
                     QByteArray::fromHex(object.value("leaf"_L1).toString().toLatin1())};
    return file;
}

} // namespace

bool isDraftId(const QString &id)
{
    static const QRegularExpression form(u"\\AN-[0-9A-Z]{16}\\z"_s);
    return form.match(id).hasMatch();
}

QString newDraftId()
{
    return formatOpaqueId(u"N-"_s, Crypto::randomBytes(10));
}

QString draftFolder(const Session &session)
{
    return session.d().place.drafts(session.center().id);
}

Result<DraftFile> readDraft(const Session &session, const QString &id)
{
    REDRESS_TRY(key, draftKey(session));
    REDRESS_TRY(sealedBytes, readWhole(pathOf(session, id), kMaxDraftBytes));
    REDRESS_TRY(plain, Crypto::aesGcmOpen(key, associated(session, id), sealedBytes));
    REDRESS_TRY(object, parseJsonObject(plain.view().toByteArray()));
    return fromJson(id, object);
}

Result<void> writeDraft(const Session &session, const DraftFile &file)
{
    const QString &id = file.draft.id;
    const QByteArray plain = compactJson(toJson(file));
    if (plain.size() > kMaxDraftBytes / 2)
        return Error{ErrorCode::TooLarge, u"the draft is too long"_s, u"Shorten the story."_s};
    if (const auto present = readDraft(session, id);
        !present && present.error().code == ErrorCode::NewerVersion)
        return present.error();
    // The folder of a desk at a server is made with its first draft.
    REDRESS_CHECK(makePrivateFolder(draftFolder(session)));
    REDRESS_TRY(key, draftKey(session));
    REDRESS_TRY(sealedBytes, Crypto::aesGcmSeal(key, associated(session, id), plain));
    if (auto written = writeDurably(pathOf(session, id), sealedBytes); !written)
        return written.error().wrapped(u"couldn't save the draft"_s);
    return {};
}

Result<void> removeDraft(const Session &session, const QString &id)
{
    const QString path = pathOf(session, id);
    if (!QFile::exists(path))
        return Error{ErrorCode::NotFound, u"there is no draft %1"_s.arg(id), {}};
    if (!QFile::remove(path))
        return Error{ErrorCode::Io, u"couldn't remove the draft"_s, {}};
    return {};
}

Result<QList<DraftFile>> draftsOf(const Session &session)
{
    QList<DraftFile> drafts;
    const QString mine = session.person().id.value + u'.';
    const QDir folder(draftFolder(session));
    for (const QString &name : folder.entryList({mine + u'*' + kDraftEnding}, QDir::Files)) {
        const QString id = name.mid(mine.size()).chopped(kDraftEnding.size());
        if (!isDraftId(id))
            continue;
        // A draft that a broken disk damaged must not keep the others away, nor one of a newer
        // program: it stays for that.
        if (auto draft = readDraft(session, id))
            drafts.append(*draft);
    }
    return drafts;
}

} // namespace Redress::Services
