"""Which words are weighed, who stands beside whom, and which spans have a form."""

from __future__ import annotations

import numpy as np
import pytest

from muniment.paper import Box, Reading, Word
from muniment.reading.layout import build_page
from muniment.understanding.features import describe, names
from muniment.understanding.patterns import beside_its_word, find_spans
from muniment.understanding.sheet import NEIGHBOURS, lay_out, neighbours


def reading_of(*pages: list[str]) -> Reading:
    """Pages of lines of text; words parted by blanks, at places by their column."""
    made = []
    for number, lines in enumerate(pages, 1):
        groups = []
        for row, line in enumerate(lines):
            left, group = 10.0, []
            for text in line.split(" "):
                if text:
                    group.append(Word(text, Box(left, 20.0 + 15 * row, left + 6 * len(text), 30.0 + 15 * row), 0.9))
                left += 6 * len(text) + 6
            groups.append(group)
        made.append(build_page(number, 600, 20 + 15 * max(len(lines), 50), "text-layer", groups))
    return Reading("application/pdf", len(made), tuple(made))


def found(reading: Reading, form: str) -> list[str]:
    sheet = lay_out(reading)
    return [" ".join(word.text for word in sheet.words[start:stop]) for start, stop in find_spans(sheet, form)]


def test_a_short_paper_is_weighed_whole() -> None:
    reading = reading_of(["Invoice 12", "Total 9.10"], ["Thank you"])
    assert [word.text for word in lay_out(reading).words] == ["Invoice", "12", "Total", "9.10", "Thank", "you"]


def test_of_a_long_paper_the_beginning_and_the_telling_lines_are_weighed() -> None:
    filler = ["words that tell nothing at all about anything here"] * 200
    last = ["This Agreement shall be governed by the laws of Norland", *filler[:40]]
    sheet = lay_out(reading_of(["MUTUAL AGREEMENT", *filler], filler, last), budget=600)
    texts = " ".join(word.text for word in sheet.words)
    assert "MUTUAL AGREEMENT" in texts
    assert "laws of Norland" in texts
    assert len(sheet.words) < 500
    assert [word.page for word in sheet.words] == sorted(word.page for word in sheet.words)


def test_neighbours_are_found_across_the_row_and_up_and_down() -> None:
    sheet = lay_out(reading_of(["Subtotal        8.00", "Total           9.10"]))
    table = neighbours(sheet)
    named = dict(zip(NEIGHBOURS, table[3], strict=True))
    assert sheet.words[named["left"]].text == "Total"
    assert sheet.words[named["above"]].text == "8.00"
    assert named["right"] == named["below"] == named["after"] == -1


def test_every_word_is_described_by_every_column() -> None:
    sheet = lay_out(reading_of(["Total 9.10", "Cash 20.00"]))
    rows = describe(sheet)
    assert rows.shape == (4, len(names()))
    assert np.isfinite(rows).all()
    assert rows[0, names().index("lexicon: total")] == 1
    assert rows[1, names().index("form: amount")] == 1


@pytest.mark.parametrize(
    ("lines", "form", "spans"),
    [
        (["Date:27/03/2018 15:30"], "date", ["Date:27/03/2018"]),
        (["03/02/201815:28 table 4"], "date", ["03/02/201815:28"]),
        (["[Sales]2018-01-0522:55:25"], "date", ["[Sales]2018-01-0522:55:25"]),
        (["made on May", "16, 2011 between"], "date", ["May 16, 2011"]),
        (["the 16th day of May, 2011"], "date", ["16th day of May, 2011"]),
        (["Total RM 29.70 5 %"], "amount", ["RM 29.70"]),
        (["1.234,50 € 19,00%"], "amount", ["1.234,50 €"]),
        (["Konto DE85 9999 0001 0012 3456 78"], "iban", ["DE85 9999 0001 0012 3456 78"]),
        (["for three (3) years from"], "duration", ["three (3) years"]),
        (["write to ada@example.com now"], "email", ["ada@example.com"]),
        (["nothing of the kind"], "amount", []),
    ],
)
def test_spans_of_a_form_are_whole_words(lines: list[str], form: str, spans: list[str]) -> None:
    assert found(reading_of(lines), form) == spans


@pytest.mark.parametrize(
    ("line", "field", "beside"),
    [
        ("Total 9.10", "total_amount", True),
        ("Cash 9.10", "total_amount", False),
        ("GST 6% 9.10", "tax_amount", True),
        ("Total 9.10", "merchant", False),
    ],
)
def test_a_value_is_known_to_stand_beside_its_word(line: str, field: str, beside: bool) -> None:
    sheet = lay_out(reading_of([line]))
    (span,) = find_spans(sheet, "amount")
    assert beside_its_word(sheet, span, field) is beside


def test_a_value_never_goes_over_the_end_of_a_page() -> None:
    assert found(reading_of(["signed May"], ["16, 2011"]), "date") == []
