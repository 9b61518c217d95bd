// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/drafts.h"

#include "models/core/text.h"
#include "models/domain/jsonfields.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qsizetype kMaxAliases = 50;
constexpr qsizetype kMaxDomains = 50;
constexpr qsizetype kMaxDomain = 253;

Result<QString> checkedDomain(const QString &typed)
{
    static const QRegularExpression shape(
        u"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$"_s);
    QString domain = typed.trimmed().toLower();
    while (domain.endsWith(u'.'))
        domain.chop(1);
    const QString ace
        = domain.size() > kMaxDomain ? QString() : QString::fromLatin1(QUrl::toAce(domain));
    if (ace.size() > kMaxDomain || !shape.match(ace).hasMatch())
        return Error{ErrorCode::BadInput, "\""_L1 + typed.left(60) + "\" is not a domain name"_L1,
                     u"Write it like bank.example, without https:// and path."_s};
    return ace;
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

/// Legal forms at the end, longest first; they tell the register, not the company.
bool chopLegalForm(QString &name)
{
    static const QStringList chinese{u"股份有限公司"_s, u"有限责任公司"_s, u"有限公司"_s,
                                     u"股份公司"_s, u"公司"_s};
    static const QStringList latin{u"national association"_s,
                                   u"incorporated"_s,
                                   u"corporation"_s,
                                   u"limited"_s,
                                   u"company"_s,
                                   u"bancorp"_s,
                                   u"gmbh"_s,
                                   u"corp"_s,
                                   u"llp"_s,
                                   u"llc"_s,
                                   u"ltd"_s,
                                   u"inc"_s,
                                   u"plc"_s,
                                   u"fsb"_s,
                                   u"co"_s,
                                   u"lp"_s,
                                   u"na"_s,
                                   u"ag"_s,
                                   u"sa"_s,
                                   u"bv"_s};
    for (const QString &form : chinese) {
        if (name.endsWith(form) && name.size() > form.size()) {
            name.chop(form.size());
            return true;
        }
    }
    for (const QString &form : latin) {
        if (name.endsWith(u' ' + form)) {
            name.chop(form.size() + 1);
            return true;
        }
    }
    return false;
}

} // namespace

Result<CompanyDraft> checked(const CompanyDraft &draft)
{
    CompanyDraft clean;
    clean.verified = draft.verified;
    REDRESS_TRY(name, cleanShortText(draft.name, u"the company's name"_s));
    if (name.isEmpty())
        return Error{ErrorCode::BadInput, u"the company has no name"_s, u"Give its name."_s};
    clean.name = name;
    if (draft.aliases.size() > kMaxAliases || draft.officialDomains.size() > kMaxDomains)
        return Error{ErrorCode::BadInput, u"more than 50 aliases or domains"_s,
                     u"Keep the ones that are in use."_s};
    for (const QString &typed : draft.aliases) {
        REDRESS_TRY(alias, cleanShortText(typed, u"an alias"_s));
        if (!alias.isEmpty() && alias != name && !clean.aliases.contains(alias))
            clean.aliases.append(alias);
    }
    if (!draft.hotline.trimmed().isEmpty()) {
        REDRESS_TRY(hotline, normalizePhone(draft.hotline));
        clean.hotline = hotline;
    }
    for (const QString &typed : draft.officialDomains) {
        REDRESS_TRY(domain, checkedDomain(typed));
        if (!clean.officialDomains.contains(domain))
            clean.officialDomains.append(domain);
    }
    return clean;
}

QJsonObject toJson(const CompanyDraft &draft)
{
    QJsonObject object{{"name"_L1, draft.name}, {"verified"_L1, draft.verified}};
    if (!draft.aliases.isEmpty())
        object.insert("aliases"_L1, QJsonArray::fromStringList(draft.aliases));
    if (!draft.hotline.isEmpty())
        object.insert("hotline"_L1, draft.hotline);
    if (!draft.officialDomains.isEmpty())
        object.insert("domains"_L1, QJsonArray::fromStringList(draft.officialDomains));
    return object;
}

Result<CompanyDraft> companyDraftFromJson(const QJsonObject &object)
{
    JsonFields fields(object, u"the company"_s, ErrorCode::BadInput);
    CompanyDraft draft;
    draft.name = fields.requiredText("name"_L1);
    draft.aliases = fields.texts("aliases"_L1, kMaxAliases);
    draft.hotline = fields.text("hotline"_L1);
    draft.officialDomains = fields.texts("domains"_L1, kMaxDomains);
    const bool verified = fields.flag("verified"_L1);
    draft.verified = verified || !fields.has("verified"_L1);
    REDRESS_CHECK(fields.finish());
    return checked(draft);
}

QString foldCompanyName(const QString &name)
{
    QString folded;
    bool han = false;
    for (const QChar c : foldName(name)) {
        han = han || isHan(c);
        if (c == u'&')
            folded += u" and "_s;
        else if (c == u'.' || c == u'\'' || c == u'’')
            continue; // "J.P. Morgan", "Macy's"
        else
            folded += c.isLetterOrNumber() || c.isSurrogate() || c.isMark() ? c : QChar(u' ');
    }
    folded = folded.simplified();
    if (han)
        folded.remove(u' ');
    while (chopLegalForm(folded)) { }
    return folded;
}

} // namespace Redress::Domain
