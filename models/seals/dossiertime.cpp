// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossiertime.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/zipnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

QByteArray thumbprintOf(const QByteArray &der)
{
    return toBase64Url(Crypto::sha256(der)).toLatin1();
}

} // namespace

void DossierTimeCheck::broken(const char *code, const QByteArray &name, const QString &detail)
{
    m_found.broken("dossier."_L1 + QLatin1String(code), shownName(name), detail);
}

void DossierTimeCheck::addRoot(const QByteArray &name, const QByteArray &thumbprint,
                               const QByteArray &pem)
{
    const auto root = Crypto::OutsideCertificate::fromPem(pem);
    if (!root || root->pem() != pem || !root->isRoot()) {
        broken("time-root", name,
               root ? u"it is not a root certificate in plain PEM"_s : root.error().detail);
        return;
    }
    if (thumbprintOf(root->der()) != thumbprint) {
        broken("certificate-name", name, u"the file is not named after its certificate"_s);
        return;
    }
    const bool isTrusted
        = std::any_of(m_trusted.begin(), m_trusted.end(),
                      [&root](const auto &one) { return one.der() == root->der(); });
    if (!m_trusted.isEmpty() && !isTrusted)
        broken("anchor-differs", name, u"it is not a certificate that you trust"_s);
    m_roots.insert(name, *root);
}

void DossierTimeCheck::addList(const QByteArray &name, const QByteArray &thumbprint,
                               const QByteArray &der)
{
    const auto list = Crypto::RevocationList::fromDer(der);
    if (!list)
        broken("time-list", name, list.error().detail);
    else if (thumbprintOf(der) != thumbprint)
        broken("time-list", name, u"the file is not named after what it holds"_s);
    else
        m_lists.insert(name, *list);
}

TimeStampCheck DossierTimeCheck::check(const QByteArray &name, const QByteArray &token,
                                       const QByteArray &sha256)
{
    const TimeStampTrust trust{m_trusted.isEmpty() ? m_roots.values() : m_trusted,
                               m_lists.values()};
    TimeStampCheck check
        = checkKeptTimeStamp(token, {sha256, {}, {}}, trust, QString::fromLatin1(name));
    m_found.add(check.verification);
    for (auto it = m_roots.constBegin(); it != m_roots.constEnd(); ++it) {
        if (!check.chain.isEmpty() && check.chain.last().der() == it->der())
            m_used.insert(it.key());
    }
    for (auto it = m_lists.constBegin(); it != m_lists.constEnd(); ++it) {
        if (std::any_of(check.chain.begin(), check.chain.end(),
                        [&it](const auto &one) { return it->isFrom(one.handle()); }))
            m_used.insert(it.key());
    }
    return check;
}

void DossierTimeCheck::finish()
{
    for (const QByteArray &name : m_roots.keys() + m_lists.keys()) {
        if (!m_used.contains(name))
            broken("time-unused", name, u"no time stamp here needs it"_s);
    }
}

} // namespace Redress::Seals
