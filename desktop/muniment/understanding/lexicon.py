"""Telling words: which groups of resources/lexicon.toml a word, or two words that stand together, belong to."""

from __future__ import annotations

import functools
import unicodedata

import msgspec

from muniment import places


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Text without case, accents and everything that is neither letter nor digit ("Rg.-Nr.:" is "rgnr")."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())


@functools.cache
def groups() -> tuple[str, ...]:
    """The names of the groups, in the file's order: the order of the features made of them."""
    return tuple(_file())


@functools.cache
def _numbers() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, words in enumerate(_file().values()):
        for word in words:
            found.setdefault(" ".join(fold(part) or part for part in word.split()), []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def groups_of(text: str, following: str = "") -> tuple[int, ...]:
    """The numbers of the groups that hold the word, or the word together with the one that follows."""
    word = fold(text) or text
    alone = _numbers().get(word, ())
    return alone + _numbers().get(f"{word} {fold(following)}", ()) if following else alone


@functools.cache
def _file() -> dict[str, list[str]]:
    return msgspec.toml.decode((places.resources() / "lexicon.toml").read_bytes(), type=dict[str, list[str]])
