// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/arrivals.h"

#include "models/crypto/primitives.h"
#include "models/vault/durablefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

namespace {

constexpr auto kPrefix = "arriving-"_L1;
constexpr auto kSuffix = ".txt"_L1;
constexpr qsizetype kNameBytes = 8;
constexpr qint64 kMostListBytes = 64 * 1024 * 1024;

} // namespace

Arrivals::Arrivals(const QString &directory) : m_directory(directory)
{
}

Arrivals::~Arrivals()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> Arrivals::add(const QString &name)
{
    const QMutexLocker locker(&m_lock);
    const QString couldnt = u"couldn't note an arriving paper in "_s + m_directory;
    if (m_descriptor < 0) {
        constexpr mode_t kOwnerOnly = 0600;
        const QString path = m_directory + u'/' + kPrefix
            + QString::fromLatin1(Crypto::randomBytes(kNameBytes).toHex()) + kSuffix;
        m_descriptor = ::open(QFile::encodeName(path).constData(),
                              O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, kOwnerOnly);
        if (m_descriptor < 0)
            return fileError(couldnt, errno);
        m_path = path;
    }
    const QByteArray line = name.toLatin1() + '\n';
    const ssize_t written = ::write(m_descriptor, line.constData(), size_t(line.size()));
    if (written == line.size()) {
        m_names.insert(name);
        return {};
    }
    const int reason = written < 0 ? errno : ENOSPC;
    if (m_names.isEmpty())
        leave();
    return fileError(couldnt, reason);
}

void Arrivals::settle(const QSet<QString> &names)
{
    const QMutexLocker locker(&m_lock);
    m_names.subtract(names);
    if (m_names.isEmpty())
        leave();
}

void Arrivals::leave()
{
    if (m_descriptor < 0)
        return;
    ::close(std::exchange(m_descriptor, -1));
    // Where it cannot go it stays: all it names is then known to the ledger.
    ::unlink(QFile::encodeName(std::exchange(m_path, {})).constData());
}

QList<LeftArrivals> leftArrivals(const QString &directory, std::chrono::seconds settled)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-settled.count());
    QList<LeftArrivals> left;
    for (const QFileInfo &info : QDir(directory).entryInfoList({kPrefix + u'*' + kSuffix},
                                                               QDir::Files | QDir::NoSymLinks)) {
        if (settled.count() > 0 && info.lastModified() > before)
            continue;
        QFile file(info.filePath());
        if (info.size() > kMostListBytes || !file.open(QIODevice::ReadOnly))
            continue;
        LeftArrivals list{info.filePath(), {}};
        for (const QByteArray &line : file.readAll().split('\n'))
            list.names.insert(QString::fromLatin1(line));
        left.append(list);
    }
    return left;
}

} // namespace Redress::Vault
