"""Sums of a folder, signed by the program minisign with the publisher's key.

The key is a file of minisign's that MUNIMENT_SIGNING_KEY names; its public half lies beside it as `.pub`. It is never
part of the repository. Without one, what is built bears no signature and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from muniment.origin import sums
from tools.console import StepFailed, say

VARIABLE = "MUNIMENT_SIGNING_KEY"


def signing_key() -> Path | None:
    """The file of the secret key; None where none is named. Raises StepFailed where it cannot be used."""
    named = os.environ.get(VARIABLE)
    if not named:
        say(f"  {VARIABLE} names no key: what is built will not be signed.")
        return None
    key = Path(named)
    if not key.is_file() or not key.with_suffix(".pub").is_file():
        raise StepFailed(f"There is no key at {key}, or no .pub beside it.", "See docs/administration.md.")
    if not shutil.which("minisign"):
        raise StepFailed("The program minisign is not installed.", "Install it and try again.")
    return key


def seal(folder: Path, comment: str, key: Path | None) -> None:
    """Write the list of sums of all that is in the folder, and sign it where there is a key."""
    (folder / sums.SIGNATURE).unlink(missing_ok=True)
    if key is not None:
        shutil.copyfile(key.with_suffix(".pub"), folder / sums.KEY)
    sums.write(folder)
    if key is None:
        return
    # It asks for the key's password where it has one.
    done = subprocess.run(
        [
            *("minisign", "-S", "-s", str(key), "-m", str(folder / sums.FILE), "-x", str(folder / sums.SIGNATURE)),
            *("-c", "signature of Muniment's publisher", "-t", comment),
        ],
        check=False,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode:
        raise StepFailed("The sums could not be signed.", "See that the key and its password are right.")
