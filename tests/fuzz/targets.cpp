// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <QFile>

#include <cstdio>
#include <cstdlib>

namespace Redress::Fuzz {

void demand(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

QByteArray sample(const char *relativePath)
{
    QFile file(QStringLiteral(REDRESS_SOURCE_DIR "/") + QString::fromLatin1(relativePath));
    demand(file.open(QIODevice::ReadOnly), "the sample is there");
    return file.readAll();
}

} // namespace Redress::Fuzz
