"""Language models, run by llama.cpp: a small one that gives a state for each word that it reads, and a larger one that
says how likely words are to follow. Neither writes anything.

The only module that knows llama.cpp.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from muniment.errors import ModelMissing, ModelUnsuitable, ThinkerFailed
from muniment.understanding.release import WeightFiles

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
    """Weights in memory, and one context of up to `context_length` tokens."""

    def __init__(self, weights: WeightFiles, context_length: int = CONTEXT, threads: int | None = None) -> None:
        self._model = _loaded(weights.layers)
        self._words = _loaded(weights.vocabulary, words_only=True)
        self._embedding = Embedding(weights.embedding)
        options = llama_cpp.llama_context_default_params()
        options.n_ctx = context_length
        options.n_batch = options.n_ubatch = _BATCH
        options.n_threads = options.n_threads_batch = threads or os.cpu_count() or 1
        options.embeddings = True
        options.pooling_type = llama_cpp.LLAMA_POOLING_TYPE_NONE
        self._context = llama_cpp.llama_init_from_model(self._model, options)
        if not self._context:
            raise ThinkerFailed("no context")
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._words)
        self.width = int(llama_cpp.llama_model_n_embd(self._model))
        self.context_length = context_length

    def tokens(self, text: str) -> list[int]:
        """The tokens of a piece of text; markers of a chat in it are taken as plain letters."""
        return _tokens(self._vocabulary, text, markers=False)

    def states(self, tokens: Sequence[int]) -> States:
        """The last layer's state at every token: tokens × width. Each state knows what stands before it, not after."""
        if len(tokens) > self.context_length:
            raise ThinkerFailed("more tokens than the context holds")
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self._context), True)
        states = np.empty((len(tokens), self.width), np.float32)
        for start in range(0, len(tokens), _BATCH):
            part = [_Placed(0, start + offset, token) for offset, token in enumerate(tokens[start : start + _BATCH])]
            _decode(self._context, part, len(part), self._embedding.vectors([placed.token for placed in part]))
            found = llama_cpp.llama_get_embeddings(self._context)
            states[start : start + len(part)] = np.ctypeslib.as_array(found, (len(part), self.width))
        return states


class Embedding:
    """The vectors that tokens go into the first layer with, at 8 bits as llama.cpp keeps them (Q8_0): for each 32
    numbers a scale of two bytes, then a byte each."""

    def __init__(self, file: Path) -> None:
        try:
            self._rows: npt.NDArray[np.uint8] = np.load(file, mmap_mode="r")
        except (OSError, ValueError) as error:
            raise ModelMissing(f"{file} could not be loaded") from error

    @property
    def width(self) -> int:
        """Numbers in a vector."""
        return int(self._rows.shape[1]) // _BYTES_OF_A_BLOCK * 32

    def vectors(self, tokens: Sequence[int]) -> States:
        """Tokens × width."""
        blocks = self._rows[tokens].reshape(len(tokens), -1, _BYTES_OF_A_BLOCK)
        scales = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
        return np.ascontiguousarray((scales * blocks[:, :, 2:].view(np.int8)).reshape(len(tokens), -1))


_BYTES_OF_A_BLOCK = 34


class ModelFacts(NamedTuple):
    """What a model's file says of itself. Whoever made the file wrote it: it is shown, and nothing is decided by it but
    whether the model can be used. `context_length` is the tokens that it was trained to read at once."""

    name: str
    architecture: str
    kind: str
    license: str
    parameters: int
    context_length: int
    has_chat_template: bool


class Continuation(NamedTuple):
    """Tokens to read in a sequence, the first of them at a position."""

    sequence: int
    position: int
    tokens: Sequence[int]


