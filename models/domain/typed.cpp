// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people type at the counter, brought to one form: telephone numbers, identity numbers, names,
// days.
#include "models/domain/drafts.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qsizetype kMaxTyped = 100;
constexpr int kFirstYear = 1900;

Error bad(const QString &typed, const QString &what, const QString &hint)
{
    return {ErrorCode::BadInput, "\""_L1 + typed.left(40) + "\" is not "_L1 + what, hint};
}

/// Zero-width characters change nothing a person sees, but would make two equal names differ.
bool isInvisible(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x200b && u <= 0x200f) || u == 0xfeff || u == 0x00ad || u == 0x2060;
}

/// Digits with a leading "+" where the country is told; empty when another character is in it.
QString phoneDigits(const QString &typed)
{
    static const QString separators = u" \t-.()/·‐‑‒–—"_s;
    QString digits;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC).trimmed()) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if (c == u'+' && digits.isEmpty())
            digits += c;
        else if (!separators.contains(c) && !isInvisible(c))
            return {};
    }
    return digits;
}

/// The number with its country where the national form is known (numbering plans of China, the UK
/// and North America).
QString withCountry(const QString &digits, const QString &country)
{
    if (country == "86"_L1) {
        static const QRegularExpression mobile(u"^(?:0?86)?(1[3-9][0-9]{9})$"_s);
        static const QRegularExpression landline(u"^0([1-9][0-9]{8,10})$"_s);
        for (const QRegularExpression &shape : {mobile, landline}) {
            if (const auto match = shape.match(digits); match.hasMatch())
                return "+86"_L1 + match.captured(1);
        }
    } else if (country == "1"_L1) {
        static const QRegularExpression shape(u"^1?([2-9][0-9]{9})$"_s);
        if (const auto match = shape.match(digits); match.hasMatch())
            return "+1"_L1 + match.captured(1);
    } else if (digits.startsWith(u'0') && digits.size() >= 8) {
        return u'+' + country + digits.mid(1);
    }
    return digits;
}

/// ISO 7064 MOD 11-2 over the first 17 digits (GB 11643-1999).
QChar chineseCheckCharacter(const QString &number)
{
    int product = 0;
    for (qsizetype i = 0; i < 17; ++i)
        product = (product + number[i].digitValue()) * 2 % 11;
    return u"10X98765432"[product];
}

/// "3", "三", "十"; -1 for anything else.
int smallNumber(const QString &text)
{
    static const QString numerals = u"零一二三四五六七八九十"_s;
    if (text == u"两"_s)
        return 2;
    if (text.size() == 1 && numerals.contains(text))
        return int(numerals.indexOf(text));
    bool whole = false;
    const int number = text.toInt(&whole);
    return whole ? number : -1;
}

