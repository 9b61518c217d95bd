// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/entryrules.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static bool isAsciiLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isFactName(const QString &name)
{
    // Ours, and those to which RFC 7519, RFC 7800 and SD-JWT VC give a meaning a judge might act
    // on.
    static constexpr std::array kReserved{"act"_L1, "at"_L1,  "case"_L1,  "jti"_L1, "iss"_L1,
                                          "sub"_L1, "aud"_L1, "exp"_L1,   "nbf"_L1, "iat"_L1,
                                          "cnf"_L1, "vct"_L1, "status"_L1};
    return !name.isEmpty() && name.size() <= kMaxTokenLength && name[0] >= u'a' && name[0] <= u'z'
        && std::all_of(name.cbegin(), name.cend(), isAsciiLetterOrDigit)
        && std::find(kReserved.begin(), kReserved.end(), name) == kReserved.end();
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= kMaxTokenLength
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
               return isAsciiLetterOrDigit(c) || c == u'.' || c == u'_' || c == u'-';
           });
}

static Result<void> checkValue(const QJsonValue &value, int depth)
{
    const auto bad = [](const QString &why) { return Error{ErrorCode::BadInput, why, {}}; };
    if (depth > kMaxFactDepth)
        return bad(u"a fact is nested more than %1 levels deep"_s.arg(kMaxFactDepth));
    switch (value.type()) {
    case QJsonValue::Undefined:
        return bad(u"a fact has no value"_s);
    case QJsonValue::String:
        if (!value.toString().isValidUtf16())
            return bad(u"a fact holds half of a character pair"_s);
        break;
    case QJsonValue::Double:
        if (!std::isfinite(value.toDouble()))
            return bad(u"a fact holds a number that is not finite"_s);
        break;
    case QJsonValue::Array: {
        const QJsonArray items = value.toArray();
        for (const auto &item : items)
            REDRESS_CHECK(checkValue(item, depth + 1));
        break;
    }
    case QJsonValue::Object: {
        const QJsonObject members = value.toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (it.key() == "_sd"_L1 || it.key() == "..."_L1 || !it.key().isValidUtf16())
                return bad(u"a fact holds a member that SD-JWT reserves"_s);
            REDRESS_CHECK(checkValue(it.value(), depth + 1));
        }
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Bool:
        break;
    }
    return {};
}

Result<void> checkFactValue(const QJsonValue &value)
{
    return checkValue(value, 0);
}

} // namespace Redress::Ledger
