"""The last layers of a transition model: what is known of a state to the scores of the moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import DependencyParser, EntityRecognizer

    Floats = NDArray[np.float32]

#: States are scored in numbers that are a multiple of this, so that a score does not depend on how many
#: others are asked for.
_BLOCK = 16
#: Rows of the table that is kept; with eight features 48 MB, of which the system gives what is used.
_KEPT = 12_000


@define(eq=False)
class Scorer:
    """Features of a state (tokens in fixed parts: first that waits, top of the stack) to scores of moves.

    Each token's share in each part is computed once; a state's scores are those of the sum of its parts.
    """

    reduce: Floats
    reduce_bias: Floats
    lower: Floats
    empty: Floats
    bias: Floats
    upper: Floats
    upper_bias: Floats
    _table: Floats | None = field(init=False, default=None, repr=False)

    @classmethod
    def of(cls, pipe: DependencyParser | EntityRecognizer, features: int) -> Scorer:
        """The layers of ``pipe``, whose states have so many ``features``.

        Raises:
            ValueError: when ``pipe`` is built otherwise than the pinned model's.
        """
        model = pipe.model
        linear = model.get_ref("tok2vec").layers[-1]
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")
        if (weights.shape[0], weights.shape[2]) != (features, 2) or model.attrs["unseen_classes"]:
            raise ValueError(f"a transition model of {weights.shape[0]} features, {weights.shape[2]} pieces")
        # The two pieces apart, so that their maximum is one sweep.
        return cls(
            np.ascontiguousarray(linear.get_param("W").T),
            linear.get_param("b"),
            np.ascontiguousarray(weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1)),
            lower.get_param("pad")[0].transpose(0, 2, 1).reshape(features, -1),
            lower.get_param("b").T.reshape(-1),
            np.ascontiguousarray(upper.get_param("W").T),
            upper.get_param("b"),
        )

    def table(self, rows: int) -> Floats:
        """An array (rows, features, hidden) for :meth:`fill`; row 0 is what no token adds.

        It holds until the next call: one as large as most need is used again and again.
        """
        if rows > _KEPT:
            table = np.empty((rows, *self.empty.shape), np.float32)
        else:
            if self._table is None:
                self._table = np.empty((_KEPT, *self.empty.shape), np.float32)
            table = self._table[:rows]
        table[0] = self.empty
        return table

    def fill(self, table: Floats, vectors: Floats) -> None:
        """Write what each token of ``vectors`` (tokens, width) adds into as many rows of ``table``."""
        np.dot(vectors @ self.reduce + self.reduce_bias, self.lower, out=table.reshape(len(table), -1))

    def score(self, hidden: Floats) -> Floats:
        """Sums of parts (states, hidden), changed by this, to scores (states, moves)."""
        hidden += self.bias
        half = hidden.shape[1] // 2
        count = -(-len(hidden) // _BLOCK) * _BLOCK
        best = np.zeros((count, half), np.float32)
        np.maximum(hidden[:, :half], hidden[:, half:], out=best[: len(hidden)])
        return (best @ self.upper + self.upper_bias)[: len(hidden)]
