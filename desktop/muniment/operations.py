"""Every change to a kept paper, whether a person or a rule makes it, as a named operation.

The cabinet stores the name and the description of each; undo and redo show the description. An operation says what was
done, never how: how is the cabinet's.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Operation(msgspec.Struct, frozen=True):
    """The root of the operations. `name` is stable, for the database; `description` is for a person."""

    name: ClassVar[str]

    @property
    def description(self) -> str:
        raise NotImplementedError


class Retype(Operation, frozen=True):
    """Say what a paper is."""

    name = "retype"
    type_label: str

    @property
    def description(self) -> str:
        return f"type changed to {self.type_label.lower()}"


class PickWords(Operation, frozen=True):
    """Set a field to words that stand on the page."""

    name = "pick-words"
    field_label: str
    text: str

    @property
    def description(self) -> str:
        return f"{self.field_label} set to “{self.text}”"


class TypeValue(Operation, frozen=True):
    """Set a field to a text that the person typed."""

    name = "type-value"
    field_label: str
    text: str

    @property
    def description(self) -> str:
        return f"{self.field_label} typed as “{self.text}”"


class RemoveValue(Operation, frozen=True):
    """Say that a value is not on the paper."""

    name = "remove-value"
    field_label: str
    text: str

    @property
    def description(self) -> str:
        return f"{self.field_label} “{self.text}” removed"


class Split(Operation, frozen=True):
    """Make the papers of a batch scan papers of their own."""

    name = "split"
    paper_name: str
    parts: int

    @property
    def description(self) -> str:
        return f"{self.paper_name} split into {self.parts} papers"


class Accept(Operation, frozen=True):
    """Say that everything shown of a paper is right."""

    name = "accept"
    paper_name: str

    @property
    def description(self) -> str:
        return f"{self.paper_name} accepted"


class Tag(Operation, frozen=True):
    """Put tags on papers, and take others off."""

    name = "tag"
    papers: int
    added: tuple[str, ...]
    removed: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        taken = f", {_quoted(self.removed)} taken off" if self.removed else ""
        return f"{_quoted(self.added)} put on {_papers(self.papers)}{taken}"


class Untag(Operation, frozen=True):
    """Take tags off papers."""

    name = "untag"
    papers: int
    removed: tuple[str, ...]

    @property
    def description(self) -> str:
        return f"{_quoted(self.removed)} taken off {_papers(self.papers)}"


class RenameTag(Operation, frozen=True):
    """Give a tag another name on all papers that have it; the other one may be there already."""

    name = "rename-tag"
    old: str
    new: str

    @property
    def description(self) -> str:
        return f"tag “{self.old}” renamed to “{self.new}”"


class SamePaper(Operation, frozen=True):
    """Say that a paper is an older version of another."""

    name = "same-paper"
    older: str
    current: str

    @property
    def description(self) -> str:
        return f"{self.older} made an older version of {self.current}"


class DifferentPapers(Operation, frozen=True):
    """Say that two papers are not the same one, however alike they look."""

    name = "different-papers"
    one: str
    other: str

    @property
    def description(self) -> str:
        return f"{self.one} and {self.other} said to be different papers"


def _quoted(tags: tuple[str, ...]) -> str:
    return ", ".join(f"“{tag}”" for tag in tags)


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"


class File(Operation, frozen=True):
    """Do with a paper what the rules say: put its file in its place, note how long it is to be kept."""

    name = "file"
    paper_name: str
    place: str

    @property
    def description(self) -> str:
        return f"{self.paper_name} filed as {self.place}" if self.place else f"{self.paper_name} filed"


class PutBack(Operation, frozen=True):
    """Take back what filing did with a paper's file."""

    name = "put-back"
    undone: str

    @property
    def description(self) -> str:
        return f"taken back: {self.undone}"


class FileAgain(Operation, frozen=True):
    """Bring again what filing had done and what was taken back."""

    name = "file-again"
    brought: str

    @property
    def description(self) -> str:
        return f"brought again: {self.brought}"
