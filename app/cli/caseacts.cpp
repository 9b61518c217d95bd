// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

namespace {

/// The fields of an act: --json-file overlaid with options, all as text.
class Fields {
public:
    static Result<Fields> from(Invocation &in)
    {
        Fields fields;
        REDRESS_TRY(object, in.jsonFile());
        for (const Option &option : in.command()->options) {
            if (option.name != u"json-file"_s && in.has(option.name))
                object.insert(option.name, in.value(option.name));
        }
        for (auto member = object.begin(); member != object.end(); ++member) {
            bool known = false;
            for (const Option &option : in.command()->options)
                known = known || option.name == member.key();
            if (!known)
                return Error{ErrorCode::BadInput,
                             "\""_L1 + member.key().left(40) + "\" is not a field of this act"_L1,
                             "Usage: "_L1 + usage(*in.command())};
        }
        fields.m_object = object;
        return fields;
    }
    QString text(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    }
    QJsonValue value(const QString &name) const { return m_object.value(name); }

private:
    QJsonObject m_object;
};

using Act = std::function<Result<Services::ActDone>(Services::CaseService &, const CaseId &,
                                                    const Fields &, const Services::SessionPtr &)>;

Command actCommand(const QString &verb, const QString &summary, QList<Option> options,
                   const Act &act, const QString &sentence)
{
    options.prepend(
        {u"json-file"_s, u"FILE"_s, u"The fields as one JSON object (- for standard input)"_s});
    return {{u"case"_s, verb},
            summary,
            {{u"CASE"_s, u"Case number"_s}},
            options,
            [act, sentence](Invocation &in) -> Result<Answer> {
                REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
                REDRESS_TRY(fields, Fields::from(in));
                REDRESS_TRY(session, in.session());
                Services::CaseService service(session);
                REDRESS_TRY(done, act(service, CaseId{number}, fields, session));
                return Answer{toJson(done), sentence.arg(number)};
            }};
}

// The second word of link and unlink.
Command linkCommand(const QString &verb, const QString &summary, const QList<Option> &options,
                    const QString &sentence)
{
    return {{u"case"_s, verb},
            summary,
            {{u"CASE"_s, u"Case number"_s}, {u"OTHER"_s, u"The other case"_s}},
            options,
            [verb, sentence](Invocation &in) -> Result<Answer> {
                REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
                REDRESS_TRY(other, parseNumber(u'C', in.argument(1)));
                REDRESS_TRY(session, in.session());
                Services::CaseService service(session);
                const QString kind = in.has(u"kind"_s) ? in.value(u"kind"_s) : u"other"_s;
                REDRESS_TRY(done,
                            verb == u"link"_s ? service.link(CaseId{number}, CaseId{other}, kind)
                                              : service.unlink(CaseId{number}, CaseId{other}));
                return Answer{toJson(done), sentence.arg(number, other)};
            }};
}

Result<StaffId> findStaff(const Services::SessionPtr &session, const QString &name)
{
    if (name.isEmpty() || name == u"nobody"_s)
        return StaffId{};
    if (name == u"me"_s || name == session->person().login)
        return session->person().id;
    REDRESS_TRY(members, Services::StaffService(session).list());
    for (const Domain::StaffMember &member : members) {
        if (!member.retired && (member.login == name || member.id.value == name))
            return member.id;
    }
    return Error{ErrorCode::NotFound, "nobody here is called "_L1 + name.left(60),
                 u"See redress-cli staff list."_s};
}

} // namespace

