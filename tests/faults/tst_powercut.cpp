// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lamp goes out: what a program did to its files is taken down, and after each step a disk is
// imagined that kept what it had promised to keep and of the rest what it liked. A sample drawn
// with a printed seed; with REDRESS_FAULTS set, after every step (./dev faults).
#include "tests/faults/powercut.h"
#include "tests/faults/shim.h"
#include "tests/faults/verbs.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Faults;

namespace {

constexpr int kSampledCuts = 10; // of each verb
constexpr int kDisks = 2; // of every step

/// After `step` changes, and which of the disks that are possible then.
struct Cut {
    qsizetype step = 0;
    quint32 disk = 0;
    QString text() const { return u"after %1, disk %2"_s.arg(step).arg(disk); }
};

/// The disk may keep a paper that no entry names and lose the list that told of it.
bool isHarmless(const QString &bad)
{
    const QStringList lines = bad.split(u'\n', Qt::SkipEmptyParts);
    return std::all_of(lines.begin(), lines.end(), [](const QString &line) {
        return line.contains("intact-with-remarks evidence.orphan "_L1);
    });
}

} // namespace

class tst_PowerCut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesWhatWasNeverSynced();
    void losesNothingConfirmed_data();
    void losesNothingConfirmed();

private:
    std::unique_ptr<Ground> m_ground;
    QList<Verb> m_verbs;
    QTemporaryDir m_empty;
    quint32 m_seed = 0;
};

void tst_PowerCut::initTestCase()
{
    m_ground = std::make_unique<Ground>();
    m_verbs = allVerbs(*m_ground);
    m_seed = drawnSeed();
}

/// The imagined disk forgets what a program forgot to sync: otherwise it would find nothing.
void tst_PowerCut::losesWhatWasNeverSynced()
{
    const auto after = [this](const QList<Traced> &changes, const QString &name) {
        QSet<QByteArray> found;
        for (quint32 seed = 0; seed < 40; ++seed) {
            Disk disk(m_empty.path());
            for (const Traced &change : changes)
                disk.take(change);
            const Room image(m_empty.path());
            QRandomGenerator random(seed);
            disk.cutInto(image.path(), random);
            found.insert(QFile::exists(image.path(name)) ? contentOf(image.path(name))
                                                         : QByteArray("none"));
        }
        return found;
    };
    const Traced made{REDRESS_MADE, 7, 0, u"/a.part"_s, {}, {}};
    const Traced wrote{REDRESS_WROTE, 7, 0, {}, {}, "word"};
    const Traced synced{REDRESS_SYNCED, 7, 0, u"/a.part"_s, {}, {}};
    const Traced renamed{REDRESS_RENAMED, 0, 0, u"/a.part"_s, u"/a"_s, {}};
    const Traced folder{REDRESS_SYNCED, 1, 0, QString(), {}, {}};
    using Found = QSet<QByteArray>;
    QCOMPARE(after({made, wrote, synced, renamed, folder}, u"a"_s), Found{"word"});
    QCOMPARE(after({made, wrote, synced, renamed}, u"a"_s), (Found{"word", "none"}));
    QCOMPARE(after({made, wrote, renamed, folder}, u"a"_s), (Found{"word", ""}));
    const Traced two{REDRESS_WROTE, 7, 0, {}, {}, QByteArray(512, 'x') + QByteArray(512, 'y')};
    QCOMPARE(after({made, folder, two}, u"a.part"_s).size(), 4);
}

void tst_PowerCut::losesNothingConfirmed_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_verbs.size(); ++i) {
        if (isWanted(m_verbs.at(i).name))
            QTest::newRow(qPrintable(m_verbs.at(i).name)) << i;
    }
}

void tst_PowerCut::losesNothingConfirmed()
{
    QFETCH(int, index);
    const Verb &verb = m_verbs.at(index);
    QList<Traced> changes;
    Ran healthy;
    {
        const Room room(m_ground->path());
        const QString trace = room.path() + u".trace"_s;
        QFile::remove(trace);
        healthy = runStruck(room, verb.program, verb.words(room), {}, trace);
        QVERIFY2(healthy.code == 0, healthy.err.constData());
        changes = readTrace(trace, room.path());
        QFile::remove(trace);
    }
    QVERIFY(changes.size() > 10);
    QList<Cut> cuts;
    for (qsizetype step = 0; step <= changes.size(); ++step) {
        const bool isChange = step == changes.size() || changes.at(step).change != REDRESS_OPENED;
        for (quint32 disk = 0; isChange && disk < kDisks; ++disk)
            cuts.append({step, disk});
    }
    const qsizetype all = cuts.size();
    QRandomGenerator random(m_seed + quint32(index));
    cuts = chosen(std::move(cuts), kSampledCuts, random);
    int broken = 0;
    for (const Cut &cut : std::as_const(cuts)) {
        Disk disk(m_ground->path());
        Ran ran;
        ran.couldClean = false; // the power was gone
        qsizetype said = 0; // lines
        for (qsizetype i = 0; i < cut.step; ++i) {
            disk.take(changes.at(i));
            said += changes.at(i).change == REDRESS_CONFIRMED;
        }
        ran.out = healthy.out.split('\n').mid(0, said).join('\n');
        const Room image(m_empty.path());
        QRandomGenerator chance(m_seed ^ (quint32(cut.step) << 8) ^ cut.disk);
        disk.cutInto(image.path(), chance);
        const QString bad = verb.judge(image, ran);
        if (isHarmless(bad))
            continue;
        ++broken;
        qWarning("%s, %s%s: %s", qPrintable(verb.name), qPrintable(cut.text()),
                 ran.confirmed() ? ", confirmed" : "", qPrintable(bad.left(400)));
    }
    qInfo("%s: %d of %d power cuts", qPrintable(verb.name), int(cuts.size()), int(all));
    QCOMPARE(broken, 0);
}

QTEST_GUILESS_MAIN(tst_PowerCut)
#include "tst_powercut.moc"
