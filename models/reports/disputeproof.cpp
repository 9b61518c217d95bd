// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputecomposer.h"
#include "models/reports/sentences.h"
#include "models/reports/thumbnail.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

/// Hex in groups of eight, so that two people can compare it aloud.
QString grouped(const QString &hex)
{
    QString groups;
    for (qsizetype i = 0; i < hex.size(); i += 8)
        groups += (i == 0 ? QString() : u" "_s) + hex.mid(i, 8);
    return groups;
}

QString grouped(const QByteArray &digest)
{
    return grouped(QString::fromLatin1(digest.toHex()));
}

QString signaturesOf(const Words &words, const ReportPaper &paper)
{
    QStringList lines;
    for (const Domain::PaperSignature &signature : paper.signatures)
        lines.append(printable(signatureSentence(words, signature)));
    return lines.join(u'\n');
}

} // namespace

void DisputeComposer::papers()
{
    if (m_report.papers.isEmpty()) {
        sentence(t(u"No papers are archived in this case.", u"本案没有归档材料。"));
        return;
    }
    sentence(t(u"Each paper was hashed and signed when it was archived; the digest below is that "
               u"of the bytes "
               u"as received.",
               u"每份材料在归档时均计算摘要并签名；下列摘要对应收到时的原始字节。"));
    for (qsizetype i = 0; i < m_report.papers.size() && !m_flow.isTooLong(); ++i)
        paper(m_report.papers.at(i), i + 1);
}

void DisputeComposer::paper(const ReportPaper &paper, qsizetype number)
{
    constexpr qreal kThumbWidth = millimetres(32);
    constexpr qreal kThumbHeight = millimetres(42);
    constexpr qreal kIndent = kThumbWidth + millimetres(7);
    m_flow.skip(millimetres(5));
    m_flow.ensure(millimetres(50));
    m_flow.rule(m_flow.left(), m_flow.y(), m_flow.width());
    m_flow.skip(millimetres(4));
    const int page = m_flow.page();
    const qreal top = m_flow.y();
    const QRectF place(m_flow.left(), top, kThumbWidth, kThumbHeight);
    const bool drawn = paper.thumbnail.isNull();
    const QImage picture = drawn ? sheetIcon(sheetLabel(paper.mediaType)) : paper.thumbnail;
    const QRectF outline = m_flow.picture(place, picture);
    if (!drawn)
        m_flow.frame(outline, Ink::hairline);

    const QString name = printable(paper.fileName);
    const QString kind = m_words.code(CodeList::PaperKind, paper.kind);
    m_flow.paragraph(u"%1  %2"_s.arg(QString::number(number), kind), Style::Subheading, Ink::text,
                     kIndent);
    m_flow.skip(millimetres(1));
    const QString hidden = paper.erased ? erasedSentence(m_words) : withheldSentence(m_words);
    facts(
        {{t(u"Number", u"材料编号"), printable(paper.id.value), Style::Small},
         {t(u"File name", u"文件名"), name.isEmpty() ? hidden : name, Style::Small},
         {t(u"Type, size", u"类型、大小"),
          m_words.list({printable(paper.mediaType), m_words.bytes(paper.size)}), Style::Small},
         {t(u"Received from", u"来源"), m_words.code(CodeList::PaperSource, paper.receivedFrom),
          Style::Small},
         {t(u"Archived", u"归档"),
          t(u"%1 by %2, entry %3", u"%1，%2，编号 %3")
              .arg(m_words.time(paper.archivedUtc), printable(paper.byName),
                   QString::number(paper.entry)),
          Style::Small},
         {t(u"In this dossier", u"卷宗内路径"),
          paper.pathInDossier.isEmpty() ? t(u"not included for this recipient", u"不向本接收方提供")
                                        : printable(paper.pathInDossier),
          Style::Small},
         {t(u"Signatures in it", u"自带签名"), signaturesOf(m_words, paper), Style::Small},
         {t(u"SHA-256", u"SHA-256"), paper.sha256.isEmpty() ? hidden : grouped(paper.sha256),
          paper.sha256.isEmpty() ? Style::Small : Style::Mono}},
        kIndent);
    if (m_flow.page() == page)
        m_flow.moveTo(qMax(m_flow.y(), top + kThumbHeight));
}

