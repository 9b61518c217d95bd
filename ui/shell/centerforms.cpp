// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/centerforms.h"

#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kShortestPassword = 8;

Crypto::SecretBytes secretOf(const QLineEdit *field)
{
    return Crypto::SecretBytes::copyOf(field->text().toUtf8());
}

CenterForm::CenterForm(Items::Workers *workers, QWidget *parent)
    : Page(parent), m_workers(workers), m_rows(new QVBoxLayout), m_title(new Label(Tone::Title)),
      m_advice(new Label(Tone::Secondary)), m_notice(new Notice), m_go(new QPushButton),
      m_back(new QPushButton)
{
    m_advice->setWordWrap(true);
    makePrimary(m_go);
    m_go->setObjectName(u"go"_s);
    m_back->setFlat(true);
    m_rows->setSpacing(2 * kGrid);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addSpacing(2 * kGrid);
    column->addLayout(m_rows);
    column->addWidget(m_notice);
    column->addSpacing(2 * kGrid);
    column->addWidget(m_go);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addStretch(3);
    connect(m_back, &QPushButton::clicked, this, &CenterForm::backWanted);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, m_back, [this] {
        if (m_back->isVisible() && m_back->isEnabled())
            Q_EMIT backWanted();
    });
}

void CenterForm::addRow(Label **label, QWidget *field)
{
    *label = new Label;
    (*label)->setBuddy(field);
    m_rows->addWidget(*label);
    m_rows->addWidget(field);
}

QLineEdit *CenterForm::addField(Label **label, bool isSecret)
{
    auto *field = new QLineEdit;
    if (isSecret)
        field->setEchoMode(QLineEdit::Password);
    addRow(label, field);
    return field;
}

void CenterForm::setBusy(bool busy)
{
    m_go->setEnabled(!busy);
    m_back->setEnabled(!busy);
}

QString CenterForm::passwordMistake(const QLineEdit *first, const QLineEdit *again)
{
    if (first->text().size() < kShortestPassword)
        return tr("A password needs at least %n character(s).", nullptr, kShortestPassword);
    if (first->text() != again->text())
        return tr("The two passwords differ. Enter the same one twice.");
    return {};
}

bool CenterForm::checkPasswords(const QLineEdit *first, const QLineEdit *again)
{
    const QString mistake = passwordMistake(first, again);
    if (!mistake.isEmpty())
        m_notice->say(Mark::Due, mistake);
    return mistake.isEmpty();
}

