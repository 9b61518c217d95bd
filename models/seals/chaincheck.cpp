// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/chaincheck.h"

#include <algorithm>

namespace Redress::Seals {

Result<void> ChainCheck::holdsAt(const Crypto::Certificate &certificate, const QDateTime &at)
{
    const QByteArray der = certificate.der();
    const auto known = m_good.constFind(der);
    // A chain that held once can only fail by its days; outside of them the full check says why.
    if (known != m_good.constEnd() && known->first <= at && at <= known->last)
        return {};
    REDRESS_CHECK(Crypto::verifyChain(certificate, m_root, at));
    m_good.insert(der,
                  {std::max(certificate.notBefore(), m_root.notBefore()),
                   std::min(certificate.notAfter(), m_root.notAfter())});
    return {};
}

} // namespace Redress::Seals
