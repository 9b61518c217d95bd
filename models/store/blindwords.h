// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/secretbytes.h"
#include "models/domain/drafts.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

namespace Redress::Store {

/// What may be looked up of a person.
enum class BlindKind { Phone, IdNumber, Name };

/// HMAC under the search key of kind ‖ 0 ‖ normalised, the first 16 bytes: equal values can be
/// found, none be read.
QByteArray blindToken(const Crypto::SecretBytes &searchKey, BlindKind kind,
                      const QString &normalized);
/// Of every field that is there; the name folded.
QList<QByteArray> blindTokens(const Crypto::SecretBytes &searchKey,
                              const Domain::ConsumerFacts &facts);

/// Words of a text as they are compared: NFKC, case-folded; outside Chinese, Japanese and Korean
/// what ICU calls a word; inside, single characters and pairs.
QSet<QString> wordsOf(const QString &text);
/// What a search asks for: of Chinese runs only the pairs, where there are any.
QSet<QString> wordsAsked(const QString &typed);
/// Each word under the search key, 16 hexadecimal digits; ascending.
QStringList blindWords(const Crypto::SecretBytes &searchKey, const QSet<QString> &words);

} // namespace Redress::Store
