"""A bundle is refused where a single byte of it is not as its publisher signed it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from muniment.origin import bundle, sums
from muniment.origin.bundle import BundleRefused, check
from muniment.origin.sums import SumsDamaged
from tests.signing import ThrowAwayKey

KEY = ThrowAwayKey()
COMMENT = "muniment 0.1.0 linux-x86_64"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A folder as a release's, with its sums signed."""
    folder = tmp_path / "bundle"
    (folder / "models").mkdir(parents=True)
    for path in ("muniment", "models/manifest.toml", "models/weights.gguf"):
        (folder / path).write_bytes(path.encode() * 100)
    sign(folder)
    return folder


def sign(folder: Path) -> None:
    sums.write(folder)
    listed = (folder / sums.FILE).read_bytes()
    (folder / sums.SIGNATURE).write_text(KEY.signature(listed, COMMENT), encoding="utf-8")


def test_a_bundle_as_it_was_signed_is_good(signed: Path) -> None:
    assert check(signed, KEY.public) == COMMENT


@pytest.mark.parametrize("path", ["muniment", "models/manifest.toml", "models/weights.gguf"])
def test_one_byte_changed_in_the_program_the_manifest_or_the_model_is_refused(signed: Path, path: str) -> None:
    data = bytearray((signed / path).read_bytes())
    data[57] ^= 1
    (signed / path).write_bytes(data)
    with pytest.raises(BundleRefused, match=f"changed: {path}"):
        check(signed, KEY.public)


def test_a_changed_file_is_refused_also_where_its_sum_was_changed_with_it(signed: Path) -> None:
    (signed / "muniment").write_bytes(b"something else")
    sums.write(signed)
    with pytest.raises(BundleRefused, match="signature"):
        check(signed, KEY.public)


def test_a_file_too_few_or_too_many_is_refused(signed: Path) -> None:
    (signed / "muniment").rename(signed / "another")
    with pytest.raises(BundleRefused, match="missing: muniment; not part of it: another"):
        check(signed, KEY.public)


def test_a_link_to_a_folder_elsewhere_is_no_part_of_a_bundle(signed: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (signed / "more").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BundleRefused, match="not part of it: more"):
        check(signed, KEY.public)


def test_a_bundle_without_a_signature_or_by_another_key_is_refused(signed: Path) -> None:
    with pytest.raises(BundleRefused, match="another key"):
        check(signed, ThrowAwayKey(b"s" * 32, b"stranger").public)
    (signed / sums.SIGNATURE).unlink()
    with pytest.raises(BundleRefused, match="cannot be read"):
        check(signed, KEY.public)


@pytest.mark.parametrize("line", ["", "0" * 64, f"{'0' * 64}  ../outside", f"{'0' * 64}  /etc/passwd", "sum  file"])
def test_a_list_that_is_damaged_or_leads_out_of_the_folder_is_refused(line: str) -> None:
    with pytest.raises(SumsDamaged):
        sums.read(f"{'0' * 64}  good\n{line}\n")


def test_the_list_is_one_that_the_systems_own_program_reads(signed: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", sums.FILE], cwd=signed, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_verifier_says_what_is_wrong_and_ends_with_1(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.main([str(signed), "--key", KEY.line]) == 0
    assert COMMENT in capsys.readouterr().out
    (signed / "muniment").write_bytes(b"")
    assert bundle.main([str(signed), "--key", KEY.line]) == 1
    assert "changed: muniment" in capsys.readouterr().err


def test_what_verifies_needs_nothing_but_pythons_own_library(signed: Path) -> None:
    desktop = Path(bundle.__file__).parents[2]
    done = subprocess.run(
        # -I -S: no environment, no installed packages.
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(desktop)!r}); "
            "from muniment.origin.bundle import main; sys.exit(main())",
            str(signed),
            "--key",
            KEY.line,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.defpath},
    )
    assert done.returncode == 0, done.stderr
