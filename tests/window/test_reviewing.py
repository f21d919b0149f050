"""Reviewing a paper by keys alone, and by pointing at its words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from muniment.window.evidence_items import MarkKind
from muniment.window.paper_rows import RowState
from muniment.window.rooms import Room
from muniment.window.standing import Standing, standing_words
from tests.window.desk import Desk
from tests.window.stand_in import words_at


def _open(desk: Desk, *names: str) -> Desk:
    desk.drop(*(names or ("a.pdf",)))
    desk.settle()
    desk.window.papers.view.setFocus()
    return desk


def _standing(desk: Desk, field: str) -> Standing:
    return next(entry.standing for entry in desk.window.desk.entries if entry.field.name == field)


def _point(desk: Desk, text: str) -> QPoint:
    """Where the first of those words stands on the screen."""
    view = desk.window.page.view
    assert view.page is not None
    box = view.page.words[words_at(view.page, text)[0]].box
    return view.mapFromScene((box.x0 + box.x1) / 2, box.centre_y)


def _choose(desk: Desk, field: str) -> None:
    desk.window.fields.choose(next(e.key for e in desk.window.desk.entries if e.field.name == field))


def test_a_paper_opens_at_its_first_doubtful_field_with_its_words_boxed(desk: Desk) -> None:
    _open(desk)
    chosen = desk.window.fields.chosen
    assert chosen is not None
    assert chosen.field.name == "total_amount"
    assert standing_words(chosen) == "two candidates"
    marks = [item.mark for item in desk.window.page.view.evidence_items]
    assert [mark.label for mark in marks if mark.chosen] == ["Total amount"]
    assert {mark.kind for mark in marks} == {MarkKind.SETTLED, MarkKind.DOUBTFUL, MarkKind.RUNNER_UP}
    patterns = {item.mark.kind: item.pen().style() for item in desk.window.page.view.evidence_items}
    assert len(set(patterns.values())) == 3


def test_tab_goes_round_the_doubtful_fields(desk: Desk) -> None:
    _open(desk)
    desk.keys(Qt.Key.Key_Tab)
    assert desk.window.fields.chosen is not None
    assert desk.window.fields.chosen.field.name == "receipt_number"
    desk.keys(Qt.Key.Key_Tab)
    assert desk.window.fields.chosen.field.name == "total_amount"
    desk.keys(Qt.Key.Key_Backtab, shift=True)
    assert desk.window.fields.chosen.field.name == "receipt_number"


def test_a_digit_takes_that_runner_up_and_undo_takes_it_back(desk: Desk) -> None:
    _open(desk)
    desk.keys(Qt.Key.Key_1)
    desk.until(lambda: desk.value("total_amount") == "9.10")
    assert _standing(desk, "total_amount") is Standing.PICKED
    desk.window.actions_list["undo"].trigger()
    desk.until(lambda: desk.value("total_amount") == "20.00")
    desk.window.actions_list["redo"].trigger()
    desk.until(lambda: desk.value("total_amount") == "9.10")


def test_clicking_a_box_chooses_its_field(desk: Desk) -> None:
    _open(desk)
    view = desk.window.page.view
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(desk, "2026-03-14"))
    assert desk.window.fields.chosen is not None
    assert desk.window.fields.chosen.field.name == "date"


def test_clicking_a_word_and_enter_set_the_chosen_field(desk: Desk) -> None:
    _open(desk)
    _choose(desk, "tax_amount")
    view = desk.window.page.view
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(desk, "1.46"))
    assert "1.46" in desk.window.page.offer.words
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.value("tax_amount") == "1.46")
    assert desk.window.fields.chosen is not None
    assert desk.window.fields.chosen.field.name == "tax_amount"
    assert not desk.office.kept[1].accepted


def test_a_frame_drawn_over_words_picks_them(desk: Desk) -> None:
    _open(desk)
    viewport = desk.window.page.view.viewport()
    start, stop = _point(desk, "Envelopes") - QPoint(60, 12), _point(desk, "4.10") + QPoint(30, 12)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, stop)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=stop)
    picked = desk.window.page.picked
    page = desk.window.page.page
    assert picked is not None
    assert page is not None
    assert picked.words == words_at(page, "Envelopes 4.10")


def test_arrows_move_among_the_words_and_shift_widens(desk: Desk) -> None:
    _open(desk)
    page = desk.window.page.page
    assert page is not None
    view = desk.window.page.view
    view.setFocus()
    desk.keys(Qt.Key.Key_Up)
    assert view.picked == words_at(page, "EUR")
    desk.keys(Qt.Key.Key_Right, shift=True)
    assert view.picked == words_at(page, "EUR 9.10")
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.value("total_amount") == "EUR 9.10")


def test_a_typed_value_is_shown_as_a_persons_own(desk: Desk) -> None:
    _open(desk)
    desk.keys(Qt.Key.Key_F2)
    row = desk.window.fields.chosen_row
    assert row is not None
    assert row.editor is not None
    row.editor.clear()
    desk.qtbot.keyClicks(row.editor, "9.10 st")
    desk.qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    desk.until(lambda: desk.value("total_amount") == "9.10 st")
    entry = desk.window.fields.chosen
    assert entry is not None
    assert standing_words(entry) == "typed by you"
    assert entry.standing.colour == "personal"
    assert not desk.office.kept[1].accepted


def test_esc_leaves_a_value_as_it_was(desk: Desk) -> None:
    _open(desk)
    desk.keys(Qt.Key.Key_F2)
    row = desk.window.fields.chosen_row
    assert row is not None
    assert row.editor is not None
    desk.qtbot.keyClicks(row.editor, "nonsense")
    desk.qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert row.editor is None
    assert desk.value("total_amount") == "20.00"


def test_delete_says_that_a_value_is_not_on_the_paper(desk: Desk) -> None:
    _open(desk)
    desk.keys(Qt.Key.Key_Delete)
    desk.until(lambda: _standing(desk, "total_amount") is Standing.REMOVED)


def test_the_type_can_be_changed(desk: Desk) -> None:
    _open(desk)
    desk.window.desk.correct_type("invoice")
    desk.until(lambda: any(entry.field.name == "invoice_number" for entry in desk.window.desk.entries))


def test_enter_accepts_and_goes_to_the_next_paper_that_needs_a_person(desk: Desk) -> None:
    _open(desk, "a.pdf", "b.pdf")
    desk.window.actions_list["room-review"].trigger()
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == 2)
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    desk.until(lambda: desk.window.desk.paper is not None and desk.window.desk.paper.paper_id == 2)
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == 1)
    desk.keys(Qt.Key.Key_Enter)
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == 0)
    assert "Nothing waits for you." in desk.window.page.notice.words
    assert {row.state for row in desk.session.model.rows} == {RowState.DONE}


def test_undoing_an_acceptance_brings_its_paper_back(desk: Desk) -> None:
    _open(desk, "a.pdf", "b.pdf")
    desk.window.actions_list["room-review"].trigger()
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == 1)
    desk.window.actions_list["undo"].trigger()
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == 2)
    desk.until(lambda: desk.window.papers.chosen is not None and desk.window.papers.chosen.paper_id == 1)
    assert desk.window.desk.paper is not None
    assert desk.window.desk.paper.paper_id == 1


def test_s_skips_without_accepting(desk: Desk) -> None:
    _open(desk, "a.pdf", "b.pdf")
    desk.keys(Qt.Key.Key_S)
    desk.until(lambda: desk.window.desk.paper is not None and desk.window.desk.paper.paper_id == 2)
    assert not any(paper.accepted for paper in desk.office.kept.values())


def test_letters_typed_into_the_search_stay_letters(desk: Desk) -> None:
    _open(desk)
    desk.window.actions_list["search"].trigger()
    desk.qtbot.keyClicks(desk.window.papers.search, "fts1 -+")
    assert desk.window.papers.search.text() == "fts1 -+"
    assert desk.value("total_amount") == "20.00"
