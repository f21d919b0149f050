"""The words of a paper that are weighed together, flat and in reading order, and who stands beside whom.

A short paper is weighed whole. Of a long one, `choose_lines` takes the beginning and the lines around telling words
(law, term, notice, signature …) until the token budget is spent; what was left out is known by its absence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from muniment.paper import Box, Page, Reading
from muniment.understanding import lexicon
from muniment.understanding.customs import UNKNOWN, Customs, customs_of
from muniment.understanding.forms import has_form

Integers = npt.NDArray[np.int32]

TOKENS_OF_A_PAPER = 2_048
"""The budget of one paper: about three seconds of thought on two cores."""

_TOKENS_A_CHARACTER = 0.32
"""Measured on contracts; letters and blanks counted. Only used to choose lines before they are cut into tokens."""

_OPENING_SHARE = 0.5
"""The share of the budget that goes to the paper's beginning, where title, parties and dates stand."""

_NEEDS = (
    ("law", None),
    ("term", "duration"),
    ("effective", "date"),
    ("notice", "duration"),
    ("signature", None),
    ("school", None),
    ("work", "date"),
    ("total", "amount"),
)
"""What is looked for beyond the beginning: a group of telling words, and the form of what should stand beside them."""

_LINES_BEFORE, _LINES_AFTER = 1, 2


class SheetWord(NamedTuple):
    """A word and where it came from: page number, position on the page; line and block number within the sheet."""

    text: str
    box: Box
    page: int
    position: int
    line: int
    block: int


class Sheet(NamedTuple):
    """The chosen words. `pages` are those they stand on; `lines` are (start, stop) pairs over `words`;
    `customs` is how the paper writes dates and amounts."""

    words: tuple[SheetWord, ...]
    lines: tuple[tuple[int, int], ...]
    pages: tuple[Page, ...]
    customs: Customs = UNKNOWN


def lay_out(reading: Reading, budget: int = TOKENS_OF_A_PAPER) -> Sheet:
    """The sheet of a paper."""
    words: list[SheetWord] = []
    lines: list[tuple[int, int]] = []
    blocks: dict[tuple[int, int], int] = {}
    for page, number in choose_lines(reading, budget):
        line = page.lines[number]
        start = len(words)
        block = blocks.setdefault((page.number, line.block), len(blocks))
        words += [
            SheetWord(page.words[index].text, page.words[index].box, page.number, index, len(lines), block)
            for index in range(line.start, line.stop)
        ]
        lines.append((start, len(words)))
    used = {word.page for word in words}
    customs = customs_of(" ".join(word.text for word in words))
    return Sheet(tuple(words), tuple(lines), tuple(page for page in reading.pages if page.number in used), customs)


def choose_lines(reading: Reading, budget: int) -> list[tuple[Page, int]]:
    """The lines to weigh, in reading order, as pages and line numbers."""
    lines = [(page, number) for page in reading.pages for number in range(len(page.lines))]
    costs = [_cost(page, number) for page, number in lines]
    if sum(costs) <= budget:
        return lines
    chosen: set[int] = set()
    spent = 0.0
    for position in range(len(lines)):
        if spent + costs[position] > budget * _OPENING_SHARE:
            break
        chosen.add(position)
        spent += costs[position]
    for centre in _by_turns(_rankings(lines, chosen)):
        around = range(max(0, centre - _LINES_BEFORE), min(len(lines), centre + _LINES_AFTER + 1))
        fresh = [position for position in around if position not in chosen]
        price = sum(costs[position] for position in fresh)
        if spent + price > budget:
            break
        chosen.update(fresh)
        spent += price
    return [lines[position] for position in sorted(chosen)]


def _cost(page: Page, number: int) -> float:
    line = page.lines[number]
    return 1 + _TOKENS_A_CHARACTER * sum(len(word.text) + 1 for word in page.words[line.start : line.stop])


def _rankings(lines: list[tuple[Page, int]], chosen: set[int]) -> list[list[int]]:
    """For each need, the positions of the lines that serve it, best first."""
    told = [_told(page, number) for page, number in lines]
    texts = [page.line_text(number) for page, number in lines]
    names = lexicon.groups()
    rankings = []
    for group, form in _NEEDS:
        number = names.index(group)
        worth: dict[int, float] = {}
        for position in range(len(lines)):
            if position in chosen or not told[position][number]:
                continue
            following = min(position + 1, len(lines) - 1)
            worth[position] = len(told[position][number]) + 0.5 * len(told[following][number] - told[position][number])
            if form and not has_form(f"{texts[position]} {texts[following]}", form):
                worth[position] /= 4
        rankings.append(sorted(worth, key=lambda position: -worth[position]))
    return rankings


def _by_turns(rankings: list[list[int]]) -> Iterator[int]:
    """The best line of each need, then the second best of each, and so on."""
    for row in itertools.zip_longest(*rankings):
        yield from (position for position in row if position is not None)


def _told(page: Page, number: int) -> list[set[str]]:
    """The line's different telling words, by group."""
    line = page.lines[number]
    words = [lexicon.fold(word.text) for word in page.words[line.start : line.stop]]
    told: list[set[str]] = [set() for _ in lexicon.groups()]
    for word, following in zip(words, [*words[1:], ""], strict=True):
        for group in lexicon.groups_of(word, following):
            told[group].add(word)
    return told


NEIGHBOURS = ("before", "after", "left", "right", "above", "below", "second before", "second after")


def neighbours(sheet: Sheet) -> Integers:
    """Words × len(NEIGHBOURS): the index of each neighbour, or -1.

    Before and after follow the reading order; left and right the row, whatever the order; above and below are the
    nearest words that share some width.
    """
    count = len(sheet.words)
    table = np.full((count, len(NEIGHBOURS)), -1, np.int32)
    for step, before, after in ((1, 0, 1), (2, 6, 7)):
        table[step:, before] = np.arange(count - step) if count > step else table[step:, before]
        table[: max(0, count - step), after] = np.arange(step, count) if count > step else table[:0, after]
    for page in sheet.pages:
        _place(sheet, page.number, table)
    return table


def _place(sheet: Sheet, page: int, table: Integers) -> None:
    """Fill left, right, above and below for the words of one page."""
    here = np.array([number for number, word in enumerate(sheet.words) if word.page == page])
    boxes = np.array([[w.box.x0, w.box.y0, w.box.x1, w.box.y1] for w in (sheet.words[n] for n in here)], np.float32)
    x0, y0, x1, y1 = boxes.T
    middle, height = (y0 + y1) / 2, np.maximum(y1 - y0, 1)
    for position, number in enumerate(here):
        same_row = np.abs(middle - middle[position]) < 0.5 * np.minimum(height, height[position])
        shares_width = np.minimum(x1, x1[position]) - np.maximum(x0, x0[position]) > 0
        same_row[position] = shares_width[position] = False
        for column, allowed, distance in (
            (2, same_row & (x1 <= x0[position] + 1), x0[position] - x1),
            (3, same_row & (x0 >= x1[position] - 1), x0 - x1[position]),
            (4, shares_width & (middle < middle[position] - 0.3 * height[position]), middle[position] - middle),
            (5, shares_width & (middle > middle[position] + 0.3 * height[position]), middle - middle[position]),
        ):
            candidates = np.flatnonzero(allowed)
            if candidates.size:
                table[number, column] = here[candidates[np.argmin(distance[candidates])]]
