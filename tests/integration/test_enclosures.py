"""What hangs on a mail: papers of their own, which know of the mail as it knows of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment.cabinet.store import Store
from muniment.intake.arrival import enclosed_path
from muniment.office import JobState
from muniment.paper import Verdict
from tests.filed import TYPES, reading_of
from tests.integration.test_cli import muniment
from tests.integration.test_office import Desk
from tests.papers import office
from tests.papers.codes import cross_industry, invoice_pdf

LETTER = b"Dear Sir, the goods were delivered in good order and on time. Yours faithfully, Alder"


@pytest.fixture
def desk(data_directory: Path) -> Iterator[Desk]:
    desk = Desk(data_directory)
    yield desk
    desk.office.close()


def mail_with(folder: Path, *attachments: tuple[str, bytes], name: str = "mail.eml") -> Path:
    file = folder / name
    file.write_bytes(office.mail(*attachments).as_bytes())
    return file


def finals(desk: Desk) -> dict[str, JobState]:
    return {event.path.name: event.state for event in desk.events if event.state.final}


def test_what_hangs_on_a_mail_is_kept_and_linked_both_ways(desk: Desk, tmp_path: Path) -> None:
    (mail,) = desk.finish(mail_with(tmp_path, ("letter.txt", LETTER), ("song.bin", b"\0\1\2" * 99)))
    assert mail.state is JobState.DONE
    assert finals(desk) == {
        "mail.eml": JobState.DONE,
        "mail.eml › letter.txt": JobState.DONE,
        "mail.eml › song.bin": JobState.FAILED,
    }
    kept = desk.office.paper(mail.paper_id or 0)
    letter, song = kept.enclosures
    assert (letter.name, song.name, song.paper_id, song.code) == ("letter.txt", "song.bin", None, "unknown-kind")
    enclosed = desk.office.paper(letter.paper_id or 0)
    assert (enclosed.name, enclosed.enclosed_in) == ("mail.eml › letter.txt", (mail.paper_id,))


def test_a_paper_that_was_kept_before_is_linked_to_the_mail_that_brings_it_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(LETTER)
    (before,) = desk.finish(tmp_path / "letter.txt")
    (mail,) = desk.finish(mail_with(tmp_path, ("copy.txt", LETTER)))
    assert finals(desk)["mail.eml › copy.txt"] is JobState.DUPLICATE
    assert desk.office.paper(before.paper_id or 0).enclosed_in == (mail.paper_id,)


def test_what_hung_on_a_mail_is_gone_on_with_after_the_office_was_killed(data_directory: Path, tmp_path: Path) -> None:
    mail = mail_with(tmp_path, ("letter.txt", LETTER), ("note.txt", b"A note that a person did not want to keep"))
    original = mail.read_bytes()
    mail.unlink()
    with Store(data_directory, TYPES) as store:
        paper_id = store.add(
            original,
            sha256=hashlib.sha256(original).hexdigest(),
            name=mail.name,
            source=str(mail),
            reading=reading_of("Dear Sir"),
            verdict=Verdict("other", 0.9, (), (), "test-release-1"),
            enclosures=[(1, "letter.txt"), (2, "note.txt")],
        )
        store.enclose(paper_id, 2, code="cancelled")
    desk = Desk(data_directory)
    try:
        desk.office.wait()
        letter, note = desk.office.paper(paper_id).enclosures
        assert (letter.name, note.code) == ("letter.txt", "cancelled")
        assert desk.office.paper(letter.paper_id or 0).name == "mail.eml › letter.txt"
        assert finals(desk) == {"mail.eml › letter.txt": JobState.DONE}
    finally:
        desk.office.close()
    with Store(data_directory, TYPES) as store:
        assert store.unfinished_mails() == []


def test_mails_on_mails_are_opened_three_deep(desk: Desk, tmp_path: Path) -> None:
    inner = LETTER
    for depth in range(5):
        inner = office.mail((f"in{depth}.eml" if depth else "letter.txt", inner), body=f"Level {depth}").as_bytes()
    (tmp_path / "mail.eml").write_bytes(inner)
    desk.finish(tmp_path / "mail.eml")
    failed = [event for event in desk.events if event.state is JobState.FAILED]
    assert [event.error.code for event in failed if event.error] == ["mails-too-deep"]
    assert len(desk.office.papers()) == 4


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("invoice.pdf", "invoice.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("a\x1b[2Jb\u202egpj.exe", "a [2Jb gpj.exe"),
        ("", "attachment"),
        ("x" * 400 + ".pdf", "x" * 60 + "…" + "x" * 56 + ".pdf"),
    ],
)
def test_the_name_that_a_sender_gave_leads_nowhere(given: str, shown: str) -> None:
    path = enclosed_path(Path("/papers/mail.eml"), given)
    assert path.parent == Path("/papers")
    assert path.name == f"mail.eml › {shown}"


def test_classify_tells_of_a_mail_in_one_line_with_its_enclosures_in_it(tmp_path: Path) -> None:
    lines = ("Invoice NM-2031", "Nordlicht GmbH", "Date 14 March 2025", "Total due 120.00 EUR", "IBAN missing")
    pdf = invoice_pdf(*lines, xml=cross_industry("119.00")).tobytes()
    mail_with(tmp_path, ("invoice.pdf", pdf), ("song.bin", b"\0\1\2" * 99))
    result = muniment("classify", "--json", "mail.eml", cwd=tmp_path)
    (answer,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.returncode, answer["file"], answer["status"]) == (3, "mail.eml", "read")
    invoice, song = answer["enclosures"]
    assert (invoice["file"], invoice["status"], invoice["enclosures"]) == ("mail.eml › invoice.pdf", "read", [])
    assert (song["status"], song["code"]) == ("refused", "unknown-kind")
    assert any("the invoice data inside the file says 119.00" in reason for reason in invoice["review_reasons"])


def test_the_kept_papers_are_told_with_what_belongs_to_them(tmp_path: Path) -> None:
    mail_with(tmp_path, ("letter.txt", LETTER), ("song.bin", b"\0\1\2" * 99))
    added = muniment("add", str(tmp_path / "mail.eml"))
    assert added.returncode == 3
    assert len(added.stdout.splitlines()) == 3
    assert "hung on 1" in muniment("list").stdout
    mail = muniment("show", "1").stdout
    assert "With it came: 2  mail.eml › letter.txt" in mail
    assert "With it came, not read: song.bin" in mail
    assert "Hung on: 1  mail.eml" in muniment("show", "2").stdout
