// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultground.h"

#include "models/crypto/primitives.h"
#include "models/ledger/merkle.h"
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/services/documentservice.h"
#include "models/services/drafts.h"
#include "models/services/ledgerservice.h"
#include "models/services/sessionstate.h"
#include "models/store/ledgerrepository.h"
#include "tests/faults/shim.h"
#include "tests/services/office.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>

#include <atomic>
#include <cstring>
#include <filesystem>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Redress::Services;

namespace Redress::Faults {

namespace {

constexpr int kPatienceMs = 120'000;

template <typename T>
T need(Result<T> result)
{
    if (!result)
        qFatal("the ground could not be prepared: %s", qPrintable(result.error().detail));
    return *std::move(result);
}

QByteArray complaints(int count)
{
    QByteArray csv = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint "
                     "narrative,Company public response,Company,State,ZIP code,Tags,Consumer "
                     "consent provided?,Submitted via,Date sent to company,Company response to "
                     "consumer,Timely response?,Consumer disputed?,Complaint ID\n";
    for (int i = 0; i < count; ++i)
        csv += "2020-03-18,Debt collection,I do not know,Communication tactics,Frequent or "
               "repeated calls,They called "
            + QByteArray::number(i) + " times,,\"BANK " + QByteArray::number(i % 7)
            + "\",FL,330XX,,Consent provided,Web,2020-03-19,Closed with explanation,Yes,N/A,"
            + QByteArray::number(4'000'000 + i) + "\n";
    return csv;
}

/// The first line that is a JSON object; empty when none is.
QJsonObject objectIn(const QByteArray &text)
{
    for (const QByteArray &line : text.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!object.isEmpty())
            return object;
    }
    return {};
}

} // namespace

QString scratch()
{
    const QFileInfo memory(u"/dev/shm"_s);
    return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
}

Room::Room(const QString &from, const QString &at)
{
    static std::atomic<int> serial = 0;
    m_path = at;
    if (m_path.isEmpty())
        m_path = u"%1/redress-faults-%2-%3"_s.arg(scratch())
                     .arg(QCoreApplication::applicationPid())
                     .arg(++serial);
    std::filesystem::copy(from.toStdString(), m_path.toStdString(),
                          std::filesystem::copy_options::recursive);
}

Room::~Room()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path.toStdString(), ignored);
}

QString Room::path(const QString &file) const
{
    return file.isEmpty() ? m_path : m_path + u'/' + file;
}

QString Strike::text() const
{
    return u"%1 %2 %3%4"_s.arg(call).arg(at).arg(does, stays ? u" from then on"_s : QString());
}

bool Ran::confirmed() const
{
    return code == 0 || (killed() && !answer().isEmpty());
}

QJsonObject Ran::answer() const
{
    return objectIn(out);
}

QJsonObject Ran::error() const
{
    const QJsonObject whole = objectIn(err).value("error"_L1).toObject();
    if (!whole.isEmpty())
        return whole;
    for (const QJsonValue &item : answer().value("items"_L1).toArray()) {
        if (item.toObject().contains("error"_L1))
            return item.toObject().value("error"_L1).toObject();
    }
    return {};
}

/// Beside this test, wherever that was copied to: a long run outlives the next build.
QString programs()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../../bin"_s);
}

QProcessEnvironment surroundings(const Room &room, const Strike &strike, const QString &trace)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, programs() + u"/redress-shim.so"_s);
    environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    environment.insert(u"XDG_DATA_HOME"_s, room.path(u"home"_s));
    environment.insert(u"REDRESS_FAULT_UNDER"_s, room.path(strike.below));
    if (!strike.call.isEmpty()) {
        environment.insert(u"REDRESS_FAULT_CALL"_s, strike.call);
        environment.insert(u"REDRESS_FAULT_AT"_s, QString::number(strike.at));
        environment.insert(u"REDRESS_FAULT_DO"_s, strike.does);
        if (strike.stays)
            environment.insert(u"REDRESS_FAULT_STAYS"_s, u"1"_s);
    }
    if (!trace.isEmpty())
        environment.insert(u"REDRESS_FAULT_TRACE"_s, trace);
    return environment;
}

