// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstdlib>

using namespace Redress::Fuzz;

namespace {

constexpr int kMutations = 2'000;
constexpr qint64 kMaxSeedMilliseconds = 3'000; // a whole dossier is judged some hundred times in it
// A tenth of a second for some kilobytes would be slow on any machine; the rest is for a busy one.
constexpr qint64 kMaxMilliseconds = 5'000;

QDir corpus()
{
    return QDir(QStringLiteral(REDRESS_SOURCE_DIR "/tests/fuzz/corpus"));
}

// What a parser is given now, kept when it ends the program.
QByteArray current;

void keepCurrent(int)
{
    std::signal(SIGABRT, SIG_DFL);
    if (std::FILE *file = std::fopen("fuzzcorpus-finding", "wb")) {
        std::fwrite(current.constData(), 1, size_t(current.size()), file);
        std::fclose(file);
    }
    std::abort();
}

} // namespace

/// The smoke run of the fuzzers, with any compiler: every seed, and 2,000 damaged copies of each
/// (fewer of whole dossiers).
class tst_FuzzCorpus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFolderIsOfATarget();
    void parsersKeepTheirWord_data();
    void parsersKeepTheirWord();
};

void tst_FuzzCorpus::everyFolderIsOfATarget()
{
    QSet<QString> names;
    for (const Target &target : kTargets)
        names.insert(QString::fromLatin1(target.name));
    const QStringList folders = corpus().entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(QSet<QString>(folders.begin(), folders.end()), names);
}

void tst_FuzzCorpus::parsersKeepTheirWord_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("path");
    for (int i = 0; i < int(kTargets.size()); ++i) {
        const QDir folder(corpus().filePath(QString::fromLatin1(kTargets[size_t(i)].name)));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
            QTest::addRow("%s/%s", kTargets[size_t(i)].name, qPrintable(name))
                << i << folder.filePath(name);
    }
}

void tst_FuzzCorpus::parsersKeepTheirWord()
{
    QFETCH(int, target);
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray seed = file.readAll();
    const auto run = kTargets[size_t(target)].run;
    std::signal(SIGABRT, keepCurrent);
    current = seed;
    run(seed);
    run({});
    // Seeded by the content: the same damages on every machine, and a failure is found again.
    QRandomGenerator random(quint32(qChecksum(seed)));
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < kMutations && whole.elapsed() < kMaxSeedMilliseconds; ++i) {
        current = mutated(seed, &random);
        QElapsedTimer timer;
        timer.start();
        run(current);
        QVERIFY2(timer.elapsed() < kMaxMilliseconds,
                 qPrintable(QStringLiteral("mutation %1 of %2 bytes takes %3 ms")
                                .arg(i)
                                .arg(current.size())
                                .arg(timer.elapsed())));
    }
}

QTEST_GUILESS_MAIN(tst_FuzzCorpus)
#include "tst_fuzzcorpus.moc"
