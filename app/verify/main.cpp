// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/report.h"
#include "models/crypto/certificate.h"
#include "models/ledger/policy.h"
#include "models/seals/dossier.h"
#include "models/seals/receipt.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include <cstdio>
#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

constexpr int kBroken = 1;
constexpr qint64 kMaxAnchorBytes = 256 * 1024;

constexpr auto kHelp
    = R"(Usage: redress-verify FILE.asice [--trust PEM] [--policy FILE] [--tsa PEM] [--json]
       redress-verify RECEIPT.pdf [PAPER] [--trust PEM] [--policy FILE] [--json]

Checks a dossier: every file in it, every signature, every act against the ledger;
or a consumer's receipt, and whether a file is the paper that it was given for.
Needs nothing but the files: no vault, no network.

  --trust PEM    the center's root certificate, as you got it by another way
  --policy FILE  whom to trust for the ledger (C2SP tlog-policy), likewise
  --tsa PEM      the root certificate of the authority that stamped the time, likewise
  --json         one JSON object instead of sentences
  --help         this text
  --version      the version of this program

Without --trust and --policy the anchors inside the file are used; compare their
fingerprints by another way before you rely on the answer.

Exit: 0 it holds; 1 something in it is broken; 2 wrong use, or neither dossier nor receipt;
      3 the disk or the computer failed.
)"_L1;

struct Options {
    QString path;
    QString paperPath; // of a receipt
    QString trustPath;
    QString policyPath;
    QString tsaPath;
    bool json = false;
    bool help = false;
    bool version = false;
};

void write(std::FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
}

Error wrongUse(const QString &why)
{
    return {ErrorCode::BadInput, why, u"See redress-verify --help."_s};
}

Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    bool onlyPaths = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        QString *const value = argument == "--trust"_L1 ? &options.trustPath
            : argument == "--policy"_L1                 ? &options.policyPath
            : argument == "--tsa"_L1                    ? &options.tsaPath
                                                        : nullptr;
        if (!onlyPaths && value) {
            if (++i == arguments.size())
                return wrongUse(argument + " needs a file"_L1);
            *value = arguments.at(i);
        } else if (!onlyPaths && argument == "--json"_L1) {
            options.json = true;
        } else if (!onlyPaths && argument == "--help"_L1) {
            options.help = true;
        } else if (!onlyPaths && argument == "--version"_L1) {
            options.version = true;
        } else if (!onlyPaths && argument == "--"_L1) {
            onlyPaths = true;
        } else if (!onlyPaths && argument.startsWith(u'-')) {
            return wrongUse(u"there is no option %1"_s.arg(argument));
        } else if (options.path.isEmpty() && !argument.isEmpty()) {
            options.path = argument;
        } else if (options.paperPath.isEmpty() && !argument.isEmpty()) {
            options.paperPath = argument;
        } else {
            return wrongUse(u"one dossier or receipt at a time"_s);
        }
    }
    if (options.path.isEmpty() && !options.help && !options.version)
        return wrongUse(u"no dossier was named"_s);
    return options;
}

Result<QByteArray> readAnchor(const QString &path)
{
    REDRESS_TRY(source, Seals::FileBytes::open(path));
    if (source->size() > kMaxAnchorBytes)
        return Error{ErrorCode::TooLarge, u"\"%1\" is too large for an anchor"_s.arg(path), {}};
    return source->bytesAt(0, source->size());
}

Result<Seals::DossierTrust> readTrust(const Options &options)
{
    Seals::DossierTrust trust;
    if (!options.trustPath.isEmpty()) {
        REDRESS_TRY(pem, readAnchor(options.trustPath));
        const auto root = Seals::certificateFromPem(pem);
        if (!root)
            return root.error().wrapped(
                u"couldn't read the certificate \"%1\""_s.arg(options.trustPath));
        trust.root = *root;
    }
    if (!options.tsaPath.isEmpty()) {
        REDRESS_TRY(pem, readAnchor(options.tsaPath));
        const auto root = Crypto::OutsideCertificate::fromPem(pem);
        if (!root)
            return root.error().wrapped(
                u"couldn't read the certificate \"%1\""_s.arg(options.tsaPath));
        trust.timeRoots += *root;
    }
    if (!options.policyPath.isEmpty()) {
        REDRESS_TRY(text, readAnchor(options.policyPath));
        const auto policy = Ledger::Policy::parse(text);
        if (!policy)
            return policy.error().wrapped(
                u"couldn't read the policy \"%1\""_s.arg(options.policyPath));
        trust.policy = *policy;
    }
    return trust;
}

/// A percentage on a terminal; nothing elsewhere.
class TerminalProgress final : public Progress {
public:
    explicit TerminalProgress(bool shown) : m_shown(shown && ::isatty(STDERR_FILENO)) { }
    ~TerminalProgress() override
    {
        if (m_percent >= 0)
            write(stderr, "\r\x1b[K");
    }
    void setTotal(qint64 total) override { m_total = total; }
    void setDone(qint64 done) override
    {
        constexpr qint64 kWorthShowing = 64 * 1024 * 1024;
        const int percent = m_total > kWorthShowing ? int(done * 100 / m_total) : -1;
        if (!m_shown || percent == m_percent)
            return;
        m_percent = percent;
        write(stderr, "\rchecking " + QByteArray::number(percent) + '%');
    }
    bool isCancelled() const override { return false; }

private:
    bool m_shown;
    qint64 m_total = 0;
    int m_percent = -1;
};

/// What was found, as it is written out.
struct Answer {
    bool intact = false;
    QByteArray text;
};

template <typename Verdict>
Answer answer(const Verdict &verdict, bool intact, bool json)
{
    return {intact, json ? Verify::jsonFor(verdict) : Verify::textFor(verdict).toUtf8()};
}

Result<Answer> verify(const Options &options)
{
    REDRESS_TRY(trust, readTrust(options));
    REDRESS_TRY(source, Seals::FileBytes::open(options.path));
    TerminalProgress progress(!options.json);
    REDRESS_TRY(isReceipt, Seals::looksLikeReceipt(*source));
    if (!isReceipt && !options.paperPath.isEmpty())
        return wrongUse(u"only a receipt is compared with a paper"_s);
    if (!isReceipt) {
        REDRESS_TRY(verdict, Seals::verifyDossier(*source, trust, progress));
        return answer(verdict, verdict.verification.isIntact(), options.json);
    }
    std::unique_ptr<Seals::FileBytes> paper;
    if (!options.paperPath.isEmpty()) {
        REDRESS_TRY(opened, Seals::FileBytes::open(options.paperPath));
        paper = std::move(opened);
    }
    REDRESS_TRY(verdict, Seals::verifyReceipt(*source, paper.get(), trust, progress));
    return answer(verdict, verdict.proof.verification.isIntact(), options.json);
}

int fail(const Error &error, bool json)
{
    const QString hint = error.hint.isEmpty() ? QString() : u' ' + error.hint;
    write(stderr,
          json ? Verify::jsonFor(error)
               : u"redress-verify: %1.%2\n"_s.arg(error.detail, hint).toUtf8());
    return exitCodeFor(error.code);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    const auto options = parseOptions(arguments);
    if (!options)
        return fail(options.error(), arguments.contains("--json"_L1));
    if (options->help) {
        write(stdout, QByteArray(kHelp.data(), kHelp.size()));
        return 0;
    }
    if (options->version) {
        write(stdout, "redress-verify " REDRESS_VERSION "\n");
        return 0;
    }
    const auto made = verify(*options);
    if (!made)
        return fail(made.error(), options->json);
    write(stdout, made->text);
    return made->intact ? 0 : kBroken;
}
