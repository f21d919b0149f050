"""How a step is taken back: by a step of its own, which can be taken back in the same way."""

from __future__ import annotations

from pathlib import Path

import msgspec

from muniment.filing import disk
from muniment.steps import Action, NewStep, Step, StepState


def inverse(step: Step) -> NewStep | None:
    """The step that takes back one that is done; None where nothing is to be taken back.

    A copy is removed, a removed copy is made again, and a file that was moved is moved back. Folders that were made for
    it go, where nothing else is in them.
    """
    if step.state is not StepState.DONE:
        return None
    back = NewStep(
        action=Action.REMOVE,
        source=step.target,
        target=step.source,
        root=step.root,
        emptied=step.folders,
        mtime_ns=step.mtime_ns,
        mode=step.mode,
    )
    match step.action:
        case Action.COPY:
            return back
        case Action.REMOVE:
            return msgspec.structs.replace(back, action=Action.COPY)
        case _:
            assert step.source is not None, "a file that was moved came from somewhere"
            return msgspec.structs.replace(back, action=Action.MOVE, root=_root(step.source.parent, step.emptied))


def _root(folder: Path, emptied: tuple[Path, ...]) -> Path:
    """The folder below which a file's old folder is made anew where it is gone: the one in which the first of the
    folders lay that went with the file, or else the one above."""
    if disk.is_folder(folder):
        return folder
    return emptied[0].parent if emptied else folder.parent
