// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/storequery.h"

namespace Redress::Services {

Store::CaseQuery storeQuery(const Session &session, const CaseQuery &query)
{
    Store::CaseQuery asked;
    asked.queue = Store::Queue(int(query.queue));
    asked.me = session.person().id;
    asked.nowUtc = session.clock().nowUtc();
    asked.dueWithinDays = query.dueWithinDays;
    asked.company = query.company;
    asked.consumer = query.consumer;
    asked.product = query.product;
    asked.issue = query.issue;
    asked.words = query.words;
    asked.status = query.status;
    asked.receivedFrom = query.receivedFrom;
    asked.receivedTo = query.receivedTo;
    asked.sort = query.sort == CaseQuery::Sort::Due ? Store::CaseQuery::Sort::Due
                                                    : Store::CaseQuery::Sort::Newest;
    asked.cursor = query.cursor;
    asked.limit = query.limit;
    return asked;
}
static_assert(int(Queue::Mine) == int(Store::Queue::Mine)
              && int(Queue::All) == int(Store::Queue::All)
              && int(Queue::Due) == int(Store::Queue::Due));

} // namespace Redress::Services
