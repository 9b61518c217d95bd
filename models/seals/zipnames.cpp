// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/zipnames.h"

#include "models/core/text.h"
#include "models/seals/zip.h"

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

// Forbidden by Windows, or wild in a shell.
constexpr auto kUnsafe = ":*?\"<>|"_L1;

bool hasHiddenCharacter(const QString &text)
{
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            return true;
    }
    return false;
}

bool hasUnsafeCharacter(const QString &text)
{
    for (const QChar c : text) {
        if (kUnsafe.contains(c))
            return true;
    }
    return false;
}

} // namespace

QString shownName(const QByteArray &name)
{
    constexpr qsizetype kShown = 120;
    QString shown;
    for (const char byte : name.first(qMin(name.size(), kShown))) {
        const auto value = uchar(byte);
        if (value < 0x20 || value >= 0x7f)
            shown += "\\x"_L1 + QString::number(value, 16).rightJustified(2, u'0');
        else
            shown += QLatin1Char(byte);
    }
    return name.size() > kShown ? shown + u'…' : shown;
}

void ZipNameCheck::add(const QByteArray &name, Verification *found)
{
    const QString shown = shownName(name);
    const auto refuse = [&](QLatin1String why, const QString &detail) {
        found->broken("dossier.zip-name-"_L1 + why, shown, detail);
    };
    if (m_exact.contains(name))
        found->broken(u"dossier.zip-duplicate"_s, shown, u"two files have this name"_s);
    m_exact.insert(name);
    if (name.isEmpty())
        return refuse("empty"_L1, u"a file has no name"_s);
    if (name.size() > kMaxZipNameBytes)
        refuse("long"_L1, u"the name is longer than any in a dossier"_s);
    const Result<QString> decoded = decodeUtf8(name);
    if (!decoded)
        return refuse("encoding"_L1, u"the name is not UTF-8"_s);
    const QString &text = *decoded;
    if (text.normalized(QString::NormalizationForm_C) != text)
        refuse("not-nfc"_L1, u"the name is spelled with separate accents"_s);
    if (hasHiddenCharacter(text))
        refuse("invisible"_L1, u"the name holds an invisible character"_s);
    if (hasUnsafeCharacter(text))
        refuse("unsafe"_L1, u"the name holds a character that some systems forbid"_s);
    if (text.contains(u'\\'))
        refuse("backslash"_L1, u"the name holds a backslash"_s);
    if (text.startsWith(u'/'))
        refuse("absolute"_L1, u"the name begins at the root of the disk"_s);
    else if (text.endsWith(u'/'))
        refuse("directory"_L1, u"the name is that of a folder"_s);
    const QStringList segments = text.split(u'/');
    if (segments.contains(".."_L1))
        refuse("traversal"_L1, u"the name leads out of the folder"_s);
    if (segments.contains("."_L1) || text.contains("//"_L1))
        refuse("not-plain"_L1, u"the name has an empty step"_s);
    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    if (m_folded.contains(folded) && !text.isEmpty())
        found->broken(u"dossier.zip-name-collision"_s, shown,
                      u"some systems cannot tell this name from another one here"_s);
    m_folded.insert(folded);
}

} // namespace Redress::Seals
