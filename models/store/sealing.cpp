// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sealing.h"

#include "models/crypto/primitives.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

QByteArray binding(const QByteArray &digest, qint64 seq)
{
    QByteArray bytes = digest;
    const quint64 number = qToBigEndian(quint64(seq));
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
    return bytes;
}

} // namespace

Result<QByteArray> sealDisclosure(const Crypto::SecretBytes &disclosureKey, qint64 seq,
                                  const Ledger::Disclosure &disclosure)
{
    return Crypto::aesGcmSeal(disclosureKey, binding(disclosure.digest, seq), disclosure.encoded);
}

Result<Ledger::Disclosure> openDisclosure(const Crypto::SecretBytes &disclosureKey, qint64 seq,
                                          const QByteArray &digest, const QByteArray &sealed,
                                          const QString &subject)
{
    REDRESS_TRY(plain, Crypto::aesGcmOpen(disclosureKey, binding(digest, seq), sealed));
    REDRESS_TRY(disclosure, Ledger::Disclosure::parse(plain.view().toByteArray()));
    if (disclosure.digest != digest)
        return Error{ErrorCode::Corrupt, u"a sealed fact does not hash to its digest"_s, {}};
    disclosure.subject = subject;
    return disclosure;
}

} // namespace Redress::Store
