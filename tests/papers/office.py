"""Office papers, mails and web pages, made by the libraries that offices' programs are written with, or by hand."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from email.message import EmailMessage

import docx
import openpyxl
import pptx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph, Table
from pptx.util import Inches

WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_paper() -> bytes:
    """A heading, a table, a header and a footer, a page break, and text in another script."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Granary Mills, Ashford Wells"
    paper.sections[0].footer.paragraphs[0].text = "Registered in Ashford Wells 4417"
    paper.add_heading("Invoice GM-118", 1)
    paper.add_paragraph("Grüße aus Łódź, 請求書, Счёт")
    table = paper.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ("Pos", "What", "Amount", "1", "Rye flour, fine", "48.50 EUR"), strict=True):
        cell.text = text
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    paper.add_paragraph("Terms of payment")
    return _saved(paper.save)


def word_paper_with_hidden_text() -> bytes:
    """One run that is hidden, one in white, one in letters of one point, and a deletion that is still in the file."""
    paper = docx.Document()
    paper.add_paragraph("Total due 48.50")
    hidden = paper.add_paragraph().add_run("unseen-by-property")
    hidden.font.hidden = True
    white = paper.add_paragraph().add_run("unseen-by-colour")
    white.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    paper.add_paragraph().add_run("unseen-by-size").font.size = docx.shared.Pt(1)
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "unseen-by-deletion"
    run.append(text)
    deleted.append(run)
    paper.add_paragraph()._p.append(deleted)
    return _saved(paper.save)


def word_paper_of(document: str) -> bytes:
    """A Word paper whose main part is given as it stands."""
    return changed(word_paper(), "word/document.xml", document.encode())


def spreadsheet() -> bytes:
    """A date, an amount, a percentage, a hidden row, column and sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Costs"
    sheet.append(["Date", "What", "Net", "secret-column"])
    sheet.append([date(2026, 3, 14), "Rye flour", 1234.5, "secret-cell"])
    sheet.append([None, "secret-row"])
    sheet["C2"].number_format = '#,##0.00 "EUR"'
    sheet["E2"] = 0.07
    sheet["E2"].number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    second = book.create_sheet("Sums")
    second["A1"] = "Total 4417"
    book.create_sheet("Hidden")["A1"] = "secret-sheet"
    book["Hidden"].sheet_state = "hidden"
    return _saved(book.save)


def presentation() -> bytes:
    """Two slides, one with a table, and a third that is hidden."""
    show = pptx.Presentation()
    for title in ("Offer 2026", "Prices", "secret-slide"):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = title
    table = show.slides[1].shapes.add_table(1, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Milling", "48.50 EUR"
    show.slides[2]._element.set("show", "0")
    return _saved(show.save)


def open_document(kind: str = "text") -> bytes:
    """A text with a heading and a table, or a spreadsheet."""
    paper = OdfDocument(kind)
    paper.body.clear()
    table = Table("Costs")
    table.set_values([["What", "Amount"], ["Rye flour", "48.50"]])
    if kind == "text":
        paper.body.append(Header(1, "Rechnung GM-118"))
        paper.body.append(Paragraph("Grüße aus Łódź"))
    paper.body.append(table)
    return _saved(paper.save)


RICH_TEXT = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial CE;}}"
    rb"{\info{\title not-on-the-page}}{\header Granary Mills\par}"
    rb"Gr\'fc\'dfe {\f1 \'a3\'f3d\'9f} \u-28935?{\v unseen}\par "
    rb"\trowd\intbl Rye flour\cell 48.50\cell\row\pard{\*\unknown not-shown}"
    rb"{\footer Page of Granary\par}Total 4417\par}"
)

WEB_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>not shown</title>
<style>.unseen{display:none} @media print {.seen{display:none}}</style><script>var hidden = "never";</script></head>
<body><h1>Invoice GM-118</h1><p class="unseen">secret-by-class</p><p class="seen">Grüße aus Łódź</p>
<p style="color:#fff">secret-by-colour</p><div style="font-size:0">secret-by-size</div>
<table><tr><td>Rye flour</td><td>48.50 EUR</td></tr></table><img src="http://tracker.invalid/p.gif">
<p style="background:#000;color:white">white on black is seen</p></body></html>"""

