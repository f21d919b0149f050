"""A state for every word of a sheet, from one pass of the language model."""

from __future__ import annotations

import numpy as np

from muniment.understanding.model import LanguageModel, States
from muniment.understanding.sheet import Sheet

_TOKENS_OF_A_WORD = 24
"""A word of more tokens (a long link, a row of dots) is cut for the model; it is kept whole everywhere else."""


def word_states(model: LanguageModel, sheet: Sheet) -> States:
    """Words × width: the state at each word's last token, which has seen the whole word and all before it.

    Where the words have more tokens than the model's context, the words at the end get states of zeros.
    """
    tokens, lasts = sheet_tokens(model, sheet)
    states = np.zeros((len(sheet.words), model.width), np.float32)
    if tokens:
        states[: len(lasts)] = model.states(tokens)[lasts]
    return states


def sheet_tokens(model: LanguageModel, sheet: Sheet) -> tuple[list[int], list[int]]:
    """The sheet's tokens, as many as the model's context holds, and where the last token of each word stands."""
    tokens: list[int] = []
    lasts: list[int] = []
    line = -1
    for word in sheet.words:
        blank = "\n" if word.line != line else " "
        line = word.line
        pieces = model.tokens(blank + word.text)[:_TOKENS_OF_A_WORD]
        if len(tokens) + len(pieces) > model.context_length:
            break
        tokens += pieces
        lasts.append(len(tokens) - 1)
    return tokens, lasts
