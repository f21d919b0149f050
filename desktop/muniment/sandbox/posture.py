"""What a process has given up, measure by measure: told by the process itself before it is handed any paper."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class State(StrEnum):
    """How a measure stands. UNTESTED: it was asked for and the system said yes, but nobody has tried to break it."""

    HELD = "held"
    NOT_OFFERED = "not-offered"
    FAILED = "failed"
    UNTESTED = "untested"


class MeasureName(StrEnum):
    """The measures, as `muniment verify --json` names them."""

    NO_NEW_RIGHTS = "no-new-rights"
    NO_RIGHTS = "no-rights"
    FILES = "files"
    REACH = "reach"
    LIMITS = "limits"
    CALLS = "calls"
    NETWORK = "network"
    SHUT = "shut"
    LOCAL_ONLY = "local-only"


SENTENCES: dict[str, str] = {
    MeasureName.NO_NEW_RIGHTS: "gains no rights that it was not started with",
    MeasureName.NO_RIGHTS: "has none of an administrator's rights",
    MeasureName.FILES: "opens no file but the program's own, and writes none",
    MeasureName.REACH: "reaches no process outside by a signal, a local socket or a debugger",
    MeasureName.LIMITS: "is bounded in memory and open files, and leaves no core dumps",
    MeasureName.CALLS: "starts no program and no process, and asks the system only for what reading needs",
    MeasureName.NETWORK: "makes no connection of any kind",
    MeasureName.SHUT: "opens no file at all once the model is loaded",
    MeasureName.LOCAL_ONLY: "makes no connection but to other programs of this machine, as its screen needs",
}
"""Each measure as a sentence whose subject is the process."""


class Measure(msgspec.Struct, frozen=True):
    """One measure. `detail` says why it is not held, or to what degree it is."""

    name: str
    state: State
    detail: str = ""


class Posture(msgspec.Struct, frozen=True):
    """All measures of one process, in the order in which they were taken."""

    measures: tuple[Measure, ...]

    @property
    def all_held(self) -> bool:
        """Whether nothing that this system offers has failed."""
        return all(measure.state is not State.FAILED for measure in self.measures)


MEASURES_AT_MOST, CHARACTERS_OF_A_DETAIL = 16, 200


def check(posture: Posture) -> None:
    """Raises ValueError where a process says more of itself than it could have to say."""
    if len(posture.measures) > MEASURES_AT_MOST:
        raise ValueError("too many measures")
    for measure in posture.measures:
        if measure.name not in SENTENCES or len(measure.detail) > CHARACTERS_OF_A_DETAIL:
            raise ValueError("a measure that nobody knows")
