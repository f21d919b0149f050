"""The only code that moves people's files, step by step, each written down in the journal before it is taken.

A copy is written under a temporary name in its folder, flushed, read back by its hash, and only then given its own
name, which never takes the place of another. The file that it was made of is taken away last of all, under a private
name first, and only if it still is what was copied.

There is no other way after a crash or a fault: what is to be done next always follows from the state that is written
down and from what lies on the disk.
"""

from __future__ import annotations

import errno
import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import msgspec

from muniment.errors import MunimentError
from muniment.filing import disk
from muniment.filing.names import numbered
from muniment.steps import Action, Step, StepState

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(hours=1)


class Journal(Protocol):
    """Where steps are written down."""

    def record(self, step: Step) -> None:
        """Have the step as it is now on the disk."""


class Mover:
    """Carries out steps. `stored` gives the bytes of a paper that the cabinet keeps, by its SHA-256."""

    def __init__(self, journal: Journal, stored: Callable[[str], bytes]) -> None:
        self._journal, self._stored = journal, stored

    def carry_out(self, step: Step) -> Step:
        """Bring a step as far as it goes: to its end, or to a fault, with which it waits to be tried again."""
        try:
            while not step.state.final:
                step = self._next(step)
        except OSError as fault:
            if step.state is StepState.PLACED:
                # While it waits, nothing lies under a name that nobody knows.
                with suppress(OSError):
                    _put_back(_there(step.source).with_name(step.private), _there(step.source))
            step = self._waiting(step, fault)
        return step

    def abandon(self, step: Step) -> Step:
        """End a step that is not done, so that it can be undone: what it has made so far is taken away, or, where its
        copy stands already, it ends as a copy. Raises OSError where that cannot be done now."""
        if step.state is StepState.WRITTEN and self._stands(step):
            step = self._placed(step)
        if step.state in (StepState.PLANNED, StepState.WRITTEN):
            if step.target is not None:
                disk.remove(step.target.with_name(step.temporary))
            for folder in reversed(step.folders):
                disk.remove_folder(folder)
            return self._record(step, state=StepState.ABANDONED)
        if step.state is StepState.PLACED:
            return self._finished(step) if _is_gone(step) else self._left_alone(step)
        return step

    def _next(self, step: Step) -> Step:
        match step.state:
            case StepState.PLANNED:
                return self._written(step)
            case StepState.WRITTEN:
                return self._placed(step)
            case _:
                return self._taken_away(step)

    def _written(self, step: Step) -> Step:
        """Write the copy under its temporary name."""
        target = _there(step.target)
        step = self._with_folders(step, target.parent)
        temporary = target.with_name(step.temporary)
        disk.remove(temporary)
        try:
            return self._copied(step, temporary)
        except _Gone:
            return self._from_cabinet(step, f"{step.source} was no longer there")
        except _Changed:
            return self._from_cabinet(step, f"{step.source} was changed since it was read, and stays where it is")
        except OSError:
            with suppress(OSError):
                disk.remove(temporary)  # half a copy must not fill a disk that is full
            raise

    def _copied(self, step: Step, temporary: Path) -> Step:
        with ExitStack() as stack:
            source = stack.enter_context(_source(step.source, step.source_root)) if step.source is not None else None
            handle = stack.enter_context(disk.new_file(temporary))
            pieces = disk.chunks(source) if source is not None else iter([self._kept(step)])
            if disk.written(handle, pieces) != step.sha256:
                raise _Changed
            if disk.read_back(handle) != step.sha256:
                raise OSError(errno.EIO, "what was written is not what is read back", str(temporary))
            whole = source is None or disk.copy_attributes(source, temporary)
            mtime_ns, mode = disk.time_and_mode(source) if source is not None else (step.mtime_ns, step.mode)
            made = disk.give(handle, temporary, mtime_ns, mode)
        lost = "" if whole else "its extended attributes could not be taken along"
        return self._record(
            step,
            state=StepState.WRITTEN,
            identity=disk.identity_of(made),
            size=made.st_size,
            mtime_ns=made.st_mtime_ns,
            mode=mode,
            note=_joined(step.note, lost),
        )

    def _kept(self, step: Step) -> bytes:
        try:
            return self._stored(step.sha256)
        except MunimentError as error:
            raise OSError(errno.EIO, error.reason) from error

    def _from_cabinet(self, step: Step, note: str) -> Step:
        kept = f"{note}; the copy that Muniment keeps was taken"
        return self._record(step, action=Action.COPY, source=None, note=_joined(step.note, kept))

    def _placed(self, step: Step) -> Step:
        """Give the copy its own name, or the next one that is free."""
        target = _there(step.target)
        temporary = target.with_name(step.temporary)
        if self._stands(step):
            disk.remove(temporary)
        elif not _has_hash(temporary, step.sha256):
            # The copy was taken away before it had its name: it is made again.
            return self._record(step, state=StepState.PLANNED, identity="")
        else:
            try:
                disk.place(temporary, target)
            except FileExistsError:
                wanted = _there(step.wanted)
                note = f"{wanted.name} was there already and stays as it is"
                return self._record(step, target=_free(wanted), note=_joined(step.note, note))
        disk.flush_folder(target.parent)
        return self._record(step, state=StepState.PLACED if step.action is Action.MOVE else StepState.DONE)

    def _taken_away(self, step: Step) -> Step:
        """Remove the file that was moved, or the copy that is to go, if it still is what it was."""
        source = _there(step.source)
        if _is_gone(step):
            return self._finished(step)
        if step.action is Action.MOVE and not self._stands(step):
            return self._left_alone(step, "the copy was changed or taken away, so the original stays where it is")
        private = source.with_name(step.private)
        if disk.is_file(source) and disk.status(private) is None:
            disk.rename(source, private)
        if not _has_hash(private, step.sha256):
            return self._left_alone(step, f"{source} was changed meanwhile: it stays where it is, and both are kept")
        disk.remove(private)
        disk.flush_folder(source.parent)
        return self._finished(step)

    def _finished(self, step: Step) -> Step:
        for folder in reversed(step.emptied):
            disk.remove_folder(folder)
        return self._record(step, state=StepState.DONE)

    def _left_alone(self, step: Step, note: str = "") -> Step:
        """Leave the file that was to be taken away: a move becomes a copy, a removal is none."""
        source = _there(step.source)
        private = source.with_name(step.private)
        back = _put_back(private, source)
        if back != source:
            note = _joined(note, f"it is called {back.name} now, since its name was taken")
        moved = step.action is Action.MOVE
        return self._record(
            step,
            action=Action.COPY if moved else step.action,
            state=StepState.DONE if moved else StepState.ABANDONED,
            note=_joined(step.note, note),
        )

    def _stands(self, step: Step) -> bool:
        """Whether the copy stands under its own name. Not every disk numbers its files for good: once nothing is left
        under the temporary name, the copy is known by every byte as well."""
        target = step.target
        if target is None or not step.identity:
            return False
        return _is(step, target) or (
            disk.status(target.with_name(step.temporary)) is None and _has_hash(target, step.sha256)
        )

    def _with_folders(self, step: Step, folder: Path) -> Step:
        """Make the folders of the target below its root, written down first."""
        root = _there(step.root)
        _ask_for(root)
        below = [*reversed([folder, *folder.parents][: len(folder.relative_to(root).parts)])]
        missing = tuple(each for each in below if disk.status(each) is None)
        if not set(missing) <= set(step.folders):
            step = self._record(step, folders=tuple(dict.fromkeys((*step.folders, *missing))))
        for each in below:
            disk.make_folder(each)
            if not disk.is_folder(each, linked=False):
                # A link could lead anywhere.
                raise NotADirectoryError(errno.ENOTDIR, "this is no folder", str(each))
        return step

    def _waiting(self, step: Step, fault: OSError) -> Step:
        wait = min(_FIRST_WAIT * 2 ** min(step.attempts, 20), _LONGEST_WAIT)
        where = f": {fault.filename}" if fault.filename else ""
        return self._record(
            step,
            fault=f"{fault.strerror or fault}{where}",
            attempts=step.attempts + 1,
            next_try=datetime.now(UTC) + wait,
        )

    def _record(self, step: Step, **changes: object) -> Step:
        changed: Step = msgspec.structs.replace(step, **changes)
        if changed.state.final or changed.state is not step.state:
            changed = msgspec.structs.replace(changed, fault="", attempts=0, next_try=None)
        self._journal.record(changed)
        return changed


