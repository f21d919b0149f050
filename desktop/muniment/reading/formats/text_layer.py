"""Whether a text layer says what the page shows: which of its words can be seen, and what is seen but not in it.

The page is drawn twice, small: as it is seen, and its letters alone, in black on white. Where a word can be seen, the
first picture follows the second; the measure is their correlation within the word's box. That finds white on white,
painted over, transparent, clipped and switched-off text alike, and is at ease with white on black, light grey print,
watermarks and coloured rows. What ink is left over and looks like print, but belongs to no word, is a picture's.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from muniment.paper import Box, Word
from muniment.reading.layout import Group, box_of
from muniment.reading.ocr.picture import Pixels

Plane = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

LEAST_HEIGHT = 1.5
"""Points; nobody reads a line of less than this."""

LEAST_PIXELS = 2.0
"""A word drawn lower than this cannot be judged by its picture, and is believed."""

LEAST_CONTRAST = 0.025
"""The share of the range from black to white by which a word must differ from its ground: six steps of 256."""

LEAST_CORRELATION = 0.4
"""Over 46,861 words of real papers that can be seen the lowest was 0.48; of those that cannot, 0.08. Other print over a
hidden word, on the same lines, comes to 0.3."""

LEAST_INK = 0.02
"""The share of a word's box that must be inked for something to be seen there."""

MOST_SPECKS = 30
"""Pixels of ink that are not worth a look."""

FEWEST_IN_ROW = 5
"""So many signs of the size of letters in a row look like print."""

MOST_UNREADABLE = 0.05
"""The share of replacement and private-use characters from which a text layer is not believed."""

LEAST_AGREEMENT = 0.4
"""The share of a layer's letter triples that OCR must find too. The same page read by two engines has more than 0.7,
two different pages of one language less than 0.3."""

_BY_FREQUENCY = "enaitrsoldhcumgpbfkvwzyjxq"
"""The letters, commonest first, over the six languages that Muniment reads."""

MOST_MEAN_RANK = 9.0
"""The mean place in that list from which letters are no language: print has 5 to 7, letters by chance 12."""

FEWEST_LETTERS = 40
"""What a judgement of the language takes."""


class Sight(NamedTuple):
    """A part of a page as it is seen, and its letters alone in black on white; `scale` is pixels a point, and `left`
    and `top` are where the part begins, in points."""

    page: Pixels
    letters: Plane
    scale: float
    left: float
    top: float


class Fate(Enum):
    """What becomes of a word of a text layer."""

    SEEN = "seen"
    UNDER = "under"
    """Not drawn to be seen, but something that the layer does not draw stands in its place: a scan, most likely."""
    HIDDEN = "hidden"


def fates(words: Sequence[Word], sight: Sight) -> list[Fate]:
    """For each word, whether it can be seen."""
    if not words:
        return []
    places = _places(words, sight)
    seen = _seen(words, places, sight)
    if seen.all():
        return [Fate.SEEN] * len(words)
    ink = _ink(sight)
    _wipe(ink, places[seen])
    inked = _sums(_integrals(ink)[0], places) / (255.0 * _areas(places))
    return [
        Fate.SEEN if visible else Fate.UNDER if share >= LEAST_INK and _heights(word) else Fate.HIDDEN
        for word, visible, share in zip(words, seen, inked, strict=True)
    ]


def letters_unread(words: Sequence[Word], sight: Sight, *, all_drawn: bool) -> int:
    """How many signs that look like print stand on the page outside all these words.

    `all_drawn` says that the layer has no other words; then its own strokes count as read wherever they stand, since
    some fonts tell wrong heights.
    """
    ink = _ink(sight)
    if words:
        _wipe(ink, _places(words, sight))
    if all_drawn:
        ink[cv2.erode(sight.letters, np.ones((3, 3), np.uint8)) < 250] = 0
    signs = _signs(ink)
    if len(signs) < FEWEST_IN_ROW:
        return 0
    height, width = ink.shape
    return max(_in_rows(signs, height, width), _in_rows(signs[:, [1, 0, 3, 2]], width, height))


def stands_alone(words: Sequence[Word], sight: Sight) -> bool:
    """Whether there is nothing on the page but these words: no line, no mark, no picture."""
    ink = _ink(sight)
    if words:
        _wipe(ink, _places(words, sight))
    return int(np.count_nonzero(ink)) <= MOST_SPECKS


def collide(words: Sequence[Word], sight: Sight) -> bool:
    """Whether words stand on one another: by more than a third of one's box, without its upper and lower edge."""
    taken = np.zeros(sight.letters.shape, np.bool_)
    for left, top, right, bottom in _places(words, sight) if words else ():
        edge = (bottom - top) // 5
        place = taken[top + edge : bottom - edge, left:right]
        if np.count_nonzero(place) * 3 > place.size:
            return True
        place[:] = True
    return False


