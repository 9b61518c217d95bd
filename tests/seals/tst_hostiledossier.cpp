// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/progress.h"
#include "models/seals/dossier.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/zip.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

namespace {

constexpr int kPapers = 9'000;
constexpr qsizetype kListBytes = 16 * 1024 * 1024;
constexpr qint64 kMaxMilliseconds = 10'000; // once through each list takes a fraction of a second

/// A container of many papers whose lists are long and name none of them.
QByteArray crowded()
{
    QMap<QByteArray, QByteArray> files;
    for (int number = 1; number <= kPapers; ++number)
        files.insert(Layout::evidenceName(number, "bin"), QByteArray::number(number));
    const QByteArray digits = QByteArray("0123456789abcdef ").repeated(kListBytes / 17);
    files.insert(Layout::kCustody, "{\"a\":\"" + digits + "\"}");
    files.insert(Layout::kManifest, digits);
    files.insert(Layout::kAsicManifest, Layout::asicReferenceBegin().repeated(kListBytes / 40));
    QBuffer device;
    device.open(QIODevice::ReadWrite);
    ZipWriter writer(&device);
    bool written = writer.add(Layout::kMimetype, Layout::kMimetypeText).ok();
    for (auto it = files.constBegin(); it != files.constEnd(); ++it)
        written = written && writer.add(it.key(), it.value()).ok();
    return written && writer.finish() ? device.data() : QByteArray();
}

} // namespace

class tst_HostileDossier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesManyPapersAndLongListsInOnePass();
};

void tst_HostileDossier::judgesManyPapersAndLongListsInOnePass()
{
    const QByteArray bytes = crowded();
    QVERIFY(!bytes.isEmpty());
    NoProgress progress;
    QElapsedTimer timer;
    timer.start();
    const auto verdict = verifyDossier(MemoryBytes(bytes), {}, progress);
    const qint64 took = timer.elapsed();
    QVERIFY(verdict.ok());
    QCOMPARE(verdict->evidence, kPapers);
    qsizetype unknown = 0;
    for (const Finding &finding : verdict->verification.findings)
        unknown += finding.code == "dossier.evidence-custody"_L1 ? 1 : 0;
    QCOMPARE(unknown, kPapers);
    qInfo("%d papers beside lists of %lld bytes: %lld ms", kPapers, qint64(kListBytes), took);
    QVERIFY2(took < kMaxMilliseconds, qPrintable(QString::number(took)));
}

QTEST_GUILESS_MAIN(tst_HostileDossier)
#include "tst_hostiledossier.moc"
