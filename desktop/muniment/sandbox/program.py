"""What a locked process may still read: the program's own code and what the system's libraries look for.

None of it tells anything of a person or a paper. A paper's bytes come through a pipe, never from a file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from muniment import places

_SYSTEM = (
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/share/locale",
    # Python's own table of kinds of files asks for these where they are.
    "/etc/mime.types",
    "/etc/apache2/mime.types",
    "/dev/null",
    "/dev/urandom",
    # How many processors there are, and what they can do; and a thread's own stack.
    "/proc/self",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
)


def paths() -> list[Path]:
    """Files and folders, each with all that lies under it."""
    package = Path(__file__).resolve().parents[1]
    # An installed program carries its own modules inside its executable file.
    own = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable), package, places.resources(), places.models()}
    return [*sorted(own), *map(Path, _SYSTEM)]
