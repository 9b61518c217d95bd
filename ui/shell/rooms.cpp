// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/room.h"

#include "ui/archive/archiveroom.h"
#include "ui/cases/queueroom.h"
#include "ui/center/centerroom.h"
#include "ui/companies/companiesroom.h"
#include "ui/integrity/integrityroom.h"
#include "ui/intake/intakeroom.h"

namespace Redress::Ui {

Rooms makeRooms(Desk *desk)
{
    Rooms rooms;
    rooms.push_back(std::make_unique<IntakeRoom>(desk));
    rooms.push_back(std::make_unique<QueueRoom>(desk));
    rooms.push_back(std::make_unique<ArchiveRoom>(desk));
    rooms.push_back(std::make_unique<CompaniesRoom>(desk));
    rooms.push_back(std::make_unique<IntegrityRoom>(desk));
    rooms.push_back(std::make_unique<CenterRoom>(desk));
    return rooms;
}

} // namespace Redress::Ui
