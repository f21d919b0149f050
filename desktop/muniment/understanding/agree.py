"""Choosing the values of one paper together: no two fields claim the same words, and sums that add up are preferred.

A value that is best for its field alone can be wrong beside the others: the buyer's name is often also a fair seller,
and the largest amount a fair net. Both rules are the arithmetic of papers, so they hold for every language.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from muniment.paper import Field, Kind
from muniment.understanding.check import CENT
from muniment.understanding.heads import Array
from muniment.understanding.lexicon import fold
from muniment.understanding.patterns import Span


class Choice(NamedTuple):
    """What a field can choose from: spans, their texts and normalised values, and each one's chance.

    An answer needs a chance of at least `bar`.
    """

    field: Field
    spans: Sequence[Span]
    texts: Sequence[str]
    values: Sequence[str]
    chances: Array
    bar: float


_SUM = ("net_amount", "tax_amount", "total_amount")
_OFFERED_TO_A_SUM = 8
_LEAST_IN_A_SUM = 0.01
_WORTH_OF_A_SUM = math.log(50.0)
"""How much likelier three amounts are right if they add up: by chance, about one triple in some hundreds does."""


def choose_together(choices: Sequence[Choice]) -> dict[str, list[int]]:
    """For each field, the positions of the candidates to answer with, likeliest first; none where nothing is sure."""
    by_name = {choice.field.name: choice for choice in choices}
    chosen: dict[str, list[int]] = {name: [] for name in by_name}
    settled = _adding_up(by_name)
    for name, position in settled.items():
        chosen[name] = [position]
    taken = [(by_name[name], position) for name, position in settled.items()]
    rest = [choice for choice in choices if choice.field.name not in settled and len(choice.spans)]
    for choice in sorted(rest, key=lambda choice: -float(choice.chances.max())):
        free = [position for position in _ranked(choice) if not _claimed(choice, position, taken)]
        if not choice.field.many:
            free = free[:1]
        picked = [position for position in free if choice.chances[position] >= choice.bar]
        chosen[choice.field.name] = _distinct(choice, picked)
        taken += [(choice, position) for position in chosen[choice.field.name]]
    return chosen


def _ranked(choice: Choice) -> list[int]:
    return [int(position) for position in np.argsort(-choice.chances, kind="stable")]


def _distinct(choice: Choice, picked: list[int]) -> list[int]:
    """Those that neither overlap a likelier one nor say the same."""
    kept: list[int] = []
    for position in picked:
        if not any(
            _overlap(choice.spans[position], choice.spans[other])
            or fold(choice.texts[position]) == fold(choice.texts[other])
            for other in kept
        ):
            kept.append(position)
    return kept


def _claimed(choice: Choice, position: int, taken: Sequence[tuple[Choice, int]]) -> bool:
    """Whether another field holds these words, or, for names, says the same. A currency may stand inside an amount."""
    if choice.field.kind is Kind.CURRENCY:
        return False
    for other, at in taken:
        if other.field.kind is Kind.CURRENCY:
            continue
        if _overlap(choice.spans[position], other.spans[at]):
            return True
        both_names = choice.field.kind is Kind.NAME and other.field.kind is Kind.NAME
        if both_names and fold(choice.texts[position]) == fold(other.texts[at]):
            return True
    return False


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop


def _adding_up(choices: Mapping[str, Choice]) -> dict[str, int]:
    """The likeliest net, tax and total that add up, if they are worth more than the best of each alone."""
    if not all(name in choices and len(choices[name].spans) for name in _SUM):
        return {}
    offered = [_fair(choices[name]) for name in _SUM]
    best: tuple[float, dict[str, int]] | None = None
    for triple in itertools.product(*offered):
        if len({position.place for position in triple}) < len(_SUM):
            continue
        net, tax, total = (position.amount for position in triple)
        if abs(net + tax - total) <= CENT and total > 0 and tax >= 0:
            worth = sum(position.worth for position in triple)
            if best is None or worth > best[0]:
                best = worth, {name: position.at for name, position in zip(_SUM, triple, strict=True)}
    alone = sum(math.log(max(float(choices[name].chances.max()), _LEAST_IN_A_SUM)) for name in _SUM)
    return best[1] if best and best[0] + _WORTH_OF_A_SUM >= alone else {}


class _Amount(NamedTuple):
    at: int
    place: Span
    amount: Decimal
    worth: float


def _fair(choice: Choice) -> list[_Amount]:
    """The likeliest candidates that are amounts, each with the logarithm of its chance."""
    return [
        _Amount(at, choice.spans[at], Decimal(choice.values[at]), math.log(max(float(choice.chances[at]), 1e-4)))
        for at in _ranked(choice)[:_OFFERED_TO_A_SUM]
        if choice.values[at] and choice.chances[at] >= _LEAST_IN_A_SUM
    ]
