// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/signerid.h"

#include "models/seals/der.h"

#include <openssl/asn1.h>

namespace Redress::Seals {

namespace {

template <typename T>
QByteArray encoded(const T *object, int (*encode)(const T *, uchar **))
{
    uchar *out = nullptr;
    const int size = encode(object, &out);
    if (size <= 0)
        return {};
    QByteArray der(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return der;
}

} // namespace

QByteArray issuerAndSerialOf(X509 *certificate)
{
    return Der::element(
        Der::Sequence,
        {encoded<X509_NAME>(X509_get_issuer_name(certificate), i2d_X509_NAME),
         encoded<ASN1_INTEGER>(X509_get0_serialNumber(certificate), i2d_ASN1_INTEGER)});
}

} // namespace Redress::Seals
