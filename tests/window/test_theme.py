"""Light and dark."""

from __future__ import annotations

from dataclasses import fields

import pytest

from muniment import settings
from muniment.settings import Theme as ThemeChoice
from muniment.window.icons import glyph
from muniment.window.paper_rows import RowState
from muniment.window.standing import Standing
from muniment.window.theme import DARK, LIGHT, ON_PAPER, Colours, contrast
from tests.window.desk import Desk

_INKS = ("text", "muted", "accent", "settled", "doubtful", "failed", "personal")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", _INKS)
@pytest.mark.parametrize("ground", ["surface", "base", "chosen"])
def test_every_ink_can_be_read_on_every_surface(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_accent_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_controls_stand_out(colours: Colours) -> None:
    assert contrast(colours.outline, colours.base) >= 3
    assert contrast(colours.accent, colours.surface) >= 3


@pytest.mark.parametrize("ink", ["settled", "doubtful", "personal", "accent", "muted"])
def test_boxes_on_the_page_stand_out_from_white_paper_in_either_theme(ink: str) -> None:
    assert contrast(getattr(ON_PAPER, ink), "#ffffff") >= 4.5


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_chosen_theme_wins_over_the_systems(desk: Desk) -> None:
    desk.theme.choose(ThemeChoice.DARK)
    assert desk.theme.colours is DARK
    desk.theme.choose(ThemeChoice.LIGHT)
    assert desk.theme.colours is LIGHT


def test_the_view_menu_changes_the_theme_and_says_so_to_be_remembered(desk: Desk) -> None:
    desk.window.actions_list["theme-dark"].trigger()
    desk.until(lambda: settings.load().theme is ThemeChoice.DARK)
    assert desk.window.palette().window().color().name() == DARK.surface


def test_every_state_has_a_drawing_of_its_own(desk: Desk) -> None:
    drawings = [glyph(state.value, LIGHT.text, 24).toImage() for state in RowState]
    assert all(one != other for place, one in enumerate(drawings) for other in drawings[:place])


def test_every_standing_has_a_drawing_and_a_colour() -> None:
    for standing in Standing:
        assert hasattr(LIGHT, standing.colour)
        assert not glyph(standing.glyph, LIGHT.text, 24).isNull()


@pytest.mark.parametrize("ink", ["settled", "doubtful", "personal", "accent", "muted"])
def test_a_label_on_the_page_can_be_read_on_its_boxs_colour(ink: str) -> None:
    assert contrast(ON_PAPER.on_accent, getattr(ON_PAPER, ink)) >= 4.5


def test_every_colour_that_words_are_written_in_is_among_those_computed_here() -> None:
    grounds = {"surface", "base", "chosen", "desk", "line", "outline", "on_accent"}
    assert {field.name for field in fields(Colours)} == {*_INKS, *grounds}
