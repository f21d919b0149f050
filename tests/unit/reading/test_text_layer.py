"""Which text layers are taken at their word."""

from __future__ import annotations

import pytest

from muniment.paper import Box, Word
from muniment.reading.formats.pdf import usable

GOOD = "Invoice HF-2026-0417 of the fourteenth of April"


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        (GOOD, True),
        ("Page 3 of 12", False),
        (GOOD.replace("e", "\ufffd").replace("o", "\ufffd"), False),
        (GOOD.replace("e", "\ue065").replace("o", "\uf06f"), False),
        (f"{GOOD} \uf0b7 as agreed between both firms", True),
    ],
)
def test_a_layer_of_few_letters_or_of_signs_for_nothing_is_not_believed(text: str, believed: bool) -> None:
    words = [Word(part, Box(0, 0, 10, 10), 1.0) for part in text.split()]
    assert usable([words]) is believed
