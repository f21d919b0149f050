"""Show the program at work: the sample papers on the command line, then the window."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

from tools.console import say
from tools.environment import Environment


def show(environment: Environment) -> int:
    """Classify the sample papers and, where there is a display, open the window; the exit code."""
    muniment = str(environment.programs / "muniment")
    samples = environment.root / "resources" / "samples"
    papers = [str(path.relative_to(environment.root)) for path in sorted(samples.iterdir())]
    code = subprocess.run([muniment, "classify", *papers], cwd=environment.root, check=False).returncode
    if code:
        return code
    if not has_display(os.environ):
        say("There is no display here, so the window was not opened.")
        return 0
    return subprocess.run([muniment], check=False).returncode


def has_display(variables: Mapping[str, str]) -> bool:
    """Whether a window could be shown, by the environment variables."""
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))
