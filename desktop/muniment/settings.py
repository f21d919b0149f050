"""What a person can set: one typed `Settings`, kept as TOML in the system's folder for settings.

An administrator can lock any of it for all who use the machine, in a file of the same form that only an administrator
can write: what is named there counts, whatever a person's own file says.
"""

from __future__ import annotations

import json
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec

from muniment import places
from muniment.errors import MunimentError
from muniment.files import write_whole

_HEADING = "# Muniment's settings. What is not written here is as it comes.\n"


PRECISION = 0.99
"""Of a hundred answers that nobody looks at, one may be wrong, where an office asks for nothing else."""


class Theme(StrEnum):
    """The window's colours: the system's choice, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """The window's language: the system's where Muniment speaks it, or always one of these."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that can be set. `None` leaves the choice to Muniment.

    `data_directory` is the folder that papers are kept in; `readers` is how many papers are read at the same time.
    `review_precision` is the share of answers that must be right among those that no person is asked to look at: the
    higher, the more papers wait.
    `second_opinion` is the name of the added model that doubtful papers are shown to.
    """

    data_directory: Path | None = None
    theme: Theme = Theme.SYSTEM
    readers: Annotated[int, msgspec.Meta(ge=1, le=64)] | None = None
    review_precision: Annotated[float, msgspec.Meta(ge=0.5, le=0.999)] = PRECISION
    second_opinion: str | None = None
    language: Language = Language.SYSTEM


class SettingsDamaged(MunimentError):
    code = "settings-damaged"
    sentence = "The settings file could not be understood. Nothing was changed."
    next_step = "Correct the file or delete it; without it everything is as it comes."


class SettingsNotKept(MunimentError):
    code = "settings-not-kept"
    sentence = "The settings could not be written. What you chose counts until Muniment is closed."
    next_step = "See that the folder of the settings may be written to, and that there is room left."


def load(file: Path | None = None) -> Settings:
    """The settings as they stand in the file, but for those that are locked; as they come where there is none. Raises
    SettingsDamaged."""
    own, machine = _read(file or places.settings_file()), places.machine_settings_file()
    names = locked()
    if not names:
        return own
    fixed = _read(machine)
    return msgspec.structs.replace(own, **{name: getattr(fixed, name) for name in names})


def locked() -> frozenset[str]:
    """The names of the settings that an administrator has locked. Raises SettingsDamaged."""
    machine = places.machine_settings_file()
    _read(machine)
    try:
        return frozenset(tomllib.loads(machine.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return frozenset()


def _read(file: Path) -> Settings:
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsDamaged(f"{file}: {error.strerror}") from error
    try:
        return msgspec.toml.decode(text, type=Settings, dec_hook=_from_toml)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SettingsDamaged(f"{file}: {error}") from error


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings so that the file is always whole: the old ones or the new. What is locked stays in it as it
    was. Raises OSError, and SettingsDamaged."""
    file = file or places.settings_file()
    if names := locked():
        own = _read(file)
        settings = msgspec.structs.replace(settings, **{name: getattr(own, name) for name in names})
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{name} = {_to_toml(value)}\n"
        for name in settings.__struct_fields__
        if (value := getattr(settings, name)) is not None
    ]
    write_whole(file, "".join([_HEADING, *lines]).encode())


def data_directory() -> Path:
    """The folder that papers are kept in: the one that is locked, else by MUNIMENT_DATA, the settings, or the system,
    in this order."""
    chosen = load().data_directory
    return chosen if chosen and "data_directory" in locked() else places.data_directory(chosen)


def _from_toml(expected: type, value: Any) -> Any:
    if expected is Path and isinstance(value, str) and value:
        return Path(value)
    raise ValueError(f"a {expected.__name__} cannot be read from {value!r}")


def _to_toml(value: float | str | Path) -> str:
    # A JSON string is a TOML string too, once DEL is escaped as well.
    return (
        str(value)
        if isinstance(value, int | float)
        else json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    )
