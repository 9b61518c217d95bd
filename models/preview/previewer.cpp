// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/previewer.h"

#include <QCoreApplication>
#include <QtEndian>

#include <csignal>

using namespace Qt::StringLiterals;

namespace Redress::Preview {

namespace {

constexpr int kEndMs = 500; // between the last byte of a helper and its end

Answer only(Outcome outcome)
{
    Answer answer;
    answer.outcome = outcome;
    return answer;
}

/// One question and its answer.
class Conversation {
public:
    Conversation(HelperProcess &helper, QIODevice &source, const Request &request, int milliseconds,
                 const Progress &progress)
        : m_helper(helper), m_source(source), m_request(request), m_reader(request),
          m_deadline(milliseconds), m_stop([&progress] { return progress.isCancelled(); })
    {
    }

    Result<Answer> run()
    {
        if (const auto failed = say(written(m_request)))
            return only(*failed);
        while (true) {
            auto frame = m_reader.next();
            if (!frame)
                return only(Outcome::Nonsense);
            if (!frame->has_value()) {
                QByteArray bytes;
                if (const auto failed = outcomeOf(m_helper.read(bytes, m_deadline, m_stop)))
                    return only(*failed);
                m_reader.feed(bytes);
                continue;
            }
            if ((*frame)->answer)
                return *(*frame)->answer;
            m_served += (*frame)->block->length;
            if (m_served > kMaxServedBytes || ++m_blocks > kMaxServedBlocks)
                return only(Outcome::TooLarge);
            REDRESS_TRY(failed, serve(*(*frame)->block));
            if (failed)
                return only(*failed);
        }
    }

private:
    std::optional<Outcome> say(const QByteArray &bytes)
    {
        return outcomeOf(m_helper.write(bytes, m_deadline, m_stop));
    }

    /// Nothing while the helper can go on.
    std::optional<Outcome> outcomeOf(HelperProcess::Heard heard)
    {
        using Heard = HelperProcess::Heard;
        if (heard == Heard::Bytes)
            return {};
        if (heard == Heard::Stopped)
            return Outcome::Cancelled;
        if (heard == Heard::Late)
            return Outcome::TooSlow;
        const int signal = m_helper.endSignal(QDeadlineTimer(kEndMs));
        return signal == SIGXCPU || signal == SIGALRM ? Outcome::TooSlow : Outcome::Crashed;
    }

    Result<std::optional<Outcome>> serve(const BlockRequest &block)
    {
        QByteArray bytes(4, '\0');
        qToLittleEndian(quint32(block.length), bytes.data());
        if (!m_source.seek(block.offset))
            return unreadable();
        bytes += m_source.read(block.length);
        if (bytes.size() != 4 + block.length)
            return unreadable();
        return say(bytes);
    }

    Error unreadable() const
    {
        return {ErrorCode::Io, "couldn't read the paper: "_L1 + m_source.errorString(), {}};
    }

    HelperProcess &m_helper;
    QIODevice &m_source;
    const Request m_request;
    FrameReader m_reader;
    QDeadlineTimer m_deadline;
    HelperProcess::Stop m_stop;
    qint64 m_served = 0;
    qint64 m_blocks = 0;
};

} // namespace

Previewer::Previewer(QString program) : m_program(std::move(program))
{
}

Previewer &Previewer::shared()
{
    static Previewer one(QCoreApplication::applicationDirPath() + "/redress-preview"_L1);
    return one;
}

void Previewer::setProgram(const QString &program)
{
    const QMutexLocker lock(&m_mutex);
    m_program = program;
    m_spare.reset();
}

void Previewer::setMaxMilliseconds(int milliseconds)
{
    const QMutexLocker lock(&m_mutex);
    m_maxMilliseconds = milliseconds;
}

void Previewer::warmUp()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_isWarm = true;
    }
    startAhead();
}

void Previewer::startAhead()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_isWarm || (m_spare && m_spare->isAlive()))
        return;
    if (auto helper = HelperProcess::start(m_program))
        m_spare = *std::move(helper);
}

void Previewer::cool()
{
    const QMutexLocker lock(&m_mutex);
    m_isWarm = false;
    m_spare.reset();
}

std::unique_ptr<HelperProcess> Previewer::takeHelper()
{
    const QMutexLocker lock(&m_mutex);
    if (m_spare && m_spare->isAlive())
        return std::move(m_spare);
    auto helper = HelperProcess::start(m_program);
    return helper ? *std::move(helper) : nullptr;
}

Result<Answer> Previewer::ask(Request request, QIODevice &source, const Progress &progress)
{
    if (source.isSequential() || !source.isReadable())
        return Error{ErrorCode::Io, u"couldn't read the paper: it cannot be sought in"_s, {}};
    request.sourceSize = source.size();
    request.peaks = qBound(1, request.peaks, kMaxPeaks);
    request.box = request.box.expandedTo({1, 1}).boundedTo({kMaxShownEdge, kMaxShownEdge});
    const auto helper = takeHelper();
    if (!helper)
        return only(Outcome::NoHelper);
    int milliseconds = 0;
    {
        const QMutexLocker lock(&m_mutex);
        milliseconds = m_maxMilliseconds;
    }
    auto answer = Conversation(*helper, source, request, milliseconds, progress).run();
    startAhead();
    return answer;
}

} // namespace Redress::Preview
