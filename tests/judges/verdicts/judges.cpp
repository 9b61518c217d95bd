// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/judges/verdicts/judges.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace {

constexpr int kTimeout = 1'500'000; // milliseconds
constexpr auto kGo = "Go"_L1;

QString judgesFolder()
{
    return QStringLiteral(REDRESS_SOURCE_DIR "/tests/judges/");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The key of the first log that a policy trusts.
QString logKeyIn(const QByteArray &policy)
{
    for (const QByteArray &line : policy.split('\n')) {
        if (line.startsWith("log "))
            return QString::fromUtf8(line.mid(4).split(' ').first());
    }
    return {};
}

} // namespace

QString Judges::missingTool() const
{
    for (const auto &tool : {"node"_L1, "chromium"_L1, "go"_L1, "unzip"_L1, "sha256sum"_L1,
                             "openssl"_L1, "certtool"_L1}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            return tool;
    }
    return {};
}

QByteArray Judges::run(const QString &program, const QStringList &arguments, int mostExit)
{
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForFinished(kTimeout);
    const QByteArray output = process.readAllStandardOutput();
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() > mostExit)
        m_problems += program + ": "_L1 + QString::fromUtf8(process.readAllStandardError());
    return output;
}

QJsonObject Judges::redressVerify(const QString &name) const
{
    QProcess process;
    process.start(QStringLiteral(REDRESS_BIN_DIR "/redress-verify"),
                  {u"--json"_s, m_folder + u'/' + name + ".asice"_L1});
    process.waitForFinished(kTimeout);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QHash<QString, QJsonObject> Judges::page(const QString &page, const QStringList &names)
{
    QStringList arguments{judgesFolder() + "page/judge.mjs"_L1, u"chromium"_s, page};
    for (const QString &name : names)
        arguments += m_folder + u'/' + name + ".asice"_L1;
    QByteArrayList lines = run(u"node"_s, arguments).split('\n');
    qInfo("%s", lines.takeFirst().constData()); // the browser's version
    QHash<QString, QJsonObject> answers;
    for (const QByteArray &line : std::as_const(lines)) {
        const QJsonObject told = QJsonDocument::fromJson(line).object();
        const QString name = QFileInfo(told["file"_L1].toString()).completeBaseName();
        answers.insert(name, told["answer"_L1].toObject());
    }
    return answers;
}

QStringList Judges::outsideNames()
{
    return {u"unzip"_s, u"sha256sum"_s, u"openssl"_s, u"certtool"_s, u"pkijs"_s,
            kGo,        u"verify.sh"_s};
}

// Lines "NAME judge=yes judge=no".
void Judges::take(const QByteArray &lines, QHash<QString, QHash<QString, QString>> *answers) const
{
    for (const QString &line : QString::fromUtf8(lines).split(u'\n', Qt::SkipEmptyParts)) {
        QStringList words = line.split(u' ');
        QHash<QString, QString> &answer = (*answers)[words.takeFirst()];
        for (const QString &word : std::as_const(words))
            answer.insert(word.section(u'=', 0, 0), word.section(u'=', 1));
    }
}

QByteArray Judges::shellOnTwoCores(const QStringList &names)
{
    const QString script = judgesFolder() + "verdicts/judges.sh"_L1;
    QProcess first;
    first.start(script, QStringList{m_folder} + names.mid(names.size() / 2));
    const QByteArray here = run(script, QStringList{m_folder} + names.first(names.size() / 2));
    if (!first.waitForFinished(kTimeout) || first.exitCode() != 0)
        m_problems += u"judges.sh: "_s + QString::fromUtf8(first.readAllStandardError());
    return here + first.readAllStandardOutput();
}

void Judges::askGo(const QStringList &names, QHash<QString, QHash<QString, QString>> *answers)
{
    const QString judge = m_folder + "/go-judge"_L1;
    run(judgesFolder() + "ledger/build.sh"_L1, {judge});
    QHash<QString, QJsonArray> asked; // by the ledger's key
    for (const QString &name : names) {
        const QDir unpacked(m_folder + u'/' + name);
        const QString key = logKeyIn(contentOf(unpacked.filePath(u"trust/policy"_s)));
        const QDir entries(unpacked.filePath(u"entries"_s));
        const QStringList acts = entries.entryList({u"*.sd-jwt"_s}, QDir::Files);
        (*answers)[name].insert(kGo, acts.isEmpty() || key.isEmpty() ? u"-"_s : u"yes"_s);
        for (const QString &act : acts) {
            const QByteArray jwt = contentOf(entries.filePath(act)).split('~').first();
            const QString proof
                = "META-INF/"_L1 + QFileInfo(act).completeBaseName() + ".tlog-proof"_L1;
            asked[key].append(
                QJsonObject{{u"name"_s, name},
                            {u"kind"_s, u"proof"_s},
                            {u"leaf"_s, QString::fromLatin1(jwt.toBase64())},
                            {u"proof"_s, QString::fromUtf8(contentOf(unpacked.filePath(proof)))}});
        }
    }
    asked.remove({});
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        QFile request(m_folder + "/request.json"_L1);
        const QJsonObject whole{{u"key"_s, it.key()}, {u"items"_s, it.value()}};
        if (!request.open(QIODevice::WriteOnly) || request.write(QJsonDocument(whole).toJson()) < 0)
            m_problems += request.errorString();
        request.close();
        for (const QByteArray &line : run(judge, {request.fileName()}, 1).split('\n')) {
            if (line.startsWith("FAIL "))
                (*answers)[QString::fromUtf8(line.mid(5).split(':').first())].insert(kGo, u"no"_s);
        }
    }
}

QHash<QString, QHash<QString, QString>> Judges::outside(const QStringList &names)
{
    QHash<QString, QHash<QString, QString>> answers;
    take(shellOnTwoCores(names), &answers);
    take(run(u"node"_s, QStringList{judgesFolder() + "verdicts/pkijs.mjs"_L1, m_folder} + names),
         &answers);
    askGo(names, &answers);
    return answers;
}

} // namespace Redress::Test
