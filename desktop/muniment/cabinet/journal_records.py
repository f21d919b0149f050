"""What the journal hands out: frozen records, never rows or sessions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from muniment.steps import Step


class Filing(msgspec.Struct, frozen=True):
    """What one operation did with a paper: which filing it took back (`undoes`), or why it was made and what it says:
    how long the paper is to be kept, its tags, and the operation that set those; and the steps taken with its file."""

    operation_id: int
    paper_id: int
    undoes: int | None
    batch: int
    explanation: str
    retention: str
    tags: tuple[str, ...]
    tag_operation_id: int | None
    steps: tuple[Step, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Why its steps are not done yet, in words."""
        return tuple(step.fault for step in self.steps if step.fault)


class Activity(msgspec.Struct, frozen=True):
    """Something that was done, by a person or a rule; times are UTC. Of a filing, what became of it comes along."""

    operation_id: int
    name: str
    description: str
    created_at: datetime
    undone_at: datetime | None
    batch: int | None
    filing: Filing | None
