// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/papersignature.h"

#include "models/core/clock.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

const QStringList &signatureKinds()
{
    static const QStringList words{u"pdf"_s, u"time-stamp"_s, u"beside"_s, u"dossier"_s};
    return words;
}

const QStringList &signatureCovers()
{
    static const QStringList words{u"whole"_s, u"part"_s, u"unclear"_s};
    return words;
}

const QStringList &signatureStates()
{
    static const QStringList words{u"holds"_s, u"broken"_s, u"unreadable"_s};
    return words;
}

const QStringList &signatureProblems()
{
    static const QStringList words{u"ranges"_s,         u"unreadable"_s,   u"not-one-person"_s,
                                   u"no-certificate"_s, u"changed"_s,      u"forged"_s,
                                   u"added"_s,          u"expired"_s,      u"unknown"_s,
                                   u"too-many"_s,       u"other-program"_s};
    return words;
}

QJsonArray toJson(const QList<PaperSignature> &signatures)
{
    QJsonArray array;
    for (const PaperSignature &signature : signatures) {
        QJsonObject object{{u"kind"_s, signature.kind},
                           {u"covers"_s, signature.covers},
                           {u"state"_s, signature.state},
                           {u"trusted"_s, signature.trusted}};
        for (const auto &[name, text] : {std::pair("problem"_L1, signature.problem),
                                         {"signer"_L1, signature.signer},
                                         {"organization"_L1, signature.organization},
                                         {"issuer"_L1, signature.issuer}}) {
            if (!text.isEmpty())
                object.insert(name, text);
        }
        if (signature.atUtc.isValid())
            object.insert("at"_L1, formatUtc(signature.atUtc));
        array.append(object);
    }
    return array;
}

Result<QList<PaperSignature>> paperSignaturesFromJson(const QJsonArray &array)
{
    QList<PaperSignature> signatures;
    for (const QJsonValue &value : array) {
        JsonFields fields(value.toObject(), u"a signature of the paper"_s, ErrorCode::Corrupt);
        PaperSignature signature;
        signature.kind = fields.requiredWord("kind"_L1, signatureKinds());
        signature.covers = fields.requiredWord("covers"_L1, signatureCovers());
        signature.state = fields.requiredWord("state"_L1, signatureStates());
        signature.problem = fields.word("problem"_L1, signatureProblems());
        signature.trusted = fields.flag("trusted"_L1);
        signature.signer = fields.text("signer"_L1);
        signature.organization = fields.text("organization"_L1);
        signature.issuer = fields.text("issuer"_L1);
        signature.atUtc = fields.utc("at"_L1);
        REDRESS_CHECK(fields.finish());
        signatures.append(signature);
    }
    return signatures;
}

} // namespace Redress::Domain
