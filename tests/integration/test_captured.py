"""What a captured reader can do: a paper has made it run any code, under the lock that every reader takes on."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from muniment import errors
from muniment.reading import limits
from muniment.reading.pool import ReaderPool
from tests.papers.truth import SamplePaper

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the lock that is tested is Linux's")

ROOT = Path(__file__).parents[2]

ATTACKS = {
    **{
        f"make a socket of family {family}": f"socket.socket({family}, {kind})"
        for family, kind in ((1, 1), (1, 2), (2, 1), (2, 2), (10, 1), (10, 2), (16, 3), (17, 3), (38, 5), (40, 1))
    },
    "make a pair of sockets": "socket.socketpair()",
    "read the home folder": "os.listdir({home!r})",
    "read a private key": "open({home!r} + '/.ssh/id')",
    "read another paper": "open({home!r} + '/paper.pdf')",
    "read the list of users": "open('/etc/passwd')",
    "read the data folder": "os.listdir({data!r})",
    "read the folder that it was started in": "os.listdir('.')",
    "read the root folder": "os.listdir('/')",
    "read the office's memory": "open('/proc/%d/mem' % os.getppid(), 'rb')",
    "read the office's environment": "open('/proc/%d/environ' % os.getppid(), 'rb')",
    "read what the office has open": "os.listdir('/proc/%d/fd' % os.getppid())",
    "list the processes": "os.listdir('/proc')",
    "write into the home folder": "open({home!r} + '/new', 'w')",
    "write over a paper": "open({home!r} + '/paper.pdf', 'r+b')",
    "add to a paper": "os.open({home!r} + '/paper.pdf', os.O_WRONLY | os.O_APPEND)",
    "cut a paper off": "os.truncate({home!r} + '/paper.pdf', 0)",
    "write into /tmp": "open('/tmp/muniment-captured', 'w')",
    "write into /dev/shm": "open('/dev/shm/muniment-captured', 'w')",
    "write where it was started": "open('captured', 'w')",
    "write into the program": "open({package!r} + '/paper.py', 'a')",
    "leave a file without a name": "os.open('/tmp', os.O_TMPFILE | os.O_RDWR)",
    "make a folder": "os.mkdir('/tmp/muniment-captured')",
    "make a link": "os.symlink('/etc/passwd', {home!r} + '/link')",
    "make a hard link": "os.link({home!r} + '/paper.pdf', '/tmp/muniment-captured')",
    "rename a paper": "os.rename({home!r} + '/paper.pdf', {home!r} + '/other.pdf')",
    "remove a paper": "os.unlink({home!r} + '/paper.pdf')",
    "make a paper readable to all": "os.chmod({home!r} + '/paper.pdf', 0o777)",
    "give a paper away": "os.chown({home!r} + '/paper.pdf', 1, 1)",
    "change a paper's date": "os.utime({home!r} + '/paper.pdf', (0, 0))",
    "make a pipe with a name": "os.mkfifo('/tmp/muniment-captured')",
    "make a file in memory": "os.memfd_create('x')",
    "run a shell": "os.execv('/bin/sh', ['sh', '-c', 'true'])",
    "start a shell": "subprocess.run(['/bin/sh', '-c', 'true'])",
    "fork": "os.fork()",
    "fork with a terminal": "os.forkpty()",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {{}})",
    "signal the office": "os.kill(os.getppid(), 0)",
    "kill the office": "os.kill(os.getppid(), 9)",
    "kill everything": "os.kill(-1, 9)",
    "take hold of the office": "os.pidfd_open(os.getppid())",
    "change the office's limits": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
    "raise its own limits": "resource.setrlimit(resource.RLIMIT_NOFILE, (100000, 100000))",
    "become somebody else": "os.setuid(1)",
    "change its root": "os.chroot('/tmp')",
    "run ahead of others": "os.setpriority(os.PRIO_PROCESS, 0, -20)",
    "slow the office down": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
    "hold the office to a processor": "os.sched_setaffinity(os.getppid(), [0])",
    "open ten thousand files": "kept = [open('/dev/null') for _ in range(10_000)]",
    "fill the memory": "kept = [bytearray(1 << 24) for _ in range(1_000)]",
    "start ten thousand threads": (
        "[threading.Thread(target=time.sleep, args=(5,), daemon=True).start() for _ in range(10_000)]"
    ),
}
"""What is tried, each as a line of Python that must raise."""

FORBIDDEN_CALLS = (
    *("ptrace", "process_vm_readv", "process_vm_writev", "mount", "umount2", "unshare", "setns", "keyctl", "add_key"),
    *("bpf", "userfaultfd", "io_uring_setup", "io_uring_enter", "perf_event_open", "init_module", "kexec_load"),
    *("open_by_handle_at", "pidfd_getfd", "process_madvise", "clone3", "vfork", "execveat", "mknod", "shmget"),
    *("msgget", "semget", "inotify_init1", "fanotify_init", "quotactl", "reboot", "swapon", "personality"),
)
X86_NUMBERS = dict(
    zip(
        FORBIDDEN_CALLS,
        (
            *(101, 310, 311, 165, 166, 272, 308, 250, 248),
            *(321, 323, 425, 426, 298, 175, 246),
            *(304, 438, 440, 435, 58, 322, 133, 29),
            *(68, 64, 294, 300, 179, 169, 167, 135),
        ),
        strict=True,
    )
)

PROGRAM = """
import ctypes, json, os, resource, socket, subprocess, sys, threading, time
attacks, numbers = json.loads({attacks!r}), json.loads({numbers!r})
outcomes = {{}}
for name, line in attacks.items():
    try:
        exec(line)
        outcomes[name] = "DONE"
    except BaseException as error:
        outcomes[name] = type(error).__name__
    kept = None
