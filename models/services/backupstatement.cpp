// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backupstatement.h"

#include "models/core/clock.h"
#include "models/core/text.h"

#include <QFile>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxExactInteger = qint64(1) << 53;

Error damaged(const QString &what)
{
    return {ErrorCode::Corrupt, u"backup.json "_s + what,
            u"Keep this backup as it is and use another one."_s};
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Result<QByteArray> digestFrom(const QString &text)
{
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    if (bytes.size() != 32 || hex(bytes) != text)
        return damaged(u"holds no digest where there must be one"_s);
    return bytes;
}

Result<qint64> countFrom(const QJsonObject &object, QLatin1String name)
{
    const double value = object.value(name).toDouble(-1);
    const auto count = value >= 0 && value <= double(kMaxExactInteger) ? qint64(value) : -1;
    if (count < 0 || double(count) != value)
        return damaged(u"holds no number \""_s + name + u'"');
    return count;
}

Result<QJsonObject> outerObject(const QByteArray &bytes)
{
    const auto outer = parseJsonObject(bytes, kMaxStatementBytes);
    if (!outer)
        return damaged(u"cannot be read: "_s + outer.error().detail);
    const QJsonObject statement = outer->value("statement"_L1).toObject();
    if (statement.value("format"_L1).toInt() > kBackupFormat)
        return Error{ErrorCode::NewerVersion,
                     u"this backup was written by a newer version of the program"_s,
                     u"Restore it with the newer version; nothing was changed."_s};
    if (statement.value("format"_L1).toInt() != kBackupFormat)
        return damaged(u"does not say what it must"_s);
    return *outer;
}

/// The text that is signed: the statement as one line.
QString signedText(const QJsonObject &statement)
{
    return QString::fromUtf8(compactJson(statement)) + u'\n';
}

} // namespace

QString BackupStatement::stateName(qint64 number)
{
    return kStatePrefix + u"%1"_s.arg(number, 6, 10, QChar(u'0'));
}

qint64 BackupStatement::numberOf(const QString &name)
{
    constexpr qsizetype kMaxDigits = 15;
    if (!name.startsWith(kStatePrefix) || name.size() > kStatePrefix.size() + kMaxDigits)
        return 0;
    const qint64 number = name.mid(kStatePrefix.size()).toLongLong();
    return number > 0 && stateName(number) == name ? number : 0;
}

Result<QByteArray> signedStatement(const BackupStatement &statement,
                                   const Crypto::Ed25519PrivateKey &logKey)
{
    const QJsonObject body{{u"format"_s, kBackupFormat},
                           {u"center"_s, statement.center},
                           {u"origin"_s, statement.origin},
                           {u"at"_s, formatUtc(statement.atUtc)},
                           {u"by"_s, statement.by.value},
                           {u"state"_s, statement.state()},
                           {u"checkpoint"_s, QString::fromUtf8(statement.checkpoint)},
                           {u"manifestSha256"_s, hex(statement.manifest.sha256)},
                           {u"manifestSize"_s, statement.manifest.size},
                           {u"files"_s, statement.files},
                           {u"bytes"_s, statement.bytes},
                           {u"missing"_s, statement.missing}};
    Ledger::Note note{signedText(body), {}};
    REDRESS_CHECK(Ledger::signNote(&note, statement.origin, logKey));
    REDRESS_TRY(text, Ledger::formatNote(note));
    const QByteArray lines = text.sliced(note.text.toUtf8().size() + 1);
    return compactJson({{u"signature"_s, QString::fromUtf8(lines)}, {u"statement"_s, body}}) + '\n';
}

Result<QString> claimedState(const QByteArray &bytes)
{
    REDRESS_TRY(outer, outerObject(bytes));
    const QString state = outer.value("statement"_L1).toObject().value("state"_L1).toString();
    if (BackupStatement::numberOf(state) == 0)
        return damaged(u"does not say what it must"_s);
    return state;
}

Result<BackupStatement> openStatement(const QByteArray &bytes, const Ledger::VerifierKey &logKey)
{
    REDRESS_TRY(outer, outerObject(bytes));
    const QJsonObject body = outer.value("statement"_L1).toObject();
    const QString signature = outer.value("signature"_L1).toString();
    const auto note = Ledger::parseNote((signedText(body) + u'\n' + signature).toUtf8());
    if (!note || note->text != signedText(body) || !Ledger::isSignedBy(*note, logKey))
        return damaged(u"is not signed by this center's log"_s);
    if (compactJson(outer) + '\n' != bytes)
        return damaged(u"is not spelled as it was written"_s);
    BackupStatement statement;
    statement.center = body.value("center"_L1).toString();
    statement.origin = body.value("origin"_L1).toString();
    statement.atUtc = parseUtc(body.value("at"_L1).toString());
    statement.by = {body.value("by"_L1).toString()};
    statement.number = BackupStatement::numberOf(body.value("state"_L1).toString());
    statement.checkpoint = body.value("checkpoint"_L1).toString().toUtf8();
    REDRESS_TRY(sha256, digestFrom(body.value("manifestSha256"_L1).toString()));
    REDRESS_TRY(size, countFrom(body, "manifestSize"_L1));
    REDRESS_TRY(files, countFrom(body, "files"_L1));
    REDRESS_TRY(total, countFrom(body, "bytes"_L1));
    REDRESS_TRY(missing, countFrom(body, "missing"_L1));
    statement.manifest = {size, sha256};
    statement.files = files;
    statement.bytes = total;
    statement.missing = missing;
    if (statement.center.isEmpty() || statement.origin != logKey.name()
        || !statement.atUtc.isValid() || statement.number == 0)
        return damaged(u"does not say what it must"_s);
    return statement;
}

QByteArray manifestLine(const FileDigest &digest, const QString &path)
{
    return digest.sha256.toHex() + "  " + path.toUtf8() + '\n';
}

Result<ManifestEntry> manifestEntry(const QByteArray &line)
{
    static const QRegularExpression form(
        u"\\A([0-9a-f]{64})  (evidence/([0-9a-f]{2})/\\3[0-9a-f]{30}\\.age"
        "|state-[0-9]{6,15}/(?:vault\\.json|redress\\.sqlite|keyring\\.json"
        "|trust/(?:root\\.pem|log\\.vkey|policy)|drafts/[A-Za-z0-9.-]{1,120}\\.draft))\n\\z"_s);
    const auto match = form.match(QString::fromLatin1(line));
    if (!match.hasMatch())
        return Error{ErrorCode::Corrupt, u"the backup's manifest names what no backup holds"_s,
                     u"Keep this backup as it is and use another one."_s};
    return ManifestEntry{match.captured(2), QByteArray::fromHex(match.captured(1).toLatin1())};
}

Result<QByteArray> manifestDigest(const QString &backup, const BackupStatement &statement,
                                  QLatin1String file, const Progress &progress)
{
    const QString path = backup + u'/' + statement.state() + u'/' + kManifestFile;
    REDRESS_TRY(digest, digestOf(path, progress));
    if (digest.size != statement.manifest.size || digest.sha256 != statement.manifest.sha256)
        return damaged(u"tells of another manifest"_s);
    QFile manifest(path);
    if (!manifest.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"couldn't read "_s + path, {}};
    while (!manifest.atEnd()) {
        REDRESS_TRY(entry, manifestEntry(manifest.readLine(kMaxManifestLine)));
        if (entry.path == statement.state() + u'/' + file)
            return entry.sha256;
    }
    return Error{ErrorCode::NotFound, u"the backup holds no "_s + file, {}};
}

} // namespace Redress::Services
