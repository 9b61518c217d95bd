// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Redress::Fuzz::REDRESS_FUZZ_TARGET(QByteArrayView(data, qsizetype(size)));
    return 0;
}
