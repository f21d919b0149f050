"""A paper's whole way into its place: read, understood, kept, accepted by a person, filed, and put back."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

from muniment.filer import FilingEvent, FilingState
from muniment.filing import rule_file
from muniment.office import Office
from tests.filing_desk import rule
from tests.papers.truth import SAMPLES_FOLDER

SAMPLE = SAMPLES_FOLDER / "invoice-harbour.pdf"


def test_a_paper_that_a_person_accepted_is_copied_into_its_place_and_undo_takes_the_copy_away(
    data_directory: Path, tmp_path: Path
) -> None:
    root = tmp_path / "filed"
    root.mkdir()
    given = tmp_path / SAMPLE.name
    shutil.copy(SAMPLE, given)
    rule_file.save(rule_file.rule_file(data_directory), [rule(root, name="{type} {invoice_number}")])
    events: list[FilingEvent] = []
    heard = Event()

    def hear(event: FilingEvent) -> None:
        events.append(event)
        heard.set()

    with Office(data_directory, filed=hear) as office:
        office.submit([given])
        office.wait()
        (paper,) = office.papers()
        assert paper.needs_review
        assert list(root.rglob("*.pdf")) == []
        office.accept(paper.paper_id)
        assert heard.wait(60)
        assert [event.state for event in events] == [FilingState.FILED]
        (place,) = root.rglob("*.pdf")
        assert place.name.startswith("Invoice ")
        assert place.read_bytes() == given.read_bytes() == SAMPLE.read_bytes()
        assert office.undo() == f"{given.name} filed as {place}"
        assert list(root.iterdir()) == []
        assert office.undo() == f"{given.name} accepted"
        assert office.redo() == f"{given.name} accepted"
        assert office.redo() == f"{given.name} filed as {place}"
        assert place.read_bytes() == given.read_bytes()
