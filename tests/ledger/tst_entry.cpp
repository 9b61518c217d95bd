// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"
#include "tests/ledger/samples.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

class tst_Entry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hashesDisclosuresAsTheStandardSays();
    void readsBackWhatWasSigned();
    void carriesOddNumbersAndTexts();
    void showsNothingPersonal();
    void saltsEachDisclosureAnew();
    void refusesBadDrafts_data();
    void refusesBadDrafts();
    void refusesAnEntryTooLongForATile();
    void refusesForeignShapes_data();
    void refusesForeignShapes();
    void refusesEveryTurnedBit();
    void refusesAnotherSigner();
    void presentsChosenDisclosures();
    void refusesEveryTurnedBitOfAPresentation();
    void refusesForeignPresentations();
    void refusesForeignDisclosures_data();
    void refusesForeignDisclosures();
};

void tst_Entry::hashesDisclosuresAsTheStandardSays()
{
    // RFC 9901 section 4.2.3 and the first disclosure of its section 5.1.
    const auto digest
        = [](QByteArrayView encoded) { return toBase64Url(disclosureDigest(encoded)); };
    QCOMPARE(digest("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"),
             u"X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"_s);
    QCOMPARE(digest("WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd"),
             u"jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"_s);
}

void tst_Entry::readsBackWhatWasSigned()
{
    const EntryDraft draft = aDraft();
    const SignedEntry entry = anEntry(draft);
    QCOMPARE(entry.leafHash, leafHash(entry.jwt));
    const auto view = parseEntry(entry.jwt);
    QVERIFY2(view, qPrintable(view ? QString() : view.error().detail));
    QCOMPARE(view->kid, kSampleKid);
    QCOMPARE(view->act, draft.act);
    QCOMPARE(view->at, draft.at);
    QCOMPARE(view->caseId, draft.caseId);
    QCOMPARE(view->id, draft.id);
    QCOMPARE(view->facts, draft.facts);
    QCOMPARE(view->digests.size(), 2);
    QVERIFY(verifyEntrySignature(entry.jwt, aStaffKey().publicKey()));
    QCOMPARE(entry.disclosures.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        const Disclosure &disclosure = entry.disclosures[i];
        QCOMPARE(disclosure.subject, draft.personal[i].subject);
        QVERIFY(view->digests.contains(disclosure.digest));
        const auto read = Disclosure::parse(disclosure.encoded);
        QVERIFY(read);
        QCOMPARE(read->name, draft.personal[i].name);
        QCOMPARE(read->value, draft.personal[i].value);
        QCOMPARE(read->digest, disclosure.digest);
    }

    EntryDraft bare = draft;
    bare.caseId.clear();
    bare.personal.clear();
    bare.facts = {};
    const auto bareView = parseEntry(anEntry(bare).jwt);
    QVERIFY(bareView);
    QVERIFY(bareView->caseId.isEmpty() && bareView->digests.isEmpty() && bareView->facts.isEmpty());
}

void tst_Entry::carriesOddNumbersAndTexts()
{
    const QList<QJsonValue> values{
        0,
        -1,
        0.1,
        -0.0,
        1e21,
        1e-7,
        5e-324,
        std::numeric_limits<double>::max(),
        qint64(9007199254740993),
        std::numeric_limits<qint64>::min(),
        1e15,
        true,
        QJsonValue::Null,
        u""_s,
        u"\u0001\"\\/\u2028"_s,
        u"张三 \U0001F4DE"_s,
        QJsonArray{1, QJsonObject{{u"z"_s, 1}, {u"é"_s, 2}, {u"Z"_s, QJsonArray()}}}};
    EntryDraft draft = aDraft();
    for (qsizetype i = 0; i < values.size(); ++i) {
        draft.facts[u"fact%1"_s.arg(i)] = values[i];
        draft.personal.append({u"P-2"_s, u"personal%1"_s.arg(i), values[i]});
    }
    const SignedEntry entry = anEntry(draft);
    const auto read = parsePresentation(present(entry.jwt, entry.disclosures));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(read->view.facts, draft.facts);
    for (qsizetype i = 0; i < values.size(); ++i)
        QCOMPARE(read->disclosed(u"personal%1"_s.arg(i)), values[i]);
}

