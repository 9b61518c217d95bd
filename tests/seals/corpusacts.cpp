// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"
#include "tests/seals/rawcms.h"

#include <algorithm>
#include <cstring>

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

// The small case has its acts at 1, 3, 5 and 7; the first shows two facts.
constexpr auto kOpened = "entries/000001.sd-jwt";
constexpr auto kNoted = "entries/000007.sd-jwt";

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray header(const DossierKit &kit)
{
    return R"({"alg":"ES256","kid":")" + kit.center().clerk.thumbprint().toLatin1()
        + R"(","typ":"redress-entry+sd-jwt"})";
}

QByteArray payload()
{
    return R"({"act":"case.noted","at":"2026-03-02T12:00:00.000Z","case":"C-2026-000123-7","jti":"E-9"})";
}

// An act in any spelling, signed by the clerk all the same.
QByteArray signedAct(const DossierKit &kit, const QByteArray &header, const QByteArray &payload)
{
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    return text + '.' + base64Url(*kit.center().clerkKey.signRaw(text)) + '~';
}

// The clerk's own program lied: the act stands in the ledger as it is, and everything else is in
// order.
void recorded(CorpusWriter *corpus, const char *name,
              const std::function<QByteArray(const DossierKit &)> &act)
{
    DossierKit kit;
    (void)smallCase(&kit);
    kit.addRawAct(act(kit));
    Seals::DossierContents contents = kit.contents();
    const Seals::DossierEntry lie = contents.entries.takeLast();
    Files files = unpack(kit.write(contents));
    files.insert(Layout::entryName(lie.index), lie.presentation);
    files.insert(Layout::proofName(lie.index), lie.proof);
    sealAgain(&files, kit.signer());
    corpus->add(name, "dossier.entry-malformed", pack(files));
}

QByteArray withFact(const char *fact)
{
    return payload().replace("\"jti\"", QByteArray(fact) + ",\"jti\"");
}

QByteArray disclosure(const QByteArray &json)
{
    return base64Url(json);
}

// An act that has the digests of these disclosures and shows them.
QByteArray showing(const DossierKit &kit, const QByteArrayList &disclosures, QByteArray facts = {})
{
    QByteArrayList digests;
    for (const QByteArray &each : disclosures)
        digests += '"' + base64Url(Crypto::sha256(each)) + '"';
    std::sort(digests.begin(), digests.end());
    const QByteArray text = R"({"_sd":[)" + digests.join(',') + R"(],"_sd_alg":"sha-256",)"
        + payload().mid(1).replace("\"jti\"", facts + "\"jti\"");
    return signedAct(kit, header(kit), text)
        + (disclosures.isEmpty() ? QByteArray() : disclosures.join('~') + '~');
}

const QByteArray &salt()
{
    static const QByteArray made = base64Url(Crypto::randomBytes(16));
    return made;
}

void addSpellings(CorpusWriter *corpus)
{
    const auto headed = [&](const char *name, const QByteArray &before, const QByteArray &after) {
        recorded(corpus, name, [&](const DossierKit &kit) {
            return signedAct(kit, header(kit).replace(before, after), payload());
        });
    };
    const auto act = [&](const char *name, const QByteArray &payload) {
        recorded(corpus, name,
                 [&](const DossierKit &kit) { return signedAct(kit, header(kit), payload); });
    };
    headed("act-with-no-algorithm", "ES256", "none");
    headed("act-with-another-algorithm", "ES256", "HS256");
    headed("act-of-another-kind", "redress-entry+sd-jwt", "JWT");
    headed("act-with-a-key-of-its-own", "{", R"({"jwk":{},)");
    headed("act-with-blanks-in-its-header", ",", ", ");
    act("act-whose-payload-is-a-list", "[" + payload() + "]");
    act("act-whose-payload-is-no-json", payload().chopped(1));
    act("act-with-blanks", payload().replace(",", ", "));
    act("act-with-members-in-another-order",
        R"({"at":"2026-03-02T12:00:00.000Z","act":"case.noted","jti":"E-9"})");
    act("act-with-a-member-twice", payload().replace("{", R"({"act":"case.closed",)"));
    act("act-with-needless-escapes", payload().replace("noted", R"(note\u0064)"));
    act("act-without-a-time", R"({"act":"case.noted","jti":"E-9"})");
    act("act-without-a-number", R"({"act":"case.noted","at":"2026-03-02T12:00:00.000Z"})");
    act("act-on-an-impossible-day", payload().replace("03-02", "02-30"));
    act("act-in-another-zone", payload().replace("00.000Z", "00.00+1"));
    act("act-that-names-an-issuer", withFact(R"("iss":"somebody")"));
    act("act-with-a-reserved-member", withFact(R"("fact":{"_sd":[]})"));
    act("act-nested-too-deeply", withFact("\"fact\":" + QByteArray(18, '[') + QByteArray(18, ']')));
    act("act-with-a-number-in-another-spelling", withFact(R"("fact":1.0)"));
    act("act-with-a-number-too-large", withFact(R"("fact":1e400)"));
    act("act-with-half-a-letter", withFact(R"("fact":"\ud800")"));
    act("act-with-an-empty-list-of-digests",
        R"({"_sd":[],"_sd_alg":"sha-256",)" + payload().mid(1));
    act("act-with-another-digest-algorithm",
        R"({"_sd":["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],"_sd_alg":"sha-1",)"
            + payload().mid(1));
    act("act-with-a-digest-too-short",
        R"({"_sd":["AAAA"],"_sd_alg":"sha-256",)" + payload().mid(1));
}

