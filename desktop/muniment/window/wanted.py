"""Which of the kept papers a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from muniment.cabinet.records import PaperSummary


@dataclass(frozen=True)
class Wanted:
    """What a person asked for; what is not asked for is None or "". Both ends of a span belong to it.

    `since` and `until` are about the paper's own date, `least` and `most` about its amount: a paper that has none is
    in no span.
    """

    words: str = ""
    type: str = ""
    needs_review: bool | None = None
    since: date | None = None
    until: date | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether it asks for less than everything."""
        return self != Wanted()

    @property
    def is_spanned(self) -> bool:
        """Whether it asks for days or amounts."""
        return (self.since, self.until, self.least, self.most) != (None, None, None, None)

    def holds(self, paper: PaperSummary) -> bool:
        """Whether a paper is among what was asked for, but for the words, which only a search can tell."""
        return (
            (not self.type or paper.type == self.type)
            and (self.needs_review is None or paper.needs_review == self.needs_review)
            and self._is_in_time(paper.date)
            and self._is_in_amount(paper.amount)
        )

    def _is_in_time(self, written: str) -> bool:
        if self.since is None and self.until is None:
            return True
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return False
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def _is_in_amount(self, written: str) -> bool:
        if self.least is None and self.most is None:
            return True
        try:
            amount = Decimal(written)
        except InvalidOperation:
            return False
        return (self.least is None or amount >= self.least) and (self.most is None or amount <= self.most)
