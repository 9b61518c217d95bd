// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QIODevice>
#include <QList>

/// The paper as the window serves it: each block is asked for over standard output and comes over
/// standard input. Ends the program when the window is gone.
class PaperSource final : public QIODevice {
public:
    explicit PaperSource(qint64 size);
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray &blockAt(qint64 number);

    const qint64 m_size;
    QHash<qint64, QByteArray> m_blocks;
    QList<qint64> m_order; // the oldest first
};

/// Exactly `size` bytes of standard input; ends the program when there are no more.
QByteArray heard(qsizetype size);
/// Writes all of it to standard output.
void say(const QByteArray &bytes);
