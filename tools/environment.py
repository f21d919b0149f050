"""The clone's own `.venv`, and the one that packages are made in: made, filled from a lock file, and left alone where
nothing has changed."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from tools.console import StepFailed, locked, run_logged, say, step
from tools.lock import LockedPackage, read_lock
from tools.system import install_system_packages, require_linux
from tools.wheels import BUILT_HERE, built_wheel, key_here

_ONLINE = "See that this machine can reach the Python Package Index, and try again."


class Environment:
    """Where everything of one clone is, for working on it or, by another lock file, for making packages of it."""

    def __init__(self, root: Path, folder: str = ".venv", lock: str = "lock.txt") -> None:
        self.root = root
        self.folder = root / folder
        self.lock = root / "requirements" / lock
        self.programs = self.folder / "bin"
        self.python = self.programs / "python"
        self.log = self.folder / "setup.log"
        self.stamp = self.folder / "setup.json"

    @property
    def site(self) -> Path:
        """Where the installed packages are."""
        return self.folder / "lib" / f"python{python_name()}" / "site-packages"

    def output(self, *arguments: str) -> str:
        """What its Python prints, run from the clone. Raises StepFailed."""
        done = subprocess.run([self.python, *arguments], cwd=self.root, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StepFailed(f"A step failed: {done.stderr.strip()}", "")
        return done.stdout

    def packages(self) -> tuple[LockedPackage, ...]:
        """What the lock file names."""
        return read_lock(self.lock.read_text(encoding="utf-8"))


def set_up(environment: Environment) -> None:
    """Bring everything to where the program can run: the second time, it only looks."""
    began = time.monotonic()
    require_linux()
    environment.folder.mkdir(parents=True, exist_ok=True)
    with locked(environment.folder / "setup.lock", "Another set-up is at work in this clone; waiting for it …"):
        environment.log.write_text("", encoding="utf-8")
        install_system_packages(environment.log)
        _make_folder(environment)
        _install_packages(environment)
        _build_model(environment)
    say(f"Set up: {time.monotonic() - began:.1f} s")


def python_name() -> str:
    """This Python, as far as installed packages depend on it: "3.11"."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def fits_this_python(environment: Environment) -> bool:
    """Whether `.venv` is whole and was made by a Python like this one."""
    try:
        lines = (environment.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    settings = {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
    return environment.python.exists() and settings.get("version", "").startswith(f"{python_name()}.")


def wanted_stamp(packages: tuple[LockedPackage, ...], project: bytes) -> dict[str, str]:
    """What `.venv` should hold: it differs from the stamp in it as soon as something must be installed anew."""
    return {
        "python": python_name(),
        "packages": _digest("".join(package.text for package in packages).encode()),
        "built": next((key_here(package) for package in packages if package.name == BUILT_HERE), ""),
        "project": _digest(project),
    }


def read_stamp(file: Path) -> dict[str, str]:
    """What was installed last; nothing where there is no whole stamp."""
    try:
        stamp = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _make_folder(environment: Environment) -> None:
    if fits_this_python(environment):
        return
    with step(f"Making {environment.folder.name} for Python {python_name()}"):
        stale = (environment.folder / "pyvenv.cfg").exists()
        try:
            venv.create(environment.folder, with_pip=True, symlinks=True, clear=stale)
        except Exception as error:
            raise StepFailed(
                f"{environment.folder} could not be made ({error}).", "Delete it and try again."
            ) from error


def _install_packages(environment: Environment) -> None:
    packages = environment.packages()
    wanted = wanted_stamp(packages, (environment.root / "pyproject.toml").read_bytes())
    if read_stamp(environment.stamp) == wanted:
        return
    environment.stamp.unlink(missing_ok=True)
    ready = [package for package in packages if package.name != BUILT_HERE]
    with step(f"Installing {len(ready)} locked packages"), tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text("".join(package.text for package in ready), encoding="utf-8")
        _pip(environment, "The locked packages", "--only-binary", ":all:", "--require-hashes", "-r", requirements)
    for package in packages:
        if package.name == BUILT_HERE:
            wheel = built_wheel(package, environment.python, environment.log)
            with step("Installing the language model engine"):
                _pip(environment, "The language model engine", "--force-reinstall", wheel)
    with step("Installing Muniment from this clone"):
        _pip(environment, "Muniment itself", "--no-build-isolation", "--editable", environment.root)
    # A build may have brought a compiler, which is part of the key.
    wanted = wanted_stamp(packages, (environment.root / "pyproject.toml").read_bytes())
    environment.stamp.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def _pip(environment: Environment, what: str, *arguments: str | Path) -> None:
    run_logged(
        [environment.python, "-m", "pip", "install", "--no-input", "--no-deps", *arguments],
        environment.log,
        StepFailed(f"{what} could not be installed.", _ONLINE),
        environment={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )


def _build_model(environment: Environment) -> None:
    failure = StepFailed("The model could not be built.", _ONLINE)
    with step("Seeing to the model"):
        run_logged([environment.python, "-m", "models.build"], environment.log, failure, folder=environment.root)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
