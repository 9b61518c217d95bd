// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/seals/dossier.h"
#include "models/seals/receipt.h"

#include <QByteArray>
#include <QString>

namespace Redress::Verify {

/// What is proved, by whom, when, and what is not: for people.
QString textFor(const Seals::DossierVerdict &verdict);
/// The same as one JSON object and a line end.
QByteArray jsonFor(const Seals::DossierVerdict &verdict);
QString textFor(const Seals::ReceiptVerdict &verdict);
QByteArray jsonFor(const Seals::ReceiptVerdict &verdict);
QByteArray jsonFor(const Error &error);

} // namespace Redress::Verify
