"""What a finished program is made of: every package of Python, every library of the system, the model and its data,
each with its version and licence; as a CycloneDX list of parts, and as the notices that their licences ask for."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import Any, cast

_NAMESPACE = uuid.UUID("5d2d2f0e-6c3e-5b7a-9d53-6d756e696d65")


@dataclass(frozen=True, order=True)
class Part:
    """A part under its own name. `locator` is its package URL (purl); `texts` are its licences word for word."""

    name: str
    version: str
    locator: str
    licence: str
    kind: str = "library"
    sha256: str = ""
    texts: tuple[str, ...] = field(default=(), compare=False)


def parts_of(site: Path, collected: Path, brought: Iterable[Path], models: Path) -> list[Part]:
    """All parts: what PyInstaller collected from the packages in `site`, as its notes in the folder `collected` tell;
    what was brought along from the system; and the model."""
    sources = [*_sources(collected), *brought]
    found = {*_of_python(site, sources), *_of_the_system(sources, site), _python(), *_model(models)}
    return sorted(found)


def bill_of_materials(parts: Iterable[Part], version: str, moment: int) -> dict[str, Any]:
    """The parts as CycloneDX 1.6 has them."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'muniment {version} {moment}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": f"muniment@{version}",
                "name": "muniment",
                "version": version,
                "licenses": [{"expression": "AGPL-3.0-or-later"}],
            },
        },
        "components": [_component(part) for part in parts],
    }


def notices(parts: Iterable[Part]) -> str:
    """Who made the parts and under which licences, word for word."""
    sections = ["Muniment is made with the parts below. Each is under its own licence.\n"]
    for part in parts:
        texts = "\n\n".join(text.strip() for text in part.texts)
        sections.append(f"{'=' * 80}\n{part.name} {part.version}\nLicence: {part.licence}\n\n{texts}\n")
    return "\n".join(sections)


def as_json(document: dict[str, Any]) -> bytes:
    """A document as it is written to file."""
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": part.kind,
        "bom-ref": part.locator,
        "name": part.name,
        "version": part.version,
        "purl": part.locator,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if part.sha256:
        component["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    return component


def _sources(collected: Path) -> Iterator[Path]:
    """The files that PyInstaller took, from its tables of contents: lists in lists of names, files and kinds."""
    for table in sorted(collected.glob("*.toc")):
        waiting: list[Any] = [ast.literal_eval(table.read_text(encoding="utf-8"))]
        while waiting:
            entry = waiting.pop()
            if isinstance(entry, tuple) and len(entry) == 3 and all(isinstance(part, str) for part in entry):
                if entry[1].startswith("/"):
                    yield Path(entry[1])
            elif isinstance(entry, tuple | list):
                waiting.extend(entry)


def _of_python(site: Path, sources: Iterable[Path]) -> Iterator[Part]:
    owners = {
        (site / file).resolve(): distribution
        for distribution in metadata.distributions(path=[str(site)])
        for file in distribution.files or ()
    }
    taken = {owners[path].name: owners[path] for source in sources if (path := source.resolve()) in owners}
    for name, distribution in taken.items():
        if name != "muniment":
            locator = f"pkg:pypi/{name.lower()}@{distribution.version}"
            yield Part(name, distribution.version, locator, _licence(distribution), texts=tuple(_texts(distribution)))


def _licence(distribution: metadata.Distribution) -> str:
    """As the package names it: its expression, else its classifiers, else its first line of free text."""
    told = cast("Message", distribution.metadata)
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    free = (told.get("License") or "").strip().splitlines()
    return told.get("License-Expression") or ", ".join(classifiers) or (free[0] if free else "see its notices")


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    for file in distribution.files or ():
        name = file.name.upper()
        if any(word in name for word in ("LICENSE", "LICENCE", "COPYING", "NOTICE")) and ".dist-info" in str(file):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _of_the_system(sources: Iterable[Path], site: Path) -> Iterator[Part]:
    """Debian's packages that the other files come from."""
    files = {str(path.resolve()) for path in sources if path.is_file()}
    files = {file for file in files if not file.startswith(str(site)) and file.startswith(("/usr/", "/lib/"))}
    for package in sorted({owner for file in files if (owner := _owner(file))}):
        version = _told("dpkg-query", "--show", "--showformat=${Version}", package)
        name = package.partition(":")[0]
        copyright_file = Path("/usr/share/doc") / name / "copyright"
        text = copyright_file.read_text(encoding="utf-8", errors="replace") if copyright_file.is_file() else ""
        yield Part(name, version, f"pkg:deb/debian/{name}@{version}", _short_names(text), texts=(text,))


def _owner(file: str) -> str:
    for place in (file, file.removeprefix("/usr")):
        if told := _told("dpkg-query", "--search", place):
            return told.partition(": ")[0].split(",")[0]
    return ""


def _short_names(text: str) -> str:
    """The licences that a machine-readable copyright file of Debian's names."""
    names = dict.fromkeys(
        line.removeprefix("License:").strip() for line in text.splitlines() if line.startswith("License:")
    )
    return ", ".join(filter(None, names)) or "see its notices"


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    files = [Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt"]
    texts = tuple(file.read_text(encoding="utf-8") for file in files if file.is_file())
    return Part("CPython", version, f"pkg:generic/cpython@{version}", "PSF-2.0", "framework", texts=texts)


def _model(models: Path) -> Iterator[Part]:
    manifest = tomllib.loads((models / "manifest.toml").read_text(encoding="utf-8"))
    base, release = manifest["base"], manifest["release"]
    yield Part(
        base["name"],
        base["version"],
        f"pkg:pypi/{base['package']}@{base['version']}",
        base["license"],
        "machine-learning-model",
        manifest["weights"]["layers_sha256"],
    )
    heads = manifest["heads"]["sha256"]
    card = (models / "card.md").read_text(encoding="utf-8")
    kind = "machine-learning-model"
    yield Part(
        "Muniment's heads", release, f"pkg:generic/muniment-heads@{release}", "AGPL-3.0-or-later", kind, heads, (card,)
    )
