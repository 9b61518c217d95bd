// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"
#include "models/crypto/agearmor.h"
#include "models/crypto/primitives.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

namespace {

QByteArray encrypted(const QByteArray &plain, const QByteArray &recipient, qsizetype step)
{
    QByteArray file;
    auto encryptor = AgeEncryptor::begin(recipient, [&file](QByteArrayView part) -> Result<void> {
        file += part;
        return {};
    });
    if (!encryptor)
        return {};
    for (qsizetype at = 0; at < plain.size(); at += step) {
        if (!(*encryptor)->add(plain.mid(at, step)))
            return {};
    }
    return (*encryptor)->finish() ? file : QByteArray();
}

QByteArray patternOf(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 ^ i >> 8);
    return bytes;
}

} // namespace

class tst_Age : public QObject {
    Q_OBJECT

private:
    AgeIdentity m_identity = *AgeIdentity::fromSecret(randomSecret(32));

    Result<QByteArray> decrypted(QByteArray file)
    {
        QBuffer device(&file);
        if (!device.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io, {}, {}};
        REDRESS_TRY(reader, AgeReader::open(&device, {m_identity}));
        QByteArray plain;
        REDRESS_CHECK(reader->readAll([&plain](QByteArrayView part) -> Result<void> {
            plain += part;
            return {};
        }));
        return plain;
    }

private Q_SLOTS:
    void writesIdentitiesAsThePublishedPageDoes();
    void refusesMistypedIdentities();
    void opensWhatItWrote();
    void findsItsIdentityAmongOthers();
    void opensAnyPart();
    void findsEachFlippedBit();
    void findsEachCut();
    void findsChunksThatChangedPlaces();
    void passesTheSinksRefusalOn();
    void refusesALowOrderRecipient();
    void refusesAnEndlessHeader();
    void readsTheTextForm();
};

void tst_Age::writesIdentitiesAsThePublishedPageDoes()
{
    // The pair shown in age-encryption.org/v1: 32 bytes of 0x42.
    const auto identity = AgeIdentity::fromSecret(SecretBytes::copyOf(QByteArray(32, '\x42')));
    QVERIFY(identity);
    QCOMPARE(identity->secretText(),
             u"AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"_s);
    QCOMPARE(identity->recipient(),
             u"age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"_s);
    const auto read = AgeIdentity::fromText(identity->secretText());
    QVERIFY(read && read->secret() == identity->secret());
    QVERIFY(AgeIdentity::fromText(identity->secretText().toLower()));
    QCOMPARE(read->recipientRaw().size(), 32);
}

