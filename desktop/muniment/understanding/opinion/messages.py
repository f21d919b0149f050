"""What the office and the adviser (the process of the second model) say to each other.

The adviser runs a file that came from anywhere, so what it says is held within bounds: it can name places of words and
chances, and the office looks whether they are such.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from muniment.paper import DocumentType, Evidence, Reading
from muniment.understanding.service import Failed

BYTES_OF_AN_ANSWER = 1024 * 1024
_Chance = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Short = Annotated[str, msgspec.Meta(max_length=200)]


class Load(msgspec.Struct, frozen=True):
    """Which file to load, before anything is locked; `memory` is the bytes that the process may ask for,
    and `threads` how many it computes with."""

    path: str
    memory: int
    threads: int

    @property
    def file(self) -> Path:
        return Path(self.path)


class Describe(msgspec.Struct, frozen=True, tag=True):
    """What is this model?"""


class Ask(msgspec.Struct, frozen=True, tag=True):
    """What is this paper, among `kinds` (not asked where there are none); and where does it say each of `fields`, of
    the type `kind`? An answer is wanted within so many seconds of its threads, or twice as many by the clock."""

    reading: Reading
    seconds: float
    kinds: tuple[DocumentType, ...] = ()
    kind: DocumentType | None = None
    fields: tuple[str, ...] = ()


Question = Describe | Ask


class Described(msgspec.Struct, frozen=True, tag=True):
    """What the model's file says of itself (`ModelFacts`, in its order), and how many tokens of a paper it read in a
    second."""

    title: _Short
    architecture: _Short
    kind: _Short
    license: _Short
    parameters: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
    context_length: Annotated[int, msgspec.Meta(ge=0, lt=2**31)]
    has_chat_template: bool
    tokens_per_second: Annotated[float, msgspec.Meta(ge=0)]


class FieldOpinion(msgspec.Struct, frozen=True):
    """Where the model finds a field's value, None where it finds none, and that answer's share among those that it
    weighed. The share is not calibrated: it says nothing of how often the model is right."""

    field: str
    evidence: Evidence | None
    share: _Chance


class Opinion(msgspec.Struct, frozen=True, tag=True):
    """The share of each type, in the order in which they were asked, and the fields that there was time for."""

    types: Annotated[tuple[_Chance, ...], msgspec.Meta(max_length=256)]
    fields: Annotated[tuple[FieldOpinion, ...], msgspec.Meta(max_length=256)]


Answer = Described | Opinion | Failed

encode = msgspec.msgpack.Encoder().encode
decode_load = msgspec.msgpack.Decoder(Load).decode
decode_question = msgspec.msgpack.Decoder(Question).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
