// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

namespace Redress::Store {

/// A statement and the values of its question marks, each a number, a text or bytes that are not
/// NULL.
struct Question {
    QString sql;
    QList<QVariant> values;
    int columns = 1; // of the answer: asking Qt's driver for their number is a question of its own
};

} // namespace Redress::Store
