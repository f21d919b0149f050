"""All of `dev.py build`: the program, its packages and the proof of where they come from, in the folder `dist`."""

from __future__ import annotations

import os
import platform
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from tools.console import StepFailed, say, step
from tools.environment import Environment
from tools.packing import archive, parts, provenance
from tools.packing.debian import write_deb
from tools.packing.freeze import freeze
from tools.packing.signing import seal, signing_key
from tools.packing.verifier import write_verifier

_VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)
SYSTEM = "linux-x86_64"
MOST_BYTES = 450 * 1000**2
"""What a package may take."""


def build(environment: Environment) -> None:
    """Make everything anew. Raises StepFailed."""
    root, log = environment.root, environment.log
    version = version_of(root)
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or provenance.moment_of(root))
    key = signing_key()
    frozen = freeze(environment, moment)
    program = frozen.folder
    with step("Writing down what is in it"):
        found = parts.parts_of(environment.site, frozen.collected, frozen.brought, root / "models")
        bill = parts.as_json(parts.bill_of_materials(found, version, moment))
        _put_share(environment, program / "share", version, moment)
        documents = program / "share" / "doc" / "muniment"
        (documents / "THIRD-PARTY-NOTICES.txt").write_text(parts.notices(found), encoding="utf-8")
        (documents / "muniment.cdx.json").write_bytes(bill)
        archive.normalise(program, moment)
        comment = f"muniment {version} {SYSTEM}"
        seal(program, comment, key)
        archive.normalise(program, moment)
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"  the installed program takes {size / 1e6:.0f} MB")
    target = root / "dist" / f"muniment-{version}-{SYSTEM}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with step("Packing for Debian"):
        deb = target / f"muniment_{version}_amd64.deb"
        write_deb(program, root / "build" / "deb", deb, version, platform.libc_ver()[1], moment, log)
    with step("Packing for other systems"):
        packed = target / f"muniment-{version}-{SYSTEM}.tar.xz"
        _write_archive(program, root, packed, moment)
    for package in (deb, packed):
        taken = package.stat().st_size
        say(f"  {package.name} takes {taken / 1e6:.0f} MB")
        if taken > MOST_BYTES:
            raise StepFailed(f"A package takes more than {MOST_BYTES / 1e6:.0f} MB.", "See what has come into it.")
    write_verifier(root / "desktop", target / "verify-bundle.pyz")
    (target / f"muniment-{version}.cdx.json").write_bytes(bill)
    (target / "provenance.json").write_bytes(parts.as_json(provenance.statement(root, [deb, packed], version, moment)))
    seal(target, comment, key)
    say(f"Everything is in {target}.")


def version_of(root: Path) -> str:
    """The version that the program says of itself."""
    found = _VERSION.search((root / "desktop" / "muniment" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None
    return found["version"]


def _put_share(environment: Environment, share: Path, version: str, moment: int) -> None:
    """What a desktop and its people look for: entry, icon, description, manual, licence and changes."""
    root, linux = environment.root, environment.root / "installer" / "linux"
    date = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
    shutil.rmtree(share, ignore_errors=True)
    for folder in ("applications", "icons/hicolor/scalable/apps", "metainfo", "man/man1", "doc/muniment"):
        (share / folder).mkdir(parents=True)
    shutil.copyfile(root / "resources" / "muniment.desktop", share / "applications" / "muniment.desktop")
    icon = (root / "resources" / "icons" / "muniment.svg").read_text(encoding="utf-8")
    (share / "icons/hicolor/scalable/apps" / "muniment.svg").write_text(
        icon.replace("currentColor", "#2f5d8a"), encoding="utf-8"
    )
    described = (linux / "muniment.metainfo.xml").read_text(encoding="utf-8")
    (share / "metainfo" / "muniment.metainfo.xml").write_text(
        described.replace("@VERSION@", version).replace("@DATE@", date), encoding="utf-8"
    )
    page = environment.root / "build" / "muniment.1"
    with page.open("wb") as target:
        target.write(environment.output("-m", "tools.packing.manual", date).encode())
    archive.write_gzip(page.read_bytes(), share / "man/man1" / "muniment.1.gz")
    shutil.copyfile(root / "LICENSE", share / "doc/muniment" / "copyright")
    archive.write_gzip((root / "CHANGELOG.md").read_bytes(), share / "doc/muniment" / "changelog.gz")


def _write_archive(program: Path, root: Path, target: Path, moment: int) -> None:
    stage = root / "build" / target.name.removesuffix(".tar.xz")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(program, stage / "muniment", symlinks=True, copy_function=os.link)
    shutil.copyfile(root / "installer" / "linux" / "install.sh", stage / "install.sh")
    (stage / "install.sh").chmod(0o755)
    archive.write_tar_xz(stage, target, moment)
