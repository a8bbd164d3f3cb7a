"""The model's two word encoders, computed for one article at once.

Both are a hash embedding of each token's features, then four convolutions over three tokens, each a maxout
of three pieces, a layer norm and a residual (spaCy's ``MultiHashEmbed`` and ``MaxoutWindowEncoder``). What a
token's features give before the convolutions is the same wherever it stands, so it is kept; and so is what it
adds to the first convolution's affine map as the first, second or third of the three.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.api import Model

    Floats = NDArray[np.float32]

_PIECES = 3
#: Rows that a matrix product takes at once where its result is kept: always as many, so that what is kept
#: does not depend on which texts were read before.
_BLOCK = 32
#: Kinds of tokens kept: 64 MB; a text of a million words has about 50,000 different ones, few of them often.
_KEPT = 1 << 13
#: Rows before and after a token that tell its vector: one more on each side with each convolution. Before and
#: after a text they are zero (spaCy's ``with_array(..., pad=receptive_field)``).
PAD = 4


@define(eq=False)
class Layer:
    """An affine map to ``_PIECES`` pieces, their maximum, and a layer norm.

    Attributes:
        weights: (inputs + 1, 3 width): the last row is the bias, for an input that is always 1.
        gain, shift: of the layer norm (width).
    """

    weights: Floats
    gain: Floats
    shift: Floats
    ones: Floats = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.ones = np.ones(len(self.gain), np.float32)

    @classmethod
    def of(cls, maxout: Model[Any, Any], norm: Model[Any, Any]) -> Layer:
        """The layer with the parameters of thinc's; pieces apart, so that their maximum is one sweep."""
        weights: Any = maxout.get_param("W")
        width, pieces, inputs = weights.shape
        if pieces != _PIECES:
            raise ValueError(f"a maxout of {pieces} pieces")
        apart = weights.transpose(2, 1, 0).reshape(inputs, pieces * width)
        bias = np.asarray(maxout.get_param("b")).T.reshape(1, -1)
        return cls(
            np.concatenate([apart, bias]), np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))
        )

    def __call__(self, inputs: Floats, pieces: Floats | None = None) -> Floats:
        """``inputs`` (rows, inputs + 1) to (rows, width); ``pieces`` (rows, 3 width) is overwritten."""
        return self.best(np.dot(inputs, self.weights, out=pieces))

    def best(self, pieces: Floats) -> Floats:
        """``pieces`` (rows, 3 width), after the affine map, to (rows, width)."""
        width = len(self.gain)
        out: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(out, pieces[:, 2 * width :], out=out)
        share = np.float32(1 / width)
        out -= (out @ self.ones * share)[:, None]
        spread = np.einsum("ij,ij->i", out, out) * share
        out *= (1 / np.sqrt(spread + np.float32(1e-8)))[:, None]
        out *= self.gain
        out += self.shift
        return out


@define(eq=False)
class Encoder:
    """One encoder: what it reads of a token, and its layers."""

    columns: Sequence[str]
    hashes: Sequence[Model[Any, Any]]
    mix: Layer
    layers: Sequence[Layer]

    @classmethod
    def of(cls, tok2vec: Model[Any, Any]) -> Encoder:
        """The encoder of a spaCy ``tok2vec`` layer."""
        walked = list(tok2vec.walk())
        (features,) = (m for m in walked if m.name == "extract_features")
        layers = [
            Layer.of(m, norm)
            for m, norm in zip(
                (m for m in walked if m.name == "maxout"),
                (m for m in walked if m.name == "layernorm"),
                strict=True,
            )
        ]
        hashes = [m for m in walked if m.name == "hashembed"]
        return cls(features.attrs["columns"], hashes, layers[0], layers[1:])

    def embed(self, features: NDArray[np.uint64]) -> Floats:
        """``features`` (rows, columns) to vectors (rows, width), before the convolutions."""
        found = [h.predict(features[:, n]) for n, h in enumerate(self.hashes)]
        return self.mix(np.hstack([*found, np.ones((len(features), 1), np.float32)]))

    def shares(self, vectors: Floats) -> list[Floats]:
        """What tokens add to the first convolution's map (rows, 3 width), as first, second, third of three.

        The second brings the bias.
        """
        weights = self.layers[0].weights
        parts = np.split(weights[:-1], 3)
        return [vectors @ parts[0], vectors @ parts[1] + weights[-1], vectors @ parts[2]]

    def encode(self, known: Known) -> Floats:
        """The convolutions: all rows of ``known`` to vectors (rows, width), each told by its context.

        The first and the last :data:`PAD` rows, and as many on each side of a gap, are the context of others.
        """
        vectors = known.vectors.take(known.rows, axis=0)
        rows, width = vectors.shape
        # One row more at each end, so that each row's three neighbours lie side by side in memory.
        padded = np.zeros((rows + 2, width), np.float32)
        inner = padded[1:-1]
        before, own, after = known.shares
        pieces = own.take(known.rows, axis=0)
        pieces[1:] += before.take(known.rows[:-1], axis=0)
        pieces[:-1] += after.take(known.rows[1:], axis=0)
        np.add(vectors, self.layers[0].best(pieces), out=inner)
        stride = width * padded.itemsize
        windows = np.lib.stride_tricks.as_strided(padded, (rows, 3 * width), (stride, padded.itemsize))
        inputs = np.ones((rows, 3 * width + 1), np.float32)
        for layer in self.layers[1:]:
            inputs[:, :-1] = windows
            inner += layer(inputs, pieces)
        return inner


