// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfsigner.h"

#include "models/seals/pdfsignature.h"

#include <qpdf/qpdf-c.h>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr int kInvisible = 128 + 4; // of a widget: locked, printed
constexpr int kSignaturesExist = 1, kAppendOnly = 2; // of the form
constexpr long long kPlaceholder = 99'999'999'999; // eleven digits

/// A PDF in memory. What fails is kept by the library until it is asked for: problem().
class PdfObjects {
public:
    explicit PdfObjects(const QByteArray &pdf) : m_pdf(qpdf_init())
    {
        qpdf_silence_errors(m_pdf);
        qpdf_set_suppress_warnings(m_pdf, QPDF_TRUE);
        qpdf_set_attempt_recovery(m_pdf, QPDF_FALSE);
        qpdf_read_memory(m_pdf, "report", pdf.constData(), size_t(pdf.size()), nullptr);
    }
    ~PdfObjects() { qpdf_cleanup(&m_pdf); }
    Q_DISABLE_COPY_MOVE(PdfObjects)

    /// What went wrong first; empty when nothing did.
    QString problem() const
    {
        if (!qpdf_has_error(m_pdf))
            return {};
        return QString::fromUtf8(qpdf_get_error_full_text(m_pdf, qpdf_get_error(m_pdf)));
    }

    qpdf_oh root() const { return qpdf_get_root(m_pdf); }
    qpdf_oh firstPage() const { return qpdf_get_page_n(m_pdf, 0); }
    /// An object from its spelling.
    qpdf_oh parsed(const QByteArray &text) const { return qpdf_oh_parse(m_pdf, text.constData()); }
    qpdf_oh words(const QString &text) const
    {
        return qpdf_oh_new_unicode_string(m_pdf, text.toUtf8().constData());
    }
    qpdf_oh bytes(const QByteArray &value) const
    {
        return qpdf_oh_new_binary_string(m_pdf, value.constData(), size_t(value.size()));
    }
    qpdf_oh stream(const QByteArray &data) const
    {
        const qpdf_oh made = qpdf_oh_new_stream(m_pdf);
        qpdf_oh_replace_stream_data(m_pdf, made, reinterpret_cast<const uchar *>(data.constData()),
                                    size_t(data.size()), qpdf_oh_new_null(m_pdf),
                                    qpdf_oh_new_null(m_pdf));
        return made;
    }
    qpdf_oh indirect(qpdf_oh object) const { return qpdf_make_indirect_object(m_pdf, object); }
    void put(qpdf_oh dictionary, const char *key, qpdf_oh value) const
    {
        qpdf_oh_replace_key(m_pdf, dictionary, key, value);
    }
    qpdf_oh dictionaryOf(qpdf_oh stream) const { return qpdf_oh_get_dict(m_pdf, stream); }
    /// The list of that name, begun where there is none.
    void append(qpdf_oh dictionary, const char *key, qpdf_oh item) const
    {
        qpdf_oh list = qpdf_oh_get_key(m_pdf, dictionary, key);
        if (!qpdf_oh_is_array(m_pdf, list))
            list = qpdf_oh_new_array(m_pdf);
        qpdf_oh_append_item(m_pdf, list, item);
        put(dictionary, key, list);
    }

    /// One generation, a classic table, written the same each time.
    QByteArray written() const
    {
        if (qpdf_init_write_memory(m_pdf) != QPDF_SUCCESS)
            return {};
        qpdf_set_object_stream_mode(m_pdf, qpdf_o_disable);
        qpdf_set_stream_data_mode(m_pdf, qpdf_s_preserve);
        qpdf_set_compress_streams(m_pdf, QPDF_FALSE);
        qpdf_set_newline_before_endstream(m_pdf, QPDF_TRUE); // PDF/A
        qpdf_set_deterministic_ID(m_pdf, QPDF_TRUE);
        if (qpdf_write(m_pdf) != QPDF_SUCCESS)
            return {};
        return {reinterpret_cast<const char *>(qpdf_get_buffer(m_pdf)),
                qsizetype(qpdf_get_buffer_length(m_pdf))};
    }

private:
    qpdf_data m_pdf;
};

qpdf_oh signatureIn(const PdfObjects &pdf, const CadesSigner &signer, const QDateTime &utc,
                    const QString &place)
{
    // No change at all is allowed afterwards.
    const qpdf_oh signature
        = pdf.parsed("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
                     + pdfByteRange(kPlaceholder, kPlaceholder, 2 * kPlaceholder)
                     + " /Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams"
                       " << /Type /TransformParams /P 1 /V /1.2 >> >> ] >>");
    pdf.put(signature, "/Contents", pdf.bytes(QByteArray(kPdfSignatureRoom, '\0')));
    pdf.put(signature, "/M", pdf.bytes(pdfDate(utc)));
    pdf.put(signature, "/Name", pdf.words(signer.certificate().commonName()));
    pdf.put(signature, "/Location", pdf.words(place));
    return pdf.indirect(signature);
}

void addSignatureField(const PdfObjects &pdf, qpdf_oh signature)
{
    // PDF/A asks for an appearance, of what is not seen too.
    const qpdf_oh form = pdf.stream({});
    pdf.put(pdf.dictionaryOf(form), "/Type", pdf.parsed("/XObject"));
    pdf.put(pdf.dictionaryOf(form), "/Subtype", pdf.parsed("/Form"));
    pdf.put(pdf.dictionaryOf(form), "/BBox", pdf.parsed("[ 0 0 0 0 ]"));
    const qpdf_oh appearance = pdf.parsed("<< >>");
    pdf.put(appearance, "/N", form);

    const qpdf_oh page = pdf.firstPage();
    const qpdf_oh field = pdf.indirect(
        pdf.parsed("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /Rect [ 0 0 0 0 ] /F "
                   + QByteArray::number(kInvisible) + " >>"));
    pdf.put(field, "/AP", appearance);
    pdf.put(field, "/P", page);
    pdf.put(field, "/V", signature);
    pdf.append(page, "/Annots", field);

    const qpdf_oh fields
        = pdf.parsed("<< /SigFlags " + QByteArray::number(kSignaturesExist + kAppendOnly) + " >>");
    pdf.append(fields, "/Fields", field);
    const qpdf_oh permissions = pdf.parsed("<< >>");
    pdf.put(permissions, "/DocMDP", signature);
    pdf.put(pdf.root(), "/AcroForm", fields);
    pdf.put(pdf.root(), "/Perms", permissions);
}

/// Page-piece data: what the standard keeps for the program that made the file.
void addData(const PdfObjects &pdf, const QByteArray &data, const QDateTime &utc)
{
    const qpdf_oh piece = pdf.parsed("<< >>");
    pdf.put(piece, "/LastModified", pdf.bytes(pdfDate(utc)));
    pdf.put(piece, "/Private", pdf.stream(data));
    const qpdf_oh pieces = pdf.parsed("<< >>");
    pdf.put(pieces, "/Redress", piece);
    pdf.put(pdf.root(), "/PieceInfo", pieces);
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
    const PdfObjects objects(pdf);
    if (const QString problem = objects.problem(); !problem.isEmpty())
        return refused(problem);
    addSignatureField(objects, signatureIn(objects, signer, signingTimeUtc, place));
    if (!data.isEmpty())
        addData(objects, data, signingTimeUtc);
    QByteArray file = objects.written();
    if (const QString problem = objects.problem(); !problem.isEmpty())
        return refused(problem);
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