call = ctypes.CDLL(None, use_errno=True).syscall
for name, number in numbers.items():
    answer = call(number, 0, 0, 0, 0, 0, 0)
    outcomes["call " + name] = "DONE" if answer >= 0 or ctypes.get_errno() not in (13, 38) else "refused"
print(json.dumps(outcomes))
"""


def attack(kind: str, attacks: dict[str, str]) -> dict[str, str]:
    """What became of each attack, by a process under the lock of that kind."""
    numbers = X86_NUMBERS if platform.machine() == "x86_64" else {}
    done = subprocess.run(
        [sys.executable, "-m", "tests.captured", kind],
        input=PROGRAM.format(attacks=json.dumps(attacks), numbers=json.dumps(numbers)),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with a key and a paper in it."""
    folder = tmp_path / "home"
    (folder / ".ssh").mkdir(parents=True)
    (folder / ".ssh" / "id").write_text("a key")
    (folder / "paper.pdf").write_bytes(b"another paper")
    return folder


def filled(attacks: dict[str, str], home: Path, data: Path) -> dict[str, str]:
    package = str(ROOT / "desktop" / "muniment")
    return {name: line.format(home=str(home), data=str(data), package=package) for name, line in attacks.items()}


@pytest.mark.parametrize("kind", ["reader", "thinker"])
def test_whatever_a_captured_process_tries_is_refused(kind: str, home: Path, data_directory: Path) -> None:
    outcomes = attack(kind, filled(ATTACKS, home, data_directory))
    assert len(outcomes) >= len(ATTACKS)
    assert {name: outcome for name, outcome in outcomes.items() if outcome == "DONE"} == {}
    assert (home / "paper.pdf").read_bytes() == b"another paper"
    assert sorted(path.name for path in home.iterdir()) == [".ssh", "paper.pdf"]


def test_these_attacks_would_succeed_without_the_lock(home: Path, data_directory: Path) -> None:
    harmless = (
        "read a private key",
        "make a pair of sockets",
        "fork with",
        "list the processes",
        "write into the home",
    )
    tried = {name: line for name, line in filled(ATTACKS, home, data_directory).items() if name.startswith(harmless)}
    program = PROGRAM.format(attacks=json.dumps(tried), numbers="{}")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout).values()) == {"DONE"}


