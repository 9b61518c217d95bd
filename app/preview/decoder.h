// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/preview/protocol.h"

#include <QIODevice>

/// Loads what decoding needs, so that nothing is loaded once the process is confined.
void loadDecoders();
/// What the paper shows. This is the only place that interprets foreign pictures and pages.
Redress::Preview::Answer decoded(QIODevice &paper, const Redress::Preview::Request &request);
