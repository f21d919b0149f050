"""llama-cpp-python as a wheel: built once for this processor from its checked source, and kept for every clone.

The build uses all that the processor can do, and would crash on one that can do less. So the folder that a wheel is
kept in is named by everything that it depends on: a machine with another processor, Python, compiler or version looks
into another folder. It is built beside its place and moved there whole.
"""

from __future__ import annotations

import hashlib
import os
import sysconfig
import tempfile
from pathlib import Path

from tools.console import StepFailed, locked, run_logged, step
from tools.lock import LockedPackage
from tools.system import compiler_version, install_build_programs, processor_features

BUILT_HERE = "llama-cpp-python"
BUILD_OPTIONS = "-DGGML_NATIVE=ON -DLLAVA_BUILD=OFF"


def cache_folder() -> Path:
    """Where built wheels are kept: outside of any clone."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "muniment" / "wheels"


def wheel_key(package: LockedPackage, features: tuple[str, ...], compiler: str, python: str) -> str:
    """A name for the build of a package that differs wherever the built code may."""
    parts = (package.text, BUILD_OPTIONS, " ".join(features), compiler, python)
    return f"{package.name}-{package.version}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"


def key_here(package: LockedPackage) -> str:
    """The key on this machine."""
    python = f"{sysconfig.get_platform()} {sysconfig.get_config_var('SOABI')}"
    return wheel_key(package, processor_features(), compiler_version(), python)


def built_wheel(package: LockedPackage, python: Path, log: Path) -> Path:
    """The wheel for this machine, built now if it was not kept."""
    place = cache_folder() / key_here(package)
    if kept := _wheel_in(place):
        return kept
    install_build_programs(log)
    # A compiler that was missing a moment ago has a name now.
    place = cache_folder() / key_here(package)
    with locked(
        place.parent / f"{place.name}.lock", "Another set-up is building the language model engine; waiting for it …"
    ):
        return _wheel_in(place) or _build(package, place, python, log)


def _wheel_in(place: Path) -> Path | None:
    return next(iter(place.glob("*.whl")), None)


def _build(package: LockedPackage, place: Path, python: Path, log: Path) -> Path:
    failure = StepFailed(
        "The language model engine could not be built.",
        "Building it needs a C++ compiler, CMake and a gigabyte of free room; see to that and try again.",
    )
    with (
        step("Building the language model engine for this processor (once, some minutes)"),
        tempfile.TemporaryDirectory(dir=place.parent, prefix="building-") as workshop,
    ):
        requirements = Path(workshop) / "requirements.txt"
        requirements.write_text(package.text, encoding="utf-8")
        finished = Path(workshop) / "finished"
        # pip keeps wheels that it built, whatever the processor was: its cache is not for this one.
        run_logged(
            [
                *(python, "-m", "pip", "wheel", "--no-cache-dir", "--no-deps", "--no-build-isolation"),
                *("--no-binary", BUILT_HERE, "--require-hashes", "-r", requirements, "-w", finished),
            ],
            log,
            failure,
            environment={
                "CMAKE_ARGS": BUILD_OPTIONS,
                "CMAKE_BUILD_PARALLEL_LEVEL": str(os.cpu_count() or 1),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                "TMPDIR": workshop,
            },
        )
        if not _wheel_in(finished):
            raise failure
        finished.replace(place)
    kept = _wheel_in(place)
    assert kept is not None
    return kept
