// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/arrivals.h"
#include "models/vault/evidencestore.h"
#include "tests/vault/evidencedesk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Vault;

class tst_Arrivals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QDir(m_desk.evidence()).removeRecursively(); }
    void forgetsAListWhoseFilesAreNamed();
    void sweepsOnlyWhatArrivedUnnamed();
    void leavesAloneWhatAnotherDeskBringsJustNow();
    void takesADamagedListForNoMoreThanItNames();

private:
    EvidenceDesk m_desk;
    NoProgress m_quiet;
};

void tst_Arrivals::forgetsAListWhoseFilesAreNamed()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    EvidenceStore store(m_desk.evidence());
    const auto lists = [this] {
        return QDir(m_desk.evidence()).entryList({u"arriving-*"_s}, QDir::Files).size();
    };
    const auto first = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const auto second = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    QCOMPARE(lists(), 1);
    store.settle({first->blobId});
    QCOMPARE(lists(), 1);
    store.settle({second->blobId});
    QCOMPARE(lists(), 0);
    QVERIFY(!store.archive(u"/nowhere"_s, m_desk.person.recipientRaw(), m_quiet));
    QCOMPARE(lists(), 0);
}

void tst_Arrivals::sweepsOnlyWhatArrivedUnnamed()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    EvidenceStore store(m_desk.evidence());
    const auto kept = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const auto orphan = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString half
        = QFileInfo(store.pathOf(orphan->blobId)).path() + "/.0123456789abcdef.part"_L1;
    const QString foreign = m_desk.evidence() + "/notes.txt"_L1;
    QVERIFY(writeFile(half, "half written"));
    QVERIFY(writeFile(foreign, "somebody's own"));
    QCOMPARE(*store.sweep({}), 1); // what this run brings in stays
    QVERIFY(!QFile::exists(half));
    EvidenceStore next(m_desk.evidence()); // as after a kill
    QCOMPARE(*next.sweep({kept->blobId}), 2); // the file and the list that told of it
    QCOMPARE(next.blobs(), QStringList{kept->blobId});
    QVERIFY(QFile::exists(foreign));
    QCOMPARE(*next.sweep({}), 0);
    QVERIFY(next.exists(kept->blobId)); // it no longer arrives: no list of known ones can lose it
    QCOMPARE(*EvidenceStore(m_desk.folder.filePath(u"nowhere"_s)).sweep({}), 0);
}

void tst_Arrivals::leavesAloneWhatAnotherDeskBringsJustNow()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    EvidenceStore other(m_desk.evidence());
    const auto coming = other.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    EvidenceStore here(m_desk.evidence());
    QCOMPARE(*here.sweep({}, std::chrono::hours(1)), 0);
    QVERIFY(here.exists(coming->blobId));
    QCOMPARE(leftArrivals(m_desk.evidence(), {}).size(), 1);
}

void tst_Arrivals::takesADamagedListForNoMoreThanItNames()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    EvidenceStore store(m_desk.evidence());
    const auto kept = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    store.settle({kept->blobId});
    const QString outside = m_desk.evidence() + "/../keep.age"_L1;
    QVERIFY(writeFile(outside, "somebody's own"));
    QVERIFY(writeFile(m_desk.evidence() + "/arriving-00.txt"_L1,
                      kept->blobId.left(20).toLatin1() + "\n../../keep\n" + QByteArray(40, 'f')));
    QCOMPARE(*store.sweep({}), 1); // the list
    QVERIFY(store.exists(kept->blobId));
    QVERIFY(QFile::exists(outside));
}

QTEST_GUILESS_MAIN(tst_Arrivals)
#include "tst_arrivals.moc"
