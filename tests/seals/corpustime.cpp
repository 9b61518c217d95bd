// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/timestamp.h"
#include "models/seals/timestamptoken.h"
#include "tests/seals/dossiercorpus.h"
#include "tests/seals/timeoffice.h"

#include <chrono>
#include <thread>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace Redress::Seals;

namespace Redress::Test {

namespace {

constexpr std::chrono::milliseconds kSecond{1'100};

QByteArray thumbprint(const QByteArray &der)
{
    return toBase64Url(Crypto::sha256(der)).toLatin1();
}

QByteArray anchorName(const TimeOffice &office)
{
    return Layout::timeRootName(thumbprint(office.root().der()));
}

// In the spelling that is kept, whatever it says.
QByteArray kept(const TimeOffice &office, const QByteArray &token, const QByteArray &stamped)
{
    return checkTimeStamp(token, {Crypto::sha256(stamped), {}, {}}, {{office.root()}, {}}, u"x"_s)
        .plain;
}

void addList(TimeOffice *office, Files *files)
{
    const QByteArray list = office->revocationDer();
    files->insert(Layout::timeListName(thumbprint(list)), list);
}

void stamp(TimeOffice *office, Files *files)
{
    const QByteArray head = files->value(Layout::kTreeHead);
    files->insert(Layout::kCheckpointTime,
                  kept(*office, office->tokenFor(Crypto::sha256(head)), head));
    files->insert(anchorName(*office), office->root().pem());
}

TimeOffice &office()
{
    static TimeOffice made;
    return made;
}

using Change = std::function<void(Files *)>;

// A good stamp, then a change to it.
void stamped(CorpusWriter *corpus, const char *name, const char *code, const Change &change)
{
    corpus->sealedAgain(name, code, [&](Files *files) {
        stamp(&office(), files);
        addList(&office(), files);
        change(files);
    });
}

// A token whose parts are bent and which is written again.
void bent(CorpusWriter *corpus, const char *name, const char *code,
          const std::function<void(TimeStampToken *)> &bend)
{
    stamped(corpus, name, code, [&](Files *files) {
        TimeStampToken token = *TimeStampToken::read(files->value(Layout::kCheckpointTime));
        bend(&token);
        files->insert(Layout::kCheckpointTime, token.write(token.certificates));
    });
}

// The stamp of an authority that is made in another way.
void wished(CorpusWriter *corpus, const char *name, const char *code, const TimeOfficeWish &wish)
{
    TimeOffice other(wish);
    corpus->sealedAgain(name, code, [&](Files *files) { stamp(&other, files); });
}

// What an authority signs that lies, or one whose certificate is not good.
void said(CorpusWriter *corpus, const char *name, const char *code, TimeOffice *by,
          const QByteArray &time, const QByteArray &more = {})
{
    corpus->sealedAgain(name, code, [&](Files *files) {
        const QByteArray head = files->value(Layout::kTreeHead);
        const QByteArray token
            = by->sign(TimeOffice::info({Crypto::sha256(head), {}, u"1.2.3.4.1"_s, time, more}));
        const auto read = TimeStampToken::read(token);
        files->insert(Layout::kCheckpointTime, read ? read->write(read->certificates) : token);
        files->insert(anchorName(*by), by->root().pem());
    });
}

QByteArray moment(const QDateTime &utc)
{
    return utc.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1();
}

void addTokens(CorpusWriter *corpus)
{
    stamped(corpus, "good-stamped-by-an-outside-authority", "", [](Files *) {});
    wished(corpus, "good-stamped-with-rsa", "", {.isRsa = true});
    wished(corpus, "good-stamped-through-an-authority-between", "", {.hasIntermediate = true});
    wished(corpus, "good-stamped-in-the-old-way-of-naming-certificates", "",
           {.oldDigest = u"sha1"_s});
    stamped(corpus, "stamp-of-another-state", "time.imprint", [](Files *files) {
        files->insert(Layout::kCheckpointTime,
                      kept(office(), office().tokenFor(Crypto::sha256("another")), "another"));
    });
    stamped(corpus, "stamp-that-is-none", "time.malformed",
            [](Files *files) { files->insert(Layout::kCheckpointTime, "soon"); });
    stamped(corpus, "stamp-with-bytes-behind-it", "time.malformed",
            [](Files *files) { (*files)[Layout::kCheckpointTime] += "hidden"; });
    stamped(corpus, "stamp-with-the-root-in-it", "time.spelling", [](Files *files) {
        const auto token = *TimeStampToken::read(files->value(Layout::kCheckpointTime));
        files->insert(Layout::kCheckpointTime,
                      token.write(token.certificates + QList{office().root().der()}));
    });
    stamped(corpus, "stamp-without-its-certificate", "time.certificate", [](Files *files) {
        const auto token = *TimeStampToken::read(files->value(Layout::kCheckpointTime));
        files->insert(Layout::kCheckpointTime, token.write({}));
    });
    bent(corpus, "stamp-with-a-flipped-signature", "time.signature", [](TimeStampToken *token) {
        token->signature.back() = char(token->signature.back() ^ 1);
    });
    bent(corpus, "stamp-with-another-time", "time.signature", [](TimeStampToken *token) {
        const qsizetype at = token->info.indexOf("\x18\x0f") + 2; // the year's first digit
        token->info[at + 3] = char(token->info.at(at + 3) ^ 1);
    });
    bent(corpus, "stamp-whose-attributes-name-another-certificate", "time.certificate",
         [](TimeStampToken *token) {
             for (QByteArray &attribute : token->attributes) {
                 const qsizetype at = attribute.indexOf(token->certificateHash);
                 if (at >= 0)
                     attribute[at] = char(attribute.at(at) ^ 1);
             }
         });
    bent(corpus, "stamp-under-the-number-of-another-certificate", "time.certificate",
         [](TimeStampToken *token) { token->signerId.back() = char(token->signerId.back() ^ 1); });
}

void addAuthorities(CorpusWriter *corpus)
{
    const QByteArray now = moment(QDateTime::currentDateTimeUtc());
    for (const auto &[name, usage] :
         {std::pair("stamp-by-a-certificate-for-mail", u"critical,emailProtection"_s),
          std::pair("stamp-by-a-certificate-for-anything", QString()),
          std::pair("stamp-by-a-certificate-for-two-things",
                    u"critical,timeStamping,emailProtection"_s),
          std::pair("stamp-by-a-certificate-not-strictly-for-time", u"timeStamping"_s)}) {
        TimeOffice wrong({.usage = usage});
        said(corpus, name, "time.purpose", &wrong, now);
    }
    said(corpus, "stamp-after-its-certificate", "time.expired", &office(), "20390101000000Z");
    said(corpus, "stamp-before-its-certificate", "time.expired", &office(), "20050101000000Z");
    said(corpus, "stamp-at-an-impossible-time", "time.malformed", &office(), "20260230000000Z");
    TimeOfficeWish wish;
    wish.fromUtc = QDateTime::currentDateTimeUtc().addDays(-30);
    wish.untilUtc = QDateTime::currentDateTimeUtc().addDays(-10);
    TimeOffice gone(wish);
    said(corpus, "good-stamped-by-a-certificate-that-has-ended-since", "", &gone,
         moment(QDateTime::currentDateTimeUtc().addDays(-20)));
    TimeOffice other;
    stamped(corpus, "stamp-of-an-authority-that-is-not-there", "time.chain", [&](Files *files) {
        const QByteArray head = files->value(Layout::kTreeHead);
        files->insert(Layout::kCheckpointTime,
                      kept(other, other.tokenFor(Crypto::sha256(head)), head));
    });
    stamped(corpus, "stamp-without-an-anchor", "time.chain",
            [](Files *files) { files->remove(anchorName(office())); });
    stamped(corpus, "time-anchor-that-nobody-needs", "dossier.time-unused",
            [&](Files *files) { files->insert(anchorName(other), other.root().pem()); });
    stamped(corpus, "time-anchor-under-another-name", "dossier.certificate-name", [](Files *files) {
        files->insert(Layout::timeRootName(QByteArray(43, 'A')), files->take(anchorName(office())));
    });
    stamped(corpus, "time-anchor-that-is-no-root", "dossier.time-root",
            [](Files *files) { files->insert(anchorName(office()), "hello"); });
    stamped(corpus, "time-anchor-and-no-stamp", "dossier.time-unused",
            [](Files *files) { files->remove(Layout::kCheckpointTime); });
}

void addLists(CorpusWriter *corpus)
{
    TimeOffice other;
    stamped(corpus, "list-of-somebody-else", "dossier.time-unused",
            [&](Files *files) { addList(&other, files); });
    stamped(corpus, "list-that-is-none", "dossier.time-list", [](Files *files) {
        files->insert(Layout::timeListName(thumbprint("hello")), "hello");
    });
    stamped(corpus, "list-under-another-name", "dossier.time-list", [](Files *files) {
        files->insert(Layout::timeListName(QByteArray(43, 'A')), office().revocationDer());
    });
    for (const auto &[name, reason, code] :
         {std::tuple("stamp-by-a-stolen-key", u"keyCompromise"_s, "time.revoked"),
          std::tuple("stamp-by-what-was-taken-back-without-a-reason", u""_s, "time.revoked"),
          std::tuple("good-stamped-before-the-authority-gave-up", u"cessationOfOperation"_s, "")}) {
        TimeOffice revoked;
        Files before = corpus->good();
        stamp(&revoked, &before);
        std::this_thread::sleep_for(kSecond); // the list tells when in whole seconds
        revoked.revoke(reason);
        corpus->sealedAgain(name, code, [&](Files *files) {
            *files = before;
            addList(&revoked, files);
        });
    }
}

} // namespace

void addTimeLies(CorpusWriter *corpus)
{
    addTokens(corpus);
    addAuthorities(corpus);
    addLists(corpus);
}

} // namespace Redress::Test
