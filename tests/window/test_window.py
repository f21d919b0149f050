"""The window around the papers: first minute, dropping, panes, closing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from muniment.window.drop_overlay import count_files
from muniment.window.evidence_items import Mark, MarkKind
from muniment.window.paper_rows import RowState
from tests.window.desk import Desk
from tests.window.dragging import hover, let_go, papers_in_hand
from tests.window.stand_in import page_of


def test_an_empty_window_says_what_to_do_next(desk: Desk) -> None:
    assert "Drop papers here" in desk.window.page.notice.words
    assert desk.window.papers.isHidden()
    assert desk.window.fields.isHidden()


def test_hovering_files_are_counted_and_dropped_ones_are_read(desk: Desk) -> None:
    folder = desk.folder / "scans"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(b"a fictitious paper")
    mime = papers_in_hand(folder, "https://example.org/a.pdf")
    hover(desk.window, mime)
    assert desk.window.overlay.isVisible()
    desk.until(lambda: "Drop to read 2 files" in desk.window.overlay.words)
    assert "1 is not a file and will be left alone" in desk.window.overlay.words
    let_go(desk.window, mime)
    assert desk.window.overlay.isHidden()
    desk.until(lambda: [row.state for row in desk.session.model.rows] == [RowState.NEEDS_YOU] * 2)


def test_links_into_the_web_are_not_taken(desk: Desk) -> None:
    mime = papers_in_hand("https://example.org/a.pdf")
    hover(desk.window, mime)
    assert desk.window.overlay.isHidden()
    let_go(desk.window, mime)
    assert desk.session.model.rowCount() == 0


def test_what_is_not_there_is_left_alone(tmp_path: Path) -> None:
    load = count_files([tmp_path / "gone.pdf"])
    assert (load.files, load.left_alone) == (0, 1)


def test_the_first_result_brings_a_hint_and_the_second_start_none(qtbot: QtBot, tmp_path: Path) -> None:
    first = Desk(qtbot, tmp_path)
    first.drop("a.pdf")
    first.settle()
    first.until(lambda: "Total amount" in first.window.page.hint.words)
    first.window.close()
    second = Desk(qtbot, tmp_path)
    second.drop("b.pdf")
    second.settle()
    second.until(lambda: second.window.page.page is not None)
    assert second.window.page.hint.isHidden()
    second.window.close()


def test_the_window_remembers_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    first = Desk(qtbot, tmp_path)
    first.window.resize(1234, 777)
    first.window.close()
    assert (tmp_path / "data" / "window.ini").exists()
    second = Desk(qtbot, tmp_path)
    geometry = second.window.memory.value("window/geometry")
    assert geometry is not None
    second.window.close()


def test_closing_while_papers_are_read_asks_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.extend(button.text() for button in box.buttons())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    desk.office.hold.clear()
    desk.drop("a.pdf")
    desk.until(lambda: desk.session.batch.working == 1)
    assert not desk.window.close()
    assert sorted(asked) == ["Go on reading", "Stop and close"]
    desk.office.hold.set()
    desk.settle()
    assert desk.window.close()


def test_a_narrow_window_shows_list_and_page_in_turn(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.window.resize(800, 700)
    desk.until(lambda: desk.window.is_taking_turns)
    assert desk.window.rooms.narrow
    assert (desk.window.papers.isVisible(), desk.window.page.isVisible()) == (True, False)
    desk.window.actions_list["next-pane"].trigger()
    assert (desk.window.papers.isVisible(), desk.window.page.isVisible()) == (False, True)
    desk.window.actions_list["back"].trigger()
    assert (desk.window.papers.isVisible(), desk.window.page.isVisible()) == (True, False)


def test_every_pane_is_reached_by_f6(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    window = desk.window
    desk.until(lambda: window.fields.isVisible() and window.papers.view.isVisible())
    window.rooms.setFocus()
    reached = []
    for _ in range(4):
        window.actions_list["next-pane"].trigger()
        reached.append(window.focusWidget())
    assert reached == [window.papers.view, window.page.view, window.fields.list, window.rooms]


def test_every_control_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget.isVisible():
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, (widget, widget.parentWidget())


def test_no_key_means_two_things(desk: Desk) -> None:
    keys = [key.toString() for action in desk.window.actions_list.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_zooming_asks_for_a_sharper_picture_and_keeps_the_words_in_place(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.until(lambda: desk.window.page.view.has_picture)
    rough = desk.window.page.view.picture_width
    desk.window.actions_list["zoom-in"].trigger()
    desk.window.actions_list["zoom-in"].trigger()
    desk.window.actions_list["zoom-in"].trigger()
    desk.until(lambda: desk.window.page.view.picture_width > rough)
    desk.window.actions_list["fit"].trigger()
    assert desk.window.page.view.scale_factor < 3


def test_turning_to_a_page_of_fewer_words_forgets_the_marks_of_the_one_before(desk: Desk) -> None:
    view = desk.window.page.view
    view.show_page(page_of(["many words stand on this page"]))
    view.set_marks([Mark((4, 5), MarkKind.SETTLED, "Far down")])
    view.show_page(page_of(["few"]))
    assert view.evidence_items == []
