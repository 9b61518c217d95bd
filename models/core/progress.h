// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Redress {

/// How long work tells where it is and hears that it should stop. Called from the working thread.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void setTotal(qint64 total) = 0;
    virtual void setDone(qint64 done) = 0;
    virtual bool isCancelled() const = 0;
};

/// For callers that neither show nor cancel.
class NoProgress final : public Progress {
public:
    void setTotal(qint64) override {}
    void setDone(qint64) override {}
    bool isCancelled() const override { return false; }
};

} // namespace Redress
