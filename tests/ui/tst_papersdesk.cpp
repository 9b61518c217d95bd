// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "models/preview/previewer.h"
#include "models/services/documentservice.h"
#include "ui/archive/addpapersdialog.h"
#include "ui/archive/clipboardpapers.h"
#include "ui/archive/pagesview.h"
#include "ui/archive/paperpreview.h"
#include "ui/archive/paperspanel.h"
#include "ui/archive/pictureview.h"
#include "ui/archive/soundplayer.h"
#include "ui/cases/casecardview.h"
#include "ui/integrity/integrityroom.h"
#include "ui/companies/companiesroom.h"

#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QBuffer>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

class tst_PapersDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void droppedFilesAreArchived();
    void pastedTextAndPicturesAreArchived();
    void aForeignPictureIsPastedAsItCame();
    void aFileThatCannotBeReadIsNamedAndTheOthersStay();
    void papersAreShownByWhatTheyAre();
    void hostilePapersAreToldNotShown();
    void aHelperThatFailsIsToldAndThePaperStays_data();
    void aHelperThatFailsIsToldAndThePaperStays();
    void aPaperThatTakesItsTimeHoldsUpNoOther();
    void anExportedPaperIsBitByBitTheSame();
    void aConsumerTakesAReceiptHome();
    void integritySaysWhatHolds();
    void integrityNamesWhatIsBroken();
    void aCompanyIsAddedAndChanged();
};

static PapersPanel *papersOf(DeskFixture &fixture, const CaseId &id)
{
    fixture.desk()->go({.room = RoomId::queue, .caseId = id, .papers = true});
    fixture.settle();
    return fixture.window.findChild<CaseCardView *>()->findChild<PapersPanel *>();
}

static void confirm(PapersPanel *panel, DeskFixture &fixture)
{
    auto *dialog = panel->findChild<AddPapersDialog *>();
    QVERIFY(dialog);
    child<QPushButton>(dialog, "archive")->click();
    fixture.settle();
}

static QList<Services::PaperRow> archived(DeskFixture &fixture, const CaseId &id)
{
    auto page = Services::DocumentService(fixture.session()).list(id, {});
    return page ? page->rows : QList<Services::PaperRow>();
}

static QByteArray aPdf()
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    QPainter painter(&writer);
    painter.drawText(500, 500, u"Contract"_s);
    painter.end();
    return bytes.data();
}

static QByteArray aPng()
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    picture.save(&bytes, "PNG");
    return bytes.data();
}

/// What the preview says instead of a paper.
static QString shownWords(PapersPanel *panel)
{
    auto *preview = panel->findChild<PaperPreview *>();
    QStringList words;
    for (const QLabel *label : preview->findChildren<QLabel *>()) {
        if (label->isVisibleTo(preview))
            words.append(label->text());
    }
    return words.join(u' ');
}

namespace {

/// Another helper for a while: the one that lies under the name of the file.
class Helper {
public:
    Helper(const QString &path, bool isThere)
    {
        if (isThere)
            QFile::link(QStringLiteral(REDRESS_HELPERS "/preview-liar"), path);
        Preview::Previewer::shared().setProgram(path);
        Preview::Previewer::shared().setMaxMilliseconds(700);
    }
    ~Helper()
    {
        Preview::Previewer::shared().setMaxMilliseconds(Preview::kMaxMilliseconds);
        Preview::Previewer::shared().setProgram(QStringLiteral(REDRESS_BIN_DIR "/redress-preview"));
    }
    Q_DISABLE_COPY_MOVE(Helper)
};

} // namespace

static QByteArray aWav()
{
    const auto little = [](quint32 value, int size) {
        QByteArray bytes;
        for (int i = 0; i < size; ++i)
            bytes.append(char(value >> (8 * i)));
        return bytes;
    };
    const QByteArray samples(16'000, '\1');
    return "RIFF" + little(36 + quint32(samples.size()), 4) + "WAVEfmt " + little(16, 4)
        + little(1, 2) + little(1, 2) + little(8000, 4) + little(16'000, 4) + little(2, 2)
        + little(16, 2) + "data" + little(quint32(samples.size()), 4) + samples;
}

void tst_PapersDesk::droppedFilesAreArchived()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixture.office.writeFile(u"contract.pdf"_s, aPdf())),
                  QUrl::fromLocalFile(fixture.office.writeFile(u"slip.png"_s, aPng()))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(panel, &drop);
    confirm(panel, fixture);
    const auto rows = archived(fixture, id);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(child<QListView>(panel, "paperList")->model()->rowCount(), 2);
}

void tst_PapersDesk::pastedTextAndPicturesAreArchived()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    QMimeData text;
    text.setText(u"They wrote: pay more."_s);
    const auto papers = papersFrom(&text, QDateTime::currentDateTime());
    QCOMPARE(papers.size(), 1);
    QCOMPARE(papers.first().bytes, QByteArray("They wrote: pay more."));
    QMimeData picture;
    picture.setImageData(QImage::fromData(aPng()));
    panel->add(papers + papersFrom(&picture, QDateTime::currentDateTime()));
    confirm(panel, fixture);
    const auto rows = archived(fixture, id);
    QCOMPARE(rows.size(), 2);
    QMimeData nothing;
    nothing.setText(u"   "_s);
    QVERIFY(papersFrom(&nothing, QDateTime::currentDateTime()).isEmpty());
    QVERIFY(papersFrom(nullptr, QDateTime::currentDateTime()).isEmpty());
}