class GenerativeModel:
    """A GGUF that says how likely each token is to come next, in up to `sequences` texts that can share a beginning.

    A sequence is a number from 0 on. What was read in one can be taken over by another without reading it again; only
    whole sequences are taken over or forgotten, which every kind of model can do. All of them together hold
    `context_length` tokens, fewer where the model was trained on fewer. Raises ModelMissing where the file cannot be
    loaded and ModelUnsuitable where it is no model of this kind.
    """

    def __init__(self, path: Path, context_length: int, sequences: int, threads: int) -> None:
        self._model = _loaded(path)
        self.facts = _facts(self._model)
        if not llama_cpp.llama_model_has_decoder(self._model) or llama_cpp.llama_model_has_encoder(self._model):
            raise ModelUnsuitable("it does not continue texts")
        options = llama_cpp.llama_context_default_params()
        self.context_length = min(context_length, self.facts.context_length)
        if self.context_length <= 0:
            raise ModelUnsuitable("it names no length of context")
        options.n_ctx = self.context_length
        options.n_batch = options.n_ubatch = _BATCH
        options.n_seq_max = sequences
        options.kv_unified = True
        options.n_threads = options.n_threads_batch = threads
        self._context = llama_cpp.llama_init_from_model(self._model, options)
        self._memory = llama_cpp.llama_get_memory(self._context) if self._context else None
        if not self._memory:
            raise ModelUnsuitable("it does not remember what it has read")
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._model)
        self.vocabulary_size = int(llama_cpp.llama_vocab_n_tokens(self._vocabulary))
        if self.vocabulary_size <= 0:
            raise ModelUnsuitable("it has no tokens")
        self.beginning = self._beginning()
        self.ends = frozenset(
            token for token in range(self.vocabulary_size) if llama_cpp.llama_vocab_is_eog(self._vocabulary, token)
        )
        # Some vocabularies put the blank before a first word by themselves.
        self._blank = "" if self._text(self.tokens("a")) == " a" else " "

    def tokens(self, text: str, *, markers: bool = False) -> list[int]:
        """The tokens of a text of ours, in which the markers of a chat may count as such."""
        return _tokens(self._vocabulary, text, markers=markers)

    def word(self, text: str) -> list[int]:
        """The tokens of a paper's word with a blank before it. None of them is a marker, whatever the word looks like;
        letters that cannot be told without one are left out."""
        tokens = self.tokens(self._blank + text)
        if any(map(self._is_marker, tokens)):
            pieces = [self.tokens(letter) for letter in self._blank + text]
            return [token for piece in pieces if not any(map(self._is_marker, piece)) for token in piece]
        return tokens

    def chat(self, message: str) -> str | None:
        """The message as a person's in a chat, up to where the model's answer begins, in the form that the file names;
        None where it names none, or one that nobody knows."""
        template = llama_cpp.llama_model_chat_template(self._model, None)
        if not template:
            return None
        turn = (llama_cpp.llama_chat_message * 1)(llama_cpp.llama_chat_message(b"user", message.encode()))
        room = 4 * len(message.encode()) + 4_096
        buffer = ctypes.create_string_buffer(room)
        count = llama_cpp.llama_chat_apply_template(template, turn, 1, True, buffer, room)
        return buffer.raw[:count].decode(errors="replace") if 0 < count <= room else None

    def read(self, continuations: Sequence[Continuation]) -> list[States]:
        """Read on; for each continuation, tokens × vocabulary: the logarithm of each token's chance to come next."""
        flat = [
            _Placed(continuation.sequence, continuation.position + offset, token)
            for continuation in continuations
            for offset, token in enumerate(continuation.tokens)
        ]
        rows = np.empty((len(flat), self.vocabulary_size), np.float32)
        for start in range(0, len(flat), _BATCH):
            self._take(flat[start : start + _BATCH], rows[start : start + _BATCH])
        cuts = np.cumsum([len(continuation.tokens) for continuation in continuations])[:-1]
        return np.split(rows, cuts)

    def take_in(self, continuation: Continuation) -> States:
        """Read on a long text; only what may come after its last token is told: one row of the vocabulary's size."""
        row = np.empty((1, self.vocabulary_size), np.float32)
        sequence, position, tokens = continuation
        for start in range(0, len(tokens), _BATCH):
            part = tokens[start : start + _BATCH]
            last = start + len(part) == len(tokens)
            placed = [_Placed(sequence, position + start + offset, token) for offset, token in enumerate(part)]
            self._take(placed, row if last else row[:0])
        return np.asarray(row[0])

    def take_over(self, source: int, target: int) -> None:
        """Make `target` hold what `source` holds; it need not be read again."""
        self.forget(target)
        llama_cpp.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def forget(self, sequence: int) -> None:
        """Empty a sequence."""
        llama_cpp.llama_memory_seq_rm(self._memory, sequence, -1, -1)

    def _take(self, placed: Sequence[_Placed], rows: States) -> None:
        """Read tokens; fill in as many rows as are asked for, of the last ones."""
        _decode(self._context, placed, len(rows))
        for number in range(len(rows)):
            found = llama_cpp.llama_get_logits_ith(self._context, len(placed) - len(rows) + number)
            if not found:
                raise ThinkerFailed("llama_get_logits")
            rows[number] = _log_chances(np.ctypeslib.as_array(found, (self.vocabulary_size,)))

    def _beginning(self) -> list[int]:
        """The token that the file wants before every text, if it wants one."""
        wanted = llama_cpp.llama_vocab_get_add_bos(self._vocabulary)
        token = int(llama_cpp.llama_vocab_bos(self._vocabulary))
        return [token] if wanted and token >= 0 else []

    def _is_marker(self, token: int) -> bool:
        attributes = int(llama_cpp.llama_vocab_get_attr(self._vocabulary, token))
        return token in self.ends or bool(attributes & _MARKERS)

    def _text(self, tokens: Sequence[int]) -> str:
        buffer = ctypes.create_string_buffer(64)
        pieces = []
        for token in tokens:
            count = llama_cpp.llama_token_to_piece(self._vocabulary, token, buffer, 64, 0, False)
            pieces.append(buffer.raw[: max(0, count)])
        return b"".join(pieces).decode(errors="replace")


