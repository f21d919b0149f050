"""Papers that are kin are judged together, and a large family does not outweigh strangers."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.kin import families, worths
from muniment.evaluation.truth import LabelledPaper
from muniment.paper import Box, Line, Page, Reading, Word
from muniment.understanding.sheet import Sheet, lay_out

_TEXT = "Received with thanks the sum of nine pounds ten for two lamps and one box of screws number {}"


def paper(issuer: str = "", source: str = "shops", type: str = "receipt") -> LabelledPaper:
    fields: dict[str, tuple[str, ...]] = {"merchant": (issuer,)} if issuer else {}
    return LabelledPaper(Path("x.pdf"), source, 1, type, fields, frozenset({"merchant"}))


def sheet(text: str) -> Sheet:
    words = tuple(Word(word, Box(10.0 * at, 10, 10.0 * at + 9, 20), 0.99) for at, word in enumerate(text.split()))
    return lay_out(Reading("application/pdf", 1, (Page(1, 600, 800, "text-layer", words, (Line(0, len(words)),)),)))


def same(*papers: tuple[LabelledPaper, Sheet]) -> bool:
    return len(set(families(papers))) == 1


def test_papers_of_one_shop_are_kin_however_it_writes_its_name() -> None:
    one, other = sheet("Two lamps 9.00"), sheet("A ladder, long 85.10")
    assert same((paper("Harbour Stores Ltd"), one), (paper("HARBOUR STORES LTD."), other))
    assert not same((paper("Harbour Stores Ltd"), one), (paper("Quay Stores Ltd"), other))


def test_papers_that_share_much_of_their_text_are_kin() -> None:
    one, copy = sheet(_TEXT.format("four")), sheet(_TEXT.format("five"))
    assert same((paper(), one), (paper(), copy))
    assert not same((paper(), one), (paper(), sheet("A letter about something else altogether, of other words")))


def test_made_papers_are_kin_by_their_layout_alone() -> None:
    one, copy = sheet(_TEXT.format("four")), sheet(_TEXT.format("five"))
    assert not same((paper(source="made: a"), one), (paper(source="made: b"), copy))
    assert same((paper(source="made: a"), one), (paper(source="made: a"), sheet("Another text")))


def test_a_family_counts_for_more_than_one_stranger_and_for_less_than_as_many() -> None:
    shop = [(paper("Harbour Stores"), sheet(f"Slip {number}")) for number in range(4)]
    stranger, made = (paper("Quay Stores"), sheet("Slip 9")), (paper("Pier", "made: a"), sheet("Slip 10"))
    papers = [*shop, stranger, made]
    *each_of_four, alone, of_made = worths(papers, families(papers))
    assert alone == 1
    assert 1 < sum(each_of_four) < 4
    assert sum(each_of_four) == pytest.approx(2)
    assert of_made < 1
