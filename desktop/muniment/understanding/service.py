"""The child's side of a companion: it locks itself, loads its model, shuts itself, and answers frame after frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from muniment.errors import MunimentError
from muniment.process import ParentLink
from muniment.sandbox import lock, shut
from muniment.sandbox.posture import Posture


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The model is loaded, and the process has locked itself, as it says."""

    posture: Posture


class Failed(msgspec.Struct, frozen=True, tag=True):
    """No answer; `code` is that of an error in `muniment.errors`."""

    code: str


encode = msgspec.msgpack.Encoder().encode
decode_greeting = msgspec.msgpack.Decoder(Ready | Failed).decode


def serve(
    link: ParentLink,
    questions: Iterable[bytes],
    files: Sequence[Path],
    memory: int,
    load: Callable[[], Callable[[bytes], Any]],
    failure: type[MunimentError],
) -> None:
    """Answer until the office closes the pipe.

    `files` are all that can still be opened while `load` makes what answers, and `memory` the bytes that the system
    lets the process ask for. A question that is stumbled over is answered with `failure`, and the next one goes on.
    """
    try:
        posture = lock(files, memory=memory, can_shut=True)
        answer = load()
    except MunimentError as error:
        link.send(encode(Failed(error.code)))
        return
    posture = msgspec.structs.replace(posture, measures=(*posture.measures, shut()))
    link.fall_silent()
    link.send(encode(Ready(posture)))
    for question in questions:
        try:
            said = encode(answer(question))
        except MunimentError as error:
            said = encode(Failed(error.code))
        except Exception:
            # One paper that the model stumbles over must not end the process for the others.
            said = encode(Failed(failure.code))
        link.send(said)
