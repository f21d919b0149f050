#!/usr/bin/env python3
"""The one door for working on Muniment: `python3 dev.py setup`, `run`, `test` or `build`.

Standard library only, so that it runs on a fresh clone. The work is done in the package `tools`.
"""

from __future__ import annotations

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(f"Muniment needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")

import argparse
from collections.abc import Sequence
from pathlib import Path

from tools.checks import run_checks
from tools.console import StepFailed
from tools.environment import Environment, set_up
from tools.showing import show

ROOT = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code."""
    asked = command_line().parse_args(arguments)
    packing = asked.command == "build"
    environment = Environment(ROOT, "build/venv", "package.txt") if packing else Environment(ROOT)
    try:
        set_up(environment)
        if packing:
            from tools.packing.release import build

            build(environment)
        if asked.command == "run":
            return show(environment)
        if asked.command == "test":
            return run_checks(environment, [part for part in asked.pytest_arguments if part != "--"])
    except StepFailed as failure:
        print(failure.message(environment.log), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was finished stays; the same command goes on from there.", file=sys.stderr)
        return 130
    return 0


def command_line() -> argparse.ArgumentParser:
    """What can be asked."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, show, test and pack Muniment.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="make .venv, install what is locked, and build the model")
    commands.add_parser("run", help="set up, classify the sample papers, and open the window where there is a display")
    test = commands.add_parser("test", help="set up, then check style, types, imports and behaviour")
    test.add_argument("pytest_arguments", nargs=argparse.REMAINDER, help="handed on to pytest, after --")
    commands.add_parser("build", help="make the packages that are installed elsewhere, in the folder dist")
    return parser


if __name__ == "__main__":
    sys.exit(main())
