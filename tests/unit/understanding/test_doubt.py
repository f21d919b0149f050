"""Why a paper waits for a person, in words."""

from __future__ import annotations

from muniment.paper import Candidate, DocumentType, Evidence, Field, Finding, Kind
from muniment.understanding.doubt import reasons

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


def finding(field: str, value: str, confidence: float, *rivals: tuple[str, float]) -> Finding:
    others = tuple(Candidate(text, text, PLACE, chance) for text, chance in rivals)
    return Finding(field, value, value, PLACE, confidence, others)


GOOD = (finding("merchant", "Lindenhof", 0.97), finding("total_amount", "9.10", 0.96))


def test_a_paper_that_is_sure_in_everything_waits_for_nobody() -> None:
    assert reasons(RECEIPT, 0.99, "invoice", GOOD, 0, 0) == ()


def test_a_doubtful_type_names_both() -> None:
    assert reasons(RECEIPT, 0.6, "invoice", GOOD, 0, 0) == ("type: it could be receipt or invoice",)


def test_an_expected_field_that_is_missing_is_said() -> None:
    assert reasons(RECEIPT, 0.99, "invoice", GOOD[:1], 0, 0) == ("total_amount: not found on the paper",)


def test_two_candidates_are_both_named() -> None:
    doubtful = (GOOD[0], finding("total_amount", "9.00", 0.5, ("9.10", 0.4)))
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, 0, 0) == ("total_amount: two candidates, 9.00 and 9.10",)


def test_a_lone_doubtful_value_is_named() -> None:
    doubtful = (GOOD[0], finding("total_amount", "9.00", 0.5, ("9.10", 0.01)))
    assert reasons(RECEIPT, 0.99, "invoice", doubtful, 0, 0) == ("total_amount: 9.00 is not sure",)


def test_a_contradiction_makes_a_sure_paper_wait() -> None:
    (reason,) = reasons(RECEIPT, 0.99, "invoice", (*GOOD, finding("tax_amount", "12.00", 0.99)), 0, 0)
    assert reason.startswith("tax_amount: ")


def test_pages_that_were_not_read_or_not_weighed_are_said() -> None:
    said = reasons(RECEIPT, 0.99, "invoice", GOOD, 1, 3)
    assert said == ("pages: 1 could not be read", "pages: 3 of a long paper were read but not weighed")
