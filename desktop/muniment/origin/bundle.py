"""A bundle: a folder of packages with their list of sums and its signature, as it is carried to where it is installed.

    python3 verify-bundle.pyz FOLDER --key KEY

KEY is the publisher's public key or a file with it. It must not come from the bundle itself: whoever can change the one
can change the other.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from muniment.origin import minisign, sums
from muniment.origin.minisign import NotSigned, PublicKey
from muniment.origin.sums import SumsDamaged


class BundleRefused(Exception):
    """It is not what its publisher made; the sentence says in what."""


def check(folder: Path, key: PublicKey) -> str:
    """The signer's comment, where every file is as it was signed and there is no other. Raises BundleRefused."""
    try:
        listed = (folder / sums.FILE).read_bytes()
        comment = minisign.trusted_comment(listed, (folder / sums.SIGNATURE).read_text(encoding="utf-8"), key)
        difference = sums.compare(folder, sums.read(listed.decode()))
    except (NotSigned, SumsDamaged) as error:
        raise BundleRefused(str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BundleRefused(f"The list of sums or its signature cannot be read: {error}.") from error
    if not difference.none:
        raise BundleRefused(f"It is not as it was signed: {difference}.")
    return comment


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the bundle that the command line names; 0 where all of it is as it was signed, 1 where it is not."""
    parser = argparse.ArgumentParser(
        prog="verify-bundle", description="Check that a bundle of Muniment is as its publisher signed it."
    )
    parser.add_argument("folder", type=Path, help="the folder that holds SHA256SUMS and what it lists")
    parser.add_argument("--key", required=True, help="the publisher's public key, or a file that holds it")
    asked = parser.parse_args(arguments)
    named = Path(asked.key)
    try:
        key = minisign.read_key(named.read_text(encoding="utf-8") if named.is_file() else asked.key)
        comment = check(asked.folder, key)
    except (BundleRefused, NotSigned, OSError, UnicodeDecodeError) as error:
        print(f"REFUSED. {error}\nDo not install anything of it.", file=sys.stderr)
        return 1
    print(f"Good: every file is as it was signed with the key {key.name}.\n{comment}")
    return 0
