"""The icon in the system's tray: idle, busy, or something needs a person; and word of it while one is elsewhere."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from muniment.window.icons import glyph
from muniment.window.theme import Theme

_SIZE = 64


class TrayState(StrEnum):
    """What the icon shows; the value is the name of its drawing."""

    IDLE = "muniment"
    BUSY = "reading"
    NEEDS_YOU = "needs-you"


class Tray(QObject):
    """Shown only where the system has a tray. `clicked` asks for the window."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(lambda _: self.clicked.emit())
        self._icon.messageClicked.connect(self.clicked)
        self.state = TrayState.IDLE
        self.words = ""
        theme.changed.connect(self._draw)
        self.show(0, 0)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def show(self, working: int, waiting: int) -> None:
        """How many papers are being read, and how many wait for a person."""
        before = (self.state, self.words)
        if working:
            self.state = TrayState.BUSY
            self.words = self.tr("papers being read: {0}").format(working)
        elif waiting:
            self.state = TrayState.NEEDS_YOU
            self.words = self.tr("papers that wait for you: {0}").format(waiting)
        else:
            self.state = TrayState.IDLE
            self.words = "Muniment"
        if (self.state, self.words) != before:
            self._draw()

    def tell_done(self, waiting: int) -> None:
        """A batch is done: say so where one looks, unless one looks at the window."""
        if self._icon.isVisible() and QApplication.activeWindow() is None:
            words = self.tr("papers that wait for you: {0}").format(waiting) if waiting else ""
            self._icon.showMessage(self.tr("All papers are read."), words, self._icon.icon())

    def hide(self) -> None:
        self._icon.hide()

    def _draw(self) -> None:
        colours = self._theme.colours
        colour = colours.doubtful if self.state is TrayState.NEEDS_YOU else colours.accent
        self._icon.setIcon(QIcon(glyph(self.state.value, colour, _SIZE)))
        self._icon.setToolTip(self.words)
