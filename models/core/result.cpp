// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/result.h"

namespace Redress {

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Corrupt:
        return 1;
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::TooLarge:
    case ErrorCode::Unsupported:
        return 2;
    case ErrorCode::Io:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::InUse:
    case ErrorCode::NewerVersion:
    case ErrorCode::Network:
    case ErrorCode::Unsettled:
    case ErrorCode::Crypto:
        return 3;
    case ErrorCode::WrongPassword:
    case ErrorCode::NotPermitted:
        return 4;
    case ErrorCode::Cancelled:
        return 130;
    }
    return 3;
}

QString wordFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadInput:
        return QStringLiteral("bad-input");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::WrongPassword:
        return QStringLiteral("wrong-password");
    case ErrorCode::NotPermitted:
        return QStringLiteral("not-permitted");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::DiskFull:
        return QStringLiteral("disk-full");
    case ErrorCode::ReadOnly:
        return QStringLiteral("read-only");
    case ErrorCode::InUse:
        return QStringLiteral("in-use");
    case ErrorCode::NewerVersion:
        return QStringLiteral("newer-version");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::TooLarge:
        return QStringLiteral("too-large");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::Network:
        return QStringLiteral("network");
    case ErrorCode::Unsettled:
        return QStringLiteral("unsettled");
    case ErrorCode::Crypto:
        return QStringLiteral("crypto");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    }
    return QStringLiteral("io");
}

} // namespace Redress