void DisputeComposer::step(int number, const QString &text, const QString &command)
{
    constexpr qreal kIndent = millimetres(7);
    constexpr qreal kPadding = points(4);
    m_flow.skip(millimetres(2.5));
    m_flow.ensure(millimetres(16));
    m_flow.line(m_flow.left(), m_flow.y(), QString::number(number), Style::Strong, Ink::accent);
    m_flow.paragraph(text, Style::Body, Ink::text, kIndent);
    if (command.isEmpty())
        return;
    m_flow.skip(millimetres(1));
    const qreal room = m_flow.width() - kIndent - 2 * kPadding;
    const qreal height = m_flow.heightOf(command, Style::Mono, room) + 2 * kPadding;
    m_flow.ensure(height);
    m_flow.fill({m_flow.left() + kIndent, m_flow.y(), m_flow.width() - kIndent, height}, Ink::wash);
    m_flow.block(m_flow.left() + kIndent + kPadding, m_flow.y() + kPadding, room, command,
                 Style::Mono);
    m_flow.skip(height);
}

void DisputeComposer::verification()
{
    m_flow.paragraph(t(u"Nobody has to trust the center or this program. The dossier that holds "
                       u"this report can be "
                       u"checked years later, without a network, with tools everybody has.",
                       u"核验无需信任本中心或本程序。含有本报告的卷宗可在多年之后、离线、使用通用工"
                       u"具进行核验。"),
                     Style::Body);
    m_flow.skip(millimetres(2));
    step(1,
         t(u"Unpack the dossier and run its script. It needs sh, openssl and sha256sum only, and "
           u"says “This dossier "
           u"HOLDS” only when every file, entry and signature does.",
           u"解开卷宗并运行其中的脚本。仅需 sh、openssl 与 "
           u"sha256sum；只有全部文件、记录与签名均无误时才显示“This dossier HOLDS”。"),
         u"unzip dossier.asice -d dossier && cd dossier && sh verify.sh"_s);
    step(2, t(u"Or let the checker read the dossier as it is.", u"或使用核验程序直接读取卷宗。"),
         u"redress-verify dossier.asice"_s);
    step(3,
         t(u"Compare a single paper with the digest printed in chapter 4.",
           u"将单份材料的摘要与第 4 部分所列摘要比对。"),
         u"sha256sum evidence/*"_s);
    step(4,
         t(u"Obtain the center's root certificate and the key of its log by another way, from its "
           u"web site or by "
           u"telephone, and compare them with those below. A dossier can be consistent in itself "
           u"and still come "
           u"from somebody else.",
           u"通过其他途径（官网或电话）取得本中心的根证书指纹与账本公钥，并与下列内容比对。卷宗自身"
           u"一致并不能证明其出处。"));
    subheading(t(u"What this report rests on", u"本报告的依据"));
    claims();
}

void DisputeComposer::claims()
{
    const ReportProof &proof = m_report.proof;
    facts({
        {t(u"Origin of the log", u"账本标识"), printable(m_report.origin)},
        {t(u"Key of the log", u"账本公钥"), printable(proof.logKey), Style::Mono},
        {t(u"Entries in the log", u"账本记录总数"), QString::number(proof.treeSize)},
        {t(u"Root of the tree", u"默克尔树根"), grouped(proof.rootHash), Style::Mono},
        {t(u"Signed by", u"签名人"), printable(proof.signerName)},
        {t(u"Signer's certificate", u"签名证书指纹"), grouped(printable(proof.signerThumbprint)),
         Style::Mono},
        {t(u"Root certificate", u"根证书指纹"), grouped(printable(proof.rootThumbprint)),
         Style::Mono},
        {t(u"Witnesses", u"见证方"),
         proof.witnesses > 0
             ? t(u"%1 cosigned this state of the log", u"%1 个见证方对此账本状态联署")
                   .arg(QString::number(proof.witnesses))
             : t(u"not yet witnessed: no other office has cosigned this state of the log",
                 u"尚无见证：没有其他机构对此账本状态联署")},
        {t(u"Outside time", u"外部时间"),
         proof.stampedUtc.isValid()
             ? t(u"stamped by a time-stamp authority on %1", u"时间戳机构于 %1 签发时间戳")
                   .arg(m_words.timeWithZone(proof.stampedUtc))
             : t(u"no outside time: the times in this report are those of the center's own clock",
                 u"无外部时间：本报告中的时间均来自中心自身时钟")},
    });
}

} // namespace Redress::Reports
