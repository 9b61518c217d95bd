// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The center, its staff, whom it trusts with the time, companies and consumers.
#include "models/store/projector.h"

#include "models/core/text.h"
#include "models/crypto/certificate.h"
#include "models/crypto/outsidecertificate.h"
#include "models/domain/actfacts.h"
#include "models/store/blindwords.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

enum CompanyNameKind { WholeName = 0, WholeAlias = 1, PartOfName = 2 };

/// Where a person may begin to type a name: at each word, in Chinese at each character.
QStringList laterBeginnings(const QString &folded)
{
    QStringList beginnings;
    for (qsizetype i = 1; i < folded.size(); ++i) {
        const QChar c = folded.at(i);
        const bool afterSpace = folded.at(i - 1).isSpace() && !c.isSpace();
        if (afterSpace || (c.script() == QChar::Script_Han && !c.isLowSurrogate()))
            beginnings.append(folded.mid(i));
    }
    return beginnings;
}

std::optional<qint64> placeIn(const ProjectedAct &projected, QLatin1String name)
{
    const auto found = projected.places.constFind(name);
    return found == projected.places.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

Result<void> Projector::setCenter(const Act &act)
{
    // First who the center is, then the rules it works by and whom it lets vouch for it.
    if (act.act == Domain::Act::centerCreated)
        REDRESS_CHECK(Domain::centerFrom(act));
    if (act.act == Domain::Act::policyAdopted)
        REDRESS_CHECK(Domain::adoptedPolicyFrom(act));
    Query insert = query(u"INSERT INTO %center(row, facts) VALUES(?, ?)"_s);
    insert.bind(act.seq).bind(QString::fromUtf8(compactJson(act.facts)));
    return insert.run();
}

Result<void> Projector::setStaff(const ProjectedAct &projected)
{
    REDRESS_TRY(staff, Domain::staffFrom(projected.act));
    REDRESS_TRY(certificate, Crypto::Certificate::fromDer(staff.certificate));
    if (certificate.subjectSerialNumber() != staff.id.value)
        return Error{ErrorCode::Corrupt,
                     "the certificate names another person than "_L1 + staff.id.value.left(60),
                     {}};
    // Added again (a new key after every password was lost): the same person, the new record.
    Query put = query(
        u"INSERT INTO %staff(row, id, roles, retired, thumbprint, facts_place)"
        " VALUES(?, ?, ?, 0, ?, ?) ON CONFLICT(id) DO UPDATE SET roles = excluded.roles,"
        " retired = 0, thumbprint = excluded.thumbprint, facts_place = excluded.facts_place"_s);
    put.bind(projected.act.seq).bind(staff.id.value).bind(qint64(staff.roles));
    put.bind(certificate.thumbprint()).bind(placeIn(projected, Domain::Fact::staff));
    return put.run();
}

Result<void> Projector::retireStaff(const Act &act)
{
    REDRESS_TRY(id, Domain::retiredFrom(act));
    Query retire = query(u"UPDATE %staff SET retired = 1 WHERE id = ?"_s);
    retire.bind(id.value);
    REDRESS_CHECK(retire.run());
    if (retire.changed() != 1)
        return Error{ErrorCode::Corrupt, "there is no staff member "_L1 + id.value.left(60), {}};
    return {};
}

Result<void> Projector::addAuthority(const Act &act)
{
    REDRESS_TRY(authority, Domain::authorityFrom(act));
    REDRESS_CHECK(Crypto::OutsideCertificate::fromDer(authority.root));
    // Added again: the new record, behind the others.
    Query remove = query(u"UPDATE %time_authority SET removed = 1 WHERE url = ?"_s);
    remove.bind(authority.url);
    REDRESS_CHECK(remove.run());
    Query insert
        = query(u"INSERT INTO %time_authority(row, url, facts, removed) VALUES(?, ?, ?, 0)"_s);
    insert.bind(act.seq).bind(authority.url).bind(QString::fromUtf8(compactJson(act.facts)));
    return insert.run();
}

Result<void> Projector::removeAuthority(const Act &act)
{
    REDRESS_TRY(url, Domain::removedAuthorityFrom(act));
    Query remove = query(u"UPDATE %time_authority SET removed = 1 WHERE url = ? AND removed = 0"_s);
    remove.bind(url);
    REDRESS_CHECK(remove.run());
    if (remove.changed() != 1)
        return Error{
            ErrorCode::Corrupt, "there is no time-stamp authority at "_L1 + url.left(200), {}};
    return {};
}

Result<void> Projector::setCompany(const Act &act)
{
    REDRESS_TRY(record, Domain::companyFrom(act));
    const QString folded = Domain::foldCompanyName(record.company.name);
    const QString facts = QString::fromUtf8(compactJson(Domain::toJson(record.company)));
    if (act.act == Domain::Act::companyAdded) {
        Query insert
            = query(u"INSERT INTO %company(row, id, name, folded, facts, open_cases, all_cases)"
                    " VALUES(?, ?, ?, ?, ?, 0, 0)"_s);
        insert.bind(act.seq)
            .bind(record.id.value)
            .bind(record.company.name)
            .bind(folded)
            .bind(facts);
        REDRESS_CHECK(insert.run());
        return nameCompany(act.seq, record.company);
    }
    Query find = query(u"SELECT row FROM %company WHERE id = ?"_s);
    find.bind(record.id.value);
    REDRESS_TRY(found, find.first());
    if (!found)
        return Error{ErrorCode::Corrupt, "there is no company "_L1 + record.id.value.left(60), {}};
    const qint64 row = find.integer(0);
    Query update = query(u"UPDATE %company SET name = ?, folded = ?, facts = ? WHERE row = ?"_s);
    update.bind(record.company.name).bind(folded).bind(facts).bind(row);
    REDRESS_CHECK(update.run());
    Query unname = query(u"DELETE FROM %company_name WHERE company_row = ?"_s);
    unname.bind(row);
    REDRESS_CHECK(unname.run());
    return nameCompany(row, record.company);
}

Result<void> Projector::nameCompany(qint64 row, const Domain::CompanyDraft &company)
{
    const auto put = [&](const QString &folded, CompanyNameKind kind) -> Result<void> {
        if (folded.isEmpty())
            return {};
        Query insert = query(u"INSERT INTO %company_name(folded, kind, company_row) VALUES(?, ?, ?)"
                             " ON CONFLICT DO NOTHING"_s);
        insert.bind(folded).bind(qint64(kind)).bind(row);
        return insert.run();
    };
    const QString whole = Domain::foldCompanyName(company.name);
    REDRESS_CHECK(put(whole, WholeName));
    QStringList parts = laterBeginnings(whole);
    for (const QString &alias : company.aliases) {
        const QString folded = Domain::foldCompanyName(alias);
        REDRESS_CHECK(put(folded, WholeAlias));
        parts += laterBeginnings(folded);
    }
    for (const QString &part : std::as_const(parts))
        REDRESS_CHECK(put(part, PartOfName));
    return {};
}

Result<Projector::Met> Projector::meetConsumer(const ConsumerId &id, qint64 seq,
                                               std::optional<qint64> place)
{
    Query insert
        = query(u"INSERT INTO %consumer(row, id, facts_place, open_cases, all_cases, erased_by)"
                " VALUES(?, ?, ?, 0, 0, NULL) ON CONFLICT(id) DO NOTHING"_s);
    insert.bind(seq).bind(id.value).bind(place);
    REDRESS_CHECK(insert.run());
    if (insert.changed() == 1)
        return Met{seq, true, true};
    Query read = query(u"SELECT row, erased_by FROM %consumer WHERE id = ?"_s);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    return Met{read.integer(0), false, found && read.isNull(1)};
}

Result<bool> Projector::learnFacts(const ConsumerId &id, const ProjectedAct &projected,
                                   bool replacing)
{
    const auto place = placeIn(projected, Domain::Fact::consumer);
    REDRESS_TRY(met, meetConsumer(id, projected.act.seq, place));
    if (!met.alive || !place)
        return met.alive;
    const auto facts = Domain::consumerFactsFromJson(
        projected.act.personal.value(Domain::Fact::consumer).toObject());
    if (!facts)
        return Error{ErrorCode::Corrupt, facts.error().detail, {}};
    if (!met.isNew) {
        Query update = later(u"UPDATE %consumer SET facts_place = ? WHERE row = ?"_s);
        update.bind(*place).bind(met.row);
        REDRESS_CHECK(update.run());
    }
    if (replacing && !met.isNew) { // a corrected number must no longer find this person
        Query forget = query(u"DELETE FROM %consumer_index WHERE consumer_row = ?"_s);
        forget.bind(met.row);
        REDRESS_CHECK(forget.run());
    }
    for (const QByteArray &token : blindTokens(m_searchKey, *facts)) {
        Query insert = later(u"INSERT INTO %consumer_index(token, consumer_row) VALUES(?, ?)"
                             " ON CONFLICT DO NOTHING"_s);
        insert.bind(token).bind(met.row);
        REDRESS_CHECK(insert.run());
    }
    return true;
}

Result<void> Projector::eraseConsumer(const Act &act)
{
    REDRESS_CHECK(writeWords());
    REDRESS_TRY(id, Domain::consumerFrom(act));
    Query find = query(u"SELECT row FROM %consumer WHERE id = ? AND erased_by IS NULL"_s);
    find.bind(id.value);
    REDRESS_TRY(found, find.first());
    if (!found)
        return Error{
            ErrorCode::Corrupt, "there is nothing to erase of "_L1 + id.value.left(60), {}};
    const qint64 row = find.integer(0);
    Query erase = query(u"UPDATE %consumer SET facts_place = NULL, erased_by = ? WHERE row = ?"_s);
    erase.bind(act.seq).bind(row);
    REDRESS_CHECK(erase.run());
    Query forget = query(u"DELETE FROM %consumer_index WHERE consumer_row = ?"_s);
    forget.bind(row);
    REDRESS_CHECK(forget.run());

    QList<QPair<qint64, QString>> cases;
    Query list = query(u"SELECT row, id FROM %complaint_case WHERE consumer = ? ORDER BY row"_s);
    list.bind(id.value);
    REDRESS_CHECK(list.run());
    for (;;) {
        REDRESS_TRY(more, list.next());
        if (!more)
            break;
        cases.append({list.integer(0), list.text(1)});
    }
    for (const auto &[caseRow, caseId] : std::as_const(cases)) {
        Query words = query(u"SELECT tokens FROM %search_text WHERE row = ?"_s);
        words.bind(caseRow);
        REDRESS_TRY(indexed, words.first());
        if (indexed) {
            const QString before = words.text(0);
            REDRESS_CHECK(setWords(caseRow, before, {}));
        }
        if (caseId
            != act.caseId.value) // the tombstone stands in the course of each of the person's cases
            REDRESS_CHECK(addChronicle(caseRow, act.seq));
    }
    return {};
}

} // namespace Redress::Store
