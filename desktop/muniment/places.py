"""Where things are: what Muniment ships, what it keeps, and its settings.

What is shipped lies beside the package's code once installed, and at the root of a source checkout. What is kept lies
in the folder that the system names for a program's data; the environment variable MUNIMENT_DATA names another.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]
_PROGRAM = "muniment"


def resources() -> Path:
    """The folder of document types, icons and sample papers."""
    return _shipped("resources")


def models() -> Path:
    """The folder of the model as shipped: manifest, heads and evaluation."""
    return _shipped("models")


def installed_program() -> Path | None:
    """The folder that an installed program lies in, whole and with its list of sums; None where it runs from source."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None


def data_directory(chosen: Path | None = None) -> Path:
    """The folder that papers are kept in: MUNIMENT_DATA where it is set, else the one chosen, else the system's own."""
    named = os.environ.get("MUNIMENT_DATA")
    if named:
        return Path(named)
    return chosen or platformdirs.user_data_path(_PROGRAM, appauthor=False)


def built_models() -> Path:
    """The folder of weights built on this machine. They belong to the program, not to one data folder of papers."""
    return platformdirs.user_data_path(_PROGRAM, appauthor=False) / "models"


def settings_file() -> Path:
    """The file of settings; it need not exist."""
    return platformdirs.user_config_path(_PROGRAM, appauthor=False) / "settings.toml"


def machine_settings_file() -> Path:
    """The file of settings that an administrator locks for the whole machine; it need not exist."""
    if sys.platform == "linux":
        return Path("/etc") / _PROGRAM / "settings.toml"
    return platformdirs.site_config_path(_PROGRAM, appauthor=False) / "settings.toml"


def _shipped(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _CHECKOUT / name
