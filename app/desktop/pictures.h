// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"

#include <QString>

/// Every window in both languages, light and dark, at two sizes, as PNG files
/// "queue-en-light-1366x768.png" … Returns the exit code.
int takePictures(const Redress::Services::SessionPtr &session, const QString &folder);
