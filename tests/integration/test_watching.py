"""Papers that come by themselves: each is taken in once and whole, and none is missed, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from muniment import watched
from muniment.cabinet.arrivals import ArrivalState
from muniment.cabinet.faults import StoreUnwritable
from muniment.cabinet.store import Store
from muniment.errors import FolderAway, MunimentError
from muniment.intake import events
from muniment.office import JobEvent, JobState, Office
from muniment.reading.messages import Whole
from muniment.reading.pool import ReaderPool
from muniment.watched import KeptFile, Original, WatchedFolder
from muniment.watching import attempts
from muniment.watching.watch import WatchEvent
from tests.filed import TYPES, reading_of
from tests.inflow import Inflow
from tests.quick import eventually, quick_engines, quick_to_believe


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(attempts, "_FIRST_WAIT", 0.1)
    monkeypatch.setattr(attempts, "_LONGEST_WAIT", 0.5)
    with quick_engines(), quick_to_believe():
        yield
        # What a test put in place of the quick engines goes before them, or they would come back with it.
        monkeypatch.undo()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.mkdir()
    return path


class Desk:
    """An office that watches, and all that it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: list[JobEvent] = []
        self.told: list[WatchEvent] = []
        self.filed: list[KeptFile] = []
        self.office = Office(folder, self.jobs.append)
        assert self.office._tray is not None
        self.tray = self.office._tray
        self.tray._kept = self.filed.append
        self.store = self.office._store
        self.watch = self.office.watch(self.told.append)

    def done(self, count: int) -> bool:
        """Whether so many files are done with, and nothing else waits or is in hand."""
        counts = self.store.arrivals.counts()
        return counts.get(ArrivalState.DONE, 0) == count and not any(
            counts.get(state) for state in (ArrivalState.SEEN, ArrivalState.TAKEN, ArrivalState.KEPT)
        )

    def states(self) -> dict[str, ArrivalState]:
        return {file.path.name: file.state for file in self.office.queue()}


@pytest.fixture
def desk(data_directory: Path, inbox: Path) -> Iterator[Desk]:
    watched.add(data_directory, WatchedFolder(inbox, Original.MOVE))
    desk = Desk(data_directory)
    yield desk
    desk.office.close()


