// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/crypto/age.h"
#include "models/crypto/primitives.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

// What the tests of the evidence folder share.
namespace Redress::Vault {

// Calls back after each block that was read.
class Watcher final : public Progress {
public:
    explicit Watcher(std::function<void(qint64)> onDone = {}) : m_onDone(std::move(onDone)) { }
    void setTotal(qint64 value) override { total = value; }
    void setDone(qint64 value) override
    {
        done = value;
        if (m_onDone)
            m_onDone(value);
    }
    bool isCancelled() const override { return cancelled; }

    qint64 total = -2;
    qint64 done = 0;
    bool cancelled = false;

private:
    std::function<void(qint64)> m_onDone;
};

inline QByteArray patternOf(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// A folder with a source file and an evidence store, and the person it is archived for.
struct EvidenceDesk {
    QTemporaryDir folder;
    Crypto::AgeIdentity person = *Crypto::AgeIdentity::fromSecret(Crypto::randomSecret(32));

    QString evidence() const { return folder.filePath(QStringLiteral("evidence")); }
    QString source() const { return folder.filePath(QStringLiteral("source")); }
    QStringList filesInStore() const
    {
        QStringList files;
        QDirIterator all(evidence(), QDir::Files | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        return files;
    }
};

} // namespace Redress::Vault
