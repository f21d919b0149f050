"""The window: rooms, list, page and fields side by side, and what each action does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from muniment.errors import MunimentError
from muniment.office import Office
from muniment.paper import DocumentType
from muniment.settings import Theme as ThemeChoice
from muniment.window import core_words
from muniment.window.actions import Actions
from muniment.window.activity_room import ActivityRoom
from muniment.window.background import Background
from muniment.window.catalogue import Catalogue
from muniment.window.drop_overlay import DropOverlay
from muniment.window.fields_panel import FieldsPanel
from muniment.window.giving import Giving
from muniment.window.keys_dialog import KeysDialog
from muniment.window.navigation import Navigation
from muniment.window.open_paper import OpenPaper
from muniment.window.page_pane import PagePane
from muniment.window.page_pictures import PagePictures
from muniment.window.palette import Palette
from muniment.window.paper_delegate import PaperDelegate
from muniment.window.papers_pane import PapersPane
from muniment.window.preferences import Preferences
from muniment.window.reviewing import Reviewing
from muniment.window.room_page import RoomPage
from muniment.window.rooms import Room, Rooms
from muniment.window.session import Session
from muniment.window.settings_room import SettingsRoom
from muniment.window.shelf import OfficeShelf
from muniment.window.status_line import StatusLine
from muniment.window.theme import UNIT, Theme, text_scale
from muniment.window.tray import Tray

_ROOMS_NARROW_BELOW = 1100
_TURNS_BELOW = 900
_SHARES = (3, 7, 3)
"""How list, page and fields share the width until a person moves the borders."""


class MainWindow(QMainWindow):
    """Wires the parts together. `office` may be called from any thread, so only `Background` calls it."""

    def __init__(
        self, office: Office, session: Session, types: Sequence[DocumentType], theme: Theme, memory: QSettings
    ) -> None:
        super().__init__()
        by_name = {document_type.name: document_type for document_type in types}
        self._office = office
        self.memory = memory
        self._theme = theme
        self._taking_turns = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.stack = QStackedWidget()
        self.background = Background(self)
        self.session = session
        self.actions_list = Actions(theme)
        self.preferences = Preferences(self.background)
        self.catalogue = Catalogue(OfficeShelf(office), self.background, session, by_name)
        self.desk = OpenPaper(office, self.background, by_name)
        self.rooms = Rooms(theme)
        delegate = PaperDelegate(theme)
        delegate.setParent(self)
        self.papers = PapersPane(types, self.actions_list, delegate, theme)
        self.page = PagePane(PagePictures(office, self.background), self.actions_list, theme)
        self.fields = FieldsPanel(self.desk, types, self.actions_list, theme)
        self.reviewing = Reviewing(self.desk, self.fields, self.page, self.actions_list)
        self.giving = Giving(office, self.background, session, self.actions_list, self)
        self.status = StatusLine(session.batch, self.actions_list)
        self.activity = ActivityRoom(office, self.background, self.actions_list, theme)
        self.settings = SettingsRoom(self.preferences)
        self.room_pages: dict[Room, RoomPage] = {page.room: page for page in (self.activity, self.settings)}
        self.tray = Tray(theme)
        self.overlay = DropOverlay(self, self.background, theme)
        self.navigation = Navigation(self)
        self._lay_out()
        self._connect(delegate)
        self._serve()
        self._restore()
        self.navigation.enter(self.rooms.room)
        self.catalogue.refresh()

    def say_error(self, error: MunimentError) -> None:
        self.status.say(core_words.reason(error))

    def take_papers(self, paths: Sequence[Path]) -> None:
        """Papers that another start was given: read them, and come to the front."""
        self.giving.submit(paths)
        self.come_to_the_front()

    def come_to_the_front(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _tell_tray(self) -> None:
        self.tray.show(self.session.batch.working, self.catalogue.review.total)

    @property
    def is_taking_turns(self) -> bool:
        return self._taking_turns

    # --- what the window's own commands do ---
    def _serve(self) -> None:
        serve = self.actions_list.serve
        serve("quit", self.close)
        serve("undo", self.desk.undo)
        serve("redo", self.desk.redo)
        serve("palette", self._open_palette)
        serve("keys", lambda: KeysDialog(self.actions_list.commands, self).open())
        serve("next-pane", lambda: self._go_to_pane(1))
        serve("previous-pane", lambda: self._go_to_pane(-1))
        for choice in ThemeChoice:
            serve(f"theme-{choice.value}", partial(self._choose_theme, choice))

    def _open_palette(self) -> None:
        self.palette_dialog = Palette(
            self.actions_list, self._office, self.background, self.navigation.show_paper, self._theme, self
        )
        self.palette_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.palette_dialog.open()

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self.preferences.change("theme", choice)

    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            self._theme.choose(self.preferences.now.theme)

    def _corrected(self, _: int) -> None:
        self.catalogue.refresh()
        if self.rooms.room is Room.ACTIVITY:
            self.activity.enter()

    def _go_to_pane(self, step: int) -> None:
        if self._taking_turns and not self.page.isVisible():
            self.navigation.turn_to_page(True)
        page = self.room_pages.get(self.rooms.room)
        desk: list[QWidget] = [self.papers.view, self.page.view, self.fields.list]
        panes: list[QWidget] = [self.rooms, *([page.keyboard] if page is not None else desk)]
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
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setCollapsible(1, False)
        for place, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(place, share)
        self.splitter.setSizes([100 * share for share in _SHARES])
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rooms)
        self.stack.addWidget(self.splitter)
        for page in self.room_pages.values():
            self.stack.addWidget(page)
        middle.addWidget(self.stack, 1)
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
        self.overlay.dropped.connect(self.giving.submit)
        self.tray.clicked.connect(self.come_to_the_front)
        self.session.changed.connect(self._tell_tray)
        self.session.batch_done.connect(lambda: self.tray.tell_done(self.catalogue.review.total))
        self.catalogue.review.changed.connect(self._tell_tray)
        self.giving.failed.connect(self.say_error)
        self.rooms.entered.connect(self.navigation.enter)
        self.rooms.clicked.connect(lambda _: self.navigation.go_to(self.rooms.room))
        self.preferences.changed.connect(self._preference_changed)
        self.preferences.failed.connect(self.say_error)
        self.session.changed.connect(self.status.refresh)
        self.giving.paused.connect(self.status.refresh)
        self.giving.paused.connect(self.actions_list.refresh)
        self.catalogue.failed.connect(self.say_error)
        self.desk.said.connect(self.status.say)
        self.desk.failed.connect(self.say_error)
        self.desk.corrected.connect(self._corrected)
        self.papers.search_asked.connect(self.catalogue.search)
        self.papers.filter.changed.connect(self.catalogue.narrow)
        self.activity.paper_asked.connect(self.navigation.show_kept)
        self.activity.model.failed.connect(self.say_error)
        delegate.cancel_asked.connect(self.giving.cancel)
        delegate.again_asked.connect(self.giving.read_again)

    def _restore(self) -> None:
        geometry, state = self.memory.value("window/geometry"), self.memory.value("window/splitter")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if state is not None:
            self.splitter.restoreState(state)

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
        self.memory.setValue("window/splitter", self.splitter.saveState())
        self.memory.sync()
        self.tray.hide()
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
