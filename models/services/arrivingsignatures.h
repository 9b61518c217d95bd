// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/age.h"
#include "models/domain/papersignature.h"
#include "models/services/session.h"
#include "models/vault/evidencestore.h"

#include <mutex>
#include <optional>

namespace Redress::Seals {
class SignatureAnchors;
}

namespace Redress::Services {

/// Looks for the signatures that papers bring along: in a PDF, in a dossier, in NAME.p7s beside a
/// file. It reads what was archived, not what may have been changed since. For several threads at
/// once.
class ArrivingSignatures {
public:
    explicit ArrivingSignatures(const Session &session);
    ~ArrivingSignatures();
    Q_DISABLE_COPY_MOVE(ArrivingSignatures)

    /// `path`: of the file that was archived; empty for what was pasted.
    Result<QList<Domain::PaperSignature>> of(const QString &blob,
                                             const Crypto::AgeIdentity &identity,
                                             const QString &mediaType, const QString &path);

private:
    const Seals::SignatureAnchors &anchors();

    const Session &m_session;
    std::mutex m_turn;
    std::unique_ptr<Seals::SignatureAnchors> m_anchors; // read when the first paper needs them
};

} // namespace Redress::Services
