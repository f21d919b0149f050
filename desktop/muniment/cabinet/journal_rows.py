"""How steps are written into the journal's tables, and read out of them again."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from muniment.cabinet.journal_tables import StepRow
from muniment.cabinet.tables import PaperRow
from muniment.steps import Action, NewStep, Step, StepState


def new_row(step: NewStep, operation_id: int, paper: PaperRow) -> StepRow:
    """The row of a step of that operation with the paper's file."""
    return StepRow(
        operation_id=operation_id,
        paper_id=paper.id,
        action=step.action,
        source=step.source,
        wanted=step.target,
        target=step.target,
        root=step.root,
        source_root=step.source_root,
        sha256=paper.sha256,
        token=secrets.token_hex(4),
        # What is to be removed has no copy to be written first.
        state=StepState.PLACED if step.action is Action.REMOVE else StepState.PLANNED,
        folders=(),
        emptied=_encoded(step.emptied),
        identity="",
        size=0,
        mtime_ns=step.mtime_ns,
        mode=step.mode,
        note=step.note,
        fault="",
        attempts=0,
    )


def record(row: StepRow, step: Step) -> None:
    """Write into its row how far a step is."""
    row.action, row.state = step.action, step.state
    row.source, row.target, row.identity, row.size = step.source, step.target, step.identity, step.size
    row.mtime_ns, row.mode, row.note = step.mtime_ns, step.mode, step.note
    row.fault, row.attempts, row.next_try = step.fault, step.attempts, step.next_try
    row.folders = _encoded(step.folders)


def step_of(row: StepRow) -> Step:
    """The step that stands in a row."""
    return Step(
        step_id=row.id,
        operation_id=row.operation_id,
        paper_id=row.paper_id,
        action=Action(row.action),
        source=row.source,
        wanted=row.wanted,
        target=row.target,
        root=row.root,
        source_root=row.source_root,
        sha256=row.sha256,
        token=row.token,
        state=StepState(row.state),
        folders=_decoded(row.folders),
        emptied=_decoded(row.emptied),
        identity=row.identity,
        size=row.size,
        mtime_ns=row.mtime_ns,
        mode=row.mode,
        note=row.note,
        fault=row.fault,
        attempts=row.attempts,
        next_try=row.next_try,
    )


def _encoded(paths: Sequence[Path]) -> tuple[bytes, ...]:
    return tuple(os.fsencode(path) for path in paths)


def _decoded(paths: Sequence[bytes]) -> tuple[Path, ...]:
    return tuple(Path(os.fsdecode(path)) for path in paths)
