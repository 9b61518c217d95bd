// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace Redress::Store {

/// A raw connection that does as it likes: drops guards, changes rows.
class Tamperer {
public:
    explicit Tamperer(const QString &path);
    ~Tamperer();
    void run(const QString &statement, const QList<QVariant> &values = {});
    QList<QVariantList> rows(const QString &sql);
    void dropGuards();

private:
    QString m_name;
};

} // namespace Redress::Store
