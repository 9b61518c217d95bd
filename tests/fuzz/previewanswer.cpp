// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/protocol.h"
#include "tests/fuzz/targets.h"

#include <QtEndian>

namespace Redress::Fuzz {

void previewanswer(QByteArrayView bytes)
{
    // First byte: the box and the sound that were asked for, second: in what pieces it arrives;
    // then what the helper says.
    if (bytes.size() < 2)
        return;
    Preview::Request request;
    request.box = {1 + (uchar(bytes[0]) & 0x1f), 1 + (uchar(bytes[0]) >> 3)};
    request.peaks = uchar(bytes[0]) & 0x3f;
    request.sourceSize = 100'000;
    const qsizetype piece = 1 + uchar(bytes[1]);
    Preview::FrameReader reader(request);
    for (qsizetype at = 2; at < bytes.size(); at += piece) {
        reader.feed(bytes.sliced(at, qMin(piece, bytes.size() - at)));
        while (true) {
            const auto frame = reader.next();
            if (!frame)
                return;
            if (!frame->has_value())
                break;
            demand((*frame)->block.has_value() != (*frame)->answer.has_value(),
                   "a frame is one of both");
            if (const auto &block = (*frame)->block) {
                demand(block->offset >= 0 && block->length > 0
                           && block->offset + block->length <= request.sourceSize,
                       "a block lies within the paper");
                continue;
            }
            const Preview::Answer &answer = *(*frame)->answer;
            demand(answer.outcome <= Preview::Outcome::Locked, "the helper tells its own outcomes");
            demand(answer.picture.width() <= request.box.width()
                       && answer.picture.height() <= request.box.height(),
                   "a picture fits into its box");
            demand(answer.peaks.size() <= request.peaks
                       && answer.pages.size() <= Preview::kMaxPages,
                   "lists are as long as was asked for");
            Preview::FrameReader again(request);
            again.feed(written(answer));
            const auto same = again.next();
            demand(same.ok() && same->has_value() && written(*(*same)->answer) == written(answer),
                   "what is understood can be said again");
        }
    }
}

} // namespace Redress::Fuzz
