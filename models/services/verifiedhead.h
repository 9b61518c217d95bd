// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"
#include "models/store/verify.h"

#include <QDateTime>

#include <optional>

namespace Redress::Services {

/// Up to where this desk itself verified every signature, beside what it has seen and outside of
/// what is checked. Sealed under a key that only the opened vault holds, and bound to the center's
/// certificate authority and log: what anybody else wrote there is no memory. An older one put back
/// is still true.
class VerifiedHead {
public:
    struct Content {
        Store::KnownEntries known;
        QDateTime fullUtc; // of the last check of every signature
    };
    explicit VerifiedHead(const Session &session);
    std::optional<Content> load() const;
    /// A desk that cannot keep it checks everything the next time too.
    void remember(const Content &content) const;
    void forget() const;
    QString path() const { return m_path; }

private:
    Result<Crypto::SecretBytes> key() const;
    QString m_path;
    QByteArray m_bound; // what the seal is about
    const Session &m_session;
};

} // namespace Redress::Services