void addDisclosures(CorpusWriter *corpus)
{
    const DossierKit &kit = corpus->kit();
    const auto shown
        = [&](const char *name, const QByteArrayList &disclosures, const QByteArray &facts = {}) {
              corpus->sealedAgain(name, "dossier.entry-malformed", [&](Files *files) {
                  files->insert(kNoted, showing(kit, disclosures, facts));
              });
          };
    const QByteArray begin = "[\"" + salt() + "\",";
    shown("fact-with-a-short-salt", {disclosure(R"(["AAAA","note","paid"])")});
    shown("fact-of-two-parts", {disclosure(R"(["note","paid"])")});
    shown("fact-that-is-an-object", {disclosure(R"({"note":"paid"})")});
    shown("fact-with-a-reserved-name", {disclosure(begin + R"("iss","paid"])")});
    shown("fact-called-like-a-digest-list", {disclosure(begin + R"("_sd","paid"])")});
    shown("fact-with-blanks", {disclosure(begin + R"( "note","paid"])")});
    shown("fact-with-padding", {disclosure(begin + R"("note","paid"])") + '='});
    shown("fact-that-is-no-text", {disclosure(begin + "\"note\",\"\xff\"])")});
    shown("two-facts-of-one-name",
          {disclosure(begin + R"("note","paid"])"), disclosure(begin + R"("note","owed"])")});
    shown("fact-that-hides-a-plain-one", {disclosure(begin + R"("note","paid"])")},
          R"("note":"owed",)");
    const auto text = [&](const char *name, const std::function<void(QByteArray *)> &change) {
        corpus->sealedAgain(name, "dossier.entry-malformed",
                            [&](Files *files) { change(&(*files)[kOpened]); });
    };
    text("act-without-its-last-tilde", [](QByteArray *act) { act->chop(1); });
    text("act-with-a-line-end", [](QByteArray *act) { *act += '\n'; });
    text("act-with-a-proof-of-its-holder", [](QByteArray *act) { *act += "eyJ.eyJ.sig"; });
    text("act-with-an-empty-fact", [](QByteArray *act) { *act += '~'; });
    text("act-with-stray-bits-in-its-signature", [](QByteArray *act) {
        const qsizetype last = act->indexOf('~') - 1; // two of its six bits mean nothing
        static constexpr char kAlphabet[]
            = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        const auto value = qsizetype(std::strchr(kAlphabet, act->at(last)) - kAlphabet);
        (*act)[last] = kAlphabet[value ^ 1];
    });
    text("act-with-a-shorter-signature",
         [](QByteArray *act) { act->remove(act->indexOf('~') - 4, 4); });
    text("act-of-two-parts",
         [](QByteArray *act) { act->remove(act->lastIndexOf('.', act->indexOf('~')), 1); });
    text("act-in-another-alphabet", [](QByteArray *act) { act->insert(4, '+'); });
    text("act-empty", [](QByteArray *act) { act->clear(); });
}

} // namespace

void addActLies(CorpusWriter *corpus)
{
    addSpellings(corpus);
    addDisclosures(corpus);
    // The other form of the same ECDSA signature fits the act, but the ledger holds the first.
    corpus->sealedAgain(
        "act-with-the-other-spelling-of-its-signature", "dossier.proof", [](Files *files) {
            QByteArray &act = (*files)[kNoted];
            const qsizetype end = act.indexOf('~');
            const qsizetype dot = act.lastIndexOf('.', end);
            const QByteArray raw = QByteArray::fromBase64(act.mid(dot + 1, end - dot - 1),
                                                          QByteArray::Base64UrlEncoding);
            act = act.first(dot + 1) + base64Url(otherRawSignature(raw)) + act.mid(end);
        });
}

} // namespace Redress::Test
