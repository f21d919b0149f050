"""Tags: words that a person, or a rule, puts on papers, in one spelling wherever they come from."""

from __future__ import annotations

import unicodedata

from muniment.errors import TagUnfit

LONGEST_TAG = 60
"""In letters."""

_APART = ",;"
"""They stand between tags where several are told in one line."""

_JOINERS = "\u200c\u200d"
"""Signs without a width of their own that some scripts cannot be written without."""


def tag_of(text: str) -> str:
    """A text as a tag: in Unicode's composed form, trimmed, with single blanks; capitals stay. Raises TagUnfit."""
    tag = unicodedata.normalize("NFC", " ".join(text.split()))
    unfit = any(sign in _APART or (unicodedata.category(sign)[0] == "C" and sign not in _JOINERS) for sign in tag)
    if not tag or len(tag) > LONGEST_TAG or unfit or tag.startswith(("+", "-")):
        raise TagUnfit(repr(text))
    return tag


def folded(tag: str) -> str:
    """What is the same for two tags that differ in capitals only."""
    return unicodedata.normalize("NFC", tag.casefold())
