// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace Redress {

/// What kind of failure; decides the exit code (see exitCodeFor) and the words shown to people.
enum class ErrorCode {
    BadInput, // the caller's data is wrong
    NotFound,
    Conflict, // somebody changed it meanwhile, or the state forbids it
    WrongPassword,
    NotPermitted, // this person may not do this
    Io,
    DiskFull,
    ReadOnly,
    InUse, // locked by another process
    NewerVersion, // written by a newer program
    Corrupt, // a check found something broken
    TooLarge,
    Unsupported,
    Network,
    Unsettled, // whether it was recorded is not known yet
    Crypto, // the cryptographic library refused
    Cancelled,
};

struct Error {
    ErrorCode code = ErrorCode::Io;
    /// A chain of "couldn't …: couldn't …: reason", for the detail line and the log.
    QString detail;
    /// What to do, one sentence; may be empty.
    QString hint;

    /// The same error, told one layer up: "couldn't archive the paper: <detail>".
    Error wrapped(const QString &couldnt) const
    {
        return {code, couldnt + QLatin1String(": ") + detail, hint};
    }
};

/// 1 broken, 2 wrong use or bad input, 3 environment, 4 not permitted, 130 cancelled (design.md 8).
int exitCodeFor(ErrorCode code);
/// Stable machine word, "bad-input", "in-use" …
QString wordFor(ErrorCode code);

/// A value or an Error; must be looked at.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::move(value)) { }
    Result(Error error) : m_value(std::move(error)) { }

    bool ok() const { return std::holds_alternative<T>(m_value); }
    explicit operator bool() const { return ok(); }
    const T &operator*() const & { return std::get<T>(m_value); }
    T &operator*() & { return std::get<T>(m_value); }
    T &&operator*() && { return std::get<T>(std::move(m_value)); }
    const T *operator->() const { return &std::get<T>(m_value); }
    T *operator->() { return &std::get<T>(m_value); }
    const Error &error() const { return std::get<Error>(m_value); }

private:
    std::variant<T, Error> m_value;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace Redress

/// Declares `name` from a Result, or returns its error to the caller.
#define REDRESS_TRY(name, expression)                                                              \
    auto name##Result = (expression);                                                              \
    if (!name##Result)                                                                             \
        return name##Result.error();                                                               \
    auto name = *std::move(name##Result)

/// Returns the error of a Result<void> (or ignores the value) to the caller.
#define REDRESS_CHECK(expression)                                                                  \
    do {                                                                                           \
        if (auto checkedResult = (expression); !checkedResult)                                     \
            return checkedResult.error();                                                          \
    } while (false)
