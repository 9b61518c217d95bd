// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "models/domain/codes.h"
#include "models/domain/drafts.h"
#include "ui/intake/typedcall.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/language.h"
#include "ui/widgets/actwords.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ui;

class tst_Words : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Test::keepSettingsAside(); }
    void cleanup() { speak(u"en"_s); }
    void everyCodeHasAWord();
    void everyErrorSaysWhatToDo();
    void everyFindingIsASentence();
    void everyFindingTheProgramMakesHasWords();
    void dueIsSaidShortly();
    void coloursCanBeRead();
    void aCallTakesWhatPeopleType();
    void aDraftKeepsEveryField();
    void thePaletteFindsByLetters();
};

void tst_Words::everyCodeHasAWord()
{
    using Word = QString (*)(const QString &);
    const std::pair<QStringList, Word> lists[] = {{Domain::channels(), CodeWords::channel},
                                                  {Domain::remedies(), CodeWords::remedy},
                                                  {Domain::outcomes(), CodeWords::outcome},
                                                  {Domain::pauseReasons(), CodeWords::pauseReason},
                                                  {Domain::linkKinds(), CodeWords::linkKind},
                                                  {Domain::paperSources(), CodeWords::source},
                                                  {Domain::documentKinds(), CodeWords::paperKind},
                                                  {Domain::recipients(), CodeWords::recipient}};
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        speak(language);
        for (const auto &list : lists) {
            for (const QString &code : list.first) {
                const QString word = list.second(code);
                QVERIFY2(!word.isEmpty(), qPrintable(code));
                const bool isHan = std::any_of(word.begin(), word.end(), [](QChar c) {
                    return c.script() == QChar::Script_Han;
                });
                QVERIFY2(isHan == (language == u"zh_CN"_s), qPrintable(code + u": "_s + word));
            }
        }
    }
    for (const QLatin1String act : {Domain::Act::caseOpened,       Domain::Act::caseImported,
                                    Domain::Act::caseNoted,        Domain::Act::caseAssigned,
                                    Domain::Act::caseForwarded,    Domain::Act::caseAnswered,
                                    Domain::Act::caseExtended,     Domain::Act::casePaused,
                                    Domain::Act::caseResumed,      Domain::Act::caseLinked,
                                    Domain::Act::caseUnlinked,     Domain::Act::caseClosed,
                                    Domain::Act::caseReopened,     Domain::Act::documentArchived,
                                    Domain::Act::documentExported, Domain::Act::documentReceipted,
                                    Domain::Act::reportExported,   Domain::Act::consumerViewed,
                                    Domain::Act::consumerErased,   Domain::Act::consumerChanged}) {
        Services::Chronicle line;
        line.act = act;
        QVERIFY2(ActWords::title(line, {}) != act, act.data());
    }
}

void tst_Words::everyErrorSaysWhatToDo()
{
    QStringList seen;
    for (int code = int(ErrorCode::BadInput); code <= int(ErrorCode::Cancelled); ++code) {
        const QString words = ErrorWords::reason({ErrorCode(code), {}, {}});
        QVERIFY(!words.isEmpty());
        QVERIFY(!seen.contains(words));
        seen.append(words);
    }
    const Error error{ErrorCode::DiskFull, u"couldn't write F"_s, {}};
    const QString words = ErrorWords::sentence(u"Nothing was archived."_s, error);
    QVERIFY(words.startsWith(u"Nothing was archived. The disk is full."_s));
    QVERIFY(words.endsWith(u"(couldn't write F)"_s));
}

