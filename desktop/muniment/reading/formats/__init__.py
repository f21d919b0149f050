"""The formats that can be read. A kind is told by a file's content, never by its name."""

from __future__ import annotations

from muniment.errors import EmptyFile, TooLarge
from muniment.reading import limits
from muniment.reading.formats.kinds import holds_others, open_by_content
from muniment.reading.formats.paper_file import PaperFile
from muniment.reading.formats.pdf import PdfFile
from muniment.reading.formats.picture import PictureFile, looks_like_picture


def open_paper(data: bytes) -> PaperFile:
    """The paper in these bytes. Raises EmptyFile, TooLarge, or another PaperError that says why it cannot be read."""
    if not data:
        raise EmptyFile
    if len(data) > limits.BYTES_OF_A_PAPER:
        raise TooLarge
    if looks_like_picture(data):
        return PictureFile(data)
    if b"%PDF-" in data[:4096] and not holds_others(data):
        return PdfFile(data)
    return open_by_content(data)
