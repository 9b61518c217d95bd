// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"

#include <QByteArray>
#include <QDir>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>

namespace Redress::Faults {

/// A scratch folder in memory where there is one: thousands of vaults are made and thrown away.
QString scratch();

/// A folder with a whole copy of the ground's files, gone with its owner.
class Room {
public:
    /// `at`: where, when not in the scratch folder.
    explicit Room(const QString &from, const QString &at = {});
    ~Room();
    Room(const Room &) = delete;
    Room &operator=(const Room &) = delete;
    QString path(const QString &file = {}) const;
    QString vault() const { return path(QStringLiteral("vault")); }

private:
    QString m_path;
};

/// What one call of the shim (shim.h) is to meet.
struct Strike {
    QString call; // "write", "any" …; empty: none, only counted
    qint64 at = 0;
    QString does; // "28", "kill", "torn" …
    bool stays = false; // and every later one
    QString below = {}; // only files of the room whose path begins so

    QString text() const;
};

/// How a program under the shim ended.
struct Ran {
    int code = -1; // -1: killed
    QByteArray out, err;
    QList<qint64> calls; // by redress_call
    bool struck = false;
    bool couldClean = true; // what it no longer needed it was able to remove

    bool killed() const { return code < 0; }
    /// A whole answer was said: whoever reads it relies on it.
    bool confirmed() const;
    QJsonObject answer() const;
    QJsonObject error() const; // of the whole, or of the first of several things
};

/// Runs a program of the build below the shim. One that hangs is killed after two minutes and
/// counts as killed. `memory`: kilobytes it may have; 0: as it likes.
Ran runStruck(const Room &room, const QString &program, const QStringList &words,
              const Strike &strike, const QString &trace = {}, qint64 memory = 0);
/// What the shim is told with it; where the build's programs are.
QProcessEnvironment surroundings(const Room &room, const Strike &strike, const QString &trace);
QString programs();

/// What every point starts from: a center with two cases, three papers, two persons, a draft, an
/// older backup, an older export and complaints to import.
class Ground {
public:
    Ground();
    QString path() const { return m_folder->path(); }
    /// Passwords and the recovery code, out of the shim's sight.
    QString secrets() const { return m_secrets.path(); }

    QString caseId, documentId, consumerId, recoveryCode;
    QByteArray paper; // as received
    qint64 size = 0; // of the ledger
    QByteArray root;
    static constexpr int kComplaints = 230; // more than one commit holds

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_secrets;
};

/// What a healthy program finds in a vault afterwards.
struct Found {
    QString damage; // empty: nothing is lost and nothing half is shown
    qint64 size = 0;
    Services::SessionPtr session;
};

/// Asks again while something is in use: a child of this process that was forked and did not yet
/// become another program holds what its parent had open, locks too.
template <typename Ask>
auto patiently(Ask ask)
{
    for (int i = 0;; ++i) {
        auto answer = ask();
        if (answer || answer.error().code != ErrorCode::InUse || i == 100)
            return answer;
        QThread::msleep(20);
    }
}
Result<Services::SessionPtr> enterVault(const QString &vault, const QString &login,
                                        const Crypto::SecretBytes &password);

/// Signs in, checks everything the ledger can check, that the first `ground.size` entries are those
/// of before, that the draft is there, and that no half file is left in the vault; where there is
/// something, once more, for signing in sweeps.
Found judgeVault(const QString &vault, const Ground &ground, const QByteArray &password = "secret");

/// REDRESS_FAULTS is set: not a sample but every point.
bool everyPoint();
/// Whether this verb or work is among those that REDRESS_FAULTS_VERBS names, or none is named.
bool isWanted(const QString &name);
/// REDRESS_FAULTS_SEED, or one drawn and printed.
quint32 drawnSeed();
/// Every point, or a sample of `most`; in both cases only those whose text() has
/// REDRESS_FAULTS_ONLY in it, where that is set.
template <typename Point>
QList<Point> chosen(QList<Point> points, qsizetype most, QRandomGenerator &random)
{
    const QString only = qEnvironmentVariable("REDRESS_FAULTS_ONLY");
    points.removeIf([&only](const Point &point) { return !point.text().contains(only); });
    if (!everyPoint()) {
        std::shuffle(points.begin(), points.end(), random);
        points.resize(std::min(points.size(), most));
    }
    return points;
}

/// Every file below `folder` with its digest, to see that nothing changed.
QByteArray fingerprint(const QString &folder);
QByteArray contentOf(const QString &path);
void put(const QString &path, const QByteArray &bytes);

} // namespace Redress::Faults
