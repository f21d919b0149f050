"""The small language model, run by llama.cpp: it reads words once and gives a state for each; it writes nothing.

The only module that knows llama.cpp.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from muniment.errors import ModelMissing, ThinkerFailed

# llama.cpp's threads wait for each other some thousand times a paper. They would do so awake, and where other programs
# want the same cores that makes a paper four times as slow and takes six times the processor's time. Read at its load.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import llama_cpp

States = npt.NDArray[np.float32]

CONTEXT = 4_096
"""Tokens; the words chosen for one paper are about half of this."""

_BATCH = 256
"""Tokens at a time: twice as many cost 100 MB more and are no quicker."""


class LanguageModel:
    """A GGUF in memory, and one context of up to `context_length` tokens."""

    def __init__(self, path: Path, context_length: int = CONTEXT, threads: int | None = None) -> None:
        if not path.is_file():
            raise ModelMissing(str(path))
        llama_cpp.llama_backend_init()
        self._model = llama_cpp.llama_model_load_from_file(str(path).encode(), llama_cpp.llama_model_default_params())
        if not self._model:
            raise ModelMissing(f"{path} could not be loaded")
        options = llama_cpp.llama_context_default_params()
        options.n_ctx = context_length
        options.n_batch = options.n_ubatch = _BATCH
        options.n_threads = options.n_threads_batch = threads or os.cpu_count() or 1
        options.embeddings = True
        options.pooling_type = llama_cpp.LLAMA_POOLING_TYPE_NONE
        self._context = llama_cpp.llama_init_from_model(self._model, options)
        if not self._context:
            raise ThinkerFailed("no context")
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._model)
        self.width = int(llama_cpp.llama_model_n_embd(self._model))
        self.context_length = context_length

    def tokens(self, text: str) -> list[int]:
        """The tokens of a piece of text; markers of a chat in it are taken as plain letters."""
        data = text.encode()
        room = len(data) + 8
        buffer = (llama_cpp.llama_token * room)()
        count = llama_cpp.llama_tokenize(self._vocabulary, data, len(data), buffer, room, False, False)
        if count < 0:
            raise ThinkerFailed("a word has too many tokens")
        return list(buffer[:count])

    def states(self, tokens: Sequence[int]) -> States:
        """The last layer's state at every token: tokens × width. Each state knows what stands before it, not after."""
        if len(tokens) > self.context_length:
            raise ThinkerFailed("more tokens than the context holds")
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self._context), True)
        states = np.empty((len(tokens), self.width), np.float32)
        batch = llama_cpp.llama_batch_init(_BATCH, 0, 1)
        try:
            for start in range(0, len(tokens), _BATCH):
                part = tokens[start : start + _BATCH]
                batch.n_tokens = len(part)
                for index, token in enumerate(part):
                    batch.token[index] = token
                    batch.pos[index] = start + index
                    batch.n_seq_id[index] = 1
                    batch.seq_id[index][0] = 0
                    batch.logits[index] = True
                if llama_cpp.llama_decode(self._context, batch) != 0:
                    raise ThinkerFailed("llama_decode")
                found = llama_cpp.llama_get_embeddings(self._context)
                states[start : start + len(part)] = np.ctypeslib.as_array(found, (len(part), self.width))
        finally:
            llama_cpp.llama_batch_free(batch)
        return states


def quantise(source: Path, target: Path, quantisation: str = "Q4_0") -> None:
    """Write the GGUF anew in a format that llama.cpp knows; Q4_0 is the one that it lays out best for CPUs."""
    options = llama_cpp.llama_model_quantize_default_params()
    options.ftype = getattr(llama_cpp, f"LLAMA_FTYPE_MOSTLY_{quantisation}")
    options.allow_requantize = True
    if llama_cpp.llama_model_quantize(str(source).encode(), str(target).encode(), ctypes.byref(options)) != 0:
        raise ThinkerFailed("the model could not be quantised")


@llama_cpp.llama_log_callback
def _silent(level: int, text: bytes, user_data: ctypes.c_void_p) -> None:
    """llama.cpp logs much; what matters comes back as an error."""


llama_cpp.llama_log_set(_silent, ctypes.c_void_p(0))
