"""The second models that a person has added: one GGUF each in the data folder, beside a description of it.

A file is copied under a name that nobody looks for, tried in the adviser's process, and only then called what it is to
be called; so what is listed is always whole and was loaded once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from muniment import settings
from muniment.errors import ModelNameTaken, ModelNameUnfit, ModelNotKept, ModelTooLarge, NoSuchModel, NotAModel
from muniment.files import flush_folder, write_whole
from muniment.understanding.opinion.client import Adviser, memory_for
from muniment.understanding.opinion.messages import Described

_MAGIC = b"GGUF"
_BLOCK = 1 << 20
_FREE_DISK = 256 * 1024**2
"""Bytes that must be left on the disk beside the model."""

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
NONE = "none"
"""What switches the second opinion off, so no model can be called that."""


class SecondModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An added model. `size` is that of its file, and `memory` what its process had in memory once tried, in bytes."""

    name: str
    sha256: str
    size: int
    memory: int
    about: Described


def folder(data_directory: Path) -> Path:
    """Where second models are kept; it need not exist."""
    return data_directory / "second-models"


def file_of(data_directory: Path, name: str) -> Path:
    return folder(data_directory) / f"{name}.gguf"


def listed(data_directory: Path) -> list[SecondModel]:
    """All that were added, by name. A description that cannot be read is passed over; its model can be added anew."""
    found = []
    for path in sorted(folder(data_directory).glob("*.json")):
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            model = msgspec.json.decode(path.read_bytes(), type=SecondModel)
            if model.name == path.stem and _NAME.fullmatch(model.name):
                found.append(model)
    return found


def model_called(data_directory: Path, name: str) -> SecondModel:
    """The model of that name. Raises NoSuchModel."""
    for model in listed(data_directory):
        if model.name == name:
            return model
    raise NoSuchModel(name)


def in_use(data_directory: Path) -> SecondModel | None:
    """The model that doubtful papers are shown to, None where that is off or the model is gone."""
    chosen = settings.load().second_opinion
    return next((model for model in listed(data_directory) if model.name == chosen), None)


def use(data_directory: Path, name: str) -> None:
    """Show doubtful papers to that model from now on, or to none. Raises NoSuchModel."""
    chosen = None if name == NONE else model_called(data_directory, name).name
    settings.save(msgspec.structs.replace(settings.load(), second_opinion=chosen))


def remove(data_directory: Path, name: str) -> None:
    """Delete a model; where it is in use, the second opinion is off then. Raises NoSuchModel."""
    model_called(data_directory, name)
    if settings.load().second_opinion == name:
        use(data_directory, NONE)
    _description(data_directory, name).unlink()
    file_of(data_directory, name).unlink(missing_ok=True)


def add(data_directory: Path, source: Path, name: str = "", copied: Callable[[int], object] = int) -> SecondModel:
    """Copy a GGUF into the data folder, try it there, and describe it. `copied` is told of the bytes as they are.

    Without a name, it is called after its file. Raises one of the errors about models, or ModelNotKept; then nothing is
    left of it.
    """
    name = name or _name_from(source)
    if name == NONE or not _NAME.fullmatch(name):
        raise ModelNameUnfit(name)
    if any(model.name == name for model in listed(data_directory)):
        raise ModelNameTaken(name)
    with _problems_told(), _unfinished(folder(data_directory)) as copy:
        sha256 = _copied(source, copy, copied)
        about, memory = _tried(copy)
        model = SecondModel(name, sha256, copy.stat().st_size, memory, about)
        copy.replace(file_of(data_directory, name))
        write_whole(_description(data_directory, name), msgspec.json.format(msgspec.json.encode(model)))
        flush_folder(folder(data_directory))
    return model


def _description(data_directory: Path, name: str) -> Path:
    return folder(data_directory) / f"{name}.json"


def _name_from(source: Path) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", source.name.lower().removesuffix(".gguf")).strip("-.")[:60]


@contextmanager
def _problems_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ModelNotKept(f"{error.filename or ''}: {error.strerror}") from error


@contextmanager
def _unfinished(place: Path) -> Iterator[Path]:
    """A path in the folder that nothing is listed by; what lies there at the end is deleted."""
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place, prefix=".unfinished-") as scratch:
        yield Path(scratch) / "model.gguf"


def _copied(source: Path, copy: Path, copied: Callable[[int], object]) -> str:
    """Copy the bytes to the disk; returns their SHA-256. Nothing is made of them but whether they begin as a GGUF."""
    digest = hashlib.sha256()
    with source.open("rb") as original, copy.open("xb") as target:
        _check_size(os.fstat(original.fileno()).st_size, copy.parent)
        if original.read(len(_MAGIC)) != _MAGIC:
            raise NotAModel(source.name)
        original.seek(0)
        while block := original.read(_BLOCK):
            digest.update(block)
            target.write(block)
            copied(len(block))
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _check_size(size: int, place: Path) -> None:
    """Raises ModelTooLarge where the weights and what they need beside them would not fit."""
    free = shutil.disk_usage(place).free
    if size + _FREE_DISK > free:
        raise ModelTooLarge(f"the file has {_gigabytes(size)}, and {_gigabytes(free)} of the disk are free")
    memory = _memory_of_the_machine()
    if memory and memory_for(size) - size > memory:
        raise ModelTooLarge(f"the file has {_gigabytes(size)}, and the machine {_gigabytes(memory)} of memory")


def _memory_of_the_machine() -> int:
    """Bytes; 0 where that cannot be seen."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"


def _tried(copy: Path) -> tuple[Described, int]:
    """What the model says of itself, and the memory of its process, after it was loaded and asked in the sandbox."""
    adviser = Adviser(copy)
    try:
        return adviser.describe(), adviser.memory_in_use()
    finally:
        adviser.close()
