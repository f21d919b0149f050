"""Fictitious receipts, contracts, resumes and others bear every value that their truth names, in each family."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

import pymupdf
import pytest

from models.training.made.contracts.contract import KINDS, draw_contract
from models.training.made.others.paper import LANGUAGES, draw_other, texts_of
from models.training.made.paper import MadePaper
from models.training.made.receipts import malaysian
from models.training.made.receipts.families import FAMILIES, draw_receipt
from models.training.made.resumes.layouts import LAYOUTS, draw_resume

Draw = Callable[[Random], MadePaper]
OTHERS = [text.kind for text in texts_of("en").papers]


def letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def language(number: int) -> str:
    """Each language in turn."""
    return LANGUAGES[number % len(LANGUAGES)]


DRAWN: list[tuple[str, Draw]] = [
    *((f"receipt-{f}", lambda r, f=f, n=n: draw_receipt(r, f, language(n))) for n, f in enumerate(FAMILIES)),
    *((f"receipt-my-{f}", lambda r, f=f: malaysian.draw_malaysian_receipt(r, f)) for f in malaysian.FAMILIES),
    *((f"contract-{kind}", lambda r, kind=kind: draw_contract(r, kind, language(kind))) for kind in range(KINDS)),
    *((f"resume-{f}", lambda r, f=f, n=n: draw_resume(r, f, language(n))) for n, f in enumerate(LAYOUTS)),
    *((f"other-{kind}", lambda r, kind=kind: draw_other(r, kind, "en")) for kind in OTHERS),
]


@pytest.mark.parametrize(("family", "draw"), DRAWN, ids=[family for family, _ in DRAWN])
def test_every_value_of_the_truth_stands_on_the_paper(family: str, draw: Draw) -> None:
    paper = draw(Random(7))
    assert paper.family == family
    assert set(paper.fields) <= set(paper.complete)
    with pymupdf.open(stream=paper.pdf, filetype="pdf") as document:
        printed = letters("".join(word[4] for page in document for word in page.get_text("words")))
    assert len(printed) > 40
    missing = [value for values in paper.fields.values() for value in values if letters(value) not in printed]
    assert missing == []


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("draw", [draw_receipt, draw_contract, draw_resume, draw_other])
def test_each_language_can_be_made_and_chance_is_only_the_seed(
    draw: Callable[[Random, str | None, str], MadePaper], spoken: str
) -> None:
    paper = draw(Random(11), None, spoken)
    assert paper.language == spoken
    assert paper == draw(Random(11), None, spoken)
