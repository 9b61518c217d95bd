// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Redress::Test {

/// Why a judge accepts a lie that we refuse under `code`; empty when nobody has written it down.
QString reasonToAccept(const QString &judge, const QString &code);
/// Why a judge refuses the good twin `name`.
QString reasonToRefuse(const QString &judge, const QString &name);
/// All reasons, as two lists in Markdown.
QString reasonsText();

} // namespace Redress::Test
