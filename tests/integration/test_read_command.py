"""`muniment read`: text recognition for its own sake."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pymupdf
import pytest
from typer.testing import CliRunner, Result

from muniment.cli import app
from tests.papers import faults, office
from tests.papers.truth import SamplePaper


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)])


def test_read_prints_the_text_with_a_form_feed_after_each_page(samples: dict[str, SamplePaper]) -> None:
    result = run(samples["invoice-harbour.pdf"].path, samples["letter.txt"].path)
    assert result.exit_code == 0
    invoice, letter, rest = result.stdout.split("\f")
    assert "HF-2026-0417" in invoice
    assert letter.lower().count("dear") == 1
    assert rest == ""


def test_read_as_json_gives_each_word_with_box_and_confidence(samples: dict[str, SamplePaper]) -> None:
    result = run("--json", samples["invoice-harbour.pdf"].path)
    said = json.loads(result.stdout)
    assert (said["status"], said["media_type"], said["page_count"]) == ("read", "application/pdf", 1)
    page = said["pages"][0]
    assert page["engine"] == "text-layer"
    words = [word for line in page["lines"] for word in line["words"]]
    number = next(word for word in words if "HF-2026-0417" in word["text"])
    x0, y0, x1, y1 = number["box"]
    assert 0 <= x0 < x1 <= page["width"]
    assert 0 <= y0 < y1 <= page["height"]
    assert page["text"].split() == [word["text"] for word in words]


def test_a_paper_that_is_refused_has_its_line_and_the_next_one_is_read(
    samples: dict[str, SamplePaper], tmp_path: Path
) -> None:
    result = run("--json", faults.encrypted_pdf(tmp_path), samples["letter.txt"].path, tmp_path / "nowhere.pdf")
    refused, read, nowhere = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 3
    assert (refused["status"], refused["code"], refused["pages"]) == ("refused", "encrypted", [])
    assert read["status"] == "read"
    assert nowhere["code"] == "vanished"


def test_what_hangs_on_a_mail_is_read_with_it(samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "The invoice"
    mail.set_content("Here it is.")
    invoice = samples["invoice-harbour.pdf"].path.read_bytes()
    mail.add_attachment(invoice, maintype="application", subtype="pdf", filename="invoice.pdf")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    said = json.loads(run("--json", path).stdout)
    (enclosed,) = said["enclosures"]
    assert "Here it is." in said["pages"][0]["text"]
    assert enclosed["file"].endswith("mail.eml › invoice.pdf")
    assert "HF-2026-0417" in enclosed["pages"][0]["text"]
    assert "HF-2026-0417" in run(path).stdout


def test_a_paper_that_hangs_too_deep_in_mails_is_told_of(tmp_path: Path) -> None:
    inner = b"Dear Sir, the goods have arrived."
    for depth in range(4):
        inner = office.mail((f"in{depth}.eml" if depth else "letter.txt", inner), body=f"Level {depth}").as_bytes()
    path = tmp_path / "mail.eml"
    path.write_bytes(inner)
    result = run("--json", path)
    told = json.loads(result.stdout)
    for _ in range(4):
        assert told["status"] == "read"
        (told,) = told["enclosures"]
    assert (told["status"], told["code"]) == ("refused", "mails-too-deep")
    assert result.exit_code == 3


def test_read_writes_a_pdf_that_can_be_searched(samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    target = tmp_path / "found.pdf"
    assert run("--pdf", target, samples["receipt-scan.png"].path).exit_code == 0
    with pymupdf.open(target) as document:
        assert len(document[0].get_text().split()) > 10
    assert [path.name for path in tmp_path.glob("*found*")] == ["found.pdf"]


def test_several_papers_go_into_a_folder(samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    papers = samples["letter.txt"].path, samples["invoice-harbour.pdf"].path
    assert run("--pdf", tmp_path / "not-there", *papers).exit_code == 2
    assert run("--pdf", tmp_path, *papers).exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["invoice-harbour.pdf", "letter.pdf"]


def test_the_paper_itself_is_never_written_over(samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    paper = tmp_path / "invoice.pdf"
    paper.write_bytes(samples["invoice-harbour.pdf"].path.read_bytes())
    before = paper.read_bytes()
    for out in (tmp_path, paper):
        assert run("--pdf", out, paper).exit_code == 1
    assert paper.read_bytes() == before


@pytest.mark.parametrize("both", [("--json", "--text"), ("--json", "--pdf", "out.pdf")])
def test_one_form_is_asked_for_at_a_time(both: tuple[str, ...], samples: dict[str, SamplePaper]) -> None:
    assert run(*both, samples["letter.txt"].path).exit_code == 2
