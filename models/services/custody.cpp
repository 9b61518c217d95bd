// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/custody.h"

#include "models/crypto/primitives.h"
#include "models/services/resources.h"
#include "models/services/sessionstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

QJsonObject typed(const QString &type, const QString &value)
{
    return {{u"@type"_s, type}, {u"@value"_s, value}};
}

QJsonObject moment(const QDateTime &time)
{
    return typed(u"xsd:dateTime"_s, formatUtc(time));
}

QJsonObject reference(const QString &id)
{
    return {{u"@id"_s, id}};
}

QJsonObject person(const QString &id, const QString &name)
{
    return {{u"@id"_s, id}, {u"@type"_s, u"uco-identity:Person"_s}, {u"uco-core:name"_s, name}};
}

QJsonObject fileObject(const QString &id, const NumberedPaper &paper)
{
    const Domain::PaperFacts &facts = paper.document.paper;
    const QJsonObject hash{
        {u"@type"_s, u"uco-types:Hash"_s},
        {u"uco-types:hashMethod"_s, typed(u"uco-vocabulary:HashNameVocab"_s, u"SHA256"_s)},
        {u"uco-types:hashValue"_s,
         typed(u"xsd:hexBinary"_s, QString::fromLatin1(facts.sha256.toHex()))}};
    const QJsonObject content{
        {u"@type"_s, u"uco-observable:ContentDataFacet"_s},
        {u"uco-observable:mimeType"_s, facts.mediaType},
        {u"uco-observable:sizeInBytes"_s, typed(u"xsd:integer"_s, QString::number(facts.size))},
        {u"uco-observable:hash"_s, QJsonArray{hash}}};
    const QJsonObject file{{u"@type"_s, u"uco-observable:FileFacet"_s},
                           {u"uco-observable:fileName"_s, facts.fileName},
                           {u"uco-observable:filePath"_s, paper.pathInDossier}};
    return {{u"@id"_s, id},
            {u"@type"_s, u"uco-observable:File"_s},
            {u"uco-core:hasFacet"_s, QJsonArray{content, file}}};
}

QJsonObject provenance(const QString &id, const QString &fileId, const NumberedPaper &paper)
{
    return {{u"@id"_s, id},
            {u"@type"_s, u"case-investigation:ProvenanceRecord"_s},
            {u"case-investigation:exhibitNumber"_s, paper.document.paper.document.value},
            {u"uco-core:object"_s, QJsonArray{reference(fileId)}}};
}

QJsonObject action(const QString &id, const QString &name, const QString &performer,
                   const QDateTime &at, const QString &method)
{
    return {{u"@id"_s, id},
            {u"@type"_s, u"case-investigation:InvestigativeAction"_s},
            {u"uco-core:name"_s, name},
            {u"uco-core:description"_s, method},
            {u"uco-action:performer"_s, reference(performer)},
            {u"uco-action:startTime"_s, moment(at)}};
}

} // namespace

