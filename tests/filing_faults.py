"""The edge of the machine with faults in it: filing is ended, or refused a call of the system, at its n-th step.

A step is a call by which the filing or the database's journal reaches the disk. The calls are wrapped where they leave
our code (`os` in `filing.disk` and in `files`, the journal's transactions), so that the product knows nothing of it.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy.orm import Session

from muniment import files
from muniment.cabinet.faults import StoreUnwritable
from muniment.cabinet.transactions import Transactions
from muniment.errors import MunimentError
from muniment.filing import disk
from muniment.steps import Action
from muniment.watched import Original
from tests.filing_desk import FilingDesk, outside, rule, state_of

REFUSALS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EACCES", "EROFS", "EXDEV")}

_CALLS = {
    "chmod",
    "close",
    "fstat",
    "fsync",
    "getxattr",
    "link",
    "listxattr",
    "lseek",
    "lstat",
    "mkdir",
    "open",
    "posix_fadvise",
    "read",
    "rename",
    "rmdir",
    "setxattr",
    "stat",
    "unlink",
    "utime",
    "write",
}


class Edge:
    """Stands in the place of `os`. From the call of number `at` on, or at that one only, `fault` is called first."""

    def __init__(self, at: int, fault: Callable[[str], None], *, lasting: bool = False) -> None:
        self.calls: list[str] = []
        self._at, self._fault, self._lasting = at, fault, lasting

    def point(self, name: str) -> bool:
        """Count a call; returns whether it is the one."""
        self.calls.append(name)
        return len(self.calls) == self._at or (self._lasting and len(self.calls) > self._at)

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in _CALLS:
            return real

        def call(*arguments: Any, **more: Any) -> Any:
            if self.point(name):
                if name == "write":
                    # What is ended while it writes has written a part of it.
                    os.write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                self._fault(name)
            return real(*arguments, **more)

        return call

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Have filing and its journal go through this edge."""
        writing = Transactions.writing
        edge = self

        def counted(transactions: Transactions) -> AbstractContextManager[Session]:
            if edge.point("commit"):
                edge._fault("commit")
            return writing(transactions)

        modules: tuple[ModuleType, ...] = (disk, files)
        for module in modules:
            module.os = self  # type: ignore[attr-defined]
        Transactions.writing = counted  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            for module in modules:
                module.os = os  # type: ignore[attr-defined]
            Transactions.writing = writing  # type: ignore[method-assign]


def killed(_call: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refused(number: int) -> Callable[[str], None]:
    """A fault by which every call is refused with that error."""

    def refuse(call: str) -> None:
        if call == "commit":
            raise StoreUnwritable(os.strerror(number))
        if call != "close":  # which frees the file whatever it says
            raise OSError(number, os.strerror(number))

    return refuse


class Scenario:
    """Something that filing does to `papers` files: `before` brings the desk to where it begins, `operation` is it."""

    def __init__(
        self,
        name: str,
        original: Original,
        before: Callable[[FilingDesk, list[int]], None],
        operation: Callable[[FilingDesk, list[int]], None],
        papers: int = 1,
    ) -> None:
        self.name, self.original, self.before, self.operation, self.papers = name, original, before, operation, papers

    def __repr__(self) -> str:
        return self.name


def _file(desk: FilingDesk, papers: list[int]) -> None:
    desk.filer.file(papers)


def _undo(desk: FilingDesk, papers: list[int]) -> None:
    desk.filer.undo()


def _undo_batch(desk: FilingDesk, papers: list[int]) -> None:
    desk.filer.undo_batch(desk.store.journal.activity(1)[0].batch or 0)


def _nothing(desk: FilingDesk, papers: list[int]) -> None:
    pass


def _filed_and_undone(desk: FilingDesk, papers: list[int]) -> None:
    _file(desk, papers)
    _undo(desk, papers)


def _undo_the_undo(desk: FilingDesk, papers: list[int]) -> None:
    desk.filer.undo(desk.store.journal.activity(1)[0].operation_id)


def _with_its_name_taken(desk: FilingDesk, papers: list[int]) -> None:
    there = desk.root / "Invoices" / "2025" / "2025-03 Acme GmbH NM-0.pdf"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"somebody else's")


