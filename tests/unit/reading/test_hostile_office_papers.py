"""Containers and mark-up that are made to do harm, or are broken: each is refused with its reason, at little cost."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muniment import errors
from muniment.reading import limits
from muniment.reading.formats import open_paper
from tests.papers import office

BODY = f'<w:document xmlns:w="{office.WORD_SPACE}"><w:body>{{}}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (LAUGHS + BODY.format(PARAGRAPH.format("&b;")), errors.UnsafeContent),
        (OUTSIDE + BODY.format(PARAGRAPH.format("&a;")), errors.UnsafeContent),
        (BODY.format("<w:p>" * 5_000 + "</w:p>" * 5_000), errors.PartsTooDeep),
        (BODY.format("<w:p/>" * (limits.ELEMENTS_OF_A_PART + 1)), errors.UnpacksTooLarge),
        (BODY.format(" " * (limits.BYTES_OF_A_PART + 1)), errors.UnpacksTooLarge),
        (BODY.format("<w:p>"), errors.DamagedFile),
    ],
    ids=["entities", "outside entity", "deep", "elements", "bytes", "broken"],
)
def test_a_word_paper_that_is_a_trap_is_refused(document: str, error: type[errors.PaperError]) -> None:
    data = office.word_paper_of(document)
    with pytest.raises(error):
        open_paper(data)


def test_text_beyond_all_pages_is_left_out_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHARACTERS_OF_A_FLOW", 50)
    paper = open_paper(office.word_paper())
    assert [fault.code for fault in paper.faults] == [errors.TooManyPages.code]
    assert "Invoice GM-118" in paper.read(1).text


def test_a_zip_without_a_paper_is_called_an_archive() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("holiday.txt", "not a paper")
    with pytest.raises(errors.Archive):
        open_paper(made.getvalue())


def test_a_zip_of_too_many_members_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(limits.MEMBERS_OF_A_PACKAGE + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(errors.UnpacksTooLarge):
        open_paper(made.getvalue())


def test_a_word_paper_that_was_cut_off_is_refused() -> None:
    whole = office.word_paper()
    with pytest.raises(errors.DamagedFile):
        open_paper(whole[: len(whole) * 2 // 3])


def test_members_whose_names_climb_are_never_looked_at() -> None:
    data = office.changed(office.word_paper(), "../../../escape.txt", b"x")
    assert "Invoice GM-118" in open_paper(data).read(1).text


def test_a_locked_open_document_is_told_from_a_broken_one() -> None:
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    with pytest.raises(errors.Encrypted):
        open_paper(office.changed(office.open_document(), "META-INF/manifest.xml", manifest))


def test_a_deep_web_page_and_a_deep_rich_text_cost_nothing() -> None:
    assert "seen" in open_paper(b"<html><body><p>seen</p>" + b"<div>" * 200_000).read(1).text
    with pytest.raises(errors.PartsTooDeep):
        open_paper(b"{\\rtf1 " + b"{" * 200_000)


GOOD = {
    "word": office.word_paper(),
    "spreadsheet": office.spreadsheet(),
    "presentation": office.presentation(),
    "open document": office.open_document(),
    "rich text": office.RICH_TEXT,
    "web page": office.WEB_PAGE.encode(),
    "markdown": office.MARKDOWN.encode(),
    "mail": office.mail(("a.pdf", b"%PDF-1.7 nothing")).as_bytes(),
    "outlook": office.outlook_mail("Rechnung", "Anbei.", {"a.pdf": b"%PDF-1.7 nothing"}),
}


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 40), cut=st.floats(0.05, 1.0))
def test_whatever_is_broken_about_a_paper_it_is_read_or_refused_with_a_reason(
    kind: str, seed: int, changes: int, cut: float
) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD[kind])
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    broken = bytes(data[: max(1, int(len(data) * cut))])
    assert outcome(broken) != errors.PaperError.code


def outcome(data: bytes) -> str:
    """The word "read", or the code of the error; anything but a PaperError is let through."""
    try:
        open_paper(data).read(1)
    except errors.PaperError as error:
        return error.code
    return "read"
