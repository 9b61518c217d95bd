// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Redress::Store {

/// Whether this run is on the server that tests/support/with-postgres.sh started.
bool onPostgres();
/// The address of a new, empty database; `like` a closed one: a copy of that.
QString newDatabase(const QString &like = {});
void dropDatabase(const QString &address);
/// One statement under that address; false when the server refuses it.
bool runOn(const QString &address, const QString &sql);

} // namespace Redress::Store
