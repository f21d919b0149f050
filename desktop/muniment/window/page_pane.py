"""The middle of the window: the page with its boxes, or in plain words why there is none to see."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from muniment.cabinet.records import StoredPaper
from muniment.errors import MunimentError, by_code
from muniment.paper import Evidence, Page, evidence_text
from muniment.window import core_words
from muniment.window.actions import Actions
from muniment.window.buttons import action_button, tool_button
from muniment.window.evidence_items import Mark, MarkKind
from muniment.window.find_bar import FindBar, Place
from muniment.window.notices import Bar, Notice
from muniment.window.page_pictures import PagePictures
from muniment.window.page_view import PageView
from muniment.window.standing import FieldEntry
from muniment.window.theme import UNIT, Theme

_SETTLE = 120
"""Milliseconds that the zoom rests before a sharper picture is asked for."""


class PagePane(QWidget):
    """Shows a paper's pages one at a time and keeps boxes, picture and page number together."""

    mark_clicked = Signal(object)

    def __init__(self, pictures: PagePictures, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self.pictures = pictures
        self._paper: StoredPaper | None = None
        self._entries: list[FieldEntry] = []
        self._chosen: FieldEntry | None = None
        self._number = 1
        self.view = PageView(theme)
        self.view.mark_clicked.connect(self.mark_clicked)
        self.view.picking_changed.connect(self._offer_words)
        self.view.scale_changed.connect(self._scaled)
        self.notice = Notice(theme)
        got_it = QPushButton(self.tr("Hide"))
        got_it.clicked.connect(self._hide_hint)
        self.hint = Bar(theme, got_it)
        self.trouble = Bar(theme)
        otherwise = action_button(actions["split-otherwise"])
        otherwise.setText(self.tr("Change…"))
        split = action_button(actions["split"], primary=True)
        split.setText(self.tr("Split"))
        self._split_buttons = (otherwise, split)
        self.batch = Bar(theme, otherwise, split)
        self._add = action_button(actions["add-words"])
        self._add.setText(self.tr("Add as another"))
        use = action_button(actions["use-words"], primary=True)
        use.setText(self.tr("Use these words"))
        self.find_bar = FindBar()
        self.find_bar.found.connect(self._show_place)
        self.find_bar.left.connect(self.view.setFocus)
        self.offer = Bar(theme, self._add, use)
        self._page_words = QLabel()
        self._zoom_words = QLabel()
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        foot.setSpacing(UNIT)
        foot.addStretch(1)
        foot.addWidget(tool_button(actions["previous-page"]))
        foot.addWidget(self._page_words)
        foot.addWidget(tool_button(actions["next-page"]))
        foot.addSpacing(6 * UNIT)
        foot.addWidget(tool_button(actions["zoom-out"]))
        foot.addWidget(self._zoom_words)
        foot.addWidget(tool_button(actions["zoom-in"]))
        foot.addWidget(tool_button(actions["fit"]))
        foot.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.notice)
        self._stack.addWidget(self.view)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.hint)
        layout.addWidget(self.trouble)
        layout.addWidget(self.batch)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.offer)
        layout.addWidget(self._foot)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._ask_picture)
        pictures.arrived.connect(self._picture_arrived)
        pictures.failed.connect(self._picture_failed)
        self._show_page_area(False)

    # --- what is shown ---
    @property
    def number(self) -> int:
        return self._number

    @property
    def page_count(self) -> int:
        return self._paper.reading.page_count if self._paper else 0

    def tell(self, head: str, body: str = "", drawing: str = "", colour: str = "muted", *buttons: QPushButton) -> None:
        """Plain words instead of a page."""
        self._paper = None
        self.find_bar.close_up()
        self.hint.say("")
        self.batch.say("")
        self.notice.say(head, body, drawing, colour, buttons)
        self._show_page_area(False)

    def open(self, paper: StoredPaper) -> None:
        self._paper = paper
        self._entries = []
        self._chosen = None
        self._tell_batch()
        self.find_bar.close_up()
        self.view.stand_upright()
        self.view.fit()
        numbers = [page.number for page in paper.reading.pages]
        self.go_to(numbers[0] if numbers else 1)

    def update_paper(self, paper: StoredPaper) -> None:
        """The same paper with a person's changes: page and zoom stay."""
        self._paper = paper
        self._tell_batch()
        self.view.pick(())

    def go_to(self, number: int) -> None:
        """Turn to a page; one that could not be read says why."""
        if self._paper is None or not 1 <= number <= max(1, self._paper.reading.page_count):
            return
        self._number = number
        self.trouble.say("")
        page = self.page
        if page is None:
            fault = next((fault for fault in self._paper.reading.faults if fault.number == number), None)
            error = by_code(fault.code) if fault else by_code("page-damaged")
            self.notice.say(core_words.sentence(error), core_words.next_step(error), "failed", "failed")
            self._show_page_area(True, notice=True)
            return
        self._show_page_area(True)
        self.view.show_page(page)
        self._draw_marks()
        image = self.pictures.best((self._paper.paper_id, number))
        if image is not None:
            self.view.set_picture(image)
        self._settle.start()

    @property
    def page(self) -> Page | None:
        """The page in sight, where it was read."""
        if self._paper is None:
            return None
        return next((page for page in self._paper.reading.pages if page.number == self._number), None)

    def mark(self, entries: list[FieldEntry], chosen: FieldEntry | None, *, by_hand: bool) -> None:
        """Draw the fields' boxes; a field chosen by hand is brought into sight, large enough to be read."""
        self._entries = entries
        self._chosen = chosen
        evidence = chosen.evidence if chosen else None
        if evidence is not None and evidence.page != self._number:
            self.go_to(evidence.page)
        if by_hand:
            self.view.pick(())
        self._draw_marks()
        page = self.page
        if evidence is not None and page is not None:
            words = _words_on(page, evidence)
            self.view.start_at(words)
            self.view.reveal(words, enlarge=by_hand)
        self._offer_words()

    def show_chosen(self) -> None:
        """Bring the chosen field's words into sight, large enough to be read."""
        evidence, page = self._chosen.evidence if self._chosen else None, self.page
        if evidence is not None and page is not None and evidence.page == page.number:
            self.view.reveal(_words_on(page, evidence), enlarge=True)

    @property
    def picked(self) -> Evidence | None:
        """The words being picked."""
        words = self.view.picked
        return Evidence(self._number, words) if words and self._paper is not None else None

    def search(self) -> None:
        """Search for words on this paper."""
        if self._paper is not None:
            self.find_bar.open(self._paper.reading)

    @property
    def words_to_copy(self) -> str:
        """The words that are chosen on the page, else those of the chosen field."""
        page, picked = self.page, self.view.picked
        if page is not None and picked:
            return evidence_text(page, picked)
        return self._chosen.value.text if self._chosen is not None and self._chosen.value is not None else ""

    # --- its parts ---
    def _show_place(self, place: Place) -> None:
        if place.page != self._number:
            self.go_to(place.page)
        self.view.pick(place.words)
        self.view.reveal(place.words, enlarge=True)

    def _tell_batch(self) -> None:
        """Offer to split what looks like several papers; say of one that was split that it was."""
        paper = self._paper
        asked = paper is not None and bool(paper.verdict.parts) and not paper.parts and not paper.accepted
        for button in self._split_buttons:
            button.setVisible(asked)
        if paper is not None and paper.parts:
            self.batch.say(self.tr("This scan was split into {0} papers.").format(len(paper.parts)))
        elif paper is not None and asked:
            self.batch.say(self.tr("This looks like {0} papers.").format(len(paper.verdict.parts)))
        else:
            self.batch.say("")

    def _hide_hint(self) -> None:
        self.hint.say("")

    def _draw_marks(self) -> None:
        page = self.page
        if page is None:
            return
        marks = []
        for entry in self._entries:
            if entry.evidence is not None and entry.evidence.page == page.number:
                is_chosen = self._chosen is not None and entry.key == self._chosen.key
                words = _words_on(page, entry.evidence)
                marks.append(Mark(words, MarkKind.of(entry.standing), entry.field.label, entry.key, is_chosen))
        value = self._chosen.value if self._chosen else None
        for number, candidate in enumerate(value.runners_up[:9] if value else (), start=1):
            if candidate.evidence.page == page.number:
                marks.append(Mark(_words_on(page, candidate.evidence), MarkKind.RUNNER_UP, str(number)))
        self.view.set_marks([mark for mark in marks if mark.words])

    def _offer_words(self) -> None:
        page, picked = self.page, self.view.picked
        if page is None or not picked:
            self.offer.say("")
        elif self._chosen is None:
            self.offer.say(self.tr("“{0}”: choose a field first.").format(evidence_text(page, picked)))
        else:
            label = self._chosen.field.label
            self.offer.say(
                self.tr("{0}: “{1}”? Enter uses it, Esc leaves it.").format(label, evidence_text(page, picked))
            )
        self._add.setVisible(self._chosen is not None and self._chosen.field.many and self._chosen.value is not None)

    def _show_page_area(self, shown: bool, *, notice: bool = False) -> None:
        self._stack.setCurrentWidget(self.view if shown and not notice else self.notice)
        self._foot.setVisible(shown)
        self._page_words.setText(self.tr("{0} / {1}").format(self._number, max(1, self.page_count)))
        if not shown:
            self.offer.say("")
            self.trouble.say("")

    def _scaled(self) -> None:
        # 100 % is the paper's own size on a screen of usual density.
        self._zoom_words.setText(self.tr("{0} %").format(round(self.view.scale_factor * 72 / 96 * 100)))
        self._settle.start()

    def _ask_picture(self) -> None:
        page = self.page
        if self._paper is not None and page is not None:
            dpi = 72 * self.view.scale_factor * self.devicePixelRatioF()
            self.pictures.ask((self._paper.paper_id, self._number), dpi, (page.width, page.height))

    def _picture_arrived(self, key: tuple[int, int]) -> None:
        if self._paper is not None and key == (self._paper.paper_id, self._number):
            image: QImage | None = self.pictures.best(key)
            if image is not None:
                self.view.set_picture(image)
                self.trouble.say("")

    def _picture_failed(self, key: tuple[int, int], error: MunimentError) -> None:
        if self._paper is not None and key == (self._paper.paper_id, self._number) and self.pictures.best(key) is None:
            self.trouble.say(self.tr("The page's picture could not be drawn. {0}").format(core_words.reason(error)))


def _words_on(page: Page, evidence: Evidence) -> tuple[int, ...]:
    return tuple(index for index in evidence.words if index < len(page.words))
