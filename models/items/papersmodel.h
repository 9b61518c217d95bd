// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedmodel.h"
#include "models/services/documentservice.h"

#include <QHash>
#include <QImage>
#include <QSet>

namespace Redress::Items {

/// Papers of one case, or of all when no case is named, newest first, with thumbnails that arrive
/// when they are made.
class PapersModel final : public PagedRows<Services::PaperRow, CaseId, Services::PaperPage> {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, KindRole, RowRole };
    using ThumbnailSource = std::function<QImage(const Services::PaperRow &, const Progress &)>;

    PapersModel(Workers *workers, const Services::SessionPtr &session, QObject *parent = nullptr);
    /// `thumbnails` runs in the lane of thumbnails; a null image: none can be made.
    PapersModel(Workers *workers, Source source, ThumbnailSource thumbnails,
                QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QModelIndex indexOf(const DocumentId &id) const;

private:
    void fetchThumbnail(const Services::PaperRow &row) const;

    Workers *m_workers;
    ThumbnailSource m_thumbnailSource;
    // Filled when a view asks for a decoration: only what is looked at is decrypted.
    mutable QHash<DocumentId, QImage> m_thumbnails;
    mutable QSet<DocumentId> m_asked;
};

} // namespace Redress::Items

Q_DECLARE_METATYPE(Redress::Services::PaperRow)
