"""What is shown when: which room's list, which row's paper, and what to say where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from muniment import places
from muniment.errors import Cancelled, MunimentError
from muniment.window.actions import action_button
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
        self._models: dict[Room, PapersModel] = {
            Room.INBOX: window.session.model,
            Room.REVIEW: window.catalogue.review,
            Room.PAPERS: window.catalogue.papers,
        }
        window.papers.row_chosen.connect(self._show_row)
        window.papers.view.clicked.connect(lambda _: self.turn_to_page(True))
        window.session.changed.connect(self._session_changed)
        window.session.settled.connect(lambda _: window.catalogue.refresh_soon())
        window.catalogue.changed.connect(self._lists_changed)
        window.desk.opened.connect(self._opened)
        window.desk.failed.connect(self._refused)
        samples = places.resources() / "samples"
        window.actions_list.enable(try_samples=samples.is_dir() and any(samples.iterdir()))
        self._refresh_counts()

    @property
    def model(self) -> PapersModel:
        """The list of the room that one is in."""
        return self._models[self._window.rooms.room]

    # --- going somewhere ---
    def enter(self, room: Room) -> None:
        """Show a room's list, and the paper that lies open if it is there, else its first one."""
        labels = {Room.INBOX: self.tr("Inbox"), Room.REVIEW: self.tr("Review"), Room.PAPERS: self.tr("Papers")}
        self._window.papers.show_room(room, labels[room], self.model)
        self._follow_desk()

    def expect_papers(self) -> None:
        """Papers were given: their first row is shown as soon as it comes."""
        self._window.rooms.enter(Room.INBOX)
        self._first_new = self._window.session.model.rowCount()

    def search(self) -> None:
        self._window.rooms.enter(Room.PAPERS)
        self.turn_to_page(False)
        self._window.papers.search.setFocus()
        self._window.papers.search.selectAll()

    def back(self) -> None:
        """One step back: from words being picked, from the page in a narrow window, from a search."""
        window = self._window
        if window.reviewing.is_picking:
            window.page.view.pick(())
        elif window.is_taking_turns and self._on_page:
            self.turn_to_page(False)
        elif window.rooms.room is Room.PAPERS and window.papers.search.text():
            window.papers.search.clear()
        window.papers.view.setFocus()

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
        self._window.desk.accept()
        self.go_on()

    def read_again(self) -> None:
        row = self._window.papers.chosen
        if row is not None:
            self.read_row_again(row)

    def read_row_again(self, row: PaperRow) -> None:
        if row.path is not None and row.state.can_be_read_again:
            self._window.session.expect_again(row)
            self._window.submit_quietly([row.path])

    def cancel(self) -> None:
        row = self._window.papers.chosen
        if row is not None and row.job is not None and row.state.working:
            self._window.cancel(row.job)

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

    def _lists_changed(self) -> None:
        self._refresh_counts()
        self._follow_desk()

    def _opened(self) -> None:
        self._follow_desk()
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
        papers, wanted = self._window.papers, self._window.desk.wanted
        place = self.model.place_of_paper(wanted) if wanted is not None else -1
        chosen = papers.chosen
        if place >= 0 and (chosen is None or chosen.paper_id != wanted):
            papers.choose(place)
        elif chosen is None:
            papers.choose(0)
        self._show_row(papers.chosen)

    def _show_row(self, row: PaperRow | None) -> None:
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
        self._window.actions_list.enable(
            read_again=row is not None and row.state.can_be_read_again,
            cancel=row is not None and row.state.working,
            cancel_all=self._window.session.batch.working > 0,
        )
        self._window.reviewing.refresh_actions()
        self.arrange()

    def _tell_state(self, row: PaperRow) -> None:
        page, actions = self._window.page, self._window.actions_list
        if row.state.working:
            words = row.words[:1].upper() + row.words[1:] + "…"
            page.tell(words, row.title, row.state.value, row.state.colour, action_button(actions["cancel"]))
            return
        error = row.error or (Cancelled() if row.state is RowState.CANCELLED else MunimentError())
        again = action_button(actions["read-again"], primary=True)
        page.tell(error.sentence, f"{error.next_step}\n\n{row.title}", row.state.value, row.state.colour, again)

    def _show_nothing(self) -> None:
        page, room = self._window.page, self._window.rooms.room
        actions = self._window.actions_list
        if room is Room.REVIEW and self._window.catalogue.count:
            page.tell(
                self.tr("Nothing waits for you."), self.tr("Papers that need a look appear here."), "done", "settled"
            )
        elif room is Room.PAPERS and self._window.catalogue.search_words:
            page.tell(self.tr("Nothing to show."), self.tr("Try fewer words, or only the beginning of one."), "search")
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
        elif catalogue.search_trouble:
            words = catalogue.search_trouble
        elif catalogue.search_words:
            words = self.tr("No paper holds “{0}”.").format(catalogue.search_words)
        else:
            words = self.tr("No papers are kept yet.")
        self._window.papers.say_empty(words)
        self._window.papers.say_hints(catalogue.search_hints)

    def _refused(self, error: MunimentError) -> None:
        """The paper could not be taken out: say it where the page would be."""
        if self._window.desk.paper is None:
            self._window.page.tell(error.sentence, error.next_step, "failed", "failed")
            self.arrange()

    def _refresh_counts(self) -> None:
        rooms, catalogue = self._window.rooms, self._window.catalogue
        rooms.set_count(Room.INBOX, self._window.session.model.rowCount())
        rooms.set_count(Room.REVIEW, catalogue.review.rowCount())
        rooms.set_count(Room.PAPERS, catalogue.count)
