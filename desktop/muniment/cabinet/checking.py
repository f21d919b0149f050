"""What a check of the data folder finds, and the form in which each part of the program checks what is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

Advance = Callable[[], None]
"""Called for each thing that was looked at."""


class Complaint(msgspec.Struct, frozen=True):
    """Something that is not as it should be. `code` is stable; `subject` names the paper or file; `sentence` says what
    is wrong, and `cure` what can be done about it, "" where that is a person's."""

    code: str
    subject: str
    sentence: str
    cure: str = ""


class Checker(Protocol):
    """Looks after one thing. `label` says what, for a person."""

    @property
    def label(self) -> str: ...

    def count(self) -> int:
        """How many things there are to look at."""
        ...

    def complaints(self, advance: Advance) -> Iterator[Complaint]:
        """What is wrong, found while going through them. Nothing is changed."""
        ...

    def cure(self, complaint: Complaint) -> bool:
        """Do what the complaint's `cure` says; says whether that was possible. It never deletes anything that it
        cannot replace."""
        ...
