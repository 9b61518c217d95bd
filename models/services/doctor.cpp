// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/doctor.h"

#include "models/domain/rules.h"
#include "models/services/vaultplace.h"
#include "models/store/inspection.h"
#include "models/store/verify.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QStorageInfo>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

using State = HealthLine::State;

constexpr qint64 kLittleRoom = qint64(1) << 30;
constexpr qint64 kNoRoom = qint64(64) << 20;
constexpr qint64 kMaxFolderName = 4096;
constexpr QLatin1String kProbe{"doctor-probe"};
const QDate kBuilt(2026, 1, 1); // no clock of a living computer is before

class Examination {
public:
    Examination(const QString &location, const Clock &clock)
        : m_place(location), m_location(location), m_clock(clock)
    {
    }
    QList<HealthLine> all();

private:
    void ok(const QString &name, const QString &detail)
    {
        m_lines.append({State::Ok, name, detail, {}});
    }
    void warn(const QString &name, const QString &detail, const QString &advice)
    {
        m_lines.append({State::Warn, name, detail, advice});
    }
    void fail(const QString &name, const QString &detail, const QString &advice)
    {
        m_lines.append({State::Fail, name, detail, advice});
    }
    void fail(const QString &name, const Error &error) { fail(name, error.detail, error.hint); }

    void checkProgram();
    void checkCenter();
    void checkRights();
    void checkLock();
    void checkDatabase();
    void checkLine(const Store::DatabaseFacts &facts);
    void checkVacuum(const Store::DatabaseFacts &facts);
    void checkVersion(const Store::DatabaseFacts &facts);
    void checkClock(const Store::DatabaseFacts &facts);
    void checkEvidence();
    void checkFolder(const QString &folder, const QString &room, const QString &syncing);
    void checkLocale();

    VaultPlace m_place;
    QString m_location;
    const Clock &m_clock;
    QList<HealthLine> m_lines;
};

