// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace Redress::Cli {

class Invocation;

struct Option {
    QString name; // without dashes
    QString valueName; // empty: a switch
    QString help;
};

struct Argument {
    QString name; // "CASE"
    QString help;
    bool required = true;
    bool repeated = false; // the last one only
};

/// What a command says: one object for --json, sentences for people, and an exit code for checks.
struct Answer {
    QJsonObject json;
    QString text;
    int exitCode = 0;
};

/// One verb. Help, usage errors and shell completion are made from this table alone.
struct Command {
    QStringList path; // {"case", "open"}
    QString summary; // one sentence
    QList<Argument> arguments;
    QList<Option> options;
    std::function<Result<Answer>(Invocation &)> run;
    QString example = {};
    bool needsVault = true;
};

QList<Command> initCommands();
QList<Command> staffCommands();
QList<Command> caseCommands();
QList<Command> caseActCommands();
QList<Command> consumerCommands();
QList<Command> companyCommands();
QList<Command> documentCommands();
QList<Command> reportCommands();
QList<Command> ruleCommands();
QList<Command> importCommands();
QList<Command> ledgerCommands();
QList<Command> ledgerWitnessCommands();
QList<Command> outsideTimeCommands();
QList<Command> witnessCommands();
QList<Command> backupCommands();
QList<Command> migrationCommands();
QList<Command> doctorCommands();
QList<Command> completionCommands();
const QList<Command> &allCommands();

/// Options every command accepts.
const QList<Option> &globalOptions();

QString usage(const Command &command);
QString helpFor(const Command &command);
QString helpForAll();
QString bashCompletion();

} // namespace Redress::Cli
