// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An anchor that came another way, as a person pastes it: a fingerprint in any writing, a certificate,
// a ledger key or a whole policy.
import { base64, equal } from './bytes.js';
import { certificateFromPem } from './certificate.js';
import { OutsideCertificate } from './outside.js';

const kFingerprintDigits = 64;

/// "root", "log" or "time" when the text names that anchor of this verdict, "different" when it names
/// another one, "nothing" when it names none.
export async function compareAnchor(text, verdict) {
  const trimmed = text.trim();
  const digits = trimmed.replace(/^sha-?256( fingerprint)?\s*[:=]?/i, '').replace(/[\s:.-]/g, '');
  if (digits.length === kFingerprintDigits && /^[0-9a-f]*$/i.test(digits)) {
    const isSame = (fingerprint) => digits.toUpperCase() === fingerprint?.replaceAll(':', '');
    if (isSame(verdict.rootFingerprint)) return 'root';
    return isSame(verdict.outsideTime?.root) ? 'time' : 'different';
  }
  const outside = OutsideCertificate.fromPem(trimmed);
  if (outside && outside.fingerprint === verdict.outsideTime?.root) return 'time';
  const { certificate } = await certificateFromPem(trimmed);
  if (certificate || outside) return certificate && verdict.root && equal(certificate.der, verdict.root.der) ? 'root' : 'different';
  const keys = trimmed.match(/[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+/g) ?? [];
  if (keys.length > 0) return verdict.logKey !== '' && keys.includes(verdict.logKey) ? 'log' : 'different';
  const der = trimmed.replace(/\s/g, '');
  if (verdict.root && der.length > kFingerprintDigits && der === base64(verdict.root.der)) return 'root';
  return 'nothing';
}
