// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storecenter.h"

#include <QSet>

namespace Redress::Store {

/// A center with a few hundred acts, one person erased among them, closed and with its keys kept:
/// to be copied.
std::unique_ptr<StoreCenter> sampleCenter();
/// Trusts an authority (of the `openssl` command) and has the newest checkpoint stamped by it.
void stampTime(StoreCenter &center);

/// A copy of the sample, opened under its own keys.
struct SampleCopy {
    explicit SampleCopy(const StoreCenter &sample);
    QTemporaryDir directory;
    std::unique_ptr<StoreCenter> center;
};

QSet<QString> codesOf(const VerifyReport &report);
/// Whether a finding's code begins so.
bool finds(const VerifyReport &report, const QString &code);
/// The first findings, for a failing test's message.
QString told(const VerifyReport &report);

} // namespace Redress::Store
