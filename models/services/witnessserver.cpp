// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witnessserver.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr QByteArrayView kPath{"/add-checkpoint"};
constexpr QByteArrayView kSizeType{"text/x.tlog.size"};

Exchange::HttpReply sentence(int status, const QString &text)
{
    return {status, "text/plain; charset=utf-8", text.toUtf8() + '\n'};
}

Exchange::HttpReply failed(const Error &error, const std::function<void(const QString &)> &told)
{
    if (error.code == ErrorCode::BadInput)
        return sentence(400, error.detail);
    told(error.detail);
    return error.code == ErrorCode::InUse
        ? sentence(503, u"this witness is busy; ask again later"_s)
        : sentence(500, u"this witness cannot cosign now; its own people see why"_s);
}

} // namespace

Exchange::HttpReply replyTo(const Witness &witness, const Exchange::HttpRequest &request,
                            const std::function<void(const QString &)> &told)
{
    // A reverse proxy may put us below any address.
    if (!request.target.endsWith(kPath))
        return sentence(404, u"this is a witness: POST …/add-checkpoint"_s);
    if (request.method != "POST")
        return sentence(405, u"a checkpoint is brought by POST"_s);
    const auto answer = witness.answer(request.body);
    if (!answer)
        return failed(answer.error(), told);
    const Ledger::WitnessDecision &decision = answer->decision;
    const int status = decision.httpStatus();
    if (decision.verdict != Ledger::WitnessVerdict::UnknownLog)
        told(u"%1 %2: %3%4"_s.arg(status).arg(
            answer->origin, decision.why.isEmpty() ? u"cosigned"_s : decision.why,
            answer->evidence.isEmpty() ? QString() : u"; kept in "_s + answer->evidence));
    if (decision.verdict == Ledger::WitnessVerdict::Cosign)
        return {status, "text/plain; charset=utf-8", answer->cosignature};
    if (decision.verdict == Ledger::WitnessVerdict::OtherSize)
        return {status, kSizeType.toByteArray(), QByteArray::number(decision.size) + '\n'};
    return sentence(status, decision.why);
}

} // namespace Redress::Services
