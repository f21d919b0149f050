"""The figures of papers judged by hand, and the report that is made of them."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from muniment.answer import Answer, FieldAnswer
from muniment.evaluation.judging import Judged, judge
from muniment.evaluation.page import as_json, page
from muniment.evaluation.report import Report, report
from muniment.evaluation.truth import LabelledPaper, Truth

HOSTILE = "<script>alert(1)</script>\u202egnp.\x1b[2J\"'&"


def paper(line: int, type: str, name: str = "a.pdf", **fields: tuple[str, ...]) -> LabelledPaper:
    """A paper on which the named fields were looked for; one that is empty is truly absent."""
    return LabelledPaper(Path("papers") / name, "papers", line, type, fields, frozenset(fields))


def said(type: str | None, *fields: FieldAnswer, sure: float = 0.9, review: bool = False) -> Answer:
    return Answer(
        file="papers/a.pdf",
        status="read" if type else "refused",
        code=None if type else "encrypted",
        reason=None,
        type=type,
        type_confidence=sure if type else 0.0,
        needs_review=review,
        review_reasons=(),
        fields=fields,
        pages=2 if type else 0,
        engines=(),
        release="r",
        seconds=1.0,
    )


def value(name: str, text: str, normalised: str = "", sure: float = 0.8) -> FieldAnswer:
    return FieldAnswer(name, text, normalised, 1, (), sure)


RECEIPTS: list[Judged] = [
    judge(
        paper(1, "receipt", merchant=("Larkspur Coffee",), total_amount=("18.60",)),
        said("receipt", value("merchant", "LARKSPUR COFFEE"), value("total_amount", "Total", "18.60")),
    ),
    judge(
        paper(2, "receipt", merchant=("Pemberton Hardware",), total_amount=("64.18",), date=()),
        said("receipt", value("merchant", "Pemberton"), value("date", "1 May 2020", sure=0.4), review=True),
    ),
    judge(
        paper(3, "receipt", total_amount=("5.00",)),
        said("invoice", value("total_amount", "5.00"), sure=0.5),
    ),
    judge(paper(4, "other"), said(None, review=True)),
]


def report_of(judged: list[Judged], *, with_values: bool = True) -> Report:
    truth = Truth(Path("papers/truth.jsonl"), "f" * 64, tuple(each.paper for each in judged), HOSTILE)
    return report([truth], judged, None, with_values=with_values)


@pytest.fixture(scope="module")
def receipts() -> Report:
    return report_of(RECEIPTS)


def test_a_value_said_twice_is_right_once() -> None:
    twice = (value("parties", "Cobalt Heron, Inc."), value("parties", "Cobalt Heron Inc"))
    judged = judge(paper(1, "contract", parties=("Cobalt Heron, Inc.", "Marrow LLP")), said("contract", *twice))
    assert [each.right for each in judged.fields[0].said] == [True, False]
    assert judged.fields[0].missed == ("Marrow LLP",)


def test_a_field_that_nobody_looked_for_is_not_judged() -> None:
    judged = judge(paper(1, "receipt", date=()), said("receipt", value("merchant", "Anything")))
    assert [field.field.name for field in judged.fields] == ["date"]
    assert judged.wholly_right


def test_the_numbers_in_the_json_are_those_reckoned_by_hand(receipts: Report) -> None:
    told = json.loads(as_json(receipts))
    figures = told["figures"]
    assert (figures["papers"], figures["refused"]) == (4, 1)
    assert (figures["type_right"]["count"], figures["type_right"]["share"]) == (2, 0.5)
    # Receipts: 2 right of 2 said and 3 there, F1 0.8; the refused paper of type other: F1 0.
    assert figures["type_macro_f1"]["value"] == 0.4
    assert {(each["true"], each["said"], each["papers"]) for each in figures["confusions"]} == {
        ("receipt", "invoice", 1),
        ("other", "refused", 1),
    }
    fields = {each["field"]: each for each in figures["fields"]}
    # Total: 1 right of 1 said and 3 there. Merchant: 1 right of 2 said and 2 there. Date: 1 said, none there.
    assert [fields[name]["f1"]["value"] for name in ("total_amount", "merchant", "date")] == [0.5, 0.5, 0.0]
    assert fields["total_amount"]["recall"]["share"] == pytest.approx(1 / 3, abs=1e-4)
    # By words, "Pemberton" is 2/3 of "Pemberton Hardware".
    assert fields["merchant"]["words"] == pytest.approx((1 + 2 / 3) / 2, abs=1e-4)
    together = figures["fields_together"]
    assert together["f1"]["value"] == pytest.approx(2 * 2 / (4 + 5), abs=1e-4)
    # Three values say 0.8 and two are right; one says 0.4 and is wrong.
    assert together["calibration"]["error"] == pytest.approx((abs(2.4 - 2) + 0.4) / 4, abs=1e-4)
    assert [each["answers"]["share"] for each in together["calibration"]["let_through"]] == [0.0, 0.0, 0.0]
    assert figures["seconds"] == {"pages": 6, "median": 0.5, "most": 0.5, "mean": 0.5}


def test_the_offices_routine_tells_what_would_be_let_through_unseen(receipts: Report) -> None:
    routine = receipts.figures.routine
    assert (routine.review.count, routine.review.of) == (2, 4)
    assert (routine.type_right.count, routine.type_right.of) == (1, 2)
    assert (routine.wholly_right.count, routine.values_right.count, routine.values_right.of) == (1, 2, 2)


def test_every_failure_is_told_once_and_whether_anybody_would_have_seen_it(receipts: Report) -> None:
    told = [(each.paper, each.what, each.field, each.said, each.true, each.let_through) for each in receipts.failures]
    assert told == [
        ("papers, line 2", "value", "merchant", "Pemberton", ("Pemberton Hardware",), False),
        ("papers, line 2", "value", "date", "1 May 2020", (), False),
        ("papers, line 2", "missed", "total_amount", None, ("64.18",), False),
        ("papers, line 3", "type", None, "invoice", ("receipt",), True),
        ("papers, line 4", "refused", None, "encrypted", None, False),
    ]


def test_values_and_names_of_files_can_be_left_out() -> None:
    whole = report_of(RECEIPTS, with_values=False)
    for text in (page(whole), as_json(whole)):
        for secret in ("Pemberton", "64.18", "1 May 2020", "a.pdf"):
            assert secret not in text
        assert "papers, line 2" in text
    assert "--without-values" in whole.repeat


def test_the_page_is_whole_html_in_which_nothing_of_a_paper_is_obeyed() -> None:
    hostile = judge(
        paper(1, "receipt", f"{HOSTILE}\udcff.pdf", merchant=(HOSTILE,)),
        said("receipt", value("merchant", "x" + HOSTILE)),
    )
    whole = report_of([hostile, *RECEIPTS])
    text = page(whole)
    text.encode("utf-8")
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "x&lt;script&gt;alert(1)" in text
    document = lxml.html.document_fromstring(
        text.encode(), parser=lxml.html.HTMLParser(recover=False, encoding="utf-8")
    )
    assert "default-src 'none'" in document.xpath("//meta[@http-equiv]/@content")[0]
    assert not document.xpath("//script | //link | //img | //iframe | //@src | //@href | //@onload")
    assert all(table.xpath("caption") and table.xpath(".//th[@scope]") for table in document.iter("table"))
    assert json.loads(as_json(whole))["failures"][0]["said"] == "x" + HOSTILE


def test_the_curves_are_part_of_the_page_and_have_titles() -> None:
    text = page(report_of(RECEIPTS * 5))
    document = lxml.html.document_fromstring(text)
    assert document.xpath("//svg/title/text()")[0].startswith("Types, all: 20 answers")
    assert "url(" not in text


def test_the_report_says_what_the_model_must_not_be_used_for(receipts: Report) -> None:
    assert any("Deciding about people" in limit for limit in receipts.limits)
    assert all(limit in page(receipts).replace("&#39;", "'") for limit in receipts.limits)
