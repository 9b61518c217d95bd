// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QWidget>

namespace Redress::Ui {

/// A widget whose words follow the language: retranslate() sets all of them, at the start and on
/// each change. The derived constructor calls it once, last.
template <typename Base>
class Spoken : public Base {
public:
    using Base::Base;

protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        Base::changeEvent(event);
    }
};

using Page = Spoken<QWidget>;

} // namespace Redress::Ui
