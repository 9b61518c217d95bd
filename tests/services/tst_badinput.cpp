// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <sys/fsuid.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// What no office should have to type, and some will: each gets a sentence and nothing is recorded.
class tst_BadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesABadCall_data();
    void refusesABadCall();
    void refusesABadAct_data();
    void refusesABadAct();
    void refusesABadPaper_data();
    void refusesABadPaper();
    void refusesABadCompanyOrPerson_data();
    void refusesABadCompanyOrPerson();
    void archivesTheOthersWhenOnePaperIsBad();
    void tellsThatAFileShrankWhileItWasRead();
    void answersOddSearchesWithoutHarm_data();
    void answersOddSearchesWithoutHarm();
    void keepsOddButLawfulText();
    void cleanupTestCase();

private:
    qint64 size() { return LedgerService(m_office->boss).head()->size; }
    std::unique_ptr<Office> m_office;
    CaseId m_case;
};

using Change = std::function<void(Domain::CaseDraft &)>;
using Act = std::function<std::optional<Error>(CaseService &, const CaseId &)>;
using Paper = std::function<void(NewPaper &, const Office &)>;
using Directory = std::function<std::optional<Error>(const SessionPtr &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Act)
Q_DECLARE_METATYPE(Paper)
Q_DECLARE_METATYPE(Directory)

