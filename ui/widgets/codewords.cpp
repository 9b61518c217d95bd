// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codewords.h"

#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

using Words = QHash<QString, const char *>;

QString CodeWords::channel(const QString &code)
{
    static const Words words{
        {u"phone"_s, QT_TR_NOOP("telephone")},   {u"web"_s, QT_TR_NOOP("web form")},
        {u"letter"_s, QT_TR_NOOP("letter")},     {u"visit"_s, QT_TR_NOOP("visit")},
        {u"email"_s, QT_TR_NOOP("e-mail")},      {u"fax"_s, QT_TR_NOOP("fax")},
        {u"referral"_s, QT_TR_NOOP("referral")}, {u"other"_s, QT_TR_NOOP("another way")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::remedy(const QString &code)
{
    static const Words words{{u"refund"_s, QT_TR_NOOP("money back")},
                             {u"contract-ended"_s, QT_TR_NOOP("contract ended")},
                             {u"apology"_s, QT_TR_NOOP("apology")},
                             {u"correction"_s, QT_TR_NOOP("correction")},
                             {u"compensation"_s, QT_TR_NOOP("compensation")},
                             {u"other"_s, QT_TR_NOOP("something else")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::outcome(const QString &code)
{
    static const Words words{{u"upheld"_s, QT_TR_NOOP("upheld")},
                             {u"partly-upheld"_s, QT_TR_NOOP("partly upheld")},
                             {u"rejected"_s, QT_TR_NOOP("not upheld")},
                             {u"settled"_s, QT_TR_NOOP("settled between the parties")},
                             {u"withdrawn"_s, QT_TR_NOOP("withdrawn by the consumer")},
                             {u"out-of-scope"_s, QT_TR_NOOP("outside the center's remit")},
                             {u"explained"_s, QT_TR_NOOP("closed with an explanation")},
                             {u"monetary-relief"_s, QT_TR_NOOP("relief in money")},
                             {u"non-monetary-relief"_s, QT_TR_NOOP("relief other than money")},
                             {u"relief"_s, QT_TR_NOOP("relief given")},
                             {u"no-relief"_s, QT_TR_NOOP("no relief given")},
                             {u"untimely"_s, QT_TR_NOOP("answered too late")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::pauseReason(const QString &code)
{
    static const Words words{{u"papers-missing"_s, QT_TR_NOOP("papers are missing")},
                             {u"waiting-for-consumer"_s, QT_TR_NOOP("waiting for the consumer")},
                             {u"waiting-for-expert"_s, QT_TR_NOOP("waiting for an expert")},
                             {u"waiting-for-court"_s, QT_TR_NOOP("waiting for a court")},
                             {u"other"_s, QT_TR_NOOP("another reason")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::linkKind(const QString &code)
{
    static const Words words{{u"same-wording"_s, QT_TR_NOOP("same wording")},
                             {u"same-company"_s, QT_TR_NOOP("same company")},
                             {u"same-consumer"_s, QT_TR_NOOP("same consumer")},
                             {u"other"_s, QT_TR_NOOP("another connection")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::source(const QString &code)
{
    static const Words words{{u"consumer"_s, QT_TR_NOOP("the consumer")},
                             {u"company"_s, QT_TR_NOOP("the company")},
                             {u"center"_s, QT_TR_NOOP("the center")},
                             {u"third-party"_s, QT_TR_NOOP("a third party")},
                             {u"other"_s, QT_TR_NOOP("somebody else")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::paperKind(const QString &code)
{
    static const Words words{{u"contract"_s, QT_TR_NOOP("Contract")},
                             {u"voucher"_s, QT_TR_NOOP("Voucher")},
                             {u"statement"_s, QT_TR_NOOP("Statement")},
                             {u"screenshot"_s, QT_TR_NOOP("Screenshot")},
                             {u"chat-log"_s, QT_TR_NOOP("Chat log")},
                             {u"call-recording"_s, QT_TR_NOOP("Call recording")},
                             {u"identity"_s, QT_TR_NOOP("Identity paper")},
                             {u"correspondence"_s, QT_TR_NOOP("Correspondence")},
                             {u"decision"_s, QT_TR_NOOP("Decision")},
                             {u"other"_s, QT_TR_NOOP("Other paper")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::recipient(const QString &code)
{
    static const Words words{{u"court"_s, QT_TR_NOOP("Court")},
                             {u"company"_s, QT_TR_NOOP("Company")},
                             {u"department"_s, QT_TR_NOOP("Department")},
                             {u"public"_s, QT_TR_NOOP("Public")}};
    const char *word = words.value(code);
    return word ? tr(word) : code;
}

QString CodeWords::status(Domain::CaseStatus status)
{
    switch (status) {
    case Domain::CaseStatus::Open:
        return tr("open");
    case Domain::CaseStatus::Forwarded:
        return tr("forwarded to the company");
    case Domain::CaseStatus::Answered:
        return tr("answered");
    case Domain::CaseStatus::Paused:
        return tr("paused");
    case Domain::CaseStatus::Closed:
        return tr("closed");
    }
    return {};
}

QString CodeWords::factGroup(const QString &name)
{
    static const Words words{{u"consumer"_s, QT_TR_NOOP("who the consumer is")},
                             {u"narrative"_s, QT_TR_NOOP("the story")},
                             {u"account"_s, QT_TR_NOOP("account and contract numbers")},
                             {u"note"_s, QT_TR_NOOP("notes of the center")},
                             {u"message"_s, QT_TR_NOOP("messages to the company")},
                             {u"answer"_s, QT_TR_NOOP("answers")},
                             {u"statement"_s, QT_TR_NOOP("the closing statement")},
                             {u"file"_s, QT_TR_NOOP("names of papers")},
                             {u"content"_s, QT_TR_NOOP("fingerprints of papers")},
                             {u"seal"_s, QT_TR_NOOP("signatures on papers")},
                             {u"signatures"_s, QT_TR_NOOP("signatures that papers carry")},
                             {u"staff"_s, QT_TR_NOOP("names of staff")},
                             {u"origin"_s, QT_TR_NOOP("where an imported case came from")}};
    const char *word = words.value(name);
    return word ? tr(word) : name;
}

QString CodeWords::roles(Domain::Roles roles)
{
    QStringList words;
    if (roles.testFlag(Domain::Role::Operator))
        words.append(tr("operator"));
    if (roles.testFlag(Domain::Role::Supervisor))
        words.append(tr("supervisor"));
    if (roles.testFlag(Domain::Role::Auditor))
        words.append(tr("auditor"));
    if (roles.testFlag(Domain::Role::Administrator))
        words.append(tr("administrator"));
    return words.join(tr(", ", "between the words of a list"));
}

QString CodeWords::clockUnit(int days, bool workDays)
{
    return workDays ? tr("%n working day(s)", nullptr, days) : tr("%n day(s)", nullptr, days);
}

QString CodeWords::fileSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

bool CodeWords::isChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

QString CodeWords::label(const QString &english, const QString &chinese)
{
    const QString &first = isChinese() ? chinese : english;
    return !first.isEmpty() ? first : isChinese() ? english : chinese;
}

} // namespace Redress::Ui
