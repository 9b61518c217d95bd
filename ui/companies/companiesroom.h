// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/companiesmodel.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/boundedfields.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QPointer>

class QCheckBox;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace Redress::Ui {

/// The card of one company, which is also the form to change it or to add one.
class CompanyForm final : public Page {
    Q_OBJECT
public:
    explicit CompanyForm(Desk *desk, QWidget *parent = nullptr);
    /// The same company again keeps what is typed and not saved.
    void showCompany(const Services::CompanyRow &company);
    void startNew();
    /// Before another company takes the form: `go` when nothing typed is lost by it or the person
    /// wants so, else `stay`.
    void leave(std::function<void()> go, std::function<void()> stay);
    const CompanyId &companyId() const { return m_company.id; }
    QString notice() const { return m_notice->text(); }
    void retranslate() override;

Q_SIGNALS:
    void saved(const Redress::CompanyId &id);

private:
    void save();
    Domain::CompanyDraft typed() const;
    bool isChanged() const;
    void fill();
    void look();

    Desk *m_desk;
    Services::CompanyRow m_company; // empty id: a new one
    Label *m_head, *m_counts, *m_nameLabel, *m_aliasLabel, *m_hotlineLabel, *m_domainLabel;
    LineField *m_name, *m_hotline;
    TextField *m_aliases, *m_domains; // one a line
    FieldNote *m_nameNote, *m_aliasNote, *m_domainNote;
    QCheckBox *m_verified;
    Notice *m_notice;
    QPushButton *m_save, *m_cases, *m_figures;
};

/// Companies: a list to type into, and the card of the chosen one.
class CompaniesPage final : public Page {
    Q_OBJECT
public:
    explicit CompaniesPage(Desk *desk, QWidget *parent = nullptr);
    ~CompaniesPage() override;
    void refresh();
    void select(const CompanyId &id);
    QAction *newAction() const { return m_add; }
    void retranslate() override;

private:
    void showCurrent();
    void markShown();

    Desk *m_desk;
    Items::CompaniesModel m_model;
    CompanyId m_wanted;
    QAction *m_add;
    QSplitter *m_splitter;
    LineField *m_filter;
    QPushButton *m_addButton;
    QStackedWidget *m_listStack;
    QListView *m_list;
    EmptyState *m_empty;
    CompanyForm *m_form;
    QTimer m_typing;
};

class CompaniesRoom final : public Room {
public:
    explicit CompaniesRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::companies; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("companies"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<CompaniesPage> m_page;
};

} // namespace Redress::Ui
