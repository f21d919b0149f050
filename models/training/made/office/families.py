"""The layout families of office papers: which letterhead goes with which table, sums and footer."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Literal, NamedTuple

from models.training.made.office import bottoms, tops
from models.training.made.office.bottoms import Ruling
from models.training.made.office.letter import Letter
from models.training.made.office.setting import Setting
from models.training.made.press import Style

Part = Callable[[Setting], None]
Particulars = Callable[[Setting, float, float, float], float]


class Family(NamedTuple):
    """One layout. `order` tells how addressee and particulars stand to each other."""

    head: Part
    order: Literal["beside", "mirrored", "under", "above"]
    details: Particulars
    title: Literal["left", "right", "centre", "first"]
    ruling: Ruling
    sums: Part
    foot: Part


_COLUMNS, _LINES = bottoms.foot_in_columns, bottoms.foot_in_lines
FAMILIES: dict[str, Family] = {
    "window": Family(
        tops.window_line, "beside", tops.details_in_columns, "left", "heads", bottoms.sums_at_right, _COLUMNS
    ),
    "band": Family(tops.name_in_band, "beside", tops.details_in_lines, "right", "striped", bottoms.sums_in_box, _LINES),
    "ledger": Family(tops.name_left, "under", tops.details_in_row, "left", "boxed", bottoms.sums_in_row, _COLUMNS),
    "chapel": Family(
        tops.name_centred, "mirrored", tops.details_in_lines, "centre", "open", bottoms.sums_at_right, _LINES
    ),
    "grid": Family(tops.emblem_left, "beside", tops.details_in_grid, "first", "boxed", bottoms.sums_in_box, _COLUMNS),
    "plain": Family(tops.name_left, "above", tops.details_in_lines, "first", "open", bottoms.sums_across, _LINES),
    "flush": Family(tops.name_right, "under", tops.details_run_on, "left", "heads", bottoms.sums_at_right, _COLUMNS),
    "emblem": Family(
        tops.emblem_left, "mirrored", tops.details_in_columns, "right", "tint", bottoms.sums_across, _LINES
    ),
    "form": Family(tops.name_right, "mirrored", tops.details_in_grid, "centre", "boxed", bottoms.sums_in_row, _LINES),
    "strip": Family(tops.name_in_band, "under", tops.details_in_row, "left", "tint", bottoms.sums_at_right, _COLUMNS),
    "clerk": Family(
        tops.name_centred, "above", tops.details_in_columns, "left", "heads", bottoms.sums_in_box, _COLUMNS
    ),
    "envelope": Family(
        tops.window_line, "under", tops.details_in_row, "left", "striped", bottoms.sums_across, _COLUMNS
    ),
    "studio": Family(tops.emblem_left, "above", tops.details_run_on, "first", "striped", bottoms.sums_in_row, _COLUMNS),
    "trade": Family(tops.name_left, "beside", tops.details_in_columns, "right", "tint", bottoms.sums_in_box, _LINES),
}


def laid_out(letter: Letter, family: Family, random: Random, american: bool) -> bytes:
    """The letter as a PDF in that layout."""
    on = Setting(letter, random, american)
    if family.title == "first":
        _title(on, "left")
    family.head(on)
    if family.title == "right" and family.order == "beside":
        _title(on, "right")
    _addressed(on, family)
    if family.title in ("left", "centre") or (family.title == "right" and family.order != "beside"):
        _title(on, "left" if family.title == "right" else family.title)
    if family.order == "under":
        on.y = family.details(on, on.left, on.y, on.right - on.left) + 16
    if not letter.rows:
        bottoms.notes(on)
    bottoms.table(on, family.ruling)
    family.sums(on)
    if letter.rows:
        bottoms.notes(on)
    family.foot(on)
    return on.press.pdf()


def _addressed(on: Setting, family: Family) -> None:
    half = (on.right - on.left) / 2
    far = on.middle + 14
    if family.order == "beside":
        low = tops.addressee(on, on.left, on.y, half - 4)
        on.y = max(low, family.details(on, far, on.y, half - 14)) + 22
    elif family.order == "mirrored":
        low = tops.addressee(on, far, on.y, half - 14)
        on.y = max(low, family.details(on, on.left, on.y, half - 4)) + 22
    elif family.order == "above":
        on.y = family.details(on, on.left, on.y, on.right - on.left) + 12
        on.y = tops.addressee(on, on.left, on.y, half) + 22
    else:
        on.y = tops.addressee(on, on.left, on.y, half) + 22


def _title(on: Setting, align: Literal["left", "right", "centre"]) -> None:
    x = {"left": on.left, "right": on.right, "centre": on.middle}[align]
    style = Style(on.random.choice((13.0, 16.0, 21.0)), bold=True, colour=on.accent)
    on.press.text(x, on.y, on.letter.title, on.fitting(on.letter.title, style, on.right - on.left), align)
    on.y += 28
