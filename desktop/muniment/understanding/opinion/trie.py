"""The answers that a paper allows: runs of its words, as a trie of tokens.

A run may begin at any word and end at any, as far as its bounds reach. The trie is never built: a node is the set of
places at which the tokens so far stand on the paper, and its children are found by looking one token further. So a
paper of a thousand words needs no more memory than its words, whatever the length of the runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from muniment.understanding.patterns import Span


class RunWord(NamedTuple):
    """A word as tokens. `line` is the number of its line; `goes_on` says whether the next word of the list stands
    right after it on the same page."""

    tokens: tuple[int, ...]
    line: int
    goes_on: bool


class Bounds(NamedTuple):
    """How long an answer may be."""

    words: int
    lines: int


class Place(NamedTuple):
    """A run that began at the word `first`; of its last word, `taken` tokens belong to it."""

    first: int
    last: int
    taken: int


class Runs:
    """All runs of words within the bounds. A word without tokens belongs to none."""

    def __init__(self, words: Sequence[RunWord], bounds: Bounds) -> None:
        self._words, self._bounds = words, bounds

    @property
    def root(self) -> tuple[Place, ...]:
        """The node of all runs that have not begun."""
        return tuple(Place(index, index, 0) for index, word in enumerate(self._words) if word.tokens)

    def children(self, node: Sequence[Place]) -> dict[int, tuple[Place, ...]]:
        """The nodes one token further, by that token."""
        found: dict[int, list[Place]] = {}
        for place in node:
            following = self._following(place)
            if following is not None:
                token = self._words[following.last].tokens[following.taken - 1]
                found.setdefault(token, []).append(following)
        return {token: tuple(places) for token, places in found.items()}

    def spans(self, node: Sequence[Place]) -> tuple[Span, ...]:
        """The whole runs that the tokens so far spell, in reading order; none where they end within a word."""
        return tuple(
            Span(place.first, place.last + 1)
            for place in node
            if place.taken and place.taken == len(self._words[place.last].tokens)
        )

    def _following(self, place: Place) -> Place | None:
        word = self._words[place.last]
        if place.taken < len(word.tokens):
            return Place(place.first, place.last, place.taken + 1)
        beyond = place.last + 1
        if not word.goes_on or beyond >= len(self._words) or not self._words[beyond].tokens:
            return None
        too_long = beyond - place.first >= self._bounds.words
        too_far = self._words[beyond].line - self._words[place.first].line >= self._bounds.lines
        return None if too_long or too_far else Place(place.first, beyond, 1)
