// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/preview/limits.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSize>
#include <QSizeF>

#include <optional>

// What window and helper say to each other, over the helper's standard input and output; numbers
// are little-endian. The window sends one Request. The helper asks for blocks of the paper as often
// as it needs (frame 'R') and gets each as length and bytes; then it sends one answer (frame 'A').
// A frame: one byte what it is, four bytes how long it is. The window takes every byte of it for
// hostile.
namespace Redress::Preview {

/// What of a paper is wanted.
struct Request {
    QSize box{kMaxShownEdge, kMaxShownEdge}; // pixels into which the picture is to fit
    int page = 0; // of a paper with pages
    int peaks = 64; // of a sound
    qint64 sourceSize = 0; // filled by the Previewer
};
inline constexpr qsizetype kRequestBytes = 28;

enum class Outcome {
    Shown,
    UnknownKind, // no picture, PDF or PCM sound
    Unreadable, // says that it is one, but cannot be read as one
    TooLarge, // beyond the limits
    Locked, // needs a password
    // What only the window's side finds:
    Crashed, // the helper was ended by the system, or went beyond its limits
    TooSlow,
    Nonsense, // it did not keep to the protocol
    NoHelper, // it cannot be started
    Cancelled,
};

enum class Content { Nothing, Picture, Page, Sound };

struct Answer {
    Outcome outcome = Outcome::UnknownKind;
    Content content = Content::Nothing;
    QImage picture; // RGB32; null for a sound
    int pageCount = 0;
    QList<QSizeF> pages; // sizes in points, of the first kMaxPages pages
    qint64 milliseconds = 0; // of a sound
    QList<float> peaks; // 0…1
};

/// Bytes of the paper that the helper wants.
struct BlockRequest {
    qint64 offset = 0;
    qsizetype length = 0;
};

/// A frame of the helper: one of both.
struct Frame {
    std::optional<BlockRequest> block;
    std::optional<Answer> answer;
};

QByteArray written(const Request &request);
Result<Request> readRequest(const QByteArray &bytes);
QByteArray written(const BlockRequest &block);
/// Only an outcome that the helper may tell: up to Locked.
QByteArray written(const Answer &answer);

/// The window's ear: fed with whatever arrives, gives whole frames. It keeps no more than one frame
/// and refuses what the request does not allow before it is all there.
class FrameReader {
public:
    explicit FrameReader(const Request &request);
    void feed(QByteArrayView bytes) { m_bytes.append(bytes.data(), bytes.size()); }
    /// The next frame; nothing when it is not complete; an error when it can never be one.
    Result<std::optional<Frame>> next();

private:
    Request m_request;
    qint64 m_maxAnswer;
    QByteArray m_bytes;
};

/// `size` as large as fits into `box` and into the limits, at least one pixel each way.
QSize fitted(const QSizeF &size, const QSize &box);

} // namespace Redress::Preview
