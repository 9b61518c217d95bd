// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/subjectkeys.h"

#include "models/crypto/primitives.h"
#include "models/store/connection.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kMostRememberedKeys = 4096;

} // namespace

SubjectKeys::SubjectKeys(const KeyAccess &access)
    : m_access(access), m_disclosureKeys(kMostRememberedKeys)
{
}

Result<std::optional<Crypto::SecretBytes>> SubjectKeys::key(Connection &connection,
                                                            const QString &subject) const
{
    Query wrapped = connection.query(u"SELECT wrapped FROM subject_key WHERE subject = ?"_s);
    wrapped.bind(subject);
    REDRESS_TRY(found, wrapped.first());
    if (!found)
        return std::optional<Crypto::SecretBytes>();
    const auto key = m_access.unwrap(subject, wrapped.bytes(0));
    if (!key)
        return key.error().wrapped("couldn't open the key of "_L1 + subject);
    return std::optional(*key);
}

Result<std::optional<Crypto::SecretBytes>> SubjectKeys::disclosureKey(const QString &subject,
                                                                      const QByteArray &wrapped)
{
    if (wrapped.isEmpty())
        return std::optional<Crypto::SecretBytes>();
    quint64 generation = 0;
    if (auto known = remembered(subject, &generation))
        return known;
    REDRESS_TRY(own, m_access.unwrap(subject, wrapped));
    REDRESS_TRY(derived, m_access.disclosureKey(own));
    remember(subject, derived, generation);
    return std::optional(derived);
}

Result<Crypto::SecretBytes> SubjectKeys::create(Connection &connection, const QString &subject)
{
    quint64 generation = 0;
    remembered(subject, &generation);
    const Crypto::SecretBytes own = Crypto::randomSecret(Crypto::kKeyBytes);
    REDRESS_TRY(wrapped, m_access.wrap(subject, own));
    Query insert = connection.later(u"INSERT INTO subject_key(subject, wrapped) VALUES(?, ?)"_s);
    insert.bind(subject).bind(wrapped);
    REDRESS_CHECK(insert.run());
    REDRESS_TRY(derived, m_access.disclosureKey(own));
    remember(subject, derived, generation);
    return derived;
}

Result<void> SubjectKeys::destroy(Connection &connection, const QString &subject)
{
    Query remove = connection.query(u"DELETE FROM subject_key WHERE subject = ?"_s);
    remove.bind(subject);
    REDRESS_CHECK(remove.run());
    const QMutexLocker lock(&m_mutex);
    m_disclosureKeys.remove(subject);
    ++m_generation;
    return {};
}

void SubjectKeys::forgetAll()
{
    const QMutexLocker lock(&m_mutex);
    m_disclosureKeys.clear();
    ++m_generation;
}

std::optional<Crypto::SecretBytes> SubjectKeys::remembered(const QString &subject,
                                                           quint64 *generation)
{
    const QMutexLocker lock(&m_mutex);
    *generation = m_generation;
    const Crypto::SecretBytes *known = m_disclosureKeys.object(subject);
    return known ? std::optional(*known) : std::nullopt;
}

void SubjectKeys::remember(const QString &subject, const Crypto::SecretBytes &key,
                           quint64 generation)
{
    const QMutexLocker lock(&m_mutex);
    if (generation == m_generation)
        m_disclosureKeys.insert(subject, new Crypto::SecretBytes(key));
}

} // namespace Redress::Store
