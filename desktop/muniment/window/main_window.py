"""The window: rooms, list, page and fields side by side, and what each action does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QMessageBox, QSplitter, QVBoxLayout, QWidget

from muniment import places
from muniment.errors import MunimentError
from muniment.office import Office
from muniment.paper import DocumentType
from muniment.settings import Theme as ThemeChoice
from muniment.window.actions import Actions
from muniment.window.background import Background
from muniment.window.catalogue import Catalogue
from muniment.window.drop_overlay import DropOverlay
from muniment.window.fields_panel import FieldsPanel
from muniment.window.navigation import Navigation
from muniment.window.open_paper import OpenPaper
from muniment.window.page_pane import PagePane
from muniment.window.page_pictures import PagePictures
from muniment.window.paper_delegate import PaperDelegate
from muniment.window.papers_pane import PapersPane
from muniment.window.reviewing import Reviewing
from muniment.window.rooms import Room, Rooms
from muniment.window.session import Session
from muniment.window.status_line import StatusLine
from muniment.window.theme import UNIT, Theme, text_scale

_ROOMS_NARROW_BELOW = 1100
_TURNS_BELOW = 900
_SHARES = (3, 7, 3)
"""How list, page and fields share the width until a person moves the borders."""


class MainWindow(QMainWindow):
    """Wires the parts together. `office` may be called from any thread, so only `Background` calls it."""

    theme_chosen = Signal(object)

    def __init__(
        self, office: Office, session: Session, types: Sequence[DocumentType], theme: Theme, memory: QSettings
    ) -> None:
        super().__init__()
        by_name = {document_type.name: document_type for document_type in types}
        self._office = office
        self.memory = memory
        self._theme = theme
        self._taking_turns = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self.background = Background(self)
        self.session = session
        self.actions_list = Actions(theme)
        self.catalogue = Catalogue(office, self.background, session, by_name)
        self.desk = OpenPaper(office, self.background, by_name)
        self.rooms = Rooms(theme)
        delegate = PaperDelegate(theme)
        delegate.setParent(self)
        self.papers = PapersPane(self.actions_list, delegate, theme)
        self.page = PagePane(PagePictures(office, self.background), self.actions_list, theme)
        self.fields = FieldsPanel(self.desk, types, self.actions_list, theme)
        self.reviewing = Reviewing(self.desk, self.fields, self.page, self.actions_list)
        self.status = StatusLine(session.batch, self.actions_list)
        self.overlay = DropOverlay(self, self.background, theme)
        self.navigation = Navigation(self)
        self._lay_out()
        self._connect(delegate)
        self._restore()
        self.navigation.enter(self.rooms.room)
        self.catalogue.refresh()

    # --- what is asked for ---
    def submit(self, paths: Sequence[Path]) -> None:
        """Have papers read; folders are taken with all that is in them."""
        if paths:
            self.navigation.expect_papers()
            self.submit_quietly(paths)

    def submit_quietly(self, paths: Sequence[Path]) -> None:
        """The same without going to the inbox: what is shown stays."""
        self.background.run(partial(self._office.submit, list(paths)), lambda _: None, self.say_error)

    def cancel(self, job: int) -> None:
        self.background.run(partial(self._office.cancel, job), lambda _: None, self.say_error)

    def _cancel_all(self) -> None:
        for job in self.session.working_jobs:
            self.cancel(job)

    def say_error(self, error: MunimentError) -> None:
        self.status.say(error.reason)

    @property
    def is_taking_turns(self) -> bool:
        return self._taking_turns

    def _do(self, name: str) -> None:
        page, review, fields, way = self.page, self.reviewing, self.fields, self.navigation
        doing: dict[str, Callable[[], object]] = {
            "open-papers": self._choose_papers,
            "open-folder": self._choose_folder,
            "try-samples": lambda: self.submit([places.resources() / "samples"]),
            "cancel-all": self._cancel_all,
            "quit": self.close,
            "undo": self.desk.undo,
            "redo": self.desk.redo,
            "search": way.search,
            "back": way.back,
            "accept": way.accept,
            "skip": way.go_on,
            "change-type": fields.open_types,
            "split": self.desk.split,
            "split-otherwise": review.split_otherwise,
            "read-again": way.read_again,
            "cancel": way.cancel,
            "next-doubtful": lambda: fields.choose_doubtful(1),
            "previous-doubtful": lambda: fields.choose_doubtful(-1),
            "use-words": review.use_words,
            "add-words": lambda: review.use_words(as_another=True),
            "type-value": fields.edit_chosen,
            "not-on-paper": review.remove_value,
            "previous-page": lambda: self._turn(-1),
            "next-page": lambda: self._turn(1),
            "zoom-in": lambda: page.view.zoom(1),
            "zoom-out": lambda: page.view.zoom(-1),
            "fit": page.view.fit,
            "next-pane": lambda: self._go_to_pane(1),
            "previous-pane": lambda: self._go_to_pane(-1),
        }
        kind, _, rest = name.partition("-")
        if name in doing:
            doing[name]()
        elif kind == "room":
            self.rooms.enter(Room(rest))
            self.papers.view.setFocus()
        elif kind == "theme":
            self._theme.choose(ThemeChoice(rest))
            self.theme_chosen.emit(ThemeChoice(rest))
        else:
            fields.take_runner_up(int(name.rpartition("-")[2]))

    def _turn(self, step: int) -> None:
        self.page.go_to(self.page.number + step)
        self.reviewing.refresh_actions()

    def _choose_papers(self) -> None:
        endings = (
            "*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.gif *.webp *.heic *.txt *.md *.html *.htm *.rtf"
            " *.docx *.xlsx *.pptx *.odt *.ods *.odp *.eml *.msg"
        )
        kinds = f"{self.tr('Papers')} ({endings});;{self.tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Open papers"), "", kinds)
        self.submit([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of papers"))
        self.submit([Path(name)] if name else [])

    def _go_to_pane(self, step: int) -> None:
        if self._taking_turns and not self.page.isVisible():
            self.navigation.turn_to_page(True)
        panes: list[QWidget] = [self.rooms, self.papers.view, self.page.view, self.fields.list]
        seen = [pane for pane in panes if pane.isVisible()]
        here = next((place for place, pane in enumerate(seen) if pane.hasFocus()), -1 if step > 0 else 0)
        if seen:
            seen[(here + step) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)

    # --- how it is put together ---
    def _lay_out(self) -> None:
        self.setWindowTitle("Muniment")
        self.actions_list.fill_menus(self.menuBar())
        self.actions_list.serve_review(self.papers.view, self.page.view, self.fields)
        for pane, least in ((self.papers, 48 * UNIT), (self.page, 72 * UNIT), (self.fields, 52 * UNIT)):
            pane.setMinimumWidth(round(least * text_scale(self)))
            self._splitter.addWidget(pane)
        self._splitter.setHandleWidth(1)
        self._splitter.setCollapsible(1, False)
        for place, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(place, share)
        self._splitter.setSizes([100 * share for share in _SHARES])
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rooms)
        middle.addWidget(self._splitter, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        frame = QWidget()
        frame.setLayout(column)
        self.setCentralWidget(frame)
        self.rooms.set_narrow(False)
        self.resize(1440, 900)

    def _connect(self, delegate: PaperDelegate) -> None:
        self.actions_list.asked.connect(self._do)
        self.overlay.dropped.connect(self.submit)
        self.rooms.entered.connect(self.navigation.enter)
        self.rooms.clicked.connect(lambda _: self.papers.view.setFocus())
        self.session.changed.connect(self.status.refresh)
        self.catalogue.failed.connect(self.say_error)
        self.desk.said.connect(self.status.say)
        self.desk.failed.connect(self.say_error)
        self.desk.corrected.connect(lambda _: self.catalogue.refresh())
        self.papers.search_asked.connect(self.catalogue.search)
        delegate.cancel_asked.connect(lambda row: self.cancel(row.job))
        delegate.again_asked.connect(self.navigation.read_row_again)

    def _restore(self) -> None:
        geometry, state = self.memory.value("window/geometry"), self.memory.value("window/splitter")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if state is not None:
            self._splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() / text_scale(self)
        self.rooms.set_narrow(width < _ROOMS_NARROW_BELOW)
        taking_turns = width < _TURNS_BELOW
        if taking_turns != self._taking_turns:
            self._taking_turns = taking_turns
            self.navigation.arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        working = self.session.batch.working
        if working and not self._may_stop(working):
            event.ignore()
            return
        self.memory.setValue("window/geometry", self.saveGeometry())
        self.memory.setValue("window/splitter", self._splitter.saveState())
        self.memory.sync()
        self.background.close()
        event.accept()

    def _may_stop(self, working: int) -> bool:
        question = QMessageBox(self)
        question.setWindowTitle("Muniment")
        if working == 1:
            question.setText(self.tr("One paper is still being read."))
        else:
            question.setText(self.tr("{0} papers are still being read.").format(working))
        question.setInformativeText(self.tr("What has been read so far is kept. The files themselves are not touched."))
        stop = question.addButton(self.tr("Stop and close"), QMessageBox.ButtonRole.DestructiveRole)
        go_on = question.addButton(self.tr("Go on reading"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(go_on)
        question.exec()
        return question.clickedButton() is stop