namespace {

const QString kNul = u"a"_s + QChar(0) + u"b"_s;
const QString kOverride = u"abc"_s + QChar(0x202E) + u"fdp.exe"_s;
const QString kIsolate = u"abc"_s + QChar(0x2066) + u"x"_s;
const QString kSurrogate = u"abc"_s + QChar(0xD800);

template <typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

void tst_BadInput::initTestCase()
{
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
    m_case = CaseService(m_office->boss).open(aCall())->caseId;
}

void tst_BadInput::cleanupTestCase()
{
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_BadInput::refusesABadCall_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("nothing at all", [](auto &d) { d = {}; });
    row("a story of blanks",
        [](auto &d) { d.narrative = u" \n\t "_s, d.issue.clear(), d.product.clear(); });
    row("a huge story", [](auto &d) { d.narrative = QString(kMaxLongText + 1, u'x'); });
    row("NUL in the story", [](auto &d) { d.narrative = kNul; });
    row("override in the story", [](auto &d) { d.narrative = kOverride; });
    row("isolate in the name", [](auto &d) { d.consumer.name = kIsolate; });
    row("half a surrogate", [](auto &d) { d.narrative = kSurrogate; });
    row("a huge name", [](auto &d) { d.consumer.name = QString(10'000, u'x'); });
    row("a telephone of letters", [](auto &d) { d.consumer.phone = u"call me"_s; });
    row("a telephone of 40 digits", [](auto &d) { d.consumer.phone = QString(40, u'1'); });
    row("an identity number with a wrong check",
        [](auto &d) { d.consumer.idNumber = u"110105194912310020"_s; });
    row("negative money", [](auto &d) { d.amount = Money{-1, u"CNY"_s}; });
    row("too much money", [](auto &d) { d.amount = Money{kMaxMinorUnits + 1, u"CNY"_s}; });
    row("unknown money", [](auto &d) { d.amount = Money{1, u"XXQ"_s}; });
    row("a day in 1899", [](auto &d) { d.happenedOn = QDate(1899, 12, 31); });
    row("a day in 2999", [](auto &d) { d.happenedOn = QDate(2999, 1, 1); });
    row("received in 1899",
        [](auto &d) { d.receivedUtc = QDateTime(QDate(1899, 1, 1), QTime(0, 0), Qt::UTC); });
    row("received in 2999",
        [](auto &d) { d.receivedUtc = QDateTime(QDate(2999, 1, 1), QTime(0, 0), Qt::UTC); });
    row("an unknown channel", [](auto &d) { d.channel = u"pigeon"_s; });
    row("an unknown product", [](auto &d) { d.product = u"no-such-product"_s; });
    row("an unknown issue", [](auto &d) { d.issue = u"p2p.no-such-issue"_s; });
    row("a code that is none", [](auto &d) { d.issue = u"'; DROP TABLE entry; --"_s; });
    row("an unknown remedy", [](auto &d) { d.remedies = {u"revenge"_s}; });
    row("an unknown procedure", [](auto &d) { d.procedure = u"lynch-1850"_s; });
    row("NUL in the company", [](auto &d) { d.company = kNul; });
    row("a company id of nobody", [](auto &d) { d.company = u"K-0000000000000000"_s; });
    row("a person of nobody", [](auto &d) { d.knownConsumer = {u"P-0000000000000000"_s}; });
    row("a huge account", [](auto &d) { d.account = QString(100'000, u'9'); });
}

void tst_BadInput::refusesABadCall()
{
    QFETCH(Change, change);
    Domain::CaseDraft draft = aCall();
    change(draft);
    const qint64 before = size();
    const auto done = CaseService(m_office->boss).open(draft);
    QVERIFY2(!done, "it was logged");
    QVERIFY2(done.error().code == ErrorCode::BadInput || done.error().code == ErrorCode::NotFound,
             qPrintable(done.error().detail));
    QVERIFY(!done.error().detail.isEmpty());
    QCOMPARE(size(), before);
}

void tst_BadInput::refusesABadAct_data()
{
    QTest::addColumn<Act>("act");
    const auto row = [](const char *name, Act act) { QTest::newRow(name) << act; };
    const CaseId none{u"C-2026-999999-9"_s};
    row("a note on no case", [none](auto &c, auto &) { return errorOf(c.note(none, u"x"_s)); });
    row("a case of nonsense", [](auto &c, auto &) { return errorOf(c.note({kNul}, u"x"_s)); });
    row("a card of no case", [none](auto &c, auto &) { return errorOf(c.card(none, true)); });
    row("an empty note", [](auto &c, auto &id) { return errorOf(c.note(id, u"  "_s)); });
    row("a note with NUL", [](auto &c, auto &id) { return errorOf(c.note(id, kNul)); });
    row("a huge note",
        [](auto &c, auto &id) { return errorOf(c.note(id, QString(kMaxLongText + 1, u'x'))); });
    row("a message with an override",
        [](auto &c, auto &id) { return errorOf(c.forward(id, kOverride)); });
    row("an answer from nobody",
        [](auto &c, auto &id) { return errorOf(c.answer(id, u"moon"_s, u"x"_s)); });
    row("an empty answer",
        [](auto &c, auto &id) { return errorOf(c.answer(id, u"company"_s, {})); });
    row("minus one day", [](auto &c, auto &id) { return errorOf(c.extend(id, -1, u"x"_s)); });
    row("no day", [](auto &c, auto &id) { return errorOf(c.extend(id, 0, u"x"_s)); });
    row("a million days",
        [](auto &c, auto &id) { return errorOf(c.extend(id, 1'000'000, u"x"_s)); });
    row("no reason to extend", [](auto &c, auto &id) { return errorOf(c.extend(id, 1, {})); });
    row("an unknown reason to wait",
        [](auto &c, auto &id) { return errorOf(c.pause(id, u"lazy"_s)); });
    row("a link to itself", [](auto &c, auto &id) { return errorOf(c.link(id, id, u"other"_s)); });
    row("a link to nothing",
        [none](auto &c, auto &id) { return errorOf(c.link(id, none, u"other"_s)); });
    row("no such link", [none](auto &c, auto &id) { return errorOf(c.unlink(id, none)); });
    row("an unknown outcome", [](auto &c, auto &id) {
        return errorOf(c.close(id, {u"magic"_s, {}, {}}));
    });
    row("negative relief", [](auto &c, auto &id) {
        return errorOf(c.close(id, {u"settled"_s, Money{-5, u"CNY"_s}, {}}));
    });
    row("to nobody",
        [](auto &c, auto &id) { return errorOf(c.assign(id, {u"S-0000000000000000"_s})); });
    row("a bad cursor", [](auto &c, auto &) {
        CaseQuery query;
        query.cursor = u"'; --"_s;
        return errorOf(c.list(query));
    });
    row("no page", [](auto &c, auto &) {
        CaseQuery query;
        query.limit = 0;
        return errorOf(c.list(query));
    });
    row("a huge page", [](auto &c, auto &) {
        CaseQuery query;
        query.limit = 1'000'000;
        return errorOf(c.list(query));
    });
    row("an unknown status", [](auto &c, auto &) {
        CaseQuery query;
        query.status = u"lost"_s;
        return errorOf(c.list(query));
    });
}

void tst_BadInput::refusesABadAct()
{
    QFETCH(Act, act);
    CaseService cases(m_office->boss);
    const qint64 before = size();
    const auto error = act(cases, m_case);
    QVERIFY2(error.has_value(), "it was done");
    QVERIFY2(error->code == ErrorCode::BadInput || error->code == ErrorCode::NotFound
                 || error->code == ErrorCode::Conflict,
             qPrintable(error->detail));
    QVERIFY(!error->detail.isEmpty());
    QCOMPARE(size(), before);
}

void tst_BadInput::refusesABadPaper_data()
{
    QTest::addColumn<Paper>("spoil");
    const auto row = [](const char *name, Paper spoil) { QTest::newRow(name) << spoil; };
    row("no such file", [](auto &p, auto &o) { p.path = o.folder.filePath(u"none"_s); });
    row("a folder", [](auto &p, auto &o) { p.path = o.folder.path(); });
    row("a device", [](auto &p, auto &) { p.path = u"/dev/zero"_s; });
    row("a named pipe", [](auto &p, auto &o) {
        p.path = o.folder.filePath(u"pipe"_s);
        ::mkfifo(QFile::encodeName(p.path).constData(), 0600);
    });
    row("NUL in the path", [](auto &p, auto &) { p.path = u"/tmp/x"_s + QChar(0) + u"y"_s; });
    row("NUL in the name", [](auto &p, auto &) { p.fileName = kNul; });
    row("override in the name", [](auto &p, auto &) { p.fileName = kOverride; });
    row("a huge name", [](auto &p, auto &) { p.fileName = QString(5000, u'x'); });
    row("an unknown kind", [](auto &p, auto &) { p.kind = u"gossip"_s; });
    row("from nobody", [](auto &p, auto &) { p.receivedFrom = u"moon"_s; });
    row("no such case", [](auto &p, auto &) { p.caseId = {u"C-2026-999999-9"_s}; });
}

void tst_BadInput::refusesABadPaper()
{
    QFETCH(Paper, spoil);
    NewPaper paper{m_case, {}, {}, "content", u"a.txt"_s, u"consumer"_s};
    spoil(paper, *m_office);
    const qint64 before = size();
    NoProgress progress;
    const auto done = DocumentService(m_office->boss).archive(paper, progress);
    QVERIFY2(!done, "it was archived");
    QVERIFY2(done.error().code == ErrorCode::BadInput || done.error().code == ErrorCode::NotFound,
             qPrintable(done.error().detail));
    QCOMPARE(size(), before);
    QVERIFY(!damageOf(m_office->boss).contains(u"orphan"_s));
}

void tst_BadInput::refusesABadCompanyOrPerson_data()
{
    QTest::addColumn<Directory>("act");
    const auto row = [](const char *name, Directory act) { QTest::newRow(name) << act; };
    const auto named = [](const QString &name) {
        Domain::CompanyDraft draft;
        draft.name = name;
        return draft;
    };
    row("a company without name",
        [named](auto &s) { return errorOf(CompanyService(s).add(named(u" "_s))); });
    row("a company with NUL",
        [named](auto &s) { return errorOf(CompanyService(s).add(named(kNul))); });
    row("a company with an override",
        [named](auto &s) { return errorOf(CompanyService(s).add(named(kOverride))); });
    row("a huge company",
        [named](auto &s) { return errorOf(CompanyService(s).add(named(QString(5000, u'x')))); });
    row("the same company in other letters", [named](auto &s) {
        return errorOf(CompanyService(s).add(named(u"ACME  lending, Inc."_s)));
    });
    row("a domain that is none", [named](auto &s) {
        auto draft = named(u"New"_s);
        draft.officialDomains = {u"http://x y"_s};
        return errorOf(CompanyService(s).add(draft));
    });
    row("nobody's company",
        [named](auto &s) { return errorOf(CompanyService(s).change({u"K-0"_s}, named(u"N"_s))); });
    row("nobody", [](auto &s) { return errorOf(ConsumerService(s).show({u"P-0"_s})); });
    row("erase nobody",
        [](auto &s) { return errorOf(ConsumerService(s).erase({u"P-0"_s}, u"reason"_s)); });
    row("staff without name", [](auto &s) {
        return errorOf(StaffService(s).add({}, Domain::Role::Operator, password("x")));
    });
    row("staff with NUL", [](auto &s) {
        return errorOf(StaffService(s).add(kNul, Domain::Role::Operator, password("x")));
    });
    row("staff without role",
        [](auto &s) { return errorOf(StaffService(s).add(u"n"_s, {}, password("x"))); });
    row("staff without password", [](auto &s) {
        return errorOf(StaffService(s).add(u"n"_s, Domain::Role::Operator, password("")));
    });
    row("staff of the same name", [](auto &s) {
        return errorOf(StaffService(s).add(u"boss"_s, Domain::Role::Operator, password("x")));
    });
    row("entry minus one", [](auto &s) { return errorOf(LedgerService(s).entry(-1)); });
    row("a proof of the future",
        [](auto &s) { return errorOf(LedgerService(s).proof(1'000'000)); });
}

void tst_BadInput::refusesABadCompanyOrPerson()
{
    QFETCH(Directory, act);
    const qint64 before = size();
    const auto error = act(m_office->boss);
    QVERIFY2(error.has_value(), "it was done");
    QVERIFY2(error->code == ErrorCode::BadInput || error->code == ErrorCode::NotFound
                 || error->code == ErrorCode::Conflict,
             qPrintable(error->detail));
    QCOMPARE(size(), before);
}

void tst_BadInput::archivesTheOthersWhenOnePaperIsBad()
{
    NoProgress progress;
    const auto results = DocumentService(m_office->boss)
                             .archiveMany({{m_case, {}, {}, "one", u"1.txt"_s, u"consumer"_s},
                                           {m_case, {}, u"/nonexistent"_s, {}, {}, u"consumer"_s},
                                           {m_case, {}, {}, {}, u"empty"_s, u"consumer"_s},
                                           {m_case, {}, {}, "four", u"4.txt"_s, u"consumer"_s}},
                                          progress);
    QVERIFY_OK(results);
    QCOMPARE(results->size(), 4);
    QVERIFY_OK(results->at(0));
    QCOMPARE_ERROR(results->at(1), ErrorCode::NotFound);
    QVERIFY_OK(results->at(2)); // an empty file is a file
    QVERIFY_OK(results->at(3));
    if (::geteuid() == 0) {
        const QString secret = m_office->writeFile(u"secret.txt"_s, "x");
        ::chmod(QFile::encodeName(secret).constData(), 0600);
        ::chmod(QFile::encodeName(m_office->folder.path()).constData(), 0755);
        const int uid = ::setfsuid(65534);
        const auto refused = DocumentService(m_office->boss)
                                 .archive({m_case, {}, secret, {}, {}, u"consumer"_s}, progress);
        ::setfsuid(uid_t(uid));
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(u"ermission"_s),
                 qPrintable(refused.error().detail));
    }
}

void tst_BadInput::tellsThatAFileShrankWhileItWasRead()
{
    class Shrinker final : public Progress {
    public:
        explicit Shrinker(const QString &path) : m_path(path) { }
        void setTotal(qint64) override { }
        void setDone(qint64) override { QFile::resize(m_path, 100); }
        bool isCancelled() const override { return false; }

    private:
        QString m_path;
    };
    const QString path = m_office->writeFile(u"big.bin"_s, QByteArray(8 * 1024 * 1024, 'b'));
    Shrinker shrinker(path);
    const qint64 before = size();
    const auto done = DocumentService(m_office->boss)
                          .archive({m_case, {}, path, {}, {}, u"consumer"_s}, shrinker);
    QCOMPARE_ERROR(done, ErrorCode::Conflict);
    QCOMPARE(size(), before);
}

void tst_BadInput::answersOddSearchesWithoutHarm_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("quotes") << u"\"unbalanced"_s;
    QTest::newRow("operators") << u"a AND NOT (b OR *)"_s;
    QTest::newRow("column") << u"tokens:x NEAR/2 y"_s;
    QTest::newRow("SQL") << u"'; DROP TABLE entry; --"_s;
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("one character") << u"款"_s;
    QTest::newRow("emoji") << u"😀😀"_s;
    QTest::newRow("a thousand words") << QString(u"word "_s).repeated(1000);
    QTest::newRow("NUL") << kNul;
    QTest::newRow("override") << kOverride;
}

void tst_BadInput::answersOddSearchesWithoutHarm()
{
    QFETCH(QString, words);
    CaseQuery query;
    query.words = words;
    const auto list = CaseService(m_office->boss).list(query);
    QVERIFY(list || list.error().code == ErrorCode::BadInput);
    const auto count = CaseService(m_office->boss).count(query);
    QCOMPARE(count.ok(), list.ok());
    const auto people = ConsumerService(m_office->boss).find(words);
    QVERIFY(people || people.error().code == ErrorCode::BadInput);
    const auto companies = CompanyService(m_office->boss).suggest(words);
    QVERIFY(companies || companies.error().code == ErrorCode::BadInput);
}

void tst_BadInput::keepsOddButLawfulText()
{
    Domain::CaseDraft draft = aCall(u"O'Brien-Łukasz 李"_s, u"+353 1 234 5678"_s);
    draft.narrative = u"شكوى العميل 😀 \"quoted\" 'single' <b>&amp;</b> \\ %s \u00A0 e\u0301"_s;
    draft.company = u"Аcme Lending"_s; // a Cyrillic letter: another company, not a silent match
    const auto done = CaseService(m_office->boss).open(draft);
    QVERIFY_OK(done);
    const auto card = CaseService(m_office->boss).card(done->caseId, true);
    QCOMPARE(card->narrative, draft.narrative.normalized(QString::NormalizationForm_C));
    QCOMPARE(card->consumer.name, draft.consumer.name);
    QVERIFY(card->state.company != CaseService(m_office->boss).card(m_case, false)->state.company);
}

QTEST_GUILESS_MAIN(tst_BadInput)
#include "tst_badinput.moc"
