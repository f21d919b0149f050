"""On the page: searching, copying and turning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from muniment.window.find_bar import Place, places_of
from tests.window.desk import Desk
from tests.window.stand_in import batch_of, receipt_of, words_at


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("total", ["Total"]),
        ("eur 9.10", ["EUR 9.10"]),
        ("1", ["12", "00417", "2026-03-14"]),
        ("nowhere", []),
        (" ", []),
    ],
)
def test_words_are_found_in_either_case_in_a_row_and_within_longer_ones(typed: str, texts: list[str]) -> None:
    page = receipt_of()[0].pages[0]
    found = [place.words for place in places_of(receipt_of()[0], typed)]
    assert found[: len(texts)] == [words_at(page, text) for text in texts]
    assert bool(found) == bool(texts)


def test_a_search_goes_through_all_pages() -> None:
    places = places_of(batch_of()[0], "Lindenhof")
    assert [place.page for place in places] == [1, 2, 3, 4]


def test_what_is_found_on_the_page_is_chosen_and_can_be_used(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.window.papers.view.setFocus()
    desk.keys(Qt.Key.Key_F, control=True)
    find = desk.window.page.find_bar
    desk.until(find.line.hasFocus)
    desk.qtbot.keyClicks(find.line, "9.10")
    page = desk.window.page.page
    assert page is not None
    assert find.words.text() == "1 of 1"
    assert desk.window.page.view.picked == words_at(page, "9.10")
    desk.keys(Qt.Key.Key_Escape)
    assert find.isHidden()
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.value("total_amount") == "9.10")


def test_enter_goes_on_to_the_next_place_and_round(desk: Desk) -> None:
    desk.drop("batch.pdf")
    desk.settle()
    desk.window.actions_list["find-on-page"].trigger()
    find = desk.window.page.find_bar
    desk.qtbot.keyClicks(find.line, "Lindenhof")
    desk.keys(Qt.Key.Key_Return)
    assert (find.words.text(), desk.window.page.number) == ("2 of 4", 2)
    desk.keys(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert (find.words.text(), desk.window.page.number) == ("1 of 4", 1)
    desk.keys(Qt.Key.Key_Return, shift=True)
    assert desk.window.page.number == 4
    assert places_of(batch_of()[0], "Lindenhof")[3] == Place(4, desk.window.page.view.picked)


def test_the_words_that_are_chosen_are_copied(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.window.page.view.setFocus()
    desk.keys(Qt.Key.Key_C, control=True)
    assert QGuiApplication.clipboard().text() == "20.00"
    page = desk.window.page.page
    assert page is not None
    desk.window.page.view.pick(words_at(page, "Harbour Lane"))
    desk.keys(Qt.Key.Key_C, control=True)
    assert QGuiApplication.clipboard().text() == "Harbour Lane"


def test_a_page_is_turned_by_quarters_and_the_next_paper_stands_upright(desk: Desk) -> None:
    desk.drop("a.pdf", "b.pdf")
    desk.settle()
    view = desk.window.page.view
    upright = view.scale_factor
    desk.window.actions_list["turn"].trigger()
    assert view.transform().m11() == pytest.approx(0, abs=1e-9)
    for _ in range(3):
        desk.window.actions_list["turn"].trigger()
    assert view.scale_factor == pytest.approx(upright, rel=0.01)
    desk.window.actions_list["turn"].trigger()
    desk.window.papers.choose(1)
    desk.until(lambda: desk.window.desk.laid is not None and desk.window.desk.laid.paper_id == 2)
    assert view.transform().m12() == pytest.approx(0, abs=1e-9)
