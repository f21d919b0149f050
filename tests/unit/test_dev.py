"""`dev.py` does again only what has changed, and never loads what was built for another processor."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

import dev
from tools.checks import checks
from tools.console import StepFailed, locked, run_logged
from tools.environment import Environment, fits_this_python, python_name, read_stamp, wanted_stamp
from tools.lock import LockedPackage, read_lock
from tools.showing import has_display
from tools.system import (
    OCR_PACKAGES,
    QT_PACKAGES,
    install_system_packages,
    missing_packages,
    processor_features,
    provided_names,
)
from tools.wheels import BUILT_HERE, built_wheel, cache_folder, key_here, wheel_key

ROOT = Path(__file__).parents[2]

LOCK = """\
# made by a program
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via muniment
llama-cpp-python==0.3.36 \\
    --hash=sha256:cc
"""


def engine(text: str = "llama-cpp-python==0.3.36 --hash=sha256:cc\n") -> LockedPackage:
    return LockedPackage(BUILT_HERE, "0.3.36", text)


def test_a_lock_file_is_read_entry_by_entry_without_its_comments() -> None:
    alpha, llama = read_lock(LOCK)
    assert (alpha.name, alpha.version) == ("alpha", "1.0")
    assert alpha.text == "alpha==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
    assert (llama.name, llama.version) == (BUILT_HERE, "0.3.36")


def test_a_lock_file_with_an_unpinned_package_is_refused() -> None:
    with pytest.raises(ValueError, match="alpha>=1"):
        read_lock("alpha>=1\n")


def test_every_package_of_our_lock_has_a_version_and_a_hash_and_comes_from_no_other_place() -> None:
    text = (ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8")
    packages = read_lock(text)
    assert all("--hash=sha256:" in package.text for package in packages)
    assert "://" not in text
    assert BUILT_HERE in [package.name for package in packages]
    assert "torch" not in [package.name for package in packages]


def test_the_key_of_a_build_differs_by_processor_compiler_python_and_version() -> None:
    here = wheel_key(engine(), ("avx", "avx2"), "c++ 12", "cp311")
    others = [
        wheel_key(engine(), ("avx",), "c++ 12", "cp311"),
        wheel_key(engine(), ("avx", "avx2"), "c++ 13", "cp311"),
        wheel_key(engine(), ("avx", "avx2"), "c++ 12", "cp312"),
        wheel_key(engine("llama-cpp-python==0.3.36 --hash=sha256:dd\n"), ("avx", "avx2"), "c++ 12", "cp311"),
    ]
    assert wheel_key(engine(), ("avx", "avx2"), "c++ 12", "cp311") == here
    assert len({here, *others}) == 5


def test_a_wheel_that_was_kept_is_not_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = cache_folder() / key_here(engine()) / "llama_cpp_python-0.3.36-py3-none-linux_x86_64.whl"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"wheel")
    assert built_wheel(engine(), tmp_path / "no-python-is-called", tmp_path / "log") == kept


def test_a_build_that_fails_leaves_nothing_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("tools.wheels.install_build_programs", lambda log: None)
    with pytest.raises(StepFailed):
        built_wheel(engine(), tmp_path / "no-python-here", tmp_path / "log")
    assert list(cache_folder().rglob("*.whl")) == []
    assert [path.suffix for path in cache_folder().iterdir()] == [".lock"]


def test_processor_features_are_read_sorted_and_once() -> None:
    assert processor_features("processor: 0\nflags\t\t: sse avx fma avx\n\nflags: other\n") == ("avx", "fma", "sse")
    assert processor_features("processor: 0\n") == ()


def test_the_stamp_changes_with_the_packages_and_with_the_project_file() -> None:
    packages = read_lock(LOCK)
    stamp = wanted_stamp(packages, b"[project]")
    assert wanted_stamp(packages, b"[project]") == stamp
    assert wanted_stamp(packages[:1], b"[project]") != stamp
    assert wanted_stamp(packages, b"[project]\nchanged") != stamp


@pytest.mark.parametrize("content", [None, "", '{"python"', "[]"])
def test_a_stamp_that_is_missing_or_torn_counts_as_nothing_installed(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "setup.json"
    if content is not None:
        file.write_text(content)
    assert read_stamp(file) == {}


@pytest.mark.parametrize(
    ("settings", "fits"),
    [(None, False), ("version = 2.7.18\n", False), (f"home = /usr/bin\nversion = {python_name()}.99\n", True)],
)
def test_a_venv_of_another_python_is_made_anew(tmp_path: Path, settings: str | None, fits: bool) -> None:
    environment = Environment(tmp_path)
    environment.programs.mkdir(parents=True)
    environment.python.touch()
    if settings is not None:
        (environment.folder / "pyvenv.cfg").write_text(settings)
    assert fits_this_python(environment) is fits


def test_a_venv_whose_python_is_gone_is_made_anew(tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    environment.folder.mkdir()
    (environment.folder / "pyvenv.cfg").write_text(f"version = {python_name()}.1\n")
    assert not fits_this_python(environment)


def test_a_package_counts_as_installed_under_a_name_that_it_provides() -> None:
    listing = "ii \tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80), libglib2.0-udeb\nrc \tlibegl1\t\nii \ttesseract-ocr\t\n"
    installed = provided_names(listing)
    assert missing_packages(("libglib2.0-0", "libegl1", "tesseract-ocr"), installed) == ["libegl1"]


def test_who_may_not_install_is_told_the_one_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(
        "tools.system.installed_packages", lambda: {*OCR_PACKAGES, *QT_PACKAGES} - {"libegl1", "libgl1"}
    )
    monkeypatch.setattr("shutil.which", lambda program: f"/usr/bin/{program}")
    with pytest.raises(StepFailed) as raised:
        install_system_packages(tmp_path / "log")
    assert raised.value.remedy == "Run: sudo apt-get install --no-install-recommends libegl1 libgl1"


def test_a_step_that_fails_names_the_log_and_what_to_do(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    failure = StepFailed("It could not be done.", "Try again.")
    with pytest.raises(StepFailed) as raised:
        run_logged([sys.executable, "-c", "print('the details'); raise SystemExit(3)"], log, failure)
    assert raised.value.message(log).strip() == f"It could not be done. Try again. The full log is {log}."
    assert "the details" in log.read_text()


def test_a_program_that_is_not_there_is_a_failed_step(tmp_path: Path) -> None:
    with pytest.raises(StepFailed):
        run_logged([tmp_path / "nothing"], tmp_path / "log", StepFailed("It is not there.", "Install it."))


@pytest.mark.skipif(sys.platform == "win32", reason="no file locks")
def test_two_runs_at_once_work_one_after_the_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path / "lock", "waiting"):
            order.append("second")

    with locked(tmp_path / "lock", "waiting"):
        other = threading.Thread(target=second)
        other.start()
        other.join(timeout=0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]
    assert "waiting" in capsys.readouterr().out


def test_the_checks_go_on_to_pytest_with_what_was_asked() -> None:
    assert checks(Path("bin"), ["-k", "types"])[-1] == ("Tests", ["bin/python", "-m", "pytest", "-k", "types"])
    assert dev.command_line().parse_args(["test", "--", "-k", "types"]).pytest_arguments == ["--", "-k", "types"]


@pytest.mark.parametrize(
    ("variables", "shown"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_the_window_is_shown_only_where_there_is_a_display(variables: dict[str, str], shown: bool) -> None:
    assert has_display(variables) is shown


def test_everything_of_a_clone_lies_in_its_own_folder() -> None:
    environment = Environment(ROOT)
    for place in (environment.python, environment.log, environment.stamp):
        assert os.path.commonpath([place, ROOT / ".venv"]) == str(ROOT / ".venv")
