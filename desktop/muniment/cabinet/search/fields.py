"""What a question may be about: the fields of the document types, and what is known of every paper, by the names that
a person calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from muniment.cabinet.search.words import words_of
from muniment.paper import DocumentType, Field, Kind

LONGEST_NAME = 4
"""Words that a name has at most."""

_MOST_SLIPS = 2


class Sort(Enum):
    """How what a question is about is compared."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    TYPE = auto()
    REVIEW = auto()
    ADDED = auto()
    NAME = auto()
    TAG = auto()


class Subject(msgspec.Struct, frozen=True):
    """What a question is about: one field, or several that answer to one name. `label` is what a person calls it."""

    sort: Sort
    label: str
    fields: tuple[str, ...] = ()


_OF_A_PAPER = {
    "type": Subject(Sort.TYPE, "Type"),
    "review": Subject(Sort.REVIEW, "Review"),
    "added": Subject(Sort.ADDED, "Added"),
    "name": Subject(Sort.NAME, "Name", ("name",)),
    "tag": Subject(Sort.TAG, "Tag"),
    "file": Subject(Sort.NAME, "Name", ("name",)),
}

_SORTS = {Kind.AMOUNT: Sort.NUMBER, Kind.DATE: Sort.DATE}

_LEFT_OUT = {"amount", "date", "number"}
"""Last words of a field's name that nobody says who knows what is meant: "total" for the total amount."""


class Subjects:
    """All that can be asked about, of these document types."""

    def __init__(self, types: Mapping[str, DocumentType]) -> None:
        self.types = types
        self._named: dict[str, Subject] = {}
        for name, kind, fields in (*_telling_names(types), *_full_names(types), *_short_names(types)):
            labels = {field.label for field in fields}
            label = labels.pop() if len(labels) == 1 else name.capitalize()
            self._named.setdefault(name, Subject(_SORTS.get(kind, Sort.TEXT), label, _names(fields)))
        self._named.update(_OF_A_PAPER)

    def called(self, name: str) -> Subject | None:
        """What is called so, whatever the case, the accents and the marks within."""
        return self._named.get(" ".join(words_of(name)))

    def like(self, name: str) -> str:
        """The name that was probably meant; "" where none is near."""
        return nearest(" ".join(words_of(name)), self._named)

    def label(self, field: str) -> str:
        """What a person calls a field."""
        found = (kind.field(field) for kind in self.types.values())
        return next((each.label for each in found if each), field)

    def types_called(self, name: str) -> tuple[str, ...]:
        """The document types of that name or label."""
        asked = words_of(name)
        return tuple(
            kind.name for kind in self.types.values() if asked in (words_of(kind.name), words_of(kind.label)) and asked
        )


def nearest(name: str, names: Mapping[str, object]) -> str:
    """Which of these names was probably meant; "" where none is near."""
    slips = min(_MOST_SLIPS, len(name) // 3)
    found = process.extractOne(name, names.keys(), scorer=OSA.distance, score_cutoff=slips) if slips else None
    return found[0] if found else ""


_Named = tuple[str, Kind, list[Field]]


def _telling_names(types: Mapping[str, DocumentType]) -> Iterator[_Named]:
    """What a list of papers shows of each: the fields that tell most of it."""
    for name, kind in (("date", Kind.DATE), ("amount", Kind.AMOUNT), ("who", Kind.NAME)):
        firsts = [_first(each, kind) for each in types.values()]
        if telling := [field for field in firsts if field]:
            yield name, kind, telling


def _full_names(types: Mapping[str, DocumentType]) -> Iterator[_Named]:
    """Fields by the name that the type gives them, and by its label."""
    for field in _fields(types):
        same = [other for other in _fields(types) if other.name == field.name and other.kind == field.kind]
        for name in (field.name, field.label):
            yield " ".join(words_of(name.replace("_", " "))), field.kind, same


def _short_names(types: Mapping[str, DocumentType]) -> Iterator[_Named]:
    """Fields by what is left without the last word, and all numbers by theirs."""
    parted = [(field, field.name.split("_")) for field in _fields(types)]
    for field, parts in parted:
        if len(parts) > 1 and parts[-1] in _LEFT_OUT:
            alike = [other for other, others in parted if others[:-1] == parts[:-1] and other.kind == field.kind]
            yield " ".join(parts[:-1]), field.kind, alike
    numbers = [field for field, parts in parted if parts[-1] == "number"]
    if numbers:
        yield "number", numbers[0].kind, numbers


def _first(kind: DocumentType, sort: Kind) -> Field | None:
    """The field of that kind that tells most of a paper of the type: a total, else the first."""
    fields = sorted((each for each in kind.fields if each.kind == sort), key=lambda each: each.name != "total_amount")
    return fields[0] if fields else None


def _fields(types: Mapping[str, DocumentType]) -> list[Field]:
    return [field for kind in types.values() for field in kind.fields]


def _names(fields: list[Field]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field.name for field in fields))
