"""The list of papers: states in words, and one row a paper whatever happens to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from muniment.errors import Encrypted
from muniment.office import JobEvent, JobState
from muniment.understanding.types import load_document_types
from muniment.window.paper_rows import PaperRow, RowState, row_of_job
from muniment.window.papers_model import PapersModel
from muniment.window.rooms import Room
from muniment.window.session import Batch
from muniment.window.status_line import progress_words
from tests.window.desk import Desk
from tests.window.stand_in import receipt_of

_TYPES = {each.name: each for each in load_document_types()}


def _row(number: int, words: str = "done", snippet: str = "") -> PaperRow:
    return PaperRow(RowState.DONE, f"paper {number}", words, paper_id=number, snippet=snippet)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (JobState.WAITING, "waiting"),
        (JobState.READING, "reading page 2 of 5"),
        (JobState.THINKING, "thinking"),
        (JobState.STORING, "filing"),
        (JobState.FAILED, "This file is locked by a password."),
        (JobState.CANCELLED, "cancelled"),
        (JobState.DUPLICATE, "already here"),
    ],
)
def test_a_row_says_its_state_in_words(state: JobState, words: str) -> None:
    error = Encrypted() if state is JobState.FAILED else None
    event = JobEvent(1, Path("a.pdf"), state, page=2, pages=5, error=error)
    assert row_of_job(event, None, _TYPES).words == words


def test_a_paper_that_needs_a_person_says_why() -> None:
    reading, verdict = receipt_of()
    row = row_of_job(JobEvent(1, Path("a.pdf"), JobState.DONE, reading=reading, verdict=verdict), None, _TYPES)
    assert row.state is RowState.NEEDS_YOU
    assert row.words.startswith("needs you · Total amount: two candidates")


def test_changed_lists_tell_only_of_what_changed() -> None:
    model = PapersModel()
    model.set_rows([_row(1), _row(2), _row(3), _row(4)])
    removed: list[tuple[int, int]] = []
    changed: list[int] = []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.dataChanged.connect(lambda first, _: changed.append(first.row()))
    model.set_rows([_row(1), _row(3), _row(4, "needs you")])
    assert removed == [(1, 1)]
    assert changed == [2]
    assert [row.paper_id for row in model.rows] == [1, 3, 4]
    assert model.place(("paper", 4)) == 2


def test_a_hundred_thousand_rows_stay_calm(desk: Desk) -> None:
    model = PapersModel()
    model.set_rows([_row(number) for number in range(100_000)])
    desk.window.papers.show_room(Room.PAPERS, "Papers", model)
    desk.window.papers.say_empty("")
    model.set_rows([_row(number) for number in range(100_000) if number != 50_000])
    assert model.rowCount() == 99_999
    assert desk.window.papers.view.indexWidget(model.index(0)) is None


def test_rows_are_at_least_36_pixels_tall_and_grow_for_a_snippet(desk: Desk) -> None:
    model = PapersModel()
    desk.window.papers.show_room(Room.PAPERS, "Papers", model)
    model.set_rows([_row(1)])
    desk.window.papers.say_empty("")
    view = desk.window.papers.view
    desk.until(lambda: view.visualRect(model.index(0)).height() >= 36)
    before = view.visualRect(model.index(0)).height()
    model.set_rows([_row(1, snippet="of the \u2068harbour\u2069")])
    desk.until(lambda: view.visualRect(model.index(0)).height() > before)


def test_a_screen_reader_hears_the_whole_row() -> None:
    model = PapersModel()
    model.set_rows([_row(1, "already here", "of the \u2068harbour\u2069")])
    heard = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "paper 1, already here, of the harbour"


def test_a_failed_paper_gives_its_reason_and_can_be_read_again_in_its_own_row(desk: Desk) -> None:
    desk.drop("locked.pdf")
    desk.until(lambda: desk.session.model.rows[0].state is RowState.FAILED)
    assert Encrypted.sentence in desk.window.page.notice.words
    desk.window.actions_list["read-again"].trigger()
    desk.until(lambda: desk.session.model.rows[0].job == 2 and not desk.session.batch.working)
    assert desk.session.model.rowCount() == 1


def test_a_paper_can_be_stopped_from_its_row(desk: Desk) -> None:
    desk.office.hold.clear()
    desk.drop("a.pdf", "b.pdf")
    desk.until(lambda: desk.window.status.progress == "· 2 papers being read")
    desk.window.actions_list["cancel"].trigger()
    desk.until(lambda: 1 in desk.office.cancelled)
    desk.office.hold.set()
    desk.until(lambda: not desk.session.batch.working)
    assert [row.state for row in desk.session.model.rows] == [RowState.CANCELLED, RowState.NEEDS_YOU]
    assert desk.window.status.progress == ""


def test_a_paper_that_is_already_here_says_so_and_opens(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.drop("a.pdf")
    desk.settle()
    assert desk.session.model.rows[1].words == "already here"
    assert desk.window.desk.paper is not None


def test_the_time_left_is_guessed_from_the_papers_that_are_settled() -> None:
    now = [0.0]
    batch = Batch(lambda: now[0])
    for job in range(4):
        batch.note(job, False)
    assert batch.seconds_left is None
    now[0] = 10.0
    batch.note(0, True)
    assert batch.seconds_left == pytest.approx(30)
    assert progress_words(batch.working, batch.seconds_left) == "3 papers being read, about 30 s left"
    assert progress_words(1, 600) == "1 paper being read, about 10 min left"


def test_searching_asks_once_for_quick_typing_and_shows_the_words_found(desk: Desk) -> None:
    desk.drop("a.pdf", "b.pdf")
    desk.settle()
    desk.window.actions_list["search"].trigger()
    desk.qtbot.keyClicks(desk.window.papers.search, "Change")
    desk.until(lambda: "\u2068Change\u2069" in desk.window.catalogue.papers.model.rows[0].snippet)
    assert desk.office.asked == ["Change"]
    desk.window.papers.search.setText("no such words")
    desk.until(lambda: desk.window.catalogue.papers.model.rowCount() == 0)
    desk.window.papers.search.clear()
    desk.until(lambda: desk.window.catalogue.papers.model.rowCount() == 2)


def test_what_of_a_question_was_not_understood_stands_under_the_search_box(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.window.actions_list["search"].trigger()
    desk.window.papers.search.setText("sellr: acme")
    desk.until(lambda: "did you mean seller?" in desk.window.papers.hints.text())
    assert desk.window.papers.hints.isVisible()
    desk.window.papers.search.clear()
    desk.until(lambda: not desk.window.papers.hints.isVisible())