_MARKERS = llama_cpp.LLAMA_TOKEN_ATTR_CONTROL | llama_cpp.LLAMA_TOKEN_ATTR_USER_DEFINED
_CHARACTERS_OF_A_FACT = 200


def _loaded(path: Path, *, words_only: bool = False) -> ctypes.c_void_p:
    if not path.is_file():
        raise ModelMissing(str(path))
    _load_code_for_this_processor()
    llama_cpp.llama_backend_init()
    options = llama_cpp.llama_model_default_params()
    options.vocab_only = words_only
    model: ctypes.c_void_p | None = llama_cpp.llama_model_load_from_file(str(path).encode(), options)
    if not model:
        raise ModelMissing(f"{path} could not be loaded")
    return model


def _load_code_for_this_processor() -> None:
    """An installed program carries llama.cpp's code for many processors and takes what suits this one best; one that
    was built on this machine has the only code that it needs compiled in."""
    # Asked of the library that llama.cpp itself uses: a wheel can carry a second copy of it.
    engine = llama_cpp.llama_cpp._lib
    engine.ggml_backend_reg_count.restype = ctypes.c_size_t
    if not engine.ggml_backend_reg_count():
        engine.ggml_backend_load_all_from_path(os.fsencode(Path(llama_cpp.__file__).with_name("lib")))


class _Placed(NamedTuple):
    """A token, and where it is read: the number of its sequence, and its position there."""

    sequence: int
    position: int
    token: int


def _decode(context: ctypes.c_void_p, placed: Sequence[_Placed], told: int, vectors: States | None = None) -> None:
    """Read tokens; what comes of the last `told` of them is kept. A model without words is given their `vectors`."""
    batch = llama_cpp.llama_batch_init(len(placed), 0 if vectors is None else vectors.shape[1], 1)
    try:
        batch.n_tokens = len(placed)
        if vectors is not None:
            ctypes.memmove(batch.embd, vectors.ctypes.data, vectors.nbytes)
        for index, (sequence, position, token) in enumerate(placed):
            if vectors is None:
                batch.token[index] = token
            batch.pos[index] = position
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = sequence
            batch.logits[index] = index >= len(placed) - told
        if llama_cpp.llama_decode(context, batch) != 0:
            raise ThinkerFailed("llama_decode")
    finally:
        llama_cpp.llama_batch_free(batch)


def _tokens(vocabulary: ctypes.c_void_p, text: str, *, markers: bool) -> list[int]:
    data = text.encode(errors="replace")
    room = len(data) + 8
    buffer = (llama_cpp.llama_token * room)()
    count = llama_cpp.llama_tokenize(vocabulary, data, len(data), buffer, room, False, markers)
    if count < 0:
        raise ThinkerFailed("a word has too many tokens")
    return list(buffer[:count])


def _facts(model: ctypes.c_void_p) -> ModelFacts:
    buffer = ctypes.create_string_buffer(4 * _CHARACTERS_OF_A_FACT)

    def told(key: str) -> str:
        count = llama_cpp.llama_model_meta_val_str(model, key.encode(), buffer, len(buffer))
        return _short(buffer.value) if count >= 0 else ""

    llama_cpp.llama_model_desc(model, buffer, len(buffer))
    kind = _short(buffer.value)
    return ModelFacts(
        told("general.name"),
        told("general.architecture"),
        kind,
        told("general.license"),
        int(llama_cpp.llama_model_n_params(model)),
        int(llama_cpp.llama_model_n_ctx_train(model)),
        bool(llama_cpp.llama_model_chat_template(model, None)),
    )


def _short(text: bytes) -> str:
    return " ".join(text.decode(errors="replace").split())[:_CHARACTERS_OF_A_FACT]


def _log_chances(logits: States) -> States:
    """The logarithm of softmax. A model that is broken enough to give no numbers gives every token no chance."""
    finite = np.nan_to_num(logits, nan=-np.inf, posinf=-np.inf)
    top = finite.max()
    if not np.isfinite(top):
        return np.full_like(logits, -np.inf)
    shifted = finite - top
    return np.asarray(shifted - np.log(np.exp(shifted).sum()), np.float32)


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
