// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/verbs.h"

#include "models/seals/bytesource.h"
#include "models/seals/dossier.h"
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/services/documentservice.h"
#include "models/services/drafts.h"
#include "models/services/importservice.h"
#include "models/services/ledgerservice.h"
#include "tests/services/office.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace Redress::Services;

namespace Redress::Faults {

namespace {

NoProgress quiet;

QStringList signedIn(const Ground &ground, const Room &room, const QStringList &words)
{
    return QStringList{u"--vault"_s, room.vault(),         u"--as"_s,
                       u"li"_s,      u"--password-file"_s, ground.secrets() + u"/password"_s,
                       u"--json"_s}
    + words;
}

/// An act of `entries` entries: all of them or none, and all of them once it was confirmed.
QString wholeOrNot(const Found &found, const Ground &ground, const Ran &ran, qint64 entries)
{
    if (!found.damage.isEmpty())
        return found.damage;
    const qint64 more = found.size - ground.size;
    if (more != 0 && more != entries)
        return u"%1 entries more than before: half an act"_s.arg(more);
    if (ran.confirmed() && more == 0)
        return u"it was confirmed and is gone"_s;
    return {};
}

Verb verb(const Ground &ground, const QString &name,
          const std::function<QStringList(const Room &)> &words,
          const std::function<QString(const Room &, const Ran &)> &judge)
{
    return {name, u"redress-cli"_s,
            [&ground, words](const Room &room) { return signedIn(ground, room, words(room)); },
            judge};
}

/// What stands under the name: the old file, or a whole new one; and only the latter when it was
/// confirmed. No half file stays beside it unless the program was killed.
QString judgeExport(const Room &room, const Ran &ran, const QString &name, const QByteArray &old,
                    const std::function<bool(const QByteArray &)> &isWhole)
{
    const QByteArray now = contentOf(room.path(u"out/"_s + name));
    if (now == old && ran.confirmed())
        return u"the export was confirmed and is not there"_s;
    if (now != old && !isWhole(now))
        return u"half an export (%1 bytes) stands under its name"_s.arg(now.size());
    const QStringList files
        = QDir(room.path(u"out"_s)).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
    if (ran.couldClean && files != QStringList{u"case.asice"_s, u"paper.txt"_s})
        return u"left beside the export: "_s + files.join(u' ');
    return {};
}

QList<Verb> appending(const Ground &ground)
{
    QList<Verb> verbs;
    verbs.append(verb(
        ground, u"case-open"_s,
        [](const Room &) {
            return QStringList{u"case"_s,
                               u"open"_s,
                               u"--consumer-phone"_s,
                               u"13700003333"_s,
                               u"--consumer-name"_s,
                               u"赵六"_s,
                               u"--company"_s,
                               u"New Lending"_s,
                               u"--narrative"_s,
                               u"No answer for six weeks"_s};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, ran, 2); !bad.isEmpty())
                return bad;
            const qint64 count = *CaseService(found.session).count({});
            return count == 2 + (found.size > ground.size ? 1 : 0) ? QString()
                                                                   : u"the list differs"_s;
        }));
    verbs.append(verb(
        ground, u"document-add"_s,
        [&ground](const Room &room) {
            return QStringList{u"document"_s, u"add"_s, ground.caseId, room.path(u"contract.txt"_s),
                               room.path(u"receipt.txt"_s)};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (!found.damage.isEmpty())
                return found.damage;
            const auto papers = DocumentService(found.session).list({ground.caseId}, {}, 50);
            for (const PaperRow &row : papers->rows) {
                const auto device = DocumentService(found.session).open(row.id);
                if (!device)
                    return device.error().detail;
                const QByteArray bytes = (*device)->readAll();
                if (bytes != ground.paper && bytes != "paid 300 CNY")
                    return u"a paper is not what was archived"_s;
            }
            const qint64 more = papers->rows.size() - 2;
            if (more != found.size - ground.size || more < 0 || more > 2)
                return u"%1 papers and %2 entries more than before"_s.arg(more).arg(found.size
                                                                                    - ground.size);
            return ran.confirmed() && more != 2 ? u"it was confirmed and is gone"_s : QString();
        }));
    verbs.append(verb(
        ground, u"import"_s,
        [](const Room &room) {
            return QStringList{u"import"_s, room.path(u"complaints.csv"_s), u"--format"_s,
                               u"cfpb"_s};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (!found.damage.isEmpty())
                return found.damage;
            const qint64 before = *CaseService(found.session).count({}) - 2;
            // A row that could not be entered is told, with its reason.
            const qint64 told = ran.answer().value("failed"_L1).toInteger();
            if (ran.confirmed() && before != Ground::kComplaints - told)
                return u"only %1 complaints of a confirmed import"_s.arg(before);
            const auto again = ImportService(found.session)
                                   .importFile(room.path(u"complaints.csv"_s), u"cfpb"_s, quiet);
            if (!again)
                return u"cannot be resumed: "_s + again.error().detail;
            if (again->alreadyThere != before || again->added != Ground::kComplaints - before)
                return u"resumed with %1 of %2"_s.arg(again->added).arg(before);
            return {};
        }));
    verbs.append(verb(
        ground, u"consumer-erase"_s,
        [&ground](const Room &) {
            return QStringList{u"consumer"_s, u"erase"_s, ground.consumerId, u"--reason"_s,
                               u"asked for it"_s};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, ran, 1); !bad.isEmpty())
                return bad;
            const bool readable = DocumentService(found.session).open({ground.documentId}).ok();
            return readable == (found.size == ground.size) ? QString() : u"half forgotten"_s;
        }));
    return verbs;
}

