// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/drafts.h"
#include "ui/shell/desk.h"

#include <QObject>
#include <QTimer>

namespace Redress::Ui {

/// Keeps what is typed: a moment after typing stops the draft is sealed on disk, so that even a
/// killed program loses only the last keystrokes.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    explicit DraftKeeper(Desk *desk, QObject *parent = nullptr);
    ~DraftKeeper() override; // what was not kept yet is, on the way out

    void changed(const QJsonObject &fields);
    /// The draft became a case, or was thrown away; also what is still on its way to the disk.
    void forget();
    /// The draft belongs to somebody else from now on: a later one is another draft.
    void release();
    /// Under which the draft is kept: read and written on the writer's thread only.
    std::shared_ptr<QString> id() const { return m_id; }
    /// What is typed makes room for another call: kept for good, then told with its id. When it
    /// could not be kept the id is empty and problem() says why.
    void putAside(const QJsonObject &fields, QObject *context,
                  std::function<void(Services::SavedDraft)> deliver);
    void takeUp(const Services::SavedDraft &draft);
    void remove(const QString &id); // another draft
    /// Invalid: nothing kept yet.
    const QDateTime &keptUtc() const { return m_keptUtc; }
    bool isWaiting() const { return m_isDirty; }
    const std::optional<Error> &problem() const { return m_problem; }
    void list(QObject *context, std::function<void(QList<Services::SavedDraft>)> deliver);

Q_SIGNALS:
    void stateChanged();

private:
    void save();

    Desk *m_desk;
    QTimer m_pause;
    QJsonObject m_fields;
    // Saves follow each other on one thread: the first writes the id here, the next reads it.
    std::shared_ptr<QString> m_id = std::make_shared<QString>();
    QDateTime m_keptUtc;
    bool m_isDirty = false;
    std::optional<Error> m_problem;
};

} // namespace Redress::Ui
