"""What a second model's word is worth."""

from __future__ import annotations

import pytest

from muniment.understanding.opinion.measured import UNMEASURED, Shifts, shifts_of
from tests.bench.opinion import shift


def test_a_model_that_is_not_on_the_list_moves_nothing() -> None:
    assert shifts_of("0" * 64) is UNMEASURED
    for agrees in (True, False):
        assert UNMEASURED.after("total_amount", 0.6, agrees=agrees) == 0.6


def test_a_field_that_was_not_measured_moves_nothing() -> None:
    assert Shifts(agree={"total_amount": 2.0}).after("merchant", 0.6, agrees=True) == 0.6


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_what_is_certain_stays_certain(confidence: float) -> None:
    assert Shifts(agree={"date": 2.0}).after("date", confidence, agrees=True) == confidence


def test_agreement_that_goes_with_being_right_is_worth_something_and_a_few_cases_are_not_enough() -> None:
    assert shift(90, 100, 10, 100) > 1.0
    assert shift(10, 100, 90, 100) < -1.0
    assert shift(3, 3, 1, 2) == 0.0
    assert shift(50, 100, 50, 100) == 0.0
