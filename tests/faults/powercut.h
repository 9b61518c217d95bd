// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QString>

namespace Redress::Faults {

/// One line of the shim's trace (shim.h).
struct Traced {
    quint32 change = 0;
    quint64 file = 0;
    qint64 offset = 0;
    QString path, to; // below the traced folder; empty for others
    QByteArray bytes;
};

QList<Traced> readTrace(const QString &file, const QString &folder);

/// A disk that keeps its promises and not more: what was synced is there. Of what was not, any
/// 512-byte sector may have arrived and any other not, whatever the order in which they were
/// written; the changes of one folder's names arrive in order. The name of a new file is kept by
/// syncing its folder, as POSIX has it.
class Disk {
public:
    /// All that stands in `folder`, durable.
    explicit Disk(const QString &folder);
    void take(const Traced &traced);
    /// Writes into the empty `folder` what is found after a power cut now.
    void cutInto(const QString &folder, QRandomGenerator &random) const;

private:
    struct Piece {
        bool cut = false;
        qint64 offset = 0;
        QByteArray bytes;
    };
    struct File {
        QByteArray durable;
        QList<Piece> pending;
    };
    struct NameChange {
        quint32 change = 0;
        QString path, to;
        int file = -1;
    };
    struct Names {
        QMap<QString, int> files;
        QSet<QString> folders;
        void apply(const NameChange &change);
    };
    static void apply(QByteArray &content, const Piece &piece);
    static QString folderOf(const QString &path) { return path.left(path.lastIndexOf(u'/')); }
    QByteArray contentOf(const File &file, QRandomGenerator &random) const;
    void settleNames(const QString &folder, bool all);
    void change(const NameChange &change);

    QList<File> m_files;
    QHash<quint64, int> m_byNumber; // the system's number of a file, while it is open
    Names m_live, m_durable;
    QList<NameChange> m_pending;
};

} // namespace Redress::Faults
