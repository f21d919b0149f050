"""Times by number of papers as a picture (SVG), both axes in powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import log10

_WIDTH, _HEIGHT = 640, 420
_LEFT, _TOP, _WIDE, _HIGH = 52, 34, 300, 330
_BOUND = 100.0
_COLOURS = ("#1f5fa6", "#b3541e", "#2e7d4f", "#7b3fa0", "#a61f4b", "#5c6b00", "#00748a", "#8a6d00")

Lines = Mapping[str, Sequence[tuple[int, float]]]
"""Points of number of papers and milliseconds, by what was timed."""


def curve(title: str, lines: Lines) -> str:
    """One line for each thing that was timed; a dashed one where an answer begins to be felt."""
    papers = sorted({count for points in lines.values() for count, _ in points})
    parts = [*_frame(papers), *_drawn(lines, papers)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="10">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n'
        f"{_text(_LEFT, 18, title, size=12)}\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _frame(papers: Sequence[int]) -> Iterator[str]:
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDE}" height="{_HIGH}" fill="none" stroke="#999999"/>'
    for power in range(-1, 5):
        yield _text(_LEFT - 5, _y(10.0**power) + 3, f"{10.0**power:g}", anchor="end")
    for count in papers:
        yield _text(_x(count, papers), _TOP + _HIGH + 14, f"{count:,}", anchor="middle")
    y = _y(_BOUND)
    yield f'<line x1="{_LEFT}" y1="{y}" x2="{_LEFT + _WIDE}" y2="{y}" stroke="#999999" stroke-dasharray="4 3"/>'


def _drawn(lines: Lines, papers: Sequence[int]) -> Iterator[str]:
    slowest_first = sorted(lines.items(), key=lambda line: -line[1][-1][1])
    for place, (name, points) in enumerate(slowest_first):
        colour = _COLOURS[place % len(_COLOURS)]
        joined = " ".join(f"{_x(count, papers):.1f},{_y(taken):.1f}" for count, taken in points)
        yield f'<polyline points="{joined}" fill="none" stroke="{colour}"><title>{escape(name)}</title></polyline>'
        yield _text(_LEFT + _WIDE + 12, _TOP + 8 + place * 11, f"{name}, {points[-1][1]:.1f}", colour=colour)


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 10, colour: str = "#333333") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
    )


def _x(count: int, papers: Sequence[int]) -> float:
    low, high = log10(papers[0]), log10(papers[-1])
    return _LEFT + 20 + (_WIDE - 40) * ((log10(count) - low) / (high - low) if high > low else 0.5)


def _y(milliseconds: float) -> float:
    return _TOP + _HIGH * (4 - log10(max(milliseconds, 0.1))) / 5
