"""A slip as rows, and how rows become a roll of thermal paper or a sheet."""

from __future__ import annotations

from random import Random
from typing import Literal, NamedTuple

from models.training.made.hypertext import Frame, Page, escaped, height_of, pdf_of

Weight = Literal["plain", "middle", "bold", "big", "rule", "gap"]
_MARGIN = 9.0


class Row(NamedTuple):
    """A row of a slip: words at the left, in the middle of a wide row, and at the right edge."""

    left: str = ""
    right: str = ""
    weight: Weight = "plain"


def roll(rows: list[Row], random: Random) -> bytes:
    """The rows on a roll as narrow as rolls are, cut where they end: in a till's letters, or set in proportion."""
    width = random.choice((164.0, 204.0, 226.0, 226.0, 240.0))
    size = random.choice((7.0, 7.5, 8.0, 8.5)) * width / 220
    mono = random.random() < 0.6
    body = _mono(rows, int((width - 2 * _MARGIN) / (size * 0.6)), random) if mono else _proportional(rows, random)
    style = _STYLE.format(face="monospace" if mono else random.choice(("sans-serif", "serif")), size=size)
    height = height_of(body, style, width - 2 * _MARGIN)
    frame = Frame(_MARGIN, 14, width - _MARGIN, 14 + height + 20, body)
    return pdf_of(Page(width, height + 60, style, [frame]))


def sheet(rows: list[Row], random: Random) -> bytes:
    """The rows on a whole sheet, for receipts that are mailed or filled in."""
    width, height = random.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0), (420.0, 298.0)))
    face = random.choice(("sans-serif", "serif"))
    style = _STYLE.format(face=face, size=9.5 if height > 300 else 7.5)
    edge = width / 9
    return pdf_of(
        Page(width, height, style, [Frame(edge, edge * 0.7, width - edge, height - 20, _proportional(rows, random))])
    )


_STYLE = (
    "body {{ font-family: {face}; font-size: {size}pt; margin: 0 }} pre {{ margin: 0; white-space: pre }}"
    " p {{ margin: 0 }} table {{ width: 100%; margin: 0 }} td {{ padding: 0 0 1px 0 }}"
    " .right {{ text-align: right }} .middle {{ text-align: center }} .big {{ font-size: 135%; font-weight: bold }}"
    " .bold {{ font-weight: bold }} hr {{ margin: 3px 0 }}"
)


def _mono(rows: list[Row], columns: int, random: Random) -> str:
    ruler = random.choice("-=*-.") * columns
    lines = []
    for row in rows:
        for line in [ruler] if row.weight == "rule" else _mono_lines(row, columns):
            text = escaped(line)
            lines.append(f"<b>{text}</b>" if row.weight in ("bold", "big") else text)
    return "<pre>" + "\n".join(lines) + "</pre>"


def _mono_lines(row: Row, columns: int) -> list[str]:
    if row.weight == "gap":
        return [" "]
    if row.right:
        room = columns - len(row.right) - 1
        *above, last = _broken(row.left, room) or [""]
        return [*above, f"{last:<{room}} {row.right}"]
    lines = _broken(row.left, columns)
    return [line.center(columns).rstrip() for line in lines] if row.weight in ("middle", "big") else lines


def _broken(text: str, columns: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > columns:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _proportional(rows: list[Row], random: Random) -> str:
    ruler = random.choice(("<hr/>", "<p class=middle>- - - - - - - - - - - - - - - -</p>", "<p>&#160;</p>"))
    parts = []
    for row in rows:
        if row.weight == "rule":
            parts.append(ruler)
        elif row.weight == "gap":
            parts.append("<p>&#160;</p>")
        elif row.right:
            # One table a row: MuPDF shares widths out by the words, and a long name must not push the amounts away.
            parts.append(
                f'<table class={row.weight}><tr><td style="width:62%">{escaped(row.left)}</td>'
                f'<td class=right style="width:38%">{escaped(row.right)}</td></tr></table>'
            )
        else:
            parts.append(f'<p class="{row.weight}{" middle" if row.weight == "big" else ""}">{escaped(row.left)}</p>')
    return "".join(parts)
