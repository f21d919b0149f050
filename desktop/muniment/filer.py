"""Filing at work: papers that are sure, or that a person accepted, are filed by the rules, one after the other.

What is to be filed, what is to be done with it and how far that is stands in the cabinet before it happens; so the
filer has nothing in memory that would be missed. What cannot be done now is tried again, and its reason is told.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from muniment.cabinet.faults import AlreadyUndone
from muniment.cabinet.journal_records import Filing
from muniment.cabinet.records import StoredPaper
from muniment.cabinet.store import Store
from muniment.errors import MunimentError
from muniment.filing import rule_file
from muniment.filing.faults import CannotUndoNow, FoldersUnreachable, RulesBroken
from muniment.filing.mover import Mover
from muniment.filing.plan import Plan, make_plan
from muniment.filing.rules import Rule
from muniment.filing.undoing import inverse
from muniment.operations import File
from muniment.paper import DocumentType
from muniment.steps import Step
from muniment.stored_facts import facts_of
from muniment.watched import KeptFile, Original, WatchedFolder

_LONGEST_SLEEP = 60.0
"""Seconds after which the filer looks again, whatever it was told."""

_SHORTEST_SLEEP = 1.0


class FilingState(StrEnum):
    """What became of a paper: it was filed, it is to be but something stands in the way, or no rule speaks of it."""

    FILED = "filed"
    WAITING = "waiting"
    UNMATCHED = "unmatched"


class FilingEvent(msgspec.Struct, frozen=True):
    """Something that happened to a paper as it was filed; `words` tells why, or what stands in the way."""

    paper_id: int
    state: FilingState
    words: str
    operation_id: int | None = None


class Undone(msgspec.Struct, frozen=True):
    """What was taken back, and what was otherwise than before: names that were taken, files that were changed."""

    description: str
    notes: tuple[str, ...] = ()


class Filer:
    """Files the papers of one store. Without `start`, it does only what its methods are called for.

    Every method may be called from any thread; files are moved by one at a time. The listener is called from the thread
    that files.
    """

    def __init__(
        self,
        store: Store,
        data_directory: Path,
        types: dict[str, DocumentType],
        listener: Callable[[FilingEvent], None] | None = None,
    ) -> None:
        self._store, self._journal, self._types = store, store.journal, types
        self._rule_file = rule_file.rule_file(data_directory)
        self._listener = listener
        self._mover = Mover(store.journal, store.original_of)
        self._turn = threading.RLock()
        self._wake = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Go on with what was not done when the office ended, and file what comes, in a thread of its own."""
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread; a step that is being taken is finished, the others are taken at the next start."""
        self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def consider(self, kept: KeptFile) -> None:
        """Have a kept paper filed, as soon as nobody need look at it any more. Once this returned, it is not
        forgotten."""
        self._store.to_file.add(kept)
        self._wake.set()

    def reconsider(self) -> None:
        """Papers have changed: some that waited for a person may be ready."""
        self._wake.set()

    def rules(self) -> tuple[Rule, ...]:
        """The rules in their order. Raises RulesBroken."""
        return rule_file.load(self._rule_file)

    def plan(self, paper_id: int, rules: Sequence[Rule], original: Original | None = None) -> Plan:
        """What these rules say of a paper, without doing it; `original` says what may be done with its file, where that
        is not as its folder has it. Raises FoldersUnreachable."""
        paper = self._store.paper(paper_id)
        kept = self._kept(paper, original)
        try:
            return make_plan(facts_of(paper, self._types, kept.path), kept, rules)
        except (OSError, RuntimeError) as error:  # the latter where links lead in a circle
            raise FoldersUnreachable(str(error)) from error

    def file(self, paper_ids: Iterable[int], original: Original | None = None) -> list[Filing]:
        """File papers now, by the rules that are on, as one batch, whoever should look at them first. Papers that are
        filed already, or that no rule speaks of, are passed over. Raises RulesBroken."""
        rules = self.rules()
        filed: list[Filing] = []
        for paper_id in paper_ids:
            with self._turn:
                if not self._journal.is_filed(paper_id):
                    plan = self.plan(paper_id, rules, original)
                    filing = self._filed(plan, filed[0].batch if filed else None)
                    filed += [filing] if filing else []
        return filed

    def file_what_is_ready(self) -> None:
        """File the papers that wait and that nobody need look at first, each as a batch of its own."""
        ready = self._store.to_file.ready()
        if not ready:
            return
        try:
            rules = self.rules()
        except RulesBroken as error:
            for paper_id in ready:
                self._hold(paper_id, error)
            return
        for paper_id in ready:
            if self._closing:
                return
            try:
                with self._turn:
                    self._file_one(paper_id, rules)
            except FoldersUnreachable as error:
                self._hold(paper_id, error)

    def recover(self) -> None:
        """Bring to an end what was begun, as far as that can be done now."""
        with self._turn:
            for number in self._journal.untagged():
                self._set_tags(number)
            for step in self._journal.unfinished():
                if not self._closing:
                    self._carry_out(step)

    def try_again(self) -> None:
        """Go on with what something stood in the way of, where it is time to."""
        with self._turn:
            for step in self._journal.unfinished():
                due = step.next_try is None or step.next_try <= datetime.now(UTC)
                if due and not self._closing:
                    self._carry_out(step)

    def undo(self, operation_id: int | None = None) -> Undone | None:
        """Take back an operation of any sort, or the newest that stands; None where there is none. Of a filing, what
        only took it back can be taken back too. Raises NoSuchOperation, AlreadyUndone, DoneSince, or CannotUndoNow."""
        with self._turn:
            number = self._journal.newest() if operation_id is None else operation_id
            return None if number is None else self._taken_back(number, None)

    def redo(self) -> Undone | None:
        """Bring again what was undone last, unless something was done since; None where there is nothing."""
        with self._turn:
            number = self._journal.newest(undone=True)
            if number is None:
                return None
            filing = self._journal.filing(number)
            if filing is None:
                return _undone(self._store.redo(number))
            taken_back_by = self._journal.taken_back_by(filing.operation_id)
            if taken_back_by is None:
                return None
            again = self._taken_back(taken_back_by, None)
            return msgspec.structs.replace(again, description=self._journal.description(number))

    def undo_batch(self, batch: int) -> list[Undone]:
        """Take back all operations of a batch that stand, the newest first, as one batch. Raises NoSuchOperation; or,
        at the first that cannot be taken back, what `undo` raises: then those after it stand."""
        done: list[Undone] = []
        taken_back_in: int | None = None
        with self._turn:
            for number in self._journal.batch(batch):
                with contextlib.suppress(AlreadyUndone):  # the tags went with their filing
                    done.append(self._taken_back(number, taken_back_in))
                    taken_back_in = taken_back_in or self._journal.taken_back_by(number)
        return done

    def _taken_back(self, number: int, batch: int | None) -> Undone:
        filing = self._journal.filing(number)
        if filing is None:
            return _undone(self._store.undo(number)) or Undone("")
        number = filing.operation_id
        if not self._journal.stands(number):
            raise AlreadyUndone
        try:
            for step in filing.steps:
                if not step.state.final:
                    self._mover.abandon(step)
            steps = [back for step in reversed(self._journal.steps(number)) if (back := inverse(step))]
        except OSError as error:
            raise CannotUndoNow(str(error)) from error
        self._turn_tags(filing)
        taken_back_by = self._journal.take_back(number, steps, batch=batch)
        ended = [self._mover.carry_out(step) for step in self._journal.steps(taken_back_by)]
        self._wake.set()
        description = self._journal.description(number)
        return Undone(description, tuple(told for step in ended for told in (step.note, step.fault) if told))

    def _turn_tags(self, filing: Filing) -> None:
        """Take back the tags that a filing set, or bring again those of the filing that comes back."""
        turned = filing if filing.undoes is None else self._journal.origin(filing.operation_id)
        if turned.tag_operation_id is None:
            return
        with contextlib.suppress(AlreadyUndone):
            if self._journal.stands(turned.operation_id):
                self._store.undo(turned.tag_operation_id)
            else:
                self._store.redo(turned.tag_operation_id)

    def _work(self) -> None:
        self._tried(self.recover)
        while not self._closing:
            self._wake.clear()
            self._tried(self.file_what_is_ready)
            self._tried(self.try_again)
            self._wake.wait(self._seconds_to_next_try())

    def _tried(self, work: Callable[[], None]) -> None:
        # Whatever went wrong is written down or will be tried again: it must not end the thread.
        with contextlib.suppress(MunimentError):
            work()

    def _hold(self, paper_id: int, error: MunimentError) -> None:
        self._store.to_file.hold(paper_id, error.reason)
        self._tell(FilingEvent(paper_id, FilingState.WAITING, error.reason))

    def _file_one(self, paper_id: int, rules: Sequence[Rule]) -> None:
        if not self._store.to_file.waits(paper_id):
            return  # a person was quicker
        plan = self.plan(paper_id, rules)
        if self._filed(plan, None) is None:
            self._store.to_file.settle(paper_id)
            self._tell(FilingEvent(paper_id, FilingState.UNMATCHED, plan.explanation))

    def _filed(self, plan: Plan, batch: int | None) -> Filing | None:
        """Write down what is to be done with a paper, and do it; None where nothing is."""
        if not plan.does_something:
            return None
        target = plan.step.target if plan.step else None
        number = self._journal.file(
            plan.paper_id,
            File(plan.paper_name, str(target) if target else ""),
            plan.step,
            tags=plan.tags,
            retention=plan.retention,
            explanation=plan.explanation,
            batch=batch,
        )
        self._set_tags(number)
        for step in self._journal.steps(number):
            self._carry_out(step)
        filing = self._journal.filing(number)
        if filing is not None and not filing.faults:
            self._tell(FilingEvent(plan.paper_id, FilingState.FILED, filing.explanation, number))
        return filing

    def _carry_out(self, step: Step) -> None:
        ended = self._mover.carry_out(step)
        if ended.fault:
            self._tell(FilingEvent(step.paper_id, FilingState.WAITING, ended.fault, step.operation_id))

    def _set_tags(self, operation_id: int) -> None:
        filing = self._journal.filing(operation_id)
        if filing is not None and filing.tags:
            number = self._store.tags.add(filing.paper_id, filing.tags, filing.batch)
            self._journal.tagged(filing, number)

    def _seconds_to_next_try(self) -> float:
        try:
            waiting = self._journal.unfinished()
        except MunimentError:
            return _LONGEST_SLEEP
        now = datetime.now(UTC)
        seconds = [(step.next_try - now).total_seconds() if step.next_try else _SHORTEST_SLEEP for step in waiting]
        return min([_LONGEST_SLEEP, *(max(each, _SHORTEST_SLEEP) for each in seconds)])

    def _kept(self, paper: StoredPaper, original: Original | None) -> KeptFile:
        kept = self._store.to_file.known(paper.paper_id)
        kept = kept or KeptFile(paper.paper_id, Path(paper.source), paper.sha256)
        if original is None:
            return kept
        folder = kept.folder or WatchedFolder(kept.path.parent)
        return msgspec.structs.replace(kept, folder=msgspec.structs.replace(folder, original=original))

    def _tell(self, event: FilingEvent) -> None:
        if self._listener is not None:
            with contextlib.suppress(RuntimeError):  # a window that is closing takes its listener away
                self._listener(event)


def _undone(description: str | None) -> Undone | None:
    return None if description is None else Undone(description)