def place_of(words: Sequence[Word], sight: Sight) -> tuple[int, int, int, int]:
    """The pixels that these words take: left, top, right, bottom."""
    places = _places(words, sight)
    left, top = places[:, :2].min(axis=0)
    right, bottom = places[:, 2:].max(axis=0)
    return int(left), int(top), int(right), int(bottom)


def is_flat(page: Pixels) -> bool:
    """Whether a picture shows nothing at all: every point of the same colour, or as good as."""
    return int(np.ptp(page[::2, ::2])) <= 8


def readable(words: Iterable[Word]) -> bool:
    """Whether the letters stand for something: few replacement and private-use characters among them."""
    text = "".join(word.text for word in words)
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    return strange <= MOST_UNREADABLE * len(text)


def like_no_language(words: Iterable[Word]) -> bool:
    """Whether the letters are unlike any language that Muniment reads: another script, or letters as if by chance."""
    letters = [letter for word in words for letter in _letters(word.text)]
    latin = [letter for letter in letters if "a" <= letter <= "z"]
    if len(latin) * 2 < len(letters):
        return len(letters) >= FEWEST_LETTERS
    if len(latin) < FEWEST_LETTERS:
        return False
    return sum(_BY_FREQUENCY.index(letter) for letter in latin) / len(latin) > MOST_MEAN_RANK


def agreement(layer: Iterable[Word], recognised: Iterable[Word]) -> float:
    """The share of the layer's letter triples that OCR found too; 1 for a layer too short to tell."""
    said, shown = _triples(layer), _triples(recognised)
    total = sum(said.values())
    return sum((said & shown).values()) / total if total >= FEWEST_LETTERS else 1.0


def count_letters(words: Iterable[Word], fewest: int = 1) -> int:
    """Letters and digits in words of at least so many of them."""
    counts = (sum(character.isalnum() for character in word.text) for word in words)
    return sum(count for count in counts if count >= fewest)


def joined(layer: Sequence[Group], found: Sequence[Group]) -> list[Group]:
    """The layer's lines, with those words put in between that OCR found where the layer has none."""
    taken = [word.box for group in layer for word in group]
    lines = list(layer)
    for group in found:
        new = [word for word in group if not any(_covers(box, word.box) for box in taken)]
        if new:
            lines = inserted(lines, new)
    return lines


def inserted(lines: Sequence[Group], group: Group) -> list[Group]:
    """The lines with another in its place: after what stands to its left in the same row, else before what is below."""
    box, boxes = box_of(group), [box_of(line) for line in lines]
    beside = [
        (other.x1, index)
        for index, other in enumerate(boxes)
        if min(box.y1, other.y1) - max(box.y0, other.y0) > 0.5 * min(box.height, other.height)
        and other.x1 <= box.x0 + box.height
    ]
    below = [index for index, other in enumerate(boxes) if other.y0 >= box.centre_y]
    under = [index for index in below if min(box.x1, boxes[index].x1) > max(box.x0, boxes[index].x0)]
    at = max(beside)[1] + 1 if beside else (under or below or [len(lines)])[0]
    return [*lines[:at], group, *lines[at:]]


def _covers(box: Box, other: Box) -> bool:
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    return width > 0 and height > 0 and width * height > 0.3 * other.width * other.height


def _letters(text: str) -> Iterable[str]:
    folded = unicodedata.normalize("NFD", text.casefold())
    return (character for character in folded if character.isalpha())


def _triples(words: Iterable[Word]) -> Counter[str]:
    text = "".join(character for word in words for character in word.text.casefold() if character.isalnum())
    return Counter(text[start : start + 3] for start in range(len(text) - 2))


def _heights(word: Word) -> bool:
    return word.box.height >= LEAST_HEIGHT and word.box.width > 0


def _places(words: Sequence[Word], sight: Sight) -> Places:
    """The words' boxes in pixels, a row each: left, top, right, bottom; at least a pixel, within the picture."""
    boxes = np.array([(word.box.x0, word.box.y0, word.box.x1, word.box.y1) for word in words], np.float64)
    boxes = (boxes - (sight.left, sight.top) * 2) * sight.scale
    height, width = sight.letters.shape
    low = np.floor(boxes[:, :2]).clip(0, (width - 1, height - 1))
    high = np.ceil(boxes[:, 2:]).clip(low + 1, (width, height))
    return np.concatenate([low, high], axis=1).astype(np.intp)


