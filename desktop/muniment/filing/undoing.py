"""How a step is taken back: by a step of its own, which can be taken back in the same way."""

from __future__ import annotations

from muniment.steps import Action, NewStep, Step, StepState

_BACK = {Action.COPY: Action.REMOVE, Action.REMOVE: Action.COPY, Action.MOVE: Action.MOVE}


def inverse(step: Step) -> NewStep | None:
    """The step that takes back one that is done; None where nothing is to be taken back.

    A copy is removed, a removed copy is made again, and a file that was moved is moved back. Folders that were made for
    it go, where nothing else is in them.
    """
    if step.state is not StepState.DONE:
        return None
    return NewStep(
        action=_BACK[step.action],
        source=step.target,
        target=step.source,
        root=step.source_root,
        source_root=step.root,
        emptied=step.folders,
        mtime_ns=step.mtime_ns,
        mode=step.mode,
    )
