"""A paper's whole way through the office: read, thought about, kept; and what goes wrong on the way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from muniment.errors import StoreBusy, ThinkerFailed, Vanished
from muniment.office import JobEvent, JobState, Office
from muniment.paper import evidence_boxes, evidence_text
from tests.papers import faults
from tests.papers.truth import SamplePaper


class Desk:
    """An office and all that was told of it."""

    def __init__(self, folder: Path) -> None:
        self.events: list[JobEvent] = []
        self.office = Office(folder, self.events.append)

    def finish(self, *paths: Path) -> list[JobEvent]:
        """The final events of the papers, in order."""
        jobs = self.office.submit(list(paths))
        self.office.wait()
        final = {event.job: event for event in self.events if event.state.final}
        return [final[job] for job in jobs]

    def when(self, state: JobState) -> None:
        """Wait until some paper is in that state."""
        deadline = time.monotonic() + 60
        while not any(event.state is state for event in self.events):
            assert time.monotonic() < deadline
            time.sleep(0.01)


@pytest.fixture
def desk(data_directory: Path) -> Iterator[Desk]:
    desk = Desk(data_directory)
    yield desk
    desk.office.close()


def test_papers_go_the_whole_way_and_are_found_again(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    papers = [samples[file] for file in ("invoice-harbour.pdf", "contract-nda.pdf", "resume-lin.pdf", "letter.txt")]
    events = desk.finish(*(paper.path for paper in papers))
    assert [event.state for event in events] == [JobState.DONE] * 4
    assert [desk.office.paper(event.paper_id or 0).type for event in events] == [paper.type for paper in papers]
    (hit,) = desk.office.search("HF-2026-0417").hits
    assert hit.paper.name == "invoice-harbour.pdf"


def test_every_value_is_words_of_the_page_with_boxes(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    for event in desk.finish(samples["invoice-harbour.pdf"].path, samples["receipt-cafe.jpg"].path):
        assert event.reading is not None
        assert event.verdict is not None
        assert event.verdict.findings
        for finding in event.verdict.findings:
            page = event.reading.page(finding.evidence.page)
            assert finding.text == evidence_text(page, finding.evidence.words)
            assert evidence_boxes(page, finding.evidence.words)
            assert 0 <= finding.confidence <= 1


def test_each_paper_tells_of_every_step(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    desk.finish(samples["invoice-harbour.pdf"].path)
    states = list(dict.fromkeys(event.state for event in desk.events))
    assert states == [JobState.WAITING, JobState.READING, JobState.THINKING, JobState.STORING, JobState.DONE]
    spent = desk.events[-1].seconds
    assert min(spent.reading, spent.thinking, spent.storing) > 0


def test_the_same_paper_twice_is_one_paper(desk: Desk, samples: dict[str, SamplePaper], tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(samples["letter.txt"].path.read_bytes())
    first, second = desk.finish(samples["letter.txt"].path, copy)
    # Both are read at the same time: whichever is done first is kept.
    assert {first.state, second.state} == {JobState.DONE, JobState.DUPLICATE}
    assert first.paper_id == second.paper_id
    assert len(desk.office.papers()) == 1


def test_what_cannot_be_read_says_why_and_the_batch_goes_on(
    desk: Desk, samples: dict[str, SamplePaper], tmp_path: Path
) -> None:
    broken = [faults.empty_file(tmp_path), faults.corrupt_pdf(tmp_path), tmp_path / "vanished.pdf"]
    *failed, last = desk.finish(*broken, samples["letter.txt"].path)
    assert [event.error.code for event in failed if event.error] == ["empty", "damaged", "vanished"]
    assert all(event.error and event.error.reason for event in failed)
    assert last.state is JobState.DONE


def test_a_file_that_vanishes_while_it_waits_is_said_to_be_gone(desk: Desk, tmp_path: Path) -> None:
    first, second = faults.text_file(tmp_path, "utf-8"), tmp_path / "soon-gone.txt"
    second.write_text("Here for a moment only", encoding="utf-8")
    jobs = desk.office.submit([first, second])
    second.unlink()
    desk.office.wait()
    final = {event.job: event for event in desk.events if event.state.final}
    assert final[jobs[0]].state is JobState.DONE
    # The reader may have been quicker than the hand that took the file away.
    assert isinstance(final[jobs[1]].error, Vanished) or final[jobs[1]].state is JobState.DONE


def test_a_paper_whose_reader_is_killed_in_the_middle_is_read_all_the_same(
    desk: Desk, samples: dict[str, SamplePaper]
) -> None:
    jobs = desk.office.submit([samples["fax-two-pages.tif"].path, samples["letter.txt"].path])
    deadline = time.monotonic() + 30
    while not desk.office.processes() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(desk.office.processes()[0], signal.SIGKILL)
    desk.office.wait()
    final = {event.job: event for event in desk.events if event.state.final}
    assert final[jobs[0]].state is JobState.DONE
    assert final[jobs[1]].state is JobState.DONE
    assert samples["fax-two-pages.tif"].path.exists()


def test_a_thinker_killed_in_the_middle_is_started_anew(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    desk.finish(samples["letter.txt"].path)
    (thinker,) = desk.office.processes()
    os.kill(thinker, signal.SIGSTOP)
    (job,) = desk.office.submit([samples["resume-lin.pdf"].path])
    deadline = time.monotonic() + 30
    while not any(event.job == job and event.state is JobState.THINKING for event in desk.events):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(thinker, signal.SIGKILL)
    desk.office.wait()
    assert isinstance(desk.events[-1].error, ThinkerFailed)
    (event,) = desk.finish(samples["resume-lin.pdf"].path)
    assert event.state is JobState.DONE


def test_a_paper_can_be_cancelled_and_nothing_is_kept_of_it(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    (job,) = desk.office.submit([samples["fax-two-pages.tif"].path])
    desk.when(JobState.READING)
    desk.office.cancel(job)
    desk.office.wait()
    assert desk.events[-1].state is JobState.CANCELLED
    assert desk.office.papers() == []


def test_closing_in_the_middle_of_work_ends_all_processes(
    data_directory: Path, samples: dict[str, SamplePaper]
) -> None:
    desk = Desk(data_directory)
    desk.office.submit([samples["fax-two-pages.tif"].path, samples["contract-scan.pdf"].path])
    desk.when(JobState.READING)
    processes = desk.office.processes()
    desk.office.close()
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]
    assert all(event.state is JobState.CANCELLED for event in desk.events if event.state.final)


def test_a_folder_is_walked_for_the_papers_in_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    faults.text_file(folder, "utf-8", "One")
    faults.text_file(folder / "below", "utf-8", "Two")
    (folder / ".hidden").write_text("no", encoding="utf-8")
    (folder / "half.pdf.part").write_text("no", encoding="utf-8")
    assert [event.state for event in desk.finish(folder)] == [JobState.DONE] * 2


def test_a_second_office_on_the_same_folder_is_turned_away(desk: Desk, data_directory: Path) -> None:
    with pytest.raises(StoreBusy):
        Office(data_directory)


def test_a_kept_page_can_be_drawn(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    (event,) = desk.finish(samples["letter.txt"].path)
    picture = desk.office.render(event.paper_id or 0, 1, 72)
    assert len(picture.pixels) == picture.width * picture.height * 3
    assert min(picture.pixels) < 128


def test_a_page_that_lies_on_its_side_is_drawn_upright_with_its_words_in_their_boxes(
    desk: Desk, samples: dict[str, SamplePaper], tmp_path: Path
) -> None:
    upright = Image.open(samples["receipt-cafe.jpg"].path)
    upright.rotate(90, expand=True).save(tmp_path / "turned.png", dpi=upright.info.get("dpi", (72, 72)))
    (event,) = desk.finish(tmp_path / "turned.png")
    (page,) = desk.office.paper(event.paper_id or 0).reading.pages
    assert page.turn == 90
    drawn = desk.office.render(event.paper_id or 0, 1, 72)
    assert abs(drawn.width - page.width) < 2
    assert abs(drawn.height - page.height) < 2
    grey = np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.height, drawn.width, 3).mean(axis=2)
    inked = [
        grey[round(box.y0) : round(box.y1) + 1, round(box.x0) : round(box.x1) + 1].min()
        for box in (word.box for word in page.words)
    ]
    assert np.mean([ink < np.median(grey) - 40 for ink in inked]) > 0.9


def test_picked_words_and_typed_values_are_normalised_like_found_ones(
    desk: Desk, samples: dict[str, SamplePaper]
) -> None:
    (event,) = desk.finish(samples["invoice-harbour.pdf"].path)
    paper_id = event.paper_id or 0
    desk.office.type_value(paper_id, "total_amount", "1.234,50 €", None)
    desk.office.type_value(paper_id, "issue_date", "3 March 2026", None)
    values = {value.field: value for value in desk.office.paper(paper_id).values}
    assert values["total_amount"].value == "1234.50"
    assert values["issue_date"].value == "2026-03-03"
    assert values["total_amount"].by_person
    assert desk.office.undo() is not None
    values = {value.field: value for value in desk.office.paper(paper_id).values}
    assert "issue_date" not in values or not values["issue_date"].by_person
    assert values["total_amount"].value == "1234.50"


def test_a_pause_begins_no_paper_and_loses_none(desk: Desk, samples: dict[str, SamplePaper]) -> None:
    desk.office.pause()
    jobs = desk.office.submit([samples[file].path for file in ("letter.txt", "invoice-harbour.pdf")])
    desk.office.cancel(jobs[1])
    desk.when(JobState.CANCELLED)
    assert {event.state for event in desk.events if event.job == jobs[0]} == {JobState.WAITING}
    desk.office.go_on()
    desk.office.wait()
    assert [event.state for event in desk.events if event.job == jobs[0]][-1] is JobState.DONE
