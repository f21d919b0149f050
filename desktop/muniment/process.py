"""A child process that talks in frames: how the office reaches its readers and its thinker.

A frame is four bytes of length (big endian) and that many bytes of MessagePack. Nothing is ever pickled, so a captured
child can at worst send wrong data; every frame is bounded before it is taken in, and nothing waits for a child without
end. The child's own standard output is moved out of the way, so that a library which prints cannot break a frame.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEADER = struct.Struct(">I")
_CHUNK = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_BETWEEN_LOOKS = 0.2
"""Seconds from one look at a child's memory to the next."""

HELPER = "--helper"
"""The word in a child's command line that is followed by the module which it runs. For the office alone."""

_KEPT = {"PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR"}
_KEPT_STARTS = ("LC_", "PYTHON", "MUNIMENT_", "XDG_", "OMP_", "VIRTUAL_ENV", "COVERAGE_")
"""What a child sees of the environment: the rest can hold secrets and is no business of a reader's."""


class ChildFailed(Exception):
    """A child that is of no use any more."""


class ChildDied(ChildFailed):
    """The child ended, or broke the framing, before a whole frame came."""


class ChildTimeout(ChildFailed):
    """No whole frame came, or none was taken, in the time given: so many seconds of the processor's, or twice as many
    by the clock. So a busy machine does not make an honest child late, and one that only waits is not waited for."""


class ChildTooLarge(ChildFailed):
    """The child has more in memory than it may."""


class _Deadline(NamedTuple):
    """When a child is late: by the clock, and by the processor's time that it has used since it was started."""

    clock: float
    processor: float


class ChildProcess:
    """One child running the `main` of a module, of at most `most_memory` bytes in memory where that can be seen. Not
    thread-safe: one thread talks to one child at a time, save for `kill`, which any thread may call."""

    def __init__(self, module: str, most_memory: int | None = None) -> None:
        self._most_memory = most_memory
        self._process = subprocess.Popen(
            [*_program(), HELPER, module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if _is_kept(name)},
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._stdin, False)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def memory(self) -> int:
        """Bytes that the child has in memory; 0 where that cannot be seen."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE
        except (OSError, ValueError, IndexError):
            return 0

    @property
    def processor_seconds(self) -> float:
        """The processor's time that the child has used; 0 where that cannot be seen."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / _TICKS
        except (OSError, ValueError, IndexError):
            return 0.0

    def send(self, payload: bytes, timeout: float) -> None:
        """Send one frame, within `timeout` seconds (see ChildTimeout). Raises ChildFailed."""
        deadline = self._deadline(timeout)
        for piece in (_HEADER.pack(len(payload)), payload):
            view = memoryview(piece)
            while view:
                self._wait(self._stdin, selectors.EVENT_WRITE, deadline)
                try:
                    view = view[os.write(self._stdin, view[:_CHUNK]) :]
                except BlockingIOError:
                    continue
                except (OSError, ValueError) as error:
                    raise ChildDied from error

    def receive(self, timeout: float, largest: int) -> bytes:
        """The next frame's payload, of at most `largest` bytes, within `timeout` seconds (see
        ChildTimeout). Raises ChildFailed."""
        deadline = self._deadline(timeout)
        (length,) = _HEADER.unpack(self._read_exactly(_HEADER.size, deadline))
        if length > largest:
            raise ChildDied(f"a frame of {length} bytes is over the limit")
        return self._read_exactly(length, deadline)

    def kill(self) -> None:
        """End the child and whatever it started, at once. Safe to call twice and from any thread."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the child and give its pipes back: for the thread that talks to it, since a pipe's number is used anew at
        once."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _deadline(self, timeout: float) -> _Deadline:
        return _Deadline(time.monotonic() + 2 * timeout, self.processor_seconds + timeout)

    def _read_exactly(self, size: int, deadline: _Deadline) -> bytes:
        parts: list[bytes] = []
        while size:
            self._wait(self._stdout, selectors.EVENT_READ, deadline)
            try:
                part = os.read(self._stdout, min(size, _CHUNK))
            except (OSError, ValueError) as error:
                raise ChildDied from error
            if not part:
                raise ChildDied
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _wait(self, pipe: int, event: int, deadline: _Deadline) -> None:
        """Until the pipe can be used; looks at the child's memory while it waits."""
        with selectors.DefaultSelector() as selector:
            try:
                selector.register(pipe, event)
            except (OSError, ValueError) as error:
                raise ChildDied from error
            while True:
                left = deadline.clock - time.monotonic()
                if selector.select(max(0.0, min(left, _BETWEEN_LOOKS))):
                    return
                if self._most_memory is not None and self.memory > self._most_memory:
                    raise ChildTooLarge
                if left <= 0 or self.processor_seconds > deadline.processor:
                    raise ChildTimeout


def _program() -> list[str]:
    """What starts Muniment once more: itself where it is installed, and Python where it runs from its source."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: a module that lies in the folder in which the office was started must not be taken for ours.
    return [sys.executable, "-P", "-m", "muniment"]


def _is_kept(name: str) -> bool:
    return name in _KEPT or name.startswith(_KEPT_STARTS)


class ParentLink:
    """The child's end: frames from the parent come out of `frames`, answers go in with `send`."""

    def __init__(self) -> None:
        self._incoming = os.fdopen(os.dup(0), "rb")
        self._outgoing = os.fdopen(os.dup(1), "wb")
        self._nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(self._nowhere, 0)
        os.dup2(2, 1)

    def fall_silent(self) -> None:
        """From now on nothing is said but by frames: what a paper makes a library print must reach no terminal."""
        for stream in (1, 2):
            os.dup2(self._nowhere, stream)

    def frames(self) -> Iterator[bytes]:
        """Frames until the parent closes its end; then the child should end too."""
        while True:
            header = self._incoming.read(_HEADER.size)
            if len(header) < _HEADER.size:
                return
            (length,) = _HEADER.unpack(header)
            payload = self._incoming.read(length)
            if len(payload) < length:
                return
            yield payload

    def send(self, payload: bytes) -> None:
        self._outgoing.write(_HEADER.pack(len(payload)))
        self._outgoing.write(payload)
        self._outgoing.flush()
