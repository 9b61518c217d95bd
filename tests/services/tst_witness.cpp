// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/services/witness.h"
#include "tests/ledger/growinglog.h"
#include "tests/services/office.h"

#include <QDirIterator>
#include <QJsonObject>
#include <QThread>

#include <sys/file.h>
#include <unistd.h>
#include <fcntl.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;
using namespace Redress::Services;
using namespace Redress::Test;

/// A department that remembers other centers' ledgers, and what it does with its memory.
class tst_Witness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cosignsWhatGrowsAndRemembersIt();
    void keepsItsKeySealed();
    void refusesAKeyThatOthersMayRead();
    void leavesNothingBehindWhereItCannotBeMade();
    void knowsALogByOneKeyOnly();
    void keepsBothHistoriesOfALogThatForked();
    void doesNotCallAForkWhatIsOnlyUnproved();
    void refusesAnOlderCopyOfItself();
    void refusesAnOlderCopyOnAnotherComputer();
    void refusesAStateThatSomebodyWrote();
    void waitsForTheOtherProgramInItsFolder();
    void neverCosignsTwiceWhatTwoAskAtOnce();
    void doesNotGoBackInTime();

private:
    QString folder() const { return m_folder->filePath(u"witness"_s); }
    std::unique_ptr<Witness> opened(const QByteArray &secret = "sesame")
    {
        auto witness = Witness::open(folder(), password(secret), m_clock);
        return witness ? *std::move(witness) : nullptr;
    }
    static WitnessVerdict verdictOf(const Witness &witness, const QByteArray &request)
    {
        const auto answer = witness.answer(request);
        return answer ? answer->decision.verdict : WitnessVerdict::Forgotten;
    }
    QByteArrayList state() const;

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::optional<VerifierKey> m_key;
    const GrowingLog m_log{40};
    const GrowingLog m_forked{40, 5};
};

void tst_Witness::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_Witness::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_shared<FakeClock>();
    const auto key
        = Witness::create({folder(), u"witness.example/dept"_s, password("sesame"), true});
    QVERIFY_OK(key);
    m_key = *key;
    QVERIFY_OK(Witness::addLog(folder(), m_log.key().text()));
}

// Every file of the folder and what is in it.
QByteArrayList tst_Witness::state() const
{
    QByteArrayList all;
    QDirIterator files(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all.append(file.fileName().toUtf8() + '\n' + file.readAll());
    }
    std::sort(all.begin(), all.end());
    return all;
}

void tst_Witness::cosignsWhatGrowsAndRemembersIt()
{
    const auto witness = opened();
    QVERIFY(witness);
    qint64 old = 0;
    for (const qint64 size : {qint64(3), qint64(3), qint64(17), qint64(40)}) {
        m_clock->pass(60);
        const auto answer = witness->answer(m_log.asked(old, size));
        QVERIFY_OK(answer);
        QCOMPARE(answer->decision.verdict, WitnessVerdict::Cosign);
        const auto cosigned = withCosignature(m_log.note(size), answer->cosignature, *m_key);
        QVERIFY_OK(cosigned);
        QCOMPARE(cosignedAt(*parseNote(*cosigned), *m_key),
                 std::optional(m_clock->nowUtc().toSecsSinceEpoch()));
        old = size;
    }
    // Another program, later: it goes on where this one stood.
    const auto overview = Witness::overview(folder());
    QVERIFY_OK(overview);
    QCOMPARE(overview->key.text(), m_key->text());
    QCOMPARE(overview->logs.size(), 1);
    QCOMPARE(overview->logs.first().size, 40);
    QCOMPARE(overview->logs.first().root, m_log.at(40).root);
    QCOMPARE(overview->logs.first().cosignedUtc, m_clock->nowUtc());
    const auto stale = opened()->answer(m_log.asked(17, 40));
    QVERIFY_OK(stale);
    QCOMPARE(stale->decision.verdict, WitnessVerdict::OtherSize);
    QCOMPARE(stale->decision.size, 40);
    QVERIFY(stale->cosignature.isEmpty());
    QCOMPARE(verdictOf(*witness, GrowingLog(5, -1, u"redress.example/other"_s).asked(0, 5)),
             WitnessVerdict::UnknownLog);
    QCOMPARE_ERROR(witness->answer("old 1\n"), ErrorCode::BadInput);
}

