// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/drafts.h"

#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/domain/codes.h"
#include "models/domain/jsonfields.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr int kFirstYear = 1900;

Result<QString> checkedEmail(const QString &typed)
{
    static const QRegularExpression shape(u"^[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,189}$"_s);
    REDRESS_TRY(email, cleanShortText(typed, u"the e-mail address"_s));
    if (email.isEmpty())
        return email;
    if (!shape.match(email).hasMatch())
        return Error{ErrorCode::BadInput,
                     "\""_L1 + email.left(60) + "\" is not an e-mail address"_L1,
                     u"Write it like name@mail.example."_s};
    const qsizetype at = email.lastIndexOf(u'@');
    return email.left(at) + email.mid(at).toLower();
}

Result<ConsumerFacts> checkedConsumer(const ConsumerFacts &typed)
{
    ConsumerFacts clean;
    REDRESS_TRY(name, cleanShortText(typed.name, u"the consumer's name"_s));
    clean.name = name;
    if (!typed.phone.trimmed().isEmpty()) {
        REDRESS_TRY(phone, normalizePhone(typed.phone));
        clean.phone = phone;
    }
    if (!typed.idNumber.trimmed().isEmpty()) {
        REDRESS_TRY(idNumber, normalizeIdNumber(typed.idNumber));
        clean.idNumber = idNumber;
    }
    REDRESS_TRY(email, checkedEmail(typed.email));
    clean.email = email;
    REDRESS_TRY(address, cleanShortText(typed.address, u"the address"_s));
    clean.address = address;
    REDRESS_TRY(speaksFor, cleanShortText(typed.speaksFor, u"the person spoken for"_s));
    clean.speaksFor = speaksFor;
    return clean;
}

ConsumerFacts readConsumer(JsonFields &fields)
{
    ConsumerFacts facts;
    facts.name = fields.text("name"_L1);
    facts.phone = fields.text("phone"_L1);
    facts.idNumber = fields.text("idNumber"_L1);
    facts.email = fields.text("email"_L1);
    facts.address = fields.text("address"_L1);
    facts.speaksFor = fields.text("speaksFor"_L1);
    return facts;
}

Result<void> checkDays(const CaseDraft &draft, const QDateTime &nowUtc)
{
    // Today begins at UTC+14 first: a day typed there must not be refused as "tomorrow".
    const QDate latest = nowUtc.toUTC().addSecs(14 * 3600).date();
    if (draft.happenedOn
        && (!draft.happenedOn->isValid() || draft.happenedOn->year() < kFirstYear
            || *draft.happenedOn > latest))
        return Error{ErrorCode::BadInput,
                     u"the day it happened lies outside %1 to today"_s.arg(kFirstYear),
                     u"Check the year."_s};
    if (draft.receivedUtc.isValid()
        && (draft.receivedUtc > nowUtc || draft.receivedUtc.toUTC().date().year() < kFirstYear))
        return Error{ErrorCode::BadInput,
                     u"the time of receipt lies outside %1 to now"_s.arg(kFirstYear),
                     u"Check the year."_s};
    return {};
}

Result<void> checkCodes(const CaseDraft &draft)
{
    if (!channels().contains(draft.channel))
        return Error{ErrorCode::BadInput,
                     "\""_L1 + draft.channel.left(40) + "\" is not a channel"_L1,
                     "Channels are "_L1 + channels().join(", "_L1) + u'.'};
    for (const QString &code : {draft.product, draft.issue}) {
        if (!code.isEmpty() && !isCode(code))
            return Error{ErrorCode::BadInput,
                         "\""_L1 + code.left(40) + "\" is not a code of the taxonomy"_L1,
                         u"Choose product and issue from the list."_s};
    }
    for (const QString &remedy : draft.remedies) {
        if (!remedies().contains(remedy))
            return Error{ErrorCode::BadInput, "\""_L1 + remedy.left(40) + "\" is not a remedy"_L1,
                         "Remedies are "_L1 + remedies().join(", "_L1) + u'.'};
    }
    static const QRegularExpression idAtVersion(u"^[a-z0-9.-]{1,60}(@[a-z0-9.-]{1,20})?$"_s);
    if (!draft.procedure.isEmpty() && !idAtVersion.match(draft.procedure).hasMatch())
        return Error{ErrorCode::BadInput,
                     "\""_L1 + draft.procedure.left(40) + "\" is not a procedure"_L1,
                     u"Choose a procedure from the list."_s};
    return {};
}

} // namespace

bool ConsumerFacts::isEmpty() const
{
    return *this == ConsumerFacts{};
}

