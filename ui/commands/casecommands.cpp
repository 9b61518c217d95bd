// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/casecommand.h"

#include "ui/commands/textacts.h"
#include "ui/commands/workacts.h"
#include "ui/reports/exportdialog.h"
#include "ui/widgets/actwords.h"

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {
namespace Act = Domain::Act;

/// A command that opens the dialog of its act.
class DialogCommand final : public CaseCommand {
public:
    using Open = std::function<QDialog *(Desk *, const Services::CaseCard &, QWidget *)>;
    DialogCommand(QLatin1String act, QLatin1String iconName, const QKeySequence &key, Open open)
        : m_act(act), m_iconName(iconName), m_key(key), m_open(std::move(open))
    {
    }
    QString act() const override { return m_act; }
    QString iconName() const override { return m_iconName; }
    QString text() const override { return ActWords::command(m_act); }
    QKeySequence key() const override { return m_key; }
    void run(Desk *desk, const Services::CaseCard &card, QWidget *parent) const override
    {
        m_open(desk, card, parent)->open();
    }

private:
    QString m_act, m_iconName;
    QKeySequence m_key;
    Open m_open;
};

template <typename Dialog>
DialogCommand::Open opening()
{
    return [](Desk *desk, const Services::CaseCard &card, QWidget *parent) {
        return new Dialog(desk, card, parent);
    };
}

template <typename Dialog>
DialogCommand::Open opening(typename Dialog::Kind kind)
{
    return [kind](Desk *desk, const Services::CaseCard &card, QWidget *parent) {
        return new Dialog(kind, desk, card, parent);
    };
}
} // namespace

std::vector<std::unique_ptr<CaseCommand>> caseCommands()
{
    std::vector<std::unique_ptr<CaseCommand>> commands;
    const auto add = [&commands](QLatin1String act, QLatin1String iconName, const QString &key,
                                 DialogCommand::Open open) {
        commands.push_back(
            std::make_unique<DialogCommand>(act, iconName, QKeySequence(key), std::move(open)));
    };
    add(Act::caseAnswered, "answer"_L1, u"R"_s, opening<AnswerDialog>());
    add(Act::caseForwarded, "forward"_L1, u"F"_s,
        opening<TextActDialog>(TextActDialog::Kind::Forward));
    add(Act::caseAssigned, "assign"_L1, u"A"_s, opening<AssignDialog>());
    add(Act::caseNoted, "note"_L1, u"N"_s, opening<TextActDialog>(TextActDialog::Kind::Note));
    add(Act::caseExtended, "extend"_L1, u"E"_s, opening<ExtendDialog>());
    add(Act::casePaused, "pause"_L1, {}, opening<PauseDialog>(PauseDialog::Kind::Pause));
    add(Act::caseResumed, "resume"_L1, {}, opening<PauseDialog>(PauseDialog::Kind::Resume));
    add(Act::caseLinked, "link"_L1, u"L"_s, opening<LinkDialog>(LinkDialog::Kind::Link));
    add(Act::caseUnlinked, "unlink"_L1, {}, opening<LinkDialog>(LinkDialog::Kind::Unlink));
    add(Act::caseClosed, "close-case"_L1, u"C"_s, opening<CloseDialog>());
    add(Act::caseReopened, "reopen"_L1, {}, opening<TextActDialog>(TextActDialog::Kind::Reopen));
    add(Act::reportExported, "export"_L1, u"Ctrl+Shift+E"_s, opening<ExportDialog>());
    return commands;
}

} // namespace Redress::Ui