void tst_PapersDesk::aForeignPictureIsPastedAsItCame()
{
    const QDateTime now = QDateTime::currentDateTime();
    QMimeData jpeg;
    jpeg.setData(u"image/jpeg"_s, "\xff\xd8\xff not decoded here");
    const auto papers = papersFrom(&jpeg, now);
    QCOMPARE(papers.size(), 1);
    QCOMPARE(papers.first().bytes, QByteArray("\xff\xd8\xff not decoded here"));
    QVERIFY(papers.first().fileName.endsWith(u".jpg"_s));
    // What only an image library could turn into a paper stays outside.
    QMimeData tiff;
    tiff.setData(u"image/tiff"_s, "II*");
    tiff.setImageData(QImage::fromData(aPng()));
    QVERIFY(papersFrom(&tiff, now).isEmpty());
}

void tst_PapersDesk::aFileThatCannotBeReadIsNamedAndTheOthersStay()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(
        papersAt({fixture.office.writeFile(u"slip.png"_s, aPng()),
                  fixture.office.folder.filePath(u"gone.pdf"_s), fixture.office.folder.path()}));
    confirm(panel, fixture);
    QVERIFY2(panel->notice().contains(u"gone.pdf"_s), qPrintable(panel->notice()));
    QCOMPARE(panel->notice().count(u"was not archived"_s), 2);
    QVERIFY(panel->notice().contains(u"it is a folder"_s)); // and is no paper either
    QCOMPARE(archived(fixture, id).size(), 1);
}

void tst_PapersDesk::papersAreShownByWhatTheyAre()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"a.pdf"_s, aPdf()),
                         fixture.office.writeFile(u"b.png"_s, aPng()),
                         fixture.office.writeFile(u"c.wav"_s, aWav()),
                         fixture.office.writeFile(u"d.txt"_s, "hello")}));
    confirm(panel, fixture);
    auto *list = child<QListView>(panel, "paperList");
    auto *preview = panel->findChild<PaperPreview *>();
    const auto isShown
        = [preview](const QWidget *view) { return view && view->isVisibleTo(preview); };
    for (int row = 0; row < 4; ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        fixture.settle();
        const QString name = list->currentIndex().data().toString();
        if (name == "a.pdf"_L1)
            QVERIFY(isShown(preview->findChild<PagesView *>()));
        else if (name == "b.png"_L1)
            QVERIFY(isShown(preview->findChild<PictureView *>()));
        else if (name == "c.wav"_L1)
            QVERIFY(isShown(preview->findChild<SoundPlayer *>()));
        else
            QCOMPARE(preview->findChild<QPlainTextEdit *>()->toPlainText(), u"hello"_s);
    }
    QVERIFY(!list->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
}

void tst_PapersDesk::hostilePapersAreToldNotShown()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"broken.pdf"_s, "%PDF-1.7\nnothing follows"),
                         fixture.office.writeFile(u"broken.png"_s, aPng().left(60)),
                         fixture.office.writeFile(u"program.bin"_s, QByteArray(5000, '\x90')),
                         fixture.office.writeFile(u"empty.txt"_s, {})}));
    confirm(panel, fixture);
    auto *list = child<QListView>(panel, "paperList");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        fixture.settle();
        QVERIFY(fixture.window.isVisible());
    }
    QVERIFY(list->model()->rowCount() >= 3);
}

void tst_PapersDesk::aHelperThatFailsIsToldAndThePaperStays_data()
{
    QTest::addColumn<QString>("lie");
    QTest::addColumn<QString>("word");
    QTest::newRow("crashes") << u"crashes"_s << u"went wrong"_s;
    QTest::newRow("answers garbage") << u"garbage"_s << u"went wrong"_s;
    QTest::newRow("hangs") << u"hangs"_s << u"took too long"_s;
    QTest::newRow("is missing") << u"nowhere"_s << u"is missing"_s;
}

void tst_PapersDesk::aHelperThatFailsIsToldAndThePaperStays()
{
    QFETCH(QString, lie);
    QFETCH(QString, word);
    Answers answers;
    DeskFixture fixture;
    const Helper helper(fixture.office.folder.filePath(lie), lie != "nowhere"_L1);
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"slip.png"_s, aPng())}));
    confirm(panel, fixture);
    QTRY_VERIFY2(shownWords(panel).contains(word), qPrintable(shownWords(panel)));
    QVERIFY(!shownWords(panel).contains(u"Opening"_s));
    answers.target = fixture.office.folder.filePath(u"out.png"_s);
    for (QAction *action : panel->actions()) {
        if (action->text().startsWith(u"Export"_s))
            action->trigger();
    }
    fixture.settle();
    QFile out(answers.target);
    QVERIFY2(out.open(QIODevice::ReadOnly), qPrintable(panel->notice()));
    QCOMPARE(out.readAll(), aPng());
}