@define(eq=False, repr=False)
class Known:
    """The tokens of a text as one encoder knows them.

    Attributes:
        rows: row of each token in the arrays; before the first and after the last :data:`PAD` of no token.
        vectors: of each kind of token (kinds, width), before the convolutions; row 0 is that of no token.
        shares: see :meth:`Encoder.shares`.
    """

    rows: NDArray[np.intp]
    vectors: Floats
    shares: Sequence[Floats]


@define(eq=False)
class Encoders:
    """All encoders of a pipeline, and what they give for tokens met before."""

    encoders: Sequence[Encoder]
    columns: tuple[str, ...] = field(init=False)
    _picked: list[list[int]] = field(init=False)
    _rows: dict[bytes, int] = field(init=False, factory=dict)
    _kept: list[list[Floats]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.columns = tuple(dict.fromkeys(c for e in self.encoders for c in e.columns))
        self._picked = [[self.columns.index(c) for c in e.columns] for e in self.encoders]
        self._begin()

    def _begin(self) -> None:
        # For each encoder the vectors and the three shares of each kind; the first row is that of no token.
        self._kept = []
        for encoder in self.encoders:
            nothing = np.zeros((1, len(encoder.mix.gain)), np.float32)
            made = [nothing, *encoder.shares(nothing)]
            self._kept.append([np.concatenate([a, np.empty((1 << 10, a.shape[1]), a.dtype)]) for a in made])

    def embed(self, keys: Sequence[bytes]) -> list[Known]:
        """The tokens for each encoder, before the convolutions.

        Args:
            keys: the ``columns`` of each token, as bytes of unsigned integers of 64 bits.
        """
        try:
            found = [self._rows[key] for key in keys]
        except KeyError:
            first = [key for key in dict.fromkeys(keys) if key not in self._rows]
            if len(self._rows) + len(first) > _KEPT:
                self._rows.clear()
                self._begin()  # What texts know already stays as it is.
                first = list(dict.fromkeys(keys))
            self._add(first)
            found = [self._rows[key] for key in keys]
        rows = np.zeros(len(keys) + 2 * PAD, np.intp)
        rows[PAD:-PAD] = found
        return [Known(rows, kept[0], kept[1:]) for kept in self._kept]

    def _add(self, first: Sequence[bytes]) -> None:
        start = len(self._rows) + 1
        need = start + len(first)
        for kept in self._kept:
            for n, array in enumerate(kept if need > len(kept[0]) else ()):
                kept[n] = np.empty((max(need, 2 * len(array)), array.shape[1]), array.dtype)
                kept[n][:start] = array[:start]
        chosen = np.frombuffer(b"".join(first), np.uint64).reshape(len(first), len(self.columns))
        for at in range(0, len(chosen), _BLOCK):
            block = np.zeros((_BLOCK, len(self.columns)), np.uint64)
            rows = chosen[at : at + _BLOCK]
            block[: len(rows)] = rows
            for encoder, picked, kept in zip(self.encoders, self._picked, self._kept, strict=True):
                vectors = encoder.embed(block[:, picked])
                for array, made in zip(kept, [vectors, *encoder.shares(vectors)], strict=True):
                    array[start + at : start + at + len(rows)] = made[: len(rows)]
        self._rows.update((key, start + n) for n, key in enumerate(first))
