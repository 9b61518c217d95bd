// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Numbers of PKWARE's APPNOTE.TXT 6.3.9, and the values that a dossier fixes.
namespace Redress::Seals::ZipFields {

inline constexpr quint32 kLocalSignature = 0x04034b50;
inline constexpr quint32 kDirectorySignature = 0x02014b50;
inline constexpr quint32 kEndSignature = 0x06054b50;
inline constexpr quint32 kEnd64Signature = 0x06064b50;
inline constexpr quint32 kLocatorSignature = 0x07064b50;
inline constexpr quint16 kZip64FieldId = 0x0001;

inline constexpr qint64 kLocalBytes = 30; // without name and extra field
inline constexpr qint64 kDirectoryBytes = 46; // the same
inline constexpr qint64 kEndBytes = 22;
inline constexpr qint64 kEnd64Bytes = 56;
inline constexpr qint64 kLocatorBytes = 20;
inline constexpr qint64 kMaxCommentBytes = 65'535;

inline constexpr quint64 kNot16 = 0xffff; // "look into the zip64 record"
inline constexpr quint64 kNot32 = 0xffffffff;

inline constexpr quint16 kVersion = 20;
inline constexpr quint16 kVersionZip64 = 45;
inline constexpr quint16 kMadeOnUnix = 3 << 8;
inline constexpr quint16 kFlagEncrypted = 0x0001;
inline constexpr quint16 kFlagDescriptor = 0x0008;
inline constexpr quint16 kFlags = 0x0800; // names are UTF-8, nothing else
inline constexpr quint16 kStored = 0;
inline constexpr quint16 kTime = 0; // midnight …
inline constexpr quint16 kDate = 0x0021; // … of 1980-01-01

} // namespace Redress::Seals::ZipFields