void tst_Words::everyFindingIsASentence()
{
    const Finding entry{Verdict::Broken, u"ledger.entry-signature"_s, u"entry 41"_s, {}};
    QCOMPARE(FindingWords::sentence(entry), u"In the history, entry 41 is not as it was signed."_s);
    const Finding gone{Verdict::Broken, u"evidence.missing"_s, u"document D-2026-000001-7"_s, {}};
    const Finding changed{
        Verdict::Broken, u"evidence.changed"_s, u"document D-2026-000001-7"_s, {}};
    QVERIFY(FindingWords::sentence(gone) != FindingWords::sentence(changed));
    QVERIFY(FindingWords::sentence(gone).contains(u"paper D-2026-000001-7"_s));
    const Finding strange{Verdict::Broken, u"new.thing"_s, u"somewhere"_s, {}};
    QVERIFY(FindingWords::sentence(strange).contains(u"somewhere"_s));
    QVERIFY(!FindingWords::advice(strange).isEmpty());
    speak(u"zh_CN"_s);
    QVERIFY(FindingWords::sentence(entry).contains(u"第 41 条记录"_s));
}

void tst_Words::everyFindingTheProgramMakesHasWords()
{
    // The codes as the sources name them where a check says something: those of a dossier are told
    // by redress-verify.
    static const QRegularExpression making(
        u"(?:(?:broken|remark)\\(|Verdict::\\w+,)\\s*u\"([a-z]+\\.[a-z-]+)\"_s"_s);
    QSet<QString> codes;
    for (const QString &room : {u"store"_s, u"services"_s, u"vault"_s, u"seals"_s}) {
        QDirIterator files(QStringLiteral(REDRESS_SOURCE_DIR "/models/") + room, {u"*.cpp"_s});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = making.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                const QString code = found.next().captured(1);
                if (!code.startsWith(u"dossier."_s))
                    codes.insert(code);
            }
        }
    }
    QVERIFY(codes.contains(u"ledger.older-than-seen"_s));
    QVERIFY(codes.contains(u"ledger.disclosure-place"_s));
    QVERIFY2(codes.size() > 50, qPrintable(QString::number(codes.size())));
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        speak(language);
        const QString unknown
            = FindingWords::sentence({Verdict::Broken, u"new.thing"_s, u"entry 41"_s, {}});
        for (const QString &code : std::as_const(codes)) {
            const Finding finding{Verdict::Broken, code, u"entry 41"_s, {}};
            QVERIFY2(FindingWords::sentence(finding) != unknown, qPrintable(code));
            const QString words
                = FindingWords::sentence(finding).remove(FindingWords::subject(finding.subject));
            QVERIFY2(language == "en"_L1
                         || std::any_of(words.begin(), words.end(),
                                        [](QChar c) { return c.script() == QChar::Script_Han; }),
                     qPrintable(code));
        }
    }
}

void tst_Words::dueIsSaidShortly()
{
    const QDateTime now(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC); // a Monday
    const QTimeZone zone("Asia/Shanghai");
    Services::CaseRow row;
    const auto words = [&](const QDateTime &due) {
        row.dueUtc = due;
        return TimeWords::due(row, now, zone).words;
    };
    QCOMPARE(words({}), u"no clock"_s);
    QCOMPARE(words(now.addSecs(3600)), u"due today"_s);
    QCOMPARE(words(now.addDays(2)), u"due Wed"_s);
    QCOMPARE(words(now.addDays(20)), u"due 22 Mar"_s);
    QCOMPARE(words(now.addDays(400)), u"due 6 Apr 2027"_s);
    QCOMPARE(words(now.addDays(-1)), u"1 day late"_s);
    QCOMPARE(words(now.addDays(-2)), u"2 days late"_s);
    QCOMPARE(TimeWords::due(row, now, zone).mark, Mark::Late);
    row.status = Domain::CaseStatus::Paused;
    QCOMPARE(TimeWords::due(row, now, zone).words, u"paused"_s);
    row.status = Domain::CaseStatus::Closed;
    QCOMPARE(TimeWords::due(row, now, zone).mark, Mark::Done);
    QCOMPARE(TimeWords::ago(now.addSecs(-1), now), u"just now"_s);
    QCOMPARE(TimeWords::ago(now.addSecs(-120), now), u"2 minutes ago"_s);
    QCOMPARE(TimeWords::ago(now.addSecs(60), now), u"just now"_s); // another computer's clock
}

