// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <QList>

namespace Redress::Fuzz {

namespace {

enum Damage { FlipBit, SetByte, Insert, Lose, Double, Move, CutOff, BigNumber, DamageCount };

const QList<QByteArray> &troublesome()
{
    static const QList<QByteArray> pieces{
        QByteArray(1, '\0'),
        QByteArray(4, '\xff'),
        QByteArray(8, '\x7f'),
        "\"",
        "\n",
        "\r\n",
        "\xed\xa0\x80",
        "\xef\xbb\xbf",
        "{\"a\":",
        "[[[[",
        "-1",
        "1e999",
        "\\ud800",
        "..",
        "/",
        ",",
        "~",
        " ",
        "=",
        "\xe2\x80\xae",
    };
    return pieces;
}

QByteArray bigNumber(QRandomGenerator *random)
{
    static const QList<QByteArray> numbers{"9223372036854775807",
                                           "9223372036854775808",
                                           "18446744073709551616",
                                           "4294967295",
                                           "2147483648",
                                           "00",
                                           "-0"};
    return numbers.at(random->bounded(int(numbers.size())));
}

} // namespace

QByteArray mutated(const QByteArray &seed, QRandomGenerator *random)
{
    QByteArray bytes = seed;
    const auto place
        = [&bytes, random] { return qsizetype(random->bounded(quint32(bytes.size()))); };
    for (int left = random->bounded(1, 5); left > 0; --left) {
        if (bytes.isEmpty()) {
            bytes = troublesome().at(random->bounded(int(troublesome().size())));
            continue;
        }
        const qsizetype at = place();
        const qsizetype length = qMin<qsizetype>(bytes.size() - at, random->bounded(1, 65));
        switch (Damage(random->bounded(int(DamageCount)))) {
        case FlipBit:
            bytes[at] = char(bytes[at] ^ (1 << random->bounded(8)));
            break;
        case SetByte:
            bytes[at] = char(random->bounded(256));
            break;
        case Insert:
            bytes.insert(at, troublesome().at(random->bounded(int(troublesome().size()))));
            break;
        case Lose:
            bytes.remove(at, length);
            break;
        case Double: {
            const QByteArray part = bytes.mid(at, length);
            const int times = random->bounded(1, random->bounded(16) == 0 ? 2'000 : 4);
            if (bytes.size() + part.size() * times <= kMaxMutatedBytes)
                bytes.insert(at, part.repeated(times));
            break;
        }
        case Move: {
            const QByteArray part = bytes.mid(at, length);
            bytes.replace(place(), qMin<qsizetype>(length, 1), part);
            break;
        }
        case CutOff:
            bytes.truncate(at);
            break;
        case BigNumber: {
            qsizetype digit = at;
            while (digit < bytes.size() && (bytes[digit] < '0' || bytes[digit] > '9'))
                ++digit;
            if (digit < bytes.size())
                bytes.replace(digit, 1, bigNumber(random));
            break;
        }
        case DamageCount:
            break;
        }
    }
    return bytes;
}

} // namespace Redress::Fuzz
