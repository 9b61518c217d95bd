// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same by other means: the kernel itself, through strace, refuses the n-th system call of the
// real program or kills it there. Slower than the shim and blind to which file is meant, but it
// sees every call, however it was made.
#include "tests/faults/verbs.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Faults;

namespace {

constexpr int kSampledPoints = 2; // of each verb
constexpr int kPatienceMs = 120'000;

struct Injected {
    QString call;
    int at = 1;
    QString what; // "error=EIO", "signal=KILL"
    QString text() const { return u"%1:%2:when=%3"_s.arg(call, what).arg(at); }
};

const QStringList &calls()
{
    static const QStringList all{u"pwrite64"_s, u"write"_s,          u"fsync"_s,     u"fdatasync"_s,
                                 u"syncfs"_s,   u"rename"_s,         u"renameat2"_s, u"linkat"_s,
                                 u"unlink"_s,   u"ftruncate"_s,      u"openat"_s,    u"mkdir"_s,
                                 u"mmap"_s,     u"copy_file_range"_s};
    return all;
}

QStringList tracing(const QString &log)
{
    return {u"-f"_s, u"-qq"_s, u"-o"_s, log, u"-e"_s, u"trace="_s + calls().join(u',')};
}

Ran traced(const Room &room, const Verb &verb, const QStringList &strace)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, room.path(u"home"_s));
    // LeakSanitizer cannot look at a program that is being traced.
    environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0"_s);
    process.setProcessEnvironment(environment);
    process.start(u"strace"_s,
                  strace + QStringList{programs() + u'/' + verb.program} + verb.words(room));
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit)
        ran.code = process.exitCode();
    else
        process.kill();
    process.waitForFinished();
    ran.couldClean = !ran.killed();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

} // namespace

class tst_Strace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void losesNothing_data();
    void losesNothing();

private:
    Ground m_ground;
    QList<Verb> m_verbs = allVerbs(m_ground);
};

void tst_Strace::losesNothing_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_verbs.size(); ++i) {
        if (isWanted(m_verbs.at(i).name))
            QTest::newRow(qPrintable(m_verbs.at(i).name)) << i;
    }
}

void tst_Strace::losesNothing()
{
    QFETCH(int, index);
    const Verb &verb = m_verbs.at(index);
    QTemporaryDir scratchpad;
    const QString log = scratchpad.filePath(u"log"_s);
    QList<Injected> points;
    {
        const Room room(m_ground.path());
        const Ran healthy = traced(room, verb, tracing(log));
        if (healthy.code != 0 && !QFile::exists(log)) {
            qWarning("strace may not trace here: %s; the shim of tst_faults is what is left",
                     healthy.err.left(200).constData());
            return;
        }
        QVERIFY2(healthy.code == 0, healthy.err.left(300).constData());
        const QByteArray lines = contentOf(log);
        for (const QString &call : calls()) {
            const int made = int(lines.count(' ' + call.toUtf8() + '('));
            for (int at = 1; at <= made; ++at) {
                static const QStringList ways{u"signal=KILL"_s, u"error=ENOSPC"_s, u"error=EIO"_s};
                points.append({call, at, ways.at((at + index) % ways.size())});
            }
        }
    }
    QVERIFY(points.size() > 30);
    const qsizetype all = points.size();
    QRandomGenerator random(drawnSeed() + quint32(index));
    points = chosen(std::move(points), kSampledPoints, random);
    for (const Injected &point : std::as_const(points)) {
        const Room room(m_ground.path());
        const Ran ran
            = traced(room, verb, tracing(log) + QStringList{u"-e"_s, u"inject="_s + point.text()});
        const QString bad = verb.judge(room, ran);
        QVERIFY2(bad.isEmpty(),
                 qPrintable(u"%1, %2 (exit %3, %4): %5"_s.arg(
                     verb.name, point.text(), QString::number(ran.code),
                     QString::fromUtf8(ran.err.left(200)), bad)));
    }
    qInfo("%s: %d of %d calls", qPrintable(verb.name), int(points.size()), int(all));
}

QTEST_GUILESS_MAIN(tst_Strace)
#include "tst_strace.moc"
