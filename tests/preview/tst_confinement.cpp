// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a helper that a paper took over can still do.
class tst_Confinement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHelperCanOnlyReadFontsThinkAndAnswer();
    void withoutConfinementAllOfItIsPossible();

private:
    QStringList tried(const QStringList &more);
    QTemporaryDir m_folder;
};

QStringList tst_Confinement::tried(const QStringList &more)
{
    QFile file(m_folder.filePath(u"foreign"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("x");
    file.close();
    QProcess process;
    process.start(QStringLiteral(REDRESS_HELPERS "/preview-escape"),
                  QStringList{file.fileName()} + more);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

void tst_Confinement::theHelperCanOnlyReadFontsThinkAndAnswer()
{
    QStringList expected{
        u"socket refused"_s,       u"local-socket refused"_s,    u"write-new refused"_s,
        u"write-old refused"_s,    u"append refused"_s,          u"read-foreign refused"_s,
        u"read-font possible"_s,   u"unlink refused"_s,          u"fork refused"_s,
        u"make-code refused"_s,    u"map-code refused"_s,        u"much-memory refused"_s,
        u"some-memory possible"_s, u"many-files refused"_s,      u"signal-others refused"_s,
        u"core-dump refused"_s,    u"gain-privileges refused"_s, u"thread possible"_s,
        u"exec refused"_s};
#if defined(__SANITIZE_ADDRESS__)
    expected.replaceInStrings(u"much-memory refused"_s, u"much-memory possible"_s);
#endif
    QCOMPARE(tried({}), expected);
    QVERIFY(!QFile::exists(m_folder.filePath(u"foreign.new"_s)));
}

void tst_Confinement::withoutConfinementAllOfItIsPossible()
{
    const QStringList free = tried({u"free"_s});
    QVERIFY(free.size() > 15);
    for (const QString &line : free)
        QVERIFY2(line.endsWith(u"possible"_s) || line.startsWith(u"core-dump"_s), qPrintable(line));
}

QTEST_GUILESS_MAIN(tst_Confinement)
#include "tst_confinement.moc"
