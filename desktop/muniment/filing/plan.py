"""What is to be done with a paper by the rules: a plan, made without touching anything, that can be shown first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from muniment.filing.facts import Facts
from muniment.filing.matching import Match, match
from muniment.filing.names import file_name, filled, folder_names
from muniment.filing.rules import Rule
from muniment.steps import Action, NewStep
from muniment.watched import KeptFile, Original


class Plan(msgspec.Struct, frozen=True):
    """What is to be done with a paper. `matches` tells of every rule that was asked, `notes` what else decided.

    `waits` says that a person should look at the paper first: then nothing is done unasked. `conflicts` are what would
    be otherwise than one expects, in words: a name that is taken, a root that is not there.
    """

    paper_id: int
    paper_name: str
    waits: bool = False
    tags: tuple[str, ...] = ()
    retention: str = ""
    step: NewStep | None = None
    matches: tuple[Match, ...] = ()
    notes: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        return bool(self.tags or self.retention or self.step)

    @property
    def explanation(self) -> str:
        """Why, in words: the rules that matched, and what else decided."""
        told = [found.words for found in self.matches if found.matched] or ["no rule matched"]
        return "; ".join([*told, *self.notes])


class _Decided(msgspec.Struct):
    """What the rules asked so far have decided: each says only what none before it said."""

    name: str = ""
    root: Path | None = None
    folder: str = ""
    retention: str = ""
    tags: tuple[str, ...] = ()


Status = Callable[[Path], bool]
"""Whether there is something of that name."""


def make_plan(paper: Facts, kept: KeptFile, rules: Sequence[Rule], exists: Status = Path.exists) -> Plan:
    """What the rules that are on say of the paper that was taken in from that file."""
    asked = [(number, rule) for number, rule in enumerate(rules, 1) if rule.on and _holds_here(rule, kept)]
    matches = tuple(match(rule, number, paper, kept.path.parent) for number, rule in asked)
    decided = _decide([rule for (_, rule), found in zip(asked, matches, strict=True) if found.matched])
    notes: list[str] = []
    step = _step(paper, kept, decided, exists, notes)
    had = {tag.casefold() for tag in paper.tags}
    return Plan(
        paper_id=paper.paper_id,
        paper_name=paper.name,
        waits=bool(paper.doubts),
        tags=tuple(tag for tag in decided.tags if tag.casefold() not in had),
        retention=decided.retention,
        step=step,
        matches=matches,
        notes=tuple(notes),
        conflicts=tuple(_conflicts(step, exists)),
    )


def taken_twice(plans: Sequence[Plan]) -> dict[int, str]:
    """The papers whose file another plan of these gives the same name, each with that in words."""
    first: dict[Path, int] = {}
    told: dict[int, str] = {}
    for plan in plans:
        target = plan.step.target if plan.step else None
        if target is not None and first.setdefault(target, plan.paper_id) != plan.paper_id:
            told[plan.paper_id] = f"paper {first[target]} gets the same name, so this one gets a number"
    return told


def _holds_here(rule: Rule, kept: KeptFile) -> bool:
    return kept.folder is None or kept.folder.rules is None or rule.name in kept.folder.rules


def _decide(rules: Sequence[Rule]) -> _Decided:
    decided = _Decided()
    for rule in rules:
        decided.tags = tuple(dict.fromkeys((*decided.tags, *rule.then.tags)))
        decided.name = decided.name or rule.then.name
        decided.retention = decided.retention or rule.then.retention
        if decided.root is None and rule.then.root:
            decided.root, decided.folder = rule.then.root_folder, rule.then.folder
    return decided


def _step(paper: Facts, kept: KeptFile, decided: _Decided, exists: Status, notes: list[str]) -> NewStep | None:
    original = kept.folder.original if kept.folder else Original.COPY
    if decided.root is None and not decided.name:
        return None
    if paper.is_part:
        notes.append("it is a part of a batch scan, whose file stays as it is")
        return None
    if paper.is_split:
        notes.append("it was split into papers of their own, and its file stays as it is")
        return None
    if original is Original.LEAVE:
        notes.append("files of this folder are left where they are")
        return None
    source = kept.path if paper.has_file else None
    if decided.root is None and (source is None or original is not Original.MOVE):
        notes.append("without a destination, only a file that may be moved is given a name")
        return None
    if source is None:
        notes.append("it hung on another paper, so its file is made from the copy that Muniment keeps")
    root = (decided.root or kept.path.parent).resolve()
    values = paper.values()
    folder = root.joinpath(*folder_names(decided.folder, values))
    template = decided.name if filled(decided.name, values) else "{original}"
    name = file_name(template, values, paper.name)
    if source is not None and folder / name == source:
        notes.append("it lies there already")
        return None
    moves = original is Original.MOVE and source is not None
    return NewStep(Action.MOVE if moves else Action.COPY, source, folder / name, root, _source_root(kept))


def _source_root(kept: KeptFile) -> Path:
    """The folder in which the file is to be looked for: the one that is watched, or the one in which it lay."""
    if kept.folder is not None and kept.path.is_relative_to(kept.folder.path):
        return kept.folder.path
    return kept.path.parent


def _conflicts(step: NewStep | None, exists: Status) -> list[str]:
    if step is None or step.target is None or step.root is None:
        return []
    told = []
    if not exists(step.root):
        told.append(f"the folder {step.root} is not there")
    if exists(step.target):
        told.append(f"{step.target.name} is there already, so this one gets a number")
    if step.source is not None and not exists(step.source):
        told.append(f"{step.source} is no longer there, so the copy that Muniment keeps is taken")
    return told