void tst_Entry::showsNothingPersonal()
{
    const SignedEntry entry = anEntry();
    const QList<QByteArray> parts = entry.jwt.split('.');
    const QByteArray payload = *fromBase64Url(parts[1]);
    for (const char *secret : {"13800138000", "李", "loan", "consumer", "narrative", "P-1"})
        QVERIFY(!payload.contains(secret));
}

void tst_Entry::saltsEachDisclosureAnew()
{
    QSet<QByteArray> digests;
    for (int i = 0; i < 100; ++i)
        digests.insert(Disclosure::make(u"answer"_s, true).digest);
    QCOMPARE(digests.size(), 100);
}

void tst_Entry::refusesBadDrafts_data()
{
    QTest::addColumn<EntryDraft>("draft");
    QTest::addColumn<QString>("kid");
    const auto row = [](const char *name, const std::function<void(EntryDraft *)> &spoil,
                        const QString &kid = kSampleKid) {
        EntryDraft draft = aDraft();
        spoil(&draft);
        QTest::newRow(name) << draft << kid;
    };
    row("no act", [](EntryDraft *d) { d->act.clear(); });
    row("act with a space", [](EntryDraft *d) { d->act = u"case opened"_s; });
    row("act too long", [](EntryDraft *d) { d->act = QString(65, u'a'); });
    row("no id", [](EntryDraft *d) { d->id.clear(); });
    row("case number in full-width digits", [](EntryDraft *d) { d->caseId = u"C-２０２６"_s; });
    row("no time", [](EntryDraft *d) { d->at = {}; });
    row("time before 1900", [](EntryDraft *d) { d->at = d->at.addYears(-127); });
    row("time after 2200", [](EntryDraft *d) { d->at = d->at.addYears(175); });
    for (const char *name : {"act", "at", "case", "jti", "_sd", "_sd_alg", "...", "exp", "cnf", "",
                             "Upper", "a b", "naïve"})
        row(qPrintable(u"fact called \"%1\""_s.arg(QString::fromUtf8(name))),
            [name](EntryDraft *d) { d->facts[QString::fromUtf8(name)] = 1; });
    row("hidden digests in a fact", [](EntryDraft *d) {
        d->facts[u"x"_s] = QJsonArray{QJsonObject{{u"_sd"_s, 1}}};
    });
    row("hidden item in a fact", [](EntryDraft *d) {
        d->facts[u"x"_s] = QJsonArray{QJsonObject{{u"..."_s, 1}}};
    });
    row("not a number",
        [](EntryDraft *d) { d->facts[u"x"_s] = std::numeric_limits<double>::quiet_NaN(); });
    row("half a character", [](EntryDraft *d) { d->facts[u"x"_s] = QString(QChar(0xd800)); });
    row("half a character in a member", [](EntryDraft *d) {
        d->facts[u"x"_s] = QJsonObject{{QString(QChar(0xdc00)), 1}};
    });
    row("too deep", [](EntryDraft *d) {
        QJsonValue value = 1;
        for (int i = 0; i < 20; ++i)
            value = QJsonArray{value};
        d->facts[u"x"_s] = value;
    });
    row("personal fact twice", [](EntryDraft *d) { d->personal.append(d->personal.first()); });
    row("personal fact also plain", [](EntryDraft *d) { d->facts[u"consumer"_s] = 1; });
    row("personal fact with a reserved name",
        [](EntryDraft *d) { d->personal[0].name = u"iss"_s; });
    row("personal fact without value",
        [](EntryDraft *d) { d->personal[0].value = QJsonValue(QJsonValue::Undefined); });
    row("kid empty", [](EntryDraft *) {}, {});
    row(
        "kid too short", [](EntryDraft *) {}, u"ungWv48"_s);
    row(
        "kid not base64url", [](EntryDraft *) {}, QString(kSampleKid).replace(u'_', u'/'));
}

void tst_Entry::refusesBadDrafts()
{
    QFETCH(EntryDraft, draft);
    QFETCH(QString, kid);
    const auto entry = signEntry(draft, aStaffKey(), kid);
    QVERIFY(!entry);
    QCOMPARE(entry.error().code, ErrorCode::BadInput);
    QVERIFY(!entry.error().detail.isEmpty());
}

