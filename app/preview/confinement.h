// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Limits on time, memory and files; no core dump, no second look by a debugger. Before Qt starts.
bool limitItself();
/// From here on: no network, no new process, no new code, no file opened but fonts to read, and
/// nothing written but standard output. False where the system refuses; then no paper may be read.
bool confineItself();
