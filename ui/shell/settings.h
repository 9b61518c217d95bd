// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace Redress::Ui {

/// One setting of the window: key, type and default stand here once.
template <typename T>
class Setting {
public:
    Setting(QLatin1String key, T fallback) : m_key(key), m_fallback(std::move(fallback)) { }
    T get() const
    {
        return QSettings().value(m_key, QVariant::fromValue(m_fallback)).template value<T>();
    }
    void set(const T &value) const { QSettings().setValue(m_key, QVariant::fromValue(value)); }

private:
    QLatin1String m_key;
    T m_fallback;
};

/// Nothing here may be personal data: names of folders and of the last person signed in are not for
/// a support log.
namespace Settings {
inline const Setting<QString> language{QLatin1String("window/language"),
                                       {}}; // "en", "zh_CN"; empty: the system's
inline const Setting<int> themeChoice{QLatin1String("window/theme"), 0}; // of ThemeChoice
inline const Setting<QByteArray> geometry{QLatin1String("window/geometry"), {}};
inline const Setting<QByteArray> queueSplitter{QLatin1String("window/queueSplitter"), {}};
inline const Setting<QByteArray> companiesSplitter{QLatin1String("window/companiesSplitter"), {}};
inline const Setting<QStringList> vaults{QLatin1String("signIn/vaults"),
                                         {}}; // newest first; not for a log
inline const Setting<QString> lastLogin{QLatin1String("signIn/login"), {}}; // not for a log
inline const Setting<QString> backupFolder{QLatin1String("center/backup"), {}}; // not for a log
inline const Setting<int> idleMinutes{QLatin1String("signIn/lockAfterMinutes"), 10}; // 0: never
} // namespace Settings

} // namespace Redress::Ui
