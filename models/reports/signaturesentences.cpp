// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/sentences.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

QString signatureSentence(const Words &words, const Domain::PaperSignature &signature)
{
    if (signature.problem == "other-program"_L1)
        return words(u"a signed container of another program, not judged",
                     u"其他程序生成的签名容器，未作判断");
    if (signature.state == "unreadable"_L1)
        return words(u"a signature that cannot be judged", u"无法判断的签名");
    const QString who
        = signature.organization.isEmpty() || signature.organization == signature.signer
        ? signature.signer
        : words(u"%1 (%2)", u"%1（%2）").arg(signature.signer, signature.organization);
    if (signature.state == "broken"_L1)
        return words(u"%1: does not hold, the paper is not what was signed",
                     u"%1：不成立，材料与签名时不一致")
            .arg(who);
    const QString when = signature.atUtc.isValid() ? words.time(signature.atUtc) : QString();
    const QString by = when.isEmpty() ? who : words(u"%1, %2", u"%1，%2").arg(who, when);
    if (signature.covers != "whole"_L1)
        return words(u"%1: holds, but something was added afterwards",
                     u"%1：成立，但签名后又有增添")
            .arg(by);
    return signature.trusted
        ? words(u"%1: holds over the whole paper, certificate trusted when archived",
                u"%1：对整份材料成立，归档时证书可信")
              .arg(by)
        : words(u"%1: holds over the whole paper, certificate not known when archived",
                u"%1：对整份材料成立，归档时证书来源不明")
              .arg(by);
}

} // namespace Redress::Reports
