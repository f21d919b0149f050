"""The systemd user unit that runs `muniment watch` from login to logout, written for this installation."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from muniment import settings
from muniment.errors import ServiceNotInstalled
from muniment.files import write_whole

_NAME = "muniment-watch.service"

_UNIT = """\
# Written by `muniment watch --install`; `muniment watch --uninstall` removes it.
[Unit]
Description=Muniment takes in what lands in the watched folders

[Service]
ExecStart={command}
Environment={data}
# While a window is open it watches itself; then this one tries again later.
Restart=on-failure
RestartSec=60
TimeoutStopSec=60
Nice=10
UMask=0077
NoNewPrivileges=yes
PrivateNetwork=yes
RestrictAddressFamilies=AF_UNIX
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
KeyringMode=private

[Install]
WantedBy=default.target
"""


def unit() -> str:
    """The unit's text: this Python, this Muniment, and the data folder that is in use now."""
    program = "from muniment.cli import main; main()"
    command = " ".join(_quoted(word, command=True) for word in (sys.executable, "-c", program, "watch"))
    data = _quoted(f"MUNIMENT_DATA={settings.data_directory().absolute()}")
    return _UNIT.format(command=command, data=data)


def install() -> str:
    """Write the unit; returns what a person has to run. Raises ServiceNotInstalled."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, os.fsencode(unit()))
    except (OSError, ValueError) as error:
        raise ServiceNotInstalled(f"{file}: {error}") from error
    return f"{file} is written. Now run: systemctl --user daemon-reload && systemctl --user enable --now {_NAME}"


def uninstall() -> str:
    """Remove the unit; returns what a person has to run. Raises ServiceNotInstalled."""
    file = _file()
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise ServiceNotInstalled(f"{file}: {error.strerror}") from error
    return f"{file} is removed. Now run: systemctl --user disable --now {_NAME}; systemctl --user daemon-reload"


def _file() -> Path:
    return platformdirs.user_config_path() / "systemd" / "user" / _NAME


def _quoted(word: str, *, command: bool = False) -> str:
    """A word as systemd reads it back (systemd.syntax and systemd.service): in quotes, specifiers and, in a command,
    variables taken for what they are."""
    if not word.isprintable():
        raise ServiceNotInstalled(repr(word))
    word = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{word.replace("$", "$$") if command else word}"'
