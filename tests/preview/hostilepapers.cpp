// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/preview/hostilepapers.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QList>
#include <QtEndian>

namespace Redress::Test {

namespace {

/// ISO 3309, as PNG wants it behind each chunk.
quint32 crc32(QByteArrayView bytes)
{
    quint32 rest = 0xffffffff;
    for (const char byte : bytes) {
        rest ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest >> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return ~rest;
}

template <typename T>
QByteArray big(T value)
{
    QByteArray bytes(sizeof value, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

template <typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof value, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    return big(quint32(content.size())) + name + content + big(crc32(name + content));
}

} // namespace

QByteArray picture(const char *format, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(200, 30, 40));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray claimingPng(quint32 width, quint32 height)
{
    QByteArray bytes = picture("PNG");
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    qToBigEndian(crc32(QByteArrayView(bytes).sliced(12, 17)), bytes.data() + 29);
    return bytes;
}

QByteArray blackPng(quint32 width, quint32 height)
{
    const QByteArray rows((qsizetype(width) + 7) / 8 * height + height, '\0');
    return "\x89PNG\r\n\x1a\n"
        + chunk("IHDR", big(width) + big(height) + QByteArray("\1\0\0\0\0", 5))
        + chunk("IDAT", qCompress(rows, 1).sliced(4)) + chunk("IEND", {});
}

QByteArray gifOfFrames(int frames)
{
    const QByteArray frame("\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0", 15);
    return QByteArray("GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff", 19) + frame.repeated(frames)
        + ';';
}

QByteArray wav(quint16 tag, quint16 channels, quint32 rate, quint16 bits, const QByteArray &samples)
{
    const auto frame = quint16(channels * bits / 8);
    return "RIFF" + little(quint32(36 + samples.size())) + "WAVEfmt " + little(quint32(16))
        + little(tag) + little(channels) + little(rate) + little(quint32(rate * frame))
        + little(frame) + little(bits) + "data" + little(quint32(samples.size())) + samples;
}

QByteArray pdfOf(const QList<QByteArray> &objects)
{
    QByteArray bytes("%PDF-1.7\n");
    QByteArray table;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(bytes.size()).rightJustified(10, '0') + " 00000 n \n";
        bytes += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1);
    return bytes + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size "
        + count + " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(bytes.size()) + "\n%%EOF\n";
}

static QByteArray stream(const QByteArray &keys, const QByteArray &content)
{
    return "<< " + keys + " /Length " + QByteArray::number(content.size()) + " >>\nstream\n"
        + content + "\nendstream";
}

QByteArray pdfOfPages(int pages)
{
    return pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                  "<< /Type /Pages /Count " + QByteArray::number(pages) + " /Kids ["
                      + QByteArray("3 0 R ").repeated(pages) + "] >>",
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>"});
}

QByteArray pdfWithLoopOfPages()
{
    return pdfOf({"<< /Type /Catalog /Pages 2 0 R >>",
                  "<< /Type /Pages /Count 5 /Kids [3 0 R 2 0 R] /Parent 3 0 R >>",
                  "<< /Type /Pages /Count 5 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>"});
}

QByteArray pdfThatDrawsItself()
{
    return pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources "
                  "<< /XObject << /F 5 0 R >> >> >>",
                  stream({}, "/F Do"),
                  stream("/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /XObject "
                         "<< /F 5 0 R >> >>",
                         QByteArray("/F Do ").repeated(50))});
}

QByteArray pdfThatDrawsForEver()
{
    // Each form draws the next one twenty times: 20^12 strokes.
    QList<QByteArray> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R "
        "/Resources << /XObject << /F 5 0 R >> >> >>",
        stream({}, "/F Do")};
    for (int level = 0; level < 12; ++level) {
        const QByteArray next = QByteArray::number(objects.size() + 2);
        objects.append(
            stream("/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /XObject "
                   "<< /F "
                       + next + " 0 R >> >>",
                   QByteArray("/F Do ").repeated(20)));
    }
    objects.append(
        stream("/Type /XObject /Subtype /Form /BBox [0 0 300 400]", "0 0 m 300 400 l S"));
    return pdfOf(objects);
}

} // namespace Redress::Test
