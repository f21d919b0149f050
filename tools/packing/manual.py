"""The manual page of the command line, made from the help that each command gives: `python -m tools.packing.manual`.

Run by the Python that packages are made with, since it asks the program itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import typer
from typer.core import TyperArgument

from muniment import __version__
from muniment.cli import app

_BEGINNING = """\
.TH MUNIMENT 1 "{date}" "Muniment {version}" "User Commands"
.SH NAME
muniment \\- read the papers of an office, say what they are, and file them
.SH SYNOPSIS
.B muniment
.br
.B muniment
.I COMMAND
.RI [ OPTIONS ]
.RI [ ARGUMENTS ]
.SH DESCRIPTION
Without a command, the window is opened. Nothing leaves this machine.
.SH COMMANDS
"""

_ENDING = """\
.SH EXIT STATUS
0 when all went well, 1 for an error, 2 for wrong usage, 3 when some papers were read only in part or refused.
.SH ENVIRONMENT
.TP
.B MUNIMENT_DATA
The folder that papers are kept in.
.TP
.B TESSDATA_PREFIX
A folder of data for other languages, in Tesseract's form.
.SH FILES
.TP
.I ~/.local/share/muniment
Papers, their copies and the database, where nothing else is chosen.
.TP
.I ~/.config/muniment/settings.toml
A person's settings.
"""


def manual(date: str) -> str:
    """The page in the form of man(7)."""
    command = typer.main.get_command(app)
    sections = "".join(_commands(command, ""))
    return _BEGINNING.format(date=date, version=__version__) + sections + _ENDING


def _commands(command, name: str) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Each command that can be called, groups as the commands in them."""
    if hasattr(command, "commands"):
        for inner in command.commands.values():
            yield from _commands(inner, f"{name} {inner.name}".strip())
        return
    arguments = [parameter for parameter in command.params if isinstance(parameter, TyperArgument)]
    called = " ".join([name, *(parameter.metavar or parameter.name.upper() for parameter in arguments)])
    yield f".SS {_plain(called)}\n{_plain(' '.join((command.help or '').split()))}\n"
    for parameter in command.params:
        if parameter in arguments or parameter.name == "help":
            continue
        yield f".TP\n.B {_plain(', '.join(parameter.opts))}\n{_plain(getattr(parameter, 'help', None) or '')}\n"


def _plain(text: str) -> str:
    """Text that man(7) takes for nothing but text."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").lstrip(".")


if __name__ == "__main__":
    sys.stdout.write(manual(sys.argv[1]))
