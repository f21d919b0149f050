"""`muniment verify`: what this machine holds of what Muniment promises, as its processes report it when they start."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from muniment import places, settings
from muniment.cli import screen
from muniment.errors import MunimentError
from muniment.origin import minisign, sums
from muniment.origin.minisign import NotSigned
from muniment.origin.sums import SumsDamaged
from muniment.reading.ocr import tessdata
from muniment.reading.pool import ReaderPool
from muniment.sandbox import refuse_network
from muniment.sandbox.posture import SENTENCES, Measure, MeasureName, Posture, State
from muniment.understanding.client import Thinker
from muniment.understanding.opinion import installed
from muniment.understanding.opinion.client import Adviser
from muniment.understanding.release import Manifest, built_weights, heads_path, load_manifest

_CHECKS = {
    "program": "every file of the program is the one that was packed",
    "publisher": "the list of the program's files is signed",
    "model": "the model's weights are those that the manifest names",
    "second-model": "the second model is the file that was added",
    "heads": "the trained heads are those that the manifest names",
    "ocr-models": "the models for text recognition are those of the package",
    "ocr-data": "Tesseract has its data",
    "engine-network": "the engine for neural networks holds no network code",
}
_STATES = {
    State.HELD: "held",
    State.NOT_OFFERED: "not offered by this system",
    State.FAILED: "NOT HELD",
    State.UNTESTED: "asked for, not tested on this system",
}
_LOOKING_UP_A_HOST = b"getaddrinfo"


class Verified(msgspec.Struct, frozen=True):
    """All that was found: the measures of each process, and the checks of what is installed. `adviser` is the process
    of the second model, empty where none is in use."""

    reader: tuple[Measure, ...]
    thinker: tuple[Measure, ...]
    adviser: tuple[Measure, ...]
    office: tuple[Measure, ...]
    installed: tuple[Measure, ...]

    @property
    def held(self) -> bool:
        everything = (*self.reader, *self.thinker, *self.adviser, *self.office, *self.installed)
        return all(measure.state is not State.FAILED for measure in everything)


def verify(as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False) -> None:
    """Start a reader and the model, and show what each of them has given up; check what is installed.

    Ends with 0 when all that this system can hold is held, and with 1 when something is not.
    """
    found = Verified(_reader(), _thinker(), _adviser(), (refuse_network(),), _installed())
    if as_json:
        print(json.dumps({"held": found.held, "system": sys.platform, **msgspec.to_builtins(found)}))
    else:
        _show(found)
    if not found.held:
        raise typer.Exit(1)


def _reader() -> tuple[Measure, ...]:
    pool = ReaderPool(1)
    try:
        return _told(pool.posture)
    finally:
        pool.close()


def _thinker() -> tuple[Measure, ...]:
    thinker = Thinker()
    try:
        return _told(thinker.posture)
    finally:
        thinker.close()


def _adviser() -> tuple[Measure, ...]:
    folder = settings.data_directory()
    second = installed.in_use(folder)
    if second is None:
        return ()
    adviser = Adviser(installed.file_of(folder, second.name))
    try:
        return _told(adviser.posture)
    finally:
        adviser.close()


def _told(posture: Callable[[], Posture]) -> tuple[Measure, ...]:
    """The measures; where the process does not start, none of them is held."""
    try:
        return posture().measures
    except MunimentError as error:
        return (Measure(MeasureName.CALLS, State.FAILED, error.sentence),)


def _installed() -> tuple[Measure, ...]:
    own: tuple[Measure, ...]
    try:
        manifest = load_manifest()
        own = (
            *_same_weights(manifest),
            _same("heads", heads_path(manifest), manifest.heads.sha256),
        )
    except MunimentError as error:
        own = (Measure("model", State.FAILED, error.sentence),)
    program = places.installed_program()
    packed = _packed(program) if program else ()
    folder = settings.data_directory()
    seconds = (
        _same("second-model", installed.file_of(folder, each.name), each.sha256) for each in installed.listed(folder)
    )
    return (*packed, *own, *seconds, _ocr_models(), _ocr_data(), _engine())


def _packed(program: Path) -> tuple[Measure, ...]:
    """An installed program against the list of sums that was packed with it, and the list against its signature. Who
    may change the program may change its list too; only `verify-bundle`, with a key from elsewhere, tells of that."""
    try:
        listed = (program / sums.FILE).read_bytes()
        difference = sums.compare(program, sums.read(listed.decode()))
    except (OSError, UnicodeDecodeError, SumsDamaged) as error:
        return (Measure("program", State.FAILED, str(error)),)
    return (_measure("program", difference.none, str(difference)), _publisher(program, listed))


def _publisher(program: Path, listed: bytes) -> Measure:
    try:
        key = minisign.read_key((program / sums.KEY).read_text(encoding="utf-8"))
        comment = minisign.trusted_comment(listed, (program / sums.SIGNATURE).read_text(encoding="utf-8"), key)
    except FileNotFoundError:
        return Measure("publisher", State.NOT_OFFERED, "packed without a signature")
    except (OSError, UnicodeDecodeError, NotSigned) as error:
        return Measure("publisher", State.FAILED, str(error))
    return Measure("publisher", State.HELD, f"{comment}; key {key.name}")


def _same_weights(manifest: Manifest) -> Iterator[Measure]:
    weights = manifest.weights
    hashes = (weights.layers_sha256, weights.vocabulary_sha256, weights.embedding_sha256)
    for file, sha256 in zip(built_weights(manifest), hashes, strict=True):
        yield _same("model", file, sha256)


def _same(name: str, path: Path, sha256: str) -> Measure:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return Measure(name, State.FAILED, f"{path.name}: {error.strerror}")
    return _measure(name, found == sha256, path.name)


def _ocr_models() -> Measure:
    """Against the hashes that the package's own record gives; the lock file holds the package's."""
    files = [file for file in _files("rapidocr") if file.suffix == ".onnx"]
    changed = [file.name for file in files if file.hash is None or _recorded(file.read_binary()) != file.hash.value]
    return _measure("ocr-models", bool(files) and not changed, ", ".join(changed or [file.name for file in files]))


def _recorded(data: bytes) -> str:
    """The SHA-256 in the form in which a package's record gives it."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _ocr_data() -> Measure:
    folder = tessdata.folder()
    languages = sorted(path.stem for path in folder.glob("*.traineddata")) if folder else []
    return _measure("ocr-data", bool(languages), ", ".join(languages))


def _engine() -> Measure:
    libraries = [file for file in _files("onnxruntime") if ".so" in file.name or file.suffix in (".pyd", ".dll")]
    speaking = [file.name for file in libraries if _LOOKING_UP_A_HOST in file.read_binary()]
    return _measure("engine-network", bool(libraries) and not speaking, ", ".join(speaking))


def _files(package: str) -> list[metadata.PackagePath]:
    try:
        return metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return []


def _measure(name: str, held: bool, detail: str) -> Measure:
    return Measure(name, State.HELD if held else State.FAILED, detail)


def _show(found: Verified) -> None:
    for process, measures in (
        ("A reader", found.reader),
        ("The model's process", found.thinker),
        *([("The second model's process", found.adviser)] if found.adviser else []),
        ("The office", found.office),
        ("What is installed", found.installed),
    ):
        screen.show(process)
        screen.show_table(
            ("", "", ""),
            (
                (f"  {SENTENCES.get(each.name) or _CHECKS[each.name]}", _STATES[each.state], each.detail)
                for each in measures
            ),
        )
