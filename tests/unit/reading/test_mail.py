"""Mails: their text, what hangs on them, and mails within mails."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from muniment import errors
from muniment.notices import NoticeCode
from muniment.reading import limits
from muniment.reading.formats import open_paper
from muniment.reading.formats.mail import display_name, looks_like_mail
from tests.papers import office

PDF = b"%PDF-1.7\nnot a whole one"


def faults(data: bytes) -> list[str]:
    return [fault.code for fault in open_paper(data).faults]


def test_a_mail_is_a_paper_and_what_hangs_on_it_comes_out() -> None:
    paper = open_paper(office.mail(("Rechnung März.pdf", PDF), ("terms.docx", b"PK")).as_bytes())
    assert paper.media_type == "message/rfc822"
    assert paper.read(1).text.split("\n") == [
        "From: Jürgen Müller <mueller@example.com>",
        "To: office@example.com",
        "Date: Fri, 13 Mar 2026 09:00:00 +0000",
        "Subject: Rechnung für März",
        "Please find it attached.",
    ]
    assert [(each.name, each.data) for each in paper.enclosures] == [("Rechnung März.pdf", PDF), ("terms.docx", b"PK")]
    assert not paper.faults


def test_a_mail_in_html_is_read_as_it_is_shown() -> None:
    message = office.mail()
    message.add_alternative(office.WEB_PAGE, subtype="html")
    paper = open_paper(message.as_bytes())
    text = paper.read(1).text
    assert "Rye flour 48.50 EUR" in text
    assert "secret" not in text
    assert "Please find" not in text
    assert [notice.code for notice in paper.notices] == [NoticeCode.HIDDEN_TEXT]


def test_a_picture_that_the_text_shows_is_no_attachment() -> None:
    message = office.mail()
    message.add_alternative('<p>Our offer</p><img src="cid:logo@example">', subtype="html")
    page = message.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(b"GIF89a", "image", "gif", cid="<logo@example>")
    page.add_related(b"GIF89b", "image", "gif", cid="<photo@example>", filename="photo.gif")
    assert [each.name for each in open_paper(message.as_bytes()).enclosures] == ["photo.gif"]


def test_a_mail_within_a_mail_is_read_in_place() -> None:
    outer, inner = office.mail(), office.mail(("inner.pdf", PDF), body="The inner text.")
    outer.add_attachment(inner)
    paper = open_paper(outer.as_bytes())
    assert paper.read(1).text.count("Subject: Rechnung für März") == 2
    assert "The inner text." in paper.read(1).text
    assert [each.name for each in paper.enclosures] == ["inner.pdf"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../escape.pdf", "escape.pdf"),
        ("C:\\Users\\x\\invoice.pdf", "invoice.pdf"),
        ("fdp.\u202eecnis\x07.exe", "fdp.ecnis.exe"),
        ("..", "attachment"),
        ("x" * 400, "x" * 255),
    ],
)
def test_the_name_of_an_attachment_is_only_a_name(name: str, shown: str) -> None:
    assert display_name(name) == shown


def test_parts_too_deep_too_many_or_broken_are_told_of() -> None:
    head = "From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\n"
    deep = "Content-Type: text/plain\n\nbottom\n"
    for level in range(400):
        deep = f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n{deep}\n--b{level}--\n'
    assert faults((head + deep).encode()) == [errors.PartsTooDeep.code]
    many = "\n--m\n\nx".join([head + 'Content-Type: multipart/mixed; boundary="m"\n'] + [""] * 2_000) + "\n--m--\n"
    assert faults(many.encode()) == [errors.TooManyParts.code]
    whole = office.mail(("a.pdf", PDF * 50)).as_bytes()
    assert faults(whole[: len(whole) * 3 // 4]) == [errors.AttachmentDamaged.code]
    assert faults(whole.replace(b"MIME-Version", b"Received\nMIME-Version", 1)) == [errors.AttachmentDamaged.code]
    assert len(open_paper(whole.replace(b"MIME-Version", b"Received\nMIME-Version", 1)).enclosures) == 1


def test_only_so_many_attachments_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ATTACHMENTS_OF_A_MAIL", 2)
    paper = open_paper(office.mail(*[(f"{number}.pdf", PDF) for number in range(3)]).as_bytes())
    assert len(paper.enclosures) == 2
    assert [fault.code for fault in paper.faults] == [errors.EnclosuresLeftOut.code]


def test_a_mail_of_outlook_is_read_with_its_attachments() -> None:
    paper = open_paper(office.outlook_mail("Rechnung für März", "Anbei die Rechnung.", {"r.pdf": PDF}))
    assert paper.read(1).text.split("\n") == [
        'From: "Jürgen Müller" <jm@example.com>',
        "Subject: Rechnung für März",
        "Anbei die Rechnung.",
    ]
    assert [(each.name, each.data) for each in paper.enclosures] == [("r.pdf", PDF)]


@pytest.mark.parametrize(
    "text",
    [
        b"From: The manager\nTo: All staff\nSubject: Parking\n\nPlease park outside.",
        b"HTTP/1.1 200 OK\nContent-Type: text/html\nDate: Fri, 13 Mar 2026 09:00:00 GMT\n\n<p>",
        b"Total due: 48.50\nDate: 13 March\n",
    ],
)
def test_a_memo_or_a_web_server_s_answer_is_no_mail(text: bytes) -> None:
    assert not looks_like_mail(text)
