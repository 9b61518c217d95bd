// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/room.h"

#include "ui/archive/archiveroom.h"
#include "ui/cases/queueroom.h"
#include "ui/center/centerroom.h"
#include "ui/companies/companiesroom.h"
#include "ui/integrity/integrityroom.h"
#include "ui/intake/intakeroom.h"
#include "ui/shell/desk.h"
#include "ui/supervision/overviewroom.h"

namespace Redress::Ui {

Rooms makeRooms(Desk *desk)
{
    Rooms rooms;
    rooms.push_back(std::make_unique<IntakeRoom>(desk));
    rooms.push_back(std::make_unique<QueueRoom>(desk));
    rooms.push_back(std::make_unique<ArchiveRoom>(desk));
    rooms.push_back(std::make_unique<CompaniesRoom>(desk));
    if (desk->may(Domain::Right::ReadStatistics))
        rooms.push_back(std::make_unique<OverviewRoom>(desk));
    rooms.push_back(std::make_unique<IntegrityRoom>(desk));
    rooms.push_back(std::make_unique<CenterRoom>(desk));
    return rooms;
}

} // namespace Redress::Ui
