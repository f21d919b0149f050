"""llama.cpp for a package: built once for every processor that the package may meet, and kept for every clone.

Set-up builds it for this one processor (see `tools.wheels`), which would crash on one that can do less. Here its
arithmetic is built several times over as libraries of their own, of which the program loads the best that the processor
can run. The source is the one that the lock file names. No path of this machine is in what is built.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tarfile
from pathlib import Path

from tools.console import StepFailed, locked, run_logged, step
from tools.lock import LockedPackage
from tools.system import compiler_version, install_build_programs
from tools.wheels import BUILT_HERE, cache_folder

PROCESSORS = ("x64", "sse42", "sandybridge", "haswell", "alderlake", "skylakex", "icelake", "zen4")
"""Of the kinds that llama.cpp knows, those in which office computers differ: none of the newer instructions, SSE 4.2
(small Celerons until today), AVX (2011), AVX2 (2013), AVX-VNNI (2021), and three degrees of AVX-512."""

BUILD_OPTIONS = (
    *("CMAKE_BUILD_TYPE=Release", "BUILD_SHARED_LIBS=ON", "GGML_NATIVE=OFF", "GGML_CCACHE=OFF"),
    *("GGML_BACKEND_DL=ON", "GGML_CPU_ALL_VARIANTS=ON"),
    *("LLAMA_BUILD_COMMON=OFF", "LLAMA_BUILD_TESTS=OFF", "LLAMA_BUILD_TOOLS=OFF", "LLAMA_BUILD_EXAMPLES=OFF"),
    *("LLAMA_BUILD_SERVER=OFF", "LLAMA_BUILD_APP=OFF"),
    # A library has one name, so that there is one file of it.
    *("CMAKE_PLATFORM_NO_VERSIONED_SONAME=ON", "CMAKE_BUILD_WITH_INSTALL_RPATH=ON", "CMAKE_INSTALL_RPATH=$ORIGIN"),
)

_KINDS = re.compile(r"^ *ggml_add_cpu_backend_variant\((?P<kind>\w+).*\n", re.MULTILINE)
_BEGINNING, _END = 'if (GGML_SYSTEM_ARCH STREQUAL "x86")\n', 'elseif(GGML_SYSTEM_ARCH STREQUAL "ARM")'


def built_engine(package: LockedPackage, python: Path, log: Path) -> Path:
    """The folder of libraries, built now if it was not kept; `python` fetches the source. Raises StepFailed."""
    install_build_programs(log)
    parts = (package.text, *PROCESSORS, *BUILD_OPTIONS, compiler_version())
    name = f"{package.name}-{package.version}-every-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"
    place = cache_folder() / name
    with locked(place.with_name(f"{name}.lock"), "Another build of the language model engine is at work; waiting …"):
        if not place.is_dir():
            with step(f"Building the language model engine for {len(PROCESSORS)} kinds of processor (once, long)"):
                _build(package, place, python, log)
    return place


def only_wanted_processors(text: str) -> str:
    """llama.cpp's `ggml/src/CMakeLists.txt` without the kinds of processor that are not in PROCESSORS. Raises
    ValueError where it does not know one of them."""
    start = text.index(_BEGINNING, text.index("if (GGML_CPU_ALL_VARIANTS)"))
    end = text.index(_END, start)
    kinds = {found["kind"] for found in _KINDS.finditer(text, start, end)}
    if not kinds.issuperset(PROCESSORS):
        raise ValueError(f"llama.cpp does not know {', '.join(sorted(set(PROCESSORS) - kinds))}")
    kept = _KINDS.sub(lambda found: found[0] if found["kind"] in PROCESSORS else "", text[start:end])
    return text[:start] + kept + text[end:]


def _build(package: LockedPackage, place: Path, python: Path, log: Path) -> None:
    failure = StepFailed(
        "The language model engine could not be built.", "It needs a C++ compiler, CMake and a gigabyte of free room."
    )
    # A build that was stopped goes on where it was: the folder's name says what it is a build of.
    workshop = place.with_name(f"{place.name}-building")
    llama = _source(package, workshop, python, log, failure) / "vendor" / "llama.cpp"
    flags = f"-ffile-prefix-map={workshop}=."
    options = (*BUILD_OPTIONS, f"CMAKE_C_FLAGS={flags}", f"CMAKE_CXX_FLAGS={flags}")
    # It would otherwise take the number of a commit from whatever repository the folder lies in.
    environment = {"GIT_CEILING_DIRECTORIES": str(workshop.parent)}
    built = workshop / "build"
    run_logged(
        ["cmake", "-S", llama, "-B", built, *(f"-D{option}" for option in options)],
        log,
        failure,
        environment=environment,
    )
    run_logged(
        ["cmake", "--build", built, "--target", "llama", "--parallel", str(os.cpu_count() or 1)],
        log,
        failure,
        environment=environment,
    )
    libraries = sorted((built / "bin").glob("*.so"))
    if len([file for file in libraries if file.name.startswith("libggml-cpu-")]) != len(PROCESSORS):
        raise failure
    finished = workshop / "finished"
    shutil.rmtree(finished, ignore_errors=True)
    finished.mkdir()
    for library in libraries:
        shutil.copyfile(library, finished / library.name)
    finished.replace(place)
    shutil.rmtree(workshop)


def _source(package: LockedPackage, workshop: Path, python: Path, log: Path, failure: StepFailed) -> Path:
    """The unpacked source of the locked package, checked by its hash, with the wanted kinds of processor."""
    place = workshop / "source"
    if place.is_dir():
        return place
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    requirements = workshop / "requirements.txt"
    requirements.write_text(package.text, encoding="utf-8")
    run_logged(
        [
            *(python, "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation", "--require-hashes"),
            *("--no-binary", BUILT_HERE, "-r", requirements, "-d", workshop),
        ],
        log,
        failure,
    )
    with tarfile.open(next(workshop.glob("*.tar.gz"))) as archive:
        archive.extractall(workshop / "unpacked", filter="data")
    unpacked = next((workshop / "unpacked").iterdir())
    kinds = unpacked / "vendor" / "llama.cpp" / "ggml" / "src" / "CMakeLists.txt"
    try:
        kinds.write_text(only_wanted_processors(kinds.read_text(encoding="utf-8")), encoding="utf-8")
    except ValueError as error:
        raise StepFailed(f"{error}.", "See tools/packing/engine.py.") from error
    unpacked.replace(place)
    return place
