// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts of the acts that are not about a case's course: papers, companies, consumers, staff, rules,
// the center.
#include "models/domain/actfacts.h"

#include "models/core/text.h"
#include "models/domain/codes.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qint64 kMaxBlobBytes = qint64(1)
    << 53; // exact in a JSON number; the vault's own limit is lower
constexpr qint64 kMaxLedgerSize = qint64(1) << 53;
constexpr qsizetype kMaxReason = 2000;
constexpr qsizetype kSha256Bytes = 32;
constexpr qsizetype kMostFilters = 16; // of an exported list

const QStringList &ruleKinds()
{
    static const QStringList kinds{u"procedure"_s, u"calendar"_s, u"taxonomy"_s};
    return kinds;
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// Lower-case hex of 32 bytes; anything else is a problem of `fields`.
QByteArray digest(JsonFields &fields, QLatin1String name)
{
    const QByteArray text = fields.text(name).toLatin1();
    if (text.isEmpty() && !fields.has(name))
        return {};
    const QByteArray bytes = QByteArray::fromHex(text);
    if (bytes.size() != kSha256Bytes || bytes.toHex() != text)
        fields.fail("\""_L1 + name + "\" must be a SHA-256 in hex"_L1);
    return bytes;
}

QByteArray base64(JsonFields &fields, QLatin1String name)
{
    const auto bytes = fromBase64(fields.requiredText(name).toLatin1());
    if (!bytes)
        fields.fail("\""_L1 + name + "\" is "_L1 + bytes.error().detail);
    return bytes ? *bytes : QByteArray();
}

Error badDigest(const QString &what)
{
    return {ErrorCode::BadInput, what + " is not a SHA-256"_L1, {}};
}

Result<QString> oneOf(const QString &word, const QStringList &words, const QString &what)
{
    if (words.contains(word))
        return word;
    return Error{ErrorCode::BadInput, "\""_L1 + word.left(40) + "\" is not "_L1 + what,
                 "Use one of "_L1 + words.join(", "_L1) + u'.'};
}

Result<void> named(const QString &id, const QString &what)
{
    if (id.isEmpty())
        return Error{ErrorCode::BadInput, what + " is not named"_L1, {}};
    return {};
}

Result<ActFacts> companyFacts(const CompanyId &company, const CompanyDraft &draft)
{
    REDRESS_CHECK(named(company.value, u"the company"_s));
    REDRESS_TRY(clean, checked(draft));
    ActFacts act{toJson(clean), {}};
    act.facts.insert("company"_L1, company.value);
    return act;
}

Result<void> readPersonalPaper(const QJsonObject &personal, PaperFacts &paper)
{
    JsonFields groups(personal, u"document.archived, personal facts"_s, ErrorCode::Corrupt);
    if (groups.has(Fact::file)) {
        JsonFields file(groups.object(Fact::file), u"file"_s, ErrorCode::Corrupt);
        paper.fileName = file.text("name"_L1);
        paper.mediaType = file.text("mediaType"_L1);
        REDRESS_CHECK(file.finish());
    }
    if (groups.has(Fact::content)) {
        JsonFields content(groups.object(Fact::content), u"content"_s, ErrorCode::Corrupt);
        paper.sha256 = digest(content, "sha256"_L1);
        REDRESS_CHECK(content.finish());
    }
    if (groups.has(Fact::seal))
        paper.seal = base64(groups, Fact::seal);
    if (groups.has(Fact::signatures)) {
        REDRESS_TRY(signatures,
                    paperSignaturesFromJson(groups.array(Fact::signatures, kMaxPaperSignatures)));
        paper.signatures = signatures;
    }
    for (const QLatin1String name : {Fact::file, Fact::content}) {
        if (!groups.has(name))
            groups.object(name);
    }
    return groups.finish();
}

} // namespace

