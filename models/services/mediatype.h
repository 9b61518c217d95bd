// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Redress::Services {

inline constexpr qint64 kSniffedBytes = 16 * 1024;

/// What the first bytes of a file show it to be; the name is never believed.
QString mediaTypeOf(const QByteArray &beginning);
/// The first bytes of a regular file; empty when it cannot be read (archiving it will say why).
QByteArray beginningOf(const QString &path);
/// One of Domain::documentKinds(): the likeliest for a media type.
QString guessedKind(const QString &mediaType);

} // namespace Redress::Services
