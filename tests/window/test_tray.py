"""The tray, and what the desktop knows of the program."""

from __future__ import annotations

from muniment import places
from muniment.window.tray import TrayState
from tests.window.desk import Desk


def test_the_tray_is_idle_busy_or_in_need_of_a_person(desk: Desk) -> None:
    tray = desk.window.tray
    assert tray.state is TrayState.IDLE
    desk.office.hold.clear()
    desk.drop("a.pdf")
    desk.until(lambda: tray.words == "papers being read: 1")
    desk.office.hold.set()
    desk.until(lambda: tray.state is TrayState.NEEDS_YOU)
    assert tray.words == "papers that wait for you: 1"
    desk.settle()
    desk.window.actions_list["accept"].trigger()
    desk.until(lambda: tray.words == "Muniment")


def test_the_desktop_is_told_how_papers_are_opened() -> None:
    text = (places.resources() / "muniment.desktop").read_text(encoding="utf-8")
    told = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    assert told["Exec"] == "muniment open %F"
    assert "application/pdf" in told["MimeType"].split(";")
    assert told["MimeType"].endswith(";")
