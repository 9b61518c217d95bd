// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/statisticsservice.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QPointer>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Redress::Ui {

class FigureList;
class FigureTile;
class MonthChart;

/// What came in and what became of it: months, companies, products, money; of all cases or of one
/// company. Every row leads to its cases.
class OverviewPage final : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(Desk *desk, QWidget *parent = nullptr);
    void refresh();
    void showCompany(const CompanyId &id, const QString &name); // an empty id: all
    bool goBack();
    QList<QAction *> actions() const { return {m_export, m_only}; }
    const std::optional<Services::Statistics> &shown() const { return m_found; }
    void retranslate() override;

private:
    Services::StatisticsQuery query() const;
    void take(const Result<Services::Statistics> &found);
    void showFigures();
    void showSums();
    void showKind();
    void toQueue(Destination destination, const QString &name);
    void exportTable();

    Desk *m_desk;
    Items::Asker m_asker;
    std::optional<Services::Statistics> m_found;
    CompanyId m_company; // empty: all
    QString m_companyName;
    QAction *m_export, *m_only;
    Label *m_head, *m_money;
    QComboBox *m_span;
    QPushButton *m_all, *m_exportButton;
    Notice *m_notice;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    FigureTile *m_received, *m_closed, *m_inTime, *m_open, *m_overdue;
    MonthChart *m_chart;
    FigureList *m_companies, *m_others;
    QTabBar *m_kinds; // of the other list: products, issues, channels, outcomes
};

class OverviewRoom final : public Room {
public:
    explicit OverviewRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::overview; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("overview"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    bool goBack() override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<OverviewPage> m_page;
};

} // namespace Redress::Ui
