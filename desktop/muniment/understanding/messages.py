"""What the office and the thinker say to each other."""

from __future__ import annotations

import msgspec

from muniment.paper import Reading, Verdict
from muniment.sandbox.posture import Posture
from muniment.understanding.bars import Bars

BYTES_OF_A_FRAME = 64 * 1024 * 1024


class Question(msgspec.Struct, frozen=True):
    """A paper, and the share of right answers that the office asks for where no person looks."""

    reading: Reading
    precision: float


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The model is loaded, and the process has locked itself, as it says."""

    posture: Posture


class Thought(msgspec.Struct, frozen=True, tag=True):
    """The verdict on the paper that was asked about, and the bars below which its answers were doubted."""

    verdict: Verdict
    bars: Bars


class Failed(msgspec.Struct, frozen=True, tag=True):
    """No verdict; `code` is that of an error in `muniment.errors`."""

    code: str


Answer = Ready | Thought | Failed

encode = msgspec.msgpack.Encoder().encode
decode_question = msgspec.msgpack.Decoder(Question).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