def kept(data_directory: Path) -> Counter[str]:
    """How often each content is kept, by its SHA-256."""
    with contextlib.closing(sqlite3.connect(data_directory / "cabinet.db")) as database:
        return Counter(row[0] for row in database.execute("SELECT sha256 FROM papers"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("hints", [True, False])
def test_a_mixed_crowd_of_files_is_taken_in_once_each_and_whole(
    data_directory: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch, hints: bool
) -> None:
    def none(*_folder: object, **_options: object) -> None:
        raise OSError("no events here")

    if not hints:
        monkeypatch.setattr(events, "_observer", none)
    watched.add(data_directory, WatchedFolder(inbox))
    desk = Desk(data_directory)
    with desk.office:
        crowd = Inflow(inbox, 60, seed="crowd", pause=0.1)
        crowd.run()
        eventually(lambda: desk.done(len(crowd.final)))
        assert all(status.hints is hints for status in desk.watch.folders())
        contents = kept(data_directory)
        assert set(contents) - crowd.removed == set(crowd.final.values())
        assert set(contents.values()) == {1}
        told = Counter(file.path for file in desk.filed if file.path in crowd.final)
        assert told == Counter(dict.fromkeys(crowd.final, 1))
        assert {file.path: file.sha256 for file in desk.filed if file.path in crowd.final} == crowd.final


def test_filing_is_told_of_each_file_with_its_folder_and_of_what_a_person_gave_without(
    desk: Desk, inbox: Path, tmp_path: Path
) -> None:
    (inbox / "watched.txt").write_bytes(b"from a folder")
    (tmp_path / "given.txt").write_bytes(b"from a person")
    desk.office.submit([tmp_path / "given.txt"])
    eventually(lambda: len(desk.filed) == 2)
    told = {file.path.name: file for file in desk.filed}
    assert told["watched.txt"].folder == watched.load(desk.folder)[0]
    assert told["given.txt"].folder is None
    assert told["given.txt"].sha256 == sha256(b"from a person")
    eventually(lambda: desk.office.queue() == [])


def test_filing_that_fails_is_told_again(desk: Desk, inbox: Path) -> None:
    failures = [MunimentError("the first time"), ValueError("the second time")]

    def filing(file: KeptFile) -> None:
        if failures:
            raise failures.pop()
        desk.filed.append(file)

    desk.tray._kept = filing
    (inbox / "a.txt").write_bytes(b"a paper")
    eventually(lambda: desk.done(1))
    assert [file.path.name for file in desk.filed] == ["a.txt"]


def test_what_was_taken_in_is_not_taken_again_after_a_restart_and_what_came_meanwhile_is(
    desk: Desk, inbox: Path
) -> None:
    (inbox / "a.txt").write_bytes(b"a paper")
    eventually(lambda: desk.done(1))
    desk.office.close()
    (inbox / "b.txt").write_bytes(b"another paper")
    again = Desk(desk.folder)
    with again.office:
        again.watch.finish()
        eventually(lambda: again.done(2))
        assert {event.path.name for event in again.jobs} == {"b.txt"}


def test_a_file_that_changes_is_a_new_paper_and_one_that_is_only_touched_is_not(desk: Desk, inbox: Path) -> None:
    paper = inbox / "a.txt"
    paper.write_bytes(b"first")
    eventually(lambda: desk.done(1))
    paper.write_bytes(b"second")
    eventually(lambda: len(kept(desk.folder)) == 2)
    eventually(lambda: desk.done(1))
    os.utime(paper, (1, 1))
    eventually(lambda: [event.state for event in desk.jobs].count(JobState.DUPLICATE) == 1)
    eventually(lambda: desk.done(1))
    assert [file.sha256 for file in desk.filed] == [sha256(b"first"), sha256(b"second")]


def test_a_file_that_changes_while_it_is_read_is_not_kept_by_half(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = inbox / "a.txt"

    def read(self: ReaderPool, data: bytes, *_others: object) -> Whole:
        if data == b"half":
            paper.write_bytes(b"half, and the rest")
        return Whole(reading_of(data.decode()))

    monkeypatch.setattr(ReaderPool, "read", read)
    paper.write_bytes(b"half")
    eventually(lambda: desk.done(1))
    assert kept(desk.folder) == Counter([sha256(b"half, and the rest")])


def test_a_locked_file_waits_with_its_reason_and_is_taken_in_after(desk: Desk, inbox: Path) -> None:
    with (inbox / "a.txt").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(b"a paper")
        file.flush()
        eventually(lambda: [waiting.code for waiting in desk.office.queue()] == ["locked"])
        assert kept(desk.folder) == Counter()
    eventually(lambda: desk.done(1))


def test_a_paper_waits_while_the_disk_is_full_and_is_kept_after(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding = Store.add
    full = threading.Event()
    full.set()

    def add(self: Store, *arguments: object, **more: object) -> int:
        if full.is_set():
            raise StoreUnwritable("no space left on device")
        return adding(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "add", add)
    (inbox / "a.txt").write_bytes(b"a paper")
    eventually(lambda: [file.code for file in desk.office.queue()] == [StoreUnwritable.code])
    eventually(lambda: any(isinstance(event.error, StoreUnwritable) for event in desk.told))
    full.clear()
    eventually(lambda: desk.done(1))
    eventually(lambda: desk.told[-1] == WatchEvent(None))


def test_a_queue_that_cannot_be_written_goes_on_when_it_can(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrivals = type(desk.store.arrivals)
    updating = arrivals.update
    failures = [StoreUnwritable("no space left on device")] * 4

    def update(self: object, *arguments: object, **more: object) -> None:
        if failures:
            raise failures.pop()
        updating(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(arrivals, "update", update)
    for number in range(3):
        (inbox / f"{number}.txt").write_bytes(b"paper %d" % number)
    eventually(lambda: desk.done(3))
    assert not failures
    assert set(kept(desk.folder).values()) == {1}


def test_a_share_that_goes_away_is_told_of_and_its_papers_are_taken_in_when_it_is_back(
    desk: Desk, inbox: Path, tmp_path: Path
) -> None:
    (inbox / "a.txt").write_bytes(b"taken in before")
    eventually(lambda: desk.done(1))
    with (inbox / "b.txt").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(b"not finished when the share went away")
        file.flush()
        eventually(lambda: desk.states() == {"b.txt": ArrivalState.SEEN})
        inbox.rename(tmp_path / "away")
    eventually(lambda: any(isinstance(event.error, FolderAway) for event in desk.told))
    eventually(lambda: [file.code for file in desk.office.queue()] == [FolderAway.code])
    (tmp_path / "away").rename(inbox)
    eventually(lambda: desk.done(2) and desk.told[-1] == WatchEvent(inbox))
    assert set(kept(desk.folder).values()) == {1}


def test_a_paper_that_cannot_be_read_is_refused_once_and_tried_again_when_it_changes(desk: Desk, inbox: Path) -> None:
    paper = inbox / "a.txt"
    with paper.open("wb") as file:
        file.truncate(201 * 1024 * 1024)
    eventually(lambda: desk.states() == {"a.txt": ArrivalState.REFUSED})
    assert [file.code for file in desk.office.queue()] == ["too-large"]
    tried = len(desk.jobs)
    (inbox / "b.txt").write_bytes(b"the next paper")
    eventually(lambda: len(kept(desk.folder)) == 1)
    assert {event.path.name for event in desk.jobs[tried:]} == {"b.txt"}
    paper.write_bytes(b"a paper of fair size")
    eventually(lambda: desk.done(2))


def test_while_a_folder_is_paused_nothing_is_taken_in(desk: Desk, inbox: Path, tmp_path: Path) -> None:
    watched.pause(desk.folder, None, True)
    desk.watch.reload()
    (inbox / "a.txt").write_bytes(b"a paper")
    (tmp_path / "given.txt").write_bytes(b"given")
    desk.office.submit([tmp_path / "given.txt"])
    eventually(lambda: len(kept(desk.folder)) == 1)
    assert kept(desk.folder) == Counter([sha256(b"given")])
    watched.pause(desk.folder, inbox, False)  # As another program would; the watch notices by itself.
    eventually(lambda: desk.done(1))


def test_a_file_belongs_to_the_innermost_watched_folder_and_our_own_are_left_alone(desk: Desk, inbox: Path) -> None:
    inner = inbox / "inner"
    inner.mkdir()
    desk.tray.ours = lambda path, device, inode, size, mtime_ns: path.name == "ours.txt"
    watched.add(desk.folder, WatchedFolder(inner, Original.COPY))
    desk.watch.reload()
    for path in (inbox / "a.txt", inner / "b.txt", inner / "ours.txt"):
        path.write_bytes(path.name.encode())
    eventually(lambda: len(desk.filed) == 2)
    assert {(file.path.name, file.folder and file.folder.path) for file in desk.filed} == {
        ("a.txt", inbox),
        ("b.txt", inner),
    }
    eventually(lambda: desk.store.arrivals.counts().get(ArrivalState.OURS) == 1)


def test_a_given_paper_that_is_still_written_is_waited_for_and_taken_whole(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    with path.open("wb") as file:
        file.write(b"first half")
        file.flush()
        (job,) = desk.office.submit([path])
        file.write(b", second half")
    desk.office.wait()
    last = [event for event in desk.jobs if event.job == job][-1]
    assert last.state is JobState.DONE
    assert last.sha256 == sha256(b"first half, second half")


def test_a_given_paper_that_is_cancelled_leaves_the_queue(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    with path.open("wb") as file:
        file.write(b"never finished")
        file.flush()
        (job,) = desk.office.submit([path])
        desk.office.cancel(job)
        desk.office.wait()
        eventually(lambda: desk.office.queue() == [])
    assert desk.jobs[-1].state is JobState.CANCELLED


def test_given_papers_that_were_not_done_when_the_office_ended_are_gone_on_with(
    data_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(5)]
    for path in paths:
        path.write_bytes(path.name.encode())
        os.utime(path, (1, 1))
    begun, go_on = threading.Event(), threading.Event()

    def slow(self: ReaderPool, data: bytes, *_others: object) -> Whole:
        begun.set()
        go_on.wait(30)
        return Whole(reading_of(data.decode()))

    with monkeypatch.context() as patched:
        patched.setattr(ReaderPool, "read", slow)
        office = Office(data_directory)
        office.submit(paths)
        assert begun.wait(30)
        closing = threading.Thread(target=office.close)
        closing.start()
        eventually(lambda: office._tray is not None and office._tray.closing)
        go_on.set()
        closing.join()
    with Office(data_directory) as office:
        eventually(lambda: len(kept(data_directory)) == 5 and office.queue() == [])
    assert set(kept(data_directory).values()) == {1}


_WATCH = """
import sys
from muniment.cli import main
from tests.quick import quick_engines, quick_to_believe
sys.argv = ["muniment", "watch", *sys.argv[1:]]
with quick_engines(), quick_to_believe():
    main()
"""


def watching(*arguments: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", _WATCH, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    )


def test_a_watcher_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(
    data_directory: Path, inbox: Path
) -> None:
    watched.add(data_directory, WatchedFolder(inbox))
    crowd = Inflow(inbox, 60, seed="killed", pause=0.1, every=0.1)
    coming = threading.Thread(target=crowd.run)
    coming.start()
    chance = random.Random(7)
    for _ in range(4):
        with watching() as child:
            assert child.stdout is not None
            assert child.stdout.readline().startswith("Watching")
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(chance.uniform(0.2, 1.5))
            child.send_signal(signal.SIGKILL)
    coming.join()
    with watching("--once") as child:
        _, complaints = child.communicate(timeout=120)
        assert child.returncode == 0, complaints
    contents = kept(data_directory)
    assert set(contents) - crowd.removed == set(crowd.final.values())
    assert set(contents.values()) == {1}
    with Store(data_directory, TYPES, writable=False) as store:
        assert store.arrivals.queue(10) == []


def test_watch_ends_cleanly_when_the_system_says_so_and_another_one_says_that_it_is_not_alone(
    data_directory: Path, inbox: Path
) -> None:
    watched.add(data_directory, WatchedFolder(inbox))
    with watching() as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "Watching 1 folders.\n"
        with watching() as second:
            _, complaints = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "Another Muniment is already writing" in complaints
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0


def test_a_queued_paper_names_its_reason_in_a_sentence() -> None:
    assert attempts.reason_of(StoreUnwritable.code).startswith("The data folder could not be written to.")
    assert attempts.reason_of("locked").startswith("Another program holds")
