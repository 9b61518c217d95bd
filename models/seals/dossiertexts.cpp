// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossiertexts.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Redress::Seals::Layout {

namespace {

struct EarlierText {
    const char *name;
    const char *sha256; // hex
};

// What earlier versions put into their dossiers. A version that changes one of the texts adds a
// line with the digest of what it replaces.
constexpr EarlierText kEarlierTexts[] = {
    {kVerifyText, "359c63bd3a4d7ace047534d826bd7882c1ad3072e676edfc4968db905eef5a22"},
    {kVerifyText, "1ca68b36d0bac15acea22c262ba0bb072d6ab2976d2e49851d2a394de36547ca"},
    {kVerifyText, "0abdb06c2ca27dec13e73ac985b81df1d0917bd3dba8479b0f62595990ebcb95"},
    {kVerifyScript, "c698ec214e37678dfcebf6914da46e624fe3d722629f9db77645f4ba9de1414a"},
    {kVerifyScript, "bd668b3aa455380e66e1ddc5f7fa3767e4c6c05a3ec7d6b97765b9bdcc54ad3b"},
    {kVerifyScript, "9cf067fcc88439b10148b28dc1401336707c88090c2362137ee66aecb38ed371"},
    {kVerifyScript, "600e0a1484870525c767a28f96e0f7c96843532fba7a0d96dc6e3792475272a5"},
    {kVerifyScript, "ac5d21e9937bc1648982041e7f72621e368f644bac63ae9edb8b8e280c65cd5b"},
};

QByteArray resource(const QString &name)
{
    QFile file(u":/redress/verify/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray hexOf(const QByteArray &bytes)
{
    return Crypto::sha256(bytes).toHex();
}

QMap<QByteArray, QByteArrayList> earlierDigests()
{
    QMap<QByteArray, QByteArrayList> digests;
    for (const EarlierText &text : kEarlierTexts)
        digests[text.name] += text.sha256;
    return digests;
}

// A page cannot hold its own digest: what stands there is the digest of the page with zeros in its
// place.
QByteArray makePage()
{
    const QByteArray placeholder = "id=\"known\">{}<";
    const QByteArray self(2 * Crypto::kDigestBytes, '0');
    QMap<QByteArray, QByteArrayList> digests = earlierDigests();
    digests[kVerifyText] += hexOf(verifyText());
    digests[kVerifyScript] += hexOf(verifyScript());
    QJsonObject known{{u"self"_s, QString::fromLatin1(self)}};
    for (auto it = digests.cbegin(); it != digests.cend(); ++it) {
        QJsonArray list;
        for (const QByteArray &digest : it.value())
            list += QString::fromLatin1(digest);
        known.insert(QString::fromLatin1(it.key()), list);
    }
    QByteArray page = resource(u"verify.html"_s);
    Q_ASSERT(page.count(placeholder) == 1);
    page.replace(placeholder, "id=\"known\">" + compactJson(known) + '<');
    const qsizetype at = page.indexOf("\"self\":\"" + self) + qsizetype(sizeof("\"self\":\"")) - 1;
    return page.replace(at, self.size(), hexOf(page));
}

} // namespace

QByteArray verifyText()
{
    return resource(u"VERIFY.txt"_s);
}

QByteArray verifyScript()
{
    return resource(u"verify.sh"_s);
}

QByteArray verifyPage()
{
    static const QByteArray page = makePage();
    return page;
}

bool isKnownText(const QByteArray &name, const QByteArray &sha256)
{
    static const QMap<QByteArray, QByteArrayList> known = [] {
        QMap<QByteArray, QByteArrayList> digests = earlierDigests();
        digests[kVerifyText] += hexOf(verifyText());
        digests[kVerifyScript] += hexOf(verifyScript());
        digests[kVerifyPage] += hexOf(verifyPage());
        return digests;
    }();
    return known.value(name).contains(sha256.toHex());
}

} // namespace Redress::Seals::Layout
