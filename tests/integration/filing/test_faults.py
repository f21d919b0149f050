"""Whatever instant the program is ended at, whatever call the system refuses: no paper is lost, and none is doubled.

Here some steps of every operation are tried, so that it is quick; `tests/bench/filing_faults.py` tries every one, with
every error, refused once and for good.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.filing_faults import REFUSALS, SCENARIOS, Scenario, Stage

each_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=repr)


@each_scenario
def test_ended_at_any_step_it_is_brought_to_its_end_at_the_next_start(scenario: Scenario, memory: Path) -> None:
    stage = Stage(scenario, memory)
    for number in some(len(stage.points()), scenario):
        stage.killed_at(number)


@each_scenario
def test_a_call_that_is_refused_leaves_the_paper_waiting_and_nothing_lost(scenario: Scenario, memory: Path) -> None:
    stage = Stage(scenario, memory)
    errors = list(REFUSALS.values())
    for number in some(len(stage.points()), scenario):
        stage.refused_at(number, errors[number % len(errors)], lasting=number % 2 == 1)


def some(points: int, scenario: Scenario) -> range:
    """Some of the steps, other ones of each scenario; the bench goes through all of them."""
    apart = 4 * scenario.papers
    return range(1 + SCENARIOS.index(scenario) % apart, points + 1, apart)
