// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/dossiercorpus.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;

// Every lie of the corpus is refused under its own name, and every good twin holds.
class tst_DossierCorpus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsMoreThanEightyLies();
    void isJudgedByName_data();
    void isJudgedByName();

private:
    Test::DossierCorpus m_corpus;
};

void tst_DossierCorpus::tellsMoreThanEightyLies()
{
    qsizetype lies = 0;
    for (const Test::CorpusFile &file : m_corpus.files())
        lies += file.code.isEmpty() ? 0 : 1;
    qInfo("%lld lies, %lld good twins", qlonglong(lies), qlonglong(m_corpus.files().size() - lies));
    QVERIFY(lies >= 80);
}

void tst_DossierCorpus::isJudgedByName_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < m_corpus.files().size(); ++i)
        QTest::newRow(m_corpus.files().at(i).name.constData()) << int(i);
}

void tst_DossierCorpus::isJudgedByName()
{
    QFETCH(int, index);
    const Test::CorpusFile &file = m_corpus.files().at(index);
    NoProgress progress;
    const auto verdict
        = Seals::verifyDossier(Seals::MemoryBytes(file.bytes), Seals::DossierTrust(), progress);
    QVERIFY(verdict.ok());
    QStringList broken;
    for (const Finding &finding : verdict->verification.findings) {
        if (finding.verdict == Verdict::Broken)
            broken += finding.code;
    }
    const QString told = broken.join(u", "_s);
    if (file.code.isEmpty())
        QVERIFY2(broken.isEmpty(), qPrintable(told));
    else
        QVERIFY2(broken.contains(QString::fromLatin1(file.code)), qPrintable(told));
}

QTEST_GUILESS_MAIN(tst_DossierCorpus)
#include "tst_dossiercorpus.moc"
