"""Draws calibration curves of answers about papers that were held back, and writes a table of how honest they are.

    .venv/bin/python -m models.training.curves

Takes `models/evaluation/heldout.json`, which training writes, and writes `models/evaluation/calibration.md` and the
pictures in `models/evaluation/curves/held-out`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from muniment import places
from muniment.evaluation.calibration import PRECISIONS, Stated, calibrate
from muniment.evaluation.curves import FEW, curve

Named = Mapping[str, Sequence[Stated]]
"""Answers by what they are about: "type receipt", "invoice total_amount"."""


class FieldAnswer(msgspec.Struct, frozen=True, array_like=True):
    """A value that was said of a paper, its calibrated confidence, and whether it was right."""

    field: str
    type: str
    confidence: float
    right: bool


class TypeAnswer(msgspec.Struct, frozen=True, array_like=True):
    """The type that was said of a paper, its calibrated confidence, and whether it was right."""

    said: str
    confidence: float
    right: bool


class HeldOut(msgspec.Struct, frozen=True):
    """Answers of networks that had not seen the papers."""

    answers: tuple[FieldAnswer, ...]
    types: tuple[TypeAnswer, ...]


def main() -> None:
    folder = places.models() / "evaluation"
    held_out = msgspec.json.decode((folder / "heldout.json").read_bytes(), type=HeldOut)
    named = by_name(held_out)
    write_curves(folder / "curves" / "held-out", named)
    text = "\n".join(
        [
            "# Calibration on papers that were held back",
            "",
            "Each answer is that of networks that had not seen the paper (five-fold). Made by "
            "`models/training/curves.py`; the pictures are in [curves/held-out](curves/held-out).",
            "",
            *table(named),
            "",
        ]
    )
    (folder / "calibration.md").write_text(text, encoding="utf-8")
    print(text)


def by_name(held_out: HeldOut) -> Named:
    """The answers in groups: all types, each type that was said, all fields, each field of each type."""
    named: dict[str, list[Stated]] = defaultdict(list)
    for type in sorted(held_out.types, key=lambda answer: answer.said):
        for name in ("types", f"type {type.said}"):
            named[name].append(Stated(type.confidence, type.right))
    for answer in sorted(held_out.answers, key=lambda answer: (answer.type, answer.field)):
        for name in ("fields", f"{answer.type} {answer.field}"):
            named[name].append(Stated(answer.confidence, answer.right))
    return named


def write_curves(folder: Path, named: Named) -> None:
    """A picture for each group of enough answers, named by it; pictures of an earlier run are taken away."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for name, answers in named.items():
        if len(answers) >= FEW:
            (folder / f"{name.replace(' ', '-')}.svg").write_text(curve(name, answers), encoding="utf-8")


def table(named: Named) -> list[str]:
    """The groups as lines of a Markdown table: answers, share that is right, calibration error, what could be let
    through at each precision."""
    lines = [
        "| answers | number | right | calibration error | "
        + " | ".join(f"through at {precision:.0%}" for precision in PRECISIONS)
        + " |",
        "| --- " * (4 + len(PRECISIONS)) + "|",
    ]
    for name, answers in named.items():
        each = calibrate(answers)
        shares = [each.right.share, each.error, *(through.answers.share for through in each.let_through)]
        lines.append(f"| {name} | {len(answers)} | " + " | ".join(map(shown, shares)) + " |")
    return lines


def shown(figure: float | None) -> str:
    """A figure as it stands in a table."""
    return "–" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