void tst_Witness::keepsItsKeySealed()
{
    QVERIFY(*Witness::isSealed(folder()));
    QCOMPARE_ERROR(Witness::open(folder(), password("wrong")), ErrorCode::WrongPassword);
    QCOMPARE_ERROR(Witness::open(m_folder->path(), password("sesame")), ErrorCode::NotFound);
    QFile file(folder() + u"/witness.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject object = *parseJsonObject(file.readAll());
    QVERIFY(!object[u"key"_s].toObject().contains(u"seed"_s));
    QCOMPARE(int(file.permissions()
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
             0);
    file.close();
    // A public key put in the place of ours opens nothing.
    QByteArray other = compactJson(object);
    other.replace(
        m_key->text(),
        VerifierKey::make(m_key->name(), keyFrom('x').publicKey(), KeyType::Cosignature)->text());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(other);
    file.close();
    QVERIFY(!Witness::open(folder(), password("sesame")));
}

void tst_Witness::refusesAKeyThatOthersMayRead()
{
    const QString plain = m_folder->filePath(u"plain"_s);
    QVERIFY_OK(Witness::create({plain, {}, {}, true}));
    QVERIFY(!*Witness::isSealed(plain));
    QVERIFY_OK(Witness::open(plain, {}));
    QCOMPARE(Witness::overview(plain)->key.name().size(), 16);
    QFile file(plain + u"/witness.json"_s);
    QVERIFY(file.setPermissions(file.permissions() | QFile::ReadGroup));
    QCOMPARE_ERROR(Witness::open(plain, {}), ErrorCode::NotPermitted);
}

void tst_Witness::leavesNothingBehindWhereItCannotBeMade()
{
    QCOMPARE_ERROR(Witness::create({folder(), {}, {}, true}), ErrorCode::Conflict);
    const QString other = m_folder->filePath(u"other"_s);
    QCOMPARE_ERROR(Witness::create({other, u"with space"_s, {}, true}), ErrorCode::BadInput);
    QCOMPARE_ERROR(Witness::create({other, QString(65, u'x'), {}, true}), ErrorCode::BadInput);
    QVERIFY(!QFileInfo::exists(other));
}

void tst_Witness::knowsALogByOneKeyOnly()
{
    QVERIFY_OK(Witness::addLog(folder(), m_log.key().text() + '\n'));
    const QByteArray other
        = VerifierKey::make(m_log.key().name(), keyFrom('x').publicKey())->text();
    QCOMPARE_ERROR(Witness::addLog(folder(), other), ErrorCode::Conflict);
    QCOMPARE_ERROR(Witness::addLog(folder(), m_key->text()), ErrorCode::BadInput);
    QCOMPARE_ERROR(Witness::addLog(folder(), "nonsense"), ErrorCode::BadInput);
    QCOMPARE(Witness::overview(folder())->logs.size(), 1);
}

void tst_Witness::keepsBothHistoriesOfALogThatForked()
{
    const auto witness = opened();
    QCOMPARE(verdictOf(*witness, m_log.asked(0, 17)), WitnessVerdict::Cosign);
    const auto refused = witness->answer(m_forked.asked(17, 17));
    QVERIFY_OK(refused);
    QCOMPARE(refused->decision.verdict, WitnessVerdict::Fork);
    QVERIFY(refused->cosignature.isEmpty());
    // Asked again, the evidence is the same.
    QCOMPARE(witness->answer(m_forked.asked(17, 17))->evidence, refused->evidence);
    const WitnessedLog log = Witness::overview(folder())->logs.first();
    QCOMPARE(log.forks, QStringList{refused->evidence});
    QCOMPARE(log.size, 17);
    QFile file(refused->evidence);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject kept = *parseJsonObject(file.readAll());
    // Whoever holds the file and the log's key sees two histories of one size.
    const VerifierKey key = *VerifierKey::parse(kept[u"log"_s].toString().toUtf8());
    const auto one = openCheckpoint(kept[u"remembered"_s].toString().toUtf8(), key);
    const auto two = openCheckpoint(kept[u"shown"_s].toString().toUtf8(), key);
    QVERIFY(one && two);
    QCOMPARE(one->size, two->size);
    QVERIFY(one->root != two->root);
    // The honest history goes on as ever.
    QCOMPARE(verdictOf(*witness, m_log.asked(17, 40)), WitnessVerdict::Cosign);
}

void tst_Witness::doesNotCallAForkWhatIsOnlyUnproved()
{
    const auto witness = opened();
    QCOMPARE(verdictOf(*witness, m_log.asked(0, 17)), WitnessVerdict::Cosign);
    QCOMPARE(verdictOf(*witness, m_forked.asked(17, 23)), WitnessVerdict::NoProof);
    const WitnessedLog log = Witness::overview(folder())->logs.first();
    QVERIFY(log.forks.isEmpty());
    QCOMPARE(log.unproved.size(), 1);
    QCOMPARE(log.size, 17);
    // Nothing remembered yet: nothing that contradicts it.
    const GrowingLog other(5, -1, u"redress.example/other"_s);
    QVERIFY_OK(Witness::addLog(folder(), other.key().text()));
    WitnessRequest odd = other.request(0, 5);
    odd.proof = other.request(3, 5).proof;
    const auto refused = witness->answer(*formatWitnessRequest(odd));
    QVERIFY_OK(refused);
    QCOMPARE(refused->decision.verdict, WitnessVerdict::NoProof);
    QVERIFY(refused->evidence.isEmpty());
}

static void copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = to + files.next().mid(from.size());
        QVERIFY(QDir().mkpath(QFileInfo(target).path()));
        QFile::remove(target);
        QVERIFY(QFile::copy(files.filePath(), target));
    }
}

