// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/office.h"

#include "models/preview/previewer.h"
#include "tests/store/postgresground.h"

using namespace Qt::StringLiterals;
using namespace Redress::Services;

namespace Redress::Test {

Office::Office()
{
    // The memory of a desk is not that of whoever runs the tests.
    static const QTemporaryDir home;
    if (!qEnvironmentVariableIsSet("XDG_DATA_HOME"))
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
    // The helper stands beside the programs, not beside the tests.
    Preview::Previewer::shared().setProgram(QStringLiteral(REDRESS_BIN_DIR "/redress-preview"));
    NewCenter center;
    if (Store::onPostgres()) {
        m_server = Store::newDatabase();
        center.evidence = path(u"evidence"_s);
    }
    center.directory = path();
    center.name = u"Verbraucherzentrum Nord 北方消保中心"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"boss"_s;
    center.adminPassword = password("secret");
    center.cheapKeys = true;
    auto created = createCenter(center, clock);
    if (!created) {
        error = created.error();
        qWarning("no office: %s", qPrintable(error.detail));
        return;
    }
    boss = created->session;
    recoveryCode = created->recoveryCode;
}

QString Office::path(const QString &file) const
{
    if (!m_server.isEmpty() && file.isEmpty())
        return m_server;
    return folder.path() + u"/vault"_s + (file.isEmpty() ? QString() : u'/' + file);
}

QString Office::writeFile(const QString &name, const QByteArray &bytes) const
{
    const QString full = folder.path() + u'/' + name;
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("couldn't write %s", qPrintable(full));
    return full;
}

StaffId Office::hire(const QString &name, Domain::Roles roles)
{
    auto added = StaffService(boss).add(name, roles, password("secret"));
    if (!added)
        qWarning("not hired: %s", qPrintable(added.error().detail));
    return added ? *added : StaffId();
}

bool Office::signIn(const QString &name, const QByteArray &word)
{
    boss.reset();
    auto session = Services::signIn(path(), name, password(word), clock);
    if (!session) {
        error = session.error();
        return false;
    }
    boss = *session;
    return true;
}

Domain::CaseDraft aCall(const QString &name, const QString &phone)
{
    Domain::CaseDraft draft;
    draft.consumer.name = name;
    draft.consumer.phone = phone;
    draft.company = u"Acme Lending"_s;
    draft.issue = u"p2p.cannot-withdraw"_s;
    draft.narrative = u"The money has been under review for six weeks. 一直显示审核中。"_s;
    draft.account = u"L-2026-778812"_s;
    draft.amount = Money{5'000'000, u"CNY"_s};
    draft.remedies = {u"refund"_s};
    return draft;
}

QString damageOf(const SessionPtr &session)
{
    NoProgress progress;
    const auto check = LedgerService(session).verify({}, progress);
    if (!check)
        return check.error().detail;
    QStringList lines;
    for (const Finding &finding : check->verification.findings)
        lines.append(wordFor(finding.verdict) + u' ' + finding.code + u' ' + finding.subject
                     + u": "_s + finding.detail);
    return lines.join(u'\n');
}

} // namespace Redress::Test
