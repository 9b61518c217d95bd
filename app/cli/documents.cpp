// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/services/documentservice.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> add(Invocation &in)
{
    REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
    QList<Services::NewPaper> papers;
    for (const QString &path : in.argumentsFrom(1)) {
        Services::NewPaper paper;
        paper.caseId = CaseId{number};
        paper.path = path;
        paper.kind = in.value(u"kind"_s);
        if (in.has(u"from"_s))
            paper.receivedFrom = in.value(u"from"_s);
        papers.append(paper);
    }
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(results, Services::DocumentService(session).archiveMany(papers, in.progress()));

    // One paper answers as itself; of several each answers, and the first failure decides the exit
    // code.
    if (results.size() == 1 && !results.front())
        return results.front().error();
    QJsonArray items;
    Answer answer;
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (!results[i]) {
            const Error &error = results[i].error();
            items.append(QJsonObject{{u"file"_s, papers[i].path},
                                     {u"error"_s,
                                      QJsonObject{{u"code"_s, wordFor(error.code)},
                                                  {u"message"_s, error.detail},
                                                  {u"hint"_s, error.hint}}}});
            answer.text += u"%1 is not archived: %2\n"_s.arg(papers[i].path, error.detail);
            if (answer.exitCode == 0)
                answer.exitCode = exitCodeFor(error.code);
            continue;
        }
        const Services::ArchivedPaper &done = *results[i];
        const QString digest = QString::fromLatin1(done.sha256.toHex());
        answer.json = {{u"document"_s, done.id.value},
                       {u"case"_s, number},
                       {u"entry"_s, done.entry},
                       {u"sha256"_s, digest},
                       {u"size"_s, done.size}};
        items.append(answer.json);
        answer.text += u"%1 is archived on %2 (%3 bytes, SHA-256 %4).\n"_s.arg(
            done.id.value, number, QString::number(done.size), digest);
    }
    if (results.size() != 1)
        answer.json = {{u"items"_s, items}, {u"next"_s, QJsonValue()}};
    return answer;
}

static Result<DocumentId> documentId(const Invocation &in)
{
    REDRESS_TRY(number, parseNumber(u'D', in.argument(0)));
    return DocumentId{number};
}

static Result<Answer> list(Invocation &in)
{
    CaseId caseId;
    if (!in.argument(0).isEmpty()) {
        REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
        caseId.value = number;
    }
    REDRESS_TRY(limit, in.number(u"limit"_s, 100, 1, 500));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(page,
                Services::DocumentService(session).list(caseId, in.value(u"cursor"_s), int(limit)));
    QString text;
    for (const Services::PaperRow &row : page.rows)
        text += u"%1  %2  %3  %4  %5 bytes\n"_s.arg(row.id.value, row.caseId.value,
                                                    row.kind.leftJustified(14), row.fileName,
                                                    QString::number(row.size));
    if (!page.next.isEmpty())
        text += u"More with --cursor %1\n"_s.arg(page.next);
    return Answer{listJson(page.rows, page.next), text.isEmpty() ? u"No paper here."_s : text};
}

static Result<Answer> show(Invocation &in)
{
    REDRESS_TRY(id, documentId(in));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(row, Services::DocumentService(session).show(id));
    return Answer{toJson(row),
                  u"%1  %2  %3\n%4, %5 bytes, archived %6 by %7\nSHA-256 %8"_s.arg(
                      row.id.value, row.kind, row.fileName, row.mediaType,
                      QString::number(row.size), shortTime(row.archivedUtc), row.byName,
                      QString::fromLatin1(row.sha256.toHex()))};
}

static Result<Answer> exportPaper(Invocation &in)
{
    REDRESS_TRY(id, documentId(in));
    if (!in.has(u"out"_s) && !in.has(u"key"_s))
        return Error{ErrorCode::BadInput, u"--out or --key is missing"_s,
                     "Usage: "_L1 + usage(*in.command())};
    REDRESS_TRY(session, in.session());
    Services::DocumentService service(session);
    QJsonObject object{{u"document"_s, id.value}};
    QString text;
    if (in.has(u"out"_s)) {
        REDRESS_CHECK(service.exportTo(id, in.value(u"out"_s), in.progress()));
        object.insert(u"path"_s, in.value(u"out"_s));
        text += u"%1 is written to %2, bit for bit as it came.\n"_s.arg(id.value,
                                                                        in.value(u"out"_s));
    }
    if (in.has(u"key"_s)) {
        REDRESS_TRY(key, service.exportKey(id));
        REDRESS_TRY(file, service.vaultFile(id));
        object.insert(u"identity"_s, key);
        object.insert(u"vaultFile"_s, file);
        text += u"# opens %1 with: age -d -i KEYFILE %1\n%2\n"_s.arg(file, key);
    }
    return Answer{object, text};
}

static Result<Answer> receipt(Invocation &in)
{
    REDRESS_TRY(id, documentId(in));
    REDRESS_TRY(out, in.required(u"out"_s));
    REDRESS_TRY(session, in.session());
    const QString path = QFileInfo(out).absoluteFilePath();
    REDRESS_CHECK(Services::DocumentService(session).receipt(id, path, in.value(u"language"_s)));
    return Answer{
        {{u"document"_s, id.value}, {u"path"_s, path}},
        u"The receipt for %1 lies at %2.\nAnyone can check it: redress-verify %2 PAPER"_s.arg(
            id.value, path)};
}

QList<Command> documentCommands()
{
    const Argument document{u"DOCUMENT"_s, u"Document number (D-…)"_s};
    return {
        {{u"document"_s, u"add"_s},
         u"Archives a paper: hashed, encrypted, signed"_s,
         {{u"CASE"_s, u"Case number"_s},
          {u"FILE"_s, u"Files of any type, up to 4 GB each"_s, true, true}},
         {{u"kind"_s, u"KIND"_s,
           u"contract, voucher, statement, screenshot, chat-log, call-recording, identity, correspondence, decision"_s},
          {u"from"_s, u"WHO"_s, u"consumer (default), company, center, other"_s}},
         add,
         u"redress-cli --vault ~/center --as li document add C-2026-000001-7 contract.pdf --kind contract"_s},
        {{u"document"_s, u"list"_s},
         u"Lists papers, of one case or all"_s,
         {{u"CASE"_s, u"Case number"_s, false}},
         {{u"limit"_s, u"N"_s, u"1 to 500"_s},
          {u"cursor"_s, u"CURSOR"_s, u"The \"next\" of the page before"_s}},
         list},
        {{u"document"_s, u"show"_s}, u"Shows what is known of a paper"_s, {document}, {}, show},
        {{u"document"_s, u"export"_s},
         u"Writes a paper bit for bit, or the key that opens its vault file"_s,
         {document},
         {{u"out"_s, u"FILE"_s, u"Where to write the paper"_s},
          {u"key"_s, {}, u"Print the age identity for a judge (supervisor; recorded)"_s}},
         exportPaper},
        {{u"document"_s, u"receipt"_s},
         u"Writes a signed receipt for the consumer, with the proof that the paper is archived"_s,
         {document},
         {{u"out"_s, u"FILE"_s, u"Where to write the PDF"_s},
          {u"language"_s, u"LANGUAGE"_s, u"en or zh_CN; else that of the case's jurisdiction"_s}},
         receipt},
    };
}

} // namespace Redress::Cli
