"""Blanks that a recogniser dropped are found by the white between letters."""

from __future__ import annotations

import numpy as np
import pytest

from muniment.reading.ocr.blanks import dropped, white_between


def strip(*inked: tuple[int, int], width: int = 100, paper: int = 255, ink: int = 0) -> np.ndarray:
    """A strip 20 pixels high with bars of ink from one column to another."""
    pixels = np.full((20, width, 3), paper, np.uint8)
    for start, stop in inked:
        pixels[4:16, start:stop] = ink
    return pixels


def test_white_is_told_in_heights_of_the_strip() -> None:
    whites = white_between(strip((10, 20), (24, 34), (54, 64)), [15, 29, 59])
    assert whites == pytest.approx([0.2, 1.0])


def test_light_letters_on_dark_are_seen_as_well() -> None:
    whites = white_between(strip((10, 20), (40, 50), paper=20, ink=240), [15, 45])
    assert whites == pytest.approx([1.0])


def test_a_gap_as_wide_as_the_blanks_of_the_strip_is_a_blank() -> None:
    letters, whites = "oneisthetwo", [0.05, 0.05, 0.3, 0.05, 0.28, 0.05, 0.05, 0.3, 0.05, 0.05]
    assert dropped(letters, whites, {5, 8}) == {3}


def test_letters_set_wide_are_no_words() -> None:
    assert dropped("WIDELY", [0.2, 0.2, 0.2, 0.2, 0.2], set()) == set()


@pytest.mark.parametrize("letters", ["ab.d", "a44b", "alld"])
def test_stops_digits_and_twins_are_not_parted(letters: str) -> None:
    assert dropped(letters, [0.05, 0.6, 0.05], set()) == set()
