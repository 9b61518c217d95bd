// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/domain/drafts.h"
#include "models/store/database.h"

#include <QList>

namespace Redress::Store {

struct ConsumerRecord {
    ConsumerId id;
    Domain::ConsumerFacts facts; // empty once erased
    qint64 openCases = 0, allCases = 0;
    bool erased = false;
};

class ConsumerRepository {
public:
    explicit ConsumerRepository(Database &database);

    Result<ConsumerRecord> consumer(const ConsumerId &id) const; // NotFound
    /// Exact matches through the blind index; arguments as normalizePhone, normalizeIdNumber and
    /// foldName give them.
    Result<QList<ConsumerRecord>> byPhone(const QString &normalized, int limit) const;
    Result<QList<ConsumerRecord>> byIdNumber(const QString &normalized, int limit) const;
    Result<QList<ConsumerRecord>> byName(const QString &folded, int limit) const;
    Result<QList<CaseId>> cases(const ConsumerId &id, int limit) const; // newest first

private:
    Database &m_database;
};

} // namespace Redress::Store