QString sizeWords(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

void Examination::checkProgram()
{
    ok(u"qt"_s, u"Qt %1"_s.arg(QString::fromLatin1(qVersion())));
    QString driver;
    if (Store::hasDriver(m_location, &driver))
        ok(u"driver"_s, driver + u" is there"_s);
    else
        fail(u"driver"_s, u"Qt has no driver "_s + driver,
             driver == "QPSQL"_L1 ? u"Install libqt6sql6-psql."_s
                                  : u"Install libqt6sql6-sqlite."_s);
}

void Examination::checkCenter()
{
    const auto facts = m_place.facts();
    if (facts)
        ok(u"center"_s, facts->name + u", "_s + facts->id);
    else
        fail(u"center"_s, facts.error());
}

void Examination::checkRights()
{
    const QString folder = m_place.name();
    QStringList closed, open;
    const auto look = [&](const QFileInfo &info) {
        const QString name = QDir(folder).relativeFilePath(info.filePath());
        if (!info.isReadable() || !info.isWritable() || (info.isDir() && !info.isExecutable()))
            closed.append(name);
        if (info.permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
            open.append(name);
    };
    look(QFileInfo(folder));
    for (const QFileInfo &info :
         QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        look(info);
    const bool entered = QFileInfo(folder).permissions()
        & (QFile::ExeGroup | QFile::ExeOther | QFile::ReadGroup | QFile::ReadOther);
    if (!closed.isEmpty())
        fail(u"permissions"_s, u"this user may not read and write "_s + closed.join(u", "_s),
             u"Ask who owns the folder for the right, or sign in to the computer as its owner."_s);
    else if (entered && !open.isEmpty())
        warn(u"permissions"_s, u"other users of this computer may enter "_s + open.join(u", "_s),
             u"Take their rights away: chmod -R go= \"%1\""_s.arg(folder));
    else
        ok(u"permissions"_s, u"only this user may enter the folder"_s);
}

void Examination::checkLock()
{
    const auto lock = m_place.lock();
    if (lock)
        ok(u"lock"_s, u"no other program has the vault open"_s);
    else if (lock.error().code == ErrorCode::InUse)
        warn(u"lock"_s, lock.error().detail, u"Close it there before opening the vault here."_s);
    else
        fail(u"lock"_s, lock.error());
}

void Examination::checkVersion(const Store::DatabaseFacts &facts)
{
    const QString both = u"the schema is of version %1, this program knows %2"_s.arg(facts.version)
                             .arg(facts.newest);
    if (facts.version > facts.newest)
        fail(u"schema"_s, both, u"Use the newer program that wrote it."_s);
    else if (facts.version == 0)
        fail(u"schema"_s, u"the database holds no center"_s, u"Make a center there first."_s);
    else if (facts.version < facts.newest)
        warn(u"schema"_s, both, u"The next opening brings it up to date; keep a backup."_s);
    else
        ok(u"schema"_s, u"version %1"_s.arg(facts.version));
}

void Examination::checkLine(const Store::DatabaseFacts &facts)
{
    if (facts.isEncrypted)
        ok(u"line"_s, u"the line to the server is TLS"_s);
    else if (facts.isLocal)
        ok(u"line"_s, u"the server is on this computer"_s);
    else
        fail(u"line"_s, u"the line to the server is not encrypted"_s,
             u"Turn TLS on at the server and use sslmode=verify-full."_s);
}

void Examination::checkVacuum(const Store::DatabaseFacts &facts)
{
    if (facts.vacuums)
        ok(u"vacuum"_s, u"the server clears dead rows away by itself"_s);
    else
        warn(u"vacuum"_s, u"the server's autovacuum is off: what was erased stays in its pages"_s,
             u"Turn autovacuum on, or run VACUUM each night."_s);
}

void Examination::checkClock(const Store::DatabaseFacts &facts)
{
    const QDateTime now = m_clock.nowUtc();
    const QString clock = u"this computer says "_s + formatUtc(now);
    if (now.date() < kBuilt)
        fail(u"clock"_s, clock, u"Set the computer's clock."_s);
    else if (!facts.lastActUtc.isValid())
        ok(u"clock"_s, clock);
    else if (now.secsTo(facts.lastActUtc) > Store::kClockLeewaySeconds)
        fail(u"clock"_s, clock + u", the newest entry is of "_s + formatUtc(facts.lastActUtc),
             u"Set the clock, by network time if there is one: legal clocks run by it."_s);
    else
        ok(u"clock"_s, clock + u"; the newest entry is of "_s + formatUtc(facts.lastActUtc));
}

void Examination::checkDatabase()
{
    const auto facts = Store::inspectDatabase(m_place.database());
    if (!facts) {
        fail(u"database"_s, facts.error());
        checkClock({});
        return;
    }
    if (!facts->engine.isEmpty())
        ok(u"database"_s, u"%1 answers; %2 entries"_s.arg(facts->engine).arg(facts->entries));
    checkVersion(*facts);
    if (m_place.isServer()) {
        checkLine(*facts);
        checkVacuum(*facts);
    }
    checkClock(*facts);
}

void Examination::checkFolder(const QString &folder, const QString &room, const QString &syncing)
{
    const QStorageInfo disk(folder);
    const qint64 left = disk.bytesAvailable();
    const QString detail = u"%1 free in %2"_s.arg(sizeWords(left), folder);
    if (left < kNoRoom)
        fail(room, detail, u"Free some space: nothing can be recorded without."_s);
    else if (left < kLittleRoom)
        warn(room, detail, u"Free some space, or move the center to a larger disk."_s);
    else
        ok(room, detail);
    const QString probe = folder + u'/' + kProbe;
    const auto written = writeDurably(probe, "durable");
    const auto read = written ? readWhole(probe, kMaxFolderName) : written.error();
    QFile::remove(probe);
    if (!read)
        fail(syncing, read.error());
    else if (*read != "durable")
        fail(syncing, u"what was written to %1 is not what is read"_s.arg(folder),
             u"Check the disk."_s);
    else
        ok(syncing, u"a file in %1 was written, synced and read back"_s.arg(folder));
}

void Examination::checkEvidence()
{
    QString folder = m_place.name() + u'/' + VaultFile::evidence;
    if (m_place.isServer()) {
        folder = qEnvironmentVariable("REDRESS_EVIDENCE");
        const auto kept = m_place.peek(VaultFile::evidence, kMaxFolderName);
        if (folder.isEmpty() && !kept) {
            fail(u"evidence"_s, kept.error());
            return;
        }
        if (folder.isEmpty())
            folder = QString::fromUtf8(*kept);
    }
    if (!QFileInfo(folder).isDir())
        fail(u"evidence"_s, u"the evidence folder %1 is not there"_s.arg(folder),
             u"Mount the shared folder, or name it in REDRESS_EVIDENCE."_s);
    else
        checkFolder(folder, u"evidence-space"_s, u"evidence"_s);
}

void Examination::checkLocale()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const auto rules = Domain::RuleBook::shipped(); // reads the zones of all calendars
    if (!rules)
        fail(u"time-zones"_s, rules.error().detail, u"Install tzdata."_s);
    else if (!zone.isValid())
        warn(u"time-zones"_s, u"this computer names no time zone"_s,
             u"Set one; times are shown in UTC until then."_s);
    else
        ok(u"time-zones"_s, u"here it is "_s + QString::fromLatin1(zone.id()));
    const QString words = Store::wordBreaker();
    if (words.isEmpty())
        fail(u"words"_s, u"ICU does not tell words apart"_s, u"Install libicu72 anew."_s);
    else
        ok(u"words"_s, u"ICU "_s + words);
    QStringList missing;
    for (const QString &family : {u"Noto Sans"_s, u"Noto Sans CJK SC"_s}) {
        if (!QFontDatabase::hasFamily(family))
            missing.append(family);
    }
    if (missing.isEmpty())
        ok(u"fonts"_s, u"the fonts of reports are there"_s);
    else
        warn(u"fonts"_s, u"missing: "_s + missing.join(u", "_s),
             u"Install fonts-noto-core and fonts-noto-cjk: reports look different without."_s);
}

QList<HealthLine> Examination::all()
{
    checkProgram();
    const bool isThere = m_place.isServer() || QFileInfo(m_place.name()).isDir();
    checkCenter();
    if (!m_place.isServer() && isThere) {
        checkRights();
        checkFolder(m_place.name(), u"disk-space"_s, u"fsync"_s);
        checkLock();
    }
    if (isThere) {
        checkDatabase();
        checkEvidence();
    }
    checkLocale();
    return m_lines;
}

} // namespace

QList<HealthLine> examine(const QString &location, const Clock &clock)
{
    return Examination(location, clock).all();
}

State worst(const QList<HealthLine> &lines)
{
    State all = State::Ok;
    for (const HealthLine &line : lines)
        all = std::max(all, line.state);
    return all;
}

QString wordFor(HealthLine::State state)
{
    return state == State::Ok ? u"ok"_s : state == State::Warn ? u"warn"_s : u"fail"_s;
}

} // namespace Redress::Services
