"""How many ways filing can be ended or refused at, and that none of them loses or doubles a paper.

    .venv/bin/python -m tests.bench.filing_faults [--in-turn] [--only WORDS] [FOLDER]

Every filing operation is played once for each of its steps: ended there by SIGKILL, and with that call refused with
each error, once and from there on. After each, the cabinet is opened anew, and disk, journal and database must agree.
Prints a table of the steps tried; ends with 1 and names them where some went wrong. With --in-turn each step is refused
with one of the errors after the other instead of with all of them: a fifth of the time.
"""

from __future__ import annotations

import argparse
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.filing_faults import REFUSALS, SCENARIOS, Stage

_KINDS = ("killed", *REFUSALS, *(f"{name} lasting" for name in REFUSALS))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--in-turn", action="store_true", help="refuse each step with one error, not with all")
    parser.add_argument("--only", default="", help="play only the operations whose name holds these words")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("/dev/shm"))
    arguments = parser.parse_args()
    wrong = 0
    totals: Counter[str] = Counter()
    print(f"{'operation':<32}{'steps':>6}  " + "".join(f"{kind:>16}" for kind in _KINDS))
    for scenario in (scenario for scenario in SCENARIOS if arguments.only in scenario.name):
        with tempfile.TemporaryDirectory(dir=arguments.folder, prefix="muniment-faults-") as folder:
            stage = Stage(scenario, Path(folder))
            calls = stage.points()
            tried: Counter[str] = Counter()
            for number in range(1, len(calls) + 1):
                for kind, attempt in _attempts(stage, number, in_turn=arguments.in_turn):
                    tried[kind] += 1
                    wrong += not _passed(f"{scenario}, step {number} ({calls[number - 1]}), {kind}", attempt)
        totals += tried
        print(f"{scenario!r:<32}{len(calls):>6}  " + "".join(f"{tried[kind]:>16}" for kind in _KINDS), flush=True)
    print(f"{'all':<38}  " + "".join(f"{totals[kind]:>16}" for kind in _KINDS))
    print(f"{totals.total()} fault points tried, {wrong} went wrong")
    return 1 if wrong else 0


def _attempts(stage: Stage, number: int, *, in_turn: bool) -> list[tuple[str, Callable[[], None]]]:
    attempts: list[tuple[str, Callable[[], None]]] = [("killed", partial(stage.killed_at, number))]
    for place, (name, error) in enumerate(REFUSALS.items()):
        if in_turn and number % len(REFUSALS) != place:
            continue
        attempts.append((name, partial(stage.refused_at, number, error)))
        attempts.append((f"{name} lasting", partial(stage.refused_at, number, error, lasting=True)))
    return attempts


def _passed(name: str, attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except Exception:
        print(f"WENT WRONG: {name}")
        traceback.print_exc()
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
