// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfsigner.h"

#include "models/seals/pdfsignature.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <string>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr int kInvisible = 128 + 4; // of a widget: locked, printed
constexpr int kSignaturesExist = 1, kAppendOnly = 2; // of the form
constexpr long long kPlaceholder = 99'999'999'999; // eleven digits

using Handle = QPDFObjectHandle;

Handle text(const QString &words)
{
    return Handle::newUnicodeString(words.toStdString());
}

Handle number(long long value)
{
    return Handle::newInteger(value);
}

/// No change at all is allowed afterwards.
Handle sealingReference()
{
    return Handle::parse("<< /Type /SigRef /TransformMethod /DocMDP"
                         " /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>");
}

Handle signatureDictionary(const CadesSigner &signer, const QDateTime &utc, const QString &place)
{
    Handle dictionary = Handle::newDictionary();
    dictionary.replaceKey("/Type", Handle::newName("/Sig"));
    dictionary.replaceKey("/Filter", Handle::newName("/Adobe.PPKLite"));
    dictionary.replaceKey("/SubFilter", Handle::newName("/ETSI.CAdES.detached"));
    dictionary.replaceKey("/ByteRange",
                          Handle::newArray({number(0), number(kPlaceholder), number(kPlaceholder),
                                            number(kPlaceholder)}));
    dictionary.replaceKey("/Contents",
                          Handle::newString(std::string(size_t(kPdfSignatureRoom), '\0')));
    dictionary.replaceKey("/M", Handle::newString(pdfDate(utc).toStdString()));
    dictionary.replaceKey("/Name", text(signer.certificate().commonName()));
    dictionary.replaceKey("/Location", text(place));
    dictionary.replaceKey("/Reference", Handle::newArray({sealingReference()}));
    return dictionary;
}

/// PDF/A asks for an appearance, of what is not seen too.
Handle emptyAppearance(QPDF &pdf)
{
    Handle form = Handle::newStream(&pdf, "");
    form.getDict().replaceKey("/Type", Handle::newName("/XObject"));
    form.getDict().replaceKey("/Subtype", Handle::newName("/Form"));
    form.getDict().replaceKey("/BBox", Handle::parse("[ 0 0 0 0 ]"));
    Handle appearance = Handle::newDictionary();
    appearance.replaceKey("/N", form);
    return appearance;
}

void addSignatureField(QPDF &pdf, Handle signature)
{
    Handle page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
    Handle field = pdf.makeIndirectObject(Handle::newDictionary());
    field.replaceKey("/Type", Handle::newName("/Annot"));
    field.replaceKey("/Subtype", Handle::newName("/Widget"));
    field.replaceKey("/FT", Handle::newName("/Sig"));
    field.replaceKey("/T", Handle::newString("Signature"));
    field.replaceKey("/F", number(kInvisible));
    field.replaceKey("/Rect", Handle::parse("[ 0 0 0 0 ]"));
    field.replaceKey("/AP", emptyAppearance(pdf));
    field.replaceKey("/P", page);
    field.replaceKey("/V", signature);
    Handle annotations = page.getKey("/Annots");
    if (!annotations.isArray())
        annotations = Handle::newArray();
    annotations.appendItem(field);
    page.replaceKey("/Annots", annotations);

    Handle form = Handle::newDictionary();
    form.replaceKey("/Fields", Handle::newArray({field}));
    form.replaceKey("/SigFlags", number(kSignaturesExist + kAppendOnly));
    Handle permissions = Handle::newDictionary();
    permissions.replaceKey("/DocMDP", signature);
    Handle root = pdf.getRoot();
    root.replaceKey("/AcroForm", form);
    root.replaceKey("/Perms", permissions);
}

/// Page-piece data: what the standard keeps for the program that made the file.
void addData(QPDF &pdf, const QByteArray &data, const QDateTime &utc)
{
    Handle piece = Handle::newDictionary();
    piece.replaceKey("/LastModified", Handle::newString(pdfDate(utc).toStdString()));
    piece.replaceKey("/Private", Handle::newStream(&pdf, data.toStdString()));
    Handle pieces = Handle::newDictionary();
    pieces.replaceKey("/Redress", piece);
    pdf.getRoot().replaceKey("/PieceInfo", pieces);
}

/// The file with room for the signature, one generation, written the same each time.
QByteArray withRoom(const QByteArray &unsignedPdf, const CadesSigner &signer, const QDateTime &utc,
                    const QString &place, const QByteArray &data)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("report", unsignedPdf.constData(), size_t(unsignedPdf.size()));
    addSignatureField(pdf, pdf.makeIndirectObject(signatureDictionary(signer, utc, place)));
    if (!data.isEmpty())
        addData(pdf, data, utc);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setCompressStreams(false);
    writer.setNewlineBeforeEndstream(true); // PDF/A
    writer.setDeterministicID(true);
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char *>(written->getBuffer()), qsizetype(written->getSize())};
}

} // namespace

Result<QByteArray> signPdf(const QByteArray &pdf, const CadesSigner &signer,
                           const QDateTime &signingTimeUtc, const QString &place,
                           const QByteArray &data)
{
    const auto refused = [](const QString &detail) {
        return Error{ErrorCode::BadInput, u"the PDF cannot be signed: "_s + detail, {}};
    };
    REDRESS_TRY(isSigned, hasPdfSignature(MemoryBytes(pdf)));
    if (isSigned)
        return refused(u"it carries a signature"_s);
    QByteArray file;
    try {
        file = withRoom(pdf, signer, signingTimeUtc, place, data);
    } catch (const std::exception &problem) {
        return refused(QString::fromUtf8(problem.what()));
    }
    const QByteArray placeholder = pdfByteRange(kPlaceholder, kPlaceholder, 2 * kPlaceholder);
    const qsizetype range = file.indexOf(placeholder);
    const qsizetype hole = file.indexOf('<', range);
    const qsizetype after = hole + 2 * kPdfSignatureRoom + 2;
    if (range < 0 || hole < 0 || after > file.size())
        return refused(u"there is no room for the signature"_s);
    file.replace(range, placeholder.size(), pdfByteRange(hole, after, file.size()));
    REDRESS_TRY(digest, pdfDigest(MemoryBytes(file), {hole, after, {}, {}}));
    REDRESS_TRY(signature, signer.signDigestInPdf(digest));
    if (signature.size() > kPdfSignatureRoom)
        return refused(u"the signature is larger than its room"_s);
    file.replace(hole + 1, 2 * signature.size(), signature.toHex());
    return file;
}

} // namespace Redress::Seals
