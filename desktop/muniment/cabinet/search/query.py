"""What may be asked of the cabinet, as a tree: made of a person's words by `parsing`, told by `explain`, answered by
`conditions`."""

from __future__ import annotations

import msgspec

from muniment.cabinet.search.fields import Subject


class Word(msgspec.Struct, frozen=True):
    """A word of a paper's text, values or name, as it was typed; `unfinished` where only its beginning may be meant.

    `column` narrows it down to the paper's name ("name") or its values ("found").
    """

    text: str
    unfinished: bool = False
    column: str = ""


class Phrase(msgspec.Struct, frozen=True):
    """Words in a row. They are looked for as they stand, never for what is like them."""

    text: str
    column: str = ""


class Holds(msgspec.Struct, frozen=True):
    """A value of one of the subject's fields holds all these words. Each may be written in one of several ways."""

    subject: Subject
    words: tuple[tuple[str, ...], ...]
    unfinished: bool = False
    in_a_row: bool = False


class Equals(msgspec.Struct, frozen=True):
    """A value of one of the subject's fields is this text, but for case, accents and marks."""

    subject: Subject
    text: str


class Amount(msgspec.Struct, frozen=True):
    """A number from `low` to `high`, which belong to it unless it is `above` or `below` them; None: without an end."""

    subject: Subject
    low: float | None
    high: float | None
    above: bool = False
    below: bool = False


class Day(msgspec.Struct, frozen=True):
    """A day from `first` to `last`, as YYYY-MM-DD, which belong to it unless it is `after` or `before` them; "" is
    without an end. The subject may be the day on which a paper was added."""

    subject: Subject
    first: str
    last: str
    after: bool = False
    before: bool = False


class OfType(msgspec.Struct, frozen=True):
    """A paper of one of these document types."""

    types: tuple[str, ...]


class Tagged(msgspec.Struct, frozen=True):
    """A paper with this tag, whatever its capitals."""

    tag: str


class Review(msgspec.Struct, frozen=True):
    """A paper that a person should look at, or need not."""

    wanted: bool


class Without(msgspec.Struct, frozen=True):
    """Papers that do not answer to this."""

    node: Node


class Both(msgspec.Struct, frozen=True):
    """Papers that answer to all of these."""

    nodes: tuple[Node, ...]


class Either(msgspec.Struct, frozen=True):
    """Papers that answer to one or more of these."""

    nodes: tuple[Node, ...]


Node = Word | Phrase | Holds | Equals | Amount | Day | OfType | Tagged | Review | Without | Both | Either


class Question(msgspec.Struct, frozen=True):
    """A person's words, understood. `node` is None where nothing is left to look for; `hints` say in sentences what was
    not understood, and was searched as plain words."""

    node: Node | None
    hints: tuple[str, ...] = ()


def joined(nodes: list[Node], kind: type[Both] | type[Either]) -> Node | None:
    """The nodes as one; None where there is none."""
    return kind(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None
