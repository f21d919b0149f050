"""The lock file: every package that is installed, at one version, with the hashes of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGINNING = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)")


@dataclass(frozen=True)
class LockedPackage:
    """One entry; `text` is the entry as it stands, for pip to read."""

    name: str
    version: str
    text: str


def read_lock(text: str) -> tuple[LockedPackage, ...]:
    """The entries of a lock file, in order; comments are left out."""
    entries: list[list[str]] = []
    for line in text.splitlines():
        if line.lstrip().startswith("#") or not line.strip():
            continue
        if line[0].isspace():
            entries[-1].append(line)
        else:
            entries.append([line])
    packages = []
    for lines in entries:
        begins = _BEGINNING.match(lines[0])
        if begins is None:
            raise ValueError(f"not a locked package: {lines[0]}")
        packages.append(LockedPackage(begins["name"], begins["version"], "\n".join(lines) + "\n"))
    return tuple(packages)
