"""`muniment model evaluate`: judge the model on papers whose truth a person has written down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from muniment.cli import screen
from muniment.evaluation import page, report, saying
from muniment.evaluation.truth import read_truths

_STOPPED = 130
"""How a command ends that a person stopped, by the custom of shells."""


def evaluate(
    truths: Annotated[
        list[Path],
        typer.Argument(metavar="TRUTH.jsonl...", help="Files of true answers, one line a paper, beside the papers."),
    ],
    split: Annotated[str | None, typer.Option(help="Only papers of this split.")] = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the report goes.")] = Path("evaluation"),
    said: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where answers are kept until all papers are done. [default: OUT/said.jsonl]"
        ),
    ] = None,
    without_values: Annotated[
        bool, typer.Option("--without-values", help="Leave values and names of files out of the report.")
    ] = False,
) -> None:
    """Judge the model on your own labelled papers, and write a report that can be filed: report.html and report.json.

    Nothing is stored of the papers but what was said of them. Stopped with Ctrl+C, the same command goes on from there.
    """
    kept = said or out / "said.jsonl"
    with screen.errors_told():
        given = read_truths(truths, split)
        papers = [paper for truth in given for paper in truth.papers]
        done = 0
        try:
            with screen.progress("Judging", len(papers)) as bar:

                def tell(number: int) -> None:
                    nonlocal done
                    done = number
                    bar.update(bar.task_ids[0], completed=number)

                answers = saying.say(papers, kept, tell)
        except KeyboardInterrupt:
            screen.show(f"Stopped after {done} of {len(papers)} papers. What was said of them is kept in {kept}.")
            screen.show("Give the same command again to go on.")
            raise typer.Exit(_STOPPED) from None
        whole = report.report(given, report.judge_all(given, answers), split, with_values=not without_values)
        written = page.write(whole, out)
    figures = whole.figures
    rows = [
        ("Papers", str(figures.papers)),
        ("Type is right", _shown(figures.type_right.share)),
        ("Fields, micro-F1", _shown(figures.fields_together.f1.value if figures.fields_together.f1 else None)),
        ("To be looked at", _shown(figures.routine.review.share)),
        ("Calibration error of types", _shown(figures.type_calibration.error)),
        ("Calibration error of fields", _shown(figures.fields_together.calibration.error)),
    ]
    screen.show_table(("", ""), rows)
    for file in written:
        screen.show(f"Written: {file}")
    screen.show(f"The answers, with what stands on the papers, are kept in {kept}.")


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"
