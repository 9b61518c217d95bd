// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/typedcall.h"

#include "models/core/money.h"
#include "models/core/text.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {
struct TextField {
    QLatin1String name;
    QString TypedCall::*text;
};
const TextField kTexts[] = {
    {"channel"_L1, &TypedCall::channel},
    {"phone"_L1, &TypedCall::phone},
    {"name"_L1, &TypedCall::name},
    {"idNumber"_L1, &TypedCall::idNumber},
    {"speaksFor"_L1, &TypedCall::speaksFor},
    {"knownConsumer"_L1, &TypedCall::knownConsumer},
    {"company"_L1, &TypedCall::company},
    {"companyId"_L1, &TypedCall::companyId},
    {"issue"_L1, &TypedCall::issue},
    {"issueCode"_L1, &TypedCall::issueCode},
    {"productCode"_L1, &TypedCall::productCode},
    {"story"_L1, &TypedCall::story},
    {"account"_L1, &TypedCall::account},
    {"amount"_L1, &TypedCall::amount},
    {"happened"_L1, &TypedCall::happened},
};
} // namespace

bool TypedCall::isEmpty() const
{
    TypedCall nothing;
    nothing.channel = channel;
    return toJson() == nothing.toJson();
}

QJsonObject TypedCall::toJson() const
{
    QJsonObject object;
    for (const TextField &field : kTexts) {
        if (!(this->*field.text).isEmpty())
            object.insert(field.name, this->*field.text);
    }
    if (specialCare)
        object.insert("specialCare"_L1, true);
    if (!remedies.isEmpty())
        object.insert("remedies"_L1, QJsonArray::fromStringList(remedies));
    return object;
}

TypedCall TypedCall::fromJson(const QJsonObject &object)
{
    TypedCall call;
    for (const TextField &field : kTexts) {
        if (object.contains(field.name))
            call.*field.text = object.value(field.name).toString();
    }
    call.specialCare = object.value("specialCare"_L1).toBool();
    for (const QJsonValue &remedy : object.value("remedies"_L1).toArray())
        call.remedies.append(remedy.toString());
    return call;
}

QHash<TypedCall::Field, QString> TypedCall::mistakes(const QDate &today,
                                                     const QString &currency) const
{
    QHash<Field, QString> found;
    if (!phone.trimmed().isEmpty() && !Domain::normalizePhone(phone))
        found[Field::Phone] = tr("A number has 3 to 15 digits, like 138 0013 8000.");
    if (!idNumber.trimmed().isEmpty() && !Domain::normalizeIdNumber(idNumber))
        found[Field::IdNumber] = tr("The check digit does not fit. Compare it with the paper.");
    if (!issue.trimmed().isEmpty() && issueCode.isEmpty())
        found[Field::Issue] = tr("Choose one of the list (Down, Enter), or leave it empty.");
    if (story.trimmed().isEmpty() && issueCode.isEmpty())
        found[Field::Story] = tr("Write what happened, or choose the matter above.");
    if (story.trimmed().size() > kMaxLongText)
        found[Field::Story]
            = tr("At most %1 characters have room here; archive the text as a paper.")
                  .arg(QLocale().toString(kMaxLongText));
    if (!amount.trimmed().isEmpty() && !parseMoney(amount, currency))
        found[Field::Amount] = tr("Write it like 50000, 5w or 300 USD.");
    if (!happened.trimmed().isEmpty() && !Domain::parseDay(happened, today))
        found[Field::Happened]
            = tr("Write it like 2026-10-31, 31.10. or yesterday; from 1900 until today.");
    return found;
}

Domain::CaseDraft TypedCall::draft(const QDate &today, const QString &currency) const
{
    Domain::CaseDraft draft;
    draft.channel = channel;
    draft.knownConsumer = {knownConsumer};
    draft.consumer.name = name.trimmed();
    if (const auto number = Domain::normalizePhone(phone))
        draft.consumer.phone = *number;
    if (const auto number = Domain::normalizeIdNumber(idNumber);
        number && !idNumber.trimmed().isEmpty())
        draft.consumer.idNumber = *number;
    draft.consumer.speaksFor = speaksFor.trimmed();
    draft.company = companyId.isEmpty() ? company.trimmed() : companyId;
    draft.product = productCode;
    draft.issue = issueCode;
    draft.narrative = story.trimmed();
    draft.account = account.trimmed();
    draft.remedies = remedies;
    draft.specialCare = specialCare;
    if (const auto money = parseMoney(amount, currency))
        draft.amount = *money;
    if (const auto day = Domain::parseDay(happened, today))
        draft.happenedOn = *day;
    return draft;
}

} // namespace Redress::Ui
