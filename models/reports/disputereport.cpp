// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputereport.h"

#include "models/reports/disputecomposer.h"
#include "models/reports/pdffile.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

Result<QByteArray> renderDisputeReport(const DisputeReport &report)
{
    REDRESS_TRY(words, Words::create(report.language, report.timeZone));
    if (report.state.id.isEmpty())
        return Error{ErrorCode::BadInput, u"the report names no case"_s, {}};
    if (!report.madeUtc.isValid())
        return Error{ErrorCode::BadInput, u"the report has no date"_s, {}};
    REDRESS_TRY(faces, Typefaces::load());
    const PageFrame frame = DisputeComposer::frameFor(report, words);

    PageFlow counting(*faces, frame, 0, kMaxReportPages, nullptr);
    DisputeComposer first(report, words, counting, {});
    first.compose();
    if (counting.isTooLong())
        return Error{ErrorCode::TooLarge,
                     u"the report would have more than %1 pages"_s.arg(kMaxReportPages),
                     u"Shorten the notes or leave papers out."_s};

    PdfFile file(words(u"Dispute report", u"争议处理报告") + u' '
                     + printable(report.state.id.value),
                 report.madeUtc);
    {
        PageFlow printing(*faces, frame, counting.page(), kMaxReportPages, file.writer());
        DisputeComposer(report, words, printing, first.foundPages()).compose();
    }
    return file.finish();
}

} // namespace Redress::Reports
