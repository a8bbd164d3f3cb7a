"""The model's names of people, bodies and places: its transitions read off for a whole text at once.

spaCy asks, token by token, which of its moves (Begin, In, Last, Unit with a label; Out) is best. While no
name is open the answer depends on the token alone, so all tokens are asked at once; only inside a name each
token is asked in turn, and there two moves are left, In and Last with the label of the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import define

from .scorer import Scorer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

_FEATURES = 3


@define(eq=False)
class Labeller:
    """spaCy's entity recognizer; see the module.

    Attributes:
        begins, units: which moves begin a name, and which are a whole one.
        labels: label of each move.
        bars: what is added to the scores of the moves while no name is open, to bar those that may not be
            taken: anywhere, at white space, before the end of a sentence, at both.
        inside: for each move that begins a name, weights and bias of the moves In and Last with its label.
    """

    scorer: Scorer
    begins: Flags
    units: Flags
    labels: list[str]
    bars: Floats
    inside: dict[int, tuple[Floats, Floats]]

    @classmethod
    def of(cls, pipe: EntityRecognizer) -> Labeller:
        """The labeller with the weights of ``pipe``.

        Raises:
            ValueError: when ``pipe`` is built otherwise than the pinned model's.
        """
        scorer = Scorer.of(pipe, _FEATURES)
        moves = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
        # `U-`, a name without a label, is only for what the caller has blocked.
        kinds = ["" if move == "U-" else move[0] for move in moves]
        barred = [[k not in allowed for k in kinds] for allowed in ("BUO", "O", "UO", "O")]
        barred = [[b or not k for b, k in zip(row, kinds, strict=True)] for row in barred]
        inside = {}
        for i, move in enumerate(moves):
            if kinds[i] == "B":
                pair = [moves.index(f"{kind}-{move[2:]}") for kind in "IL"]
                inside[i] = (np.ascontiguousarray(scorer.upper[:, pair].T), scorer.upper_bias[pair])
        return cls(
            scorer,
            np.array([k == "B" for k in kinds]),
            np.array([k == "U" for k in kinds]),
            [move[2:] for move in moves],
            np.where(barred, np.float32(-np.inf), np.float32(0)),
            inside,
        )

    def __call__(self, vectors: Floats, spaces: Flags, starts: Flags) -> list[tuple[int, int, str]]:
        """The names in a text.

        Args:
            vectors: the encoded tokens (tokens, width).
            spaces: which tokens are white space; no name begins there.
            starts: which tokens start a sentence; no name runs over one.

        Returns:
            First token, end and label of each name, in order.
        """
        scorer = self.scorer
        added = scorer.table(len(vectors) + 1)
        scorer.fill(added[1:], vectors)
        last = np.append(starts[1:], True)
        scores = scorer.score(added[1:, 0] + added[0, 1] + added[0, 2])
        scores += self.bars[spaces + 2 * last]
        best = scores.argmax(axis=1)
        names: list[tuple[int, int, str]] = []
        half = scorer.upper.shape[0]
        end = 0
        for begin in np.flatnonzero(self.begins[best] | self.units[best]).tolist():
            if begin < end:
                continue
            end = begin + 1
            move = int(best[begin])
            if self.begins[move]:
                weights, bias = self.inside[move]
                first = added[begin + 1, 1] + scorer.bias
                open_ = True
                while open_:
                    hidden = added[end + 1, 0] + first + added[end, 2]
                    on, off = weights @ np.maximum(hidden[:half], hidden[half:]) + bias
                    open_ = bool(on >= off) and not last[end]
                    end += 1
            names.append((begin, end, self.labels[move]))
        return names