QList<Verb> exporting(const Ground &ground)
{
    QList<Verb> verbs;
    verbs.append(verb(
        ground, u"report-dispute"_s,
        [&ground](const Room &room) {
            return QStringList{u"report"_s,
                               u"dispute"_s,
                               ground.caseId,
                               u"--for"_s,
                               u"court"_s,
                               u"--out"_s,
                               room.path(u"out/case.asice"_s)};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, ran, 1); !bad.isEmpty())
                return bad;
            return judgeExport(
                room, ran, u"case.asice"_s, "an older dossier", [&](const QByteArray &bytes) {
                    const auto verdict = Seals::verifyDossier(Seals::MemoryBytes(bytes), {}, quiet);
                    return found.size > ground.size && verdict && verdict->verification.isIntact();
                });
        }));
    verbs.append(verb(
        ground, u"document-export"_s,
        [&ground](const Room &room) {
            return QStringList{u"document"_s, u"export"_s, ground.documentId, u"--out"_s,
                               room.path(u"out/paper.txt"_s)};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, ran, 1); !bad.isEmpty())
                return bad;
            return judgeExport(room, ran, u"paper.txt"_s, "an older export",
                               [&](const QByteArray &bytes) {
                                   return bytes == ground.paper && found.size > ground.size;
                               });
        }));
    verbs.append(verb(
        ground, u"ledger-checkpoint"_s,
        [](const Room &room) {
            return QStringList{u"ledger"_s, u"checkpoint"_s, u"--out"_s,
                               room.path(u"out/paper.txt"_s)};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            const Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, {}, 0); !bad.isEmpty())
                return bad;
            const QByteArray note = LedgerService(found.session).head()->checkpoint;
            return judgeExport(room, ran, u"paper.txt"_s, "an older export",
                               [&](const QByteArray &bytes) { return bytes == note; });
        }));
    return verbs;
}

Result<RestoreReport> restored(const Room &room, const QString &target)
{
    return patiently([&] { return restoreBackup(room.path(u"backup"_s), target, quiet); });
}

QString judgeBackup(const Room &room, const Ground &ground, const Ran &ran)
{
    const Found found = judgeVault(room.vault(), ground);
    if (const QString bad = wholeOrNot(found, ground, {}, 0); !bad.isEmpty())
        return u"the vault: "_s + bad;
    // Both before and after the next one, the folder holds a whole backup.
    for (const bool again : {false, true}) {
        if (again) {
            if (const auto made
                = BackupService(found.session).backUp(room.path(u"backup"_s), quiet);
                !made)
                return u"cannot be made again: "_s + made.error().detail;
        }
        const QString target = room.path(again ? u"second"_s : u"first"_s);
        const auto made = restored(room, target);
        if (!made)
            return made.error().detail;
        if (!made->verification.findings.isEmpty())
            return made->verification.findings.first().detail;
        if ((again || ran.confirmed()) && made->entries != ground.size)
            return u"the backup was confirmed and is the one before"_s;
        const auto session = enterVault(target, u"li"_s, Test::password("secret"));
        if (!session)
            return session.error().detail;
        if (const QString damage = Test::damageOf(*session); !damage.isEmpty())
            return damage;
    }
    for (const QString &name :
         QDir(room.path(u"backup"_s)).entryList(QDir::AllEntries | QDir::Hidden)) {
        if (name.endsWith(u".part"_s))
            return u"left in the backup: "_s + name;
    }
    return {};
}

