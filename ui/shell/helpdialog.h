// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/page.h"

#include <QDialog>

class QTextBrowser;

namespace Redress::Ui {

/// F1: the page of resources/help/user for a room, in the language of the window.
class HelpDialog final : public Spoken<QDialog> {
    Q_OBJECT
public:
    HelpDialog(const QString &roomId, QWidget *parent = nullptr);
    static void show(QWidget *parent, const QString &roomId);
    void retranslate() override;

private:
    QString m_roomId;
    QTextBrowser *m_text;
};

} // namespace Redress::Ui
