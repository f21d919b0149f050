"""The window's colours, light and dark, and the one place that turns them into a palette and a style sheet.

Every colour that words are written in keeps a contrast of at least 4.5 to 1 on every surface it can stand on; a test
computes it. Evidence is drawn on the paper itself, which stays white in the dark, so it always uses the light colours.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from muniment.settings import Theme as ThemeChoice

UNIT = 4
"""Spacing comes in multiples of this many pixels."""

_USUAL_TEXT_HEIGHT = 16


@dataclass(frozen=True)
class Colours:
    """One theme. `surface` carries the furniture, `base` the lists and fields, `chosen` what is selected."""

    surface: str
    base: str
    chosen: str
    desk: str
    line: str
    outline: str
    text: str
    muted: str
    accent: str
    on_accent: str
    settled: str
    doubtful: str
    failed: str
    personal: str


LIGHT = Colours(
    surface="#f4f4f2",
    base="#ffffff",
    chosen="#dfeafa",
    desk="#e3e3e0",
    line="#d8d8d5",
    outline="#82868a",
    text="#1c1e21",
    muted="#565b61",
    accent="#1a5bb0",
    on_accent="#ffffff",
    settled="#1b6a36",
    doubtful="#875000",
    failed="#ae2219",
    personal="#6b33ad",
)

DARK = Colours(
    surface="#202224",
    base="#282a2d",
    chosen="#24405f",
    desk="#17181a",
    line="#3c3f43",
    outline="#83888e",
    text="#e9eaeb",
    muted="#b0b5ba",
    accent="#8abbf8",
    on_accent="#10233b",
    settled="#7bd59a",
    doubtful="#f2ba6a",
    failed="#ffa199",
    personal="#d0b0fa",
)

ON_PAPER = LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else float(((channel + 0.055) / 1.055) ** 2.4)

    wanted = QColor(colour)
    return 0.2126 * linear(wanted.redF()) + 0.7152 * linear(wanted.greenF()) + 0.0722 * linear(wanted.blueF())


class Theme(QObject):
    """Follows the system's light or dark, unless a person chose one; `changed` tells everyone who paints."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__()
        self._choice = choice
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def colours(self) -> Colours:
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def choose(self, choice: ThemeChoice) -> None:
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(_palette(self.colours))
            application.setStyleSheet(_style_sheet(self.colours))
        self.changed.emit()


def scaled_font(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """The font one step larger or smaller, whether the system gave its size in points or in pixels."""
    changed = QFont(font)
    if font.pointSizeF() > 0:
        changed.setPointSizeF(font.pointSizeF() * factor)
    else:
        changed.setPixelSize(round(font.pixelSize() * factor))
    changed.setBold(bold)
    return changed


def text_scale(widget: QWidget) -> float:
    """How much larger than usual a person has set the text; widths that hold text grow with it."""
    return max(1.0, widget.fontMetrics().height() / _USUAL_TEXT_HEIGHT)


def _palette(colours: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colours.surface,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.base,
        QPalette.ColorRole.AlternateBase: colours.surface,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.failed,
        QPalette.ColorRole.ToolTipBase: colours.base,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Light: colours.base,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.outline,
        QPalette.ColorRole.Shadow: colours.line,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.outline))
    return palette


def _style_sheet(colours: Colours) -> str:
    """Flat controls: the platform-neutral style paints gradients on buttons otherwise."""
    return f"""
    QPushButton {{ background: {colours.base}; color: {colours.text}; border: 1px solid {colours.outline};
        border-radius: 4px; padding: 6px 12px; }}
    QPushButton:hover, QPushButton:pressed {{ background: {colours.chosen}; }}
    QPushButton:focus {{ border: 2px solid {colours.accent}; padding: 5px 11px; }}
    QPushButton:disabled {{ color: {colours.outline}; border-color: {colours.line}; }}
    QPushButton[primary="true"] {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QPushButton[primary="true"]:focus {{ border-color: {colours.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {colours.surface}; color: {colours.outline};
        border-color: {colours.line}; }}
    QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: 4px; padding: 4px; }}
    QToolButton:hover, QToolButton:checked {{ background: {colours.chosen}; }}
    QToolButton:focus {{ border-color: {colours.accent}; }}
    QLineEdit {{ background: {colours.base}; color: {colours.text}; border: 1px solid {colours.outline};
        border-radius: 4px; padding: 5px 8px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {colours.failed}; padding: 4px 7px; }}
    QLineEdit:focus {{ border: 2px solid {colours.accent}; padding: 4px 7px; }}
    QSplitter::handle {{ background: {colours.line}; }}
    QToolTip {{ background: {colours.base}; color: {colours.text}; border: 1px solid {colours.outline};
        padding: 4px; }}
    QListView, QScrollArea {{ border: none; }}
    QMenuBar {{ background: {colours.surface}; color: {colours.text}; }}
    QMenuBar::item {{ padding: 4px 8px; background: transparent; }}
    QMenuBar::item:selected {{ background: {colours.chosen}; }}
    QLabel[muted="true"] {{ color: {colours.muted}; }}
    """
