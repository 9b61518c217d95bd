// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"

#include <QJsonDocument>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Redress {

QString toBase64Url(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

static Result<QByteArray> decodeBase64(QByteArrayView text, QByteArray::Base64Options options)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toByteArray(),
        options | QByteArray::AbortOnBase64DecodingErrors);
    // Encoding again refuses stray bits in the last character, which decoders commonly ignore.
    if (!decoded || (*decoded).toBase64(options) != text)
        return Error{ErrorCode::BadInput, u"not valid base64"_s, {}};
    return *decoded;
}

Result<QByteArray> fromBase64Url(QByteArrayView text)
{
    return decodeBase64(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<QByteArray> fromBase64(QByteArrayView text)
{
    return decodeBase64(text, QByteArray::Base64Encoding);
}

Result<QString> cleanLongText(const QString &text, const QString &field, qsizetype limit)
{
    if (text.size() > limit)
        return Error{ErrorCode::BadInput,
            u"%1 has %2 characters; at most %3 fit"_s.arg(field).arg(text.size()).arg(limit),
            u"Shorten it, or archive the long text as a document."_s};
    if (!text.isValidUtf16())
        return Error{ErrorCode::BadInput, field + " holds half of a character pair"_L1, u"Type it again."_s};
    QString clean = text;
    clean.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    for (const QChar c : std::as_const(clean)) {
        const ushort u = c.unicode();
        const bool control = (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
        const bool bidi = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (control || bidi)
            return Error{ErrorCode::BadInput,
                u"%1 holds the invisible character U+%2"_s.arg(field, QString::number(u, 16).toUpper().rightJustified(4, u'0')),
                u"Remove it and try again."_s};
    }
    return clean.normalized(QString::NormalizationForm_C).trimmed();
}

Result<QString> cleanShortText(const QString &text, const QString &field, qsizetype limit)
{
    REDRESS_TRY(clean, cleanLongText(text, field, limit));
    return clean.replace(u'\n', u' ').replace(u'\t', u' ');
}

Result<QString> decodeUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError() && text.toUtf8() == bytes)
        return text;
    const QByteArray again = text.toUtf8();
    qsizetype at = 0;
    while (at < qMin(again.size(), bytes.size()) && again[at] == bytes[at])
        ++at;
    return Error{ErrorCode::BadInput, u"not UTF-8 text (at byte %1)"_s.arg(at), u"Save it as UTF-8."_s};
}

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qsizetype limit)
{
    if (bytes.size() > limit)
        return Error{ErrorCode::TooLarge, u"the JSON has %1 bytes; at most %2 are read"_s.arg(bytes.size()).arg(limit), {}};
    REDRESS_CHECK(decodeUtf8(bytes));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorCode::BadInput,
            u"not valid JSON at byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()), {}};
    if (!document.isObject())
        return Error{ErrorCode::BadInput, u"the JSON is not an object"_s, {}};
    return document.object();
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString maskName(const QString &name)
{
    QString masked;
    bool first = true;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name[i];
        if (c.isSpace()) {
            masked += u' ';
            first = true;
        } else if (first) {
            masked += c;
            if (c.isHighSurrogate() && i + 1 < name.size())
                masked += name[++i];
            first = false;
        } else if (!c.isLowSurrogate()) {
            masked += u'*';
        }
    }
    return masked;
}

QString maskDigits(const QString &number)
{
    const qsizetype n = number.size();
    const qsizetype head = n >= 10 ? 3 : n >= 6 ? 1 : 0;
    const qsizetype tail = n >= 10 ? 4 : n >= 6 ? 2 : qMin<qsizetype>(n, 1);
    return number.left(head) + QString(n - head - tail, u'*') + number.right(tail);
}

} // namespace Redress
