"""One writer for each data folder, held by a lock that the system drops by itself when the process ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from muniment.errors import StoreBusy

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The right to write to a data folder, from construction to `release`. Raises StoreBusy where another has it."""

    def __init__(self, data_directory: Path) -> None:
        # The file stays behind when the lock is released: removing it would let two processes lock two different files.
        self._descriptor = os.open(data_directory / "writer.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreBusy from error

    def release(self) -> None:
        os.close(self._descriptor)
