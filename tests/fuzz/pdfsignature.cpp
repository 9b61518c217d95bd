// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossier.h"
#include "models/seals/pdfsignature.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void pdfsignature(QByteArrayView bytes)
{
    static const auto root
        = *Seals::certificateFromPem(sample("tests/fuzz/corpus/certificate/root.pem"));
    const Seals::MemoryBytes pdf(bytes.toByteArray());
    const auto place = Seals::findPdfSignature(pdf);
    demand(!place || (place->hole > 0 && place->after <= pdf.size()
                      && place->signature.size() <= Seals::kPdfSignatureRoom),
           "the place of a signature lies in the file");
    Seals::CadesVerifier verifier(root);
    const auto check = Seals::checkPdf(pdf, &verifier, u"fuzz"_s);
    demand(check && check->verification.worst() == Verdict::Broken, "nobody signed this report");
}

} // namespace Redress::Fuzz
