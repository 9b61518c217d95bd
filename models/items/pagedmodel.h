// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/items/workers.h"

#include <QAbstractListModel>

#include <optional>

namespace Redress::Items {

/// What all lists read page by page have in common: where they stand and that they never make the
/// window wait.
class PagedModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    bool isLoading() const { return m_loading; }
    /// Of the last page asked for; empty when it came.
    const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void loadingChanged();
    void pageArrived(); // also when it brought nothing

protected:
    void setLoading(bool loading)
    {
        if (m_loading == loading)
            return;
        m_loading = loading;
        Q_EMIT loadingChanged();
    }
    bool m_loading = false;
    std::optional<Error> m_problem;
};

/// Rows that come in keyset pages from `source(query, cursor)`, which runs on a reader thread.
template <typename Row, typename Query, typename Page>
class PagedRows : public PagedModel {
public:
    using Source = std::function<Result<Page>(const Query &, const QString &cursor)>;

    PagedRows(Workers *workers, Source source, QObject *parent)
        : PagedModel(parent), m_source(std::move(source)), m_asker(new Asker(workers, this))
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && !m_atEnd && !m_loading && !m_problem;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (canFetchMore(parent))
            load(m_next);
    }

    /// Starts anew; the rows of before stay until the first page is here, so that nothing flickers.
    void setQuery(const Query &query)
    {
        m_query = query;
        m_isAsked = true;
        reload();
    }
    /// The same query again, from its first page.
    void reload()
    {
        if (!m_isAsked)
            return;
        m_startsAnew = true;
        load({});
    }
    const Query &query() const { return m_query; }
    const Row &rowAt(int row) const { return m_rows.at(row); }
    const QList<Row> &rows() const { return m_rows; }
    bool isAtEnd() const { return m_atEnd; }

private:
    void load(const QString &cursor)
    {
        setLoading(true);
        m_asker->ask([source = m_source, query = m_query, cursor] { return source(query, cursor); },
                     [this](Result<Page> page) { take(std::move(page)); });
    }
    void take(Result<Page> page)
    {
        if (!page) {
            m_problem = page.error();
        } else {
            m_problem.reset();
            m_next = page->next;
            m_atEnd = page->next.isEmpty();
            if (m_startsAnew) {
                beginResetModel();
                m_rows = std::move(page->rows);
                m_startsAnew = false;
                endResetModel();
            } else if (!page->rows.isEmpty()) {
                beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page->rows.size()) - 1);
                m_rows += page->rows;
                endInsertRows();
            }
        }
        setLoading(false);
        Q_EMIT pageArrived();
    }

    Source m_source;
    Asker *m_asker;
    Query m_query;
    QList<Row> m_rows;
    QString m_next;
    bool m_atEnd = true;
    bool m_isAsked = false;
    bool m_startsAnew = false;
};

} // namespace Redress::Items
