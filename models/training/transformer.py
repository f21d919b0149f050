"""The small language model in PyTorch, so that it can be trained: what llama.cpp computes for a GGUF of kind "llama".

Weights are read out of the GGUF and brought to 32 bits by gguf's own rules. Tokens come in as numbers and each token's
last state goes out; there is no generation. llama.cpp's files keep the rows of queries and keys so that RoPE (Su et al.
2021) turns neighbouring numbers as a pair; that order is kept here. States differ from llama.cpp's by what it rounds:
it brings its inputs to 8 bits before it multiplies them with weights of 4.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from gguf import GGUFReader, dequantize
from torch import Tensor, nn
from torch.nn import functional

ADAPTED = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
"""The weights that an adapter changes: all that multiply."""


class AdaptedLinear(nn.Module):
    """A fixed weight and a learned change of low rank: LoRA (Hu et al. 2021). Without a rank, the weight alone."""

    def __init__(self, weight: Tensor, rank: int) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.weight: Tensor
        self.scale = 2.0
        if rank:
            self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) * weight.shape[1] ** -0.5)
            self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))
        self.rank = rank

    def forward(self, inputs: Tensor) -> Tensor:
        outputs = functional.linear(inputs, self.weight)
        if self.rank:
            change = functional.linear(functional.linear(inputs, self.down), self.up)
            outputs = outputs + self.scale * change
        return outputs

    @torch.no_grad()
    def merged(self) -> Tensor:
        """Outputs × inputs, at 32 bits: the weight with the change in it."""
        weight = self.weight.float()
        return weight + self.scale * self.up @ self.down if self.rank else weight


class Layer(nn.Module):
    """Attention, then the gated perceptron, each added to what came in."""

    def __init__(self, weights: dict[str, Tensor], heads: int, rank: int, epsilon: float) -> None:
        super().__init__()
        self.linear = nn.ModuleDict({name: AdaptedLinear(weights[name], rank) for name in ADAPTED})
        self.register_buffer("attn_norm", weights["attn_norm"])
        self.register_buffer("ffn_norm", weights["ffn_norm"])
        self.attn_norm: Tensor
        self.ffn_norm: Tensor
        self.heads, self.epsilon = heads, epsilon

    def forward(self, hidden: Tensor, turns: tuple[Tensor, Tensor], causal: bool) -> Tensor:
        seen = normed(hidden, self.attn_norm, self.epsilon)
        size = hidden.shape[1] // self.heads
        query, key, value = (self.linear[name](seen).view(len(seen), -1, size) for name in ADAPTED[:3])
        attended = functional.scaled_dot_product_attention(
            turned(query, turns).transpose(0, 1)[None],
            self._shared(turned(key, turns)),
            self._shared(value),
            is_causal=causal,
        )
        hidden = hidden + self.linear["attn_output"](attended[0].transpose(0, 1).reshape(len(seen), -1))
        seen = normed(hidden, self.ffn_norm, self.epsilon)
        gated = functional.silu(self.linear["ffn_gate"](seen)) * self.linear["ffn_up"](seen)
        return hidden + self.linear["ffn_down"](gated)

    def _shared(self, keys: Tensor) -> Tensor:
        """Each key or value head serves several query heads that stand one after the other."""
        return keys.repeat_interleave(self.heads // keys.shape[1], dim=1).transpose(0, 1)[None]


class Transformer(nn.Module):
    """All of a GGUF. With `rank`, an adapter of that rank is learned, and nothing else."""

    def __init__(self, path: Path, rank: int = 0) -> None:
        super().__init__()
        reader = GGUFReader(path)
        settings = {field.name: field.contents() for field in reader.fields.values() if field.name.startswith("llama.")}
        epsilon = float(settings["llama.attention.layer_norm_rms_epsilon"])
        weights = {tensor.name: weight(tensor.data, tensor.tensor_type) for tensor in reader.tensors}
        self.register_buffer("embedding", weights["token_embd.weight"])
        self.register_buffer("norm", weights["output_norm.weight"])
        self.embedding: Tensor
        self.norm: Tensor
        self.epsilon = epsilon
        self.base = float(settings["llama.rope.freq_base"])
        self.turned = int(settings["llama.rope.dimension_count"])
        names = (*ADAPTED, "attn_norm", "ffn_norm")
        self.layers = nn.ModuleList(
            Layer(
                {name: weights[f"blk.{number}.{name}.weight"] for name in names},
                int(settings["llama.attention.head_count"]),
                rank,
                epsilon,
            )
            for number in range(int(settings["llama.block_count"]))
        )

    def forward(self, tokens: Tensor, causal: bool = True) -> Tensor:
        """The state of every token of one text: tokens × width. Not causal, each has seen the whole text."""
        hidden = self.embedding[tokens]
        angles = torch.outer(
            torch.arange(len(tokens)), self.base ** (-torch.arange(0, self.turned, 2) / self.turned)
        ).unsqueeze(1)
        turns = (angles.cos(), angles.sin())
        for layer in self.layers:
            hidden = layer(hidden, turns, causal)
        return normed(hidden, self.norm, self.epsilon)

    def merged(self) -> dict[str, npt.NDArray[np.float32]]:
        """The changed weights by their names in the GGUF."""
        return {
            f"blk.{number}.{name}.weight": linear.merged().numpy()
            for number, layer in enumerate(self.layers)
            for name, linear in layer.linear.items()
        }


def weight(data: npt.NDArray[np.generic], kind: int) -> Tensor:
    return torch.from_numpy(np.array(dequantize(data, kind), np.float32))


def normed(hidden: Tensor, gain: Tensor, epsilon: float) -> Tensor:
    """RMSNorm (Zhang and Sennrich 2019)."""
    return hidden * torch.rsqrt(hidden.pow(2).mean(dim=-1, keepdim=True) + epsilon) * gain


def turned(heads: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    """RoPE: the pairs of neighbouring numbers of each head, turned by the token's place; tokens × heads × size."""
    cosine, sine = turns
    even, odd = heads[..., 0::2], heads[..., 1::2]
    return torch.stack([even * cosine - odd * sine, even * sine + odd * cosine], dim=-1).flatten(-2)
