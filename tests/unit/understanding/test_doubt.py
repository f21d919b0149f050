"""Why a paper waits for a person, in words."""

from __future__ import annotations

from muniment.paper import Candidate, DocumentType, Evidence, Field, Finding, Kind
from muniment.understanding.bars import Bars
from muniment.understanding.doubt import of_pages, reasons

RECEIPT = DocumentType(
    "receipt",
    "Receipt",
    "",
    (
        Field("merchant", "Merchant", Kind.NAME, expected=True),
        Field("total_amount", "Total", Kind.AMOUNT, expected=True),
        Field("tax_amount", "Tax", Kind.AMOUNT),
    ),
)
PLACE = Evidence(1, (0,))
BARS = Bars(0.9, 0.7)


def finding(field: str, value: str, confidence: float, *rivals: tuple[str, float]) -> Finding:
    others = tuple(Candidate(text, text, PLACE, chance) for text, chance in rivals)
    return Finding(field, value, value, PLACE, confidence, others)


GOOD = (finding("merchant", "Lindenhof", 0.97), finding("total_amount", "9.10", 0.96))


def test_a_paper_that_is_sure_in_everything_waits_for_nobody() -> None:
    assert reasons(RECEIPT, 0.99, "invoice", GOOD, BARS) == ()


def test_a_doubtful_type_names_the_other_one() -> None:
    assert reasons(RECEIPT, 0.6, "invoice", GOOD, BARS) == ("type: it could be receipt or invoice",)


def test_an_expected_field_that_is_missing_is_told() -> None:
    assert reasons(RECEIPT, 0.99, "invoice", GOOD[:1], BARS) == ("total_amount: not found on the paper",)


def test_two_candidates_are_named() -> None:
    doubtful = (GOOD[0], finding("total_amount", "9.00", 0.5, ("9.10", 0.4)))
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, BARS) == ("total_amount: two candidates, 9.00 and 9.10",)


def test_a_value_without_a_rival_is_not_sure() -> None:
    doubtful = (GOOD[0], finding("total_amount", "9.00", 0.5, ("9.10", 0.01)))
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, BARS) == ("total_amount: 9.00 is not sure",)


def test_a_long_value_is_not_repeated() -> None:
    doubtful = (finding("merchant", "Lindenhof Garten- und Zoobedarf am Markt", 0.5), GOOD[1])
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, BARS) == ("merchant: not sure",)


def test_a_higher_bar_lets_less_through() -> None:
    assert reasons(RECEIPT, 0.99, "invoice", GOOD, Bars(0.9, 0.965)) == ("total_amount: 9.10 is not sure",)


def test_several_doubts_of_a_field_are_one_sentence_and_said_once() -> None:
    doubtful = (finding("merchant", "Lindenhof", 0.5), GOOD[1])
    told = ("total_amount: the sums differ", "total_amount: the code says 9.00", "total_amount: the sums differ")
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, BARS, told) == (
        "merchant: Lindenhof is not sure",
        "total_amount: the sums differ; the code says 9.00",
    )


def test_pages_that_were_not_seen_are_told() -> None:
    assert tuple(of_pages(1, 3)) == (
        "pages: 1 could not be read",
        "pages: 3 of a long paper were read but not weighed",
    )
    assert tuple(of_pages(0, 0)) == ()
