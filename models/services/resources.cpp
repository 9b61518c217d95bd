// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/resources.h"

#include <QFile>

using namespace Qt::StringLiterals;

// A static library's resources are not registered by themselves; the macro wants the global
// namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(services);
}

namespace Redress::Services {

Result<QByteArray> resourceBytes(const QString &name)
{
    static const bool registered = (registerResources(), true);
    Q_UNUSED(registered);
    QFile file(u":/redress/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unsupported, u"this program was built without "_s + name, {}};
    return file.readAll();
}

} // namespace Redress::Services