void tst_Entry::refusesAnEntryTooLongForATile()
{
    EntryDraft draft = aDraft();
    draft.facts[u"text"_s] = QString(kMaxEntryBytes * 3 / 4, u'x');
    const auto entry = signEntry(draft, aStaffKey(), kSampleKid);
    QVERIFY(!entry);
    QCOMPARE(entry.error().code, ErrorCode::TooLarge);
    draft = aDraft();
    draft.personal[1].value = QString(kMaxDisclosureBytes, u'x');
    const auto disclosure = signEntry(draft, aStaffKey(), kSampleKid);
    QVERIFY(!disclosure);
    QCOMPARE(disclosure.error().code, ErrorCode::TooLarge);
}

static QByteArray b64(const QByteArray &bytes)
{
    return toBase64Url(bytes).toLatin1();
}

void tst_Entry::refusesForeignShapes_data()
{
    QTest::addColumn<QByteArray>("jwt");
    const QByteArray header
        = R"({"alg":"ES256","kid":"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0","typ":"redress-entry+sd-jwt"})";
    const QByteArray payload
        = R"({"act":"case.noted","at":"2026-03-02T08:15:30.250Z","jti":"E-1"})";
    const QByteArray signature(64, 's');
    const auto joined = [](const QByteArray &h, const QByteArray &p, const QByteArray &s) {
        return b64(h) + '.' + b64(p) + '.' + b64(s);
    };
    QVERIFY(parseEntry(joined(header, payload, signature)));
    const auto headerRow = [&](const char *name, const QByteArray &from, const QByteArray &to) {
        QVERIFY(header.contains(from));
        QTest::newRow(name) << joined(QByteArray(header).replace(from, to), payload, signature);
    };
    headerRow("algorithm none", "ES256", "none");
    headerRow("algorithm HS256", "ES256", "HS256");
    headerRow("another type", "redress-entry+sd-jwt", "dc+sd-jwt");
    headerRow("kid too short", "ungWv48Bz", "ungWv48B");
    headerRow("header with a space", ",\"typ\"", ", \"typ\"");
    headerRow("header with one member more", "{\"alg\"", "{\"a\":1,\"alg\"");
    headerRow("header out of order", "{\"alg\":\"ES256\",", "{");
    const auto payloadRow = [&](const char *name, const QByteArray &text) {
        QTest::newRow(name) << joined(header, text, signature);
    };
    payloadRow("empty payload", "");
    payloadRow("payload is a list", "[]");
    payloadRow("payload is empty", "{}");
    payloadRow("byte order mark", "\xEF\xBB\xBF" + payload);
    payloadRow("trailing newline", payload + '\n');
    payloadRow("space inside", QByteArray(payload).replace("\":", "\": "));
    payloadRow("member twice", QByteArray(payload).replace("{", "{\"act\":\"case.closed\","));
    payloadRow("members not sorted",
               R"({"at":"2026-03-02T08:15:30.250Z","act":"case.noted","jti":"E-1"})");
    payloadRow("escaped letter", QByteArray(payload).replace("case.noted", "\\u0063ase.noted"));
    payloadRow("no act", R"({"at":"2026-03-02T08:15:30.250Z","jti":"E-1"})");
    payloadRow("no id", R"({"act":"case.noted","at":"2026-03-02T08:15:30.250Z"})");
    payloadRow("no time", R"({"act":"case.noted","jti":"E-1"})");
    payloadRow("act is a number", QByteArray(payload).replace("\"case.noted\"", "1"));
    payloadRow("time with an offset", QByteArray(payload).replace(".250Z", ".250+01:00"));
    payloadRow("time without milliseconds", QByteArray(payload).replace(".250Z", "Z"));
    payloadRow("31st of February", QByteArray(payload).replace("03-02", "02-31"));
    payloadRow("empty case", QByteArray(payload).replace("\"jti\"", "\"case\":\"\",\"jti\""));
    payloadRow("case is null", QByteArray(payload).replace("\"jti\"", "\"case\":null,\"jti\""));
    payloadRow("registered claim", QByteArray(payload).replace("\"jti\"", "\"exp\":1,\"jti\""));
    payloadRow("nested digests", QByteArray(payload).replace("E-1\"", "E-1\",\"x\":{\"_sd\":[]}"));
    payloadRow("number written long", QByteArray(payload).replace("E-1\"", "E-1\",\"x\":1.0"));
    const auto digestRow = [&](const char *name, const QByteArray &sd) {
        payloadRow(name, QByteArray(payload).replace("{", '{' + sd + ','));
    };
    const QByteArray a = '"' + QByteArray(42, 'A') + "A\"";
    const QByteArray b = '"' + QByteArray(42, 'B') + "A\"";
    QVERIFY(parseEntry(joined(
        header,
        QByteArray(payload).replace("{", "{\"_sd\":[" + a + ',' + b + "],\"_sd_alg\":\"sha-256\","),
        signature)));
    digestRow("digests without algorithm", "\"_sd\":[" + a + ']');
    digestRow("algorithm without digests", "\"_sd_alg\":\"sha-256\"");
    digestRow("no digests", "\"_sd\":[],\"_sd_alg\":\"sha-256\"");
    digestRow("another digest algorithm", "\"_sd\":[" + a + "],\"_sd_alg\":\"sha-512\"");
    digestRow("digest twice", "\"_sd\":[" + a + ',' + a + "],\"_sd_alg\":\"sha-256\"");
    digestRow("digests not ascending", "\"_sd\":[" + b + ',' + a + "],\"_sd_alg\":\"sha-256\"");
    digestRow("digest is a number", "\"_sd\":[1],\"_sd_alg\":\"sha-256\"");
    digestRow("digest too short", "\"_sd\":[\"AAAA\"],\"_sd_alg\":\"sha-256\"");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("two parts") << b64(header) + '.' + b64(payload);
    QTest::newRow("four parts") << joined(header, payload, signature) + ".AAAA";
    QTest::newRow("padding") << joined(header, payload, signature) + "==";
    QTest::newRow("signature too short") << joined(header, payload, signature.chopped(1));
    QTest::newRow("signature too long") << joined(header, payload, signature + 's');
    QTest::newRow("leading space") << ' ' + joined(header, payload, signature);
    QTest::newRow("too many bytes") << joined(header, QByteArray(kMaxEntryBytes, ' '), signature);
}

