// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/draftkeeper.h"

namespace Redress::Ui {

constexpr int kPauseMs = 600; // after the last keystroke; with the write itself well under a second

DraftKeeper::DraftKeeper(Desk *desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::save);
}

DraftKeeper::~DraftKeeper()
{
    if (m_isDirty)
        save();
}

void DraftKeeper::changed(const QJsonObject &fields)
{
    m_fields = fields;
    m_isDirty = true;
    m_pause.start();
    Q_EMIT stateChanged();
}

void DraftKeeper::save()
{
    m_isDirty = false;
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), id = m_id, fields = m_fields] {
            auto kept = Services::DraftService(session).save(*id, fields);
            if (kept)
                *id = *kept;
            return kept;
        },
        [this](const Result<QString> &kept) {
            m_problem.reset();
            if (kept)
                m_keptUtc = m_desk->nowUtc();
            else
                m_problem = kept.error();
            Q_EMIT stateChanged();
        });
}

void DraftKeeper::forget()
{
    m_pause.stop();
    m_isDirty = false;
    m_fields = {};
    m_keptUtc = {};
    m_desk->workers()->write(
        this,
        [session = m_desk->session(),
         id = std::exchange(m_id, std::make_shared<QString>())]() -> Result<void> {
            return id->isEmpty() ? Result<void>() : Services::DraftService(session).remove(*id);
        },
        [this](const Result<void> &) { Q_EMIT stateChanged(); });
}

void DraftKeeper::release()
{
    m_pause.stop();
    m_isDirty = false;
    m_fields = {};
    m_keptUtc = {};
    m_id = std::make_shared<QString>();
    Q_EMIT stateChanged();
}

void DraftKeeper::putAside(const QJsonObject &fields, QObject *context,
                           std::function<void(Services::SavedDraft)> deliver)
{
    m_pause.stop();
    m_isDirty = false;
    const Services::SavedDraft draft{{}, m_desk->nowUtc(), fields};
    m_fields = {};
    m_keptUtc = {};
    m_desk->workers()->write(
        context,
        [session = m_desk->session(), fields,
         id = std::exchange(m_id, std::make_shared<QString>())] {
            return Services::DraftService(session).save(*id, fields);
        },
        [this, draft, deliver = std::move(deliver)](const Result<QString> &kept) {
            Services::SavedDraft aside = draft;
            m_problem.reset();
            if (kept)
                aside.id = *kept;
            else
                m_problem = kept.error();
            Q_EMIT stateChanged();
            deliver(aside);
        });
}

void DraftKeeper::takeUp(const Services::SavedDraft &draft)
{
    m_id = std::make_shared<QString>(draft.id);
    m_keptUtc = draft.savedUtc;
    m_fields = draft.fields;
    Q_EMIT stateChanged();
}

void DraftKeeper::remove(const QString &id)
{
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), id] { return Services::DraftService(session).remove(id); },
        [](const Result<void> &) {});
}

void DraftKeeper::list(QObject *context, std::function<void(QList<Services::SavedDraft>)> deliver)
{
    m_desk->workers()->read(
        context, [session = m_desk->session()] { return Services::DraftService(session).list(); },
        [deliver = std::move(deliver)](const Result<QList<Services::SavedDraft>> &drafts) {
            if (drafts)
                deliver(*drafts);
        });
}

} // namespace Redress::Ui
