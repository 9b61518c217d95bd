// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/invocation.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

const QList<Command> &allCommands()
{
    static const QList<Command> commands = initCommands() + staffCommands() + caseCommands()
        + caseActCommands() + consumerCommands() + companyCommands() + documentCommands()
        + ruleCommands() + reportCommands() + importCommands() + ledgerCommands()
        + ledgerWitnessCommands() + outsideTimeCommands() + witnessCommands() + backupCommands()
        + migrationCommands() + doctorCommands() + completionCommands();
    return commands;
}

const QList<Option> &globalOptions()
{
    static const QList<Option> options{
        {u"vault"_s, u"DIR"_s, u"The center's vault folder"_s},
        {u"server"_s, u"URL"_s,
         u"Instead: the center's database, postgresql://NAME@HOST/DATABASE; the password of the database stands in ~/.pgpass"_s},
        {u"as"_s, u"NAME"_s, u"Who acts: the login name"_s},
        {u"password-file"_s, u"F"_s,
         u"File whose first line is the password; asked for on a terminal otherwise"_s},
        {u"json"_s, {}, u"Answer with one JSON object"_s},
        {u"quiet"_s, {}, u"No progress and no sentences, only errors"_s},
        {u"help"_s, {}, u"This help"_s},
        {u"version"_s, {}, u"The program's version"_s},
    };
    return options;
}

QString usage(const Command &command)
{
    QString line = u"redress-cli --vault DIR --as NAME "_s;
    if (!command.needsVault)
        line = u"redress-cli "_s;
    line += command.path.join(u' ');
    for (const Argument &argument : command.arguments)
        line += (argument.required ? u' ' + argument.name : " ["_L1 + argument.name + u']')
            + (argument.repeated ? u"…"_s : QString());
    if (!command.options.isEmpty())
        line += " [options]"_L1;
    return line;
}

static QString table(const QList<QPair<QString, QString>> &rows)
{
    qsizetype width = 0;
    for (const auto &row : rows)
        width = qMax(width, row.first.size());
    QString text;
    for (const auto &row : rows)
        text += "  "_L1 + row.first.leftJustified(width + 2) + row.second + u'\n';
    return text;
}

static QString optionTable(const QList<Option> &options)
{
    QList<QPair<QString, QString>> rows;
    for (const Option &option : options)
        rows.append({"--"_L1 + option.name
                         + (option.valueName.isEmpty() ? QString() : u' ' + option.valueName),
                     option.help});
    return table(rows);
}

QString helpFor(const Command &command)
{
    QString text = command.summary + "\n\nUsage: "_L1 + usage(command) + u'\n';
    QList<QPair<QString, QString>> arguments;
    for (const Argument &argument : command.arguments)
        arguments.append({argument.name, argument.help});
    if (!arguments.isEmpty())
        text += u'\n' + table(arguments);
    if (!command.options.isEmpty())
        text += "\nOptions:\n"_L1 + optionTable(command.options);
    if (!command.example.isEmpty())
        text += "\nExample:\n  "_L1 + command.example + u'\n';
    return text + "\nEvery command also accepts:\n"_L1 + optionTable(globalOptions());
}

QString helpForAll()
{
    QList<QPair<QString, QString>> rows;
    for (const Command &command : allCommands())
        rows.append({command.path.join(u' '), command.summary});
    return u"redress-cli: everything the desk's window does, on the command line\n\n"
           "Usage: redress-cli --vault DIR --as NAME [--password-file F] [--json] COMMAND …\n\nCommands:\n"_s
        + table(rows) + "\nOptions of every command:\n"_L1 + optionTable(globalOptions())
        + "\nExit: 0 done or intact, 1 a check found something broken, 2 wrong use or bad input,\n"
          "3 the environment (disk, lock), 4 not permitted, 130 cancelled.\n"
          "\"redress-cli COMMAND --help\" tells more about one command.\n"_L1;
}

QString bashCompletion()
{
    QString cases;
    QStringList begins; // in the order of the table
    QHash<QString, QStringList> follow; // which words may come after these
    for (const Command &command : allCommands()) {
        for (qsizetype i = 0; i < command.path.size(); ++i) {
            const QString begin = command.path.first(i).join(u' ');
            if (!begins.contains(begin))
                begins.append(begin);
            if (!follow[begin].contains(command.path[i]))
                follow[begin].append(command.path[i]);
        }
        QStringList options;
        for (const Option &option : command.options)
            options.append("--"_L1 + option.name);
        cases += u"    '%1') words='%2' ;;\n"_s.arg(command.path.join(u' '), options.join(u' '));
    }
    for (const QString &begin : std::as_const(begins)) {
        if (!begin.isEmpty())
            cases += u"    '%1') words='%2' ;;\n"_s.arg(begin, follow.value(begin).join(u' '));
    }
    QStringList globals;
    QStringList valued;
    for (const Option &option : globalOptions()) {
        globals.append("--"_L1 + option.name);
        if (!option.valueName.isEmpty())
            valued.append("--"_L1 + option.name);
    }
    return u"# bash completion for redress-cli; load it with: source <(redress-cli completion "
           u"bash)\n"
           "_redress_cli() {\n"
           "  local current=${COMP_WORDS[COMP_CWORD]} words='' verb='' i\n"
           "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "    case ${COMP_WORDS[i]} in\n"
           "    %1) ((i++)) ;;\n"
           "    -*) ;;\n"
           "    *) [ \"$(wc -w <<<\"$verb\")\" -lt 3 ] && verb=\"${verb:+$verb }${COMP_WORDS[i]}\" "
           ";;\n"
           "    esac\n"
           "  done\n"
           "  while :; do case $verb in\n"
           "    '') words='%2' ;;\n"
           "%3"
           "    *\\ *\\ *) verb=${verb% *}; continue ;;\n" // the third is no verb
           "    *) words='' ;;\n"
           "  esac; break; done\n"
           "  if [[ $current == -* ]]; then words=\"$words %4\"; fi\n"
           "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "}\n"
           "complete -o filenames -F _redress_cli redress-cli\n"_s.arg(
               valued.join(u'|'), follow.value({}).join(u' '), cases, globals.join(u' '));
}

QList<Command> completionCommands()
{
    return {
        {{u"completion"_s},
         u"Prints a completion script for a shell"_s,
         {{u"SHELL"_s, u"bash"_s, true}},
         {},
         [](Invocation &in) -> Result<Answer> {
             if (in.argument(0) != u"bash"_s)
                 return Error{
                     ErrorCode::BadInput,
                     u"there is no completion for \"%1\""_s.arg(in.argument(0).left(40)),
                     u"Use bash; zsh reads it after \"autoload -U bashcompinit && bashcompinit\"."_s};
             return Answer{{{u"script"_s, bashCompletion()}}, bashCompletion()};
         },
         u"source <(redress-cli completion bash)"_s,
         false}};
}

} // namespace Redress::Cli