QString judgeRestored(const Room &room, const Ground &ground, const Ran &ran)
{
    const QString target = room.path(u"new"_s);
    if (fingerprint(room.path(u"backup"_s)) != fingerprint(ground.path() + u"/backup"_s))
        return u"the backup was changed"_s;
    if (!QFileInfo::exists(target)) {
        if (ran.confirmed())
            return u"it was confirmed and is not there"_s;
        if (const auto again = restored(room, target); !again)
            return u"cannot be made again: "_s + again.error().detail;
    }
    const auto session = enterVault(target, u"li"_s, Test::password("secret"));
    if (!session)
        return session.error().detail;
    const QString damage = Test::damageOf(*session);
    return QDir(room.path()).entryList({u".new*"_s}, QDir::AllEntries | QDir::Hidden).isEmpty()
        ? damage
        : damage + u"\nthe building site is left"_s;
}

QString judgeMoved(const Room &room, const Ground &ground, const Ran &ran)
{
    const QString target = room.path(u"new"_s);
    const bool moved = QFileInfo::exists(room.path(u"vault/moved"_s));
    if (ran.confirmed() && !moved)
        return u"it was confirmed and did not move"_s;
    const Found old = judgeVault(room.vault(), ground);
    if (moved) {
        if (old.session)
            return u"the center stands in two places"_s;
        const Found now = judgeVault(target, ground);
        return now.damage;
    }
    if (const QString bad = wholeOrNot(old, ground, {}, 0); !bad.isEmpty())
        return u"the old place: "_s + bad;
    // A place that nobody finished is no center, or a whole one.
    const auto half = enterVault(target, u"li"_s, Test::password("secret"));
    if (half) {
        if (const QString damage = Test::damageOf(*half); !damage.isEmpty())
            return u"half a center: "_s + damage;
    }
    return {};
}

QList<Verb> moving(const Ground &ground)
{
    QList<Verb> verbs;
    verbs.append(verb(
        ground, u"backup"_s,
        [](const Room &room) {
            return QStringList{u"backup"_s, room.path(u"backup"_s)};
        },
        [&ground](const Room &room, const Ran &ran) { return judgeBackup(room, ground, ran); }));
    verbs.append(
        {u"restore"_s, u"redress-cli"_s,
         [](const Room &room) {
             return QStringList{u"--vault"_s, room.path(u"new"_s), u"--json"_s, u"restore"_s,
                                room.path(u"backup"_s)};
         },
         [&ground](const Room &room, const Ran &ran) { return judgeRestored(room, ground, ran); }});
    verbs.append(verb(
        ground, u"migrate"_s,
        [](const Room &room) {
            return QStringList{u"migrate"_s, u"--to"_s, room.path(u"new"_s)};
        },
        [&ground](const Room &room, const Ran &ran) { return judgeMoved(room, ground, ran); }));
    verbs.append({u"init"_s, u"test-deskhand"_s,
                  [](const Room &room) {
                      return QStringList{u"found"_s, room.path(u"new"_s)};
                  },
                  [](const Room &room, const Ran &ran) -> QString {
                      const QString target = room.path(u"new"_s);
                      if (!QFileInfo::exists(target))
                          return ran.confirmed() ? u"it was confirmed and is not there"_s
                                                 : QString();
                      const auto session = enterVault(target, u"li"_s, Test::password("secret"));
                      return session ? Test::damageOf(*session) : session.error().detail;
                  }});
    return verbs;
}

