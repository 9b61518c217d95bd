// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a check found, in the words of resources/help/dossier.md: { verdict, code, subject, detail }.
/// All findings are kept, never only the first.
export class Findings {
  list = [];

  broken(code, subject, detail) {
    this.list.push({ verdict: 'broken', code, subject, detail });
  }

  /// Leaves a dossier intact, and tells what nobody may read into it.
  remark(code, subject, detail) {
    this.list.push({ verdict: 'intact-with-remarks', code, subject, detail });
  }

  get isIntact() {
    return this.list.every((finding) => finding.verdict !== 'broken');
  }
}

/// There is nothing to judge.
export class NotADossier extends Error {}

/// The file could not be read, or changed while it was read.
export class ReadFailure extends Error {}
