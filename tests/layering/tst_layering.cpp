// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

/// Reads every include of the product and fails on an arrow upwards.
class tst_Layering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noRoomIncludesARoomAboveIt();
    void foreignLibrariesStayInTheirRooms();
    void everyFileBeginsWithItsLicence();
    void findsAnArrowUpwards();

private:
    static QStringList complaintsAbout(const QString &path, const QString &source);
};

namespace {

const QHash<QString, QStringList> &allowedRooms()
{
    static const auto rooms = [] {
        QHash<QString, QStringList> allowed;
        const QStringList core{u"models/core"_s};
        const QStringList crypto = core + QStringList{u"models/crypto"_s};
        const QStringList ledger = crypto + QStringList{u"models/ledger"_s};
        const QStringList values = ledger + QStringList{u"models/seals"_s, u"models/domain"_s};
        const QStringList services = values
            + QStringList{u"models/store"_s, u"models/vault"_s, u"models/reports"_s, u"models/preview"_s, u"models/exchange"_s,
                u"models/supervision"_s, u"models/services"_s};
        const QStringList items = services + QStringList{u"models/items"_s};
        allowed[u"models/core"_s] = core;
        allowed[u"models/crypto"_s] = crypto;
        allowed[u"models/preview"_s] = core + QStringList{u"models/preview"_s};
        allowed[u"models/ledger"_s] = ledger;
        allowed[u"models/seals"_s] = ledger + QStringList{u"models/seals"_s};
        allowed[u"models/domain"_s] = crypto + QStringList{u"models/domain"_s};
        for (const QString &room : {u"store"_s, u"vault"_s, u"reports"_s, u"exchange"_s, u"supervision"_s})
            allowed["models/"_L1 + room] = values + QStringList{"models/"_L1 + room};
        allowed[u"models/services"_s] = services;
        allowed[u"models/items"_s] = items;
        allowed[u"ui"_s] = items + QStringList{u"ui"_s};
        allowed[u"app/desktop"_s] = items + QStringList{u"ui"_s, u"app/desktop"_s};
        allowed[u"app/preview"_s] = core + QStringList{u"models/preview"_s, u"app/preview"_s};
        allowed[u"app/cli"_s] = services + QStringList{u"app/cli"_s};
        allowed[u"app/verify"_s] = ledger + QStringList{u"models/seals"_s, u"app/verify"_s};
        return allowed;
    }();
    return rooms;
}

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.front() == u"ui"_s ? u"ui"_s : parts.mid(0, 2).join(u'/');
}

QStringList productFiles()
{
    QStringList files;
    const QDir top(QStringLiteral(REDRESS_SOURCE_DIR));
    for (const QString &folder : {u"app"_s, u"ui"_s, u"models"_s}) {
        QDirIterator walk(top.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(top.relativeFilePath(walk.next()));
    }
    return files;
}

QString read(const QString &relative)
{
    QFile file(QDir(QStringLiteral(REDRESS_SOURCE_DIR)).filePath(relative));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QStringList tst_Layering::complaintsAbout(const QString &path, const QString &source)
{
    static const QRegularExpression ours(u"#include \"((?:app|ui|models)/[^\"]+)\""_s);
    static const QRegularExpression foreign(u"#include <([^>]+)>"_s);
    QStringList complaints;
    const QString room = roomOf(path);
    for (auto match = ours.globalMatch(source); match.hasNext();) {
        const QString target = match.next().captured(1);
        if (!allowedRooms().value(room).contains(roomOf(target)))
            complaints.append(path + " includes "_L1 + target);
    }
    for (auto match = foreign.globalMatch(source); match.hasNext();) {
        const QString header = match.next().captured(1);
        const bool isSql = header.startsWith("QSql"_L1) || header == "sqlite3.h"_L1;
        const bool isSocket = header.startsWith("QNetwork"_L1) || header.startsWith("QTcp"_L1) || header.startsWith("sys/socket"_L1)
            || header.startsWith("curl/"_L1);
        const bool isWidget = header == "QWidget"_L1 || header == "QDialog"_L1 || header == "QMessageBox"_L1;
        if (isSql && room != u"models/store"_s)
            complaints.append(path + " includes "_L1 + header + " outside store"_L1);
        if (header.startsWith("openssl/"_L1) && room != u"models/crypto"_s && room != u"models/seals"_s)
            complaints.append(path + " includes "_L1 + header + " outside crypto and seals"_L1);
        // Qt's driver has the socket to the database; line.cpp only shuts it.
        if (isSocket && room != u"models/exchange"_s && path != u"models/store/line.cpp"_s)
            complaints.append(path + " includes "_L1 + header + " outside exchange"_L1);
        // What interprets foreign pictures and pages runs confined (our own icons are SVG).
        const bool isDecoder = header == "QImageReader"_L1 || header.startsWith("QPdfDocument"_L1) || header == "QMovie"_L1
            || (header.startsWith("QSvg"_L1) && path != u"ui/widgets/icons.cpp"_s);
        if (isDecoder && room != u"app/preview"_s)
            complaints.append(path + " includes "_L1 + header + " outside the helper"_L1);
        if (isWidget && room.startsWith("models/"_L1))
            complaints.append(path + " includes "_L1 + header + " below ui"_L1);
    }
    return complaints;
}

void tst_Layering::noRoomIncludesARoomAboveIt()
{
    const QStringList files = productFiles();
    QVERIFY(files.size() > 20);
    QStringList complaints;
    for (const QString &file : files) {
        QVERIFY2(allowedRooms().contains(roomOf(file)), qPrintable(file + " lies in no room"_L1));
        complaints += complaintsAbout(file, read(file));
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void tst_Layering::foreignLibrariesStayInTheirRooms()
{
    const QString verify = read(u"app/verify/CMakeLists.txt"_s) + read(u"models/seals/CMakeLists.txt"_s)
        + read(u"models/ledger/CMakeLists.txt"_s) + read(u"models/crypto/CMakeLists.txt"_s);
    QVERIFY(!verify.isEmpty());
    for (const QString &library : {u"Qt6::Sql"_s, u"Qt6::Gui"_s, u"Qt6::Network"_s, u"Qt6::Widgets"_s})
        QVERIFY2(!verify.contains(library), qPrintable("redress-verify must not link "_L1 + library));
}

void tst_Layering::everyFileBeginsWithItsLicence()
{
    for (const QString &file : productFiles())
        QVERIFY2(read(file).startsWith("// SPDX-FileCopyrightText: "_L1), qPrintable(file));
}

void tst_Layering::findsAnArrowUpwards()
{
    QCOMPARE(complaintsAbout(u"models/ledger/x.cpp"_s, u"#include \"models/store/database.h\"\n"_s).size(), 1);
    QCOMPARE(complaintsAbout(u"models/services/x.cpp"_s, u"#include <openssl/evp.h>\n#include <QSqlQuery>\n"_s).size(), 2);
    QCOMPARE(complaintsAbout(u"models/domain/x.cpp"_s, u"#include <QWidget>\n"_s).size(), 1);
    QCOMPARE(complaintsAbout(u"ui/archive/x.cpp"_s, u"#include <QImageReader>\n"_s).size(), 1);
    QVERIFY(complaintsAbout(u"models/services/x.cpp"_s, u"#include \"models/store/database.h\"\n"_s).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Layering)
#include "tst_layering.moc"
