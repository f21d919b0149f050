"""What is shown when: which room's list, which row's paper, and what to say where there is nothing to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from muniment.errors import Cancelled, MunimentError
from muniment.window import core_words
from muniment.window.buttons import action_button
from muniment.window.paper_rows import PaperRow, RowState
from muniment.window.papers_model import PapersModel
from muniment.window.rooms import Room

if TYPE_CHECKING:
    from muniment.window.main_window import MainWindow

_HINT_SHOWN = "hint/shown"


class Navigation(QObject):
    """Follows the chosen room and the chosen row, and goes from paper to paper."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: object = None
        self._first_new: int | None = None
        self._on_page = False
        self._papers_room = Room.INBOX
        self._page_gets_keyboard = False
        self._models: dict[Room, PapersModel] = {
            Room.INBOX: window.session.model,
            Room.REVIEW: window.catalogue.review.model,
            Room.PAPERS: window.catalogue.papers.model,
        }
        window.papers.row_chosen.connect(self._show_row)
        window.papers.view.clicked.connect(lambda _: self.turn_to_page(True))
        window.session.changed.connect(self._session_changed)
        window.session.settled.connect(window.catalogue.refresh_soon)
        window.catalogue.changed.connect(self._refresh_counts)
        window.catalogue.review.changed.connect(partial(self._list_changed, Room.REVIEW))
        window.catalogue.papers.changed.connect(partial(self._list_changed, Room.PAPERS))
        window.desk.opened.connect(self._opened)
        window.desk.failed.connect(self._refused)
        window.giving.given.connect(self._expect_papers)
        self._serve()
        self._refresh_counts()

    def _serve(self) -> None:
        """Say what the commands do that lead from paper to paper."""
        serve, desk = self._window.actions_list.serve, self._window.desk
        serve("search", self.search)
        serve("back", self.back)
        serve("filter", self._filter)
        serve("clear-filter", self._window.papers.filter.clear, lambda: self._window.catalogue.papers.wanted.is_narrow)
        serve("accept", self.accept, lambda: desk.paper is not None and (self._is_picking() or not desk.paper.accepted))
        serve("skip", self._skip, lambda: desk.paper is not None)
        serve("read-again", self._read_again, lambda: self._chosen_state_is("can_be_read_again"))
        serve("cancel", self._cancel, lambda: self._chosen_state_is("working"))
        for room in Room:
            serve(f"room-{room.value}", partial(self.go_to, room))

    def _is_picking(self) -> bool:
        return self._window.reviewing.is_picking and self._window.fields.chosen is not None

    def _chosen_state_is(self, quality: str) -> bool:
        row = self._window.papers.chosen
        return row is not None and bool(getattr(row.state, quality))

    @property
    def model(self) -> PapersModel:
        """The list of the room that one is in."""
        return self._models[self._papers_room]

    # --- going somewhere ---
    def enter(self, room: Room) -> None:
        """Show a room's list, and the paper that lies open if it is there, else its first one."""
        page = self._window.room_pages.get(room)
        self._window.stack.setCurrentWidget(page or self._window.splitter)
        if page is not None:
            page.enter()
            self._window.actions_list.refresh()
            return
        self._papers_room = room
        self._window.reviewing.enlarges_at_once = room is Room.REVIEW
        self._window.papers.show_room(room, self._window.rooms.label_of(room), self.model)
        self._follow_desk()

    def go_to(self, room: Room) -> None:
        """Enter a room with the keyboard in its list."""
        self._window.rooms.enter(room)
        page = self._window.room_pages.get(room)
        (page.keyboard if page is not None else self._window.papers.view).setFocus()
        # In the review the keyboard belongs to the page, whose words the arrow keys choose.
        self._page_gets_keyboard = room is Room.REVIEW
        self._hand_keyboard_to_page()

    def show_paper(self, paper_id: int, words: str) -> None:
        """Lay a paper open that was found by those words, among all that they find."""
        self._window.desk.open(paper_id)
        self._window.papers.filter.clear()
        self.go_to(Room.PAPERS)
        self._window.papers.search.setText(words)

    def show_kept(self, paper_id: int) -> None:
        """Lay a kept paper open among all papers."""
        self.show_paper(paper_id, "")

    def _hand_keyboard_to_page(self) -> None:
        if self._page_gets_keyboard and self._window.desk.laid is not None and self._window.page.view.isVisible():
            self._page_gets_keyboard = False
            self._window.page.view.setFocus()

    def _expect_papers(self) -> None:
        """Papers were given: their first row is shown as soon as it comes."""
        self._window.rooms.enter(Room.INBOX)
        self._first_new = self._window.session.model.rowCount()

    def search(self) -> None:
        self._window.rooms.enter(Room.PAPERS)
        self.turn_to_page(False)
        self._window.papers.search.setFocus()
        self._window.papers.search.selectAll()

    def _filter(self) -> None:
        self._window.rooms.enter(Room.PAPERS)
        self.turn_to_page(False)
        self._window.papers.open_filter()

    def back(self) -> None:
        """One step back: from words being picked, from the page in a narrow window, from a search."""
        window = self._window
        if window.reviewing.is_picking:
            window.page.view.pick(())
        elif window.is_taking_turns and self._on_page:
            self.turn_to_page(False)
        elif window.rooms.room is Room.PAPERS and window.papers.search.text():
            window.papers.search.clear()
        elif window.rooms.room in window.room_pages:
            window.rooms.enter(self._papers_room)
        window.papers.view.setFocus()

    def _skip(self) -> None:
        if self._window.desk.laid is not None:
            self.go_on()

    def go_on(self) -> None:
        """The next paper that needs a person: below this one, else from the top; in the review room every one does."""
        here = self._window.papers.place
        rows = self.model.rows
        after = [*range(here + 1, len(rows)), *range(max(here, 0))]
        place = next((place for place in after if rows[place].state is RowState.NEEDS_YOU), None)
        if place is None and here + 1 < len(rows):
            place = here + 1
        if place is not None:
            self._window.papers.choose(place)

    def accept(self) -> None:
        """Use the words being picked; else accept the paper and go on to the next."""
        if self._window.reviewing.is_picking:
            self._window.reviewing.use_words()
            return
        if self._window.desk.accept():
            self.go_on()

    def _read_again(self) -> None:
        row = self._window.papers.chosen
        if row is not None:
            self._window.giving.read_again(row)

    def _cancel(self) -> None:
        row = self._window.papers.chosen
        if row is not None:
            self._window.giving.cancel(row)

    def turn_to_page(self, on_page: bool) -> None:
        """Which side a narrow window shows; a wide one shows both."""
        self._on_page = on_page
        self.arrange()

    def arrange(self) -> None:
        """Show the panes that have something to say."""
        window = self._window
        anything = bool(window.catalogue.count or window.session.model.rowCount())
        turns = window.is_taking_turns
        window.papers.setVisible(anything and not (turns and self._on_page))
        window.page.setVisible(not (turns and anything and not self._on_page))
        window.fields.setVisible(window.desk.paper is not None and not window.page.isHidden())

    # --- following what happens ---
    def _session_changed(self) -> None:
        model = self._window.session.model
        if self._first_new is not None and model.rowCount() > self._first_new:
            self._window.papers.choose(self._first_new)
            self._window.papers.view.setFocus()
            self._first_new = None
        self._refresh_counts()
        if self._window.rooms.room is Room.INBOX:
            self._show_row(self._window.papers.chosen)
        else:
            self._window.actions_list.refresh()

    def _list_changed(self, room: Room) -> None:
        self._refresh_counts()
        if room is self._papers_room:
            self._follow_desk()

    def _opened(self) -> None:
        self._choose_open_paper()
        self._window.actions_list.refresh()
        self.arrange()
        self._hand_keyboard_to_page()
        entry = self._window.fields.chosen
        memory = self._window.memory
        if entry is not None and entry.evidence is not None and not memory.value(_HINT_SHOWN, False, bool):
            # Shown on the first result only: whoever starts Muniment again has seen it.
            memory.setValue(_HINT_SHOWN, True)
            words = self.tr("The box on the page shows where “{0}” was read. Choose another field to see its words.")
            self._window.page.hint.say(words.format(entry.field.label))
        else:
            self._window.page.hint.say("")

    def _follow_desk(self) -> None:
        """Let the list show the paper that lies open; where it cannot, open what the list shows."""
        self._choose_open_paper()
        if self._window.papers.chosen is None:
            self._window.papers.choose(0)
        self._show_row(self._window.papers.chosen)

    def _choose_open_paper(self) -> None:
        papers, wanted = self._window.papers, self._window.desk.wanted
        place = self.model.place_of_paper(wanted) if wanted is not None else -1
        if place >= 0 and (papers.chosen is None or papers.chosen.paper_id != wanted):
            papers.choose(place)

    def _show_row(self, row: PaperRow | None) -> None:
        if self._window.rooms.room in self._window.room_pages:
            self._window.actions_list.refresh()
            return
        showing = self._window.rooms.room if row is None else row.paper_id or (row.key, row.state, row.words)
        self._say_empty()
        if row is not None and row.paper_id is not None:
            if self._window.desk.wanted != row.paper_id:
                self._window.desk.open(row.paper_id)
        elif showing != self._shown:
            self._window.desk.put_away()
            if row is None:
                self._show_nothing()
            else:
                self._tell_state(row)
        self._shown = showing
        self._window.actions_list.refresh()
        self.arrange()

    def _tell_state(self, row: PaperRow) -> None:
        page, actions = self._window.page, self._window.actions_list
        if row.state.working:
            words = row.words[:1].upper() + row.words[1:] + "…"
            page.tell(words, row.title, row.state.value, row.state.colour, action_button(actions["cancel"]))
            return
        error = row.error or (Cancelled() if row.state is RowState.CANCELLED else MunimentError())
        again = action_button(actions["read-again"], primary=True)
        advice = f"{core_words.next_step(error)}\n\n{row.title}"
        page.tell(core_words.sentence(error), advice, row.state.value, row.state.colour, again)

    def _show_nothing(self) -> None:
        page, room = self._window.page, self._window.rooms.room
        actions = self._window.actions_list
        if room is Room.REVIEW and self._window.catalogue.count:
            page.tell(
                self.tr("Nothing waits for you."), self.tr("Papers that need a look appear here."), "done", "settled"
            )
        elif room is Room.PAPERS and self._window.catalogue.papers.wanted.is_narrow:
            wide = action_button(actions["clear-filter"])
            page.tell(
                self.tr("Nothing to show."), self.tr("Try fewer words, or ask for less."), "search", "muted", wide
            )
        else:
            promise = self.tr(
                "PDFs, scans, photos, office papers and mails are read on this machine. "
                "Muniment says what each paper is, and shows the words that prove it."
            )
            buttons = (action_button(actions["open-papers"], primary=True), action_button(actions["try-samples"]))
            page.tell(self.tr("Drop papers here"), promise, "inbox", "muted", *buttons)

    def _say_empty(self) -> None:
        catalogue, room = self._window.catalogue, self._window.rooms.room
        if room is Room.INBOX:
            words = self.tr("No papers in this session yet.")
        elif room is Room.REVIEW:
            words = self.tr("Nothing waits for you.")
        elif catalogue.papers.trouble:
            words = catalogue.papers.trouble
        elif catalogue.papers.wanted.words:
            words = self.tr("No paper holds “{0}”.").format(catalogue.papers.wanted.words)
        elif catalogue.papers.wanted.is_narrow:
            words = self.tr("No paper is as the filter asks.")
        else:
            words = self.tr("No papers are kept yet.")
        self._window.papers.say_empty(words)
        self._window.papers.say_hints(catalogue.papers.hints)

    def _refused(self, error: MunimentError) -> None:
        """The paper could not be taken out: say it where the page would be."""
        if self._window.desk.paper is None:
            self._window.page.tell(core_words.sentence(error), core_words.next_step(error), "failed", "failed")
            self.arrange()

    def _refresh_counts(self) -> None:
        rooms, catalogue = self._window.rooms, self._window.catalogue
        rooms.set_count(Room.INBOX, self._window.session.model.rowCount())
        rooms.set_count(Room.REVIEW, catalogue.review.total)
        rooms.set_count(Room.PAPERS, catalogue.count)
