// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blind words of a case's texts and the full text index over them.
#include "models/store/projector.h"

#include "models/store/blindwords.h"

#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMostLearnedTokens = 200'000; // some 10 MB

} // namespace

QStringList blindWordsIn(const Domain::RecordedAct &act, const Crypto::SecretBytes &searchKey)
{
    QStringList texts;
    for (const QLatin1String name :
         {Domain::Fact::narrative, Domain::Fact::account, Domain::Fact::note, Domain::Fact::message,
          Domain::Fact::answer, Domain::Fact::statement})
        texts.append(act.personal.value(name).toString());
    texts.append(act.personal.value(Domain::Fact::file).toObject().value("name"_L1).toString());
    return blindWords(searchKey, wordsOf(texts.join(u'\n')));
}

Result<void> Projector::meetWords(const Domain::CaseState &state)
{
    if (m_learned.contains(state.firstSeq))
        return {};
    Query read = query(kAskWords);
    read.bind(state.id.value);
    REDRESS_TRY(found, read.first());
    Learned &learned = m_learned[state.firstSeq];
    learned.alive = !found || read.isNull(0);
    learned.before = found ? read.text(1) : QString();
    m_learnedTokens += learned.before.count(u' ');
    return {};
}

Result<void> Projector::learnWords(const Domain::CaseState &state, const QStringList &tokens)
{
    if (tokens.isEmpty())
        return {};
    m_learned[state.firstSeq].tokens += tokens;
    m_learnedTokens += tokens.size();
    return m_learnedTokens < kMostLearnedTokens ? Result<void>() : writeWords();
}

Result<void> Projector::writeWords()
{
    m_learnedTokens = 0;
    const QMap<qint64, Learned> all = std::exchange(m_learned, {});
    for (auto learned = all.begin(); learned != all.end(); ++learned) {
        if (!learned->alive)
            continue;
        QStringList tokens = learned->before.split(u' ', Qt::SkipEmptyParts) + learned->tokens;
        tokens.sort();
        tokens.removeDuplicates();
        REDRESS_CHECK(setWords(learned.key(), learned->before, tokens.join(u' ')));
    }
    return {};
}

Result<void> Projector::setWords(qint64 caseRow, const QString &before, const QString &after)
{
    if (before == after)
        return {};
    if (!before.isEmpty()) {
        if (m_index) { // the index forgets only what it is told it had
            Query unindex
                = later(u"INSERT INTO search(search, rowid, tokens) VALUES('delete', ?, ?)"_s);
            unindex.bind(caseRow).bind(before);
            REDRESS_CHECK(unindex.run());
        }
        Query remove = later(u"DELETE FROM %search_text WHERE row = ?"_s);
        remove.bind(caseRow);
        REDRESS_CHECK(remove.run());
    }
    if (after.isEmpty())
        return {};
    Query insert = later(u"INSERT INTO %search_text(row, tokens) VALUES(?, ?)"_s);
    insert.bind(caseRow).bind(after);
    REDRESS_CHECK(insert.run());
    if (!m_index)
        return {};
    Query index = later(u"INSERT INTO search(rowid, tokens) VALUES(?, ?)"_s);
    index.bind(caseRow).bind(after);
    return index.run();
}

} // namespace Redress::Store
