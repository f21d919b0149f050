"""Start a program in which any attempt to make a network socket ends the process that tried, children included.

python tests/no_network.py PROGRAM ARGUMENT...
"""

from __future__ import annotations

import os
import sys

from muniment.sandbox.linux import refuse_network
from muniment.sandbox.posture import State

if __name__ == "__main__":
    if refuse_network(deadly=True).state is not State.HELD:
        sys.exit("This system has no filter for system calls.")
    os.execv(sys.argv[1], sys.argv[1:])
