"""The program as one folder that needs nothing but the system's C library: PyInstaller's work, completed and pruned."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tools.console import StepFailed, run_logged, step
from tools.environment import Environment
from tools.lock import LockedPackage
from tools.packing import libraries
from tools.packing.engine import built_engine
from tools.system import OCR_PACKAGES
from tools.wheels import BUILT_HERE

MODEL_FILES = ("manifest.toml", "heads.npz", "second_opinions.toml", "card.md")
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf")
LANGUAGES = tuple(name.removeprefix("tesseract-ocr-") for name in OCR_PACKAGES if name != "tesseract-ocr")

_UNCALLED = ("libavcodec", "libavformat", "libavutil", "libswscale", "libavif", "libopenblasp")

_TESSDATA = Path("/usr/share/tesseract-ocr/5/tessdata")
_FONTS = Path("/usr/share/fonts/truetype/dejavu")


class Frozen(NamedTuple):
    """The finished folder, PyInstaller's notes of what it collected, and files that were brought along from this
    system."""

    folder: Path
    collected: Path
    brought: list[Path]


def freeze(environment: Environment, moment: int) -> Frozen:
    """Make the folder anew. `moment` is the time that is written wherever one must be (see SOURCE_DATE_EPOCH). Raises
    StepFailed."""
    work, target = environment.root / "build" / "pyinstaller", environment.root / "build" / "frozen"
    engine = built_engine(_locked_engine(environment), environment.python, environment.log)
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
    with step("Completing it: engine, model, languages, fonts"):
        brought = complete(program, engine, environment)
    data = [*(_TESSDATA / f"{name}.traineddata" for name in LANGUAGES), *(_FONTS / name for name in FONTS)]
    return Frozen(program, work / "muniment", [*brought, *data])


def complete(program: Path, engine: Path, environment: Environment) -> list[Path]:
    """Put in what PyInstaller cannot know of, and take out libraries that nobody needs; the libraries that were brought
    along from this system."""
    inside = program / "_internal"
    _put_engine(engine, inside)
    _put_model(environment, inside / "muniment" / "models")
    _copy(_TESSDATA, [f"{name}.traineddata" for name in LANGUAGES], inside / "muniment" / "resources" / "tessdata")
    fonts = inside / "muniment" / "resources" / "fonts"
    _copy(_FONTS, FONTS, fonts)
    shutil.copyfile(environment.root / "installer" / "linux" / "fonts.conf", fonts / "fonts.conf")
    # OpenCV is linked with libraries for video, which hold network code, and for sums of large matrices. No paper is a
    # film, and the largest matrix that is solved has eight rows: none of them is ever called.
    users = list(inside.glob("cv2/*.so"))
    for name in _UNCALLED:
        for library in inside.glob(f"opencv_python_headless.libs/{name}-*.so*"):
            libraries.hollow(library, users)
    for file in libraries.unneeded(program, _prunable(inside)):
        file.unlink()
    brought = libraries.bring_along(program, inside)
    libraries.strip(inside)
    _record_what_is_there(inside)
    _remove_broken_links(program)
    return brought


def _locked_engine(environment: Environment) -> LockedPackage:
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
    told = environment.output(
        "-c",
        "from muniment.understanding.release import built_weights, load_manifest\n"
        "for file in built_weights(load_manifest()): print(file)",
    )
    for weights in map(Path, told.splitlines()):
        shutil.copyfile(weights, place / weights.name)


def _copy(source: Path, names: Iterable[str], place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(source / name, place / name)


def _record_what_is_there(inside: Path) -> None:
    """Keep in the packages' own records, by which `muniment verify` checks them, only the files that are shipped."""
    for record in inside.glob("*.dist-info/RECORD"):
        lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if (inside / line.partition(",")[0]).is_file()]
        record.write_text("".join(kept), encoding="utf-8")


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
