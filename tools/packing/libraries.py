"""Shared libraries of a finished folder: each that is needed is there, and none that nobody needs (Linux)."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.console import StepFailed

OF_THE_SYSTEM = frozenset(
    {
        *("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1", "libresolv.so.2"),
        *("libnsl.so.1", "libanl.so.1", "ld-linux-x86-64.so.2"),
    }
)
"""The C library, which every Linux has in a version of its own; all else is carried along."""

_NEEDED = re.compile(r"\(NEEDED\).*\[(?P<name>[^]]+)]")
_HAS_PATH = re.compile(r"\((RPATH|RUNPATH)\)")
_KNOWN = re.compile(r"^\s*(?P<name>\S+) \(libc6,x86-64[^)]*\) => (?P<path>\S+)$", re.MULTILINE)


def binaries(folder: Path) -> Iterator[Path]:
    """All files in the folder that are programs or libraries."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed_by(file: Path) -> set[str]:
    """The libraries that a program or library names as needed."""
    return set(_NEEDED.findall(_dynamic(file)))


def _dynamic(file: Path) -> str:
    told = subprocess.run(
        ["readelf", "--dynamic", "--wide", str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    return told.stdout


def bring_along(folder: Path, place: Path) -> list[Path]:
    """Copy into `place` what is needed and missing, from this system; what was copied, by its place here."""
    known = dict(_KNOWN.findall(subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout))
    copied: list[Path] = []
    present = {path.name for path in folder.rglob("*.so*")}
    waiting = list(binaries(folder))
    while waiting:
        for name in sorted(needed_by(waiting.pop()) - present - OF_THE_SYSTEM):
            if name not in known:
                raise StepFailed(f"The library {name} is needed and not on this system.", "Install it and try again.")
            copied.append(Path(known[name]).resolve())
            shutil.copyfile(copied[-1], place / name)
            present.add(name)
            waiting.append(place / name)
    return copied


def unneeded(folder: Path, candidates: Iterable[Path]) -> list[Path]:
    """Those of the candidates that nothing needs which is not itself an unneeded candidate."""
    by_name = defaultdict(list)
    for path in candidates:
        by_name[path.name].append(path)
    idle = {path for paths in by_name.values() for path in paths}
    waiting = [path for path in binaries(folder) if path not in idle]
    while waiting:
        for name in needed_by(waiting.pop()):
            for path in by_name.pop(name, ()):
                idle.discard(path)
                waiting.append(path.resolve())
                # What a link stands for is needed with it.
                idle.discard(path.resolve())
                by_name.pop(path.resolve().name, None)
    return sorted(idle)


def strip(folder: Path) -> None:
    """Take out what only a debugger needs. Libraries of wheels with a path of their own in them were written anew after
    they were linked, and are not safe to strip."""
    for path in binaries(folder):
        if path.name.startswith("libpython") or not _HAS_PATH.search(_dynamic(path)):
            subprocess.run(["strip", "--strip-unneeded", "--preserve-dates", str(path)], check=True)


def hollow(library: Path, users: Iterable[Path]) -> None:
    """Put in the place of a library one of the same name whose functions only end the process. For a library that its
    users are linked with, and call nothing of."""
    symbols = defaultdict(set)
    exported = _symbols(library, "--defined-only")
    for user in users:
        for name, version in _symbols(user, "--undefined-only").items():
            if name in exported:
                symbols[version].add(name)
    functions = "".join(
        f"void {name}(void) {{ __builtin_trap(); }}\n" for names in symbols.values() for name in sorted(names)
    )
    versions = "".join(
        f"{version} {{ global: {' '.join(f'{name};' for name in sorted(names))} }};\n"
        for version, names in sorted(symbols.items())
        if version
    )
    with tempfile.TemporaryDirectory() as place:
        source, script = Path(place) / "hollow.c", Path(place) / "versions"
        source.write_text(functions, encoding="utf-8")
        script.write_text(versions, encoding="utf-8")
        options = [f"-Wl,--version-script={script}"] if versions else []
        subprocess.run(
            [
                "cc",
                "-shared",
                "-nostdlib",
                "-s",
                f"-Wl,-soname,{library.name}",
                "-Wl,--build-id=none",
                *options,
                "-o",
                str(library),
                "-x",
                "c",
                str(source),
            ],
            check=True,
        )


def _symbols(file: Path, which: str) -> dict[str, str]:
    """The dynamic symbols of a kind, each with its version ("" where it has none)."""
    told = subprocess.run(["nm", "--dynamic", which, str(file)], capture_output=True, text=True, check=True)
    names = (line.split()[-1].replace("@@", "@").partition("@") for line in told.stdout.splitlines())
    return {name: version for name, _, version in names}