SCENARIOS = [
    Scenario("copy", Original.COPY, _nothing, _file),
    Scenario("move", Original.MOVE, _nothing, _file),
    Scenario("move to a name that is taken", Original.MOVE, _with_its_name_taken, _file),
    Scenario("undo of a copy", Original.COPY, _file, _undo),
    Scenario("undo of a move", Original.MOVE, _file, _undo),
    Scenario("undo of the undo of a copy", Original.COPY, _filed_and_undone, _undo_the_undo),
    Scenario("undo of the undo of a move", Original.MOVE, _filed_and_undone, _undo_the_undo),
    Scenario("batch of moves", Original.MOVE, _nothing, _file, papers=3),
    Scenario("undo of a batch of moves", Original.MOVE, _file, _undo_batch, papers=3),
]


class Stage:
    """A scenario set up once in a folder, to be played again and again from its beginning."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        self.scenario = scenario
        self._folder, self._begun = folder / "desk", folder / "begun"
        self._folder.mkdir(parents=True)
        desk = FilingDesk(self._folder)
        desk.rules(rule(desk.root))
        paths = [desk.write(f"{n}.pdf", f"invoice {n}".encode() * 50) for n in range(scenario.papers)]
        self.papers = [
            desk.keep(path, number=f"NM-{n}", original=scenario.original).paper_id for n, path in enumerate(paths)
        ]
        self._states = {path: state_of(path) for path in paths}
        scenario.before(desk, self.papers)
        desk.close()
        shutil.copytree(self._folder, self._begun)

    def points(self) -> list[str]:
        """The calls of the scenario when nothing goes wrong."""
        edge = Edge(0, killed)
        self._play(edge)
        self.check()
        return edge.calls

    def killed_at(self, number: int) -> None:
        """Play it in a process that is killed at that call, start anew, and check."""
        self._set()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                self._perform(Edge(number, killed))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), f"{self.scenario}: call {number} was never reached"
        self.check()

    def refused_at(self, number: int, error: int, *, lasting: bool = False) -> None:
        """Play it with that call refused, or all from there on, start anew, and check."""
        self._play(Edge(number, refused(error), lasting=lasting))
        self.check()

    def _set(self) -> None:
        shutil.rmtree(self._folder)
        shutil.copytree(self._begun, self._folder)

    def _play(self, edge: Edge) -> None:
        self._set()
        self._perform(edge)

    def _perform(self, edge: Edge) -> None:
        desk = FilingDesk(self._folder)
        try:
            with edge.in_place(), suppress(MunimentError):
                self.scenario.operation(desk, self.papers)
        finally:
            desk.close()

    def check(self) -> None:
        """Every original exists once, whole, under a name that the journal knows; nothing else is left, and nothing is
        still to be done."""
        desk = FilingDesk(self._folder)
        try:
            desk.filer.recover()
            assert desk.store.journal.unfinished() == []
            found = outside(desk.folder)
            expected: dict[str, bytes] = {}
            for paper_id, (path, state) in zip(self.papers, self._states.items(), strict=True):
                places = self._places(desk, paper_id, path)
                for place in places:
                    assert state_of(place) == state, place
                    expected[str(place.relative_to(desk.folder))] = state[0]
                assert desk.store.original(paper_id) == state[0]
            expected |= {name: content for name, content in found.items() if content == b"somebody else's"}
            assert found == expected
        finally:
            desk.close()

    def _places(self, desk: FilingDesk, paper_id: int, path: Path) -> list[Path]:
        """Where the paper's file must lie, as the journal has it."""
        steps = [
            step
            for activity in reversed(desk.store.journal.activity(1000))
            if activity.filing is not None and activity.filing.paper_id == paper_id
            for step in activity.filing.steps
        ]
        places = [path]
        for step in steps:
            if step.action is not Action.REMOVE:
                assert step.target is not None
                places.append(step.target)
            if step.action is not Action.COPY and step.source in places:
                places.remove(step.source)
        assert desk.store.journal.is_filed(paper_id) == (places != [path])
        return places