void tst_Entry::refusesForeignShapes()
{
    QFETCH(QByteArray, jwt);
    const auto view = parseEntry(jwt);
    QVERIFY(!view);
    QCOMPARE(view.error().code, ErrorCode::Corrupt);
}

void tst_Entry::refusesEveryTurnedBit()
{
    const SignedEntry entry = anEntry();
    const auto key = aStaffKey().publicKey();
    for (qsizetype bit = 0; bit < entry.jwt.size() * 8; ++bit) {
        QByteArray turned = entry.jwt;
        turned[bit / 8] = char(turned[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!parseEntry(turned) || !verifyEntrySignature(turned, key),
                 qPrintable(QString::number(bit)));
        QVERIFY(leafHash(turned) != entry.leafHash);
    }
}

void tst_Entry::refusesAnotherSigner()
{
    const auto other = Crypto::P256PrivateKey::generate();
    QVERIFY(!verifyEntrySignature(anEntry().jwt, other->publicKey()));
    QVERIFY(!verifyEntrySignature("", other->publicKey()));
    QVERIFY(!verifyEntrySignature(".", other->publicKey()));
}

void tst_Entry::presentsChosenDisclosures()
{
    const SignedEntry entry = anEntry();
    const auto none = parsePresentation(present(entry.jwt, {}));
    QVERIFY(none);
    QVERIFY(none->disclosures.isEmpty());
    QVERIFY(none->disclosed(u"consumer"_s).isUndefined());
    const auto one = parsePresentation(present(entry.jwt, {entry.disclosures[1]}));
    QVERIFY(one);
    QCOMPARE(one->jwt, entry.jwt);
    QCOMPARE(one->disclosures.size(), 1);
    QCOMPARE(one->disclosed(u"narrative"_s), u"The loan was never paid out."_s);
    QVERIFY(one->disclosed(u"consumer"_s).isUndefined());
}

void tst_Entry::refusesEveryTurnedBitOfAPresentation()
{
    const SignedEntry entry = anEntry();
    const QByteArray presentation = present(entry.jwt, entry.disclosures);
    const auto key = aStaffKey().publicKey();
    for (qsizetype bit = 0; bit < presentation.size() * 8; ++bit) {
        QByteArray turned = presentation;
        turned[bit / 8] = char(turned[bit / 8] ^ (1 << (bit % 8)));
        const auto read = parsePresentation(turned);
        QVERIFY2(!read || !verifyEntrySignature(read->jwt, key), qPrintable(QString::number(bit)));
    }
}

void tst_Entry::refusesForeignPresentations()
{
    const SignedEntry entry = anEntry();
    const QByteArray first = entry.disclosures[0].encoded;
    const auto refuses = [](const QByteArray &presentation) {
        const auto read = parsePresentation(presentation);
        return !read && read.error().code == ErrorCode::Corrupt;
    };
    QVERIFY(refuses({}));
    QVERIFY(refuses("~"));
    QVERIFY(refuses(entry.jwt));
    QVERIFY(refuses(entry.jwt + '~' + first)); // a last part would be a key binding
    QVERIFY(refuses(entry.jwt + "~~"));
    QVERIFY(refuses(entry.jwt + '~' + first + '~' + first + '~'));
    QVERIFY(refuses(entry.jwt + '~' + Disclosure::make(u"consumer"_s, 1).encoded + '~'));
    QVERIFY(refuses(entry.jwt + '~' + anEntry().disclosures[0].encoded + '~'));

    // A digest that would replace a plain fact: such an entry cannot be made with signEntry, but
    // signed by hand.
    const Disclosure hidden = Disclosure::make(u"channel"_s, u"letter"_s);
    QList<QByteArray> parts = entry.jwt.split('.');
    const QJsonObject payload{{u"_sd"_s, QJsonArray{hidden.digestText()}},
                              {u"_sd_alg"_s, u"sha-256"_s},
                              {u"act"_s, u"case.noted"_s},
                              {u"at"_s, u"2026-03-02T08:15:30.250Z"_s},
                              {u"channel"_s, u"phone"_s},
                              {u"jti"_s, u"E-1"_s}};
    parts[1] = b64(compactJson(payload));
    QVERIFY(parseEntry(parts.join('.')));
    QVERIFY(refuses(parts.join('.') + '~' + hidden.encoded + '~'));
}

void tst_Entry::refusesForeignDisclosures_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("object") << QByteArray(R"({"a":1})");
    QTest::newRow("two parts, as for an array item")
        << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","x"])");
    QTest::newRow("four parts") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","note","x","y"])");
    QTest::newRow("salt too short") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAA","note","x"])");
    QTest::newRow("salt not base64url") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAA=","note","x"])");
    QTest::newRow("salt is a number") << QByteArray(R"([1,"note","x"])");
    QTest::newRow("name is a number") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA",1,"x"])");
    QTest::newRow("name reserved") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","_sd","x"])");
    QTest::newRow("name of ours") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","act","x"])");
    QTest::newRow("spaces") << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA", "note", "x"])");
    QTest::newRow("member twice") << QByteArray(
        R"(["AAAAAAAAAAAAAAAAAAAAAA","note",{"a":1,"a":2}])");
    QTest::newRow("nested digests")
        << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","note",{"_sd":[]}])");
    QTest::newRow("not UTF-8") << QByteArray("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"note\",\"\xff\"]");
    QTest::newRow("half a character")
        << QByteArray(R"(["AAAAAAAAAAAAAAAAAAAAAA","note","\ud800"])");
}

void tst_Entry::refusesForeignDisclosures()
{
    QVERIFY(Disclosure::parse(b64(R"(["AAAAAAAAAAAAAAAAAAAAAA","note","x"])")));
    QFETCH(QByteArray, json);
    const auto read = Disclosure::parse(b64(json));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(tst_Entry)
#include "tst_entry.moc"
