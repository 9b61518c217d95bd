// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/drafts.h"
#include "models/services/drafts.h"
#include "models/store/receipt.h"

#include <optional>

namespace Redress::Services {

/// A sealed draft as its file keeps it (resources/help/center.md): what was typed and, once it was
/// given to be logged, what becomes of it.
struct DraftFile {
    SavedDraft draft;
    std::optional<Domain::CaseDraft> waiting; // to be entered, in the order of `place`
    qint64 place = 0;
    Store::Receipt sent; // of the last try; its outcome may be unknown
};

bool isDraftId(const QString &id);
QString newDraftId();
QString draftFolder(const Session &session);
/// Whose drafts are whose is known by their key: nobody else's session opens them.
Result<DraftFile> readDraft(const Session &session, const QString &id);
/// Durable when it returns.
Result<void> writeDraft(const Session &session, const DraftFile &file);
Result<void> removeDraft(const Session &session, const QString &id);
/// All drafts of this person that can be read.
Result<QList<DraftFile>> draftsOf(const Session &session);

} // namespace Redress::Services
