// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <openssl/x509.h>

namespace Redress::Seals {

/// How CMS names a signer: IssuerAndSerialNumber (RFC 5652 10.2.4), in DER.
QByteArray issuerAndSerialOf(X509 *certificate);

} // namespace Redress::Seals
