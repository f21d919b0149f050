"""Papers with something wrong, or something unusual, each made into a folder when a test asks for it."""

from __future__ import annotations

from pathlib import Path

from tests.papers import invoices, wear
from tests.papers.sheet import Document

PASSWORD = "granary"


def empty_file(folder: Path) -> Path:
    """A file of no bytes, as a scan that broke off leaves it."""
    return _write(folder / "empty.pdf", b"")


def corrupt_pdf(folder: Path) -> Path:
    """Bytes that begin as a PDF and go on as nothing at all."""
    return _write(folder / "corrupt.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 16)


def cut_off_pdf(folder: Path) -> Path:
    """A good PDF of which only the first half arrived."""
    whole = invoices.rechnung_muster()
    return _write(folder / "cut-off.pdf", whole[: len(whole) // 2])


def encrypted_pdf(folder: Path) -> Path:
    """A PDF that opens only with PASSWORD."""
    document = Document()
    document.sheet().text(72, 100, "Not for everybody")
    return _write(folder / "encrypted.pdf", document.pdf(password=PASSWORD))


def blank_pdf(folder: Path, pages: int = 1) -> Path:
    """A PDF of white pages."""
    document = Document()
    for _ in range(pages):
        document.sheet()
    return _write(folder / "blank.pdf", document.pdf())


def corrupt_picture(folder: Path) -> Path:
    """A JPEG that breaks off after its header."""
    whole = wear.jpeg(wear.page_pictures(invoices.invoice_harbour(), 50)[0], 50, 60)
    return _write(folder / "broken.jpg", whole[:400])


def unknown_kind(folder: Path) -> Path:
    """A file that is neither PDF, picture nor text."""
    return _write(folder / "program.bin", b"\x7fELF\x02\x01\x01" + bytes(500))


def text_file(
    folder: Path, encoding: str, text: str = "Grüße aus Ashford Wells.\nDie Miete beträgt 640,00 Euro.\n"
) -> Path:
    """A plain text in some encoding; "utf-16" comes with its byte order mark."""
    return _write(folder / f"text-{encoding}.txt", text.encode(encoding))


def scan_of(pdf: Path, folder: Path, how: wear.Scan | None = None, seed: int = 1) -> Path:
    """A scan of any PDF: its pages as pictures in a PDF without a text layer."""
    return _write(folder / f"{pdf.stem}-scan.pdf", wear.scanned_pdf(pdf.read_bytes(), how, seed))


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
