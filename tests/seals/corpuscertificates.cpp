// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"
#include "tests/seals/rawcertificate.h"
#include "tests/seals/rawcms.h"

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

using Bend = std::function<void(RawCertificate *)>;

QByteArray pemOf(const QByteArray &der)
{
    const QByteArray text = der.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype at = 0; at < text.size(); at += 64)
        pem += text.mid(at, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

// Both lists made again, and signed with the key of the certificate.
void sealWith(Files *files, const Center &center, const Crypto::P256PrivateKey &key,
              const QByteArray &certificate, const QByteArray &root)
{
    sealAgain(files, *CadesSigner::create(center.clerkKey, center.clerk, {center.root}));
    RawCms cms(center, Crypto::sha256(files->value(Layout::kAsicManifest)), noon().addDays(1));
    cms.key = key;
    cms.certificates = {certificate, root};
    const QByteArray hash = der(0x04, {Crypto::sha256(certificate)});
    cms.setAttribute(Attribute::signingCertificateV2(),
                     der(0x30, {der(0x30, {der(0x30, {hash})})}));
    cms.signerId = issuerAndSerial(certificate);
    files->insert(Layout::kSignature, cms.bytes());
}

// A clerk with a certificate of her own seals the dossier.
void clerk(CorpusWriter *corpus, const char *name, const char *code, const Bend &bend)
{
    const Center &center = corpus->kit().center();
    const Crypto::P256PrivateKey key = *Crypto::P256PrivateKey::generate();
    RawCertificate made = RawCertificate::ofClerk(center, key);
    bend(&made);
    const QByteArray certificate = made.bytes();
    corpus->packed(name, code, [&](Files *files) {
        const QByteArray thumbprint = toBase64Url(Crypto::sha256(certificate)).toLatin1();
        files->insert(Layout::certificateName(thumbprint), pemOf(certificate));
        sealWith(files, center, key, certificate, center.root.der());
    });
}

// The center's root is another one of the same name and key.
void root(CorpusWriter *corpus, const char *name, const char *code, const Bend &bend)
{
    const Center &center = corpus->kit().center();
    RawCertificate made = RawCertificate::ofRoot(center);
    bend(&made);
    const QByteArray certificate = made.bytes();
    corpus->packed(name, code, [&](Files *files) {
        files->insert(Layout::kRoot, pemOf(certificate));
        files->remove("signatures/001.p7s"); // it carries the root as it was
        sealWith(files, center, center.clerkKey, center.clerk.der(), certificate);
    });
}

QByteArray days(const char *from, const char *to)
{
    return der(0x30, {der(0x17, {from}), der(0x17, {to})});
}

void addClerks(CorpusWriter *corpus)
{
    using namespace Extension;
    clerk(corpus, "good-a-second-clerk", "", [](RawCertificate *) {});
    clerk(corpus, "clerk-whose-certificate-had-ended", "seal.chain",
          [](RawCertificate *made) { made->validity = days("250101000000Z", "260101000000Z"); });
    clerk(corpus, "clerk-whose-certificate-begins-later", "seal.chain",
          [](RawCertificate *made) { made->validity = days("260601000000Z", "290101000000Z"); });
    clerk(corpus, "clerk-issued-by-herself", "seal.chain",
          [corpus](RawCertificate *made) { made->issuerKey = corpus->kit().center().clerkKey; });
    clerk(corpus, "clerk-issued-under-another-name", "seal.chain",
          [](RawCertificate *made) { made->issuer = made->subject; });
    clerk(
        corpus, "clerk-issued-by-another-key-of-that-name", "seal.chain", [](RawCertificate *made) {
            made->extension(authorityKeyId()).value = der(0x30, {der(0x80, {QByteArray(20, 'k')})});
        });
    clerk(corpus, "clerk-without-the-issuers-key-id", "seal.chain",
          [](RawCertificate *made) { made->remove(authorityKeyId()); });
    clerk(corpus, "clerk-with-a-critical-demand-nobody-knows", "seal.chain",
          [](RawCertificate *made) {
              made->extensions += {oid("\x2a\x03\x04\x05"), true, der(0x05, {})};
          });
    clerk(corpus, "good-a-clerk-with-a-remark-nobody-knows", "", [](RawCertificate *made) {
        made->extensions += {oid("\x2a\x03\x04\x05"), false, der(0x05, {})};
    });
    clerk(corpus, "clerk-who-may-issue-without-being-an-authority", "seal.chain",
          [](RawCertificate *made) {
              made->extension(keyUsage()).value = QByteArray("\x03\x02\x02\xc4");
          });
    clerk(corpus, "clerk-with-two-usages", "seal.chain",
          [](RawCertificate *made) { made->extensions += made->extension(keyUsage()); });
    clerk(corpus, "clerk-with-two-algorithms", "seal.chain", [](RawCertificate *made) {
        made->algorithm = der(0x30, {oid("\x2a\x86\x48\xce\x3d\x04\x03\x03")});
    });
    clerk(corpus, "clerk-with-a-certificate-of-version-one", "seal.chain",
          [](RawCertificate *made) { made->version = QByteArray(); });
    clerk(corpus, "clerk-with-a-point-off-the-curve", "dossier.certificate",
          [](RawCertificate *made) { made->key[40] = char(made->key.at(40) ^ 1); });
    clerk(corpus, "clerk-with-a-padded-serial-number", "dossier.certificate",
          [](RawCertificate *made) { made->serial = der(0x02, {QByteArray("\x00\x41\x42", 3)}); });
}

void addRoots(CorpusWriter *corpus)
{
    using namespace Extension;
    root(corpus, "good-another-root-of-the-same-key", "", [](RawCertificate *) {});
    root(corpus, "root-that-is-no-authority", "seal.chain", [](RawCertificate *made) {
        made->extension(basicConstraints()).value = der(0x30, {});
        made->extension(keyUsage()).value = QByteArray("\x03\x02\x06\xc0");
    });
    root(corpus, "root-that-may-not-issue", "seal.chain", [](RawCertificate *made) {
        made->extension(keyUsage()).value = QByteArray("\x03\x02\x01\x02");
    });
    root(corpus, "root-without-usage", "seal.chain",
         [](RawCertificate *made) { made->remove(keyUsage()); });
    root(corpus, "root-whose-authority-is-not-critical", "seal.chain",
         [](RawCertificate *made) { made->extension(basicConstraints()).critical = false; });
    root(corpus, "root-without-its-own-key-id", "seal.chain",
         [](RawCertificate *made) { made->remove(subjectKeyId()); });
    root(corpus, "root-that-had-ended", "seal.chain",
         [](RawCertificate *made) { made->validity = days("250101000000Z", "260101000000Z"); });
    root(corpus, "root-signed-by-somebody-else", "seal.chain",
         [corpus](RawCertificate *made) { made->issuerKey = corpus->kit().center().clerkKey; });
    root(corpus, "root-issued-by-somebody-else", "seal.chain",
         [](RawCertificate *made) { made->issuer = der(0x30, {}); });
}

} // namespace

void addCertificateLies(CorpusWriter *corpus)
{
    addClerks(corpus);
    addRoots(corpus);
    corpus->sealedAgain("certificate-with-words-around-it", "dossier.certificate",
                        [&](Files *files) {
                            const Crypto::Certificate &clerk = corpus->kit().center().clerk;
                            files->insert(Layout::certificateName(clerk.thumbprint().toLatin1()),
                                          "A good person:\n" + clerk.pem());
                        });
    corpus->sealedAgain("certificate-missing", "dossier.signer-missing", [&](Files *files) {
        const Crypto::Certificate &clerk = corpus->kit().center().clerk;
        files->remove(Layout::certificateName(clerk.thumbprint().toLatin1()));
    });
}

} // namespace Redress::Test
