// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/result.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace Redress::Domain {

/// What the center knows of a person; any field may be empty.
struct ConsumerFacts {
    QString name;
    QString phone; // normalised: digits with leading "+"
    QString idNumber; // normalised: upper case, no spaces
    QString email;
    QString address;
    QString speaksFor; // whom the caller represents

    bool isEmpty() const;
    bool operator==(const ConsumerFacts &) const = default;
};
QJsonObject toJson(const ConsumerFacts &facts); // empty fields are left out
Result<ConsumerFacts>
consumerFactsFromJson(const QJsonObject &object); // cleans and normalises; BadInput names the field

/// A call as typed. JSON form: design.md 8.
struct CaseDraft {
    QString channel = QStringLiteral("phone");
    ConsumerId knownConsumer; // set when the caller was recognised and confirmed
    ConsumerFacts consumer;
    QString company; // a company id or a name; an unknown name becomes an unverified company
    QString product; // taxonomy code
    QString issue; // taxonomy code
    QString narrative;
    QString account;
    std::optional<Money> amount;
    QStringList remedies;
    std::optional<QDate> happenedOn;
    QDateTime receivedUtc; // invalid: now
    bool specialCare = false;
    QString procedure; // empty: the center's
};
QJsonObject toJson(const CaseDraft &draft);
/// Unknown members are BadInput (a typing mistake must not lose a fact silently).
Result<CaseDraft> caseDraftFromJson(const QJsonObject &object);
/// Rules that need no database: a story or an issue must be there, dates in 1900…today, codes
/// well-formed.
Result<CaseDraft> checked(const CaseDraft &draft, const QDateTime &nowUtc);

/// Telephone numbers as people write them ("138-0013-8000", "+86 138…", "０１０ 8888 8888") to one
/// form:
/// "+" country and digits where a country is known, else digits. BadInput for fewer than 3 or more
/// than 15 digits.
Result<QString> normalizePhone(const QString &typed,
                               const QString &defaultCountry = QStringLiteral("86"));
/// Identity numbers: NFKC, upper case, spaces and hyphens removed; an 18-digit Chinese number has
/// its check character tested.
Result<QString> normalizeIdNumber(const QString &typed);
/// For matching names: NFKC, case-folded, inner spaces collapsed.
QString foldName(const QString &name);
/// "2026-10-31", "31.10.2026", "31.10.", "10/31/2026", "昨天", "yesterday", "3天前"; BadInput
/// outside 1900…today.
Result<QDate> parseDay(const QString &typed, const QDate &today);

struct CompanyDraft {
    QString name;
    QStringList aliases;
    QString hotline;
    QStringList officialDomains; // lower-case A-labels
    bool verified = true;
};
Result<CompanyDraft> checked(const CompanyDraft &draft);
QJsonObject toJson(const CompanyDraft &draft);
Result<CompanyDraft> companyDraftFromJson(const QJsonObject &object);
/// For matching: case-folded, punctuation and legal forms (", Inc.", "LLC", "有限公司") set aside.
QString foldCompanyName(const QString &name);

/// "contract", "voucher", "statement", "screenshot", "chat-log", "call-recording", "identity",
/// "correspondence", "decision".
const QStringList &documentKinds();

} // namespace Redress::Domain
