"""What is done to a paper's file, step by step: each is written down before it is done, so that it can be gone on with
after any fault, and undone."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec


class Action(StrEnum):
    """What a step does: put a copy of a file in another place, move it there, or remove a copy that was put there."""

    COPY = "copy"
    MOVE = "move"
    REMOVE = "remove"


class StepState(StrEnum):
    """How far a step is. What is done next follows from the state and from what lies on the disk, never from memory.

    PLANNED: nothing is done yet, or half a copy lies under a temporary name. WRITTEN: the copy is whole, under its
    temporary name or already under its own. PLACED: the copy stands under its own name; the file that it was made of is
    to be taken away. DONE and ABANDONED are final; of an abandoned step nothing is left on the disk.
    """

    PLANNED = "planned"
    WRITTEN = "written"
    PLACED = "placed"
    DONE = "done"
    ABANDONED = "abandoned"

    @property
    def final(self) -> bool:
        return self in (StepState.DONE, StepState.ABANDONED)


class NewStep(msgspec.Struct, frozen=True):
    """A step to be written down. `source` is the file to be copied, moved or removed; without one the paper's bytes
    come from the cabinet. `target` is where it goes, below `root`, which must be there: only the folders below it are
    made. `source_root` is the folder that must be there for the source to be looked for: while it is away, nobody knows
    whether the file is gone. Of a removal, `target` is the file that the removed one was a copy of, if any.

    `emptied` are folders that are removed once the step is done, if nothing is in them: an earlier step made them.
    `mtime_ns` and `mode` are what a copy out of the cabinet gets; of a file's copy they are the file's own.
    """

    action: Action
    source: Path | None
    target: Path | None
    root: Path | None
    source_root: Path | None
    emptied: tuple[Path, ...] = ()
    mtime_ns: int | None = None
    mode: int | None = None
    note: str = ""


class Step(msgspec.Struct, frozen=True):
    """A step as it is written down. What `NewStep` tells stands here too; `wanted` is the target as it was asked for,
    `target` the one that is used, which has a number behind it where that name was taken.

    `sha256` is the paper's, and so that of the file. `token` is part of the step's temporary names, so that nobody
    else's file can have one. `folders` are those that had to be made. `identity` names the copy on its disk (device and
    inode), `size` and `mtime_ns` are its own. `note` tells a person what was done otherwise than planned, `fault` why
    it is not done yet; then it is tried again at `next_try`.
    """

    step_id: int
    operation_id: int
    paper_id: int
    action: Action
    source: Path | None
    wanted: Path | None
    target: Path | None
    root: Path | None
    source_root: Path | None
    sha256: str
    token: str
    state: StepState
    folders: tuple[Path, ...] = ()
    emptied: tuple[Path, ...] = ()
    identity: str = ""
    size: int = 0
    mtime_ns: int | None = None
    mode: int | None = None
    note: str = ""
    fault: str = ""
    attempts: int = 0
    next_try: datetime | None = None

    @property
    def temporary(self) -> str:
        """The name of the copy in the target's folder before it has its own."""
        return f".muniment-{self.step_id}-{self.token}.partial"

    @property
    def private(self) -> str:
        """The name in its folder of the file that is about to be removed."""
        return f".muniment-{self.step_id}-{self.token}.original"
