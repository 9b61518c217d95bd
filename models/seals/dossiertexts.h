// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Redress::Seals::Layout {

/// The files that are the same in every dossier of this version.
QByteArray verifyText();
QByteArray verifyScript();
/// verify.html, knowing the digests of the other two and its own.
QByteArray verifyPage();

/// Whether this or an earlier version of the program writes a file `name` with this SHA-256 (32
/// bytes): VERIFY.txt, verify.sh, verify.html.
bool isKnownText(const QByteArray &name, const QByteArray &sha256);

} // namespace Redress::Seals::Layout