CreateCenterForm::CreateCenterForm(Items::Workers *workers, QWidget *parent)
    : CenterForm(workers, parent), m_fields(new QWidget), m_procedure(new QComboBox),
      m_choose(new QPushButton), m_codePart(new QWidget), m_code(new Label),
      m_codeAdvice(new Label), m_typed(new QLineEdit)
{
    m_name = addField(&m_nameLabel);
    m_name->setObjectName(u"centerName"_s);
    auto *folderRow = new QWidget;
    auto *folderLayout = new QHBoxLayout(folderRow);
    folderLayout->setContentsMargins(0, 0, 0, 0);
    m_folder = new QLineEdit;
    folderLayout->addWidget(m_folder, 1);
    folderLayout->addWidget(m_choose);
    addRow(&m_folderLabel, folderRow);
    m_folderLabel->setBuddy(m_folder);
    addRow(&m_procedureLabel, m_procedure);
    m_procedure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_admin = addField(&m_adminLabel);
    m_admin->setObjectName(u"admin"_s);
    m_password = addField(&m_passwordLabel, true);
    m_password->setObjectName(u"newPassword"_s);
    m_again = addField(&m_againLabel, true);
    m_again->setObjectName(u"again"_s);
    m_folder->setObjectName(u"folder"_s);
    m_procedure->setObjectName(u"procedure"_s);
    m_code->setObjectName(u"code"_s);
    m_typed->setObjectName(u"typed"_s);
    // The fields move into one widget, so that the code can take their place.
    auto *fieldRows = new QVBoxLayout(m_fields);
    fieldRows->setContentsMargins(0, 0, 0, 0);
    fieldRows->setSpacing(2 * kGrid);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        fieldRows->addWidget(item->widget());
        delete item;
    }
    m_rows->addWidget(m_fields);

    auto *codeRows = new QVBoxLayout(m_codePart);
    codeRows->setContentsMargins(0, 0, 0, 0);
    codeRows->setSpacing(2 * kGrid);
    m_code->setFont(monospaceFont());
    m_code->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setFrameShape(QFrame::StyledPanel);
    m_code->setMargin(3 * kGrid);
    m_codeAdvice->setWordWrap(true);
    m_typedLabel = new Label;
    m_typedLabel->setBuddy(m_typed);
    m_typed->setFont(monospaceFont());
    for (QWidget *widget : {static_cast<QWidget *>(m_codeAdvice), static_cast<QWidget *>(m_code),
                            static_cast<QWidget *>(m_typedLabel), static_cast<QWidget *>(m_typed)})
        codeRows->addWidget(widget);
    m_rows->addWidget(m_codePart);
    m_codePart->hide();

    connect(m_choose, &QPushButton::clicked, this, [this] {
        Messages::instance().chooseFolder(this, tr("Choose an empty folder"), m_folder->text(),
                                          [this](const QString &folder) {
                                              if (!folder.isEmpty())
                                                  m_folder->setText(folder);
                                          });
    });
    connect(m_go, &QPushButton::clicked, this, [this] { m_session ? confirmCode() : create(); });
    // Reading the shipped rules is parsing, which does not belong on the window's thread.
    m_workers->read(
        this,
        [] {
            QList<ProcedureChoice> choices;
            if (const auto rules = Domain::RuleBook::shipped(); rules) {
                for (const QString &id : rules->procedureIds()) {
                    const Domain::Procedure *procedure = rules->procedure(id);
                    choices.append({id, procedure->title, procedure->titleZh});
                }
            }
            return choices;
        },
        [this](const QList<ProcedureChoice> &choices) {
            m_procedures = choices;
            fillProcedures();
        });
    retranslate();
}

void CreateCenterForm::fillProcedures()
{
    const QString chosen = m_procedure->currentData().toString();
    m_procedure->clear();
    for (const ProcedureChoice &choice : std::as_const(m_procedures))
        m_procedure->addItem(CodeWords::label(choice.title, choice.titleZh), choice.id);
    m_procedure->setCurrentIndex(qMax(0, m_procedure->findData(chosen)));
}

void CreateCenterForm::retranslate()
{
    m_title->setText(m_session ? tr("Recovery code") : tr("Set up a new center"));
    m_advice->setText(m_session
                          ? QString()
                          : tr("A vault keeps everything in one folder: records, papers, keys."));
    m_advice->setVisible(!m_advice->text().isEmpty());
    m_nameLabel->setText(tr("Name of the center"));
    m_folderLabel->setText(tr("An empty folder for the vault"));
    m_choose->setText(tr("Choose…"));
    m_procedureLabel->setText(tr("Procedure that sets the deadlines"));
    m_adminLabel->setText(tr("Your name"));
    m_passwordLabel->setText(tr("Password"));
    m_againLabel->setText(tr("The password again"));
    m_codeAdvice->setText(
        tr("With this code the vault opens when every password is lost. It is shown this once. "
           "Write it on paper and keep it in a safe place."));
    m_typedLabel->setText(tr("Type the code from your paper"));
    m_go->setText(m_session ? tr("Enter the desk") : tr("Set up the center"));
    m_back->setText(tr("Back"));
    fillProcedures();
}

void CreateCenterForm::create()
{
    for (const auto &[field, label] :
         {std::pair{m_name, m_nameLabel}, std::pair{m_folder, m_folderLabel},
          std::pair{m_admin, m_adminLabel}}) {
        if (field->text().trimmed().isEmpty()) {
            m_notice->say(Mark::Due,
                          tr("Please fill in: %1.", "the label of a field").arg(label->text()));
            field->setFocus();
            return;
        }
    }
    if (!checkPasswords(m_password, m_again))
        return;
    auto center = std::make_shared<Services::NewCenter>();
    center->directory = m_folder->text().trimmed();
    center->name = m_name->text().trimmed();
    center->procedure = m_procedure->currentData().toString();
    center->adminName = m_admin->text().trimmed();
    center->adminPassword = secretOf(m_password);
    m_notice->say(Mark::Quiet, tr("Making keys and certificates…"));
    setBusy(true);
    m_workers->write(
        this, [center] { return Services::createCenter(*center); },
        [this](const Result<Services::CreatedCenter> &created) {
            setBusy(false);
            if (created)
                showCode(*created);
            else
                m_notice->say(
                    Mark::Due,
                    ErrorWords::sentence(tr("The center was not set up; the folder is as it was."),
                                         created.error()));
        });
}

