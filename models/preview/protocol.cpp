// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/protocol.h"

#include <QtEndian>

#include <cmath>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Redress::Preview {

namespace {

constexpr quint32 kMagic = 0x31565052; // "RPV1"
constexpr qsizetype kHeadBytes = 5;
constexpr qsizetype kBlockBytes = 12;
constexpr qsizetype kAnswerHead = 1 + 1 + 4 + 4 + 8 + 4 + 4 + 4; // all but the lists and the pixels
constexpr int kPointParts = 100; // a page's size is told in hundredths of a point
constexpr quint16 kFullPeak = 65535;

template <typename T>
void put(QByteArray &bytes, T value)
{
    const qsizetype at = bytes.size();
    bytes.resize(at + qsizetype(sizeof(T)));
    qToLittleEndian(value, bytes.data() + at);
}

/// Takes numbers off the front; stays within the bytes.
class Taker {
public:
    explicit Taker(QByteArrayView bytes) : m_rest(bytes) { }
    template <typename T>
    T take()
    {
        if (m_rest.size() < qsizetype(sizeof(T))) {
            m_isShort = true;
            return 0;
        }
        const T value = qFromLittleEndian<T>(m_rest.data());
        m_rest = m_rest.sliced(sizeof(T));
        return value;
    }
    QByteArrayView rest() const { return m_rest; }
    bool isShort() const { return m_isShort; }

private:
    QByteArrayView m_rest;
    bool m_isShort = false;
};

Error nonsense(const char *what)
{
    return {ErrorCode::BadInput, "the helper answered nonsense: "_L1 + QLatin1String(what), {}};
}

bool isSane(const QSize &box)
{
    return box.width() >= 1 && box.height() >= 1 && box.width() <= kMaxShownEdge
        && box.height() <= kMaxShownEdge;
}

Result<QImage> pictureFrom(QByteArrayView pixels, quint32 width, quint32 height, const QSize &box)
{
    if (width == 0 && height == 0 && pixels.isEmpty())
        return QImage();
    if (width == 0 || height == 0 || width > quint32(box.width()) || height > quint32(box.height())
        || qint64(width) * height > kMaxShownPixels)
        return nonsense("a picture of a size nobody asked for");
    if (pixels.size() != qint64(width) * height * 4)
        return nonsense("more or fewer pixels than announced");
    QImage picture(int(width), int(height), QImage::Format_RGB32);
    if (picture.isNull())
        return Error{ErrorCode::TooLarge, u"no memory for the picture"_s, {}};
    for (int y = 0; y < picture.height(); ++y)
        std::memcpy(picture.scanLine(y), pixels.data() + qsizetype(y) * width * 4, width * 4);
    return picture;
}

Result<Answer> answerFrom(QByteArrayView bytes, const Request &request)
{
    Taker taker(bytes);
    Answer answer;
    const auto outcome = taker.take<quint8>();
    const auto content = taker.take<quint8>();
    if (outcome > quint8(Outcome::Locked) || content > quint8(Content::Sound))
        return nonsense("an outcome that does not exist");
    answer.outcome = Outcome(outcome);
    answer.content = Content(content);
    answer.pageCount = int(qMin<quint32>(taker.take<quint32>(), INT_MAX));
    const auto told = taker.take<quint32>();
    if (told > quint32(qMin(answer.pageCount, kMaxPages)))
        return nonsense("more pages than there are");
    for (quint32 i = 0; i < told && !taker.isShort(); ++i) {
        const auto width = taker.take<quint32>();
        const auto height = taker.take<quint32>();
        if (width > quint32(kMaxPageSide) * kPointParts
            || height > quint32(kMaxPageSide) * kPointParts)
            return nonsense("a page of an impossible size");
        answer.pages.append(QSizeF(width, height) / kPointParts);
    }
    answer.milliseconds = qint64(qMin<quint64>(taker.take<quint64>(), INT_MAX));
    const auto peaks = taker.take<quint32>();
    if (peaks > quint32(request.peaks))
        return nonsense("more of a sound than was asked for");
    for (quint32 i = 0; i < peaks && !taker.isShort(); ++i)
        answer.peaks.append(float(taker.take<quint16>()) / kFullPeak);
    const auto width = taker.take<quint32>();
    const auto height = taker.take<quint32>();
    if (taker.isShort())
        return nonsense("it ends too early");
    REDRESS_TRY(picture, pictureFrom(taker.rest(), width, height, request.box));
    answer.picture = picture;
    const bool hasPicture = !picture.isNull();
    const bool wantsPicture = answer.outcome == Outcome::Shown
        && (answer.content == Content::Picture || answer.content == Content::Page);
    if (hasPicture != wantsPicture || (answer.outcome == Outcome::Shown) != (content != 0))
        return nonsense("outcome and content do not fit together");
    if (answer.content == Content::Page && answer.pages.isEmpty())
        return nonsense("a page of no pages");
    if (answer.content == Content::Sound && answer.peaks.isEmpty())
        return nonsense("a sound without sound");
    return answer;
}

} // namespace

