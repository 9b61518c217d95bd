// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errorwords.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

QString ErrorWords::reason(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadInput:
        return tr("Something that was entered does not fit. Correct it and try again.");
    case ErrorCode::NotFound:
        return tr("It was not found. It may have been moved or renamed.");
    case ErrorCode::Conflict:
        return tr("The record has changed meanwhile, or its state does not allow this. Look at it "
                  "again.");
    case ErrorCode::WrongPassword:
        return tr("The name or the password is not right. Nothing was changed.");
    case ErrorCode::NotPermitted:
        return tr("You may not do this. Ask a colleague who has the right.");
    case ErrorCode::Io:
        return tr("The disk or the file could not be used. Check that it is there and that you may "
                  "read and write it.");
    case ErrorCode::DiskFull:
        return tr("The disk is full. Make room and try again.");
    case ErrorCode::ReadOnly:
        return tr("The folder is read-only. Ask who owns it for the right to write.");
    case ErrorCode::InUse:
        return tr(
            "The vault is in use by another window or computer. Close it there and try again.");
    case ErrorCode::NewerVersion:
        return tr("This vault was written by a newer version of the program. Use that version; the "
                  "vault was left untouched.");
    case ErrorCode::Corrupt:
        return tr("Stored data is damaged. Nothing was changed. Open the integrity room to see "
                  "what is broken.");
    case ErrorCode::TooLarge:
        return tr("It is too large.");
    case ErrorCode::Unsupported:
        return tr("The program cannot do this with such data.");
    case ErrorCode::Network:
        return tr("The network could not be reached. Try again later.");
    case ErrorCode::Unsettled:
        return tr("The line broke while it was being recorded. Whether it was is found out when "
                  "the line is back; do not enter it again.");
    case ErrorCode::Crypto:
        return tr("A cryptographic step was refused. Nothing was changed.");
    case ErrorCode::Cancelled:
        return tr("Stopped at your wish.");
    }
    return {};
}

QString ErrorWords::sentence(const QString &couldnt, const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return reason(error);
    // The detail is an English chain for the log; a Chinese reader gets it in brackets after the
    // sentence.
    const QString first = couldnt.isEmpty()
        ? reason(error)
        : tr("%1 %2", "two sentences").arg(couldnt, reason(error));
    return error.detail.isEmpty()
        ? first
        : tr("%1 (%2)", "a sentence and its technical detail").arg(first, error.detail);
}

