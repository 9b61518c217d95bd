// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

// Papers as an attacker would make them.
namespace Redress::Test {

/// A picture of one colour; the format as QImage names it.
QByteArray picture(const char *format, const QSize &size = {300, 200});
/// A PNG that claims another size than it has.
QByteArray claimingPng(quint32 width, quint32 height);
/// A PNG that really holds so many black pixels, a bit each.
QByteArray blackPng(quint32 width, quint32 height);
QByteArray gifOfFrames(int frames);
/// A PCM sound in the given form.
QByteArray wav(quint16 tag, quint16 channels, quint32 rate, quint16 bits,
               const QByteArray &samples);
/// A PDF of these objects, numbered from 1; the first is the catalogue.
QByteArray pdfOf(const QList<QByteArray> &objects);
QByteArray pdfOfPages(int pages);
QByteArray pdfWithLoopOfPages();
QByteArray pdfThatDrawsItself();
QByteArray pdfThatDrawsForEver();

} // namespace Redress::Test
