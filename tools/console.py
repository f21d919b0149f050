"""Steps as a person sees them: a line when one begins, a line when it ends, and one plain sentence when it fails."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SIGN_OF_LIFE = 30.0
"""Seconds after which a long step says that it is still at work."""


class StepFailed(Exception):
    """A step did not come to its end: what failed, and what the person can do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def message(self, log: Path) -> str:
        """The whole message for a person."""
        where = f" The full log is {log}." if log.exists() else ""
        return f"\n{self.what} {self.remedy}{where}"


def say(text: str) -> None:
    """A line on standard output, at once."""
    print(text, flush=True)


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Say that a step begins and, once done, how long it took."""
    began = time.monotonic()
    say(f"{name} …")
    yield
    say(f"  done in {time.monotonic() - began:.1f} s")


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    failure: StepFailed,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> None:
    """Run a program with all that it prints going to the log; `failure` is raised where it fails."""
    with log.open("a", encoding="utf-8") as target:
        target.write(f"\n$ {' '.join(str(part) for part in command)}\n")
        target.flush()
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=target,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                cwd=folder,
            )
        except OSError as error:
            target.write(f"{error}\n")
            raise failure from error
        try:
            code = _wait(process)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if code != 0:
        raise failure


def _wait(process: subprocess.Popen[bytes]) -> int:
    began = time.monotonic()
    while True:
        try:
            return process.wait(timeout=SIGN_OF_LIFE)
        except subprocess.TimeoutExpired:
            say(f"  still at work after {time.monotonic() - began:.0f} s")


@contextlib.contextmanager
def locked(file: Path, meanwhile: str) -> Iterator[None]:
    """Hold a lock file, so that two runs at once do the same work one after the other."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        if sys.platform != "win32":
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(meanwhile)
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
