"""The rooms with a page of their own, the filter over all papers, and reading that pauses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox

from muniment import settings
from muniment.settings import Settings
from muniment.window.filter_bar import amount_of, day_of
from muniment.window.paper_rows import RowState
from muniment.window.rooms import Room
from muniment.window.setting_fields import ELSEWHERE, asked_settings
from tests.window.desk import Desk


def test_every_room_has_a_place_in_the_list_and_a_command(desk: Desk) -> None:
    for room in Room:
        desk.window.actions_list[f"room-{room.value}"].trigger()
        assert desk.window.rooms.room is room
        assert desk.window.rooms.label_of(room)


def test_activity_tells_what_was_done_and_takes_it_back(desk: Desk) -> None:
    desk.drop("a.pdf")
    desk.settle()
    desk.window.actions_list["room-activity"].trigger()
    assert desk.window.activity.empty.isVisible()
    desk.window.actions_list["room-inbox"].trigger()
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.office.kept[1].accepted)
    desk.window.actions_list["room-activity"].trigger()
    model = desk.window.activity.model
    desk.until(lambda: model.rowCount() == 1)
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells[1:] == ["A correction", "a.pdf", "stands"]
    desk.window.actions_list["undo"].trigger()
    desk.until(lambda: not desk.office.kept[1].accepted)
    desk.until(lambda: desk.window.activity.model.rowCount() == 0)


def test_activity_opens_the_paper_that_something_was_done_to(desk: Desk) -> None:
    desk.drop("a.pdf", "b.pdf")
    desk.settle()
    desk.window.desk.correct_type("invoice")
    desk.until(lambda: desk.office.kept[1].type == "invoice")
    desk.window.actions_list["room-activity"].trigger()
    desk.until(lambda: desk.window.activity.model.rowCount() == 1)
    desk.keys(Qt.Key.Key_Return)
    desk.until(lambda: desk.window.rooms.room is Room.PAPERS and desk.window.desk.wanted == 1)


def test_every_setting_is_asked_about_or_chosen_elsewhere() -> None:
    asked = [each.name for each in asked_settings()]
    assert sorted((*asked, *ELSEWHERE)) == sorted(Settings.__struct_fields__)


def test_what_is_chosen_in_settings_is_kept_at_once(desk: Desk) -> None:
    desk.window.actions_list["room-settings"].trigger()
    inputs = desk.window.settings.inputs
    theme, readers, share = inputs["theme"].widget, inputs["readers"].widget, inputs["review_precision"].widget
    assert isinstance(theme, QComboBox)
    assert isinstance(readers, QSpinBox)
    assert isinstance(share, QDoubleSpinBox)
    for _ in range(2):
        desk.qtbot.keyClick(theme, Qt.Key.Key_Down)
    readers.setValue(3)
    share.setValue(97.5)
    desk.until(lambda: settings.load() == Settings(theme=settings.Theme.DARK, readers=3, review_precision=0.975))
    readers.setValue(readers.minimum())
    desk.until(lambda: settings.load().readers is None)
    assert readers.text() == "As many as suit this machine"


def test_the_theme_is_the_same_in_the_menu_and_in_the_settings(desk: Desk) -> None:
    desk.window.actions_list["theme-dark"].trigger()
    box = desk.window.settings.inputs["theme"].widget
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Dark"
    assert desk.theme.choice is settings.Theme.DARK


def test_a_filter_narrows_the_papers_down_and_says_so_where_none_is_left(desk: Desk) -> None:
    desk.drop("a.pdf", "b.pdf")
    desk.settle()
    desk.window.actions_list["filter"].trigger()
    bar, papers = desk.window.papers.filter, desk.window.catalogue.papers
    desk.until(lambda: papers.total == 2)
    bar.least.setText("20")
    bar.since.setText("2026-03-14")
    desk.until(lambda: papers.wanted.least == Decimal(20) and papers.wanted.since == date(2026, 3, 14))
    assert papers.model.rowCount() == 2
    bar.until.setText("2026-03-13")
    desk.until(lambda: papers.model.rowCount() == 0)
    assert "Try fewer words" in desk.window.page.notice.words
    desk.window.actions_list["clear-filter"].trigger()
    desk.until(lambda: papers.model.rowCount() == 2)


def test_what_a_filter_cannot_understand_is_said_and_asks_for_nothing(desk: Desk) -> None:
    desk.window.actions_list["filter"].trigger()
    bar = desk.window.papers.filter
    bar.most.setText("much")
    desk.until(lambda: "could not be understood" in bar.most.accessibleDescription())
    assert not bar.wanted.is_narrow


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (QLocale.Language.German, "3.4.2026", date(2026, 4, 3)),
        (QLocale.Language.German, "03.04.26", date(2026, 4, 3)),
        (QLocale.Language.French, "03/04/2026", date(2026, 4, 3)),
        (QLocale.Language.English, "2026-04-03", date(2026, 4, 3)),
        (QLocale.Language.English, "the third", None),
    ],
)
def test_days_are_understood_as_the_locale_writes_them(language: QLocale.Language, text: str, day: date | None) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert day_of(text) == day
        assert amount_of(QLocale().toString(1204.5, "f", 2)) == Decimal("1204.50")
    finally:
        QLocale.setDefault(before)


def test_reading_pauses_and_goes_on_and_the_status_line_says_so(desk: Desk) -> None:
    desk.office.hold.clear()
    desk.drop("a.pdf", "b.pdf")
    desk.window.actions_list["pause"].trigger()
    desk.until(lambda: "reading pauses" in desk.window.status.progress)
    desk.window.actions_list["go-on"].trigger()
    desk.until(lambda: not desk.session.batch.working)
    assert desk.window.status.progress == ""


def test_all_that_failed_is_read_again_and_what_is_done_can_be_cleared(desk: Desk) -> None:
    desk.drop("locked.pdf", "a.pdf")
    desk.until(lambda: not desk.session.batch.working)
    desk.window.actions_list["clear-inbox"].trigger()
    assert [row.state for row in desk.session.model.rows] == [RowState.FAILED]
    desk.window.actions_list["read-all-again"].trigger()
    desk.until(lambda: desk.session.model.rows[0].job == 3 and not desk.session.batch.working)
