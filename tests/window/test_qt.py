"""What the window relies on in Qt's binding."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class _Bell(QObject):
    rung = Signal(int)


def test_emitting_a_signal_does_not_use_up_the_interpreters_true() -> None:
    # PySide6 6.12.0 hands out True from emit() without counting it. Before Python 3.12 that ends the program
    # after some hundred signals, so such a pair must not be shipped.
    bell = _Bell()
    before = sys.getrefcount(True)
    for _ in range(20):
        bell.rung.emit(1)
    assert sys.getrefcount(True) >= before
