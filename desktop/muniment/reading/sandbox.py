"""What a reader gives up before it touches a paper, as far as the system allows without any help.

Today: no network, no new privileges, no core dumps, a bound on memory and on the size of any file written.
"""

from __future__ import annotations

import sys

from muniment.no_network import refuse_network

MEMORY = 4 * 1024**3
"""Bytes of address space; OCR engines map far more than they use."""

FILE_SIZE = 512 * 1024**2
"""Bytes of the largest temporary file: a page's picture on its way to an OCR program."""


def lock_down() -> None:
    """Give up what can be given up. Children (the OCR program) inherit it."""
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
    ):
        _, hard = resource.getrlimit(limit)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (most, most))
    refuse_network()
