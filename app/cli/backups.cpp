// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/services/backup.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static QString sizeWords(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

static Result<Answer> backUp(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(report, Services::BackupService(session).backUp(in.argument(0), in.progress()));
    const QString root = QString::fromLatin1(report.root.toHex());
    const QString text = findingLines(report.verification)
        + u"The backup in %1 holds %2 entries, %3 files, %4; %5 files, %6 were new.\nroot %7"_s.arg(
            report.directory, QString::number(report.entries), QString::number(report.files),
            sizeWords(report.bytes), QString::number(report.newFiles), sizeWords(report.newBytes),
            root);
    return Answer{{{u"path"_s, report.directory},
                   {u"entries"_s, report.entries},
                   {u"root"_s, root},
                   {u"files"_s, report.files},
                   {u"bytes"_s, report.bytes},
                   {u"newFiles"_s, report.newFiles},
                   {u"newBytes"_s, report.newBytes},
                   {u"findings"_s, findingArray(report.verification)}},
                  text,
                  report.verification.isIntact() ? 0 : 1};
}

static Result<Answer> restore(Invocation &in)
{
    REDRESS_TRY(directory, in.vaultDirectory());
    REDRESS_TRY(
        report,
        Services::restoreBackup(in.argument(0), directory, in.progress(), in.value(u"evidence"_s)));
    const QString root = QString::fromLatin1(report.root.toHex());
    const QString at = formatUtc(report.backupUtc);
    const QString text = findingLines(report.verification)
        + u"\"%1\" as of %2 stands in %3: %4 entries, proved against the signed checkpoint; %5 files, %6.\nroot %7"_s
              .arg(report.center.name, at, report.directory, QString::number(report.entries),
                   QString::number(report.files), sizeWords(report.bytes), root);
    return Answer{{{u"path"_s, report.directory},
                   {u"center"_s, report.center.id},
                   {u"at"_s, at},
                   {u"entries"_s, report.entries},
                   {u"root"_s, root},
                   {u"files"_s, report.files},
                   {u"bytes"_s, report.bytes},
                   {u"findings"_s, findingArray(report.verification)}},
                  text,
                  report.verification.isIntact() ? 0 : 1};
}

QList<Command> backupCommands()
{
    return {
        {{u"backup"_s},
         u"Copies the center, sealed as it is, into a folder; again copies only what is new"_s,
         {{u"DIR"_s, u"A new or empty folder, or that of an earlier backup of this center"_s}},
         {},
         backUp,
         u"redress-cli --vault ~/center --as li backup /mnt/disk/center"_s},
        {{u"restore"_s},
         u"Makes a center from a backup: checks each file and proves the ledger's root"_s,
         {{u"DIR"_s,
           u"The backup's folder; the new place is --vault, or --server with an empty database"_s}},
         {{u"evidence"_s, u"DIR"_s,
           u"On a server: the new folder, shared by all desks, for the sealed papers"_s}},
         restore,
         u"redress-cli --vault ~/center-again restore /mnt/disk/center"_s,
         false},
    };
}

} // namespace Redress::Cli