void tst_Age::refusesMistypedIdentities()
{
    const QString good = m_identity.secretText();
    for (const QString &bad : {QString(), u"AGE-SECRET-KEY-1"_s, good.chopped(1), good + u'Q',
                               good.toLower().replace(0, 1, u"A"_s), m_identity.recipient(),
                               QString(good).replace(20, 1, good.at(20) == u'Q' ? u"P"_s : u"Q"_s),
                               u' ' + good, QString(100'000, u'q')}) {
        const auto identity = AgeIdentity::fromText(bad);
        QVERIFY2(!identity, qPrintable(bad));
        QCOMPARE(identity.error().code, ErrorCode::BadInput);
    }
    for (const qsizetype size : {0, 31, 33})
        QVERIFY(!AgeIdentity::fromSecret(SecretBytes(size)));
}

void tst_Age::opensWhatItWrote()
{
    for (const qsizetype size : {0, 1, 65'535, 65'536, 65'537, 131'072, 131'073, 400'000}) {
        const QByteArray plain = patternOf(size);
        for (const qsizetype step : {1'000, 65'536, 65'537, 1'000'000}) {
            const QByteArray file = encrypted(plain, m_identity.recipientRaw(), step);
            const qsizetype chunks = std::max<qsizetype>(1, (size + 65'535) / 65'536);
            QCOMPARE(file.size() - file.indexOf('\n', file.indexOf("\n---") + 1) - 1,
                     16 + size + 16 * chunks);
            QVERIFY(*decrypted(file) == plain);
        }
    }
}

void tst_Age::findsItsIdentityAmongOthers()
{
    QByteArray file = encrypted("x", m_identity.recipientRaw(), 1);
    QBuffer device(&file);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const AgeIdentity other = *AgeIdentity::fromSecret(randomSecret(32));
    QVERIFY(AgeReader::open(&device, {other, m_identity}));
    QCOMPARE(AgeReader::open(&device, {other}).error().code, ErrorCode::NotFound);
    QCOMPARE(AgeReader::open(&device, {}).error().code, ErrorCode::NotFound);
}

void tst_Age::opensAnyPart()
{
    const QByteArray plain = patternOf(200'000);
    QByteArray file = encrypted(plain, m_identity.recipientRaw(), 50'000);
    QBuffer device(&file);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const auto reader = AgeReader::open(&device, {m_identity});
    QVERIFY(reader);
    QCOMPARE((*reader)->size(), 200'000);
    for (qint64 offset = 0; offset < 210'000; offset += 6'113)
        QCOMPARE((*reader)->read(offset, 70'000)->view(), plain.mid(offset, 70'000));
    QCOMPARE((*reader)->read(0, std::numeric_limits<qint64>::max())->size(), 200'000);
    QCOMPARE((*reader)->read(std::numeric_limits<qint64>::max(), 1)->size(), 0);
    QVERIFY(!(*reader)->read(-1, 1));
    QVERIFY(!(*reader)->read(0, -1));
}

void tst_Age::findsEachFlippedBit()
{
    QByteArray file = encrypted("a short note", m_identity.recipientRaw(), 5);
    for (qsizetype bit = 0; bit < file.size() * 8; ++bit) {
        file[bit / 8] = char(file.at(bit / 8) ^ (1 << bit % 8));
        const auto plain = decrypted(file);
        QVERIFY2(!plain, qPrintable(QString::number(bit)));
        QVERIFY(plain.error().code == ErrorCode::Corrupt
                || plain.error().code == ErrorCode::NotFound);
        file[bit / 8] = char(file.at(bit / 8) ^ (1 << bit % 8));
    }
    QVERIFY(decrypted(file));
}

void tst_Age::findsEachCut()
{
    const QByteArray small = encrypted("a short note", m_identity.recipientRaw(), 5);
    for (qsizetype size = 0; size < small.size(); ++size)
        QCOMPARE(decrypted(small.first(size)).error().code, ErrorCode::Corrupt);
    QVERIFY(!decrypted(small + '\0'));
    const QByteArray large = encrypted(patternOf(131'072), m_identity.recipientRaw(), 65'536);
    for (const qsizetype cut : {1, 15, 16, 17, 65'551, 65'552, 65'553, 131'104})
        QCOMPARE(decrypted(large.chopped(cut)).error().code, ErrorCode::Corrupt);
}

void tst_Age::findsChunksThatChangedPlaces()
{
    QByteArray file = encrypted(patternOf(3 * 65'536), m_identity.recipientRaw(), 65'536);
    const qsizetype start = file.size() - 3 * 65'552;
    const QByteArray first = file.mid(start, 65'552), second = file.mid(start + 65'552, 65'552);
    QVERIFY(decrypted(file));
    QVERIFY(!decrypted(file.first(start) + second + first + file.last(65'552)));
    QVERIFY(!decrypted(file.first(start) + first + file.last(65'552)));
    QVERIFY(!decrypted(file + file.last(65'552)));
}

void tst_Age::passesTheSinksRefusalOn()
{
    // A full disk after n bytes, for many n.
    const QByteArray plain = patternOf(150'000);
    const qsizetype whole = encrypted(plain, m_identity.recipientRaw(), 150'000).size();
    for (qsizetype room = 0; room < whole; room += 9'973) {
        qsizetype written = 0;
        const auto sink = [&](QByteArrayView part) -> Result<void> {
            written += part.size();
            return written <= room ? Result<void>() : Error{ErrorCode::DiskFull, u"full"_s, {}};
        };
        const auto write = [&]() -> Result<void> {
            REDRESS_TRY(encryptor, AgeEncryptor::begin(m_identity.recipientRaw(), sink));
            REDRESS_CHECK(encryptor->add(plain));
            return encryptor->finish();
        };
        QCOMPARE(write().error().code, ErrorCode::DiskFull);
    }
}

void tst_Age::refusesALowOrderRecipient()
{
    const auto ignore = [](QByteArrayView) -> Result<void> { return {}; };
    QVERIFY(!AgeEncryptor::begin(QByteArray(32, '\0'), ignore));
    QVERIFY(!AgeEncryptor::begin(QByteArray(31, 'x'), ignore));
    QVERIFY(!AgeEncryptor::begin({}, ignore));
}

void tst_Age::refusesAnEndlessHeader()
{
    QByteArray file = "age-encryption.org/v1\n";
    while (file.size() < 1'000'000)
        file += "-> grease\n\n";
    QCOMPARE(decrypted(file).error().code, ErrorCode::Corrupt);
    QCOMPARE(decrypted(QByteArray(1'000'000, '\n')).error().code, ErrorCode::Corrupt);
    QCOMPARE(decrypted(QByteArray(1'000'000, '\0')).error().code, ErrorCode::Corrupt);
}

void tst_Age::readsTheTextForm()
{
    const QByteArray file = encrypted(patternOf(100), m_identity.recipientRaw(), 100);
    const QByteArray base64 = file.toBase64();
    QByteArray text = " \n-----BEGIN AGE ENCRYPTED FILE-----\n";
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    text += "-----END AGE ENCRYPTED FILE-----\n\t";
    QVERIFY(isAgeArmored(text));
    QVERIFY(!isAgeArmored(file));
    QCOMPARE(*decodeAgeArmor(text), file);
    QVERIFY(!decodeAgeArmor(text + "x"));
    QVERIFY(!decodeAgeArmor({}));
}

QTEST_GUILESS_MAIN(tst_Age)
#include "tst_age.moc"
