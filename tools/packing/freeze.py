"""The program as one folder that needs nothing but the system's C library: PyInstaller's work, completed and pruned."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.console import StepFailed, run_logged, step
from tools.environment import Environment
from tools.packing import libraries
from tools.packing.engine import built_engine
from tools.system import OCR_PACKAGES
from tools.wheels import BUILT_HERE

MODEL_FILES = ("manifest.toml", "heads.npz", "second_opinions.toml", "card.md")
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf")
LANGUAGES = tuple(name.removeprefix("tesseract-ocr-") for name in OCR_PACKAGES if name != "tesseract-ocr")

_TESSDATA = Path("/usr/share/tesseract-ocr/5/tessdata")
_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def freeze(environment: Environment, moment: int) -> Path:
    """Make the folder anew; where it is. `moment` is the time that is written wherever one must be (see
    SOURCE_DATE_EPOCH). Raises StepFailed."""
    work, target = environment.root / "build" / "pyinstaller", environment.root / "build" / "frozen"
    engine = built_engine(_engine_package(environment), environment.python, environment.log)
    with step("Putting the program together"):
        run_logged(
            [
                *(environment.python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
                *("--distpath", target, "--workpath", work, environment.root / "installer" / "muniment.spec"),
            ],
            environment.log,
            StepFailed("The program could not be put together.", "See the log."),
            environment={"SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    program = target / "muniment"
    inside = program / "_internal"
    with step("Completing it: engine, model, languages, fonts"):
        _put_engine(engine, inside)
        _put_model(environment, inside / "muniment" / "models")
        _copy(_TESSDATA, [f"{name}.traineddata" for name in LANGUAGES], inside / "muniment" / "resources" / "tessdata")
        _copy(_FONTS, FONTS, inside / "muniment" / "resources" / "fonts")
        shutil.copy(
            environment.root / "installer" / "linux" / "fonts.conf", inside / "muniment" / "resources" / "fonts"
        )
        for file in libraries.unneeded(program, _prunable(inside)):
            file.unlink()
        libraries.bring_along(program, inside)
        _remove_broken_links(program)
    return program


def _engine_package(environment: Environment):  # type: ignore[no-untyped-def]
    return next(package for package in environment.packages() if package.name == BUILT_HERE)


def _put_engine(engine: Path, inside: Path) -> None:
    """The engine for every processor in the place of the one for this machine's."""
    place = inside / "llama_cpp" / "lib"
    for stale in [*place.glob("*"), *inside.glob("libllama*.so*"), *inside.glob("libggml*.so*")]:
        stale.unlink()
    place.mkdir(parents=True, exist_ok=True)
    for library in sorted(engine.glob("*.so")):
        shutil.copyfile(library, place / library.name)


def _put_model(environment: Environment, place: Path) -> None:
    _copy(environment.root / "models", MODEL_FILES, place)
    told = run_output(
        environment,
        "from muniment.understanding.release import gguf_path, load_manifest; print(gguf_path(load_manifest()))",
    )
    weights = Path(told.strip())
    shutil.copyfile(weights, place / weights.name)


def run_output(environment: Environment, program: str) -> str:
    """What a program prints, run by the Python that packages are made with. Raises StepFailed."""
    import subprocess

    done = subprocess.run([environment.python, "-c", program], capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepFailed(f"A step of the build failed: {done.stderr.strip()}", "See the log.")
    return done.stdout


def _copy(source: Path, names, place: Path) -> None:  # type: ignore[no-untyped-def]
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(source / name, place / name)


def _prunable(inside: Path) -> list[Path]:
    """Libraries that are only there for others. What is loaded by its name (modules, plug-ins, engines) is not."""
    return [
        *(path for path in inside.glob("lib*.so*") if not path.name.startswith("libpython")),
        *inside.glob("PySide6/Qt/lib/lib*.so*"),
        *inside.glob("*.libs/lib*.so*"),
    ]


def _remove_broken_links(program: Path) -> None:
    for path in program.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
