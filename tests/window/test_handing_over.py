"""A second start hands its papers to the window that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from muniment.office import Office
from muniment.window.application import main
from muniment.window.background import Background
from muniment.window.handing_over import HandedOver, hand_over


def test_papers_of_another_start_come_to_the_window_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    background = Background()
    open_one = HandedOver(tmp_path, background)
    came: list[Path] = []
    open_one.came.connect(came.extend)
    hand_over(tmp_path, [Path("/papers/a.pdf")])
    qtbot.waitUntil(lambda: came == [Path("/papers/a.pdf")], timeout=5000)
    assert list((tmp_path / "handed-over").glob("*.json")) == []
    background.close()


def test_what_was_handed_over_before_a_window_opened_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    hand_over(tmp_path, [Path("/papers/a.pdf"), Path("/papers/b.pdf")])
    (tmp_path / "handed-over" / "broken.json").write_text("{not a note")
    background = Background()
    open_one = HandedOver(tmp_path, background)
    with qtbot.waitSignal(open_one.came, timeout=5000) as came:
        open_one.look()
    assert came.args == [[Path("/papers/a.pdf"), Path("/papers/b.pdf")]]
    background.close()


def test_a_second_start_ends_at_once_and_says_where_the_papers_are(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Office(tmp_path / "data"):
        assert main([tmp_path / "a.pdf"], tmp_path / "data") == 0
    assert "handed to the Muniment that is open" in capsys.readouterr().out
    assert len(list((tmp_path / "data" / "handed-over").glob("*.json"))) == 1