namespace {
struct Meaning {
    const char *prefix;
    const char *sentence;
    const char *advice;
};
// The longest fitting prefix speaks.
const Meaning kMeanings[] = {
    {"ledger.entry",
     QT_TRANSLATE_NOOP("FindingWords", "In the history, %1 is not as it was signed."),
     QT_TRANSLATE_NOOP("FindingWords", "Keep the vault as it is and compare it with a backup.")},
    {"ledger.disclosure",
     QT_TRANSLATE_NOOP("FindingWords", "Personal facts of %1 are not what was recorded."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Restore the vault from a backup beside this one and compare.")},
    {"ledger.erased",
     QT_TRANSLATE_NOOP("FindingWords", "Personal facts of %1 were lawfully erased."),
     QT_TRANSLATE_NOOP("FindingWords", "Nothing needs to be done.")},
    {"ledger.", QT_TRANSLATE_NOOP("FindingWords", "The history does not hold together at %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Keep the vault as it is and compare it with a backup.")},
    {"ledger.disclosure-place",
     QT_TRANSLATE_NOOP("FindingWords", "A personal fact was moved from its place: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Restore the vault from a backup beside this one and compare.")},
    {"ledger.paper", QT_TRANSLATE_NOOP("FindingWords", "The paper of %1 could not be looked at."),
     QT_TRANSLATE_NOOP("FindingWords", "Rebuild the tables and check again.")},
    {"ledger.older-than-seen",
     QT_TRANSLATE_NOOP("FindingWords",
                       "This desk has seen more, or something else, than %1 holds."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Ask who restored an old copy. A supervisor can go on from it, on record.")},
    {"ledger.clock",
     QT_TRANSLATE_NOOP("FindingWords", "The time of %1 lies before that of the entry before it."),
     QT_TRANSLATE_NOOP("FindingWords", "A clock had been set back; the order of entries holds.")},
    {"clock.behind",
     QT_TRANSLATE_NOOP("FindingWords", "This computer's clock is behind the last act."),
     QT_TRANSLATE_NOOP("FindingWords", "Set the clock right: legal clocks run by it.")},
    {"ledger.copy-accepted",
     QT_TRANSLATE_NOOP("FindingWords", "The center went on from a restored copy: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Nothing needs to be done; what was lost then stays told here.")},
    {"checkpoint.",
     QT_TRANSLATE_NOOP("FindingWords", "The signed checkpoint does not fit the history (%1)."),
     QT_TRANSLATE_NOOP("FindingWords", "Compare with a checkpoint kept elsewhere.")},
    {"pdf.", QT_TRANSLATE_NOOP("FindingWords", "The signature inside a PDF does not hold: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Ask whoever signed it for the file as it was signed.")},
    {"receipt.", QT_TRANSLATE_NOOP("FindingWords", "A receipt does not say what it should: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Compare it with the paper that it was given for.")},
    {"time.", QT_TRANSLATE_NOOP("FindingWords", "An outside time stamp does not hold: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "The history itself is not touched; have it stamped again and ask who "
                       "changed the kept one.")},
    {"certificate.", QT_TRANSLATE_NOOP("FindingWords", "A certificate does not vouch for %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Ask the administrator who held this certificate then.")},
    {"projection.",
     QT_TRANSLATE_NOOP("FindingWords", "A table shows something else than the history says: %1."),
     QT_TRANSLATE_NOOP(
         "FindingWords",
         "The history is the truth. An administrator can rebuild the tables from it.")},
    {"search.", QT_TRANSLATE_NOOP("FindingWords", "The search index does not fit the history: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "An administrator can rebuild the tables from the history.")},
    {"database.schema",
     QT_TRANSLATE_NOOP("FindingWords",
                       "A table or a guard of the database is missing or was altered: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "An administrator can rebuild what follows from the history; the history "
                       "itself comes back from a backup only.")},
    {"database.checksums",
     QT_TRANSLATE_NOOP("FindingWords", "%1 does not notice when its disk changes something."),
     QT_TRANSLATE_NOOP("FindingWords", "Ask who runs it to turn its checksums on.")},
    {"witness.",
     QT_TRANSLATE_NOOP("FindingWords", "%1 confirmed another history than the one here."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Stop, and compare with that office what each of you holds.")},
    {"witness.shorter",
     QT_TRANSLATE_NOOP("FindingWords", "%1 confirmed more entries than are here."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "An old copy was put back, or entries are gone: put back the newest "
                       "backup.")},
    {"witness.key", QT_TRANSLATE_NOOP("FindingWords", "%1 knows another key for this history."),
     QT_TRANSLATE_NOOP("FindingWords", "Compare the key here with the one it was given.")},
    {"witness.forgot",
     QT_TRANSLATE_NOOP("FindingWords",
                       "%1 has forgotten what it confirmed: it works from an old "
                       "copy."),
     QT_TRANSLATE_NOOP("FindingWords", "Tell its people; this history is not the cause.")},
    {"trust.",
     QT_TRANSLATE_NOOP("FindingWords", "What others check this center by was changed: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Restore this file from a backup.")},
    {"database.", QT_TRANSLATE_NOOP("FindingWords", "The database file is damaged: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Check the disk and restore the vault from a backup.")},
    {"evidence.", QT_TRANSLATE_NOOP("FindingWords", "What was archived as %1 has been changed."),
     QT_TRANSLATE_NOOP("FindingWords", "Restore this file from a backup.")},
    {"evidence.missing", QT_TRANSLATE_NOOP("FindingWords", "What was archived as %1 is gone."),
     QT_TRANSLATE_NOOP("FindingWords", "Restore this file from a backup.")},
    {"evidence.unreadable",
     QT_TRANSLATE_NOOP("FindingWords", "What was archived as %1 could not be read."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Check the disk, or the line to the shared folder, and check again.")},
    {"drafts.missing",
     QT_TRANSLATE_NOOP("FindingWords",
                       "The unfinished drafts could not be put in their place: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "They are still in the backup: copy its folder of drafts there.")},
    {"evidence.list",
     QT_TRANSLATE_NOOP("FindingWords", "The list of papers could not be read (%1)."),
     QT_TRANSLATE_NOOP("FindingWords", "Rebuild the tables and check again.")},
    {"evidence.orphan",
     QT_TRANSLATE_NOOP("FindingWords", "A file in the evidence folder belongs to no record: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "It is harmless and can stay.")},
    {"ledger.key", QT_TRANSLATE_NOOP("FindingWords", "A person's key is damaged: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Restore the vault from a backup beside this one and compare.")},
    {"ledger.node",
     QT_TRANSLATE_NOOP("FindingWords", "The tree over the history does not fit at %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Keep the vault as it is and compare it with a backup.")},
    {"seal.", QT_TRANSLATE_NOOP("FindingWords", "The signature on %1 does not hold."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Do not rely on this paper before it was compared with the original.")},
    {"keyring.", QT_TRANSLATE_NOOP("FindingWords", "The key ring is damaged: %1."),
     QT_TRANSLATE_NOOP("FindingWords",
                       "Keep the recovery code at hand and restore the key ring from a backup.")},
    {"vault.",
     QT_TRANSLATE_NOOP("FindingWords", "The folder of the vault is not as it should be: %1."),
     QT_TRANSLATE_NOOP("FindingWords", "Check the disk and compare with a backup.")},
};

const Meaning *meaningOf(const QString &code)
{
    const Meaning *best = nullptr;
    for (const Meaning &meaning : kMeanings) {
        const QLatin1String prefix(meaning.prefix);
        if (code.startsWith(prefix)
            && (!best || prefix.size() > QLatin1String(best->prefix).size()))
            best = &meaning;
    }
    return best;
}
} // namespace

QString FindingWords::subject(const QString &subject)
{
    if (subject == "the ledger"_L1)
        return tr("the history");
    if (subject == "the database server"_L1)
        return tr("The database server");
    static const QRegularExpression shape(u"^(entry|case|document|slot|evidence|node) (.+)$"_s);
    const auto match = shape.match(subject);
    if (!match.hasMatch())
        return subject;
    const QString kind = match.captured(1);
    const QString name = match.captured(2);
    if (kind == "entry"_L1)
        return tr("entry %1").arg(name);
    if (kind == "case"_L1)
        return tr("case %1").arg(name);
    if (kind == "slot"_L1)
        return tr("slot %1", "of the key ring").arg(name);
    if (kind == "node"_L1)
        return tr("node %1", "of the tree").arg(name);
    if (kind == "evidence"_L1)
        return name.left(16); // as many signs as tell two files apart
    return tr("paper %1").arg(name);
}

QString FindingWords::sentence(const Finding &finding)
{
    const Meaning *meaning = meaningOf(finding.code);
    if (!meaning)
        return tr("Something is not as it should be at %1.").arg(subject(finding.subject));
    const QString words = tr(meaning->sentence);
    return words.contains("%1"_L1) ? words.arg(subject(finding.subject)) : words;
}

QString FindingWords::advice(const Finding &finding)
{
    const Meaning *meaning = meaningOf(finding.code);
    return meaning ? tr(meaning->advice) : tr("Open the details and tell the administrator.");
}

} // namespace Redress::Ui
