"""Whatever instant the program is ended at, whatever call the system refuses: no paper is lost, and none is doubled.

Here some steps of every operation are tried, so that it is quick; `tests/bench/filing_faults.py` tries every one, with
every error, refused once and for good.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.filing_faults import REFUSALS, SCENARIOS, Scenario, Stage


@pytest.fixture(scope="module", params=SCENARIOS, ids=repr)
def stage(request: pytest.FixtureRequest, memory_of_module: Path) -> Stage:
    scenario: Scenario = request.param
    return Stage(scenario, memory_of_module / str(SCENARIOS.index(scenario)))


def test_ended_at_any_step_it_is_brought_to_its_end_at_the_next_start(stage: Stage) -> None:
    for number in some(stage):
        stage.killed_at(number)


def test_a_call_that_is_refused_leaves_the_paper_waiting_and_nothing_lost(stage: Stage) -> None:
    errors = list(REFUSALS.values())
    for number in some(stage):
        stage.refused_at(number, errors[number % len(errors)], lasting=number % 2 == 1)


def some(stage: Stage) -> range:
    """Some of the steps, other ones of each scenario; the bench goes through all of them."""
    apart = 6 * stage.scenario.papers
    return range(1 + SCENARIOS.index(stage.scenario) % apart, len(stage.points()) + 1, apart)
