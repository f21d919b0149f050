"""The formats that can be read. A kind is told by a file's content, never by its name."""

from __future__ import annotations

from muniment.errors import EmptyFile, TooLarge, UnknownKind
from muniment.reading import limits
from muniment.reading.formats.paper_file import PaperFile
from muniment.reading.formats.pdf import PdfFile
from muniment.reading.formats.picture import PictureFile, looks_like_picture
from muniment.reading.formats.text import TextFile, looks_like_text

_MARKUP_STARTS = (b"{\\rtf", b"<!doctype html", b"<html", b"<?xml", b"<svg")


def open_paper(data: bytes) -> PaperFile:
    """The paper in these bytes. Raises EmptyFile, TooLarge, UnknownKind, DamagedFile or Encrypted."""
    if not data:
        raise EmptyFile
    if len(data) > limits.BYTES_OF_A_PAPER:
        raise TooLarge
    if looks_like_picture(data):
        return PictureFile(data)
    if b"%PDF-" in data[:4096]:
        return PdfFile(data)
    if data[:64].lstrip().lower().startswith(_MARKUP_STARTS) or not looks_like_text(data):
        raise UnknownKind
    return TextFile(data)
