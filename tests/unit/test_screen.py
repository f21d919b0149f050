"""What the command line lets through to a terminal, and in which order."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from muniment.batch import Batch
from muniment.cli import screen
from muniment.office import JobEvent, JobState


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Größe 1 €", "Größe 1 €"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b2Jclear", "2Jclear"),
        ("bell\x07 back\x08 nul\x00 del\x7f", "bell back nul del"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_nothing_that_a_terminal_obeys_gets_through(text: str, shown: str) -> None:
    assert screen.clean(text) == shown


def test_signs_of_markup_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    screen.show("[bold]x[/bold] [/] :smile:")
    screen.show_table(("[red]A",), [("[link=x]y",)])
    out = capsys.readouterr().out
    assert "[bold]x[/bold] [/] :smile:" in out
    assert "[link=x]y" in out


@pytest.mark.parametrize(("confidence", "shown"), [(1.0, "100 %"), (0.999, "99 %"), (0.5, "50 %"), (0.0, "0 %")])
def test_only_certainty_is_a_hundred_percent(confidence: float, shown: str) -> None:
    assert screen.percent(confidence) == shown


def test_outcomes_come_in_the_order_given_whatever_is_done_first() -> None:
    batch = Batch()

    def happen() -> None:
        for job in (3, 1, 2):
            batch.hear(JobEvent(job, Path(), JobState.READING))
            batch.hear(JobEvent(job, Path(), JobState.DONE))

    worker = threading.Thread(target=happen)
    worker.start()
    assert [event.job for event in batch.in_order([1, 2, 3])] == [1, 2, 3]
    worker.join()


def test_an_outcome_is_told_as_soon_as_those_before_it_are() -> None:
    batch = Batch()
    batch.hear(JobEvent(1, Path(), JobState.FAILED))
    assert next(batch.in_order([1, 2])).state is JobState.FAILED
