// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/policy.h"

#include "models/ledger/decimal.h"
#include "models/ledger/quorum.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr QByteArrayView kNone{"none"};

Policy Policy::trustingOnly(const VerifierKey &log)
{
    return {{{log, {}}}, {}, {}, kNone.toByteArray()};
}

namespace {

// Reads one policy, line by line; each function takes the words after the keyword.
class PolicyReader {
public:
    Result<void> readLine(const QByteArray &line)
    {
        QByteArray plain = line;
        QList<QByteArray> words = plain.replace('\t', ' ').split(' ');
        words.removeAll({});
        if (words.isEmpty() || words.first().startsWith('#'))
            return {};
        const QByteArray keyword = words.takeFirst();
        if (keyword == "log")
            return readLog(words);
        if (keyword == "witness")
            return readWitness(words);
        if (keyword == "group")
            return readGroup(words);
        if (keyword == "quorum")
            return readQuorum(words);
        return bad(u"log, witness, group or quorum is expected"_s);
    }

    Policy policy;

private:
    static Error bad(const QString &why) { return Error{ErrorCode::BadInput, why, {}}; }

    Result<void> defineName(const QByteArray &name)
    {
        if (name == kNone || m_names.contains(name))
            return bad(u"the name is taken"_s);
        m_names.append(name);
        return {};
    }

    // The same Ed25519 key twice would count one party twice.
    static Result<VerifierKey> readKey(const QByteArray &text, KeyType type,
                                       QList<QByteArray> *seen)
    {
        REDRESS_TRY(key, VerifierKey::parse(text));
        if (key.type() != type)
            return bad(u"the key has another signature type than such a line needs"_s);
        if (seen->contains(key.key().raw()) || seen->size() >= kMaxPolicyItems)
            return bad(u"the key stands twice, or there are too many"_s);
        seen->append(key.key().raw());
        return key;
    }

    Result<void> readLog(const QList<QByteArray> &words)
    {
        if (words.isEmpty() || words.size() > 2)
            return bad(u"log takes a key and perhaps a URL"_s);
        REDRESS_TRY(key, readKey(words[0], KeyType::Ed25519, &m_logKeys));
        policy.logs.append({key, words.value(1)});
        return {};
    }

    Result<void> readWitness(const QList<QByteArray> &words)
    {
        if (words.size() < 2 || words.size() > 3)
            return bad(u"witness takes a name, a key and perhaps a URL"_s);
        REDRESS_TRY(key, readKey(words[1], KeyType::Cosignature, &m_witnessKeys));
        REDRESS_CHECK(defineName(words[0]));
        policy.witnesses.append({words[0], key, words.value(2)});
        return {};
    }

    Result<void> readGroup(const QList<QByteArray> &words)
    {
        if (words.size() < 3 || policy.groups.size() >= kMaxPolicyItems)
            return bad(u"group takes a name, all, any or a number, and members"_s);
        PolicyGroup group{words[0], 1, words.mid(2)};
        for (const QByteArray &member : group.members) {
            if (!m_names.contains(member) || m_grouped.contains(member))
                return bad(u"a member is not defined before, or is one already"_s);
            m_grouped.append(member);
        }
        const auto number = parseDecimal(words[1]);
        const bool all = words[1] == "all";
        if (!all && words[1] != "any" && (!number || *number < 1 || *number > group.members.size()))
            return bad(u"the number is not between 1 and that of the members"_s);
        group.threshold = all ? int(group.members.size()) : int(number.value_or(1));
        REDRESS_CHECK(defineName(group.name));
        policy.groups.append(group);
        return {};
    }

    Result<void> readQuorum(const QList<QByteArray> &words)
    {
        if (words.size() != 1 || !policy.quorum.isEmpty())
            return bad(u"quorum stands once and takes one name"_s);
        if (words[0] != kNone && !m_names.contains(words[0]))
            return bad(u"the quorum is not defined before"_s);
        policy.quorum = words[0];
        return {};
    }

    QList<QByteArray> m_names;
    QList<QByteArray> m_grouped;
    QList<QByteArray> m_logKeys;
    QList<QByteArray> m_witnessKeys;
};

} // namespace

Result<Policy> Policy::parse(const QByteArray &bytes)
{
    const auto bad = [](qsizetype line, const QString &why) {
        return Error{ErrorCode::BadInput,
                     u"the policy cannot be read at line %1: %2"_s.arg(line).arg(why),
                     {}};
    };
    if (bytes.size() > kMaxPolicyBytes || !bytes.endsWith('\n'))
        return bad(1, u"it is too long, or its last line has no end"_s);
    const bool foreign = std::any_of(bytes.cbegin(), bytes.cend(), [](uchar c) {
        return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
    });
    if (foreign)
        return bad(1, u"it holds a control character"_s);
    const QList<QByteArray> lines = bytes.chopped(1).split('\n');
    PolicyReader reader;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto read = reader.readLine(lines[i]); !read)
            return bad(i + 1, read.error().detail);
    }
    if (reader.policy.quorum.isEmpty())
        return bad(lines.size(), u"the quorum is missing"_s);
    return reader.policy;
}

QByteArray Policy::format() const
{
    const auto withUrl
        = [](const QByteArray &url) { return url.isEmpty() ? QByteArray("\n") : ' ' + url + '\n'; };
    QByteArray text;
    for (const PolicyLog &log : logs)
        text += "log " + log.key.text() + withUrl(log.url);
    for (const PolicyWitness &witness : witnesses)
        text += "witness " + witness.name + ' ' + witness.key.text() + withUrl(witness.url);
    for (const PolicyGroup &group : groups)
        text += "group " + group.name + ' ' + QByteArray::number(group.threshold) + ' '
            + group.members.join(' ') + '\n';
    return text + "quorum " + quorum + '\n';
}

Result<Checkpoint> openCheckpoint(const QByteArray &note, const Policy &policy)
{
    REDRESS_TRY(parsed, parseNote(note));
    for (const PolicyLog &log : policy.logs) {
        const auto checkpoint = openCheckpoint(note, log.key);
        if (!checkpoint)
            continue;
        if (!standingOf(parsed, policy).isMet)
            return Error{ErrorCode::Corrupt,
                         u"too few of the policy's witnesses cosigned the checkpoint"_s,
                         {}};
        return checkpoint;
    }
    return Error{ErrorCode::Corrupt, u"none of the policy's logs signed the checkpoint"_s, {}};
}

} // namespace Redress::Ledger