QByteArray written(const Request &request)
{
    QByteArray bytes;
    put(bytes, kMagic);
    put(bytes, quint32(request.box.width()));
    put(bytes, quint32(request.box.height()));
    put(bytes, quint32(request.page));
    put(bytes, quint32(request.peaks));
    put(bytes, quint64(request.sourceSize));
    return bytes;
}

Result<Request> readRequest(const QByteArray &bytes)
{
    Taker taker(bytes);
    const auto magic = taker.take<quint32>();
    Request request;
    const auto width = taker.take<quint32>();
    const auto height = taker.take<quint32>();
    const auto page = taker.take<quint32>();
    const auto peaks = taker.take<quint32>();
    const auto size = taker.take<quint64>();
    request.box = QSize(int(qMin<quint32>(width, INT_MAX)), int(qMin<quint32>(height, INT_MAX)));
    request.page = int(qMin<quint32>(page, INT_MAX));
    request.peaks = int(qMin<quint32>(peaks, INT_MAX));
    request.sourceSize = qint64(qMin<quint64>(size, LLONG_MAX));
    if (taker.isShort() || !taker.rest().isEmpty() || magic != kMagic || !isSane(request.box)
        || request.peaks > kMaxPeaks)
        return Error{ErrorCode::BadInput, u"this is not a request for a preview"_s, {}};
    return request;
}

QByteArray written(const BlockRequest &block)
{
    QByteArray bytes("R");
    put(bytes, quint32(kBlockBytes));
    put(bytes, quint64(block.offset));
    put(bytes, quint32(block.length));
    return bytes;
}

QByteArray written(const Answer &answer)
{
    QByteArray bytes;
    const auto part = [](qreal points) {
        return quint32(std::lround(qBound<qreal>(0, points, kMaxPageSide) * kPointParts));
    };
    put(bytes, quint8(answer.outcome));
    put(bytes, quint8(answer.content));
    put(bytes, quint32(answer.pageCount));
    put(bytes, quint32(answer.pages.size()));
    for (const QSizeF &page : answer.pages) {
        put(bytes, part(page.width()));
        put(bytes, part(page.height()));
    }
    put(bytes, quint64(answer.milliseconds));
    put(bytes, quint32(answer.peaks.size()));
    for (const float peak : answer.peaks)
        put(bytes, quint16(std::lround(qBound(0.0F, peak, 1.0F) * kFullPeak)));
    put(bytes, quint32(answer.picture.width()));
    put(bytes, quint32(answer.picture.height()));
    for (int y = 0; y < answer.picture.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(answer.picture.constScanLine(y)),
                     qsizetype(answer.picture.width()) * 4);
    QByteArray head("A");
    put(head, quint32(bytes.size()));
    return head + bytes;
}

FrameReader::FrameReader(const Request &request)
    : m_request(request),
      m_maxAnswer(kAnswerHead + qint64(kMaxPages) * 8 + qint64(request.peaks) * 2
                  + qMin(qint64(request.box.width()) * request.box.height(), kMaxShownPixels) * 4)
{
}

Result<std::optional<Frame>> FrameReader::next()
{
    if (m_bytes.size() < kHeadBytes)
        return std::optional<Frame>();
    const char kind = m_bytes.front();
    const qint64 length = qFromLittleEndian<quint32>(m_bytes.constData() + 1);
    if (kind != 'R' && kind != 'A')
        return nonsense("a frame of no kind");
    if (kind == 'R' ? length != kBlockBytes : length < kAnswerHead || length > m_maxAnswer)
        return nonsense("a frame of an impossible length");
    if (m_bytes.size() < kHeadBytes + length)
        return std::optional<Frame>();
    const QByteArray frame = m_bytes.left(kHeadBytes + length);
    m_bytes.remove(0, frame.size());
    const QByteArrayView payload = QByteArrayView(frame).sliced(kHeadBytes);
    if (kind == 'A') {
        REDRESS_TRY(answer, answerFrom(payload, m_request));
        return std::optional(Frame{{}, answer});
    }
    Taker taker(payload);
    const auto offset = taker.take<quint64>();
    const auto wanted = taker.take<quint32>();
    if (wanted == 0 || wanted > quint32(kMaxBlock) || offset > quint64(m_request.sourceSize)
        || wanted > quint64(m_request.sourceSize) - offset)
        return nonsense("a block outside the paper");
    return std::optional(Frame{BlockRequest{qint64(offset), qsizetype(wanted)}, {}});
}

QSize fitted(const QSizeF &size, const QSize &box)
{
    const QSize bounded = box.boundedTo({kMaxShownEdge, kMaxShownEdge}).expandedTo({1, 1});
    if (!(size.width() > 0 && size.height() > 0))
        return {1, 1};
    qreal scale = qMin(bounded.width() / size.width(), bounded.height() / size.height());
    scale = qMin(scale, std::sqrt(qreal(kMaxShownPixels) / (size.width() * size.height())));
    return QSize(int(size.width() * scale), int(size.height() * scale))
        .expandedTo({1, 1})
        .boundedTo(bounded);
}

} // namespace Redress::Preview
