"""A child process that talks in frames: how the office reaches its readers and its thinker.

A frame is four bytes of length (big endian) and that many bytes of MessagePack. Nothing is ever pickled, so a captured
child can at worst send wrong data, and every frame is bounded before it is taken in. The child's own standard output is
moved out of the way, so that a library which prints cannot break a frame.
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
from collections.abc import Iterator, Mapping

_HEADER = struct.Struct(">I")
_CHUNK = 1 << 20


class ChildDied(Exception):
    """The child ended, or broke the framing, before a whole frame came."""


class ChildTimeout(Exception):
    """No whole frame came in the time given."""


class ChildProcess:
    """One child running `python -m module`. Not thread-safe: one thread talks to one child at a time,
    save for `kill`, which any thread may call."""

    def __init__(self, module: str, largest_frame: int, environment: Mapping[str, str] | None = None) -> None:
        self._largest_frame = largest_frame
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, payload: bytes) -> None:
        """Send one frame; ChildDied if the child is gone."""
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(_HEADER.pack(len(payload)))
            stdin.write(payload)
            stdin.flush()
        except (OSError, ValueError) as error:
            raise ChildDied from error

    def receive(self, timeout: float) -> bytes:
        """The next frame's payload, within `timeout` seconds."""
        deadline = time.monotonic() + timeout
        (length,) = _HEADER.unpack(self._read_exactly(_HEADER.size, deadline))
        if length > self._largest_frame:
            raise ChildDied(f"a frame of {length} bytes is over the limit")
        return self._read_exactly(length, deadline)

    def kill(self) -> None:
        """End the child and whatever it started, at once. Safe to call twice and from any thread."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _read_exactly(self, size: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        assert stdout is not None
        parts: list[bytes] = []
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(stdout, selectors.EVENT_READ)
                while size:
                    if not selector.select(max(0.0, deadline - time.monotonic())):
                        raise ChildTimeout
                    part = os.read(stdout.fileno(), min(size, _CHUNK))
                    if not part:
                        raise ChildDied
                    parts.append(part)
                    size -= len(part)
        except (OSError, ValueError) as error:
            raise ChildDied from error
        return b"".join(parts)


class ParentLink:
    """The child's end: frames from the parent come out of `frames`, answers go in with `send`."""

    def __init__(self) -> None:
        self._incoming = os.fdopen(os.dup(0), "rb")
        self._outgoing = os.fdopen(os.dup(1), "wb")
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)

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
