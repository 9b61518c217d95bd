// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace Redress::Ui {

/// An icon of resources/icons by name ("phone"), drawn in the text colour of the theme at the
/// moment of painting; in the accent where the button is on.
QIcon icon(const QString &name);
/// The same as a picture in one colour.
QPixmap iconPixmap(const QString &name, int edge, const QColor &color, qreal devicePixelRatio);
/// Every icon there is.
QStringList iconNames();

} // namespace Redress::Ui
