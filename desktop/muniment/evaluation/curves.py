"""Calibration curves as pictures (SVG): how sure the model says it is, against how often it is right.

A picture stands on its own, in light colours. Where it is part of a page, the page's style may colour its parts anew by
their classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from muniment.evaluation.calibration import Bin, Calibration, Stated, calibrate

FEW = 10
"""Fewer answers than this are not worth a curve."""

_WIDTH, _HEIGHT = 300, 300
_LEFT, _TOP, _SIDE = 46, 34, 200
_STRIP = 24
"""The strip under the square, in which bars tell how many answers a bin has."""


def curve(title: str, answers: Sequence[Stated]) -> str:
    """The picture of answers, each a confidence and whether it was right; see `draw`."""
    return draw(title, calibrate(answers))


def draw(title: str, calibration: Calibration) -> str:
    """A reliability diagram: a point for each bin of confidence, at its mean confidence and the share that is right,
    with its 95 % interval. On the diagonal, confidence is honest; under it, the model is too sure."""
    told = "; ".join(
        f"{each.right.of} answers from {each.low:.1f} to {each.high:.1f}, said {each.confidence:.2f}, "
        f"right {each.right.share:.2f}"
        for each in calibration.bins
    )
    error = "no answers" if calibration.error is None else f"calibration error {calibration.error:.3f}"
    heading = f"{title}: {calibration.right.of} answers, {error}"
    parts = (*_frame(), *_points(calibration.bins), *_counts(calibration.bins))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="curve" role="img" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="10">\n'
        f"<title>{escape(heading)}</title>\n"
        f"<desc>{escape(told or 'No answers.')}</desc>\n"
        f'<rect class="curve-ground" width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n'
        f"{_text(_LEFT, 14, title, size=12)}\n"
        f"{_text(_LEFT, 27, f'{calibration.right.of} answers, {error}')}\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _frame() -> Iterator[str]:
    bottom, right = _TOP + _SIDE, _LEFT + _SIDE
    yield (
        f'<rect class="curve-frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" '
        f'stroke="#999999"/>'
    )
    yield (
        f'<line class="curve-honest" x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{_TOP}" stroke="#999999" '
        f'stroke-dasharray="4 3"/>'
    )
    for tenth in (0, 5, 10):
        yield _text(_x(tenth / 10), bottom + _STRIP + 13, f"{tenth / 10:g}", anchor="middle")
        yield _text(_LEFT - 5, _y(tenth / 10) + 3, f"{tenth / 10:g}", anchor="end")
    yield _text(_LEFT + _SIDE / 2, bottom + _STRIP + 27, "stated confidence", anchor="middle")
    yield (
        f'<text class="curve-text" transform="translate(14 {_TOP + _SIDE / 2}) rotate(-90)" text-anchor="middle" '
        f'fill="#333333">share that is right</text>'
    )


def _points(bins: Sequence[Bin]) -> Iterator[str]:
    points = [
        (_x(each.confidence), each.right.share, each.right.low, each.right.high)
        for each in bins
        if each.right.share is not None and each.right.low is not None and each.right.high is not None
    ]
    for x, _, low, high in points:
        yield (
            f'<line class="curve-interval" x1="{x:.1f}" y1="{_y(low):.1f}" x2="{x:.1f}" y2="{_y(high):.1f}" '
            f'stroke="#7aa5d2" stroke-width="2"/>'
        )
    joined = " ".join(f"{x:.1f},{_y(share):.1f}" for x, share, _, _ in points)
    yield f'<polyline class="curve-line" points="{joined}" fill="none" stroke="#1f5fa6"/>'
    for x, share, _, _ in points:
        yield f'<circle class="curve-point" cx="{x:.1f}" cy="{_y(share):.1f}" r="3.5" fill="#1f5fa6"/>'


def _counts(bins: Sequence[Bin]) -> Iterator[str]:
    most = max((each.right.of for each in bins), default=1)
    bottom = _TOP + _SIDE + _STRIP
    for each in bins:
        height = max(1.0, (_STRIP - 4) * each.right.of / most)
        width = _SIDE * (each.high - each.low)
        yield (
            f'<rect class="curve-count" x="{_x(each.low) + 1:.1f}" y="{bottom - height:.1f}" width="{width - 2:.1f}" '
            f'height="{height:.1f}" fill="#b9b9b9"><title>{each.right.of} answers</title></rect>'
        )


def _text(x: float, y: float, text: str, *, anchor: str = "start", size: int = 10) -> str:
    return (
        f'<text class="curve-text" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="#333333">{escape(text)}</text>'
    )


def _x(confidence: float) -> float:
    return _LEFT + _SIDE * confidence


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)
