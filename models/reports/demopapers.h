// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

namespace Redress::Reports {

// Fictional papers for the demo vault, each marked "DEMO / 示例" on its face. The same seed and
// facts give the same paper (a PDF's inner identifiers apart). All but demoRecordingWav need a
// QGuiApplication.

struct DemoFacts {
    QString companyName;
    QString consumerName;
    Money amount;
    QDate date;
    bool chinese = true; // language of the paper
};

/// A loan contract of two pages, PDF; empty where the fonts of the reports are missing.
QByteArray demoContractPdf(quint32 seed, const DemoFacts &facts);
/// A transfer slip, PNG.
QByteArray demoReceiptPng(quint32 seed, const DemoFacts &facts);
/// A conversation with the company's service, as a telephone shows it, PNG.
QByteArray demoChatPng(quint32 seed, const DemoFacts &facts);
/// A call of 3 to 6 seconds, mono, 16 bit, 8 kHz, WAV.
QByteArray demoRecordingWav(quint32 seed);

} // namespace Redress::Reports
