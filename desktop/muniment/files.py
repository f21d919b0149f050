"""Writing files so that they are always whole: the old one or the new, also after a power cut."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file, or leave what was there as it was. Raises OSError; then nothing half-written is left."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".muniment-", delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            unfinished.close()
            Path(unfinished.name).replace(file)
        except OSError:
            unfinished.close()
            with suppress(OSError):
                Path(unfinished.name).unlink()
            raise


def flush_folder(folder: Path) -> None:
    """Have a folder's own list of files written to the disk."""
    # Windows has no such call: there a rename is flushed with the file system's own journal.
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
