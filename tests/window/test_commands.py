"""Commands: named once, found by a few letters, and listed as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt

from muniment.window.commands import commands
from muniment.window.keys_dialog import KeysDialog, by_menu, keys_page
from muniment.window.palette import Palette
from muniment.window.palette_model import Offer, best_offers
from muniment.window.rooms import Room
from tests.window.desk import Desk
from tests.window.keys_page import PAGE


def _open_palette(desk: Desk) -> Palette:
    desk.keys(Qt.Key.Key_K, control=True)
    palette = desk.window.palette_dialog
    desk.until(palette.isVisible)
    return palette


def test_every_command_does_something(desk: Desk) -> None:
    assert desk.window.actions_list.unserved == []


def test_no_two_commands_share_a_name_or_a_key(desk: Desk) -> None:
    names = [command.name for command in commands()]
    keys = [key for command in commands() for key in command.keys]
    assert len(names) == len(set(names))
    assert len(keys) == len(set(keys))


def test_the_manual_lists_the_keys_as_they_are(desk: Desk) -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_page(commands())


def test_the_dialog_lists_every_command_that_has_a_key(desk: Desk) -> None:
    dialog = KeysDialog(desk.window.actions_list.commands, desk.window)
    heads = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
    listed = sum(head.childCount() for head in heads if head is not None)
    assert listed == sum(len(some) for _, some in by_menu(commands()))
    dialog.deleteLater()


def test_slips_of_the_fingers_are_forgiven() -> None:
    offers = [Offer(text, "", list) for text in ("Undo", "Search the papers", "Stop reading", "Fit the page")]
    assert best_offers(offers, "serch papers")[0].text == "Search the papers"
    assert best_offers(offers, "xyzzyq") == []
    assert best_offers(offers, " ") == offers


def test_the_palette_goes_to_a_room_by_keyboard_alone(desk: Desk) -> None:
    palette = _open_palette(desk)
    desk.qtbot.keyClicks(palette.line, "reviw")
    assert palette.model.offers[0].text == "Review"
    desk.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.window.rooms.room is Room.REVIEW


def test_the_palette_offers_only_what_can_be_done_now(desk: Desk) -> None:
    texts = [offer.text for offer in _open_palette(desk).model.offers]
    assert "Open papers" in texts
    assert "Accept" not in texts


def test_the_palette_jumps_to_a_paper_by_its_words(desk: Desk) -> None:
    desk.drop("a.pdf", "b.pdf")
    desk.settle()
    palette = _open_palette(desk)
    desk.qtbot.keyClicks(palette.line, "Lindenhof")
    desk.until(lambda: any(offer.text == "Lindenhof Paper Shop" for offer in palette.model.offers))
    place = next(place for place, offer in enumerate(palette.model.offers) if offer.detail == "b.pdf")
    for _ in range(place):
        desk.qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    desk.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    desk.until(lambda: desk.window.desk.paper is not None and desk.window.desk.paper.name == "b.pdf")
    assert desk.window.rooms.room is Room.PAPERS
    desk.until(lambda: desk.window.papers.chosen is not None and desk.window.papers.chosen.paper_id == 2)
