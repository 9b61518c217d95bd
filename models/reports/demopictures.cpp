// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/demopapers.h"

#include "models/reports/typeface.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr int kWidth = 720;
constexpr QRgb kInk = 0xff20262c;
constexpr QRgb kQuiet = 0xff7b858e;
constexpr QRgb kLine = 0xffe4e8eb;
constexpr QRgb kMark = 0xffc23b32;

constexpr std::array<QRgb, 5> kBrands{0xff1f6fb2, 0xff0f766e, 0xffb4531f, 0xff5b4ba8, 0xff2f7d3b};

QFont font(int pixels, bool bold = false)
{
    QFont made(QStringList{u"Noto Sans"_s, u"Noto Sans CJK SC"_s});
    made.setPixelSize(pixels);
    made.setBold(bold);
    return made;
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Says on the picture's face that it is none.
void mark(QPainter &painter, const QSize &size)
{
    painter.save();
    painter.setFont(font(24));
    painter.setPen(QColor::fromRgb(kMark));
    painter.drawText(QRect(0, size.height() - 52, size.width(), 40), Qt::AlignCenter,
                     u"DEMO / 示例 — fictional"_s);
    painter.translate(size.width() / 2.0, size.height() * 0.58);
    painter.rotate(-32);
    painter.setFont(font(110, true));
    painter.setPen(QColor(0xc2, 0x3b, 0x32, 26));
    painter.drawText(QRect(-400, -90, 800, 180), Qt::AlignCenter, u"DEMO 示例"_s);
    painter.restore();
}

void row(QPainter &painter, int &y, const QString &label, const QString &value)
{
    painter.setFont(font(26));
    painter.setPen(QColor::fromRgb(kQuiet));
    painter.drawText(QRect(48, y, 190, 44), Qt::AlignLeft | Qt::AlignVCenter, label);
    painter.setPen(QColor::fromRgb(kInk));
    const QString shown = painter.fontMetrics().elidedText(value, Qt::ElideRight, kWidth - 290);
    painter.drawText(QRect(240, y, kWidth - 288, 44), Qt::AlignRight | Qt::AlignVCenter, shown);
    y += 64;
    painter.fillRect(48, y - 10, kWidth - 96, 1, QColor::fromRgb(kLine));
}

struct Said {
    bool byConsumer;
    QStringView en;
    QStringView zh;
};

/// Three conversations; %1 is the amount, %2 the company.
const QList<Said> &conversation(quint32 which)
{
    static const QList<QList<Said>> all{
        {{true, u"Hello, my loan of %1 ended last week. I cannot withdraw the money.",
          u"你好，我出借的 %1 上周已到期，一直无法提现。"},
         {false,
          u"Hello, this is the service of %2. Our system is being upgraded, please be patient.",
          u"您好，这里是%2客服。目前系统升级中，请您耐心等待。"},
         {true, u"You said the same ten days ago.", u"十天前你们也是这么说的。"},
         {false, u"We understand. Withdrawals will open again in stages.",
          u"非常理解您的心情，提现将分批恢复。"},
         {true, u"When exactly? I need a date.", u"具体什么时候？请给我一个日期。"},
         {false, u"We cannot name a date yet. Thank you for your support!",
          u"暂时无法告知具体日期，感谢您的支持！"},
         {true, u"Then I will complain.", u"那我只能投诉了。"}},
        {{true, u"I was charged %1 twice yesterday.", u"昨天同一笔 %1 被扣了两次。"},
         {false, u"Please send us a picture of the transfer.", u"请您提供转账截图。"},
         {true, u"Sent already. Please look.", u"已经发过了，请查收。"},
         {false, u"Received. The accounts department will check it within 15 working days.",
          u"已收到，财务将在 15 个工作日内核实。"},
         {true, u"15 working days for your own mistake?", u"你们自己的差错，要等 15 个工作日？"},
         {false, u"That is the procedure of %2. Have a pleasant day.",
          u"这是%2的规定流程，祝您生活愉快。"}},
        {{true, u"I want to end the contract and get back %1.", u"我要解除合同，退回 %1。"},
         {false, u"Early exit costs a fee of 12 %.", u"提前退出需支付 12% 手续费。"},
         {true, u"There is no such fee in the contract.", u"合同里没有这一项费用。"},
         {false, u"It stands in the rules of the platform, version 7.", u"以平台规则第七版为准。"},
         {true, u"Nobody showed me these rules.", u"从来没有人给我看过这个规则。"},
         {false, u"By using %2 you agreed to them.", u"您使用%2即视为同意。"}},
    };
    return all.at(which % quint32(all.size()));
}

QColor paled(QRgb brand)
{
    const auto channel = [](int value) { return 255 - (255 - value) / 4; };
    return {channel(qRed(brand)), channel(qGreen(brand)), channel(qBlue(brand))};
}

/// Draws one bubble and returns the height it took.
int bubble(QPainter &painter, int y, const QString &text, bool right, QRgb brand)
{
    constexpr int kPadding = 20;
    constexpr int kMost = 470;
    painter.setFont(font(26));
    const QRect room = painter.fontMetrics().boundingRect(QRect(0, 0, kMost, 4000),
                                                          Qt::TextWordWrap | Qt::AlignLeft, text);
    const QSize size(qMin(kMost, room.width() + 2) + 2 * kPadding, room.height() + 2 * kPadding);
    const int x = right ? kWidth - 100 - size.width() : 100;
    painter.setPen(Qt::NoPen);
    painter.setBrush(right ? paled(brand) : QColor(Qt::white));
    painter.drawRoundedRect(QRect(QPoint(x, y), size), 18, 18);
    painter.setBrush(right ? QColor(0xb8, 0xc2, 0xc9) : QColor::fromRgb(brand));
    painter.drawEllipse(QRect(right ? kWidth - 82 : 26, y, 56, 56));
    painter.setPen(QColor::fromRgb(kInk));
    painter.drawText(
        QRect(QPoint(x + kPadding, y + kPadding), size - QSize(2 * kPadding, 2 * kPadding)),
        Qt::TextWordWrap | Qt::AlignLeft, text);
    return size.height();
}

} // namespace