class _Changed(Exception):
    """The file that was to be copied is not the paper that was read any more."""


class _Gone(Exception):
    """The file that was to be copied is not there any more, but the folder that it lay in is, or the one above."""


@contextmanager
def _source(path: Path, root: Path | None) -> Iterator[int]:
    with ExitStack() as stack:
        try:
            handle = stack.enter_context(disk.opened(path))
        except FileNotFoundError as error:
            _ask_for(root)
            raise _Gone from error
        yield handle


def _there(path: Path | None) -> Path:
    assert path is not None, "a step without the path that it needs"
    return path


def _is(step: Step, path: Path) -> bool:
    """Whether the very file that the step made lies under that name, as it was made."""
    found = disk.status(path)
    if found is None:
        return False
    return (disk.identity_of(found), found.st_size, found.st_mtime_ns) == (step.identity, step.size, step.mtime_ns)


def _has_hash(path: Path, sha256: str) -> bool:
    try:
        return disk.hash_of(path) == sha256
    except FileNotFoundError:
        return False


def _is_gone(step: Step) -> bool:
    """Whether the file that is to be taken away is not there any more, under either of its names. Raises
    FileNotFoundError where the folder that it is looked for in is away, and so nobody knows."""
    source = _there(step.source)
    if disk.status(source) is not None or disk.status(source.with_name(step.private)) is not None:
        return False
    _ask_for(step.source_root)
    return True


def _ask_for(folder: Path | None) -> None:
    """Raise FileNotFoundError where a folder is not there that must be."""
    if folder is None or not disk.is_folder(folder):
        raise FileNotFoundError(errno.ENOENT, "the folder is not there", str(folder))


def _put_back(private: Path, name: Path) -> Path:
    """Give a file its own name again, or the next one that is free; returns which."""
    held = disk.status(private)
    if held is None:
        return name
    for tried in _names(name):
        try:
            disk.place(private, tried)
        except FileExistsError:
            other = disk.status(tried)
            if other is None or disk.identity_of(other) != disk.identity_of(held):
                continue
            disk.remove(private)  # it had both names when the program was ended
        break
    disk.flush_folder(name.parent)
    return tried


def _free(wanted: Path) -> Path:
    """The next name that nothing has."""
    return next(name for name in _names(wanted) if disk.status(name) is None)


def _names(wanted: Path) -> Iterator[Path]:
    yield wanted
    for number in itertools.count(2):
        yield wanted.with_name(numbered(wanted.name, number))


def _joined(note: str, more: str) -> str:
    """Both notes; the same is not told twice."""
    return note if not more or more in note else "; ".join(filter(None, (note, more)))