def _areas(places: Places) -> Numbers:
    return ((places[:, 2] - places[:, 0]) * (places[:, 3] - places[:, 1])).astype(np.float64)


def _sums(integral: Numbers, places: Places) -> Numbers:
    """The sum over each of those places, by a plane's integral."""
    left, top, right, bottom = places.T
    total: Numbers = integral[bottom, right] - integral[top, right] - integral[bottom, left] + integral[top, left]
    return total


def _integrals(plane: Plane) -> tuple[Numbers, Numbers]:
    """The integrals of a plane and of its square."""
    plain, squared = cv2.integral2(plane, sdepth=cv2.CV_64F)
    return np.asarray(plain, np.float64), np.asarray(squared, np.float64)


def _seen(words: Sequence[Word], places: Places, sight: Sight) -> npt.NDArray[np.bool_]:
    """Where the page follows the letters: correlation and contrast, in grey, and by colour for what is left."""
    high = np.array([_heights(word) for word in words])
    unsure = np.array([word.box.height * sight.scale < LEAST_PIXELS for word in words])
    seen: npt.NDArray[np.bool_] = high & unsure
    grey = np.asarray(cv2.cvtColor(sight.page, cv2.COLOR_RGB2GRAY), np.uint8)
    seen |= high & _same(grey, sight.letters, places)
    for plane in (grey, *(sight.page[:, :, channel] for channel in range(3))):
        left = np.flatnonzero(high & ~seen)
        if not left.size:
            break
        seen[left] = _follows(plane, sight.letters, places[left])
    return seen


def _same(plane: Plane, letters: Plane, places: Places) -> npt.NDArray[np.bool_]:
    """Where the page is the letters and nothing else, black on white: most print, and quickly told."""
    drawn = _sums(np.asarray(cv2.integral(255 - letters), np.float64), places)
    other = _sums(np.asarray(cv2.integral(cv2.absdiff(plane, letters)), np.float64), places)
    same: npt.NDArray[np.bool_] = (drawn > 0) & (other < 0.2 * drawn)
    return same


def _follows(plane: Plane, letters: Plane, places: Places) -> npt.NDArray[np.bool_]:
    areas = _areas(places)
    (drawn, drawn_squared), (shown, shown_squared) = _integrals(letters), _integrals(plane)
    product = np.asarray(cv2.integral(cv2.multiply(letters, plane, dtype=cv2.CV_32F), sdepth=cv2.CV_64F), np.float64)
    mean_drawn, mean_shown = _sums(drawn, places) / areas, _sums(shown, places) / areas
    spread_drawn = np.maximum(_sums(drawn_squared, places) / areas - mean_drawn**2, 0)
    spread_shown = np.maximum(_sums(shown_squared, places) / areas - mean_shown**2, 0)
    together = np.abs(_sums(product, places) / areas - mean_drawn * mean_shown)
    contrast = together / np.maximum(spread_drawn, 1e-6)
    correlation = together / np.maximum(np.sqrt(spread_drawn * spread_shown), 1e-6)
    follows: npt.NDArray[np.bool_] = (
        (spread_drawn > 6) & (contrast >= LEAST_CONTRAST) & (correlation >= LEAST_CORRELATION)
    )
    return follows


def _ink(sight: Sight) -> Plane:
    """What is darker than its surroundings, as 255."""
    grey = cv2.cvtColor(sight.page, cv2.COLOR_RGB2GRAY)
    around = 2 * round(11 * max(1.0, sight.scale)) + 1
    return np.array(
        cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 16), np.uint8
    )


def _wipe(ink: Plane, places: Places) -> None:
    for left, top, right, bottom in places:
        ink[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1] = 0


def _signs(ink: Plane) -> npt.NDArray[np.int32]:
    """What has the size of a letter, a row each: left, top, width, height."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    widths, heights, areas = (boxes[1:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    sized = (heights >= 3) & (heights <= 30) & (widths >= 2) & (widths <= 60) & (areas >= 5)
    return np.asarray(boxes[1:, :4][sized], np.int32)


def _in_rows(signs: npt.NDArray[np.int32], height: int, width: int) -> int:
    """How many of the signs stand in rows of at least `FEWEST_IN_ROW`, on a page of that many pixels."""
    rows = np.zeros((height, width), np.uint8)
    for x, y, wide, high in signs:
        middle, half = y + high // 2, max(1, high // 6)
        rows[middle - half : middle + half + 1, x : x + wide + high] = 255
    count, labels = cv2.connectedComponents(rows, connectivity=8)
    in_row = np.bincount(labels[signs[:, 1] + signs[:, 3] // 2, signs[:, 0]], minlength=count)
    return int(in_row[in_row >= FEWEST_IN_ROW].sum())
