"""How the amounts of a paper stand to each other: which is the sum of others, and which goes into a sum.

A total is the sum of net and tax, or of the goods; with the change it makes what was given. That holds in every
language and layout, also where the words beside an amount say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from muniment.understanding.heads import Array

COLUMNS = 4
_MOST = 120
"""Amounts that are weighed: a longer list is one of goods, and what it comes to stands at its end."""
_ROUNDED = 4
"""Hundredths that a shop rounds by where it has no smaller coins than five."""


def relations(amounts: Sequence[float | None]) -> Array:
    """Amounts × COLUMNS, in reading order; a place without an amount has zeros.

    Whether the amount is the sum of two others; goes with another into a third; is the sum of two or more that stand in
    a row; and has another within the rounding of cash.
    """
    found = np.zeros((len(amounts), COLUMNS), np.float32)
    known = [(place, round(100 * amount)) for place, amount in enumerate(amounts) if amount and amount > 0][-_MOST:]
    if len(known) < 2:
        return found
    places, cents = (np.array(column) for column in zip(*known, strict=True))
    different = np.unique(cents)
    pairs = np.unique((different[:, None] + different[None, :])[~np.eye(len(different), dtype=bool)])
    sums = np.concatenate([[0], np.cumsum(cents)])
    runs = (sums[None, :] - sums[:, None])[np.triu_indices(len(sums), 2)]
    apart = np.abs(different[:, None] - cents[None, :])
    found[places, 0] = np.isin(cents, pairs)
    found[places, 1] = [np.isin(each + different[different != each], different).any() for each in cents]
    found[places, 2] = np.isin(cents, runs)
    found[places, 3] = ((apart > 0) & (apart <= _ROUNDED)).any(axis=0)
    return found
