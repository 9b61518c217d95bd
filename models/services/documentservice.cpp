// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/documentservice.h"

#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/papers.h"
#include "models/services/sessionstate.h"
#include "models/services/views.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

Result<void> recordExport(const Session &session, const Store::DocumentRecord &document)
{
    return untilRecorded(session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(session, document.paper.caseId));
        REDRESS_CHECK(acting.caseFor(Domain::Act::documentExported, document.paper.caseId, -1));
        REDRESS_CHECK(acting.record(Domain::Act::documentExported, document.paper.caseId,
                                    document.subject,
                                    Domain::documentExported(document.paper.document)));
        return acting.commit();
    });
}

} // namespace

DocumentService::DocumentService(SessionPtr session) : m_session(std::move(session))
{
}

Result<PaperRow> DocumentService::show(const DocumentId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(document, Store::DocumentRepository(*m_session->d().database).document(id));
    return paperRow(*m_session, document);
}

Result<PaperPage> DocumentService::list(const CaseId &caseId, const QString &cursor, int limit)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(found,
                Store::DocumentRepository(*m_session->d().database).list(caseId, cursor, limit));
    PaperPage page;
    page.next = found.next;
    for (const Store::DocumentRecord &document : found.rows)
        page.rows.append(paperRow(*m_session, document));
    return page;
}

Result<std::unique_ptr<QIODevice>> DocumentService::open(const DocumentId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(document, Store::DocumentRepository(*m_session->d().database).document(id));
    return openPaper(*m_session, document);
}

Result<void> DocumentService::exportTo(const DocumentId &id, const QString &path,
                                       Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ExportDocument));
    REDRESS_TRY(target, exportTarget(*m_session, path));
    REDRESS_TRY(document, Store::DocumentRepository(*m_session->d().database).document(id));
    REDRESS_TRY(identity, identityOf(*m_session, document));
    // Written beside first: nothing leaves under its name before the ledger tells that it did.
    ExportFile file(target);
    REDRESS_CHECK(m_session->d().evidence->exportTo(document.paper.blob, identity, file.beside(),
                                                    document.paper.sha256, progress));
    REDRESS_CHECK(recordExport(*m_session, document));
    return file.put();
}

Result<QString> DocumentService::exportKey(const DocumentId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ExportDocument));
    REDRESS_TRY(document, Store::DocumentRepository(*m_session->d().database).document(id));
    REDRESS_TRY(identity, identityOf(*m_session, document));
    REDRESS_CHECK(recordExport(*m_session, document));
    return identity.secretText();
}

Result<QString> DocumentService::vaultFile(const DocumentId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(document, Store::DocumentRepository(*m_session->d().database).document(id));
    return m_session->d().evidence->pathOf(document.paper.blob);
}

} // namespace Redress::Services
