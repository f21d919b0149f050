"""The upper parts of office papers: letterheads, addressees and the particulars beside or under them."""

from __future__ import annotations

from models.training.made.office.setting import Setting
from models.training.made.press import GREY, WHITE, Align, Column, Style


def name_left(on: Setting) -> None:
    """The sender's name large at the left, its lines small beneath."""
    _name(on, on.left, "left", on.right - on.left)
    on.y = on.press.lines(on.left, on.y, on.letter.sender, on.plain(0.85)) + 24


def name_right(on: Setting) -> None:
    """The sender's name and lines flush right."""
    _name(on, on.right, "right", on.right - on.left)
    on.y = on.press.lines(on.right, on.y, on.letter.sender, on.plain(0.85), "right") + 20


def name_centred(on: Setting) -> None:
    """The sender centred over a rule."""
    _name(on, on.middle, "centre", on.right - on.left)
    line = "  ·  ".join(on.letter.sender)
    for part in on.press.broken(line, on.right - on.left, on.plain(0.8)):
        on.press.text(on.middle, on.y, part, on.plain(0.8), "centre")
        on.y += on.size * 1.1
    on.press.rule(on.left, on.right, on.y, 1.2, on.accent)
    on.y += 34


def name_in_band(on: Setting) -> None:
    """A coloured band across the top, the name in white, the lines under it at the right."""
    on.press.band(0, 0, on.press.width, 62, on.accent)
    style = on.fitting(on.letter.logo, Style(20, bold=True, colour=WHITE), on.right - on.left)
    on.press.text(on.left, 40, on.letter.logo, style)
    on.y = on.press.lines(on.right, 80, [on.letter.seller, *on.letter.sender], on.plain(0.85), "right") + 14


def emblem_left(on: Setting) -> None:
    """An emblem with the brand beside it, and the sender's lines at the right."""
    on.press.emblem(on.left, on.y - 18, 34, on.accent, on.random)
    style = on.fitting(on.letter.logo, Style(17, bold=True, colour=on.accent), (on.right - on.left) / 2 - 44)
    on.press.text(on.left + 44, on.y + 5, on.letter.logo, style)
    lines = [on.letter.seller, *on.letter.sender]
    on.y = max(on.press.lines(on.right, on.y - 10, lines, on.plain(0.85), "right"), on.y + 30) + 22


def window_line(on: Setting) -> None:
    """A brand at the right, and the sender in one small line as seen through an envelope's window."""
    style = on.fitting(on.letter.logo, Style(19, bold=True, colour=on.accent), on.right - on.left)
    on.press.text(on.right, on.y + 6, on.letter.logo, style, "right")
    below = on.press.lines(on.right, on.y + 20, on.letter.sender[2:], on.plain(0.8), "right")
    on.y = max(on.y + 58, below + 6)
    line = " · ".join([on.letter.seller, *on.letter.sender[:2]])
    small = on.fitting(line, Style(6.8, colour=GREY), on.right - on.left)
    on.press.rule(on.left, on.press.text(on.left, on.y, line, small), on.y + 3, 0.3)
    on.y += 20


def _name(on: Setting, x: float, align: Align, width: float) -> None:
    style = Style(on.random.choice((13.0, 16.0, 20.0)), bold=on.random.random() < 0.7, colour=on.accent)
    on.press.text(x, on.y, on.letter.seller, on.fitting(on.letter.seller, style, width), align)
    on.y += 16


def addressee(on: Setting, x: float, y: float, width: float) -> float:
    """The buyer's lines; returns the y under them."""
    if on.letter.buyer_label:
        on.press.text(x, y, on.labelled(on.letter.buyer_label), on.label)
        y += on.size * 1.5
    for line in on.letter.buyer:
        on.press.text(x, y, line, on.fitting(line, on.plain(1.05), width))
        y += on.size * 1.38
    return y


def details_in_columns(on: Setting, x: float, y: float, width: float) -> float:
    """Labels in one column, values flush right or in a second one."""
    values_right = on.random.random() < 0.5
    second = x + max((on.press.measure(on.labelled(detail.label), on.label) for detail in on.letter.details), default=0)
    for label, value in on.letter.details:
        on.press.text(x, y, on.labelled(label), on.label)
        if values_right:
            on.press.text(x + width, y, value, on.plain(), "right")
        else:
            on.press.text(second + 10, y, value, on.fitting(value, on.plain(), x + width - second - 10))
        y += on.size * 1.5
    return y


def details_in_lines(on: Setting, x: float, y: float, width: float) -> float:
    """Label and value one after the other, each on a line."""
    for label, value in on.letter.details:
        end = on.press.text(x, y, on.labelled(label), on.label) + 4
        on.press.text(end, y, value, on.fitting(value, on.plain(), max(x + width - end, 30)))
        y += on.size * 1.5
    return y


def details_in_row(on: Setting, x: float, y: float, width: float) -> float:
    """Labels in the tinted head of a table, values under them; four to a row."""
    details = on.letter.details
    while details:
        part, details = details[:4], details[4:]
        step = width / len(part)
        on.press.band(x, y - on.size * 1.1, x + width, y + on.size * 0.5, (0.91, 0.92, 0.93))
        for place, (label, value) in enumerate(part):
            start = x + place * step + 3
            on.press.text(start, y, label, on.fitting(label, on.label, step - 8))
            on.press.text(start, y + on.size * 1.7, value, on.fitting(value, on.plain(), step - 8))
        y += on.size * 4
    return y


def details_in_grid(on: Setting, x: float, y: float, width: float) -> float:
    """Boxes, two to a row, each with its label small above its value."""
    height, step = on.size * 2.7, width / 2
    for place, (label, value) in enumerate(on.letter.details):
        left, top = x + place % 2 * step, y + place // 2 * height - on.size
        on.press.box(left, top, left + step, top + height, thickness=0.5)
        small = on.fitting(label, on.plain(0.75), step - 6)
        on.press.text(left + 3, top + on.size, label, small._replace(colour=GREY))
        on.press.text(left + 3, top + on.size * 2.2, value, on.fitting(value, on.bold(), step - 6))
    return y + (len(on.letter.details) + 1) // 2 * height


def details_run_on(on: Setting, x: float, y: float, width: float) -> float:
    """Labels and values in a run, as many to a line as there is room for."""
    start = x
    for label, value in on.letter.details:
        wide = on.press.measure(f"{on.labelled(label)} {value}    ", on.bold())
        if start > x and start + wide > x + width:
            start, y = x, y + on.size * 1.5
        end = on.press.text(start, y, on.labelled(label), on.label) + 4
        start = on.press.text(end, y, value, on.plain()) + 18
    return y + on.size * 1.5


def letter_columns(on: Setting) -> list[Column]:
    """Where the columns of the letter's table stand between the margins."""
    total = sum(head.parts for head in on.letter.heads)
    columns, x = [], on.left + 3
    for head in on.letter.heads:
        wide = head.parts * (on.right - on.left - 6) / total
        columns.append(Column(x if head.align == "left" else x + wide - 2, head.align))
        x += wide
    return columns
