// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/seals/dossierkit.h"

#include <QMap>

#include <functional>

namespace Redress::Test {

using Files = QMap<QByteArray, QByteArray>;

Files unpack(const QByteArray &archive);
/// In canonical ZIP.
QByteArray pack(const Files &files);
/// Makes both manifests and the signature anew, as somebody would who holds a clerk's key.
void sealAgain(Files *files, const Seals::CadesSigner &signer);

/// One way to change a dossier, and the finding that must name it.
struct Lie {
    const char *name;
    const char *code;
    std::function<void(Files *, const DossierKit &)> tell;
    bool isSealedAgain = true; // the liar holds a clerk's key
    bool isForPdfPrograms = false; // a shell cannot look into the report
};

/// All lies about the smallCase of a kit that can be told in canonical ZIP.
const QList<Lie> &lies();

} // namespace Redress::Test
