// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/preview/helperprocess.h"
#include "models/preview/protocol.h"

#include <QIODevice>
#include <QMutex>

namespace Redress::Preview {

/// Shows foreign papers: no byte of them is interpreted in this process. For each question the
/// helper redress-preview is started anew (or taken, started ahead), so that one paper cannot reach
/// another. All functions may be called by any thread; ask() waits for its answer.
class Previewer {
public:
    /// `program`: the helper's file.
    explicit Previewer(QString program);
    /// The one of this program; its helper stands beside the program itself.
    static Previewer &shared();

    void setProgram(const QString &program);
    /// What one question may take by the clock on the wall.
    void setMaxMilliseconds(int milliseconds);
    /// Keeps one helper started ahead from now on, so that no question waits for that.
    void warmUp();
    /// Ends what was started ahead, and starts no more ahead.
    void cool();
    /// An error only where `source` could not be read; all that the helper does is an outcome.
    Result<Answer> ask(Request request, QIODevice &source, const Progress &progress);

private:
    std::unique_ptr<HelperProcess> takeHelper();
    void startAhead();

    QMutex m_mutex;
    QString m_program;
    int m_maxMilliseconds = kMaxMilliseconds;
    bool m_isWarm = false;
    std::unique_ptr<HelperProcess> m_spare;
};

} // namespace Redress::Preview
