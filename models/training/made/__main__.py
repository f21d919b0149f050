"""Makes fictitious labelled papers: `.venv/bin/python -m models.training.made FOLDER --seed 1 --count 700`."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.training.made.corpus import write_corpus


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m models.training.made", description=__doc__)
    parser.add_argument("folder", type=Path, help="where papers/ and truth.jsonl are written")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=700, help="about how many papers")
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.seed, arguments.count)


if __name__ == "__main__":
    main()