/// Days before today for words like "昨天" or "3 days ago"; -1 when it is no such word.
qint64 daysAgo(const QString &text)
{
    static const QHash<QString, int> words{{u"today"_s, 0},     {u"今天"_s, 0},  {u"今日"_s, 0},
                                           {u"yesterday"_s, 1}, {u"昨天"_s, 1},  {u"昨日"_s, 1},
                                           {u"前天"_s, 2},      {u"大前天"_s, 3}};
    if (const auto word = words.constFind(text); word != words.constEnd())
        return *word;
    static const QRegularExpression shape(
        u"^([0-9]{1,5}|[一二两三四五六七八九十])\\s*(天前|日前|days? ago|周前|个?星期前|weeks? ago)$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return -1;
    const QString unit = match.captured(2);
    const bool weeks
        = unit.contains(u"周"_s) || unit.contains(u"星期"_s) || unit.startsWith("week"_L1);
    return qint64(smallNumber(match.captured(1))) * (weeks ? 7 : 1);
}

/// A day and month without a year is the last such day: callers tell what happened, not what will.
QDate lastSuch(int month, int day, const QDate &today)
{
    for (int year = today.year(); year > today.year() - 8;
         --year) { // 8: the 29th of February around 1900
        const QDate date(year, month, day);
        if (date.isValid() && date <= today)
            return date;
    }
    return {};
}

QDate writtenDay(const QString &text, const QDate &today)
{
    static const QRegularExpression yearFirst(
        u"^([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*[日号]?$"_s);
    static const QRegularExpression compact(u"^([0-9]{4})([0-9]{2})([0-9]{2})$"_s);
    static const QRegularExpression dayFirst(
        u"^([0-9]{1,2})\\.\\s*([0-9]{1,2})\\.\\s*([0-9]{4})?$"_s);
    static const QRegularExpression monthFirst(u"^([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?$"_s);
    static const QRegularExpression chinese(u"^([0-9]{1,2})\\s*月\\s*([0-9]{1,2})\\s*[日号]$"_s);
    for (const QRegularExpression &shape : {yearFirst, compact}) {
        if (const auto m = shape.match(text); m.hasMatch())
            return QDate(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
    }
    int month = 0, day = 0, year = 0;
    if (const auto m = dayFirst.match(text); m.hasMatch()) {
        day = m.captured(1).toInt();
        month = m.captured(2).toInt();
        year = m.captured(3).toInt();
    } else if (const auto n = monthFirst.match(text); n.hasMatch()) {
        month = n.captured(1).toInt();
        day = n.captured(2).toInt();
        year = n.captured(3).toInt();
    } else if (const auto c = chinese.match(text); c.hasMatch()) {
        month = c.captured(1).toInt();
        day = c.captured(2).toInt();
    } else {
        return {};
    }
    return year > 0 ? QDate(year, month, day) : lastSuch(month, day, today);
}

} // namespace

Result<QString> normalizePhone(const QString &typed, const QString &defaultCountry)
{
    const QString hint
        = u"Give the digits, with the country in front when it is a foreign number: +44 20 7946 0000."_s;
    if (typed.size() > kMaxTyped)
        return bad(typed, u"a telephone number"_s, hint);
    QString digits = phoneDigits(typed);
    if (digits.startsWith("00"_L1) && digits.size() > 9)
        digits = u'+' + digits.mid(2);
    // "+86 (0)10 …": the zero in brackets is only dialled inside the country. All of them, so that
    // the form itself reads as the same number again.
    for (const QLatin1String trunk : {"+860"_L1, "+440"_L1}) {
        while (digits.startsWith(trunk))
            digits.remove(trunk.size() - 1, 1);
    }
    const qsizetype count = digits.size() - (digits.startsWith(u'+') ? 1 : 0);
    if (count < 3 || count > 15)
        return bad(typed, u"a telephone number of 3 to 15 digits"_s, hint);
    return digits.startsWith(u'+') ? digits : withCountry(digits, defaultCountry);
}

Result<QString> normalizeIdNumber(const QString &typed)
{
    if (typed.size() > kMaxTyped)
        return bad(typed, u"an identity number"_s, u"Copy it from the document."_s);
    QString number;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC).toUpper()) {
        if (c.isSpace() || c == u'-' || isInvisible(c))
            continue;
        const bool fits
            = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'(' || c == u')';
        if (!fits)
            return bad(typed,
                       u"an identity number: it holds U+%1"_s.arg(
                           QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0')),
                       u"Use the letters A to Z and digits as they stand on the document."_s);
        number += c;
    }
    if (number.size() < 4 || number.size() > 30)
        return bad(typed, u"an identity number of 4 to 30 characters"_s,
                   u"Copy it from the document."_s);
    static const QRegularExpression chinese(u"^[0-9]{17}[0-9X]$"_s);
    if (chinese.match(number).hasMatch() && number.back() != chineseCheckCharacter(number))
        return Error{ErrorCode::BadInput,
                     u"the last character of the identity number does not fit the others"_s,
                     u"Read the number again; one digit is wrong."_s};
    return number;
}

QString foldName(const QString &name)
{
    QString folded;
    for (const QChar c : name.normalized(QString::NormalizationForm_KC)) {
        const ushort u = c.unicode();
        const bool middleDot = u == 0x2022 || u == 0x2027 || u == 0x30fb || u == 0x22c5;
        if (!isInvisible(c))
            folded += middleDot ? QChar(0x00b7) : c;
    }
    // By way of upper case, which alone makes "ß" equal to "SS".
    return folded.toUpper().toCaseFolded().simplified();
}

Result<QDate> parseDay(const QString &typed, const QDate &today)
{
    const QString text
        = typed.left(kMaxTyped).normalized(QString::NormalizationForm_KC).toLower().simplified();
    const qint64 ago = daysAgo(text);
    const QDate day = ago >= 0 ? today.addDays(-ago) : writtenDay(text, today);
    if (!day.isValid())
        return bad(typed, u"a day"_s,
                   u"Write it like 2026-10-31, 31.10.2026, 10/31/2026, yesterday or 3 days ago."_s);
    if (day.year() < kFirstYear || day > today)
        return Error{
            ErrorCode::BadInput,
            u"%1 lies outside %2 to today"_s.arg(day.toString(Qt::ISODate)).arg(kFirstYear),
            u"Check the year."_s};
    return day;
}

} // namespace Redress::Domain