MARKDOWN = """# Invoice GM-118

Due on **14 March 2026**.

| What | Amount |
| --- | --- |
| Rye flour | 48.50 |
"""


def mail(*attachments: tuple[str, bytes], body: str = "Please find it attached.") -> EmailMessage:
    """A mail with files on it."""
    message = EmailMessage()
    message["From"] = "Jürgen Müller <mueller@example.com>"
    message["To"] = "office@example.com"
    message["Date"] = "Fri, 13 Mar 2026 09:00:00 +0000"
    message["Subject"] = "Rechnung für März"
    message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def outlook_mail(subject: str, body: str, attachments: dict[str, bytes]) -> bytes:
    """A mail as Outlook saves it."""
    message: _Storage = {"__nameid_version1.0": {}}
    properties = _properties(
        message, {0x0037: subject, 0x1000: body, 0x0C1A: "Jürgen Müller", 0x0C1F: "jm@example.com"}
    )
    for number, (name, data) in enumerate(attachments.items()):
        attachment: _Storage = {}
        held = _properties(attachment, {0x3707: name, 0x3701: data}) + struct.pack("<IIII", 0x37050003, 6, 1, 0)
        attachment["__properties_version1.0"] = bytes(8) + held
        message[f"__attach_version1.0_#{number:08X}"] = attachment
    counts = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    message["__properties_version1.0"] = counts + properties
    return compound(message)


def changed(package: bytes, name: str, content: bytes) -> bytes:
    """A zip container with one member put in another's place, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


_Storage = dict[str, "bytes | _Storage"]
_FREE, _END, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF


def compound(root: _Storage) -> bytes:
    """A file of Microsoft's compound format ([MS-CFB]), its streams all shorter than 4,096 bytes."""
    entries: list[bytes] = [b""]
    small = bytearray()
    chains: list[int] = []

    def stored(data: bytes) -> int:
        start, count = len(chains), max(1, -(-len(data) // 64))
        chains.extend([*range(start + 1, start + count), _END])
        small.extend(data.ljust(count * 64, b"\0"))
        return start

    def added(storage: _Storage) -> int:
        """The first of a storage's members; each points at the next by its right hand."""
        following = _NONE
        for name, content in sorted(storage.items(), reverse=True):
            at = len(entries)
            entries.append(b"")
            if isinstance(content, bytes):
                entries[at] = _entry(name, 2, following, _NONE, stored(content), len(content))
            else:
                entries[at] = _entry(name, 1, following, added(content), 0, 0)
            following = at
        return following

    first = added(root)
    small_sectors = -(-len(small) // 512)
    chain_sectors = -(-len(chains) // 128)
    folder_sectors = -(-len(entries) // 4)
    at_chains, at_small = 1 + folder_sectors, 1 + folder_sectors + chain_sectors
    entries[0] = _entry("Root Entry", 5, _NONE, first, at_small, len(small))
    table = [0xFFFFFFFD]
    for count in (folder_sectors, chain_sectors, small_sectors):
        table += [*range(len(table) + 1, len(table) + count), _END]
    assert len(table) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, at_chains, chain_sectors, _END, 0, 0).ljust(
        512 - 40 + 4, b"\xff"
    )
    sectors = (
        struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"),
        b"".join(entries).ljust(folder_sectors * 512, b"\0"),
        struct.pack(f"<{len(chains)}I", *chains).ljust(chain_sectors * 512, b"\xff"),
        bytes(small).ljust(small_sectors * 512, b"\0"),
    )
    return head[:512] + b"".join(sectors)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    spelt = name.encode("utf-16-le") + b"\0\0"
    head = spelt.ljust(64, b"\0") + struct.pack("<HBB", len(spelt), kind, 1)
    return head + struct.pack("<III", _NONE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def _properties(storage: _Storage, values: dict[int, str | bytes]) -> bytes:
    """Put values into their streams; the list of them."""
    listed = b""
    for number, value in values.items():
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        storage[f"__substg1.0_{number:04X}{kind:04X}"] = data
        listed += struct.pack("<IIII", number << 16 | kind, 6, len(data) + (2 if kind == 0x1F else 0), 0)
    return listed


def _saved(save: object) -> bytes:
    made = io.BytesIO()
    assert callable(save)
    save(made)
    return made.getvalue()