void tst_PapersDesk::aPaperThatTakesItsTimeHoldsUpNoOther()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"slow.png"_s, aPng()),
                         fixture.office.writeFile(u"quick.txt"_s, "hello")}));
    confirm(panel, fixture);
    auto *list = child<QListView>(panel, "paperList");
    const auto choose = [list](const QString &name) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString() == name)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
    };
    choose(u"quick.txt"_s);
    fixture.settle();
    const Helper helper(fixture.office.folder.filePath(u"hangs"_s), true);
    Preview::Previewer::shared().setMaxMilliseconds(1'000'000); // only going on helps
    choose(u"slow.png"_s);
    QTest::qWait(100);
    QVERIFY(shownWords(panel).contains(u"Opening"_s));
    choose(u"quick.txt"_s);
    auto *text = panel->findChild<PaperPreview *>()->findChild<QPlainTextEdit *>();
    QTRY_COMPARE(text->toPlainText(), u"hello"_s);
    fixture.settle();
}

void tst_PapersDesk::anExportedPaperIsBitByBitTheSame()
{
    Answers answers;
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    const QByteArray bytes = aPng();
    panel->add(papersAt({fixture.office.writeFile(u"slip.png"_s, bytes)}));
    confirm(panel, fixture);
    answers.target = fixture.office.folder.filePath(u"out.png"_s);
    for (QAction *action : panel->actions()) {
        if (action->text().startsWith(u"Export"_s))
            action->trigger();
    }
    fixture.settle();
    QFile out(answers.target);
    QVERIFY2(out.open(QIODevice::ReadOnly), qPrintable(panel->notice()));
    QCOMPARE(out.readAll(), bytes);
}

void tst_PapersDesk::aConsumerTakesAReceiptHome()
{
    Answers answers;
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"slip.png"_s, aPng())}));
    confirm(panel, fixture);
    answers.target = fixture.office.folder.filePath(u"receipt.pdf"_s);
    for (QAction *action : panel->actions()) {
        if (action->objectName() == "receipt"_L1)
            action->trigger();
    }
    fixture.settle();
    QVERIFY2(QFile::exists(answers.target), qPrintable(panel->notice()));
    QCOMPARE(Services::CaseService(fixture.session()).card(id, false)->chronology.last().act,
             Domain::Act::documentReceipted);
}

void tst_PapersDesk::integritySaysWhatHolds()
{
    DeskFixture fixture;
    fixture.openCase();
    fixture.window.deskView()->showRoom(RoomId::integrity);
    auto *page = fixture.window.findChild<IntegrityPage *>();
    QVERIFY(page->sentence().contains(u"Nothing has been checked"_s));
    page->check();
    fixture.settle();
    QVERIFY2(page->sentence().contains(u"is intact"_s), qPrintable(page->sentence()));
    QVERIFY(fixture.desk()->proof().has_value());
}

void tst_PapersDesk::integrityNamesWhatIsBroken()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *panel = papersOf(fixture, id);
    panel->add(papersAt({fixture.office.writeFile(u"slip.png"_s, aPng())}));
    confirm(panel, fixture);
    auto path
        = Services::DocumentService(fixture.session()).vaultFile(archived(fixture, id).first().id);
    QVERIFY_OK(path);
    QFile file(*path);
    QFile::setPermissions(*path, file.permissions() | QFileDevice::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 3));
    file.write("x");
    file.close();
    fixture.window.deskView()->showRoom(RoomId::integrity);
    auto *page = fixture.window.findChild<IntegrityPage *>();
    page->check();
    fixture.settle();
    QVERIFY2(page->sentence().contains(u"not as"_s), qPrintable(page->sentence()));
    QVERIFY(child<QListView>(page, "findings")->model()->rowCount() > 0);
    QCOMPARE(fixture.desk()->proof()->worst, Verdict::Broken);
}

void tst_PapersDesk::aCompanyIsAddedAndChanged()
{
    DeskFixture fixture;
    fixture.window.deskView()->showRoom(RoomId::companies);
    fixture.settle();
    auto *page = fixture.window.findChild<CompaniesPage *>();
    page->newAction()->trigger();
    auto *name = child<QLineEdit>(page, "companyName");
    auto *save = child<QPushButton>(page, "saveCompany");
    name->clear();
    save->click();
    fixture.settle();
    auto *form = page->findChild<CompanyForm *>();
    QVERIFY(form->companyId().isEmpty());
    name->setText(u"Acme Lending"_s);
    save->click();
    fixture.settle();
    QVERIFY2(!form->companyId().isEmpty(), qPrintable(form->notice()));
    name->setText(u"Acme Lending Ltd"_s);
    save->click();
    fixture.settle();
    auto company = Services::CompanyService(fixture.session()).show(form->companyId());
    QVERIFY_OK(company);
    QCOMPARE(company->name, u"Acme Lending Ltd"_s);
    QCOMPARE(child<QListView>(page, "companyList")->model()->rowCount(), 1);
}

QTEST_MAIN(tst_PapersDesk)
#include "tst_papersdesk.moc"
