"""The whole way with the real office and the sample papers: dropped, read, shown, corrected, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from muniment import places
from muniment.errors import ModelMissing
from muniment.office import Office
from muniment.settings import Theme as ThemeChoice
from muniment.understanding.client import Thinker
from muniment.understanding.release import built_weights, heads_path, load_manifest
from muniment.understanding.types import load_document_types
from muniment.window.application import make_application, window_memory
from muniment.window.main_window import MainWindow
from muniment.window.paper_rows import RowState
from muniment.window.session import Session
from muniment.window.standing import Standing
from muniment.window.theme import DARK, Theme
from tests.window.dragging import hover_and_drop, papers_in_hand
from tests.window.pointing import point

_READ_IN_TIME = 180_000


def _model_is_built() -> bool:
    try:
        manifest = load_manifest()
    except ModelMissing:
        return False
    return built_weights(manifest).exist and heads_path(manifest).exists()


@pytest.fixture(params=["the model", "a pointing thinker"])
def window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    if request.param == "a pointing thinker":
        monkeypatch.setattr(Thinker, "start", lambda self: None)
        monkeypatch.setattr(Thinker, "think", lambda self, reading: point(reading))
    elif not _model_is_built():
        pytest.skip("the model is not built: python3 dev.py setup")
    make_application()
    types = load_document_types()
    session = Session({each.name: each for each in types})
    with Office(tmp_path / "data", session.tell) as office:
        window = MainWindow(office, session, types, Theme(ThemeChoice.LIGHT), window_memory(tmp_path / "data"))
        window.resize(1400, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield window
        qtbot.waitUntil(lambda: not session.batch.working, timeout=_READ_IN_TIME)
        window.close()
        window.deleteLater()


def test_sample_papers_go_the_whole_way(window: MainWindow, qtbot: QtBot) -> None:
    samples = places.resources() / "samples"
    papers = [*sorted(samples.glob("receipt*.jpg")), samples / "invoice-harbour.pdf"]
    hover_and_drop(window, papers_in_hand(*papers))
    rows = window.session.model
    qtbot.waitUntil(lambda: rows.rowCount() == len(papers), timeout=5000)
    qtbot.waitUntil(
        lambda: all(row.state in (RowState.DONE, RowState.NEEDS_YOU) for row in rows.rows), timeout=_READ_IN_TIME
    )

    # The picture and the boxes of the fields.
    qtbot.waitUntil(lambda: window.desk.paper is not None and window.page.view.has_picture, timeout=60_000)
    found = next(entry for entry in window.desk.entries if entry.evidence is not None)
    window.fields.choose(found.key)
    chosen = [item for item in window.page.view.evidence_items if item.mark.chosen]
    assert [item.mark.label for item in chosen] == [found.field.label]
    assert window.page.view.sceneRect().contains(chosen[0].path().boundingRect())

    # A person picks other words, and takes it back.
    page = window.page.page
    assert page is not None
    before = window.fields.chosen
    assert before is not None
    assert before.value is not None
    other = next(place for place in range(len(page.words)) if page.words[place].text not in before.value.text)
    window.page.view.pick((other,))
    window.actions_list["accept"].trigger()
    qtbot.waitUntil(lambda: _standing(window, found.field.name) is Standing.PICKED, timeout=10_000)
    assert _text(window, found.field.name) == page.words[other].text
    window.actions_list["undo"].trigger()
    was = before.value.text
    qtbot.waitUntil(lambda: _text(window, found.field.name) == was, timeout=10_000)

    # Its words are found again, and the dark theme keeps everything in its place.
    window.actions_list["search"].trigger()
    word = max((word.text for word in page.words if word.text.isalpha()), key=len)
    window.papers.search.setText(word)
    qtbot.waitUntil(lambda: any(row.snippet for row in window.catalogue.papers.model.rows), timeout=10_000)
    window.actions_list["theme-dark"].trigger()
    assert window.palette().window().color().name() == DARK.surface
    assert window.desk.paper is not None


def _standing(window: MainWindow, field: str) -> Standing:
    return next(entry.standing for entry in window.desk.entries if entry.field.name == field)


def _text(window: MainWindow, field: str) -> str:
    entry = next(entry for entry in window.desk.entries if entry.field.name == field)
    return entry.value.text if entry.value else ""
