"""What filing knows of a paper: all that rules and templates can ask for, and nothing of how it is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import msgspec

from muniment.filing.names import Value, ending_of
from muniment.paper import Kind

OF_THE_PAPER = ("type", "original", "added")
"""What a template can name beside the fields of the paper's type: the type's label, the file's name without its ending,
and the day on which the paper was added."""


class Fact(msgspec.Struct, frozen=True):
    """One value of a field: as it is shown to a person, normalised, and how sure it is."""

    field: str
    label: str
    kind: Kind
    text: str
    value: str
    confidence: float


class Facts(msgspec.Struct, frozen=True):
    """A paper as it stands, a person's corrections included. `words` is the text of its pages.

    `doubts` are the reasons why a person should look first. `has_file` is false for what hung on another paper and was
    never a file of its own. A part of a batch scan (`is_part`) has none either; the scan itself `is_split`.
    """

    paper_id: int
    name: str
    sha256: str
    added_at: datetime
    type: str
    type_label: str
    type_confidence: float
    facts: tuple[Fact, ...]
    words: str
    tags: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_part: bool = False
    is_split: bool = False
    has_file: bool = True

    def of(self, field: str) -> tuple[Fact, ...]:
        """The values of a field, in order."""
        return tuple(fact for fact in self.facts if fact.field == field)

    def values(self) -> dict[str, Value]:
        """What a template puts in place of its fields: several values of a field are joined by commas."""
        found: dict[str, Value] = {}
        for fact in self.facts:
            shown = fact.value or fact.text
            before = found.get(fact.field)
            found[fact.field] = Value(f"{before.text}, {shown}") if before else Value(shown, day_of(fact.value))
        day = self.added_at.astimezone().date()
        stem = Path(self.name).name
        found["type"] = Value(self.type_label)
        found["original"] = Value(stem[: len(stem) - len(ending_of(stem))])
        found["added"] = Value(day.isoformat(), day)
        return found


def day_of(value: str) -> date | None:
    """The day that a normalised date names; None for any other value."""
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None