QJsonObject toJson(const ConsumerFacts &facts)
{
    QJsonObject object;
    const auto put = [&object](QLatin1String name, const QString &text) {
        if (!text.isEmpty())
            object.insert(name, text);
    };
    put("name"_L1, facts.name);
    put("phone"_L1, facts.phone);
    put("idNumber"_L1, facts.idNumber);
    put("email"_L1, facts.email);
    put("address"_L1, facts.address);
    put("speaksFor"_L1, facts.speaksFor);
    return object;
}

Result<ConsumerFacts> consumerFactsFromJson(const QJsonObject &object)
{
    JsonFields fields(object, u"the consumer"_s, ErrorCode::BadInput);
    const ConsumerFacts facts = readConsumer(fields);
    REDRESS_CHECK(fields.finish());
    return checkedConsumer(facts);
}

QJsonObject toJson(const CaseDraft &draft)
{
    QJsonObject object{{"channel"_L1, draft.channel}};
    const auto put = [&object](QLatin1String name, const QString &text) {
        if (!text.isEmpty())
            object.insert(name, text);
    };
    put("knownConsumer"_L1, draft.knownConsumer.value);
    if (!draft.consumer.isEmpty())
        object.insert("consumer"_L1, toJson(draft.consumer));
    put("company"_L1, draft.company);
    put("product"_L1, draft.product);
    put("issue"_L1, draft.issue);
    put("narrative"_L1, draft.narrative);
    put("account"_L1, draft.account);
    if (draft.amount)
        object.insert("amount"_L1, moneyToJson(*draft.amount));
    if (!draft.remedies.isEmpty())
        object.insert("remedies"_L1, QJsonArray::fromStringList(draft.remedies));
    if (draft.happenedOn)
        object.insert("happenedOn"_L1, draft.happenedOn->toString(Qt::ISODate));
    if (draft.receivedUtc.isValid())
        object.insert("receivedAt"_L1, formatUtc(draft.receivedUtc));
    if (draft.specialCare)
        object.insert("specialCare"_L1, true);
    put("procedure"_L1, draft.procedure);
    return object;
}

Result<CaseDraft> caseDraftFromJson(const QJsonObject &object)
{
    JsonFields fields(object, u"the case"_s, ErrorCode::BadInput);
    CaseDraft draft;
    if (fields.has("channel"_L1))
        draft.channel = fields.requiredWord("channel"_L1, channels());
    else
        fields.text("channel"_L1);
    draft.knownConsumer = {fields.text("knownConsumer"_L1)};
    REDRESS_TRY(consumer, consumerFactsFromJson(fields.object("consumer"_L1)));
    draft.consumer = consumer;
    draft.company = fields.text("company"_L1);
    draft.product = fields.text("product"_L1);
    draft.issue = fields.text("issue"_L1);
    draft.narrative = fields.text("narrative"_L1);
    draft.account = fields.text("account"_L1);
    draft.amount = fields.money("amount"_L1);
    draft.remedies = fields.texts("remedies"_L1, remedies().size());
    if (const QDate day = fields.day("happenedOn"_L1); day.isValid())
        draft.happenedOn = day;
    draft.receivedUtc = fields.utc("receivedAt"_L1);
    draft.specialCare = fields.flag("specialCare"_L1);
    draft.procedure = fields.text("procedure"_L1);
    REDRESS_CHECK(fields.finish());
    return draft;
}

Result<CaseDraft> checked(const CaseDraft &draft, const QDateTime &nowUtc)
{
    CaseDraft clean = draft;
    REDRESS_CHECK(checkCodes(draft));
    REDRESS_CHECK(checkDays(draft, nowUtc));
    REDRESS_TRY(consumer, checkedConsumer(draft.consumer));
    clean.consumer = consumer;
    REDRESS_TRY(company, cleanShortText(draft.company, u"the company"_s));
    clean.company = company;
    REDRESS_TRY(narrative, cleanLongText(draft.narrative, u"the story"_s));
    clean.narrative = narrative;
    REDRESS_TRY(account, cleanShortText(draft.account, u"the account number"_s));
    clean.account = account;
    if (clean.narrative.isEmpty() && clean.issue.isEmpty())
        return Error{ErrorCode::BadInput, u"neither a story nor an issue is given"_s,
                     u"Say in a sentence what happened, or choose an issue."_s};
    if (draft.amount)
        REDRESS_CHECK(checkedMoney(draft.amount->minorUnits, draft.amount->currency));
    clean.remedies.removeDuplicates();
    return clean;
}

const QStringList &documentKinds()
{
    static const QStringList kinds{u"contract"_s,   u"voucher"_s,        u"statement"_s,
                                   u"screenshot"_s, u"chat-log"_s,       u"call-recording"_s,
                                   u"identity"_s,   u"correspondence"_s, u"decision"_s};
    return kinds;
}

} // namespace Redress::Domain
