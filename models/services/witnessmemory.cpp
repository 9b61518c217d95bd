// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witnessmemory.h"

#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/services/backupfiles.h"
#include "models/services/seen.h"
#include "models/services/vaultfolder.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxMemoryBytes = 1024 * 1024;
constexpr qsizetype kMaxTrouble = 1000;

QJsonObject toJson(const RememberedWitness &one)
{
    QJsonObject object{{u"size"_s, one.size},
                       {u"failures"_s, one.failures},
                       {u"code"_s, one.code},
                       {u"trouble"_s, one.trouble.left(kMaxTrouble)}};
    if (one.askedUtc.isValid())
        object.insert(u"asked"_s, formatUtc(one.askedUtc));
    if (one.againUtc.isValid())
        object.insert(u"again"_s, formatUtc(one.againUtc));
    return object;
}

RememberedWitness fromJson(const QJsonObject &object)
{
    RememberedWitness one;
    one.size = qMax(object.value("size"_L1).toInteger(), qint64(0));
    one.failures = qBound(0, object.value("failures"_L1).toInt(), 1000);
    one.askedUtc = parseUtc(object.value("asked"_L1).toString());
    one.againUtc = parseUtc(object.value("again"_L1).toString());
    one.code = object.value("code"_L1).toString();
    one.trouble = object.value("trouble"_L1).toString().left(kMaxTrouble);
    return one;
}

} // namespace

WitnessMemory::WitnessMemory(const QString &centerId)
    : m_path(memoryPath(centerId, u".witnesses"_s))
{
}

QHash<QString, RememberedWitness> WitnessMemory::load() const
{
    QHash<QString, RememberedWitness> all;
    if (m_path.isEmpty())
        return all;
    const auto bytes = readWhole(m_path, kMaxMemoryBytes);
    const auto object = bytes ? parseJsonObject(*bytes, kMaxMemoryBytes) : bytes.error();
    if (!object)
        return all;
    for (auto it = object->constBegin(); it != object->constEnd(); ++it)
        all.insert(it.key(), fromJson(it.value().toObject()));
    return all;
}

RememberedWitness WitnessMemory::of(const Ledger::VerifierKey &witness) const
{
    return load().value(QString::fromUtf8(witness.text()));
}

void WitnessMemory::keep(const Ledger::VerifierKey &witness,
                         const RememberedWitness &remembered) const
{
    if (m_path.isEmpty() || !makePrivateFolder(QFileInfo(m_path).absolutePath()))
        return;
    auto all = load();
    all.insert(QString::fromUtf8(witness.text()), remembered);
    QJsonObject object;
    for (auto it = all.constBegin(); it != all.constEnd(); ++it)
        object.insert(it.key(), toJson(*it));
    (void)writeDurably(m_path, compactJson(object) + '\n');
}

} // namespace Redress::Services