void CreateCenterForm::showCode(const Services::CreatedCenter &created)
{
    m_session = created.session;
    m_code->setText(created.recoveryCode);
    m_password->clear();
    m_again->clear();
    m_notice->clear();
    m_fields->hide();
    m_codePart->show();
    m_back->hide();
    retranslate();
    m_typed->setFocus();
}

static QString bare(const QString &code)
{
    QString letters;
    for (const QChar c : code.toUpper()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

void CreateCenterForm::confirmCode()
{
    if (bare(m_typed->text()) != bare(m_code->text())) {
        m_notice->say(Mark::Due,
                      tr("This is not the code. Compare it with your paper, sign by sign."));
        m_typed->setFocus();
        return;
    }
    const Services::SessionPtr session = std::exchange(m_session, nullptr);
    m_code->clear();
    m_typed->clear();
    m_notice->clear();
    m_codePart->hide();
    m_fields->show();
    m_back->show();
    retranslate();
    Q_EMIT entered(session);
}

RecoverForm::RecoverForm(Items::Workers *workers, QWidget *parent) : CenterForm(workers, parent)
{
    m_folder = addField(&m_folderLabel);
    m_code = addField(&m_codeLabel);
    m_login = addField(&m_loginLabel);
    m_password = addField(&m_passwordLabel, true);
    m_again = addField(&m_againLabel, true);
    m_folder->setObjectName(u"recoverFolder"_s);
    m_code->setObjectName(u"recoveryCode"_s);
    m_password->setObjectName(u"newPassword"_s);
    m_again->setObjectName(u"again"_s);
    m_code->setFont(monospaceFont());
    connect(m_go, &QPushButton::clicked, this, &RecoverForm::recover);
    retranslate();
}

void CreateCenterForm::arrive()
{
    m_session ? m_typed->setFocus() : m_name->setFocus();
}

void RecoverForm::setVault(const QString &directory, const QString &login)
{
    m_folder->setText(directory);
    m_login->setText(login);
}

void RecoverForm::arrive()
{
    m_folder->text().isEmpty() ? m_folder->setFocus() : m_code->setFocus();
}

void RecoverForm::retranslate()
{
    m_title->setText(tr("Password lost"));
    m_advice->setText(tr("The recovery code opens the vault and sets a new password. That this was "
                         "done is recorded."));
    m_folderLabel->setText(tr("Folder of the vault"));
    m_codeLabel->setText(tr("Recovery code from the paper"));
    m_loginLabel->setText(tr("Your name"));
    m_passwordLabel->setText(tr("New password"));
    m_againLabel->setText(tr("The new password again"));
    m_go->setText(tr("Open with the code"));
    m_back->setText(tr("Back"));
}

void RecoverForm::recover()
{
    if (!checkPasswords(m_password, m_again))
        return;
    const auto password = std::make_shared<Crypto::SecretBytes>(secretOf(m_password));
    m_notice->say(Mark::Quiet, tr("Opening the key ring…"));
    setBusy(true);
    m_workers->write(
        this,
        [folder = m_folder->text().trimmed(), code = m_code->text().trimmed(),
         login = m_login->text().trimmed(),
         password] { return Services::recover(folder, code, login, *password); },
        [this](const Result<Services::SessionPtr> &session) {
            setBusy(false);
            if (!session) {
                const QString couldnt = session.error().code == ErrorCode::WrongPassword
                    ? tr("The code does not open this vault.")
                    : tr("The vault was not opened.");
                m_notice->say(Mark::Due, ErrorWords::sentence(couldnt, session.error()));
                return;
            }
            for (QLineEdit *field : {m_code, m_password, m_again})
                field->clear();
            m_notice->clear();
            Q_EMIT entered(*session);
        });
}

} // namespace Redress::Ui
