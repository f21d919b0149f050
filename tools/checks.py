"""All that a change must pass, quick things first; each is run even if one before it failed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tools.console import say
from tools.environment import Environment


def checks(programs: Path, pytest_arguments: Sequence[str]) -> tuple[tuple[str, list[str]], ...]:
    """The checks by name, each with its command."""
    return (
        ("Style", [str(programs / "ruff"), "check", "."]),
        ("Format", [str(programs / "ruff"), "format", "--check", "."]),
        ("Imports", [str(programs / "lint-imports")]),
        ("Types", [str(programs / "mypy")]),
        ("Tests", [str(programs / "python"), "-m", "pytest", *pytest_arguments]),
    )


def run_checks(environment: Environment, pytest_arguments: Sequence[str]) -> int:
    """Run them all and say in the end which failed; the exit code."""
    failed: list[str] = []
    for name, command in checks(environment.programs, pytest_arguments):
        say(f"\n== {name} ==")
        began = time.monotonic()
        path = f"{environment.programs}{os.pathsep}{os.environ.get('PATH', '')}"
        code = subprocess.run(command, cwd=environment.root, env={**os.environ, "PATH": path}, check=False).returncode
        say(f"== {name}: {'failed' if code else 'passed'} in {time.monotonic() - began:.1f} s ==")
        if code:
            failed.append(name)
    say(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything passed.")
    return 1 if failed else 0
