"""A captured reader: it takes on the lock of a real one, and then does what the "paper" that it is handed says.

python -m tests.captured reader|thinker   runs the Python that comes on standard input, under that lock
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from typing import Any

from muniment import paper
from muniment.process import ParentLink
from muniment.reading import limits, messages
from muniment.sandbox import lock, shut


def main() -> None:
    """As a reader's main program, but for what it does with a paper."""
    link = ParentLink()
    posture = lock(memory=limits.MEMORY_TO_ASK_FOR)
    link.fall_silent()
    link.send(messages.encode(messages.Ready(posture)))
    names: dict[str, Any] = {}
    for payload in link.frames():
        request = messages.decode_request(payload)
        if isinstance(request, messages.Open):
            names = {"link": link, "os": os, "time": time, **vars(paper), **vars(messages)}
            exec(request.data.decode(), names)
        else:
            link.send(messages.encode(names["answer"](request)))


def run(kind: str) -> None:
    """Take on the lock, then run a program."""
    program = sys.stdin.read()
    at_hand = (ctypes, json, os, resource, socket, subprocess, threading, time)
    lock(memory=limits.MEMORY_TO_ASK_FOR, can_shut=kind == "thinker")
    if kind == "thinker":
        shut()
    exec(program, {module.__name__: module for module in at_hand})


if __name__ == "__main__":
    run(sys.argv[1])