Result<ActFacts> documentArchived(const PaperFacts &paper)
{
    REDRESS_CHECK(named(paper.document.value, u"the document"_s));
    REDRESS_CHECK(named(paper.caseId.value, u"the case"_s));
    REDRESS_CHECK(named(paper.blob, u"the file in the vault"_s));
    REDRESS_CHECK(oneOf(paper.kind, documentKinds(), u"a kind of document"_s));
    REDRESS_CHECK(oneOf(paper.receivedFrom, paperSources(), u"someone a paper comes from"_s));
    if (paper.sha256.size() != kSha256Bytes || paper.cipherSha256.size() != kSha256Bytes)
        return badDigest(u"the paper's digest"_s);
    if (paper.size < 0 || paper.cipherSize < 0 || paper.size > kMaxBlobBytes
        || paper.cipherSize > kMaxBlobBytes)
        return Error{ErrorCode::BadInput, u"the paper's size is impossible"_s, {}};
    REDRESS_TRY(fileName, cleanShortText(paper.fileName, u"the file name"_s));
    REDRESS_TRY(mediaType, cleanShortText(paper.mediaType, u"the media type"_s));
    ActFacts act;
    act.facts = {{"document"_L1, paper.document.value},
                 {"kind"_L1, paper.kind},
                 {"size"_L1, paper.size},
                 {"blob"_L1, paper.blob},
                 {"cipherSha256"_L1, hex(paper.cipherSha256)},
                 {"cipherSize"_L1, paper.cipherSize},
                 {"receivedFrom"_L1, paper.receivedFrom}};
    act.personal.append(
        {Fact::file, QJsonObject{{"name"_L1, fileName}, {"mediaType"_L1, mediaType}}});
    act.personal.append({Fact::content, QJsonObject{{"sha256"_L1, hex(paper.sha256)}}});
    act.personal.append({Fact::seal, QString::fromLatin1(paper.seal.toBase64())});
    if (!paper.signatures.isEmpty())
        act.personal.append({Fact::signatures, toJson(paper.signatures)});
    return act;
}

Result<PaperFacts> paperFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    PaperFacts paper;
    paper.document = {fields.requiredText("document"_L1)};
    paper.caseId = act.caseId;
    paper.kind = fields.requiredWord("kind"_L1, documentKinds());
    paper.size = fields.integer("size"_L1, 0, kMaxBlobBytes, -1);
    paper.blob = fields.requiredText("blob"_L1);
    paper.cipherSha256 = digest(fields, "cipherSha256"_L1);
    paper.cipherSize = fields.integer("cipherSize"_L1, 0, kMaxBlobBytes, -1);
    paper.receivedFrom = fields.requiredWord("receivedFrom"_L1, paperSources());
    if (paper.size < 0 || paper.cipherSize < 0 || paper.cipherSha256.isEmpty())
        fields.fail(u"sizes or digest are missing"_s);
    if (paper.caseId.isEmpty())
        fields.fail(u"it names no case"_s);
    REDRESS_CHECK(fields.finish());
    REDRESS_CHECK(readPersonalPaper(act.personal, paper));
    return paper;
}

Result<ActFacts> documentExported(const DocumentId &document)
{
    REDRESS_CHECK(named(document.value, u"the document"_s));
    return ActFacts{{{"document"_L1, document.value}}, {}};
}

Result<ActFacts> documentReceipted(const DocumentId &document)
{
    return documentExported(document); // names the paper, too
}

Result<ActFacts> reportExported(const QString &recipient, const QByteArray &sha256)
{
    REDRESS_CHECK(oneOf(recipient, recipients(), u"a recipient"_s));
    ActFacts act{{{"recipient"_L1, recipient}}, {}};
    if (!sha256.isEmpty()) {
        if (sha256.size() != kSha256Bytes)
            return badDigest(u"the dossier's digest"_s);
        act.facts.insert("sha256"_L1, hex(sha256));
    }
    return act;
}

Result<ActFacts> listExported(const ListRecord &record)
{
    REDRESS_CHECK(oneOf(record.list, exportedLists(), u"a list that is exported"_s));
    if (record.rows < 0)
        return Error{ErrorCode::BadInput, u"a list has no fewer than 0 rows"_s, {}};
    if (record.sha256.size() != kSha256Bytes)
        return badDigest(u"the list's digest"_s);
    ActFacts act{
        {{"list"_L1, record.list}, {"rows"_L1, record.rows}, {"sha256"_L1, hex(record.sha256)}},
        {}};
    if (!record.filters.isEmpty())
        act.facts.insert("filters"_L1, QJsonArray::fromStringList(record.filters));
    return act;
}

Result<ListRecord> listExportedFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    ListRecord record;
    record.list = fields.requiredWord("list"_L1, exportedLists());
    record.rows = fields.integer("rows"_L1, 0, kMaxBlobBytes, -1);
    record.sha256 = digest(fields, "sha256"_L1);
    record.filters = fields.texts("filters"_L1, kMostFilters);
    if (record.rows < 0 || record.sha256.isEmpty())
        fields.fail(u"\"rows\" or \"sha256\" is missing"_s);
    for (const QString &filter : std::as_const(record.filters)) {
        if (!isCode(filter))
            fields.fail("\""_L1 + filter.left(80) + "\" is not a filter"_L1);
    }
    REDRESS_CHECK(fields.finish());
    return record;
}

