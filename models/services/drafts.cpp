// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/drafts.h"

#include "models/services/draftfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kMaxDrafts = 200; // of one person

Error notADraft(const QString &id)
{
    return {ErrorCode::BadInput, u"\"%1\" is not the name of a draft"_s.arg(id.left(40)), {}};
}

} // namespace

DraftService::DraftService(SessionPtr session) : m_session(std::move(session))
{
}

Result<QString> DraftService::save(const QString &id, const QJsonObject &fields)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::LogCase));
    if (!id.isEmpty() && !isDraftId(id))
        return notADraft(id);
    if (id.isEmpty()) {
        REDRESS_TRY(there, draftsOf(*m_session));
        if (there.size() >= kMaxDrafts)
            return Error{ErrorCode::TooLarge, u"there are too many drafts"_s,
                         u"Log or throw away some of them first."_s};
    }
    DraftFile file;
    file.draft = {id.isEmpty() ? newDraftId() : id, m_session->clock().nowUtc(), fields, {}};
    REDRESS_CHECK(writeDraft(*m_session, file));
    return file.draft.id;
}

Result<QList<SavedDraft>> DraftService::list()
{
    REDRESS_TRY(files, draftsOf(*m_session));
    QList<SavedDraft> drafts;
    for (const DraftFile &file : std::as_const(files)) {
        if (!file.waiting)
            drafts.append(file.draft);
    }
    std::sort(drafts.begin(), drafts.end(), [](const SavedDraft &a, const SavedDraft &b) {
        return a.savedUtc != b.savedUtc ? a.savedUtc > b.savedUtc : a.id < b.id;
    });
    return drafts;
}

Result<void> DraftService::remove(const QString &id)
{
    return isDraftId(id) ? removeDraft(*m_session, id) : Result<void>(notADraft(id));
}

} // namespace Redress::Services
