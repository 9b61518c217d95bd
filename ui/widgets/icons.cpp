// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

static QString pathOf(const QString &name)
{
    return ":/redress/icons/"_L1 + name + ".svg"_L1;
}

QPixmap iconPixmap(const QString &name, int edge, const QColor &color, qreal devicePixelRatio)
{
    const QString key
        = u"redress/%1/%2/%3/%4"_s.arg(name).arg(edge).arg(color.rgba()).arg(devicePixelRatio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(QSize(edge, edge) * devicePixelRatio);
    picture.fill(Qt::transparent);
    {
        QPainter painter(&picture);
        QSvgRenderer(pathOf(name)).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(picture.rect(), color);
    }
    picture.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, picture);
    return picture;
}

namespace {
class TintedIcon final : public QIconEngine {
public:
    explicit TintedIcon(QString name) : m_name(std::move(name)) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int edge = qMin(rect.width(), rect.height());
        const QPixmap picture = iconPixmap(m_name, edge, colorOf(mode, state),
                                           painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.left() + (rect.width() - edge) / 2,
                            rect.top() + (rect.height() - edge) / 2, picture);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_name, qMin(size.width(), size.height()), colorOf(mode, state), 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        return iconPixmap(m_name, qRound(qMin(size.width(), size.height()) / scale),
                          colorOf(mode, state), scale);
    }
    QIconEngine *clone() const override { return new TintedIcon(m_name); }

private:
    static QColor colorOf(QIcon::Mode mode, QIcon::State state)
    {
        const Theme &colors = theme();
        if (mode == QIcon::Disabled) {
            QColor faded = colors.secondary;
            faded.setAlphaF(0.55F);
            return faded;
        }
        return state == QIcon::On || mode == QIcon::Selected ? colors.accent : colors.secondary;
    }

    QString m_name;
};
} // namespace

QIcon icon(const QString &name)
{
    Q_ASSERT_X(QFile::exists(pathOf(name)), "icon", qPrintable(name));
    return QIcon(new TintedIcon(name));
}

QStringList iconNames()
{
    QStringList names = QDir(u":/redress/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace Redress::Ui
