// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"
#include "tests/seals/rawcms.h"

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

using Bend = std::function<void(RawCms *)>;

RawCms untouched(CorpusWriter *corpus)
{
    const QByteArray manifest = corpus->good().value(Layout::kAsicManifest);
    return {corpus->kit().center(), Crypto::sha256(manifest), noon().addDays(1)};
}

void bent(CorpusWriter *corpus, const char *name, const char *code, const Bend &bend)
{
    RawCms cms = untouched(corpus);
    bend(&cms);
    corpus->packed(name, code,
                   [&](Files *files) { files->insert(Layout::kSignature, cms.bytes()); });
}

// The bytes of a whole signature, changed.
void spelled(CorpusWriter *corpus, const char *name, const char *code,
             const std::function<QByteArray(const QByteArray &)> &spell)
{
    corpus->packed(name, code, [&](Files *files) {
        files->insert(Layout::kSignature, spell(untouched(corpus).bytes()));
    });
}

void addStructureLies(CorpusWriter *corpus)
{
    bent(corpus, "seal-of-another-version", "seal.not-canonical",
         [](RawCms *cms) { cms->version = "\x02\x01\x03"; });
    bent(corpus, "seal-with-parameters-of-the-digest", "seal.not-canonical", [](RawCms *cms) {
        cms->digestAlgorithm
            = der(0x30, {oid("\x60\x86\x48\x01\x65\x03\x04\x02\x01"), der(0x05, {})});
    });
    bent(corpus, "seal-that-carries-the-content", "seal.not-canonical", [corpus](RawCms *cms) {
        const QByteArray manifest = corpus->good().value(Layout::kAsicManifest);
        cms->content = der(
            0x30,
            {oid("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"), der(0xa0, {der(0x04, {manifest})})});
    });
    bent(corpus, "seal-with-two-signers", "seal.not-canonical",
         [](RawCms *cms) { cms->signers = 2; });
    bent(corpus, "seal-with-no-signer", "seal.malformed", [](RawCms *cms) { cms->signers = 0; });
    bent(corpus, "seal-with-an-unsigned-attribute", "seal.not-canonical", [](RawCms *cms) {
        cms->unsignedAttributes
            = der(0xa1, {der(0x30, {oid("\x2a\x03\x04"), der(0x31, {der(0x0c, {"paid"})})})});
    });
    bent(corpus, "seal-with-an-empty-list-of-revocations", "seal.malformed",
         [](RawCms *cms) { cms->revocations = der(0xa1, {}); });
    bent(corpus, "seal-by-key-instead-of-number", "seal.malformed",
         [](RawCms *cms) { cms->signerId = der(0x80, {QByteArray(20, 'k')}); });
    bent(corpus, "seal-with-unsorted-attributes", "seal.not-canonical",
         [](RawCms *cms) { cms->isSorted = false; });
    bent(corpus, "seal-with-another-attribute", "seal.not-canonical",
         [](RawCms *cms) { cms->setAttribute(oid("\x2a\x03\x04"), der(0x0c, {"paid"})); });
    bent(corpus, "seal-without-attributes", "seal.malformed",
         [](RawCms *cms) { cms->attributes.clear(); });
    spelled(corpus, "seal-with-bytes-behind-it", "seal.not-canonical",
            [](const QByteArray &bytes) { return bytes + "hidden"; });
    spelled(corpus, "seal-of-no-fixed-length", "seal.malformed", [](const QByteArray &bytes) {
        return QByteArray("\x30\x80") + bytes.mid(4) + QByteArray(2, '\0');
    });
    spelled(corpus, "seal-with-a-longer-length", "seal.not-canonical",
            [](const QByteArray &bytes) { return QByteArray("\x30\x83\x00", 3) + bytes.mid(2); });
    spelled(corpus, "seal-cut", "seal.malformed",
            [](const QByteArray &bytes) { return bytes.chopped(1); });
    spelled(corpus, "seal-in-base64", "seal.malformed",
            [](const QByteArray &bytes) { return bytes.toBase64(); });
    spelled(corpus, "seal-too-large", "seal.malformed",
            [](const QByteArray &bytes) { return bytes + QByteArray(70'000, '\0'); });
}

void addAttributeLies(CorpusWriter *corpus)
{
    bent(corpus, "seal-without-a-time", "seal.malformed",
         [](RawCms *cms) { cms->removeAttribute(Attribute::signingTime()); });
    bent(corpus, "seal-at-an-impossible-time", "seal.malformed", [](RawCms *cms) {
        cms->setAttribute(Attribute::signingTime(), der(0x17, {"260230120000Z"}));
    });
    bent(corpus, "seal-with-its-time-in-the-long-form", "seal.malformed", [](RawCms *cms) {
        cms->setAttribute(Attribute::signingTime(), der(0x18, {"20260303120000Z"}));
    });
    bent(corpus, "seal-before-the-certificate-began", "seal.chain", [](RawCms *cms) {
        cms->setAttribute(Attribute::signingTime(), Der::time(noon().addYears(-1)));
    });
    bent(corpus, "seal-after-the-certificate-ended", "seal.chain", [](RawCms *cms) {
        cms->setAttribute(Attribute::signingTime(), Der::time(noon().addYears(9)));
    });
    bent(corpus, "seal-over-another-content", "seal.digest", [](RawCms *cms) {
        cms->setAttribute(Attribute::messageDigest(), der(0x04, {Crypto::sha256("another")}));
    });
    bent(corpus, "seal-over-a-shorter-digest", "seal.digest", [](RawCms *cms) {
        cms->setAttribute(Attribute::messageDigest(), der(0x04, {QByteArray(20, 'd')}));
    });
    bent(corpus, "seal-without-a-digest", "seal.digest",
         [](RawCms *cms) { cms->removeAttribute(Attribute::messageDigest()); });
    bent(corpus, "seal-of-another-content-type", "seal.not-canonical", [](RawCms *cms) {
        cms->setAttribute(Attribute::contentType(), oid("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"));
    });
    bent(corpus, "seal-that-names-no-certificate", "seal.certificates",
         [](RawCms *cms) { cms->removeAttribute(Attribute::signingCertificateV2()); });
    bent(corpus, "seal-that-names-another-certificate", "seal.certificates", [](RawCms *cms) {
        const QByteArray hash = der(0x04, {Crypto::sha256("another")});
        cms->setAttribute(Attribute::signingCertificateV2(),
                          der(0x30, {der(0x30, {der(0x30, {hash})})}));
    });
    bent(corpus, "seal-that-names-the-root", "seal.signature", [corpus](RawCms *cms) {
        const QByteArray hash = der(0x04, {Crypto::sha256(corpus->kit().center().root.der())});
        cms->setAttribute(Attribute::signingCertificateV2(),
                          der(0x30, {der(0x30, {der(0x30, {hash})})}));
    });
}

void addKeyLies(CorpusWriter *corpus)
{
    static const Center stranger = makeCenter();
    bent(corpus, "seal-without-the-root", "seal.certificates",
         [](RawCms *cms) { cms->certificates.removeLast(); });
    bent(corpus, "seal-without-the-signer", "seal.certificates",
         [](RawCms *cms) { cms->certificates.removeFirst(); });
    bent(corpus, "seal-with-another-certificate", "seal.certificates",
         [](RawCms *cms) { cms->certificates += stranger.clerk.der(); });
    bent(corpus, "seal-with-another-root", "seal.certificates",
         [](RawCms *cms) { cms->certificates[1] = stranger.root.der(); });
    bent(corpus, "seal-with-nine-certificates", "seal.malformed",
         [](RawCms *cms) { cms->certificates += QList<QByteArray>(8, stranger.clerk.der()); });
    bent(corpus, "seal-with-the-key-of-somebody-else", "seal.signature",
         [](RawCms *cms) { cms->key = stranger.clerkKey; });
    bent(corpus, "seal-under-the-number-of-another-certificate", "seal.not-canonical",
         [](RawCms *cms) { cms->signerId = RawCms(stranger, {}, noon()).signerId; });
    bent(corpus, "seal-with-an-old-algorithm", "seal.not-canonical", [](RawCms *cms) {
        cms->signatureAlgorithm = der(0x30, {oid("\x2a\x86\x48\xce\x3d\x04\x01")});
    });
    bent(corpus, "seal-with-a-flipped-signature", "seal.signature", [](RawCms *cms) {
        cms->bendSignature = [](QByteArray signature) {
            signature[signature.size() - 1] = char(signature.back() ^ 1);
            return signature;
        };
    });
    bent(corpus, "seal-of-zeros", "seal.signature", [](RawCms *cms) {
        cms->bendSignature = [](const QByteArray &) {
            return der(0x30, {der(0x02, {QByteArray(1, '\0')}), der(0x02, {QByteArray(1, '\0')})});
        };
    });
    bent(corpus, "seal-with-a-padded-number", "seal.signature", [](RawCms *cms) {
        cms->bendSignature = [](const QByteArray &signature) {
            const auto outer = *Der::Reader(signature).next();
            Der::Reader fields(outer.content);
            // As long whatever the number is, so that each judge always says the same.
            const QByteArray r = fields.next()->content.toByteArray().rightJustified(34, '\0');
            return der(0x30, {der(0x02, {r}), fields.next()->whole.toByteArray()});
        };
    });
    bent(corpus, "seal-with-the-raw-form-of-ecdsa", "seal.signature", [](RawCms *cms) {
        cms->bendSignature = [](const QByteArray &signature) { return signature.right(64); };
    });
}

} // namespace

void addSealLies(CorpusWriter *corpus)
{
    // First of all: untouched it holds.
    bent(corpus, "good-a-seal-made-by-hand", "", [](RawCms *) {});
    bent(corpus, "good-the-other-spelling-of-a-signature", "",
         [](RawCms *cms) { cms->bendSignature = otherSignature; });
    addStructureLies(corpus);
    addAttributeLies(corpus);
    addKeyLies(corpus);
}

} // namespace Redress::Test
