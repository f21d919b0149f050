"""Runs bad papers through an office and says what became of each: outcome, seconds, peak memory, and what is not as it
should be.

python -m tests.bench.hostile FOLDER [ODD_FOLDER]

FOLDER holds `expect.jsonl`, a line a paper (file, expect, also, reason_contains, limits); ODD_FOLDER holds `odd.jsonl`
in the same form, where `file_hex` are a name's bytes in its folder `in`. Ends with 1 when something is not acceptable.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from muniment import answer
from muniment.answer import Answer
from muniment.batch import Batch
from muniment.errors import AFolder, Cancelled
from muniment.office import JobEvent, Office
from muniment.reading import limits
from tests.bench.processes import Peak

SECONDS, MEGABYTES = 30.0, 1024.0
"""Where a line sets no limits of its own: no hang, no gigabyte."""

ENOUGH = 0.7
"""The share of a text that must be found in one piece; recognition slips."""


class Expected(msgspec.Struct, frozen=True):
    """What a bad paper must get."""

    file: str
    expect: str
    also: list[str] = []
    reason_contains: list[str] = []
    limits: dict[str, Any] = {}
    file_hex: str | None = None

    def path(self, folder: Path) -> Path:
        return folder / (os.fsdecode(bytes.fromhex(self.file_hex)) if self.file_hex else self.file)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("odd", type=Path, nargs="?")
    parser.add_argument("--only", default="", help="files whose name holds this")
    arguments = parser.parse_args()
    lists = [(arguments.folder, "expect.jsonl"), *([(arguments.odd, "odd.jsonl")] if arguments.odd else [])]
    batch = Batch()
    wrong = 0
    with tempfile.TemporaryDirectory() as data, Office(Path(data), batch.hear, keep=False) as office:
        for folder, name in lists:
            for line in (folder / name).read_bytes().splitlines():
                expected = msgspec.json.decode(line, type=Expected)
                if arguments.only in expected.file:
                    wrong += not _one(
                        office, batch, expected, expected.path(folder if name == "expect.jsonl" else folder / "in")
                    )
    print(f"{wrong} not as they should be")
    return 1 if wrong else 0


def _one(office: Office, batch: Batch, expected: Expected, path: Path) -> bool:
    began = time.monotonic()
    with Peak() as peak:
        jobs = office.submit([path])
        events = list(batch.in_order(jobs))
    seconds, megabytes = time.monotonic() - began, peak.bytes / 2**20
    event = events[0] if events else None
    said = answer.of_refused(str(path), AFolder(), 0.0) if path.is_dir() else _said(path, event)
    faults = [*_faults(expected, said, event), *_costs(expected, seconds, megabytes)]
    shown = said.reason or "; ".join(said.review_reasons)
    columns = (
        ascii(expected.file)[1:-1][:44].ljust(44),
        expected.expect.ljust(8),
        said.status.ljust(8),
        f"{seconds:6.1f} s",
        f"{megabytes:5.0f} MB",
        "; ".join(faults).upper() or "-",
        ascii(shown)[1:-1][:110],
    )
    print(" ".join(columns), flush=True)
    return not faults


def _said(path: Path, event: JobEvent | None) -> Answer:
    if event is None or event.reading is None or event.verdict is None:
        return answer.of_refused(str(path), (event.error if event else None) or Cancelled(), 0.0)
    return answer.of_read(str(path), event.reading, event.verdict, 0.0)


def _faults(expected: Expected, said: Answer, event: JobEvent | None) -> list[str]:
    faults = []
    if said.status not in (expected.expect, *expected.also):
        faults.append("outcome")
    reasons = " ".join(filter(None, (said.reason, *said.review_reasons))).casefold()
    if said.status != "read" and not reasons:
        faults.append("no reason")
    wanted_reasons = expected.reason_contains if said.status != "read" else []
    if wanted_reasons and not any(part.casefold() in reasons for part in wanted_reasons):
        faults.append("reason")
    if event is None or event.reading is None:
        return faults
    text = _folded(" ".join(page.text for page in event.reading.pages))
    faults += [f"lacks {wanted!r}" for wanted in expected.limits.get("text", ()) if not _holds(text, _folded(wanted))]
    faults += [f"holds {kept!r}" for kept in expected.limits.get("not_text", ()) if _folded(kept) in text]
    values = {_folded(value) for field in said.fields for value in (field.text, field.value)}
    forbidden = expected.limits.get("not_field", ())
    forbidden = [forbidden] if isinstance(forbidden, str) else forbidden
    faults += [f"field {value!r}" for value in forbidden if _folded(str(value)) in values]
    if "type" in expected.limits and said.type != expected.limits["type"] and not said.needs_review:
        faults.append(f"type {said.type}")
    if len(event.reading.pages) > min(limits.PAGES_OF_A_PAPER, expected.limits.get("pages_at_most", 500)):
        faults.append("pages")
    return faults


def _costs(expected: Expected, seconds: float, megabytes: float) -> list[str]:
    over = []
    if seconds > expected.limits.get("seconds", SECONDS):
        over.append("time")
    if megabytes > expected.limits.get("mb", MEGABYTES):
        over.append("memory")
    return over


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _holds(text: str, wanted: str) -> bool:
    if wanted in text:
        return True
    match = difflib.SequenceMatcher(None, wanted, text, autojunk=False).find_longest_match()
    return match.size >= ENOUGH * len(wanted)


if __name__ == "__main__":
    sys.exit(main())
