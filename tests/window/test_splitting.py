"""What looks like several papers: a bar offers to split it, and a person may say otherwise, all by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from muniment.window.split_dialog import SplitDialog
from tests.window.desk import Desk


def opened(desk: Desk, name: str = "batch.pdf") -> Desk:
    desk.drop(name)
    desk.settle()
    desk.window.papers.view.setFocus()
    return desk


def dialog_of(desk: Desk) -> SplitDialog:
    desk.until(lambda: desk.window.findChildren(SplitDialog))
    (dialog,) = desk.window.findChildren(SplitDialog)
    desk.until(dialog.isActiveWindow)
    return dialog


def test_the_bar_offers_to_split_and_undo_puts_it_back(desk: Desk) -> None:
    bar = opened(desk).window.page.batch
    assert (bar.isVisible(), bar.words) == (True, "This looks like 2 papers.")
    desk.keys(Qt.Key.Key_P)
    desk.until(lambda: bar.words == "This scan was split into 2 papers.")
    assert desk.office.splits == [()]
    assert not any(button.isVisible() for button in bar.findChildren(QPushButton))
    desk.window.actions_list["undo"].trigger()
    desk.until(lambda: bar.words == "This looks like 2 papers.")


def test_nothing_found_in_a_scan_that_was_split_is_called_sure(desk: Desk) -> None:
    opened(desk)
    assert desk.window.desk.entries
    desk.keys(Qt.Key.Key_P)
    desk.until(lambda: desk.window.desk.paper is not None and bool(desk.window.desk.paper.parts))
    desk.until(lambda: not desk.window.desk.entries)


def test_a_paper_that_is_one_has_no_bar_and_nothing_to_split(desk: Desk) -> None:
    opened(desk, "receipt.pdf")
    assert not desk.window.page.batch.isVisible()
    assert not desk.window.actions_list["split"].isEnabled()
    assert not desk.window.actions_list["split-otherwise"].isEnabled()


def test_a_person_says_by_keys_where_papers_begin(desk: Desk) -> None:
    opened(desk)
    desk.keys(Qt.Key.Key_P, shift=True)
    dialog = dialog_of(desk)
    assert dialog.starts == [3]
    assert dialog.split_button.text() == "Split into 2 papers"
    dialog.pages.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        desk.qtbot.keyClick(dialog.pages, key)
    assert (dialog.starts, dialog.split_button.text()) == ([2, 3], "Split into 3 papers")
    desk.qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    desk.until(lambda: desk.office.splits == [(2, 3)])
    desk.until(lambda: desk.window.page.batch.words == "This scan was split into 3 papers.")


def test_escape_leaves_everything_as_it_is(desk: Desk) -> None:
    opened(desk)
    desk.window.actions_list["split-otherwise"].trigger()
    dialog = dialog_of(desk)
    desk.qtbot.keyClick(dialog.pages, Qt.Key.Key_Escape)
    desk.until(lambda: not desk.window.findChildren(SplitDialog))
    assert desk.office.splits == []
    assert desk.window.page.batch.words == "This looks like 2 papers."


def test_nothing_can_be_split_where_nothing_is_ticked(desk: Desk) -> None:
    opened(desk)
    desk.window.actions_list["split-otherwise"].trigger()
    dialog = dialog_of(desk)
    dialog.pages.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.split_button.isEnabled()


def test_every_page_has_its_small_picture_and_a_name(desk: Desk) -> None:
    opened(desk)
    desk.window.actions_list["split-otherwise"].trigger()
    dialog = dialog_of(desk)
    assert dialog.pages.accessibleName()
    assert dialog.pages.item(0).text().startswith("Page 1   Lindenhof Paper Shop")
    pictures = desk.window.page.pictures
    desk.until(lambda: all(pictures.best((1, number)) for number in range(1, 5)))
