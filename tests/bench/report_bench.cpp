// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of 3,500 rows on about 100 pages: ours, which breaks lines, counts pages first and mends
// the file, beside a bare QPainter on a QPdfWriter that is told where each text stands.
#include "models/reports/pdffile.h"
#include "models/reports/table.h"

#include <benchmark/benchmark.h>

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>

using namespace Qt::StringLiterals;
using namespace Redress::Reports;

namespace {

constexpr int kColumns = 5;
constexpr int kRowsPerPage = 35;
constexpr int kMostPages = 10'000;

QStringList cells(int row, bool chinese)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(1'580'000'000 + row * 4321LL, Qt::UTC);
    return {QString::number(1000 + row), time.toString(u"yyyy-MM-dd HH:mm"_s),
            chinese ? u"李敏"_s : u"Li Min"_s, chinese ? u"转交企业"_s : u"Forwarded"_s,
            chinese ? u"企业客服来电，承诺三日内退款，编号 %1。"_s.arg(row)
                    : u"The company promised a refund, reference %1."_s.arg(row)};
}

PageFrame frame()
{
    return {u"C-2020-000017-3"_s, u"Pudong Consumer Service Center"_s, u"Made 2020-02-19"_s, {}};
}

void fill(PageFlow &flow, const QList<QStringList> &rows)
{
    Table table(flow,
                {{u"Entry"_s, 0.9, Style::Small, true},
                 {u"Time"_s, 2.4},
                 {u"By"_s, 1.9},
                 {u"Act"_s, 2.4},
                 {u"What"_s, 7.6}});
    for (const QStringList &row : rows)
        table.row(row);
}

QList<QStringList> rowsFor(benchmark::State &state)
{
    QList<QStringList> rows;
    for (int i = 0; i < state.range(0); ++i)
        rows.append(cells(i, state.range(1) != 0));
    return rows;
}

void ourTable(benchmark::State &state)
{
    const QList<QStringList> rows = rowsFor(state);
    qsizetype size = 0;
    int pages = 0;
    for (auto _ : state) {
        auto faces = Typefaces::load();
        PageFlow counting(**faces, frame(), 0, kMostPages, nullptr);
        fill(counting, rows);
        PdfFile file(u"bench"_s, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
        {
            PageFlow printing(**faces, frame(), counting.page(), kMostPages, file.writer());
            fill(printing, rows);
            pages = printing.page();
        }
        size = file.finish().size();
    }
    state.counters["pages"] = pages;
    state.counters["bytes"] = double(size);
}

void barePainter(benchmark::State &state)
{
    const QList<QStringList> rows = rowsFor(state);
    qsizetype size = 0;
    int pages = 0;
    for (auto _ : state) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(kUnitsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        QFont font(QStringList{u"Noto Sans"_s, u"Noto Sans CJK SC"_s});
        font.setPixelSize(80);
        QPainter painter(&writer);
        painter.setFont(font);
        static constexpr qreal kLeft[kColumns] = {650, 1000, 1750, 2350, 3100};
        static constexpr qreal kWidth[kColumns] = {300, 700, 550, 700, 2250};
        pages = 1;
        int onPage = 0;
        for (const QStringList &row : rows) {
            if (onPage == kRowsPerPage) {
                writer.newPage();
                ++pages;
                onPage = 0;
            }
            if (onPage == 0) {
                painter.drawText(QPointF(650, 400), frame().header);
                painter.drawText(QPointF(3800, 400), frame().headerRight);
                painter.drawText(QPointF(650, 8000), frame().footer);
                painter.drawText(QPointF(5000, 8000), QString::number(pages));
            }
            const qreal y = 800 + onPage * 200;
            for (int i = 0; i < kColumns; ++i)
                painter.drawText(QRectF(kLeft[i], y, kWidth[i], 160),
                                 Qt::TextWordWrap | (i == 0 ? Qt::AlignRight : Qt::AlignLeft),
                                 row.at(i));
            painter.fillRect(QRectF(620, y + 180, 4720, 6), Qt::lightGray);
            ++onPage;
        }
        painter.end();
        size = buffer.size();
    }
    state.counters["pages"] = pages;
    state.counters["bytes"] = double(size);
}

} // namespace

// Rows, Chinese or not.
BENCHMARK(ourTable)->Args({3500, 0})->Args({3500, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(barePainter)->Args({3500, 0})->Args({3500, 1})->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
