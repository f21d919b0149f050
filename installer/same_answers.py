#!/usr/bin/env python3
"""Whether two programs say the same of the same papers: their answers are compared, without the seconds they took.

python3 installer/same_answers.py .venv/bin/muniment /opt/muniment/muniment resources/samples/*
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_OF_THE_MOMENT = ("seconds",)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all answers are the same, 1 where one is not."""
    parser = argparse.ArgumentParser(description="Compare what two programs say of the same papers.")
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("papers", nargs="+")
    asked = parser.parse_args(arguments)
    first, second = (answers(program, asked.papers) for program in (asked.first, asked.second))
    differing = [one["file"] for one, other in zip(first, second, strict=True) if one != other]
    for paper in differing:
        print(f"differs: {paper}")
    print(f"{len(first) - len(differing)} of {len(first)} papers have the same answer from both programs.")
    return 1 if differing else 0


def answers(program: str, papers: Sequence[str]) -> list[dict[str, Any]]:
    """What a program says of papers, in their order."""
    done = subprocess.run(
        [program, "classify", "--json", *papers], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    return [without_moment(json.loads(line)) for line in done.stdout.splitlines()]


def without_moment(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer, and those of what hangs on the paper, without what differs from run to run."""
    kept = {name: value for name, value in answer.items() if name not in _OF_THE_MOMENT}
    return kept | {"enclosures": [without_moment(inner) for inner in answer.get("enclosures", ())]}


if __name__ == "__main__":
    sys.exit(main())