Result<ActFacts> companyAdded(const CompanyId &company, const CompanyDraft &draft)
{
    return companyFacts(company, draft);
}

Result<ActFacts> companyChanged(const CompanyId &company, const CompanyDraft &draft)
{
    return companyFacts(company, draft);
}

Result<CompanyRecord> companyFrom(const RecordedAct &act)
{
    CompanyRecord record;
    QJsonObject rest = act.facts;
    record.id = {rest.take("company"_L1).toString()};
    if (record.id.isEmpty())
        return Error{ErrorCode::Corrupt, act.act + ": \"company\" is missing"_L1, {}};
    const auto company = companyDraftFromJson(rest);
    if (!company)
        return Error{ErrorCode::Corrupt, company.error().detail, {}};
    record.company = *company;
    return record;
}

Result<ActFacts> consumerChanged(const ConsumerId &consumer, const ConsumerFacts &facts)
{
    REDRESS_CHECK(named(consumer.value, u"the consumer"_s));
    REDRESS_TRY(clean, consumerFactsFromJson(toJson(facts)));
    return ActFacts{{{"consumerId"_L1, consumer.value}}, {{Fact::consumer, toJson(clean)}}};
}

Result<ActFacts> consumerViewed(const ConsumerId &consumer)
{
    REDRESS_CHECK(named(consumer.value, u"the consumer"_s));
    return ActFacts{{{"consumerId"_L1, consumer.value}}, {}};
}

Result<ActFacts> consumerErased(const ConsumerId &consumer, const QString &reason)
{
    REDRESS_CHECK(named(consumer.value, u"the consumer"_s));
    REDRESS_TRY(clean, cleanLongText(reason, u"the reason"_s, kMaxReason));
    if (clean.isEmpty())
        return Error{ErrorCode::BadInput, u"the reason of the erasure is empty"_s,
                     u"Name the lawful reason."_s};
    return ActFacts{{{"consumerId"_L1, consumer.value}, {"reason"_L1, clean}}, {}};
}

Result<ConsumerId> consumerFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    const ConsumerId consumer{fields.requiredText("consumerId"_L1)};
    if (act.act == Act::consumerErased)
        fields.requiredText("reason"_L1);
    REDRESS_CHECK(fields.finish());
    return consumer;
}

Result<ActFacts> staffAdded(const StaffRecord &staff)
{
    REDRESS_CHECK(named(staff.id.value, u"the staff member"_s));
    REDRESS_TRY(name, cleanShortText(staff.name, u"the name"_s));
    REDRESS_TRY(login, cleanShortText(staff.login, u"the sign-in name"_s));
    if (name.isEmpty() || login.isEmpty())
        return Error{ErrorCode::BadInput, u"name or sign-in name is empty"_s, u"Give both."_s};
    if (!staff.roles || staff.certificate.isEmpty())
        return Error{ErrorCode::BadInput, u"roles or certificate are missing"_s, {}};
    ActFacts act{{{"staffId"_L1, staff.id.value},
                  {"roles"_L1, QJsonArray::fromStringList(toWords(staff.roles))},
                  {"certificate"_L1, QString::fromLatin1(staff.certificate.toBase64())}},
                 {}};
    act.personal.append({Fact::staff, QJsonObject{{"name"_L1, name}, {"login"_L1, login}}});
    return act;
}

Result<StaffRecord> staffFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    StaffRecord staff;
    staff.id = {fields.requiredText("staffId"_L1)};
    const auto roles = rolesFromWords(fields.texts("roles"_L1, 8));
    if (roles)
        staff.roles = *roles;
    else
        fields.fail(roles.error().detail);
    staff.certificate = base64(fields, "certificate"_L1);
    REDRESS_CHECK(fields.finish());
    if (act.personal.contains(Fact::staff)) {
        JsonFields person(act.personal.value(Fact::staff).toObject(), u"staff"_s,
                          ErrorCode::Corrupt);
        staff.name = person.requiredText("name"_L1);
        staff.login = person.requiredText("login"_L1);
        REDRESS_CHECK(person.finish());
    }
    return staff;
}

static Result<ActFacts> onlyStaff(const StaffId &staff)
{
    REDRESS_CHECK(named(staff.value, u"the staff member"_s));
    return ActFacts{{{"staffId"_L1, staff.value}}, {}};
}

static Result<StaffId> onlyStaffFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    const StaffId staff{fields.requiredText("staffId"_L1)};
    REDRESS_CHECK(fields.finish());
    return staff;
}

Result<ActFacts> staffRetired(const StaffId &staff)
{
    return onlyStaff(staff);
}

