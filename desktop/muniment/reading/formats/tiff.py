"""The pages of a TIFF, found by following its chain of directories, so that none is lost without a word.

TIFF 6.0, sections "Image File Header" and "Image File Directory"; BigTIFF as described by AWare Systems.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from muniment.reading import limits

STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


class Chain(NamedTuple):
    """Where each page's directory stands; `broken` says that the chain points to a page that is not there, `round` that
    it comes back to an earlier one."""

    pages: tuple[int, ...]
    broken: bool = False
    round: bool = False


def chain(data: bytes) -> Chain:
    """The chain of pages, up to one more than a paper may have."""
    order, big = _kind(data)
    pages: list[int] = []
    offset = _number(data, order, 8 if big else 4, big)
    while offset and len(pages) <= limits.PAGES_OF_A_PAPER:
        if offset in pages:
            return Chain(tuple(pages), round=True)
        following = _next(data, order, offset, big)
        if following is None:
            return Chain(tuple(pages), broken=True)
        pages.append(offset)
        offset = following
    return Chain(tuple(pages))


def beginning_with(data: bytes, page: int) -> bytes:
    """The same file with the directory at that place as its first page."""
    order, big = _kind(data)
    start, form = (8, "Q") if big else (4, "I")
    pointer = struct.pack(order + form, page)
    return data[:start] + pointer + data[start + len(pointer) :]


def _kind(data: bytes) -> tuple[str, bool]:
    return ("<" if data[:2] == b"II" else ">"), b"+" in data[2:4]


def _next(data: bytes, order: str, offset: int, big: bool) -> int | None:
    """Where the directory after this one stands: 0 for none, None where the file ends before it."""
    entries = _number(data, order, offset, big) if big else _short(data, order, offset)
    if entries is None:
        return None
    after = offset + (8 + 20 * entries if big else 2 + 12 * entries)
    return _number(data, order, after, big)


def _short(data: bytes, order: str, offset: int) -> int | None:
    part = data[offset : offset + 2]
    return int(struct.unpack(order + "H", part)[0]) if len(part) == 2 else None


def _number(data: bytes, order: str, offset: int, big: bool) -> int | None:
    size = 8 if big else 4
    part = data[offset : offset + size]
    return int(struct.unpack(order + ("Q" if big else "I"), part)[0]) if len(part) == size else None
