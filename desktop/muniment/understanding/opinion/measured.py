"""What a second model's word is worth, as measured on papers that nothing was trained on.

`models/second_opinions.toml` lists the models that were measured, by the SHA-256 of their files, and for each field by
how much agreement and disagreement move the logarithm of the odds that a value is right. A model, or a field, that is
not listed moves nothing: its word can send a paper to a person, never spare it one.
"""

from __future__ import annotations

import functools
import math

import msgspec

from muniment import places
from muniment.errors import ModelMissing

TYPE = "type"
"""Stands in the tables for the type of the paper, beside the names of fields."""


class Shifts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measured model: on how many papers, and the shifts of log odds by the name of the field."""

    name: str = ""
    sha256: str = ""
    papers: int = 0
    agree: dict[str, float] = {}
    disagree: dict[str, float] = {}

    def after(self, field: str, confidence: float, *, agrees: bool) -> float:
        """The confidence once the second model's word is known; as it was where nothing was measured."""
        shift = (self.agree if agrees else self.disagree).get(field, 0.0)
        if not shift or not 0 < confidence < 1:
            return confidence
        odds = math.log(confidence / (1 - confidence)) + shift
        return round(1 / (1 + math.exp(-odds)), 4)


UNMEASURED = Shifts()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    models: tuple[Shifts, ...] = ()


@functools.cache
def shifts_of(sha256: str) -> Shifts:
    """The shifts of the model whose file has that SHA-256. Raises ModelMissing where the list is broken."""
    path = places.models() / "second_opinions.toml"
    try:
        listed = msgspec.toml.decode(path.read_bytes(), type=_File).models
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelMissing(f"{path}: {error}") from error
    return next((each for each in listed if each.sha256 == sha256), UNMEASURED)
