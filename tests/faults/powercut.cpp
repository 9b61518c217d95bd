// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/powercut.h"

#include "tests/faults/shim.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstring>

namespace Redress::Faults {

namespace {

constexpr qint64 kSectorBytes = 512;

QString below(const QByteArray &path, const QString &folder)
{
    const QString text = QString::fromUtf8(path);
    return text.startsWith(folder) ? text.mid(folder.size()) : QString();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<Traced> readTrace(const QString &file, const QString &folder)
{
    const QByteArray all = read(file);
    QList<Traced> lines;
    for (qsizetype at = 0; at < all.size();) {
        redress_record head;
        std::memcpy(&head, all.constData() + at, sizeof head);
        at += qsizetype(sizeof head);
        const QList<QByteArray> paths = all.mid(at, head.path_size).split('\0');
        at += head.path_size;
        Traced line;
        line.change = head.change;
        line.file = head.file;
        line.offset = qint64(head.offset);
        line.path = below(paths.first(), folder);
        line.to = below(paths.last(), folder);
        line.bytes = all.mid(at, qsizetype(head.size));
        at += qsizetype(head.size);
        lines.append(line);
    }
    return lines;
}

Disk::Disk(const QString &folder)
{
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    m_live.folders.insert(QString());
    while (all.hasNext()) {
        const QString path = all.next();
        const QString name = path.mid(folder.size());
        if (all.fileInfo().isDir()) {
            m_live.folders.insert(name);
        } else {
            m_live.files.insert(name, int(m_files.size()));
            m_files.append({read(path), {}});
        }
    }
    m_durable = m_live;
}

void Disk::Names::apply(const NameChange &change)
{
    switch (change.change) {
    case REDRESS_MADE:
        files.insert(change.path, change.file);
        break;
    case REDRESS_UNLINKED:
        files.remove(change.path);
        break;
    case REDRESS_MADE_FOLDER:
        folders.insert(change.path);
        break;
    case REDRESS_REMOVED_FOLDER:
        folders.remove(change.path);
        break;
    default: // renamed: a file, or a folder with all that is in it
        if (files.contains(change.path)) {
            files.insert(change.to, files.take(change.path));
        } else if (folders.remove(change.path)) {
            folders.insert(change.to);
            const QString from = change.path + u'/';
            for (const QString &folder : QSet<QString>(folders)) {
                if (folder.startsWith(from)) {
                    folders.remove(folder);
                    folders.insert(change.to + u'/' + folder.mid(from.size()));
                }
            }
            for (const QString &name : files.keys()) {
                if (name.startsWith(from))
                    files.insert(change.to + u'/' + name.mid(from.size()), files.take(name));
            }
        }
    }
}

void Disk::apply(QByteArray &content, const Piece &piece)
{
    if (piece.cut) {
        content.resize(piece.offset); // what is new reads as zeros
        return;
    }
    const qsizetype before = content.size();
    if (before < piece.offset + piece.bytes.size()) {
        content.resize(piece.offset + piece.bytes.size());
        std::fill(content.begin() + before, content.end(), '\0');
    }
    std::copy(piece.bytes.begin(), piece.bytes.end(), content.begin() + piece.offset);
}

void Disk::change(const NameChange &change)
{
    m_live.apply(change);
    m_pending.append(change);
}

/// The names of one folder, or of all, are on the disk.
void Disk::settleNames(const QString &folder, bool all)
{
    QList<NameChange> left;
    for (const NameChange &change : std::as_const(m_pending)) {
        const QString &named = change.change == REDRESS_RENAMED ? change.to : change.path;
        if (all || folderOf(named) == folder)
            m_durable.apply(change);
        else
            left.append(change);
    }
    m_pending = left;
}

void Disk::take(const Traced &traced)
{
    const auto settle = [](File &file) {
        for (const Piece &piece : std::as_const(file.pending))
            apply(file.durable, piece);
        file.pending.clear();
    };
    switch (traced.change) {
    case REDRESS_MADE:
        m_byNumber.insert(traced.file, int(m_files.size()));
        m_files.append(File());
        if (!traced.path.isEmpty())
            change({REDRESS_MADE, traced.path, {}, int(m_files.size() - 1)});
        break;
    case REDRESS_NAMED:
        if (const auto known = m_byNumber.constFind(traced.file); known != m_byNumber.constEnd())
            change({REDRESS_MADE, traced.path, {}, *known});
        break;
    case REDRESS_OPENED:
        if (const auto known = m_live.files.constFind(traced.path);
            known != m_live.files.constEnd())
            m_byNumber.insert(traced.file, *known);
        break;
    case REDRESS_WROTE:
    case REDRESS_CUT:
        if (const auto known = m_byNumber.constFind(traced.file); known != m_byNumber.constEnd())
            m_files[*known].pending.append(
                {traced.change == REDRESS_CUT, traced.offset, traced.bytes});
        break;
    case REDRESS_SYNCED:
        if (m_live.folders.contains(traced.path))
            settleNames(traced.path, false);
        else if (const auto known = m_byNumber.constFind(traced.file);
                 known != m_byNumber.constEnd())
            settle(m_files[*known]);
        break;
    case REDRESS_SYNCED_ALL:
        for (File &file : m_files)
            settle(file);
        settleNames({}, true);
        break;
    case REDRESS_CONFIRMED:
        break;
    default:
        change({traced.change, traced.path, traced.to, -1});
    }
}

QByteArray Disk::contentOf(const File &file, QRandomGenerator &random) const
{
    // Nothing, everything, or here and there a sector of what was not synced.
    static constexpr double chances[] = {0, 1, 0.5, 0.9};
    const double chance = chances[random.bounded(4)];
    const auto arrives = [&] { return random.generateDouble() < chance; };
    QByteArray content = file.durable;
    for (const Piece &piece : file.pending) {
        if (piece.cut) {
            if (arrives())
                apply(content, piece);
            continue;
        }
        for (qint64 at = 0; at < piece.bytes.size();) {
            const qint64 size = std::min(kSectorBytes - (piece.offset + at) % kSectorBytes,
                                         qint64(piece.bytes.size()) - at);
            if (arrives())
                apply(content, {false, piece.offset + at, piece.bytes.mid(at, size)});
            at += size;
        }
    }
    return content;
}

void Disk::cutInto(const QString &folder, QRandomGenerator &random) const
{
    Names names = m_durable;
    QSet<QString> stopped; // folders whose later changes did not arrive
    for (const NameChange &change : m_pending) {
        const QString &named = change.change == REDRESS_RENAMED ? change.to : change.path;
        if (stopped.contains(folderOf(named)))
            continue;
        if (random.bounded(3) == 0)
            stopped.insert(folderOf(named));
        else
            names.apply(change);
    }
    QStringList folders = names.folders.values();
    folders.sort(); // the upper ones first
    for (const QString &name : std::as_const(folders)) {
        if (!name.isEmpty()) // without the one above it, it is not there either
            (void)QDir(folder).mkdir(name.mid(1));
    }
    for (auto it = names.files.begin(); it != names.files.end(); ++it) {
        // The index of the log lives in memory; what the disk has of it is made anew.
        if (it.key().endsWith(QLatin1String("-shm")))
            continue;
        QFile file(folder + it.key());
        if (QDir(folder + folderOf(it.key())).exists() && file.open(QIODevice::WriteOnly))
            file.write(contentOf(m_files.at(it.value()), random));
    }
}

} // namespace Redress::Faults