/// Fontconfig that keeps what it finds in `folder`. A program short of memory finds no fonts, and
/// root's note of that would stand for everybody.
void keepFontNotesIn(const QString &folder, QProcessEnvironment &environment)
{
    const QString rules = folder + u"/fonts.conf"_s;
    put(rules,
        "<?xml version=\"1.0\"?><fontconfig><cachedir>" + folder.toUtf8()
            + "</cachedir><include>/etc/fonts/fonts.conf</include></fontconfig>");
    environment.insert(u"FONTCONFIG_FILE"_s, rules);
}

Ran runStruck(const Room &room, const QString &program, const QStringList &words,
              const Strike &strike, const QString &trace, qint64 memory)
{
    // Not below the room: its own writing is not seen.
    QTemporaryFile countsFile;
    if (!countsFile.open() || countsFile.write(QByteArray(sizeof(redress_counts), '\0')) < 0
        || !countsFile.flush())
        qFatal("no counts");
    QProcessEnvironment environment = surroundings(room, strike, trace);
    environment.insert(u"REDRESS_FAULT_COUNTS"_s, countsFile.fileName());
    const QTemporaryDir fonts;
    if (memory > 0)
        keepFontNotesIn(fonts.path(), environment);
    QProcess process;
    process.setProcessEnvironment(environment);
    if (memory > 0)
        process.setChildProcessModifier([memory] {
            const rlimit limit = {rlim_t(memory) * 1024, rlim_t(memory) * 1024};
            ::setrlimit(RLIMIT_AS, &limit);
        });
    process.start(programs() + u'/' + program, words);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(kPatienceMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    Ran ran;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        ran.code = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = ended ? process.readAllStandardError() : QByteArray("it hung");
    redress_counts counts;
    const QByteArray bytes = contentOf(countsFile.fileName());
    std::memcpy(&counts, bytes.constData(), sizeof counts);
    for (const uint64_t count : counts.calls)
        ran.calls.append(qint64(count));
    ran.struck = counts.struck > 0;
    ran.couldClean
        = !ran.killed() && strike.call != "unlink"_L1 && !(strike.call == "any"_L1 && strike.stays);
    return ran;
}

Ground::Ground()
    : m_folder(std::make_unique<QTemporaryDir>(scratch() + u"/redress-ground-XXXXXX"_s))
{
    // Whoever judges must not remember what one point's center has come to: it is none of the next.
    qputenv("XDG_DATA_HOME", "/dev/null/nowhere");
    NewCenter center;
    center.directory = path() + u"/vault"_s;
    center.name = u"Test Center"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"li"_s;
    center.adminPassword = Test::password("secret");
    center.cheapKeys = true;
    CreatedCenter made = need(createCenter(center));
    recoveryCode = made.recoveryCode;
    put(secrets() + u"/code"_s, recoveryCode.toUtf8());
    put(secrets() + u"/password"_s, "secret\n");
    put(secrets() + u"/password2"_s, "other\n");
    put(path() + u"/complaints.csv"_s, complaints(kComplaints));
    for (const QString &folder : {u"/out"_s, u"/home"_s})
        QDir().mkpath(path() + folder);
    put(path() + u"/out/case.asice"_s, "an older dossier");
    put(path() + u"/out/paper.txt"_s, "an older export");
    paper = QByteArray(150'000, 'p');
    for (qsizetype i = 0; i < paper.size(); ++i)
        paper[i] = char('a' + i * 7 % 26);
    put(path() + u"/contract.txt"_s, paper);
    put(path() + u"/receipt.txt"_s, "paid 300 CNY");

    NoProgress quiet;
    CaseService cases(made.session);
    const ActDone opened = need(cases.open(Test::aCall()));
    caseId = opened.caseId.value;
    consumerId = opened.consumer.value;
    need(cases.open(Test::aCall(u"王小明"_s, u"13900002222"_s)));
    documentId
        = need(DocumentService(made.session)
                   .archive({opened.caseId, {}, path() + u"/contract.txt"_s, {}, {}, u"consumer"_s},
                            quiet))
              .id.value;
    need(DraftService(made.session).save({}, {{u"story"_s, u"typed and not yet logged"_s}}));
    need(BackupService(made.session).backUp(path() + u"/backup"_s, quiet));
    // What the backup does not hold yet.
    need(DocumentService(made.session)
             .archive({opened.caseId, {}, path() + u"/receipt.txt"_s, {}, {}, u"consumer"_s},
                      quiet));
    need(cases.note(opened.caseId, u"They rang again."_s));
    const LedgerHead head = need(LedgerService(made.session).head());
    size = head.size;
    root = head.root;
}

Result<SessionPtr> enterVault(const QString &vault, const QString &login,
                              const Crypto::SecretBytes &password)
{
    return patiently([&] { return signIn(vault, login, password); });
}

namespace {

Found enterAndJudge(const QString &vault, const Ground &ground, const QByteArray &password)
{
    Found found;
    const auto session = enterVault(vault, u"li"_s, Test::password(password));
    if (!session) {
        found.damage = u"does not open: "_s + session.error().detail;
        return found;
    }
    found.session = *session;
    for (const Finding &remark : found.session->remarks().findings)
        found.damage += u"signing in remarks "_s + remark.detail + u'\n';
    found.damage += Test::damageOf(found.session);
    const Store::LedgerRepository ledger(*found.session->d().database);
    found.size = need(ledger.size());
    if (found.size < ground.size || need(Ledger::rootAt(ground.size, ledger)) != ground.root)
        found.damage += u"\nentries of before are gone"_s;
    const auto drafts = need(DraftService(found.session).list());
    if (std::none_of(drafts.begin(), drafts.end(), [](const SavedDraft &one) {
            return one.fields.value("story"_L1) == u"typed and not yet logged"_s;
        }))
        found.damage += u"\nthe draft is gone"_s;
    QDirIterator all(vault, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = all.next();
        if (all.fileName().startsWith(u'.') || all.fileName().endsWith(u".part"_s))
            found.damage += u"\nleft behind: "_s + file.mid(vault.size());
    }
    return found;
}

} // namespace

Found judgeVault(const QString &vault, const Ground &ground, const QByteArray &password)
{
    Found found = enterAndJudge(vault, ground, password);
    if (!found.damage.isEmpty() && found.session) {
        found.session.reset(); // waits for its sweep
        found = enterAndJudge(vault, ground, password);
    }
    return found;
}

bool everyPoint()
{
    return qEnvironmentVariableIsSet("REDRESS_FAULTS");
}

bool isWanted(const QString &name)
{
    const QString names = qEnvironmentVariable("REDRESS_FAULTS_VERBS");
    return names.isEmpty() || names.split(u' ').contains(name);
}

quint32 drawnSeed()
{
    bool given = false;
    quint32 seed = qEnvironmentVariable("REDRESS_FAULTS_SEED").toUInt(&given);
    if (!given)
        seed = QRandomGenerator::system()->generate();
    qInfo("seed %u (REDRESS_FAULTS_SEED)", seed);
    return seed;
}

QByteArray fingerprint(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    files.sort();
    QByteArray text;
    for (const QString &file : std::as_const(files)) {
        if (!file.endsWith(u"/vault.lock"_s))
            text += file.mid(folder.size()).toUtf8() + ' ' + Crypto::sha256(contentOf(file)).toHex()
                + '\n';
    }
    return text;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("couldn't write %s", qPrintable(path));
}

} // namespace Redress::Faults
