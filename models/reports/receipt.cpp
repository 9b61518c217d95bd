// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/receipt.h"

#include "models/reports/pageflow.h"
#include "models/reports/pdffile.h"
#include "models/reports/quickcode.h"
#include "models/reports/words.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr Phrase kTitle{u"Receipt for a paper", u"材料收据"};
constexpr qreal kLabelWidth = millimetres(33);
constexpr qreal kCodeEdge = millimetres(40);
constexpr int kDigitsALine = 32; // of a digest

/// 32 digits a line, in groups of eight.
QString digestLines(const QByteArray &sha256)
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    QString lines;
    for (qsizetype at = 0; at < hex.size(); at += 8) {
        if (at > 0)
            lines += at % kDigitsALine == 0 ? u'\n' : u' ';
        lines += hex.mid(at, 8);
    }
    return lines;
}

/// Sixteen bytes a line.
QString fingerprintLines(const QString &fingerprint)
{
    constexpr qsizetype kLine = 3 * 16;
    return fingerprint.size() <= kLine
        ? fingerprint
        : fingerprint.first(kLine) + u'\n' + fingerprint.sliced(kLine);
}

class ReceiptPage {
public:
    ReceiptPage(const Receipt &receipt, const Words &words, PageFlow &flow,
                const QList<QRectF> &code)
        : m_receipt(receipt), m_words(words), m_flow(flow), m_code(code)
    {
    }

    void compose()
    {
        head();
        facts();
        howToCheck();
    }

    static QRectF codeSquare()
    {
        return {millimetres(kA5.wide - kA5.side) - kCodeEdge,
                millimetres(kA5.high - 20) - kCodeEdge, kCodeEdge, kCodeEdge};
    }

private:
    QString t(QStringView en, QStringView zh) const { return m_words(en, zh); }

    void head()
    {
        m_flow.fill({0, 0, millimetres(4), millimetres(kA5.high)}, Ink::accent);
        Typeface &number = m_flow.face(Style::Number);
        m_flow.line(m_flow.left(), millimetres(12),
                    number.elided(printable(m_receipt.centerName), m_flow.width()), Style::Number);
        m_flow.line(m_flow.left(), millimetres(22), m_words(kTitle), Style::Heading, Ink::accent);
        m_flow.line(m_flow.left(), millimetres(30), m_words.other(kTitle), Style::Small,
                    Ink::quiet);
        m_flow.moveTo(millimetres(38));
    }

    void row(const QString &label, const QString &value, Style style = Style::Body)
    {
        if (value.isEmpty())
            return;
        const qreal y = m_flow.y();
        m_flow.rule(m_flow.left(), y, m_flow.width());
        const qreal drop = m_flow.face(style).ascent() - m_flow.face(Style::Small).ascent();
        m_flow.line(m_flow.left(), y + points(3) + drop, label, Style::Small, Ink::quiet);
        const qreal high = m_flow.block(m_flow.left() + kLabelWidth, y + points(3),
                                        m_flow.width() - kLabelWidth, value, style);
        m_flow.moveTo(y + high + points(6));
    }

    void facts()
    {
        row(t(u"Case", u"投诉编号"), printable(m_receipt.caseId.value), Style::Strong);
        row(t(u"Paper", u"材料编号"), printable(m_receipt.paper.value));
        row(t(u"Kind", u"种类"), m_words.code(CodeList::PaperKind, m_receipt.kind));
        row(t(u"File", u"文件"),
            m_flow.face(Style::Body)
                .elided(printable(m_receipt.fileName), m_flow.width() - kLabelWidth));
        row(t(u"Size", u"大小"), m_words.bytes(m_receipt.size));
        row(t(u"Archived", u"存证时间"),
            m_words.timeWithZone(m_receipt.archivedUtc) + u" · "_s
                + printable(m_receipt.archivedBy));
        row(u"SHA-256"_s, digestLines(m_receipt.sha256), Style::Mono);
        row(t(u"Ledger", u"账本"),
            t(u"entry %1 of %2, %3", u"第 %1 条（共 %2 条），%3")
                .arg(m_receipt.entry)
                .arg(m_receipt.treeSize)
                .arg(printable(m_receipt.origin)));
        row(t(u"Root certificate", u"根证书"), fingerprintLines(m_receipt.rootFingerprint),
            Style::Mono);
        row(t(u"Made", u"出具"),
            m_words.timeWithZone(m_receipt.madeUtc) + u" · "_s + printable(m_receipt.madeBy));
        m_flow.rule(m_flow.left(), m_flow.y(), m_flow.width());
    }

    void howToCheck()
    {
        const QRectF square = codeSquare();
        const qreal width = square.left() - m_flow.left() - millimetres(4);
        qreal y = square.top() + millimetres(2);
        m_flow.line(m_flow.left(), y,
                    t(u"Keep this file together with the paper's file.",
                      u"请将本收据文件与原始材料文件一并妥善保存。"),
                    Style::Strong);
        y += m_flow.face(Style::Strong).lineHeight() + points(4);
        m_flow.block(
            m_flow.left(), y, width,
            t(u"This PDF carries the center's signature and the proof that the paper stands in its "
              u"ledger. Years later anyone can check both, and whether a file is the paper of that "
              u"day:\nredress-verify receipt.pdf FILE\nThe square code names the ledger's state. "
              u"A printed copy proves nothing by itself.",
              u"本文件带有本中心的电子签名，以及该材料已记入账本的证明。多年以后，任何人都可以核验"
              u"这两点，"
              u"并核对某个文件是否就是当日提交的材料：\nredress-verify receipt.pdf 文件\n"
              u"二维码载明账本当时的状态。纸质打印件本身不具有证明力。"),
            Style::Small, Ink::quiet);
        for (const QRectF &part : m_code)
            m_flow.fill(part, Ink::text);
    }

    const Receipt &m_receipt;
    const Words &m_words;
    PageFlow &m_flow;
    const QList<QRectF> &m_code;
};

} // namespace

Result<QByteArray> renderReceipt(const Receipt &receipt)
{
    REDRESS_TRY(words, Words::create(receipt.language, receipt.timeZone));
    if (!receipt.madeUtc.isValid() || receipt.paper.isEmpty())
        return Error{ErrorCode::BadInput, u"a receipt needs a paper and a date"_s, {}};
    REDRESS_TRY(faces, Typefaces::load());
    REDRESS_TRY(code, quickCode(receipt.code, ReceiptPage::codeSquare()));
    PdfFile file(words(kTitle) + u' ' + printable(receipt.paper.value), receipt.madeUtc,
                 QPageSize::A5);
    {
        PageFrame frame;
        frame.footer = printable(receipt.centerName);
        frame.watermark = receipt.demo ? u"DEMO"_s : QString();
        PageFlow flow(*faces, frame, 1, 1, file.writer(), kA5);
        ReceiptPage(receipt, words, flow, code).compose();
    }
    return file.finish();
}

} // namespace Redress::Reports
