"""The program's one beginning, from its source and as an installed program: the command line and the window, or one of
the helper processes that these start (see `process`)."""

from __future__ import annotations

import importlib
import sys

from muniment.process import HELPER


def main() -> None:
    """Run the helper that is named after HELPER, else the command line."""
    if len(sys.argv) == 3 and sys.argv[1] == HELPER:
        importlib.import_module(sys.argv[2]).main()
        return
    # Only now: a helper locks itself before it loads anything that it can do without.
    from muniment.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
