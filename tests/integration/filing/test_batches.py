"""Whole batches, of names that nobody would choose and over disks that are not the same, come back as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.filing_desk import FilingDesk, outside, rule, state_of

HOSTILE = [
    "../../../etc/cron.d/evil",
    "..",
    "/",
    "C:\\Windows\\system32\\drivers",
    "CON",
    "aux.",
    "ends with dots...",
    'a:b*c?d"e<f>g|h',
    "x" * 300,
    "ü" * 300,
    "👩‍🚀🚀" * 40,
    "\u202egnp.exe",
    "\u200f\u2066hidden\u2069",
    "{seller}",
    "%s%n",
    "-rf",
    "~root",
    "$(reboot)",
    "e\u0301" * 150,
    "Ａ／Ｂ",
]


@pytest.fixture
def desk(memory: Path) -> Iterator[FilingDesk]:
    desk = FilingDesk(memory)
    desk.rules(rule(desk.root))
    yield desk
    desk.close()


def test_hostile_values_give_safe_names_that_undo_takes_back_after_a_restart(desk: FilingDesk) -> None:
    paths = [desk.write(f"{n}.PDF", f"invoice {n}".encode()) for n in range(len(HOSTILE))]
    before = {path: state_of(path) for path in paths}
    papers = [desk.keep(path, seller=value).paper_id for path, value in zip(paths, HOSTILE, strict=True)]
    filings = desk.filer.file(papers)
    filed = outside(desk.folder)
    assert len(filings) == len(filed) == len(HOSTILE)
    assert {str(Path(name).parent) for name in filed} == {"filed/Invoices/2025"}
    assert all(name.endswith(".pdf") and len(Path(name).name.encode()) <= 255 for name in filed)
    desk.close()
    desk.open()
    assert len(desk.filer.undo_batch(filings[0].batch)) == len(HOSTILE)
    assert {path: state_of(path) for path in paths} == before
    assert len(outside(desk.folder)) == len(HOSTILE)
    assert list(desk.root.iterdir()) == []


def test_a_paper_goes_to_another_disk_and_back(desk: FilingDesk, tmp_path: Path) -> None:
    if tmp_path.stat().st_dev == desk.folder.stat().st_dev:
        pytest.skip("there is only one disk here")
    desk.rules(rule(tmp_path))
    path = desk.write("a.pdf", b"an invoice" * 300_000)
    before = state_of(path)
    (filing,) = desk.filer.file([desk.keep(path).paper_id])
    place = filing.steps[0].target
    assert place is not None
    assert place.is_relative_to(tmp_path)
    assert state_of(place) == before
    assert not path.exists()
    desk.filer.undo()
    assert state_of(path) == before
    assert not place.exists()
