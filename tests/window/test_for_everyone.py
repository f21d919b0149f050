"""For everyone: names and roles for a screen reader, keys for every control, large text, right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from muniment.window.application import make_application
from muniment.window.rooms import Room
from muniment.window.theme import scaled_font
from tests.window.desk import Desk


def _told(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def _name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def _controls(desk: Desk) -> Iterator[QWidget]:
    for widget in desk.window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget


def _in_every_room(desk: Desk) -> Iterator[Room]:
    for room in Room:
        desk.window.navigation.go_to(room)
        yield room


def test_a_screen_reader_hears_what_every_control_in_every_room_is(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    for room in _in_every_room(desk):
        for widget in _controls(desk):
            told = _told(widget)
            assert _name(told), (room, widget, widget.parentWidget())
            assert told.role() is not QAccessible.Role.NoRole, (room, widget)


def test_a_screen_reader_hears_every_cell_of_every_list(desk: Desk) -> None:
    desk.drop("a.pdf", "locked.pdf")
    desk.until(lambda: not desk.session.batch.working)
    desk.window.navigation.go_to(Room.INBOX)
    papers = _told(desk.window.papers.view)
    cells = [papers.child(place) for place in range(papers.childCount())]
    assert any("This file is locked by a password." in _name(cell) for cell in cells if cell is not None)
    assert all(_name(cell) for cell in cells if cell is not None)
    rooms = _told(desk.window.rooms)
    spoken = [_name(cell) for cell in (rooms.child(place) for place in range(rooms.childCount())) if cell is not None]
    assert "Inbox, 2" in spoken
    assert "Settings" in spoken
    assert papers.role() in (QAccessible.Role.List, QAccessible.Role.Table)


def test_a_field_tells_its_value_and_its_doubt_in_one_breath(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    row = desk.window.fields.chosen_row
    assert row is not None
    heard = _name(_told(row))
    assert heard == "Total amount, 20.00, two candidates, two candidates, 20.00 and 9.10"
    assert _told(desk.window.fields.list).text(QAccessible.Text.Description) == heard


def test_every_setting_tells_its_value(desk: Desk) -> None:
    desk.window.navigation.go_to(Room.SETTINGS)
    for name, field in desk.window.settings.inputs.items():
        assert _name(_told(field.widget)), name
    theme = _told(desk.window.settings.inputs["theme"].widget)
    assert theme.text(QAccessible.Text.Value) == "As the system"


def test_every_control_is_reached_by_keys(desk: Desk) -> None:
    """Whatever cannot be reached by Tab is an action with a key or in a menu, or belongs to one of the panes."""
    desk.drop("a.pdf")
    desk.settle()
    in_menus = {desk.window.actions_list[command.name] for command in desk.window.actions_list.commands}
    for button in desk.window.findChildren(QAbstractButton):
        if button.isVisible() and not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert set(button.actions()) & in_menus, button


@pytest.fixture
def large_text(qtbot: QtBot) -> Iterator[QApplication]:
    application = make_application()
    before = application.font()
    application.setFont(scaled_font(before, 2))
    yield application
    application.setFont(before)


def test_at_twice_the_text_size_nothing_is_cut_off(qtbot: QtBot, tmp_path: Path, large_text: QApplication) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1600, 1000)
    desk.drop("a.pdf", "locked.pdf")
    desk.until(lambda: not desk.session.batch.working)
    for room in _in_every_room(desk):
        cut = [
            widget
            for widget in desk.window.findChildren(QWidget)
            if widget.isVisible() and isinstance(widget, QAbstractButton | QLabel | QComboBox) and _is_cut(widget)
        ]
        assert [
            (room, type(widget).__name__, widget.accessibleName(), getattr(widget, "text", str)()) for widget in cut
        ] == []
    desk.close()


def _is_cut(widget: QWidget) -> bool:
    """Whether a widget has less room than its words need; what wraps or shortens itself is never cut."""
    if (
        isinstance(widget.parentWidget(), QLineEdit)
        or widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    ):
        return False
    if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.pixmap().isNull()):
        return False
    wanted = widget.minimumSizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


@pytest.fixture
def right_to_left(qtbot: QtBot) -> Iterator[QApplication]:
    application = make_application()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield application
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_from_right_to_left_the_rooms_stand_at_the_right_and_reviewing_works(
    qtbot: QtBot, tmp_path: Path, right_to_left: QApplication
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.drop("a.pdf")
    desk.settle()
    window = desk.window
    left_of_rooms = window.rooms.mapTo(window, QPoint(0, 0)).x()
    assert left_of_rooms > window.papers.mapTo(window, QPoint(0, 0)).x() > window.page.mapTo(window, QPoint(0, 0)).x()
    window.papers.view.setFocus()
    desk.keys(Qt.Key.Key_1)
    desk.until(lambda: desk.value("total_amount") == "9.10")
    window.grab()
    desk.close()
