// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/staffrepository.h"

#include "models/core/text.h"
#include "models/store/database_p.h"
#include "models/store/ledgerrepository.h"
#include "models/store/sealing.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr auto kAskRetired = "SELECT retired FROM staff WHERE id = ?"_L1;

Result<QList<Domain::StaffMember>> readStaff(Database &database, const QString &where,
                                             const QString &value)
{
    REDRESS_TRY(connection, database.d().connection());
    Query read = connection->query("SELECT s.id, s.roles, s.retired, s.thumbprint, s.facts_place, "
                                   "d.subject, d.digest, d.sealed, f.wrapped"
                                   " FROM staff s LEFT JOIN disclosure d ON d.place = s.facts_place"
                                   " LEFT JOIN subject_key f ON f.subject = d.subject"_L1
                                   + where + " ORDER BY s.row"_L1);
    if (!where.isEmpty())
        read.bind(value);
    REDRESS_CHECK(read.run());
    QList<Domain::StaffMember> staff;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return staff;
        Domain::StaffMember member;
        member.id = {read.text(0)};
        member.roles = Domain::Roles::fromInt(int(read.integer(1)));
        member.retired = read.integer(2) != 0;
        member.thumbprint = read.text(3);
        if (!read.isNull(4)) {
            REDRESS_TRY(key, database.d().subjectKeys.disclosureKey(read.text(5), read.bytes(8)));
            if (key) {
                REDRESS_TRY(opened,
                            openDisclosure(*key, read.integer(4) / kMaxDisclosuresPerEntry,
                                           read.bytes(6), read.bytes(7), read.text(5)));
                const QJsonObject person = opened.value.toObject();
                member.name = person.value("name"_L1).toString();
                member.login = person.value("login"_L1).toString();
            }
        }
        staff.append(member);
    }
}

} // namespace

StaffRepository::StaffRepository(Database &database) : m_database(database)
{
}

Result<Domain::StaffMember> StaffRepository::member(const StaffId &id) const
{
    REDRESS_TRY(staff, readStaff(m_database, u" WHERE s.id = ?"_s, id.value));
    if (staff.isEmpty())
        return Error{ErrorCode::NotFound, "there is no staff member "_L1 + id.value.left(60),
                     u"Check the name."_s};
    return staff.first();
}

Question StaffRepository::askedForRetired(const StaffId &id)
{
    return {kAskRetired, {id.value}};
}

Result<bool> StaffRepository::isRetired(const StaffId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(kAskRetired);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    return found && read.integer(0) != 0;
}

Result<Domain::StaffMember> StaffRepository::byLogin(const QString &login) const
{
    REDRESS_TRY(staff, list());
    for (const Domain::StaffMember &member : staff) {
        if (member.login == login)
            return member;
    }
    return Error{ErrorCode::NotFound, "there is no staff member "_L1 + login.left(60),
                 u"Check the name."_s};
}

Result<QList<Domain::StaffMember>> StaffRepository::list() const
{
    return readStaff(m_database, {}, {});
}

Result<QJsonObject> StaffRepository::center() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT facts FROM center ORDER BY row LIMIT 1"_s);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, u"the ledger does not begin with a center"_s, {}};
    return parseJsonObject(read.text(0).toUtf8());
}

Result<QStringList> StaffRepository::adoptedRules() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(
        u"SELECT facts FROM center WHERE row > (SELECT min(row) FROM center) ORDER BY row"_s);
    REDRESS_CHECK(read.run());
    QStringList rules;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return rules;
        REDRESS_TRY(facts, parseJsonObject(read.text(0).toUtf8()));
        if (facts.contains("rule"_L1))
            rules.append(facts.value("kind"_L1).toString() + u'/'
                         + facts.value("rule"_L1).toString());
    }
}

Result<StaffRepository::AdoptedPolicy> StaffRepository::adoptedPolicy() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT row, facts FROM center ORDER BY row DESC"_s);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return AdoptedPolicy{};
        REDRESS_TRY(facts, parseJsonObject(read.text(1).toUtf8()));
        if (facts.contains("policy"_L1))
            return AdoptedPolicy{read.integer(0), facts.value("policy"_L1).toString()};
    }
}

} // namespace Redress::Store
