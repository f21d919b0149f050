"""What `dev.py build` writes is the same each time, and says truly what is in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from importlib import metadata
from pathlib import Path

import pytest

from muniment.cli import app
from muniment.origin import sums
from muniment.origin.bundle import check
from tests.signing import ThrowAwayKey
from tools.packing import archive, libraries, parts
from tools.packing.engine import PROCESSORS, only_wanted_processors
from tools.packing.manual import manual
from tools.packing.release import version_of
from tools.packing.signing import seal
from tools.packing.verifier import write_verifier

ROOT = Path(__file__).parents[3]
MOMENT = 1_700_000_000


def folder_in(place: Path, names: list[str]) -> Path:
    """A folder of files, made in the order given, with a program and a link among them."""
    folder = place / "muniment"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "muniment").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "muniment").chmod(0o700)
    (folder / "link").symlink_to("muniment")
    archive.normalise(folder, MOMENT)
    return folder


def test_two_archives_of_the_same_files_are_the_same_bytes_whenever_and_in_whatever_order_they_were_made(
    tmp_path: Path,
) -> None:
    names = ["b", "a/ü", "a/z", "C"]
    one, other = folder_in(tmp_path / "1", names), folder_in(tmp_path / "2", names[::-1])
    os.utime(other / "b")
    archive.normalise(other, MOMENT)
    archive.write_tar_xz(one, tmp_path / "1.tar.xz", MOMENT)
    archive.write_tar_xz(other, tmp_path / "2.tar.xz", MOMENT)
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()


def test_an_archive_holds_roots_files_with_plain_rights_and_links_as_links(tmp_path: Path) -> None:
    archive.write_tar_xz(folder_in(tmp_path, ["a"]), tmp_path / "one.tar.xz", MOMENT)
    with tarfile.open(tmp_path / "one.tar.xz") as opened:
        members = {member.name: member for member in opened.getmembers()}
    assert {member.uname for member in members.values()} == {"root"}
    assert {member.mtime for member in members.values()} == {MOMENT}
    assert members["muniment/muniment"].mode == 0o755
    assert members["muniment/a"].mode == 0o644
    assert members["muniment/link"].linkname == "muniment"


def test_the_engine_is_built_for_the_named_processors_and_no_others() -> None:
    kinds = [*PROCESSORS, "sapphirerapids"]
    lines = "".join(f"        ggml_add_cpu_backend_variant({kind} AVX)\n" for kind in kinds)
    text = (
        "if (GGML_CPU_ALL_VARIANTS)\n"
        f'    if (GGML_SYSTEM_ARCH STREQUAL "x86")\n{lines}'
        '    elseif(GGML_SYSTEM_ARCH STREQUAL "ARM")\n        ggml_add_cpu_backend_variant(armv8.0_1)\n'
    )
    kept = only_wanted_processors(text)
    assert all(f"({kind} AVX)" in kept for kind in PROCESSORS)
    assert "sapphirerapids" not in kept
    assert "armv8.0_1" in kept
    with pytest.raises(ValueError, match="zen4"):
        only_wanted_processors(text.replace("zen4", "zen9"))


def test_the_manual_names_every_command_and_every_option() -> None:
    import typer

    page = manual("2026-11-30")
    command = typer.main.get_command(app)
    for name in command.commands:  # type: ignore[attr-defined]
        assert f".SS {name}" in page
    assert "\\-\\-json" in page


def test_every_collected_package_is_a_part_with_its_licence_and_nothing_else_is(tmp_path: Path) -> None:
    site = Path(str(metadata.distribution("msgspec").locate_file("")))
    taken = site / "msgspec" / "__init__.py"
    (tmp_path / "Analysis-00.toc").write_text(repr((["x"], [("msgspec", str(taken), "PYMODULE")])), encoding="utf-8")
    found = {part.name: part for part in parts.parts_of(site, tmp_path, [], ROOT / "models")}
    assert set(found) == {"msgspec", "CPython", "SmolLM2-135M-Instruct", "Muniment's heads"}
    assert "BSD" in found["msgspec"].licence
    assert "Redistribution" in parts.notices(found.values())


def test_the_list_of_parts_is_cyclonedx_and_the_same_each_time(tmp_path: Path) -> None:
    one = parts.Part("alpha", "1.0", "pkg:pypi/alpha@1.0", "MIT", sha256="0" * 64)
    bill = parts.bill_of_materials([one], "0.1.0", MOMENT)
    assert bill == parts.bill_of_materials([one], "0.1.0", MOMENT)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    (component,) = json.loads(parts.as_json(bill))["components"]
    assert component["purl"] == "pkg:pypi/alpha@1.0"
    assert component["licenses"] == [{"license": {"name": "MIT"}}]


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("readelf"), reason="reads Linux's libraries")
def test_a_library_that_only_an_unneeded_one_needs_goes_with_it(tmp_path: Path) -> None:
    import numpy as np

    module = next(Path(np.__file__).parent.glob("_core/_multiarray_umath*.so"))
    shutil.copy(module, tmp_path / "module.so")
    needed = sorted(libraries.needed_by(module) - libraries.OF_THE_SYSTEM)
    copies = [tmp_path / name for name in (needed[0], "libnobody.so")]
    for copy in copies:
        shutil.copy(module, copy)
    assert libraries.unneeded(tmp_path, copies) == [tmp_path / "libnobody.so"]


def test_the_verifier_is_one_file_that_runs_with_nothing_installed_and_comes_out_the_same(tmp_path: Path) -> None:
    write_verifier(ROOT / "desktop", tmp_path / "verify-bundle.pyz")
    write_verifier(ROOT / "desktop", tmp_path / "again.pyz")
    assert (tmp_path / "verify-bundle.pyz").read_bytes() == (tmp_path / "again.pyz").read_bytes()
    folder, key = folder_in(tmp_path, ["a"]), ThrowAwayKey()
    seal(folder, "", None)
    listed = (folder / sums.FILE).read_bytes()
    (folder / sums.SIGNATURE).write_text(key.signature(listed, "muniment 0.1.0"), encoding="utf-8")
    asked = [sys.executable, "-I", "-S", str(tmp_path / "verify-bundle.pyz"), str(folder), "--key", key.line]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "a").write_text("b", encoding="utf-8")
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 1


@pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is for those who make releases")
def test_what_minisign_seals_is_good(tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["minisign", "-G", "-W", "-s", key, "-p", tmp_path / "key.pub"], check=True, capture_output=True)
    folder = folder_in(tmp_path, ["a"])
    seal(folder, "muniment 0.1.0 linux-x86_64", key)
    from muniment.origin.minisign import read_key

    public = read_key((tmp_path / "key.pub").read_text(encoding="utf-8"))
    assert check(folder, public) == "muniment 0.1.0 linux-x86_64"


def test_the_version_is_the_programs_own() -> None:
    from muniment import __version__

    assert version_of(ROOT) == __version__
