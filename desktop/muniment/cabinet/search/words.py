"""Words as search compares them: without case, accents and marks; and what is left of them where letters are mistaken
for one another."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

# What text recognition mistakes for one another, and what one keyboard writes otherwise than another, comes to the same
# signs. Longer runs first: "rn" must be seen before "n" could be.
_RUNS = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_SIGNS = str.maketrans("olisbøıłđœæ", "01158011d0a") | {ord("ß"): "55"}


def words_of(text: str) -> list[str]:
    """The words of a text in order: runs of letters and digits, in small letters and without accents.

    They are what SQLite's tokenizer makes of the same text, but for signs that no office writes.
    """
    apart = unicodedata.normalize("NFD", text)
    plain = apart if apart.isascii() else "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _WORD.findall(plain.lower())


def folded(text: str) -> str:
    """The words with a blank between them and around, so that a whole word is found by looking for " word "."""
    return f" {' '.join(words_of(text))} "


def skeleton(word: str) -> str:
    """What is left of a word of `words_of` when signs that look alike are one: "lnvo1ce" and "invoice" come to
    the same, and so do "Moebel" and "Möbel"."""
    for run, sign in _RUNS:
        word = word.replace(run, sign)
    return word.translate(_SIGNS)
