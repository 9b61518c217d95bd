// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresground.h"

#include "models/crypto/primitives.h"
#include "models/store/engine.h"

#include <QSqlQuery>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

void inBase(const QString &sql)
{
    if (!runOn(qEnvironmentVariable("REDRESS_TEST_POSTGRES"), sql))
        qFatal("the server refuses %s", qPrintable(sql));
}

} // namespace

bool runOn(const QString &address, const QString &sql)
{
    const QString name = u"ground-"_s + QString::fromLatin1(Crypto::randomBytes(8).toHex());
    bool done = false;
    {
        const Engine &engine = Engine::of(address);
        QSqlDatabase base = QSqlDatabase::addDatabase(engine.driver(), name);
        if (!engine.address(base, address) || !base.open())
            qFatal("no server: %s", qPrintable(base.lastError().text()));
        done = QSqlQuery(base).exec(sql);
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

bool onPostgres()
{
    return !qEnvironmentVariableIsEmpty("REDRESS_TEST_POSTGRES");
}

QString newDatabase(const QString &like)
{
    const QString name = u"c"_s + QString::fromLatin1(Crypto::randomBytes(8).toHex());
    inBase(u"CREATE DATABASE "_s + name
           + (like.isEmpty() ? QString() : u" TEMPLATE "_s + QUrl(like).path().mid(1)));
    QUrl address(qEnvironmentVariable("REDRESS_TEST_POSTGRES"));
    address.setPath(u'/' + name);
    return address.toString();
}

void dropDatabase(const QString &address)
{
    inBase(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(QUrl(address).path().mid(1)));
}

} // namespace Redress::Store
