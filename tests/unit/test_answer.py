"""The line of JSON that tells other programs what a paper is."""

from __future__ import annotations

import json

import pytest

from muniment import answer
from muniment.errors import Encrypted
from muniment.paper import PageFault, Verdict
from tests.filed import ANSWER_KEYS, finding_of, invoice_reading, invoice_verdict, reading_of


def test_a_paper_that_was_read_is_told_with_its_fields_and_where_they_stand() -> None:
    reading = invoice_reading()
    said = json.loads(answer.of_read("a/b.pdf", reading, invoice_verdict(reading), 1.23456).line())
    assert list(said) == ANSWER_KEYS
    assert said["file"] == "a/b.pdf"
    assert (said["status"], said["code"], said["reason"]) == ("read", None, None)
    assert (said["type"], said["type_confidence"], said["seconds"]) == ("invoice", 0.97, 1.23)
    assert (said["needs_review"], said["review_reasons"]) == (True, ["invoice_number: not sure"])
    assert (said["pages"], said["engines"], said["release"]) == (1, ["text-layer"], "test-release-1")
    date = next(field for field in said["fields"] if field["name"] == "issue_date")
    assert date == {
        "name": "issue_date",
        "text": "14.03.2025",
        "value": "2025-03-14",
        "page": 1,
        "boxes": [[80.0, 90.0, 140.0, 102.0]],
        "confidence": 0.8,
    }


def test_a_value_over_two_lines_has_a_box_for_each() -> None:
    reading = reading_of("Tenancy between Alpha\nHoldings Ltd and others")
    finding = finding_of(reading, "parties", "Alpha Holdings Ltd")
    said = answer.of_read("c.pdf", reading, Verdict("contract", 0.9, (finding,), (), "r"), 0.0)
    assert len(said.fields[0].boxes) == 2


def test_a_paper_that_was_read_in_part_says_which_pages_were_not_and_why() -> None:
    faults = (PageFault(2, "page-damaged"), PageFault(4, "page-too-large"), PageFault(3, "page-damaged"))
    reading = reading_of("first", faults=faults)
    said = json.loads(answer.of_read("p.pdf", reading, Verdict("other", 0.5, (), (), "r"), 0.0).line())
    assert list(said) == ANSWER_KEYS
    assert (said["status"], said["code"], said["pages"]) == ("partly", "page-damaged", 4)
    assert said["reason"].startswith("Pages 2, 3: A page is damaged")
    assert " Page 4: A page or picture is too large" in said["reason"]


def test_a_refused_paper_says_why_and_is_for_a_person_to_look_at() -> None:
    said = json.loads(answer.of_refused("locked.pdf", Encrypted(), 0.1).line())
    assert list(said) == ANSWER_KEYS
    assert (said["status"], said["code"], said["reason"]) == ("refused", "encrypted", Encrypted().reason)
    assert (said["type"], said["type_confidence"], said["fields"], said["needs_review"]) == (None, 0.0, [], True)


@pytest.mark.parametrize("file", ["Größe.pdf", "new\nline.pdf", "esc\x1b[2J.pdf", "not-text-\udcff.pdf", "c1\x9b.pdf"])
def test_a_line_is_one_line_of_ascii_and_holds_any_file_name(file: str) -> None:
    line = answer.of_refused(file, Encrypted(), 0.0).line()
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["file"] == file
