// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/blindwords.h"

#include "models/crypto/primitives.h"

#include <unicode/ubrk.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kTokenBytes = 16;
constexpr qsizetype kWordTokenBytes = 8;
constexpr qsizetype kMaxWordUnits = 64; // of a longer word its beginning

struct CloseIterator {
    void operator()(UBreakIterator *iterator) const { ubrk_close(iterator); }
};

/// Opening one costs milliseconds; it may serve one thread only.
UBreakIterator *wordIterator()
{
    thread_local const std::unique_ptr<UBreakIterator, CloseIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<UBreakIterator, CloseIterator>(
            ubrk_open(UBRK_WORD, "root", nullptr, 0, &status));
    }();
    return iterator.get();
}

bool writtenWithoutSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

void addSpacedWords(const QString &run, QSet<QString> &words)
{
    UBreakIterator *iterator = wordIterator();
    UErrorCode status = U_ZERO_ERROR;
    if (iterator)
        ubrk_setText(iterator, reinterpret_cast<const UChar *>(run.utf16()), int32_t(run.size()),
                     &status);
    if (!iterator || U_FAILURE(status)) { // ICU without data: spaces still part words
        for (const QString &word : run.split(u' ', Qt::SkipEmptyParts))
            words.insert(word.left(kMaxWordUnits));
        return;
    }
    int32_t start = ubrk_first(iterator);
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator)) {
        if (ubrk_getRuleStatus(iterator) >= UBRK_WORD_NUMBER)
            words.insert(run.mid(start, qMin<qsizetype>(end - start, kMaxWordUnits)));
        start = end;
    }
}

void addRun(const QList<char32_t> &run, bool asked, QSet<QString> &words)
{
    const auto text = [&run](qsizetype from, qsizetype count) {
        return QString::fromUcs4(run.constData() + from, count);
    };
    for (qsizetype i = 0; i + 1 < run.size(); ++i)
        words.insert(text(i, 2));
    if (asked && run.size() > 1)
        return;
    for (qsizetype i = 0; i < run.size(); ++i)
        words.insert(text(i, 1));
}

QSet<QString> split(const QString &text, bool asked)
{
    QSet<QString> words;
    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    QList<char32_t> unspaced;
    qsizetype spacedFrom = 0;
    for (qsizetype i = 0, units = 1; i <= folded.size(); i += units) {
        const bool end = i == folded.size();
        char32_t c = end ? 0 : folded.at(i).unicode();
        units = 1;
        if (!end && folded.at(i).isHighSurrogate() && i + 1 < folded.size()
            && folded.at(i + 1).isLowSurrogate()) {
            c = QChar::surrogateToUcs4(folded.at(i), folded.at(i + 1));
            units = 2;
        }
        if (!end && writtenWithoutSpaces(c)) {
            if (i > spacedFrom)
                addSpacedWords(folded.mid(spacedFrom, i - spacedFrom), words);
            unspaced.append(c);
            spacedFrom = i + units;
        } else if (!unspaced.isEmpty()) {
            addRun(unspaced, asked, words);
            unspaced.clear();
        }
    }
    if (folded.size() > spacedFrom)
        addSpacedWords(folded.mid(spacedFrom), words);
    return words;
}

} // namespace

QByteArray blindToken(const Crypto::SecretBytes &searchKey, BlindKind kind,
                      const QString &normalized)
{
    static constexpr const char *kNames[] = {"phone", "id", "name"};
    QByteArray text(kNames[int(kind)]);
    text.append('\0');
    text.append(normalized.toUtf8());
    return Crypto::hmacSha256(searchKey.view(), text).first(kTokenBytes);
}

QList<QByteArray> blindTokens(const Crypto::SecretBytes &searchKey,
                              const Domain::ConsumerFacts &facts)
{
    QList<QByteArray> tokens;
    if (!facts.phone.isEmpty())
        tokens.append(blindToken(searchKey, BlindKind::Phone, facts.phone));
    if (!facts.idNumber.isEmpty())
        tokens.append(blindToken(searchKey, BlindKind::IdNumber, facts.idNumber));
    if (!facts.name.isEmpty())
        tokens.append(blindToken(searchKey, BlindKind::Name, Domain::foldName(facts.name)));
    return tokens;
}

QSet<QString> wordsOf(const QString &text)
{
    return split(text, false);
}

QSet<QString> wordsAsked(const QString &typed)
{
    return split(typed, true);
}

QStringList blindWords(const Crypto::SecretBytes &searchKey, const QSet<QString> &words)
{
    QStringList tokens;
    tokens.reserve(words.size());
    Crypto::HmacSha256 hmac(searchKey.view());
    for (const QString &word : words) {
        const QByteArray mac = hmac.of("word" + QByteArray(1, '\0') + word.toUtf8());
        tokens.append(QString::fromLatin1(mac.first(kWordTokenBytes).toHex()));
    }
    tokens.sort();
    tokens.removeDuplicates();
    return tokens;
}

} // namespace Redress::Store