def test_the_thinker_opens_no_file_once_the_model_is_loaded() -> None:
    tried = {"read the program": "open(os.__file__)", "look for nothing": "open('/dev/null')"}
    assert "DONE" not in attack("thinker", tried).values()
    assert set(attack("reader", tried).values()) >= {"DONE"}


# A captured reader in a real pool: what it says is not believed, and the next paper is read.

PAPERS_THAT_TAKE_A_READER_OVER = {
    "says nothing of sense": "link.send(b'nonsense')",
    "says more than there may be": "link._outgoing.write(b'\\xff\\xff\\xff\\xff'); link._outgoing.flush()",
    "talks without end": "while True: link._outgoing.write(bytes(1 << 16))",
    "answers another question": "link.send(encode(Drawn(1, 1, bytes(3))))",
    "opens ten times over": "[link.send(encode(Opened('a/b', 3))) for _ in range(10)]",
    "has no pages": "link.send(encode(Opened('a/b', 0)))",
    "nests without end": "link.send(b'\\x81\\xa4page' * 5_000)",
    "ends": "raise SystemExit",
    "crashes": "import ctypes; ctypes.string_at(0)",
}


def the_next_paper_is_read(pool: ReaderPool, monkeypatch: pytest.MonkeyPatch, paper: SamplePaper) -> bool:
    monkeypatch.undo()
    return bool(pool.read(paper.path.read_bytes(), lambda *_: None).reading.pages)


@pytest.mark.parametrize("lie", PAPERS_THAT_TAKE_A_READER_OVER)
def test_a_reader_that_lies_is_ended_and_the_next_paper_is_read(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch, samples: dict[str, SamplePaper], lie: str
) -> None:
    with pytest.raises((errors.ReaderDied, errors.PageStoppedReader)):
        captured.read(PAPERS_THAT_TAKE_A_READER_OVER[lie].encode(), lambda *_: None)
    assert the_next_paper_is_read(captured, monkeypatch, samples["letter.txt"])


def test_a_reader_that_spins_is_ended_in_time(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch, samples: dict[str, SamplePaper]
) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAGE", 1.0)
    with pytest.raises(errors.ReaderTimeout):
        captured.read(b"while True: pass", lambda *_: None)
    assert the_next_paper_is_read(captured, monkeypatch, samples["letter.txt"])


def test_a_reader_that_takes_nothing_in_is_ended_in_time(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch, samples: dict[str, SamplePaper]
) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_A_PAGE", 1.0)
    deaf = b"link.send(encode(Opened('a/b', 1)))\nwhile True: pass\n#"
    with pytest.raises(errors.PaperError):
        captured.read(deaf + bytes(1 << 22), lambda *_: None)
    assert the_next_paper_is_read(captured, monkeypatch, samples["letter.txt"])


def test_a_reader_that_grows_is_ended_before_it_hurts(
    captured: ReaderPool, monkeypatch: pytest.MonkeyPatch, samples: dict[str, SamplePaper]
) -> None:
    monkeypatch.setattr(limits, "MEMORY_OF_A_READER", 150 * 1024 * 1024)
    grow = b"import time\nkept = []\nwhile True:\n    kept.append(bytearray(b'x' * (1 << 22)))\n    time.sleep(0.01)\n"
    with pytest.raises(errors.TooMuchMemory):
        captured.read(grow, lambda *_: None)
    assert the_next_paper_is_read(captured, monkeypatch, samples["letter.txt"])


def test_nothing_of_a_captured_reader_is_left_when_it_is_ended(captured: ReaderPool) -> None:
    began = threading.active_count()
    with pytest.raises(errors.ReaderDied):
        captured.read(b"raise SystemExit", lambda *_: None)
    assert captured.pids() == []
    assert threading.active_count() == began
