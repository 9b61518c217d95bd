// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/verifiedhead.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/merkle.h"
#include "models/services/backupfiles.h"
#include "models/services/seen.h"
#include "models/services/sessionstate.h"
#include "models/services/vaultfolder.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kFormat = 1;
constexpr qint64 kMaxMemoryBytes = 4096;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray digestFrom(const QJsonObject &object, QLatin1String name)
{
    return QByteArray::fromHex(object.value(name).toString().toLatin1());
}

} // namespace

VerifiedHead::VerifiedHead(const Session &session)
    : m_path(memoryPath(session.center().id, u".verified"_s)),
      m_bound("redress verified head " + session.center().id.toUtf8() + ' '
              + Crypto::sha256(session.d().root.der()).toHex() + ' ' + session.d().logKey->text()),
      m_session(session)
{
}

Result<Crypto::SecretBytes> VerifiedHead::key() const
{
    return Crypto::hkdfSha256(m_session.d().keys.master, {}, "redress verified head",
                              Crypto::kKeyBytes);
}

std::optional<VerifiedHead::Content> VerifiedHead::load() const
{
    if (m_path.isEmpty())
        return {};
    const auto sealedBytes = readWhole(m_path, kMaxMemoryBytes);
    const auto own = key();
    if (!sealedBytes || !own)
        return {};
    const auto plain = Crypto::aesGcmOpen(*own, m_bound, *sealedBytes);
    const auto object = plain ? parseJsonObject(plain->view().toByteArray()) : plain.error();
    if (!object || object->value("format"_L1).toInt() != kFormat)
        return {};
    Content content;
    content.known.size = object->value("size"_L1).toInteger();
    content.known.root = digestFrom(*object, "root"_L1);
    content.known.notes = digestFrom(*object, "notes"_L1);
    content.fullUtc = parseUtc(object->value("fullAt"_L1).toString());
    if (content.known.size < 1 || content.known.root.size() != Ledger::kHashBytes)
        return {};
    return content;
}

void VerifiedHead::remember(const Content &content) const
{
    const auto own = key();
    if (m_path.isEmpty() || !own)
        return;
    const QByteArray plain = compactJson({{u"format"_s, kFormat},
                                          {u"size"_s, content.known.size},
                                          {u"root"_s, hex(content.known.root)},
                                          {u"notes"_s, hex(content.known.notes)},
                                          {u"fullAt"_s, formatUtc(content.fullUtc)}});
    const auto sealedBytes = Crypto::aesGcmSeal(*own, m_bound, plain);
    if (sealedBytes && makePrivateFolder(QFileInfo(m_path).absolutePath()))
        (void)writeDurably(m_path, *sealedBytes);
}

void VerifiedHead::forget() const
{
    QFile::remove(m_path);
}

} // namespace Redress::Services
