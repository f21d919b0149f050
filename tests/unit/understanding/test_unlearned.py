"""Rules that point at fields which no labelled paper teaches."""

from __future__ import annotations

import pytest

from muniment.understanding.sheet import lay_out
from muniment.understanding.unlearned import spans_of
from tests.unit.understanding.test_sheet import reading_of


def said(type_name: str, field: str, *lines: str) -> list[str]:
    sheet = lay_out(reading_of(list(lines)))
    return [
        " ".join(word.text for word in sheet.words[span.start : span.stop])
        for span, _ in spans_of(type_name, field, sheet)
    ]


@pytest.mark.parametrize(
    ("type_name", "field", "lines", "values"),
    [
        ("receipt", "receipt_number", ("Receipt No: 00417", "Total 9.10"), ["00417"]),
        ("receipt", "receipt_number", ("GST Reg No: 000944312320", "Total 9.10"), []),
        ("receipt", "tax_amount", ("Sub total 8.00", "GST 6% 0.48", "Total 8.48"), ["0.48"]),
        ("receipt", "tax_amount", ("Total inclusive GST 8.48",), []),
        ("receipt", "tax_amount", ("TOTAL GBP 18.60", "Incl. VAT 20% 3.10"), ["3.10"]),
        ("contract", "title", ("Exhibit A", "MUTUAL SECRECY AGREEMENT", "made between"), ["MUTUAL SECRECY AGREEMENT"]),
        (
            "contract",
            "title",
            ("SECRECY, INVENTION AND", "COMPETITION AGREEMENT", "This agreement is made"),
            ["SECRECY, INVENTION AND COMPETITION AGREEMENT"],
        ),
        ("contract", "title", ("this agreement is between the firm and the club",), []),
        ("contract", "notice_period", ("may end it upon thirty (30) days written notice",), ["thirty (30) days"]),
        ("contract", "expiration_date", ("This lease expires on 31 May 2028 at noon",), ["31 May 2028"]),
        ("contract", "expiration_date", ("from 1 May 2026 until 31 May 2028",), []),
        ("resume", "email", ("write to ada@example.com or ben@example.com",), ["ada@example.com", "ben@example.com"]),
        ("resume", "phone", ("Phone: +44 20 7946 0123",), ["+44 20 7946 0123"]),
        ("resume", "phone", ("from 2010 to 2014 at the mill",), []),
        (
            "resume",
            "skills",
            ("SKILLS", "Rigging (2 years), Sail making,", "Splicing", "EDUCATION", "Harbour School"),
            ["Rigging", "Sail making,", "Splicing"],
        ),
    ],
)
def test_a_rule_points_at_the_words_and_at_nothing_else(
    type_name: str, field: str, lines: tuple[str, ...], values: list[str]
) -> None:
    assert said(type_name, field, *lines) == values


def test_a_field_that_is_learned_has_no_rule() -> None:
    assert said("receipt", "total_amount", "Total 9.10") == []
