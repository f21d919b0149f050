"""What a second model's word does to a verdict."""

from __future__ import annotations

import math

import pytest

from muniment.paper import (
    Box,
    Candidate,
    DocumentType,
    Evidence,
    Field,
    Finding,
    Kind,
    Line,
    Page,
    Reading,
    Verdict,
    Word,
)
from muniment.understanding.bars import Bars
from muniment.understanding.opinion.measured import TYPE, UNMEASURED, Shifts
from muniment.understanding.opinion.merge import ALONE, with_described_fields, with_fields, with_type
from muniment.understanding.opinion.messages import FieldOpinion

TOTAL = Field("total_amount", "Total amount", Kind.AMOUNT, expected=True)
RECEIPT = DocumentType("receipt", "Receipt", "A slip.", (TOTAL, Field("merchant", "Merchant", Kind.NAME)))
INVOICE = DocumentType("invoice", "Invoice", "A bill.")
PAYSLIP = DocumentType("payslip", "Payslip", "What a person earned.", (TOTAL,))
OTHER = DocumentType("other", "Other", "Anything else.")
_TEXTS = ("Lindenhof", "9.00", "9.10")
READING = Reading(
    "text/plain",
    1,
    (Page(1, 600, 800, "plain-text", tuple(Word(text, Box(0, 0, 1, 1), 1) for text in _TEXTS), (Line(0, 3),)),),
)
BARS = Bars(0.9, 0.7)
MEASURED = Shifts("a", "b", 40, {"total_amount": 2.0, TYPE: 3.0}, {"total_amount": -1.0})


def verdict(confidence: float, *rivals: Candidate, reasons: tuple[str, ...] = ()) -> Verdict:
    finding = Finding("total_amount", "9.00", "9.00", Evidence(1, (1,)), confidence, rivals)
    return Verdict("receipt", 0.99, (finding,), reasons, "base")


def opinion(word: int | None, share: float = 0.9) -> FieldOpinion:
    return FieldOpinion("total_amount", None if word is None else Evidence(1, (word,)), share)


DOUBT = "total_amount: 9.00 is not sure"


def test_agreement_of_a_measured_model_lifts_a_value_above_the_bar_and_its_doubt_goes() -> None:
    given = verdict(0.5, reasons=("pages: 1 could not be read", DOUBT))
    after = with_fields(given, RECEIPT, READING, [opinion(1)], MEASURED, BARS)
    assert after.findings[0].confidence == pytest.approx(1 / (1 + math.exp(-2)), abs=1e-4)
    assert after.reasons == ("pages: 1 could not be read",)


def test_agreement_of_a_model_that_nobody_measured_changes_nothing() -> None:
    given = verdict(0.5, reasons=(DOUBT,))
    assert with_fields(given, RECEIPT, READING, [opinion(1)], UNMEASURED, BARS) == given


def test_disagreement_names_the_other_value_and_offers_it() -> None:
    after = with_fields(verdict(0.6, reasons=(DOUBT,)), RECEIPT, READING, [opinion(2)], UNMEASURED, BARS)
    (reason,) = after.reasons
    assert reason.startswith("total_amount: ")
    assert "the second model reads 9.10" in reason
    (rival,) = after.findings[0].runners_up
    assert (rival.text, rival.evidence) == ("9.10", Evidence(1, (2,)))
    assert rival.confidence <= 1 - after.findings[0].confidence
    assert after.findings[0].confidence == 0.6


def test_disagreement_of_a_measured_model_makes_the_value_less_sure() -> None:
    after = with_fields(verdict(0.6, reasons=(DOUBT,)), RECEIPT, READING, [opinion(2)], MEASURED, BARS)
    assert after.findings[0].confidence < 0.6


def test_a_value_that_the_second_model_does_not_find_stays_and_that_is_said() -> None:
    after = with_fields(verdict(0.6, reasons=(DOUBT,)), RECEIPT, READING, [opinion(None)], MEASURED, BARS)
    assert after.findings[0].text == "9.00"
    assert "does not find it" in after.reasons[0]


def test_a_value_that_only_the_second_model_finds_is_told_and_not_taken() -> None:
    given = Verdict("receipt", 0.99, (), ("total_amount: not found on the paper",), "base")
    after = with_fields(given, RECEIPT, READING, [opinion(2)], MEASURED, BARS)
    assert after.findings == ()
    assert after.reasons == ("total_amount: not found on the paper; the second model reads 9.10",)


def test_the_value_that_a_person_is_told_of_is_always_among_the_runners_up() -> None:
    rivals = tuple(Candidate(f"{n}.50", f"{n}.50", Evidence(1, (0,)), 0.3) for n in range(4))
    after = with_fields(verdict(0.6, *rivals, reasons=(DOUBT,)), RECEIPT, READING, [opinion(2, 0.01)], UNMEASURED, BARS)
    assert len(after.findings[0].runners_up) == 4
    assert "9.10" in {rival.value for rival in after.findings[0].runners_up}


def test_two_models_that_agree_on_the_type_settle_it_where_that_was_measured() -> None:
    given = Verdict("receipt", 0.7, (), ("type: it could be receipt or invoice", "pages: 1 could not be read"), "base")
    kinds, shares = (RECEIPT, INVOICE, OTHER), (0.8, 0.1, 0.1)
    assert with_type(given, kinds, shares, (), UNMEASURED, BARS.type) == given
    after = with_type(given, kinds, shares, (), MEASURED, BARS.type)
    assert after.type_confidence > 0.9
    assert after.reasons == ("pages: 1 could not be read",)


def test_another_type_is_told_and_not_taken() -> None:
    given = Verdict("receipt", 0.7, (), ("type: it could be receipt or invoice",), "base")
    after = with_type(given, (RECEIPT, INVOICE, OTHER), (0.1, 0.8, 0.1), (), MEASURED, BARS.type)
    assert after.type == "receipt"
    assert after.reasons == ("type: it could be receipt or invoice; the second model takes it for: invoice",)


def test_a_described_type_is_said_with_little_confidence_and_a_reason() -> None:
    given = Verdict("other", 0.95, (), ("pages: 1 could not be read",), "base")
    kinds = (RECEIPT, PAYSLIP, OTHER)
    after = with_type(given, kinds, (0.1, 0.8, 0.1), ("payslip",), UNMEASURED, BARS.type)
    assert (after.type, after.type_confidence) == ("payslip", ALONE)
    assert after.reasons[0].startswith("type: only the second model says payslip")
    assert with_type(given, kinds, (0.3, 0.4, 0.3), ("payslip",), UNMEASURED, BARS.type) == given


def test_fields_of_a_described_type_are_words_of_the_paper_and_never_sure() -> None:
    given = Verdict("payslip", 0.5, (), ("type: only the second model says payslip, by its description",), "base")
    (finding,) = with_described_fields(given, PAYSLIP, READING, [opinion(2)]).findings
    assert (finding.text, finding.value, finding.confidence) == ("9.10", "9.10", ALONE)
    missing = with_described_fields(given, PAYSLIP, READING, [opinion(None)])
    assert missing.findings == ()
    assert missing.reasons[-1] == "total_amount: not found on the paper"