static qreal luminance(const QColor &color)
{
    const auto linear
        = [](qreal c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

static qreal contrast(const QColor &a, const QColor &b)
{
    const qreal la = luminance(a);
    const qreal lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

void tst_Words::coloursCanBeRead()
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(choice);
        const Theme &colors = theme();
        for (const QColor &ground : {colors.window, colors.base, colors.raised, colors.selection}) {
            for (const QColor &ink : {colors.text, colors.secondary, colors.accent, colors.quiet,
                                      colors.due, colors.late, colors.broken})
                QVERIFY2(contrast(ink, ground) >= 4.5,
                         qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name())
                                        .arg(contrast(ink, ground))));
        }
        for (const QColor &ground : {colors.dueGround, colors.lateGround, colors.brokenGround})
            QVERIFY(contrast(colors.text, ground) >= 4.5);
        QVERIFY(contrast(colors.onAccent, colors.accent) >= 4.5);
    }
    applyTheme(ThemeChoice::Light);
}

void tst_Words::aCallTakesWhatPeopleType()
{
    const QDate today(2026, 3, 2);
    TypedCall call;
    call.phone = u"138-0013-8000"_s;
    call.story = u"They refuse to pay."_s;
    call.amount = u"5万"_s;
    call.happened = u"昨天"_s;
    QVERIFY(call.mistakes(today, u"CNY"_s).isEmpty());
    const Domain::CaseDraft draft = call.draft(today, u"CNY"_s);
    QCOMPARE(draft.consumer.phone, u"+8613800138000"_s);
    QCOMPARE(draft.amount->minorUnits, 5'000'000);
    QCOMPARE(*draft.happenedOn, QDate(2026, 3, 1));

    call.phone = u"12"_s;
    call.amount = u"-5"_s;
    call.happened = u"2999-01-01"_s;
    call.issue = u"something"_s;
    call.story.clear();
    using Field = TypedCall::Field;
    const auto mistakes = call.mistakes(today, u"CNY"_s);
    for (const Field field :
         {Field::Phone, Field::Amount, Field::Happened, Field::Issue, Field::Story})
        QVERIFY(!mistakes.value(field).isEmpty());
    for (const QString &day : {u"1899-12-31"_s, u"32.13."_s, u"nonsense"_s}) {
        call.happened = day;
        QVERIFY2(call.mistakes(today, u"CNY"_s).contains(Field::Happened), qPrintable(day));
    }
}

void tst_Words::aDraftKeepsEveryField()
{
    TypedCall call;
    QVERIFY(call.isEmpty());
    call.channel = u"letter"_s;
    QVERIFY(call.isEmpty()); // the channel alone is not worth keeping
    int n = 0;
    for (QString *text :
         {&call.phone, &call.name, &call.idNumber, &call.speaksFor, &call.knownConsumer,
          &call.company, &call.companyId, &call.issue, &call.issueCode, &call.productCode,
          &call.story, &call.account, &call.amount, &call.happened})
        *text = u"typed %1"_s.arg(n++);
    call.specialCare = true;
    call.remedies = {u"refund"_s, u"apology"_s};
    QCOMPARE(TypedCall::fromJson(call.toJson()).toJson(), call.toJson());
    QVERIFY(TypedCall::fromJson({{u"remedies"_s, 7}, {u"phone"_s, true}})
                .isEmpty()); // nonsense on disk
}

void tst_Words::thePaletteFindsByLetters()
{
    QVERIFY(CommandPalette::fits(u"Export the dossier…"_s, u"exdos"_s));
    QVERIFY(CommandPalette::fits(u"导出卷宗…"_s, u"卷宗"_s));
    QVERIFY(CommandPalette::fits(u"Lock"_s, {}));
    QVERIFY(!CommandPalette::fits(u"Lock"_s, u"kl"_s));
}

QTEST_MAIN(tst_Words)
#include "tst_words.moc"
