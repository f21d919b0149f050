"""A report written down: as one page of HTML that needs nothing else and prints well, and as JSON.

Everything on the page is escaped, and signs that do not print (or turn the writing round) are replaced: names of files
and values come from papers, and papers can be hostile. The page holds no program, asks for nothing, and says so to the
browser, which then would not run one.
"""

from __future__ import annotations

import json
from pathlib import Path

import jinja2
import msgspec
from markupsafe import Markup

from muniment import places
from muniment.errors import ReportFailed
from muniment.evaluation.calibration import Calibration
from muniment.evaluation.curves import FEW, draw
from muniment.evaluation.figures import REFUSED, Figures
from muniment.evaluation.intervals import Score, Share
from muniment.evaluation.report import Report


def write(report: Report, folder: Path) -> tuple[Path, Path]:
    """Write `report.html` and `report.json` into the folder; returns their paths. Raises ReportFailed."""
    html, data = folder / "report.html", folder / "report.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        html.write_text(page(report), encoding="utf-8")
        data.write_text(as_json(report), encoding="ascii")
    except OSError as error:
        raise ReportFailed(f"{folder}: {error.strerror}") from error
    return html, data


def as_json(report: Report) -> str:
    """The report as JSON, in ASCII: it can hold names of files that are no text."""
    return json.dumps(msgspec.to_builtins(report), indent=1) + "\n"


def page(report: Report) -> str:
    """The report as a page of HTML."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(places.resources() / "reports"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"share": _share, "score": _score, "figure": _figure}
    named = _named(report.figures)
    # Markup: the picture has escaped its own texts.
    curves = [Markup(draw(title, each)) for title, each in named if each.right.of >= FEW]
    return environment.get_template("evaluation.html").render(
        report=report, figures=report.figures, calibrations=named, curves=curves, matrix=_matrix(report.figures)
    )


def _named(figures: Figures) -> list[tuple[str, Calibration]]:
    """What calibration is told of: types, all fields, and fields by the paper's type and by their kind."""
    return [
        ("Types, all", figures.type_calibration),
        *((f"Said to be {each.type}", each.calibration) for each in figures.types),
        ("Fields, all", figures.fields_together.calibration),
        *((f"Fields of type {each.name}", each.calibration) for each in figures.by_type),
        *((f"Fields that hold: {each.name}", each.calibration) for each in figures.by_kind),
    ]


def _matrix(figures: Figures) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[int, ...]], ...]]:
    """The types that were said, and for each true type how often each of them was."""
    wrong = {(each.true, each.said): each.papers for each in figures.confusions}
    right = {each.type: each.recall.count for each in figures.types}
    said = [each.type for each in figures.types]
    if any(pair[1] == REFUSED for pair in wrong):
        said.append(REFUSED)
    rows = tuple(
        (each.type, tuple(right[name] if name == each.type else wrong.get((each.type, name), 0) for name in said))
        for each in figures.types
        if each.papers
    )
    return tuple(said), rows


def _printable(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value)


def _share(share: Share) -> Markup:
    """A share with its interval and its counts."""
    if share.share is None or share.low is None or share.high is None:
        return Markup("–")
    return Markup('{:.3f} <span class="interval">{:.3f}–{:.3f}</span> <span class="counts">{} of {}</span>').format(
        share.share, share.low, share.high, share.count, share.of
    )


def _score(score: Score | None) -> Markup:
    """A figure with its interval."""
    if score is None:
        return Markup("–")
    return Markup('{:.3f} <span class="interval">{:.3f}–{:.3f}</span>').format(score.value, score.low, score.high)


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"
