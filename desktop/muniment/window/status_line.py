"""The line at the bottom: what leaves this machine (nothing), how the batch is getting on, and what was just done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from muniment.window.actions import Actions
from muniment.window.buttons import tool_button
from muniment.window.session import Batch
from muniment.window.theme import UNIT

_TICK = 1000
_SAID_FOR = 8000


class StatusLine(QWidget):
    """The only place of progress for a batch."""

    def __init__(self, batch: Batch, actions: Actions) -> None:
        super().__init__()
        self._batch = batch
        self._promise = QLabel(self.tr("nothing leaves this machine"))
        self._promise.setProperty("muted", True)
        self._progress = QLabel()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pause = tool_button(actions["pause"], with_text=True)
        self._go_on = tool_button(actions["go-on"], with_text=True)
        self._stop = tool_button(actions["cancel-all"], with_text=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._promise)
        layout.addWidget(self._progress)
        layout.addWidget(self._said, 1)
        for button in (self._pause, self._go_on, self._stop):
            layout.addWidget(button)
        self.setMinimumHeight(9 * UNIT)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self.refresh)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_SAID_FOR)
        self._quiet.timeout.connect(lambda: self._said.setText(""))
        self.refresh()

    @property
    def progress(self) -> str:
        return self._progress.text()

    @property
    def said(self) -> str:
        return self._said.text()

    def say(self, words: str) -> None:
        """Something that was just done; it fades from the line after a while."""
        self._said.setText(words)
        self._said.setToolTip(words)
        self._quiet.start()

    def refresh(self) -> None:
        working = self._batch.working
        paused = self._batch.is_paused
        words = progress_words(working, self._batch.seconds_left, paused=paused)
        self._progress.setText(f"· {words}" if working else "")
        self._stop.setVisible(working > 0)
        self._pause.setVisible(working > 0 and not paused)
        self._go_on.setVisible(paused)
        if working and not self._clock.isActive():
            self._clock.start()
        elif not working:
            self._clock.stop()


def progress_words(working: int, seconds_left: float | None, *, paused: bool = False) -> str:
    """How many papers are being read, and a round guess of the time that is left."""
    translate = QCoreApplication.translate
    if paused:
        return translate("StatusLine", "reading pauses, {0} waiting").format(working)
    if working == 1:
        words = translate("StatusLine", "1 paper being read")
    else:
        words = translate("StatusLine", "{0} papers being read").format(working)
    if seconds_left is None:
        return words
    if seconds_left < 55:
        left = translate("StatusLine", "about {0} s left").format(max(5, round(seconds_left / 5) * 5))
    elif seconds_left < 3300:
        left = translate("StatusLine", "about {0} min left").format(max(1, round(seconds_left / 60)))
    else:
        left = translate("StatusLine", "about {0} h left").format(max(1, round(seconds_left / 3600)))
    return f"{words}, {left}"
