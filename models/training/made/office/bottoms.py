"""The lower parts of office papers: the table of items, the sums, notes and the footer."""

from __future__ import annotations

from typing import Literal

from models.training.made.office.letter import Detail
from models.training.made.office.setting import Setting
from models.training.made.office.tops import letter_columns
from models.training.made.press import GREY, Style

Ruling = Literal["heads", "tint", "boxed", "open", "striped"]


def table(on: Setting, ruling: Ruling) -> None:
    """The letter's rows under their heads, over as many pages as they need."""
    if not on.letter.rows:
        return
    step = on.size * on.random.choice((1.5, 1.7, 2.0))
    columns = letter_columns(on)
    top = _heads(on, ruling)
    for number, row in enumerate(on.letter.rows):
        if not on.fits(step):
            _sides(on, ruling, top)
            on.press.text(on.right - 3, on.y + 6, on.letter.carried, on.plain(0.85), "right")
            on.turn()
            top = _heads(on, ruling)
        if ruling == "striped" and number % 2 == 0:
            on.press.band(on.left, on.y - step * 0.7, on.right, on.y + step * 0.3, (0.95, 0.95, 0.96))
        for column, cell, head in zip(columns, row, on.letter.heads, strict=True):
            room = head.parts / sum(head.parts for head in on.letter.heads) * (on.right - on.left) - 6
            on.press.text(column.x, on.y, cell, on.fitting(cell, on.plain(), room), column.align)
        if ruling in ("heads", "boxed"):
            on.press.rule(on.left, on.right, on.y + step * 0.3, 0.3)
        on.y += step
    _sides(on, ruling, top)
    on.y += 8


def _heads(on: Setting, ruling: Ruling) -> float:
    top = on.y - on.size * 1.2
    if ruling in ("tint", "boxed"):
        on.press.band(on.left, top, on.right, on.y + on.size * 0.6, (0.88, 0.9, 0.93))
    total = sum(head.parts for head in on.letter.heads)
    for column, head in zip(letter_columns(on), on.letter.heads, strict=True):
        room = head.parts / total * (on.right - on.left) - 4
        on.press.text(column.x, on.y, head.text, on.fitting(head.text, on.bold(), room), column.align)
    if ruling in ("heads", "open"):
        on.press.rule(on.left, on.right, on.y + on.size * 0.6, 0.9, on.accent)
    on.y += on.size * 2.1
    return top


def _sides(on: Setting, ruling: Ruling, top: float) -> None:
    if ruling == "boxed":
        on.press.box(on.left, top, on.right, on.y - on.size, thickness=0.7)


def sums_at_right(on: Setting) -> None:
    """Labels and sums in two columns at the right, the last one bold under a rule."""
    _ready(on)
    x = on.right - max(190.0, _widest(on.letter.sums, on) + 20)
    for number, (label, value) in enumerate(on.letter.sums):
        last = number == len(on.letter.sums) - 1
        if last:
            on.press.rule(x, on.right, on.y - on.size * 1.1, 0.8)
        style = on.bold(1.1) if last else on.plain()
        on.press.text(x, on.y, on.labelled(label), style)
        on.press.text(on.right - 3, on.y, value, style, "right")
        on.y += on.size * 1.7
    on.y += 10


def sums_in_box(on: Setting) -> None:
    """The same in a box, at the left or at the right."""
    _ready(on)
    width = max(200.0, _widest(on.letter.sums, on) + 30)
    x = on.right - width if on.random.random() < 0.75 else on.left
    height = on.size * 1.8 * len(on.letter.sums) + 6
    on.press.box(x, on.y - on.size * 1.2, x + width, on.y - on.size * 1.2 + height, thickness=0.8)
    for label, value in on.letter.sums:
        on.press.text(x + 6, on.y, label, on.label)
        on.press.text(x + width - 6, on.y, value, on.bold(), "right")
        on.y += on.size * 1.8
    on.y += 14


def sums_in_row(on: Setting) -> None:
    """The sums side by side under their labels."""
    if not on.letter.sums:
        return
    _ready(on)
    step = (on.right - on.left) / len(on.letter.sums)
    on.press.rule(on.left, on.right, on.y - on.size * 1.2, 0.6)
    for place, (label, value) in enumerate(on.letter.sums):
        x = on.left + place * step + 3
        on.press.text(x, on.y, label, on.fitting(label, on.label, step - 8))
        on.press.text(x, on.y + on.size * 1.6, value, on.fitting(value, on.bold(), step - 8))
    on.press.rule(on.left, on.right, on.y + on.size * 2.2, 0.6)
    on.y += on.size * 5


def sums_across(on: Setting) -> None:
    """Each sum on a line across the page, label right before the number."""
    _ready(on)
    for label, value in on.letter.sums:
        width = on.press.measure(value, on.bold())
        on.press.text(on.right - 12 - max(width, 70), on.y, on.labelled(label), on.label, "right")
        on.press.text(on.right - 3, on.y, value, on.bold(), "right")
        on.y += on.size * 1.6
    on.y += 10


def _ready(on: Setting) -> None:
    if not on.fits(on.size * 2 * len(on.letter.sums)):
        on.turn()
    on.y += 6


def _widest(sums: list[Detail], on: Setting) -> float:
    return max((on.press.measure(f"{label}:   {value}", on.bold(1.1)) for label, value in sums), default=0.0)


def notes(on: Setting) -> None:
    """Sentences under the sums."""
    for note in on.letter.notes:
        lines = on.press.broken(note, on.right - on.left, on.plain())
        if not on.fits(on.size * 1.4 * len(lines)):
            on.turn()
        on.y = on.press.lines(on.left, on.y + 4, lines, on.plain())


def foot_in_columns(on: Setting) -> None:
    """Small columns at the foot of the last page, under a rule."""
    columns = [column for column in on.letter.foot if column]
    if not columns:
        return
    y, step = on.press.height - 78, (on.right - on.left) / len(columns)
    on.press.rule(on.left, on.right, y - 10, 0.4)
    for place, column in enumerate(columns):
        for row, line in enumerate(column):
            style = on.fitting(line, Style(7.2, colour=GREY), step - 8)
            on.press.text(on.left + place * step, y + 9.5 * row, line, style)


def foot_in_lines(on: Setting) -> None:
    """The same, a centred line for each column."""
    y = on.press.height - 74
    for column in on.letter.foot:
        line = " | ".join(column)
        on.press.text(on.middle, y, line, on.fitting(line, Style(7.5), on.right - on.left), "centre")
        y += 11
