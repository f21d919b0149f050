"""What the office and the thinker say to each other."""

from __future__ import annotations

import msgspec

from muniment.paper import Reading, Verdict
from muniment.understanding.bars import Bars
from muniment.understanding.service import Failed

BYTES_OF_A_FRAME = 64 * 1024 * 1024


class Question(msgspec.Struct, frozen=True):
    """A paper, and the share of right answers that the office asks for where no person looks."""

    reading: Reading
    precision: float


class Thought(msgspec.Struct, frozen=True, tag=True):
    """The verdict on the paper that was asked about, and the bars below which its answers were doubted."""

    verdict: Verdict
    bars: Bars


Answer = Thought | Failed

encode = msgspec.msgpack.Encoder().encode
decode_question = msgspec.msgpack.Decoder(Question).decode
decode_answer = msgspec.msgpack.Decoder(Answer).decode
