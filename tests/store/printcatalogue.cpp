// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// with-postgres.sh printcatalogue > resources/schema/postgresql/catalogue.json: what a database
// that was just made tells of itself. To be run with every new schema step.
#include "postgresground.h"

#include "models/store/connection.h"
#include "models/store/schema.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Redress::Store;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto connection = Connection::open(newDatabase());
    if (!connection)
        return 1;
    const auto steps = schemaSteps((*connection)->engine());
    if (!steps || !applySteps(**connection, *steps))
        return 1;
    const auto objects = (*connection)->engine().presentObjects(**connection);
    if (!objects)
        return 1;
    std::fputs("[", stdout);
    const char *separator = "\n";
    for (const SchemaObject &object : *objects) {
        const QJsonArray row{object.type, object.name, object.table, object.sql};
        std::fputs(separator, stdout);
        std::fputs(QJsonDocument(row).toJson(QJsonDocument::Compact).constData(), stdout);
        separator = ",\n";
    }
    std::fputs("\n]\n", stdout);
    return 0;
}
