"""Buttons for actions: their words, whether they can be used now, and their size in the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton


def tool_button(action: QAction, *, with_text: bool = False) -> QToolButton:
    """A small flat button for an action, in the size of the text beside it."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    size = max(16, button.fontMetrics().height())
    button.setIconSize(QSize(size, size))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if with_text else Qt.ToolButtonStyle.ToolButtonIconOnly
    button.setToolButtonStyle(style)
    return button


def action_button(action: QAction, *, primary: bool = False) -> QPushButton:
    """A push button for an action: its verb, and whether it can be used now."""
    button = QPushButton(action.text())
    button.setAccessibleName(action.text())
    button.setToolTip(action.toolTip())
    button.setProperty("primary", primary)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(lambda _=False: action.trigger())
    action.enabledChanged.connect(button.setEnabled)
    return button
