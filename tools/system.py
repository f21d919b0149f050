"""What the system itself must have: Debian's packages, a compiler, and what this processor can do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from tools.console import StepFailed, run_logged, step

OCR_PACKAGES = (
    "tesseract-ocr",
    "tesseract-ocr-eng",
    "tesseract-ocr-deu",
    "tesseract-ocr-fra",
    "tesseract-ocr-spa",
    "tesseract-ocr-ita",
    "tesseract-ocr-nld",
)
QT_PACKAGES = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
BUILD_PROGRAMS = {"cmake": "cmake", "c++": "g++", "make": "make"}
"""Programs that a build calls, and the package that each comes in."""


def require_linux() -> None:
    """Stop on a system that the locked packages are not for."""
    if not sys.platform.startswith("linux") or os.uname().machine != "x86_64":
        raise StepFailed("This set-up is for Linux on x86-64.", "Other systems are not supported yet.")


def install_system_packages(log: Path) -> None:
    """See that text recognition and Qt's libraries are there; install what is missing where we may."""
    wanted = (*OCR_PACKAGES, *QT_PACKAGES, *(() if find_spec("ensurepip") else ("python3-venv",)))
    if shutil.which("dpkg-query"):
        _install(missing_packages(wanted, installed_packages()), log)
    elif not shutil.which("tesseract"):
        raise StepFailed("The text recognition program Tesseract is not installed.", "Install it and try again.")


def install_build_programs(log: Path) -> None:
    """See that what a build needs is there; install what is missing where we may."""
    absent = [package for program, package in BUILD_PROGRAMS.items() if not shutil.which(program)]
    if absent and not shutil.which("apt-get"):
        raise StepFailed(f"A build needs {', '.join(absent)}.", "Install what is missing and try again.")
    _install(absent, log)


def installed_packages() -> set[str]:
    """The names of Debian's packages that are installed, and the names that they provide."""
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    )
    return provided_names(listing.stdout)


def provided_names(listing: str) -> set[str]:
    """Names out of lines of state, package and what the package provides, separated by tabs."""
    names: set[str] = set()
    for line in listing.splitlines():
        state, package, provides = line.split("\t")
        if state.startswith("ii"):
            names.add(package)
            names.update(entry.split()[0].split(":")[0] for entry in provides.split(",") if entry.strip())
    return names


def missing_packages(wanted: Iterable[str], installed: set[str]) -> list[str]:
    """Those wanted that are not installed."""
    return [package for package in wanted if package not in installed]


def _install(packages: list[str], log: Path) -> None:
    if not packages:
        return
    by_hand = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        raise StepFailed("Some of Debian's packages are missing.", f"Run: sudo {by_hand}")
    failure = StepFailed("Debian's packages could not be installed.", f"Try by hand: {by_hand}")
    with step(f"Installing {len(packages)} of Debian's packages"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run_logged(["apt-get", "update"], log, failure, environment=quiet)
        run_logged(
            ["apt-get", "install", "--yes", "--no-install-recommends", *packages], log, failure, environment=quiet
        )


def processor_features(described: str | None = None) -> tuple[str, ...]:
    """The processor's feature flags, as Linux names them, in order."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8") if described is None else described
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "flags":
            return tuple(sorted(set(value.split())))
    return ()


def compiler_version(environment: Mapping[str, str] | None = None) -> str:
    """What the C++ compiler says that it is; empty where there is none."""
    program = (environment or os.environ).get("CXX", "c++")
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.partition("\n")[0]