QByteArray custodyOf(const Session &session, const CaseId &id, const QList<NumberedPaper> &papers,
                     const QDateTime &exportedUtc)
{
    const QString exporter = u"kb:"_s + session.person().id.value;
    QJsonArray graph;
    QSet<QString> people;
    const auto introduce = [&](const QString &personId, const QString &name) {
        if (!people.contains(personId))
            graph.append(person(personId, name));
        people.insert(personId);
    };
    introduce(exporter, session.person().name);
    QJsonArray records;
    for (const NumberedPaper &paper : papers) {
        const QString key = u"kb:"_s + paper.document.paper.document.value;
        const QString performer = u"kb:"_s + paper.document.by.value;
        introduce(performer, paper.archivedBy);
        graph.append(fileObject(key, paper));
        graph.append(provenance(key + u"-provenance"_s, key, paper));
        records.append(reference(key + u"-provenance"_s));
        QJsonObject acquired = action(
            key + u"-acquired"_s, u"acquired"_s, performer, paper.document.archivedUtc,
            u"received from: %1; read once, SHA-256 over the bytes received, signed (CAdES, ECDSA "
            u"P-256), encrypted "
            "(age v1), recorded in the ledger as entry %2"_s.arg(paper.document.paper.receivedFrom)
                .arg(paper.document.entry));
        acquired.insert(u"uco-action:result"_s,
                        QJsonArray{reference(key), reference(key + u"-provenance"_s)});
        graph.append(acquired);
        QJsonObject exported
            = action(key + u"-exported"_s, u"exported"_s, exporter, exportedUtc,
                     u"decrypted, compared with the recorded SHA-256 while copied"_s);
        exported.insert(u"uco-action:object"_s, QJsonArray{reference(key)});
        graph.append(exported);
    }
    graph.append(QJsonObject{{u"@id"_s, u"kb:"_s + id.value},
                             {u"@type"_s, u"case-investigation:Investigation"_s},
                             {u"uco-core:name"_s, id.value},
                             {u"uco-core:description"_s, session.center().name},
                             {u"uco-core:object"_s, records}});
    const QJsonObject context{
        {u"kb"_s, u"urn:redress:%1:"_s.arg(session.center().id)},
        {u"case-investigation"_s, u"https://ontology.caseontology.org/case/investigation/"_s},
        {u"uco-action"_s, u"https://ontology.unifiedcyberontology.org/uco/action/"_s},
        {u"uco-core"_s, u"https://ontology.unifiedcyberontology.org/uco/core/"_s},
        {u"uco-identity"_s, u"https://ontology.unifiedcyberontology.org/uco/identity/"_s},
        {u"uco-observable"_s, u"https://ontology.unifiedcyberontology.org/uco/observable/"_s},
        {u"uco-types"_s, u"https://ontology.unifiedcyberontology.org/uco/types/"_s},
        {u"uco-vocabulary"_s, u"https://ontology.unifiedcyberontology.org/uco/vocabulary/"_s},
        {u"xsd"_s, u"http://www.w3.org/2001/XMLSchema#"_s}};
    return QJsonDocument(QJsonObject{{u"@context"_s, context}, {u"@graph"_s, graph}})
        .toJson(QJsonDocument::Indented);
}

Result<QByteArray> certificationOf(const Session &session, const CertificationFacts &facts)
{
    REDRESS_TRY(bytes, resourceBytes(u"templates/certification.txt"_s));
    static const QHash<QString, QString> chinese{{u"court"_s, u"法院"_s},
                                                 {u"company"_s, u"被投诉企业"_s},
                                                 {u"department"_s, u"主管部门"_s},
                                                 {u"public"_s, u"公众"_s}};
    const QList<QPair<QString, QString>> values{
        {u"center"_s, session.center().name},
        {u"case"_s, facts.caseId.value},
        {u"recipient"_s, facts.recipient},
        {u"recipientZh"_s, chinese.value(facts.recipient)},
        {u"person"_s, session.person().name},
        {u"staff"_s, session.person().id.value},
        {u"thumbprint"_s,
         QString::fromLatin1(Crypto::sha256(session.d().certificate.der()).toHex())},
        {u"exportedAt"_s, formatUtc(facts.exportedUtc)},
        {u"origin"_s, session.center().origin},
        {u"treeSize"_s, QString::number(facts.treeSize)},
        {u"root"_s, QString::fromLatin1(facts.root.toHex())},
        {u"papers"_s, QString::number(facts.papers)},
        {u"withheld"_s, QString::number(facts.withheld)},
        {u"time"_s, u"none"_s},
        {u"timeZh"_s, u"无"_s},
        {u"witnesses"_s, facts.witnesses.isEmpty() ? u"none"_s : facts.witnesses.join(u", "_s)},
        {u"witnessesZh"_s, facts.witnesses.isEmpty() ? u"无"_s : facts.witnesses.join(u"、"_s)}};
    QString text = QString::fromUtf8(bytes);
    for (const auto &value : values)
        text.replace(u"{{"_s + value.first + u"}}"_s, value.second);
    return text.toUtf8();
}

} // namespace Redress::Services
