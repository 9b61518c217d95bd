// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jsonfields.h"

#include "models/core/clock.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

JsonFields::JsonFields(const QJsonObject &object, const QString &what, ErrorCode code)
    : m_object(object), m_what(what), m_code(code)
{
}

void JsonFields::fail(const QString &problem)
{
    if (!m_failed)
        m_problem = problem;
    m_failed = true;
}

QJsonValue JsonFields::take(QLatin1String name, QJsonValue::Type type, const char *typeName)
{
    m_known.append(name);
    const auto found = m_object.constFind(name);
    if (found == m_object.constEnd())
        return QJsonValue(QJsonValue::Undefined);
    if (found->type() != type) {
        fail("\""_L1 + name + "\" must be "_L1 + QLatin1String(typeName));
        return QJsonValue(QJsonValue::Undefined);
    }
    return *found;
}

QString JsonFields::text(QLatin1String name)
{
    return take(name, QJsonValue::String, "text").toString();
}

QString JsonFields::requiredText(QLatin1String name)
{
    const QString found = text(name);
    if (found.isEmpty())
        fail("\""_L1 + name + "\" is missing or empty"_L1);
    return found;
}

QString JsonFields::word(QLatin1String name, const QStringList &words)
{
    const QString found = text(name);
    if ((!found.isEmpty() && !words.contains(found)) || (found.isEmpty() && has(name)))
        fail("\""_L1 + name + "\" must be one of "_L1 + words.join(", "_L1));
    return found;
}

QString JsonFields::requiredWord(QLatin1String name, const QStringList &words)
{
    const QString found = word(name, words);
    if (found.isEmpty())
        fail("\""_L1 + name + "\" must be one of "_L1 + words.join(", "_L1));
    return found;
}

bool JsonFields::flag(QLatin1String name)
{
    return take(name, QJsonValue::Bool, "true or false").toBool();
}

qint64 JsonFields::integer(QLatin1String name, qint64 least, qint64 most, qint64 absent)
{
    const QJsonValue value = take(name, QJsonValue::Double, "a whole number");
    if (value.isUndefined())
        return absent;
    // toInteger gives its default back when the number is not whole: two defaults tell that apart.
    const qint64 number = value.toInteger(least);
    if (number != value.toInteger(most) || number < least || number > most) {
        fail(u"\"%1\" must be a whole number from %2 to %3"_s.arg(name).arg(least).arg(most));
        return absent;
    }
    return number;
}

QDate JsonFields::day(QLatin1String name)
{
    const QString found = text(name);
    if (found.isEmpty() && !has(name))
        return {};
    const QDate day = found.size() == 10 ? QDate::fromString(found, Qt::ISODate) : QDate();
    if (!day.isValid() || day.toString(Qt::ISODate) != found || day.year() < 1900
        || day.year() > 2200) {
        fail("\""_L1 + name + "\" must be a day like 2026-10-31"_L1);
        return {};
    }
    return day;
}

QDateTime JsonFields::utc(QLatin1String name)
{
    const QString found = text(name);
    if (found.isEmpty() && !has(name))
        return {};
    const QDateTime time = parseUtc(found);
    if (!time.isValid())
        fail("\""_L1 + name + "\" must be a time like 2026-10-31T08:15:00.000Z"_L1);
    return time;
}

std::optional<Money> JsonFields::money(QLatin1String name)
{
    if (!has(name)) {
        m_known.append(name);
        return {};
    }
    JsonFields fields(object(name), name, m_code);
    const qint64 minorUnits = fields.integer("minorUnits"_L1, 0, kMaxMinorUnits, -1);
    const QString currency = fields.requiredText("currency"_L1);
    if (const auto read = fields.finish(); !read) {
        fail(read.error().detail);
        return {};
    }
    const auto checked = checkedMoney(minorUnits, currency);
    if (!checked) {
        fail("\""_L1 + name + "\": "_L1 + checked.error().detail);
        return {};
    }
    return *checked;
}

QStringList JsonFields::texts(QLatin1String name, qsizetype most)
{
    QStringList found;
    const QJsonArray list = array(name, most);
    for (const QJsonValue &item : list) {
        if (!item.isString() || item.toString().isEmpty()) {
            fail("\""_L1 + name + "\" must be a list of texts"_L1);
            return {};
        }
        found.append(item.toString());
    }
    return found;
}

QJsonObject JsonFields::object(QLatin1String name)
{
    return take(name, QJsonValue::Object, "an object").toObject();
}

QJsonArray JsonFields::array(QLatin1String name, qsizetype most)
{
    const QJsonArray found = take(name, QJsonValue::Array, "a list").toArray();
    if (found.size() > most) {
        fail(
            u"\"%1\" has %2 items; at most %3 are allowed"_s.arg(name).arg(found.size()).arg(most));
        return {};
    }
    return found;
}

Result<void> JsonFields::finish() const
{
    if (m_failed)
        return Error{m_code, m_what + ": "_L1 + m_problem, {}};
    for (auto member = m_object.constBegin(); member != m_object.constEnd(); ++member) {
        bool known = false;
        for (const QLatin1String name : m_known)
            known = known || member.key() == name;
        if (!known)
            return Error{m_code, m_what + ": unknown member \""_L1 + member.key().left(60) + u'"',
                         u"Check the spelling of the member."_s};
    }
    return {};
}

QJsonObject moneyToJson(const Money &money)
{
    return {{"minorUnits"_L1, money.minorUnits}, {"currency"_L1, money.currency}};
}

bool isCode(const QString &text)
{
    if (text.isEmpty() || text.size() > 80)
        return false;
    for (const QChar c : text) {
        const bool fits
            = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
        if (!fits)
            return false;
    }
    return text.front() != u'-' && text.front() != u'.' && text.back() != u'-'
        && text.back() != u'.';
}

} // namespace Redress::Domain
