"""A day's review without a mouse: how many keys a paper takes, and that none of them hits the wrong paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from muniment.window.rooms import Room
from tests.window.desk import Desk
from tests.window.stand_in import words_at


class Counted:
    """A person at the keyboard, and how often a key was pressed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.pressed = 0

    def __call__(self, *keys: Qt.Key, shift: bool = False, control: bool = False) -> None:
        self.pressed += len(keys)
        self._desk.keys(*keys, shift=shift, control=control)


def _in_review(desk: Desk, *names: str) -> Counted:
    desk.drop(*names)
    desk.settle()
    desk.keys(Qt.Key.Key_2, control=True)
    desk.until(lambda: desk.window.desk.laid is not None and desk.window.page.view.hasFocus())
    return Counted(desk)


def _lies_open(desk: Desk, paper_id: int) -> Callable[[], bool]:
    def is_there() -> bool:
        laid = desk.window.desk.laid
        return laid is not None and laid.paper_id == paper_id

    return is_there


def test_a_paper_that_is_right_takes_one_key(desk: Desk) -> None:
    press = _in_review(desk, "a.pdf")
    press(Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    assert press.pressed == 1


def test_a_receipt_with_one_wrong_field_takes_at_most_four_keys(desk: Desk) -> None:
    press = _in_review(desk, "a.pdf")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    assert next(value.text for value in desk.office.kept[1].values if value.field == "total_amount") == "9.10"
    assert press.pressed <= 4


def test_words_that_no_runner_up_offers_are_four_keys_away(desk: Desk) -> None:
    press = _in_review(desk, "a.pdf")
    page = desk.window.page.page
    assert page is not None
    press(Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert desk.window.page.view.picked == words_at(page, "Total")
    press(Qt.Key.Key_Return)
    desk.until(lambda: desk.value("total_amount") == "Total")
    press(Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    assert press.pressed == 4


def test_the_page_shows_the_doubtful_words_large_enough_to_be_read(desk: Desk) -> None:
    desk.window.resize(950, 420)
    press = _in_review(desk, "a.pdf")
    press(Qt.Key.Key_Tab)
    view = desk.window.page.view
    (chosen,) = [item for item in view.evidence_items if item.mark.chosen]
    area = view.mapFromScene(chosen.path().boundingRect()).boundingRect()
    assert view.viewport().rect().contains(area.center())
    assert area.height() >= 10


def test_a_key_pressed_too_soon_does_not_pass_over_a_paper(desk: Desk) -> None:
    press = _in_review(desk, "a.pdf", "b.pdf", "c.pdf")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    desk.until(_lies_open(desk, 2))
    assert not desk.office.kept[2].accepted
    assert not desk.office.kept[3].accepted


def test_a_session_of_twenty_papers_by_keyboard_alone(desk: Desk) -> None:
    count = 20
    press = _in_review(desk, *(f"{number:02}.pdf" for number in range(1, count + 1)))
    for number in range(1, count + 1):
        desk.until(_lies_open(desk, number))
        if number % 5 == 0:
            press(Qt.Key.Key_1)
        elif number % 7 == 0:
            press(Qt.Key.Key_S)
            continue
        press(Qt.Key.Key_Return)
    skipped = [number for number in desk.office.kept if number % 7 == 0]
    desk.until(lambda: sum(paper.accepted for paper in desk.office.kept.values()) == count - len(skipped))
    desk.until(lambda: desk.window.rooms.count_of(Room.REVIEW) == len(skipped))
    picked = [paper for paper in desk.office.kept.values() if any(value.by_person for value in paper.values)]
    assert [paper.paper_id for paper in picked] == [5, 10, 15, 20]
    assert press.pressed == count + len(picked)
    press(Qt.Key.Key_Z, control=True)
    desk.until(lambda: not desk.office.kept[20].accepted)