QByteArray demoReceiptPng(quint32 seed, const DemoFacts &facts)
{
    QRandomGenerator random(seed);
    const QRgb brand = kBrands[random.bounded(quint32(kBrands.size()))];
    const auto t
        = [&facts](QStringView en, QStringView zh) { return (facts.chinese ? zh : en).toString(); };
    QImage image(kWidth, 1080, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(0, 0, kWidth, 110, QColor::fromRgb(brand));
    painter.setPen(Qt::white);
    painter.setFont(font(32, true));
    painter.drawText(QRect(0, 0, kWidth, 110), Qt::AlignCenter,
                     t(u"Transfer slip", u"电子转账凭证"));
    painter.setBrush(QColor::fromRgb(brand));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPoint(kWidth / 2, 200), 46, 46);
    painter.setPen(QPen(Qt::white, 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygon({{kWidth / 2 - 20, 201}, {kWidth / 2 - 5, 217}, {kWidth / 2 + 22, 185}}));
    painter.setPen(QColor::fromRgb(kInk));
    painter.setFont(font(28));
    painter.drawText(QRect(0, 262, kWidth, 44), Qt::AlignCenter, t(u"Transferred", u"转账成功"));
    painter.setFont(font(54, true));
    painter.drawText(QRect(0, 312, kWidth, 80), Qt::AlignCenter, formatMoney(facts.amount));
    int y = 440;
    const QString time
        = u"%1 %2:%3:%4"_s.arg(facts.date.toString(Qt::ISODate),
                               QString::number(9 + random.bounded(11)).rightJustified(2, u'0'),
                               QString::number(random.bounded(60)).rightJustified(2, u'0'),
                               QString::number(random.bounded(60)).rightJustified(2, u'0'));
    const auto digits = [&random](int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QChar(u'0' + random.bounded(10));
        return text;
    };
    row(painter, y, t(u"To", u"收款方"), printable(facts.companyName).simplified());
    row(painter, y, t(u"Account", u"收款账号"), u"6200 **** **** "_s + digits(4));
    row(painter, y, t(u"From", u"付款方"), printable(facts.consumerName).simplified());
    row(painter, y, t(u"Account", u"付款账号"), u"6222 **** **** "_s + digits(4));
    row(painter, y, t(u"Time", u"交易时间"), time);
    row(painter, y, t(u"Reference", u"流水号"),
        u"DEMO"_s + facts.date.toString(u"yyyyMMdd"_s) + digits(10));
    row(painter, y, t(u"Purpose", u"附言"), t(u"loan, investment", u"出借"));
    mark(painter, image.size());
    painter.end();
    return png(image);
}

QByteArray demoChatPng(quint32 seed, const DemoFacts &facts)
{
    QRandomGenerator random(seed);
    const QRgb brand = kBrands[random.bounded(quint32(kBrands.size()))];
    const QString company = printable(facts.companyName).simplified();
    QImage image(kWidth, 1280, QImage::Format_RGB32);
    image.fill(QColor(0xf0, 0xf2, 0xf3));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(0, 0, kWidth, 104, Qt::white);
    painter.fillRect(0, 103, kWidth, 1, QColor::fromRgb(kLine));
    painter.setPen(QColor::fromRgb(kInk));
    painter.setFont(font(30, true));
    painter.drawText(QRect(40, 0, kWidth - 80, 104), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(company, Qt::ElideRight, kWidth - 80));
    painter.setPen(QColor::fromRgb(kQuiet));
    painter.setFont(font(22));
    painter.drawText(
        QRect(0, 118, kWidth, 36), Qt::AlignCenter,
        u"%1  %2:%3"_s.arg(facts.date.toString(Qt::ISODate),
                           QString::number(9 + random.bounded(11)).rightJustified(2, u'0'),
                           QString::number(random.bounded(60)).rightJustified(2, u'0')));
    int y = 172;
    for (const Said &said : conversation(random.bounded(3u))) {
        // One pass over both places: a company called "%1" stays what it is.
        const QString form = (facts.chinese ? said.zh : said.en).toString();
        const QString text = form.contains("%2"_L1) && !form.contains("%1"_L1)
            ? QString(form).replace("%2"_L1, company)
            : form.contains("%1"_L1) ? form.arg(formatMoney(facts.amount))
                                     : form;
        y += bubble(painter, y, text, said.byConsumer, brand) + 24;
        if (y > image.height() - 170)
            break;
    }
    mark(painter, image.size());
    painter.end();
    return png(image);
}

} // namespace Redress::Reports