QList<Command> caseActCommands()
{
    using Services::CaseService;
    using Services::SessionPtr;
    return {
        actCommand(
            u"note"_s, u"Adds a note"_s, {{u"text"_s, u"TEXT"_s, u"The note"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f, const SessionPtr &) {
                return s.note(id, f.text(u"text"_s));
            },
            u"The note is on %1."_s),
        actCommand(
            u"assign"_s, u"Gives a case to somebody"_s,
            {{u"to"_s, u"NAME"_s, u"Login name, me (default), or nobody for the shared queue"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f,
               const SessionPtr &session) -> Result<Services::ActDone> {
                REDRESS_TRY(
                    to, findStaff(session, f.text(u"to"_s).isEmpty() ? u"me"_s : f.text(u"to"_s)));
                return s.assign(id, to);
            },
            u"%1 is assigned."_s),
        actCommand(
            u"forward"_s, u"Forwards a case to the company"_s,
            {{u"message"_s, u"TEXT"_s, u"What is asked of the company"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f, const SessionPtr &) {
                return s.forward(id, f.text(u"message"_s));
            },
            u"%1 is with the company."_s),
        actCommand(
            u"answer"_s, u"Records an answer"_s,
            {{u"from"_s, u"WHO"_s, u"company (default) or center"_s},
             {u"text"_s, u"TEXT"_s, u"The answer"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f, const SessionPtr &) {
                return s.answer(id, f.text(u"from"_s).isEmpty() ? u"company"_s : f.text(u"from"_s),
                                f.text(u"text"_s));
            },
            u"The answer is on %1."_s),
        actCommand(
            u"extend"_s, u"Extends the clock; a supervisor's approval with its reason"_s,
            {{u"days"_s, u"N"_s, u"In the unit of the procedure"_s},
             {u"reason"_s, u"TEXT"_s, u"Told to the consumer"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f,
               const SessionPtr &) -> Result<Services::ActDone> {
                bool fits = false;
                const int days = f.text(u"days"_s).toInt(&fits);
                if (!fits || days < 1 || days > 3660)
                    return Error{
                        ErrorCode::BadInput, u"--days must be a number from 1 to 3660"_s, {}};
                return s.extend(id, days, f.text(u"reason"_s));
            },
            u"The clock of %1 is extended."_s),
        actCommand(
            u"pause"_s, u"Pauses the clock"_s,
            {{u"reason"_s, u"TEXT"_s, u"waiting-for-consumer, waiting-for-authority, or words"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f, const SessionPtr &) {
                return s.pause(id, f.text(u"reason"_s));
            },
            u"The clock of %1 is paused."_s),
        actCommand(
            u"resume"_s, u"Lets the clock run again"_s, {},
            [](CaseService &s, const CaseId &id, const Fields &, const SessionPtr &) {
                return s.resume(id);
            },
            u"The clock of %1 runs again."_s),
        linkCommand(u"link"_s, u"Links two cases"_s,
                    {{u"kind"_s, u"WORD"_s,
                      u"same-wording, same-company, same-consumer, other (default)"_s}},
                    u"%1 and %2 are linked."_s),
        linkCommand(u"unlink"_s, u"Undoes a link"_s, {}, u"%1 and %2 are no longer linked."_s),
        actCommand(
            u"close"_s, u"Closes a case with its outcome"_s,
            {{u"outcome"_s, u"WORD"_s,
              u"upheld, partly-upheld, rejected, settled, withdrawn, out-of-scope, explained …"_s},
             {u"relief"_s, u"AMOUNT"_s, u"What the consumer got back"_s},
             {u"statement"_s, u"TEXT"_s, u"What the consumer was told"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f,
               const SessionPtr &session) -> Result<Services::ActDone> {
                CaseService::Closing closing;
                closing.outcome = f.text(u"outcome"_s);
                closing.statement = f.text(u"statement"_s);
                if (f.value(u"relief"_s).isObject()) {
                    const QJsonObject relief = f.value(u"relief"_s).toObject();
                    REDRESS_TRY(money,
                                checkedMoney(relief.value(u"minorUnits"_s).toInteger(-1),
                                             relief.value(u"currency"_s).toString()));
                    closing.relief = money;
                } else if (!f.text(u"relief"_s).isEmpty()) {
                    REDRESS_TRY(money, parseMoney(f.text(u"relief"_s), session->center().currency));
                    closing.relief = money;
                }
                return s.close(id, closing);
            },
            u"%1 is closed."_s),
        actCommand(
            u"reopen"_s, u"Opens a closed case again"_s, {{u"reason"_s, u"TEXT"_s, u"Why"_s}},
            [](CaseService &s, const CaseId &id, const Fields &f, const SessionPtr &) {
                return s.reopen(id, f.text(u"reason"_s));
            },
            u"%1 is open again."_s),
    };
}

} // namespace Redress::Cli