void tst_Witness::refusesAnOlderCopyOfItself()
{
    QCOMPARE(verdictOf(*opened(), m_log.asked(0, 17)), WitnessVerdict::Cosign);
    const QString copy = m_folder->filePath(u"copy"_s);
    copyFolder(folder(), copy);
    QCOMPARE(verdictOf(*opened(), m_log.asked(17, 23)), WitnessVerdict::Cosign);
    copyFolder(copy, folder());
    const QByteArrayList before = state();
    QCOMPARE_ERROR(opened()->answer(m_log.asked(17, 23)), ErrorCode::Conflict);
    QCOMPARE_ERROR(opened()->answer(m_forked.asked(17, 30)), ErrorCode::Conflict);
    QCOMPARE_ERROR(Witness::overview(folder()), ErrorCode::Conflict);
    QCOMPARE(state(), before);
}

// Without this computer's memory the center's own checkpoint still tells.
void tst_Witness::refusesAnOlderCopyOnAnotherComputer()
{
    QCOMPARE(verdictOf(*opened(), m_log.asked(0, 17)), WitnessVerdict::Cosign);
    const QString copy = m_folder->filePath(u"copy"_s);
    copyFolder(folder(), copy);
    const QByteArray line = opened()->answer(m_log.asked(17, 23))->cosignature;
    copyFolder(copy, folder());
    QVERIFY(QDir(m_home.filePath(u"redress/seen"_s)).removeRecursively());
    WitnessRequest request = m_log.request(17, 23);
    request.checkpoint = *withCosignature(request.checkpoint, line, *m_key);
    QCOMPARE(opened()->answer(*formatWitnessRequest(request))->decision.verdict,
             WitnessVerdict::Forgotten);
    QCOMPARE(Witness::overview(folder())->logs.first().size, 17);
}

void tst_Witness::refusesAStateThatSomebodyWrote()
{
    QCOMPARE(verdictOf(*opened(), m_log.asked(0, 17)), WitnessVerdict::Cosign);
    const QDir logs(folder() + u"/logs"_s);
    QFile file(logs.filePath(logs.entryList(QDir::Files).first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    // On another computer, which has no memory of its own: another history in the place of the
    // cosigned one; and each byte of it bent.
    QVERIFY(QDir(m_home.filePath(u"redress/seen"_s)).removeRecursively());
    QByteArrayList lies{
        {}, good.left(good.size() / 2), m_log.key().text() + '\n' + m_forked.note(17)};
    for (qsizetype at = 0; at < good.size(); at += 7) {
        QByteArray bent = good;
        bent[at] = char(bent[at] ^ 1);
        lies.append(bent);
    }
    for (const QByteArray &lie : std::as_const(lies)) {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lie);
        file.close();
        const auto answer = opened()->answer(m_forked.asked(17, 23));
        QVERIFY2(!answer || answer->cosignature.isEmpty(), lie.constData());
    }
}

void tst_Witness::waitsForTheOtherProgramInItsFolder()
{
    const auto witness = opened();
    const int other = ::open(QFile::encodeName(folder() + u"/witness.lock"_s).constData(),
                             O_RDWR | O_CREAT, 0600);
    QVERIFY(other >= 0 && ::flock(other, LOCK_EX) == 0);
    std::unique_ptr<QThread> letGo(QThread::create([other] {
        QThread::msleep(200);
        ::close(other);
    }));
    letGo->start();
    QCOMPARE(verdictOf(*witness, m_log.asked(0, 17)), WitnessVerdict::Cosign);
    letGo->wait();
}

// Two histories of one log, asked for at the same moment by many: only one is ever cosigned.
void tst_Witness::neverCosignsTwiceWhatTwoAskAtOnce()
{
    const auto witness = opened();
    QCOMPARE(verdictOf(*witness, m_log.asked(0, 5)), WitnessVerdict::Cosign);
    constexpr int kAskers = 8;
    std::array<int, kAskers> cosigned{};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < kAskers; ++i)
        threads.emplace_back(QThread::create([&, i] {
            const auto own = opened();
            const GrowingLog &history = i % 2 ? m_log : m_forked;
            const auto answer = own->answer(history.asked(5, 23));
            cosigned[size_t(i)] = answer && !answer->cosignature.isEmpty() ? 1 : 0;
        }));
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(std::count(cosigned.cbegin(), cosigned.cend(), 1), 1);
}

void tst_Witness::doesNotGoBackInTime()
{
    const auto witness = opened();
    QCOMPARE(verdictOf(*witness, m_log.asked(0, 5)), WitnessVerdict::Cosign);
    const qint64 then = m_clock->nowUtc().toSecsSinceEpoch();
    m_clock->pass(-60); // set right by a minute: the last time stands
    const auto again = witness->answer(m_log.asked(5, 7));
    QVERIFY_OK(again);
    QCOMPARE(
        cosignedAt(*parseNote(*withCosignature(m_log.note(7), again->cosignature, *m_key)), *m_key),
        std::optional(then));
    m_clock->passDays(-1);
    QCOMPARE_ERROR(witness->answer(m_log.asked(7, 9)), ErrorCode::Conflict);
    QCOMPARE(Witness::overview(folder())->logs.first().size, 7);
}

QTEST_GUILESS_MAIN(tst_Witness)
#include "tst_witness.moc"
