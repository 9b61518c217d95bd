// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/drafts.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace Redress::Ui {

/// A call as it stands in the fields of the page: text as typed, nothing thrown away. This is what
/// a draft keeps.
struct TypedCall {
    Q_DECLARE_TR_FUNCTIONS(TypedCall)
public:
    QString channel = QStringLiteral("phone");
    QString phone, name, idNumber, speaksFor;
    QString knownConsumer; // id, when the caller was confirmed
    bool specialCare = false;
    QString company, companyId;
    QString issue, issueCode, productCode;
    QString story, account;
    QStringList remedies;
    QString amount, happened;

    bool isEmpty() const; // nothing worth keeping
    QJsonObject toJson() const;
    static TypedCall fromJson(const QJsonObject &object);

    enum class Field { Phone, IdNumber, Issue, Story, Amount, Happened };
    /// One sentence a field on what would be right; empty when all is well.
    QHash<Field, QString> mistakes(const QDate &today, const QString &currency) const;
    /// To be asked only without mistakes.
    Domain::CaseDraft draft(const QDate &today, const QString &currency) const;
};

} // namespace Redress::Ui
