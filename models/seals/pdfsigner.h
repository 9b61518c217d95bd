// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seals/cades.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Redress::Seals {

/// A PDF of ours with one signature over the whole file (pdfsignature.h). `place` is where the
/// signature was made, as a court reads it: the center's name. `data`, if any, travels in the file
/// for programs, as it is. BadInput for bytes that are no unsigned PDF.
Result<QByteArray> signPdf(const QByteArray &pdf, const CadesSigner &signer,
                           const QDateTime &signingTimeUtc, const QString &place,
                           const QByteArray &data = {});

} // namespace Redress::Seals
