// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/quickcode.h"

#include <qrencode.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr int kQuietModules = 4; // around the code, as the standard asks
constexpr uchar kDark = 1;

} // namespace

Result<QList<QRectF>> quickCode(const QByteArray &text, const QRectF &square)
{
    const Error tooLarge{ErrorCode::TooLarge, u"the text does not fit into a square code"_s, {}};
    if (text.size() > kMaxQuickCodeBytes)
        return tooLarge;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(int(text.size()), reinterpret_cast<const uchar *>(text.constData()), 0,
                          QR_ECLEVEL_M),
        QRcode_free);
    if (!code)
        return tooLarge;
    const qreal module = square.width() / (code->width + 2 * kQuietModules);
    const auto isDark = [&code](int row, int column) {
        return column < code->width && (code->data[row * code->width + column] & kDark) != 0;
    };
    QList<QRectF> parts; // one for each run of dark modules
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if (!isDark(row, column))
                continue;
            const int first = column;
            while (isDark(row, column))
                ++column;
            parts.append({square.x() + (first + kQuietModules) * module,
                          square.y() + (row + kQuietModules) * module, (column - first) * module,
                          module});
        }
    }
    return parts;
}

} // namespace Redress::Reports
