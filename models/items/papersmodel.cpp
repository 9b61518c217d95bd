// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/papersmodel.h"

#include "models/services/thumbnails.h"

namespace Redress::Items {

constexpr int kThumbnailEdge = 192; // device pixels: crisp at 96 on a doubled screen
constexpr qsizetype kMaxKeptThumbnails = 500;

/// Null when it cannot be opened.
static QImage thumbnailFrom(const Services::SessionPtr &session, const Services::PaperRow &row,
                            const Progress &progress)
{
    if (progress.isCancelled())
        return {};
    auto device = Services::DocumentService(session).open(row.id);
    if (!device)
        return {};
    const auto made = Services::thumbnailOf(**device, row.mediaType,
                                            {kThumbnailEdge, kThumbnailEdge}, progress);
    return made ? *made : QImage();
}

PapersModel::PapersModel(Workers *workers, const Services::SessionPtr &session, QObject *parent)
    : PapersModel(
        workers,
        [session](const CaseId &caseId, const QString &cursor) {
            return Services::DocumentService(session).list(caseId, cursor);
        },
        [session](const Services::PaperRow &row, const Progress &progress) {
            return thumbnailFrom(session, row, progress);
        },
        parent)
{
}

PapersModel::PapersModel(Workers *workers, Source source, ThumbnailSource thumbnails,
                         QObject *parent)
    : PagedRows(workers, std::move(source), parent), m_workers(workers),
      m_thumbnailSource(std::move(thumbnails))
{
}

QVariant PapersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Services::PaperRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.fileName.isEmpty() ? row.id.value : row.fileName;
    case Qt::DecorationRole:
        if (const auto found = m_thumbnails.constFind(row.id); found != m_thumbnails.cend())
            return *found;
        fetchThumbnail(row);
        return {};
    case IdRole:
        return row.id.value;
    case KindRole:
        return row.kind;
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

void PapersModel::fetchThumbnail(const Services::PaperRow &row) const
{
    if (row.erased || m_asked.contains(row.id))
        return;
    if (m_asked.size() >= kMaxKeptThumbnails) {
        m_asked.clear();
        m_thumbnails.clear();
    }
    m_asked.insert(row.id);
    auto *self = const_cast<PapersModel *>(this);
    m_workers->look(
        Lane::Thumbnails, self,
        [source = m_thumbnailSource, row](const Progress &progress) {
            return source(row, progress);
        },
        [self, id = row.id](const QImage &image) {
            if (image.isNull())
                return;
            self->m_thumbnails.insert(id, image);
            if (const QModelIndex at = self->indexOf(id); at.isValid())
                Q_EMIT self->dataChanged(at, at, {Qt::DecorationRole});
        });
}

QModelIndex PapersModel::indexOf(const DocumentId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).id == id)
            return index(row);
    }
    return {};
}

} // namespace Redress::Items
