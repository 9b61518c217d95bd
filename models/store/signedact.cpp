// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/signedact.h"

#include "models/domain/acts.h"
#include "models/store/projector.h"

#include <QFuture>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <optional>

namespace Redress::Store {

Result<SignedAct> readBack(const Ledger::SignedEntry &entry, const Crypto::SecretBytes &searchKey)
{
    SignedAct act;
    act.entry = entry;
    REDRESS_TRY(view, Ledger::parseEntry(entry.jwt));
    act.view = view;
    Domain::RecordedAct spoken;
    for (const Ledger::Disclosure &disclosure : entry.disclosures)
        spoken.personal.insert(disclosure.name, disclosure.value);
    act.words = blindWordsIn(spoken, searchKey);
    return act;
}

Result<SignedAct> signAct(const Ledger::EntryDraft &draft, const ActSigner &signer)
{
    REDRESS_TRY(entry, Ledger::signEntry(draft, signer.key, signer.kid));
    return readBack(entry, signer.searchKey);
}

struct ActSigning::Private {
    QThreadPool others;
    QFuture<std::optional<Result<SignedAct>>> coming;
};

ActSigning::ActSigning(const QList<Ledger::EntryDraft> &drafts, const ActSigner &signer)
    : m_d(std::make_unique<Private>())
{
    m_d->others.setMaxThreadCount(qMax(1, QThread::idealThreadCount() - 1));
    m_d->coming = QtConcurrent::mapped(&m_d->others, drafts.cbegin(), drafts.cend(),
                                       [signer](const Ledger::EntryDraft &draft) {
                                           return std::optional(signAct(draft, signer));
                                       });
}

ActSigning::~ActSigning()
{
    m_d->coming.cancel();
    m_d->coming.waitForFinished();
}

Result<SignedAct> ActSigning::at(qsizetype position)
{
    return *m_d->coming.resultAt(int(position));
}

} // namespace Redress::Store
