"""How alike two papers are: whether they could be one paper that was scanned twice, stamped, or printed and scanned.

A fingerprint is a few small numbers that are likely the same for papers with nearly the same words (MinHash, in bands),
so that the papers worth comparing are found by an index. Words are compared by a crude form that survives most slips
of text recognition.

What tells one month's invoice from the next is little: a number, a date, an amount. So numbers are compared by
themselves, and more strictly: where each of two papers has a surely read number of one shape that the other lacks, they
contradict each other. A number that is on one of them only may be a stamp, or a slip of the other's reader. That a
sure reader mistakes a digit happens too: then a copy is missed, which is better than one month taken for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

import msgspec
from rapidfuzz import fuzz, process

from muniment.paper import Word

ALIKE = 0.8
"""From this share of common words on, two papers are proposed as one."""

_MOST_WORDS = 4000
"""Of a longer paper only so many words are looked at, those of its beginning."""

_FEWEST_WORDS = 8
"""What has fewer words has no likeness: any two nearly empty pages are alike."""

_WORD_BANDS, _WORD_ROWS = 10, 3
_NUMBER_BANDS, _NUMBER_ROWS = 8, 2
_FEWEST_NUMBERS = 4
VALUES_BAND = _WORD_BANDS + _NUMBER_BANDS
"""The band in which papers have the same key if their telling values are equal."""

_SURE = 0.7
"""How sure a reader must be of a number for it to contradict another."""

_SLIP = 60.0
"""From this likeness on (0 to 100), two words may be one that was read with a slip."""

_FEWEST_EXACTLY = 0.4
"""Of two papers that share fewer of their words letter by letter, the others are not held against each other."""

_MOST_OVER = 400
"""Of words that only one paper has, so many are held against the other's, one by one."""

_BARE_LETTERS = re.compile(r"[^a-z]+")
_DASH = re.compile(r"[-–—]")
_DIGITS = re.compile(r"[0-9]")
_MIXED_UP = str.maketrans("01568", "oisgb")


class Words(msgspec.Struct, frozen=True):
    """A paper's words as they are compared: crude forms of its words, its numbers by their digits, and those of them
    that were surely read."""

    words: Counter[str]
    numbers: Counter[str]
    sure_numbers: frozenset[str]


def words_of(pages: Iterable[Sequence[Word]]) -> Words:
    """The words of a paper, given page by page."""
    words: list[str] = []
    numbers: list[str] = []
    sure: set[str] = set()
    for text, confidence in _first_words(pages):
        form, is_number = _form(text)
        if not is_number:
            words.append(form)
            continue
        numbers.append(form)
        if confidence >= _SURE:
            sure.add(form)
    return Words(Counter(filter(None, words)), Counter(numbers), frozenset(sure))


def bands(words: Words) -> Iterator[tuple[int, int]]:
    """The paper's fingerprint: the number of each band, and the key in it."""
    if words.words.total() >= _FEWEST_WORDS:
        yield from enumerate(_keys(words.words, _WORD_BANDS, _WORD_ROWS))
    if len(words.numbers) >= _FEWEST_NUMBERS:
        yield from enumerate(_keys(words.numbers, _NUMBER_BANDS, _NUMBER_ROWS), _WORD_BANDS)


def key_of_values(values: Sequence[str]) -> int:
    """The key in `VALUES_BAND` of these values."""
    return _hash("\0".join(values)) & _KEY


def likeness(one: Words, other: Words) -> float:
    """How alike two papers' words are, from 0 to 1; 0 where they contradict each other.

    What stands on one of them only (a stamp, a page that could not be read) costs half as much as what each has in the
    other's stead."""
    if contradictions(one, other):
        return 0.0
    exactly = (one.words & other.words).total()
    if exactly < _FEWEST_EXACTLY * min(one.words.total(), other.words.total()):
        return 0.0
    mine, theirs = one.words - other.words, other.words - one.words
    slips = _slips(mine, theirs)
    over = sorted((mine.total() - slips, theirs.total() - slips))
    common = exactly + slips
    if common < _FEWEST_WORDS:
        return 0.0
    # Papers that have something in each other's stead differ; a paper with a stamp only has more.
    apart = 2 * over[0] + 0.5 * (over[1] - over[0])
    return max(0.0, common / (common + apart))


def contradictions(one: Words, other: Words) -> int:
    """How many numbers of one paper have a number of the same shape in their stead on the other."""
    mine = Counter(map(_shape, _lacking(one, other)))
    theirs = Counter(map(_shape, _lacking(other, one)))
    return (mine & theirs).total()


def _lacking(one: Words, other: Words) -> Iterator[str]:
    """The surely read numbers of one paper that are not on the other, not even joined with others or taken apart."""
    apart = {piece for number in other.numbers for piece in _DASH.split(number)} | other.numbers.keys()
    for number in one.sure_numbers - other.numbers.keys():
        if not all(piece in apart for piece in _DASH.split(number)):
            yield number


def _first_words(pages: Iterable[Sequence[Word]]) -> Iterator[tuple[str, float]]:
    left = _MOST_WORDS
    for page in pages:
        for word in page[:left]:
            yield word.text, word.confidence
        left -= len(page)
        if left <= 0:
            return


@lru_cache(maxsize=50_000)
def _form(text: str) -> tuple[str, bool]:
    """A word as it is compared, and whether that is a number. An office's papers say the same words again and again."""
    number = _number(text)
    return (number, True) if number else (_crude(text), False)


def _number(text: str) -> str:
    """The digits of a word that is a number, a date or an amount, with what parts them; "" for any other word."""
    digits = len(_DIGITS.findall(text))
    if not digits or digits * 2 < sum(sign.isalnum() for sign in text):
        return ""
    return text.strip(".,;:()[]*#'\"").upper()


def _shape(number: str) -> str:
    return _DIGITS.sub("0", number)


def _crude(text: str) -> str:
    """A word by its bare letters, in which letters that text recognition takes for each other are one."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_MIXED_UP).replace("rn", "m")
    crude = _BARE_LETTERS.sub("", bare).replace("l", "i").replace("j", "i").replace("q", "g")
    return crude if len(crude) > 2 else ""


def _slips(mine: Counter[str], theirs: Counter[str]) -> int:
    """How many words of one may be words of the other that were read with a slip."""
    left, right = sorted(mine)[:_MOST_OVER], sorted(theirs)[:_MOST_OVER]
    free = dict(theirs)
    slips = 0
    for word in left:
        found = process.extractOne(word, right, scorer=fuzz.ratio, score_cutoff=_SLIP)
        if found is not None:
            taken = min(mine[word], free[found[0]])
            free[found[0]] -= taken
            slips += taken
            if not free[found[0]]:
                right.remove(found[0])
    return slips


_KEY = (1 << 40) - 1
"""Keys are of forty bits: they stay small in the database, and seldom fall together by chance."""


def _keys(features: Iterable[str], count: int, rows: int) -> Iterator[int]:
    """The keys of as many bands, each made of the smallest hashes in as many bins (one-permutation MinHash)."""
    bins = count * rows
    smallest: list[int | None] = [None] * bins
    for feature in features:
        value, place = divmod(_hash(feature), bins)
        standing = smallest[place]
        if standing is None or value < standing:
            smallest[place] = value
    # An empty bin borrows from the next one that is not, as if the bins lay in a ring.
    whole = [
        next(found for step in range(bins) if (found := smallest[(place + step) % bins]) is not None)
        for place in range(bins)
    ]
    for band in range(count):
        yield _hash(repr(whole[band * rows : (band + 1) * rows])) & _KEY


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest())
