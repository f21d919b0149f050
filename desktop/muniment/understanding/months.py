"""The names of the months, in the languages of papers, from the Unicode consortium's data (CLDR, by babel)."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from babel import Locale

from muniment.understanding.lexicon import fold

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "id", "ms")
"""Where a name means two months ("mar", "lis"), the language that comes first has it."""

_SPELT_OTHERWISE = {
    "sept": 9,
    "janv": 1,
    "fevr": 2,
    "mrz": 3,
    "mrt": 3,
    "maerz": 3,
    "okt": 10,
    "dez": 12,
    "setiembre": 9,
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "dic": 12,
    "sett": 9,
    "jui": 6,
}
"""Abbreviations that are printed but not in the data, folded."""

_COMMON = ("en", "de")
"""Languages whose abbreviations of three letters are months also where no day stands beside them: in the others many
are common words."""


@functools.cache
def month_numbers() -> dict[str, int]:
    """From a month's name or abbreviation, without case, accents and points, to its number."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for rank, language in enumerate(LANGUAGES):
        for number, name in _printed(language):
            votes[fold(name)][number] += 2 ** (len(LANGUAGES) - rank)
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()} | _SPELT_OTHERWISE


@functools.cache
def month_pattern() -> str:
    """A pattern for any month's name; text recognition often drops the accents, so both spellings are in it."""
    return any_of(_spellings())


@functools.cache
def telling_month_pattern() -> str:
    """Names that mean a month also where no day stands beside them, as in "März 2026"."""
    short = {name for language in _COMMON for _, name in _printed(language)}
    return any_of(name for name in _spellings() if len(name) > 3 or name in short)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that branches letter by letter and so is quick however many
    they are."""
    tree: dict[str, list[str]] = defaultdict(list)
    ends = False
    for word in dict.fromkeys(words):
        if word:
            tree[word[0]].append(word[1:])
        else:
            ends = True
    branches = [_escaped(letter) + any_of(rest) for letter, rest in sorted(tree.items())]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if ends else pattern


def _escaped(letter: str) -> str:
    return letter if letter.isalnum() else f"\\{letter}"


def _spellings() -> set[str]:
    known = {name for language in LANGUAGES for _, name in _printed(language)} | set(_SPELT_OTHERWISE)
    return known | {_plain(name) for name in known}


def _plain(name: str) -> str:
    """Without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


@functools.cache
def _printed(language: str) -> tuple[tuple[int, str], ...]:
    """Number and name, in lower case, of all months in all their forms; numerals for names are left out."""
    months = Locale.parse(language).months
    return tuple(
        (number, name.casefold().strip("."))
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
        if len(name.strip(".")) >= 3 and name.strip(".").isalpha()
    )
