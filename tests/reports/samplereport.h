// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/disputereport.h"

/// A case with everything a report can show, in either language.
Redress::Reports::DisputeReport sampleReport(bool chinese);
/// As above with `acts` further notes.
Redress::Reports::DisputeReport longReport(bool chinese, int acts);