/// Exactly one of two passwords opens, and the new one once it was confirmed.
QString judgePassword(const Room &room, const Ground &ground, const Ran &ran, qint64 entries)
{
    const bool before = enterVault(room.vault(), u"li"_s, Test::password("secret")).ok();
    const bool after = enterVault(room.vault(), u"li"_s, Test::password("other")).ok();
    if (before == after)
        return before ? u"both passwords open"_s : u"no password opens"_s;
    if (ran.confirmed() && before)
        return u"it was confirmed and the old password stays"_s;
    return wholeOrNot(judgeVault(room.vault(), ground, before ? "secret" : "other"), ground, ran,
                      entries);
}

QList<Verb> keeping(const Ground &ground)
{
    QList<Verb> verbs;
    verbs.append(verb(
        ground, u"ledger-rebuild"_s,
        [](const Room &) {
            return QStringList{u"ledger"_s, u"rebuild"_s};
        },
        [&ground](const Room &room, const Ran &) {
            return wholeOrNot(judgeVault(room.vault(), ground), ground, {}, 0);
        }));
    verbs.append(verb(
        ground, u"staff-password"_s,
        [&ground](const Room &) {
            return QStringList{u"staff"_s, u"password"_s, u"--new-password-file"_s,
                               ground.secrets() + u"/password2"_s};
        },
        [&ground](const Room &room, const Ran &ran) {
            return judgePassword(room, ground, ran, 1);
        }));
    verbs.append(verb(
        ground, u"staff-add"_s,
        [&ground](const Room &) {
            return QStringList{u"staff"_s,
                               u"add"_s,
                               u"wang"_s,
                               u"--role"_s,
                               u"operator"_s,
                               u"--new-password-file"_s,
                               ground.secrets() + u"/password2"_s};
        },
        [&ground](const Room &room, const Ran &ran) -> QString {
            Found found = judgeVault(room.vault(), ground);
            if (const QString bad = wholeOrNot(found, ground, ran, 1); !bad.isEmpty())
                return bad;
            const bool added = found.size > ground.size;
            found.session.reset();
            if (enterVault(room.vault(), u"wang"_s, Test::password("other")).ok() != added)
                return added ? u"the new colleague is locked out"_s
                             : u"somebody signs in whom the ledger does not know"_s;
            return {};
        }));
    verbs.append({u"recover"_s, u"redress-cli"_s,
                  [&ground](const Room &room) {
                      return QStringList{u"--vault"_s,
                                         room.vault(),
                                         u"--as"_s,
                                         u"li"_s,
                                         u"--password-file"_s,
                                         ground.secrets() + u"/password2"_s,
                                         u"--json"_s,
                                         u"recover"_s,
                                         u"--code-file"_s,
                                         ground.secrets() + u"/code"_s};
                  },
                  [&ground](const Room &room, const Ran &ran) -> QString {
                      if (!ran.confirmed()) {
                          // The password is lost; the code still opens, again and again.
                          const auto again = patiently([&] {
                              return recover(room.vault(), ground.recoveryCode, u"li"_s,
                                             Test::password("other"));
                          });
                          if (!again)
                              return u"cannot be repeated: "_s + again.error().detail;
                      }
                      const Found found = judgeVault(room.vault(), ground, "other");
                      return found.damage;
                  }});
    verbs.append({u"draft"_s, u"test-deskhand"_s,
                  [](const Room &room) {
                      return QStringList{u"draft"_s, room.vault()};
                  },
                  [&ground](const Room &room, const Ran &ran) -> QString {
                      const Found found = judgeVault(room.vault(), ground);
                      if (const QString bad = wholeOrNot(found, ground, {}, 0); !bad.isEmpty())
                          return bad;
                      // Each saving that was told of is there, or a later one of the same draft.
                      qint64 told = 0;
                      for (const QByteArray &line : ran.out.split('\n'))
                          told = std::max(told, line.toLongLong());
                      qint64 kept = 0;
                      const auto drafts = DraftService(found.session).list();
                      if (!drafts)
                          return drafts.error().detail;
                      for (const SavedDraft &draft : *drafts)
                          kept = std::max(kept, qint64(draft.fields.value("typed"_L1).toInt()));
                      return kept >= told ? QString() : u"typed %1, kept %2"_s.arg(told).arg(kept);
                  }});
    return verbs;
}

} // namespace

QList<Verb> allVerbs(const Ground &ground)
{
    return appending(ground) + exporting(ground) + moving(ground) + keeping(ground);
}

} // namespace Redress::Faults
