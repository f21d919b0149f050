"""The window in other languages: complete, compiled, and with the paper's own words left as they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniment.errors import Encrypted
from muniment.operations import Accept, PickWords, RemoveValue, RenameTag, Retype, SamePaper, Split, TypeValue
from muniment.settings import Language
from muniment.window import core_words
from muniment.window.application import make_application
from muniment.window.languages import SPOKEN, speak
from tests.window.desk import Desk
from tests.window.translations import FOLDER, compile_to, gather

each_language = pytest.mark.parametrize("language", SPOKEN)


@pytest.fixture
def spoken(qtbot: QtBot, language: Language) -> Iterator[QApplication]:
    application = make_application()
    before = QLocale()
    speak(application, language)
    yield application
    speak(application, Language.ENGLISH)
    QLocale.setDefault(before)


def _messages(written: Path) -> list[tuple[str, str, str]]:
    """Each sentence with its context and its translation, "" where that is missing or not finished."""
    found = []
    for context in ElementTree.parse(written).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            done = (translation.text or "") if translation.get("type") is None else ""
            found.append((context.findtext("name", ""), message.findtext("source", ""), done))
    return found


@each_language
def test_everything_the_window_says_is_translated(language: Language, tmp_path: Path) -> None:
    written = FOLDER / f"muniment_{language.value}.ts"
    copy = tmp_path / written.name
    shutil.copy(written, copy)
    gather(copy)
    missing = [source for _, source, translation in _messages(copy) if not translation]
    assert missing == []
    assert [message[:2] for message in _messages(copy)] == [message[:2] for message in _messages(written)]


@each_language
def test_what_is_compiled_is_what_is_written(language: Language, tmp_path: Path) -> None:
    written = FOLDER / f"muniment_{language.value}.ts"
    compile_to(written, tmp_path / "anew.qm")
    assert (tmp_path / "anew.qm").read_bytes() == written.with_suffix(".qm").read_bytes()


@each_language
def test_a_translation_keeps_the_places_for_a_papers_own_words(language: Language) -> None:
    for _, source, translation in _messages(FOLDER / f"muniment_{language.value}.ts"):
        assert sorted(re.findall(r"\{\d\}", source)) == sorted(re.findall(r"\{\d\}", translation)), source


@pytest.mark.parametrize(
    "description",
    [
        Retype("Invoice").description,
        PickWords("Total amount", "9.10").description,
        TypeValue("Date", "14 March").description,
        RemoveValue("Date", "14 March").description,
        Split("scan.pdf", 3).description,
        Accept("scan.pdf").description,
        RenameTag("urgent", "now").description,
        SamePaper("scan.pdf", "b.pdf").description,
        "two candidates, 20.00 and 9.10",
        "page 3: the picture is of low resolution or poor quality, so words may be wrong",
        "total_amount is not sure; not found on the paper",
    ],
)
@pytest.mark.parametrize("language", [Language.GERMAN])
def test_sentences_with_a_papers_own_words_in_them_are_translated_too(
    spoken: QApplication, language: Language, description: str
) -> None:
    told = core_words.said(description)
    assert told != description
    for own in ("9.10", "20.00", "14 March", "scan.pdf"):
        assert (own in told) == (own in description)


@pytest.mark.parametrize(("language", "room", "value"), [(Language.GERMAN, "Prüfung", "14.03.26")])
def test_a_whole_window_speaks_german_and_leaves_the_paper_as_printed(
    qtbot: QtBot, tmp_path: Path, spoken: QApplication, language: Language, room: str, value: str
) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.drop("a.pdf", "locked.pdf")
    desk.until(lambda: not desk.session.batch.working)
    desk.keys(Qt.Key.Key_2, control=True)
    desk.until(lambda: desk.window.desk.laid is not None)
    assert desk.window.papers.title.text() == room
    chosen = desk.window.fields.chosen
    assert chosen is not None
    assert chosen.field.label == "Gesamtbetrag"
    assert chosen.reason == "zwei Anwärter, 20.00 und 9.10"
    assert desk.value("date") == "2026-03-14"
    row = desk.window.papers.chosen
    assert row is not None
    assert row.date == value
    assert core_words.sentence(Encrypted()) == "Diese Datei ist durch ein Passwort geschützt."
    assert "Diese Datei ist durch ein Passwort geschützt." in [row.words for row in desk.session.model.rows]
    desk.close()


@pytest.mark.parametrize("language", [Language.FRENCH])
def test_commands_and_rooms_speak_french(
    qtbot: QtBot, tmp_path: Path, spoken: QApplication, language: Language
) -> None:
    desk = Desk(qtbot, tmp_path)
    assert desk.window.actions_list["accept"].text() == "Accepter"
    assert "Déposez des documents ici" in desk.window.page.notice.words
    desk.close()
