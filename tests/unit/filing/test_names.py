"""Names that every system can hold, whatever stands on the paper."""

from __future__ import annotations

import string
import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from muniment.filing.faults import TemplateBroken
from muniment.filing.names import (
    LONGEST_NAME,
    Value,
    ending_of,
    fields_of,
    file_name,
    filled,
    folder_names,
    numbered,
    safe_name,
)

VALUES = {
    "seller": Value("Acme GmbH"),
    "invoice_number": Value("NM-1"),
    "issue_date": Value("2025-03-14", date(2025, 3, 14)),
    "broken_date": Value("spring"),
    "empty": Value("  "),
}

HOSTILE = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "C:\\Windows\\system32",
    'a/b\\c:d*e?f"g<h>i|j',
    "CON",
    "com1.tar",
    "aux",
    "nul ",
    "COM¹",
    "ends with a dot.",
    "ends with blanks   ",
    "x" * 300,
    "é" * 300,
    "👨‍👩‍👧‍👦" * 60,
    "\u202egpj.exe",
    "a\0b\x1b[31m\r\n\tc",
    "\u2028\u2029\u200b",
    "e\u0301" * 200,
    "~$locked",
    ".muniment-1-aa.partial",
    "\ud800",
    "Ａ／Ｂ",
    "–—- ()[]",
]


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{issue_date:%Y-%m} {seller} {invoice_number}", "2025-03 Acme GmbH NM-1"),
        ("{issue_date:%Y-%m} {buyer} {invoice_number}", "2025-03 NM-1"),
        ("{buyer} - {seller}", "Acme GmbH"),
        ("{seller} - {buyer}", "Acme GmbH"),
        ("{seller} - {buyer} - {invoice_number}", "Acme GmbH - NM-1"),
        ("{seller} {buyer} - {invoice_number}", "Acme GmbH - NM-1"),
        ("{seller} ({buyer})", "Acme GmbH"),
        ("{seller} - ({buyer})", "Acme GmbH"),
        ("{seller} ({buyer}) {invoice_number}", "Acme GmbH NM-1"),
        ("{buyer}_{empty}_{invoice_number}", "NM-1"),
        ("{buyer|unknown} {invoice_number}", "unknown NM-1"),
        ("{broken_date:%Y|undated} {seller}", "undated Acme GmbH"),
        ("{broken_date} {seller}", "spring Acme GmbH"),
        ("{{{seller}}}", "{Acme GmbH}"),
        ("{buyer}{empty}", ""),
    ],
)
def test_a_template_is_filled_and_its_gaps_close(template: str, name: str) -> None:
    assert filled(template, VALUES) == name


@pytest.mark.parametrize(
    "template", ["{", "}", "{seller", "{Seller}", "{a b}", "{seller:year}", "{d:%Q}", "{d:%}", "{}"]
)
def test_what_is_no_template_is_told(template: str) -> None:
    with pytest.raises(TemplateBroken):
        fields_of(template)


def test_the_ending_is_the_original_s_in_small_letters() -> None:
    assert file_name("{seller}", VALUES, "Scan.PDF") == "Acme GmbH.pdf"
    assert file_name("{seller}", VALUES, "Scan") == "Acme GmbH"
    assert [ending_of(name) for name in ("a.tar.GZ", "a.", "a.b c", ".pdf", "a.exe\u202e")] == [
        ".gz",
        "",
        "",
        ".pdf",
        "",
    ]


def test_a_folder_s_template_leads_down_only() -> None:
    values = VALUES | {"seller": Value("../../x/y")}
    assert folder_names("Invoices/{issue_date:%Y/%m}/{buyer}/{seller}/../.", values) == ("Invoices", "2025-03", "x-y")


def test_a_name_with_a_number_keeps_its_ending_and_fits() -> None:
    assert numbered("a.pdf", 2) == "a (2).pdf"
    assert numbered("a", 3) == "a (3)"
    assert len(numbered("é" * 125 + ".pdf", 12).encode()) <= 255


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_gives_a_name_that_is_safe_everywhere(text: str) -> None:
    check_safe(safe_name(text, ".pdf"))


def check_safe(name: str) -> None:
    """What every system asks of a name, by its own rules rather than by the code that made it."""
    assert name
    assert len(name.encode()) <= LONGEST_NAME + 1
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in name)
    assert name[0] not in " .~"
    assert name[-1] not in " ."
    first = name.split(".")[0].strip().upper()
    assert first not in {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³")}
    assert unicodedata.is_normalized("NFC", name)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, name)
        made.write_bytes(b"")
        assert [found.name for found in Path(folder).iterdir()] == [name]
        Path(folder, numbered(name, 99)).write_bytes(b"")


TEXTS = st.text(st.characters(exclude_categories=()), max_size=400) | st.text(string.printable + "¹²³ü…/\\.. \u0301")


@given(TEXTS, st.sampled_from(["", ".pdf", ".jpeg"]))
@example("a\u0301" * 200, ".pdf")
@example("CON", "")
@example("x" * 239 + "\u0301", "")
def test_any_text_gives_a_safe_name_which_then_stays_as_it_is(text: str, ending: str) -> None:
    name = safe_name(text, ending)
    check_safe(name)
    assert safe_name(name.removesuffix(ending), ending) == name


@given(TEXTS, TEXTS)
def test_no_value_leads_out_of_its_folder(seller: str, number: str) -> None:
    values = {"seller": Value(seller), "number": Value(number)}
    for part in folder_names("{seller}/x {number}/{seller|unknown}", values):
        check_safe(part)
    check_safe(file_name("{seller} - {number}", values, f"{seller}.pdf"))
