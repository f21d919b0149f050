"""The program as a package for Debian and its kin. It has no scripts: what it installs is all in it, and removing it
removes exactly that. People's papers and settings are no part of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.console import StepFailed, run_logged
from tools.packing.archive import normalise

HOME = Path("opt/muniment")

_CONTROL = """\
Package: muniment
Version: {version}
Architecture: amd64
Maintainer: The Muniment authors <muniment@localhost>
Installed-Size: {size}
Depends: libc6 (>= {libc})
Recommends: xkb-data, fonts-dejavu-core
Section: text
Priority: optional
Description: reads the papers of an office, says what they are, and files them
 Muniment reads invoices, receipts, contracts, resumes and other papers on the
 office's own computer, picks out what would otherwise be typed off by hand, and
 keeps everything where it can be searched. Nothing leaves the machine: it holds
 no code that speaks to a network, and needs none to be installed.
 .
 The package is complete: text recognition, its languages, the language model
 and all libraries but the system's C library are in it.
"""


def write_deb(program: Path, stage: Path, target: Path, version: str, libc: str, moment: int, log: Path) -> None:
    """Write the package of the finished program; `libc` is the oldest C library that it runs with."""
    shutil.rmtree(stage, ignore_errors=True)
    home = stage / HOME
    home.parent.mkdir(parents=True)
    # Links to the same files: the program is large, and the package's builder only reads.
    shutil.copytree(program, home, symlinks=True, copy_function=os.link)
    shutil.copytree(program / "share", stage / "usr" / "share", symlinks=True)
    (stage / "usr" / "bin").mkdir()
    (stage / "usr" / "bin" / "muniment").symlink_to(f"/{HOME}/muniment")
    files = [path for path in stage.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN" / "control").write_text(_CONTROL.format(version=version, size=size, libc=libc), encoding="utf-8")
    normalise(stage, moment)
    run_logged(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", stage, target],
        log,
        StepFailed("The Debian package could not be built.", "See the log."),
        environment={"SOURCE_DATE_EPOCH": str(moment)},
    )
