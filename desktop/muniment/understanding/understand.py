"""One paper's words in, its verdict out: type, then the fields of that type, then the doubts."""

from __future__ import annotations

import numpy as np

from muniment import notices
from muniment.paper import Reading, Verdict
from muniment.settings import PRECISION
from muniment.understanding import heads
from muniment.understanding.bars import Bars, read_bars
from muniment.understanding.batch import proposal_reasons, propose
from muniment.understanding.check import checked, today
from muniment.understanding.doubt import of_pages, reasons
from muniment.understanding.extract import Extractor
from muniment.understanding.features import describe
from muniment.understanding.model import LanguageModel
from muniment.understanding.normalise import prepare
from muniment.understanding.release import built_weights, heads_path, load_manifest
from muniment.understanding.sheet import lay_out, neighbours
from muniment.understanding.stated import TWO_WITNESSES, stated_type, with_statements
from muniment.understanding.states import word_states
from muniment.understanding.types import OTHER, load_document_types

_NOTHING_TO_GO_BY = 0.5
"""The confidence in "other" where there is not a word on the paper."""


class Understanding:
    """A release in memory: the language model and its heads. Raises ModelMissing where a part of it is not there.

    It thinks on so many `threads`, or on one for each core.
    """

    def __init__(self, threads: int | None = None) -> None:
        prepare()
        manifest = load_manifest()
        arrays = heads.load(heads_path(manifest))
        self._release = manifest.release
        self._model = LanguageModel(built_weights(manifest), threads=threads)
        self._scale, self._type_head = heads.Scale(arrays), heads.TypeHead(arrays)
        self._bars = read_bars(arrays)
        self._extractor = Extractor(arrays, manifest.heads.fields)
        types = {kind.name: kind for kind in load_document_types()}
        self._types = [types[name] for name in manifest.heads.types]

    def bars(self, precision: float) -> Bars:
        """The bars below which answers are doubted where an office asks for that share of right ones."""
        return self._bars.bar_for(precision)

    def verdict(self, reading: Reading, precision: float = PRECISION) -> Verdict:
        """What the paper is and says. `precision` is the share of right answers that the office asks for where nobody
        looks; what is less sure waits with a reason."""
        sheet = lay_out(reading)
        parts = propose(reading)
        odd = (*proposal_reasons(parts), *notices.told(reading.notices))
        if not sheet.words:
            return Verdict(OTHER, _NOTHING_TO_GO_BY, (), ("type: no text was found on the paper", *odd), self._release)
        states = self._scale(word_states(self._model, sheet))
        features, beside = describe(sheet), neighbours(sheet)
        chances = self._type_chances(reading, heads.summary(sheet, states, features, reading.page_count))
        first, second = (int(number) for number in np.argsort(-chances)[:2])
        kind, confidence = self._types[first], round(float(chances[first]), 4)
        findings = self._extractor.findings(kind, sheet, states, features, beside)
        bars = self.bars(precision)
        findings, disagreements = with_statements(kind, reading, findings, bars.field)
        stated = {statement.field for statement in reading.statements}
        findings, faults = checked(kind, findings, sheet.customs, today(), stated)
        weighed = tuple(page.number for page in sheet.pages)
        left_out = sum(1 for page in reading.pages if page.words and page.number not in weighed)
        doubts = reasons(kind, confidence, self._types[second].name, findings, bars, (*disagreements, *faults))
        pages = of_pages(len(reading.faults), left_out)
        return Verdict(kind.name, confidence, findings, (*doubts, *pages, *odd), self._release, weighed, parts)

    def _type_chances(self, reading: Reading, summary: heads.Array) -> heads.Array:
        """The chance of each type; where the file itself names its type, that stands before what it looks like."""
        chances = self._type_head(summary)
        names = [kind.name for kind in self._types]
        stated = stated_type(reading)
        if stated in names and chances[names.index(stated)] < TWO_WITNESSES:
            chances *= (1 - TWO_WITNESSES) / (1 - chances[names.index(stated)])
            chances[names.index(stated)] = TWO_WITNESSES
        return chances
