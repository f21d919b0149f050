"""How a file is known again without being read: where it lies on its disk, how large it is, and when it was changed."""

from __future__ import annotations

import os

import msgspec

_KEPT_BITS = 2**63 - 1
"""Some systems give numbers that are longer than a database's. The lower bits are enough to know a file again by."""


class Fingerprint(msgspec.Struct, frozen=True):
    """A file as its folder tells of it. Sizes are in bytes, times in nanoseconds since 1970."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    def same_content(self, other: Fingerprint) -> bool:
        """Whether nothing tells that the bytes are others. A device's number is not looked at: it may be another one
        each time that a disk or a share is attached."""
        return (self.inode, self.size, self.mtime_ns) == (other.inode, other.size, other.mtime_ns)


class Look(msgspec.Struct, frozen=True):
    """A file as it was at one look. `ctime_ns` moves with every write, also where a program sets `mtime_ns` back."""

    fingerprint: Fingerprint
    ctime_ns: int

    def unchanged_since(self, earlier: Look) -> bool:
        return self.ctime_ns == earlier.ctime_ns and self.fingerprint.same_content(earlier.fingerprint)


def fingerprint_of(status: os.stat_result) -> Fingerprint:
    return Fingerprint(status.st_dev & _KEPT_BITS, status.st_ino & _KEPT_BITS, status.st_size, status.st_mtime_ns)


def look_of(status: os.stat_result) -> Look:
    return Look(fingerprint_of(status), status.st_ctime_ns)
