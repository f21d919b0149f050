"""How a release was made: an in-toto statement with a SLSA provenance, for whoever makes it anew and compares."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.packing.engine import BUILD_OPTIONS, PROCESSORS
from tools.system import compiler_version


def statement(root: Path, products: Iterable[Path], version: str, moment: int) -> dict[str, Any]:
    """What the products are, by their SHA-256, and all that went into them."""
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": path.name, "digest": {"sha256": _sha256(path)}} for path in products],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "dev.py build",
                "externalParameters": {"version": version, "SOURCE_DATE_EPOCH": moment},
                "internalParameters": {
                    "python": platform.python_version(),
                    "compiler": compiler_version(),
                    "c library": " ".join(platform.libc_ver()),
                    "engine": {"processors": list(PROCESSORS), "options": list(BUILD_OPTIONS)},
                },
                "resolvedDependencies": [
                    {"name": "source", "digest": {"gitCommit": commit(root)}},
                    *(
                        {"name": name, "digest": {"sha256": _sha256(root / name)}}
                        for name in ("requirements/package.txt", "models/manifest.toml", "installer/muniment.spec")
                    ),
                ],
            },
            "runDetails": {"builder": {"id": "a person's machine"}},
        },
    }


def commit(root: Path) -> str:
    """The commit that is built; with a sign behind it where files were changed since."""
    told = _git(root, "rev-parse", "HEAD")
    return told + ("-changed" if _git(root, "status", "--porcelain", "--untracked-files=no") else "")


def moment_of(root: Path) -> int:
    """The time of the commit that is built, in seconds since 1970: the only time that is written into a package."""
    return int(_git(root, "log", "-1", "--format=%ct") or 0)


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
