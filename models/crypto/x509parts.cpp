// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/x509parts.h"

#include "models/core/text.h"
#include "models/crypto/owners.h"

#include <openssl/asn1.h>

#include <ctime>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

using CertificatePtr = OpenSslPtr<X509, X509_free>;

QByteArray encoded(X509 *certificate, int (*encode)(X509 *, uchar **))
{
    uchar *der = nullptr;
    const int length = encode(certificate, &der);
    if (length <= 0)
        return {};
    QByteArray bytes(reinterpret_cast<const char *>(der), length);
    OPENSSL_free(der);
    return bytes;
}

QByteArray boundary(const char *word, QLatin1String label)
{
    return QByteArray("-----") + word + ' ' + QByteArray(label.data(), label.size()) + "-----";
}

} // namespace

QString nameText(const X509_NAME *name, int nid)
{
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0)
        return {};
    const ASN1_STRING *const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index));
    uchar *utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, value);
    if (length < 0) {
        cryptoError({});
        return {};
    }
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), length);
    OPENSSL_free(utf8);
    return text;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

QByteArray derOf(X509 *certificate)
{
    return encoded(certificate, [](X509 *one, uchar **out) { return i2d_X509(one, out); });
}

// OpenSSL keeps the bytes it read; i2d_re_X509_tbs throws them away and writes anew, so that a
// second spelling of the same certificate (and with it a second thumbprint) is noticed. Works on a
// copy: it alters its object.
bool isCanonicalCertificate(QByteArrayView der)
{
    const uchar *at = reinterpret_cast<const uchar *>(der.data());
    const CertificatePtr copy(d2i_X509(nullptr, &at, long(der.size())));
    return copy && !encoded(copy.get(), i2d_re_X509_tbs).isEmpty() && derOf(copy.get()) == der;
}

QByteArray toPem(QLatin1String label, const QByteArray &der)
{
    constexpr int kLine = 64;
    const QByteArray text = der.toBase64();
    QByteArray pem = boundary("BEGIN", label) + '\n';
    for (qsizetype at = 0; at < text.size(); at += kLine)
        pem += text.mid(at, kLine) + '\n';
    return pem + boundary("END", label) + '\n';
}

Result<QByteArray> fromPem(QLatin1String label, const QByteArray &pem)
{
    const QByteArray begin = boundary("BEGIN", label);
    const QByteArray end = boundary("END", label);
    const qsizetype first = pem.indexOf(begin);
    const qsizetype last = pem.indexOf(end);
    if (first < 0 || last < first || pem.count(begin) != 1 || pem.count(end) != 1)
        return Error{ErrorCode::BadInput, "not exactly one "_L1 + label + " in PEM"_L1, {}};
    QByteArray body = pem.mid(first + begin.size(), last - first - begin.size());
    body.replace("\r", "").replace("\n", "");
    return fromBase64(body);
}

} // namespace Redress::Crypto
