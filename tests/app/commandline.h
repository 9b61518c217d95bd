// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/services/session.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// Runs the real programs against a vault made for the test (with a cheap key derivation).
class CommandLine {
public:
    struct Ran {
        int code = -1;
        QByteArray out, err;
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        QJsonObject error() const
        {
            return QJsonDocument::fromJson(err).object().value(QStringLiteral("error")).toObject();
        }
    };

    CommandLine()
    {
        QFile password(path(QStringLiteral("password")));
        if (password.open(QIODevice::WriteOnly))
            password.write("secret\n");
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString vault() const { return path(QStringLiteral("vault")); }

    void makeVault(const QString &taxonomy = QStringLiteral("cn-internet-finance"))
    {
        Redress::Services::NewCenter center;
        center.directory = vault();
        center.name = QStringLiteral("Test Center");
        center.procedure = QStringLiteral("pboc-5-2020");
        center.taxonomy = taxonomy;
        center.adminName = QStringLiteral("li");
        center.adminPassword = Redress::Crypto::SecretBytes::copyOf("secret");
        center.cheapKeys = true;
        const auto created = Redress::Services::createCenter(center);
        QVERIFY2(created.ok(), created.ok() ? "" : qPrintable(created.error().detail));
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile target(path(name));
        if (target.open(QIODevice::WriteOnly))
            target.write(bytes);
        return path(name);
    }

    QStringList signedIn(const QStringList &words) const
    {
        return QStringList{QStringLiteral("--vault"),
                           vault(),
                           QStringLiteral("--as"),
                           QStringLiteral("li"),
                           QStringLiteral("--password-file"),
                           path(QStringLiteral("password")),
                           QStringLiteral("--json")}
        + words;
    }

    static Ran run(const QString &program, const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.start(QStringLiteral(REDRESS_BIN_DIR "/") + program, words);
        process.write(input);
        process.closeWriteChannel();
        Ran ran;
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return ran;
        ran.code = process.exitCode();
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }

    Ran cli(const QStringList &words, const QByteArray &input = {}) const
    {
        return run(QStringLiteral("redress-cli"), signedIn(words), input);
    }

private:
    QTemporaryDir m_folder;
};
