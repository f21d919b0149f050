"""What a report says of the program, the model and the machine, and what the model must not be used for."""

from __future__ import annotations

import hashlib
import os
import platform
from contextlib import suppress
from pathlib import Path

import msgspec

from muniment import __version__, places
from muniment.errors import ModelMissing
from muniment.understanding.release import load_manifest, manifest_path

_LIMITS = "## What it must not be used for"


class Release(msgspec.Struct, frozen=True):
    """Which model was judged. Each SHA-256 is that of a file; the manifest names every input of the model by one."""

    name: str
    manifest_sha256: str
    base: str
    base_license: str
    base_sha256: str
    weights_sha256: str
    heads_sha256: str
    learned_from: int


class Machine(msgspec.Struct, frozen=True):
    """What it was judged on."""

    system: str
    processor: str
    cores: int
    python: str
    program: str


def the_release() -> Release:
    """The release in use. Raises ModelMissing."""
    manifest = load_manifest()
    return Release(
        name=manifest.release,
        manifest_sha256=hashlib.sha256(manifest_path().read_bytes()).hexdigest(),
        base=manifest.base.name,
        base_license=manifest.base.license,
        base_sha256=manifest.base.sha256,
        weights_sha256=manifest.weights.layers_sha256,
        heads_sha256=manifest.heads.sha256,
        learned_from=manifest.heads.papers,
    )


def this_machine() -> Machine:
    return Machine(
        system=f"{platform.system()} {platform.release()}",
        processor=f"{_processor()} ({platform.machine()})",
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        python=platform.python_version(),
        program=f"Muniment {__version__}",
    )


def limits() -> tuple[str, ...]:
    """What the model must not be used for, as its card says. Raises ModelMissing where the card does not say."""
    card = places.models() / "card.md"
    try:
        _, _, section = card.read_text(encoding="utf-8").partition(_LIMITS)
    except OSError as error:
        raise ModelMissing(f"{card}: {error.strerror}") from error
    section, _, _ = section.partition("\n## ")
    found = tuple(line.removeprefix("- ") for line in section.splitlines() if line.startswith("- "))
    if not found:
        raise ModelMissing(f'{card}: there is no list under "{_LIMITS}"')
    return found


def _processor() -> str:
    """The processor's own name, where the system tells it."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "unknown processor"
