"""The line over all papers by which they are narrowed down: by type, review, date and amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from muniment.paper import DocumentType
from muniment.window.actions import Actions
from muniment.window.buttons import action_button
from muniment.window.theme import UNIT
from muniment.window.wanted import Wanted

_PAUSE = 250


class FilterBar(QWidget):
    """`changed` brings what is wanted; the words of the search are not its concern."""

    changed = Signal(object)

    def __init__(self, types: Sequence[DocumentType], actions: Actions) -> None:
        super().__init__()
        self.type = QComboBox()
        self.type.setAccessibleName(self.tr("Type"))
        self.type.addItem(self.tr("All types"), "")
        for document_type in types:
            self.type.addItem(document_type.label, document_type.name)
        self.review = QComboBox()
        self.review.setAccessibleName(self.tr("Review"))
        for words, needs_review in (
            (self.tr("Settled or not"), None),
            (self.tr("Needs you"), True),
            (self.tr("Settled"), False),
        ):
            self.review.addItem(words, needs_review)
        self.since = self._line(self.tr("From date"))
        self.until = self._line(self.tr("To date"))
        self.least = self._line(self.tr("Amount from"))
        self.most = self._line(self.tr("Amount to"))
        grid = QGridLayout(self)
        grid.setContentsMargins(3 * UNIT, 0, 2 * UNIT, 2 * UNIT)
        grid.setSpacing(UNIT)
        for place, widget in enumerate((self.type, self.review, self.since, self.until, self.least, self.most)):
            widget.setMinimumWidth(12 * UNIT)
            grid.addWidget(widget, place // 2, place % 2)
        grid.addWidget(action_button(actions["clear-filter"]), 3, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        self.type.activated.connect(self._tell)
        self.review.activated.connect(self._tell)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._tell)
        self.hide()

    @property
    def wanted(self) -> Wanted:
        """What is asked for; what cannot be understood asks for nothing."""
        return Wanted(
            type=self.type.currentData(),
            needs_review=self.review.currentData(),
            since=day_of(self.since.text()),
            until=day_of(self.until.text()),
            least=amount_of(self.least.text()),
            most=amount_of(self.most.text()),
        )

    def clear(self) -> None:
        """Ask for everything again."""
        self.type.setCurrentIndex(0)
        self.review.setCurrentIndex(0)
        for line in (self.since, self.until, self.least, self.most):
            line.clear()
        self._tell()

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        line.setMaxLength(40)
        line.textChanged.connect(lambda _: self._typing.start())
        return line

    def _tell(self, _: int = 0) -> None:
        self._typing.stop()
        for line, understood in (
            (self.since, day_of),
            (self.until, day_of),
            (self.least, amount_of),
            (self.most, amount_of),
        ):
            wrong = bool(line.text().strip()) and understood(line.text()) is None
            line.setToolTip(self.tr("This could not be understood, so it asks for nothing.") if wrong else "")
            line.setAccessibleDescription(line.toolTip())
            if line.property("wrong") != wrong:
                line.setProperty("wrong", wrong)
                line.style().polish(line)
        self.changed.emit(self.wanted)


def day_of(text: str) -> date | None:
    """A day as a person types it: in the locale's order of day, month and year, or year-month-day."""
    parts = re.findall(r"\d+", text)
    if len(parts) != 3 or re.search(r"[^\W\d]", text):
        return None
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    order = "ymd" if len(parts[0]) == 4 else sorted("dmy", key=form.find)
    told = {letter: int(part) for letter, part in zip(order, parts, strict=True)}
    try:
        return date(told["y"] + (2000 if told["y"] < 100 else 0), told["m"], told["d"])
    except ValueError:
        return None


def amount_of(text: str) -> Decimal | None:
    """An amount as a person types it, with the locale's signs or with a point."""
    plain = "".join(text.split()).replace(QLocale().groupSeparator(), "").replace(QLocale().decimalPoint(), ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
