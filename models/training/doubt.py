"""How sure an answer is: calibration on papers that were not trained on, and what share is right above which bar."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from models.training.spans import Answer
from muniment.understanding.extract import calibrated

_ENOUGH = 25
"""So many answers on real papers calibrate a field by themselves; below, those on made papers are taken in."""

HELD_OUT = Path(__file__).parents[1] / "evaluation" / "heldout.json"


def calibration(given: Sequence[Answer], fields: Sequence[str]) -> npt.NDArray[np.float32]:
    """Fields × 2: the slope and offset that turn an answer's chance to read exactly right (as log odds) into its
    calibrated confidence.

    Platt's method (1999), with a pull towards the line of all fields together where a field has few answers. Answers
    count as their papers do.
    """
    everything = _platt([answer for answer in given if not answer.made], (1.0, 0.0), 1e-3)
    return np.array([_platt(_judges(given, field), everything, 3.0) for field in fields], np.float32)


def _judges(given: Sequence[Answer], field: str) -> list[Answer]:
    mine = [answer for answer in given if answer.field == field]
    real = [answer for answer in mine if not answer.made]
    return real if len(real) >= _ENOUGH else mine


def confidences(
    given: Sequence[Answer], lines: npt.NDArray[np.float32], fields: Sequence[str]
) -> npt.NDArray[np.float32]:
    """The calibrated confidence of each answer, as the extractor gives it."""
    numbers = [fields.index(answer.field) for answer in given]
    return calibrated(np.array([answer.exact for answer in given], np.float32), lines[numbers])


def review_bars(confidence: npt.NDArray[np.float32], right: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """Rows of (bar, share of the answers at or above it that were right), ascending; one for each percentile."""
    bars = np.unique(np.quantile(confidence, np.linspace(0, 0.99, 100)))
    return np.array([(bar, right[confidence >= bar].mean()) for bar in bars], np.float32)


class TypeSaid(NamedTuple):
    """A type that was said of a paper that was not trained on, how surely, whether it was right, whether the paper was
    made here."""

    type: str
    confidence: float
    right: bool
    made: bool


def write_held_out(given: Sequence[Answer], confidence: npt.NDArray[np.float32], types: Sequence[TypeSaid]) -> None:
    """Write what the calibration was made of, so that its curves can be drawn: no words, only names and figures."""
    answers = [
        (answer.field, answer.type, round(float(sure), 4), answer.right)
        for answer, sure in zip(given, confidence, strict=True)
        if not answer.made
    ]
    told = [said[:3] for said in types if not said.made]
    HELD_OUT.write_text(json.dumps({"answers": answers, "types": told}, separators=(",", ":")), encoding="utf-8")


def _platt(given: Sequence[Answer], towards: tuple[float, float], pull: float) -> tuple[float, float]:
    if not given:
        return towards
    chance = torch.tensor([answer.exact for answer in given]).clamp(1e-4, 1 - 1e-4)
    odds, right = torch.logit(chance), torch.tensor([float(answer.right) for answer in given])
    worths = torch.tensor([answer.worth for answer in given])
    line = torch.tensor(towards, requires_grad=True)
    optimiser = torch.optim.LBFGS([line], max_iter=200)
    target = torch.tensor(towards)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(line[0] * odds + line[1], right, worths, reduction="sum")
        loss = loss + pull * ((line - target) ** 2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    slope, offset = line.detach().tolist()
    return float(slope), float(offset)
