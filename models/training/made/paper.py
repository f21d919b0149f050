"""A fictitious paper as it leaves the press, with the whole truth about it."""

from __future__ import annotations

import msgspec


class MadePaper(msgspec.Struct, frozen=True):
    """One paper. `type` and the names in `fields` are those of the document types; `family` names its layout.

    `fields` holds each value as it is printed, in the order of printing, and nothing that is not on the paper.
    `complete` names all the fields that the truth speaks of: one that is not in `fields` is not on the paper.
    """

    type: str
    family: str
    language: str
    fields: dict[str, list[str]]
    complete: tuple[str, ...]
    pdf: bytes