Result<StaffId> retiredFrom(const RecordedAct &act)
{
    return onlyStaffFrom(act);
}

Result<ActFacts> passwordChanged(const StaffId &staff)
{
    return onlyStaff(staff);
}

Result<StaffId> passwordChangedFrom(const RecordedAct &act)
{
    REDRESS_TRY(staff, onlyStaffFrom(act));
    if (staff != act.by)
        return Error{ErrorCode::Corrupt, u"a password is changed by its owner alone"_s, {}};
    return staff;
}

Result<ActFacts> rulesAdopted(const QString &kind, const QString &rule, const QByteArray &sha256)
{
    REDRESS_CHECK(oneOf(kind, ruleKinds(), u"a kind of rule"_s));
    REDRESS_CHECK(named(rule, u"the rule"_s));
    if (sha256.size() != kSha256Bytes)
        return badDigest(u"the rule's digest"_s);
    return ActFacts{{{"kind"_L1, kind}, {"rule"_L1, rule}, {"sha256"_L1, hex(sha256)}}, {}};
}

Result<ActFacts> copyAccepted(const AcceptedCopy &copy)
{
    if (copy.size < 1 || copy.seenSize < 1)
        return Error{ErrorCode::BadInput, u"a copy of nothing cannot be accepted"_s, {}};
    if (copy.seenRoot.size() != kSha256Bytes)
        return badDigest(u"the root last seen"_s);
    REDRESS_TRY(reason, cleanLongText(copy.reason, u"the reason"_s, kMaxReason));
    if (reason.isEmpty())
        return Error{ErrorCode::BadInput, u"the reason of going on from a copy is empty"_s,
                     u"Say what happened and why this copy is used."_s};
    return ActFacts{{{"size"_L1, copy.size},
                     {"seenSize"_L1, copy.seenSize},
                     {"seenRoot"_L1, hex(copy.seenRoot)},
                     {"reason"_L1, reason}},
                    {}};
}

Result<AcceptedCopy> acceptedCopyFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    AcceptedCopy copy;
    copy.size = fields.integer("size"_L1, 1, kMaxLedgerSize, 0);
    copy.seenSize = fields.integer("seenSize"_L1, 1, kMaxLedgerSize, 0);
    copy.seenRoot = digest(fields, "seenRoot"_L1);
    copy.reason = fields.requiredText("reason"_L1);
    REDRESS_CHECK(fields.finish());
    return copy;
}

// Its grammar is the ledger's affair; that it is text which stays readable is this one's.
static bool isPolicyText(const QString &text)
{
    return text.size() <= kMaxAdoptedPolicy && text.endsWith(u'\n') && text.isValidUtf16()
        && !text.contains(QChar::Null);
}

Result<ActFacts> policyAdopted(const QString &policy)
{
    if (!isPolicyText(policy))
        return Error{
            ErrorCode::BadInput, u"the policy is too long or not whole lines of text"_s, {}};
    return ActFacts{{{"policy"_L1, policy}}, {}};
}

Result<QString> adoptedPolicyFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    const QString policy = fields.requiredText("policy"_L1);
    if (!isPolicyText(policy))
        fields.fail(u"\"policy\" is too long or not whole lines"_s);
    REDRESS_CHECK(fields.finish());
    return policy;
}

Result<ActFacts> centerCreated(const CenterRecord &center)
{
    REDRESS_CHECK(named(center.id, u"the center"_s));
    REDRESS_CHECK(named(center.origin, u"the ledger's origin"_s));
    REDRESS_CHECK(named(center.procedure, u"the procedure"_s));
    REDRESS_TRY(name, cleanShortText(center.name, u"the center's name"_s));
    if (name.isEmpty())
        return Error{ErrorCode::BadInput, u"the center has no name"_s, u"Give its name."_s};
    if (center.rootSha256.size() != kSha256Bytes)
        return badDigest(u"the root certificate's digest"_s);
    return ActFacts{{{"center"_L1, center.id},
                     {"name"_L1, name},
                     {"origin"_L1, center.origin},
                     {"procedure"_L1, center.procedure},
                     {"rootSha256"_L1, hex(center.rootSha256)}},
                    {}};
}

Result<CenterRecord> centerFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    CenterRecord center;
    center.id = fields.requiredText("center"_L1);
    center.name = fields.requiredText("name"_L1);
    center.origin = fields.requiredText("origin"_L1);
    center.procedure = fields.requiredText("procedure"_L1);
    center.rootSha256 = digest(fields, "rootSha256"_L1);
    REDRESS_CHECK(fields.finish());
    return center;
}

} // namespace Redress::Domain
