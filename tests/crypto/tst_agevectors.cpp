// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"
#include "models/crypto/agearmor.h"
#include "models/crypto/agehybrid.h"
#include "models/crypto/ageheader.h"
#include "models/crypto/agepassphrase.h"
#include "models/crypto/agex25519.h"
#include "models/crypto/primitives.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

namespace {

constexpr int kPublishedFiles = 143;

// The test kit of C2SP/CCTV: header lines "name: value", an empty line, then an age file.
struct TestFile {
    QByteArray expect;
    QByteArray payloadSha256; // hexadecimal; of a part only where the payload is to fail
    QList<AgeIdentity> identities;
    QList<AgeHybridIdentity> hybridIdentities;
    std::optional<SecretBytes> passphrase;
    bool armored = false;
    QByteArray age;
};

// qUncompress wants the length in front; a hint is enough.
QByteArray inflated(const QByteArray &zlib)
{
    return qUncompress(QByteArray::fromHex("00100000") + zlib);
}

std::optional<TestFile> readTestFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    TestFile test;
    bool compressed = false;
    for (;;) {
        const QByteArray line = file.readLine();
        if (line == "\n")
            break;
        const qsizetype colon = line.indexOf(": ");
        if (colon < 0 || !line.endsWith('\n'))
            return std::nullopt;
        const QByteArray name = line.first(colon);
        const QByteArray value = line.sliced(colon + 2).chopped(1);
        if (name == "expect") {
            test.expect = value;
        } else if (name == "payload") {
            test.payloadSha256 = value;
        } else if (name == "passphrase") {
            test.passphrase = SecretBytes::copyOf(value);
        } else if (name == "armored") {
            test.armored = value == "yes";
        } else if (name == "compressed") {
            compressed = value == "zlib";
        } else if (name == "identity" && value.startsWith("AGE-SECRET-KEY-PQ-")) {
            const auto identity = AgeHybridIdentity::fromText(QString::fromLatin1(value));
            if (!identity)
                return std::nullopt;
            test.hybridIdentities.append(*identity);
        } else if (name == "identity") {
            const auto identity = AgeIdentity::fromText(QString::fromLatin1(value));
            if (!identity)
                return std::nullopt;
            test.identities.append(*identity);
        } else if (name != "file key" && name != "comment") {
            return std::nullopt;
        }
    }
    test.age = compressed ? inflated(file.readAll()) : file.readAll();
    return test;
}

// The reader of the archive where it has to do with its own kind of recipient, else the readers of
// other kinds.
Result<std::unique_ptr<AgeReader>> openedAge(const TestFile &test, QIODevice *device)
{
    if (!test.passphrase && test.hybridIdentities.isEmpty())
        return AgeReader::open(device, test.identities);
    return AgeReader::openWith(device, [&test](const AgeHeader &header) -> Result<SecretBytes> {
        std::optional<SecretBytes> found;
        if (test.passphrase) {
            REDRESS_TRY(fileKey, unwrapPassphrase(header, *test.passphrase));
            found = fileKey;
        }
        for (const AgeStanza &stanza : header.stanzas) {
            for (const AgeHybridIdentity &identity : test.hybridIdentities) {
                REDRESS_TRY(fileKey, identity.unwrap(stanza));
                found = fileKey ? fileKey : found;
            }
            for (const AgeIdentity &identity : test.identities) {
                if (stanza.arguments.first() != "X25519")
                    continue;
                REDRESS_TRY(fileKey, unwrapX25519(stanza, identity));
                found = fileKey ? fileKey : found;
            }
        }
        return found ? Result<SecretBytes>(*found) : Error{ErrorCode::NotFound, u"no match"_s, {}};
    });
}

QByteArray verdictOf(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return "no match";
    for (const auto &[start, verdict] : {std::pair("age armor: "_L1, "armor failure"),
                                         {"age header: "_L1, "header failure"},
                                         {"age header MAC: "_L1, "HMAC failure"},
                                         {"age payload: "_L1, "payload failure"}}) {
        if (error.detail.startsWith(start))
            return verdict;
    }
    return error.detail.toUtf8();
}

struct Outcome {
    QByteArray verdict;
    QByteArray plain; // what was let out
};

Outcome outcomeOf(const TestFile &test)
{
    QByteArray bytes = test.age;
    if (test.armored) {
        const auto decoded = decodeAgeArmor(bytes);
        if (!decoded)
            return {verdictOf(decoded.error()), {}};
        bytes = *decoded;
    }
    QBuffer device(&bytes);
    if (!device.open(QIODevice::ReadOnly))
        return {"no device", {}};
    const auto reader = openedAge(test, &device);
    if (!reader)
        return {verdictOf(reader.error()), {}};
    QByteArray plain;
    const auto read = (*reader)->readAll([&plain](QByteArrayView part) -> Result<void> {
        plain += part;
        return {};
    });
    if (read && plain.size() != (*reader)->size())
        return {"another length than size() told", plain};
    return {read ? QByteArray("success") : verdictOf(read.error()), plain};
}

} // namespace

class tst_AgeVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesThePublishedVerdict_data();
    void givesThePublishedVerdict();
    void foundEachPublishedFile();

private:
    QStringList m_files;
    QHash<QByteArray, int> m_verdicts;
    const QDir m_folder{QStringLiteral(REDRESS_SHARED_DATA "/vectors/age")};
};

void tst_AgeVectors::givesThePublishedVerdict_data()
{
    QTest::addColumn<QString>("path");
    m_files = m_folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : std::as_const(m_files))
        QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
    if (m_files.isEmpty()) {
        qWarning("the published age files are missing (%s): only the project's own are tried, in "
                 "tst_age",
                 REDRESS_SHARED_DATA "/vectors/age");
        QTest::newRow("none here") << QString();
    }
}

void tst_AgeVectors::givesThePublishedVerdict()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        return;
    const auto test = readTestFile(path);
    QVERIFY(test);
    QVERIFY(!test->age.isEmpty() || path.endsWith("/empty"_L1));
    const Outcome outcome = outcomeOf(*test);
    QCOMPARE(outcome.verdict, test->expect);
    if (test->expect == "success")
        QCOMPARE(sha256(outcome.plain).toHex(), test->payloadSha256);
    ++m_verdicts[test->expect];
}

void tst_AgeVectors::foundEachPublishedFile()
{
    if (m_files.isEmpty())
        return;
    QCOMPARE(m_files.size(), kPublishedFiles);
    int all = 0;
    for (auto it = m_verdicts.cbegin(); it != m_verdicts.cend(); ++it) {
        qInfo("%s: %d files", it.key().constData(), it.value());
        all += it.value();
    }
    QCOMPARE(all, kPublishedFiles);
}

QTEST_GUILESS_MAIN(tst_AgeVectors)
#include "tst_agevectors.moc"
