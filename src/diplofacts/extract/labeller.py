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
        kinds: kind of each move, of ``BILUO``; empty for one never taken.
        labels: label of each move.
        inside: for each move that begins a name, the moves with its label that go on and end it.
    """

    scorer: Scorer
    kinds: NDArray[np.str_]
    labels: list[str]
    inside: dict[int, list[int]]

    @classmethod
    def of(cls, pipe: EntityRecognizer) -> Labeller:
        """The labeller with the weights of ``pipe``.

        Raises:
            ValueError: when ``pipe`` is built otherwise than the pinned model's.
        """
        moves = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
        return cls(
            Scorer.of(pipe, _FEATURES),
            # `U-`, a name without a label, is only for what the caller has blocked.
            np.array(["" if m == "U-" else m[0] for m in moves]),
            [m[2:] for m in moves],
            {
                i: [moves.index(f"{kind}-{m[2:]}") for kind in "IL"]
                for i, m in enumerate(moves)
                if m[0] == "B"
            },
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
        scorer, kinds = self.scorer, self.kinds
        added = scorer.table(len(vectors) + 1)
        scorer.fill(added[1:], vectors)
        last = np.append(starts[1:], True)
        scores = scorer.score(added[1:, 0] + added[0, 1] + added[0, 2])
        scores[:, np.isin(kinds, ["", "I", "L"])] = -np.inf
        scores[np.ix_(spaces, kinds != "O")] = -np.inf
        scores[np.ix_(last, kinds == "B")] = -np.inf
        best = scores.argmax(axis=1)
        names: list[tuple[int, int, str]] = []
        half = scorer.upper.shape[0]
        end = 0
        for begin in np.flatnonzero(kinds[best] != "O").tolist():
            if begin < end:
                continue
            end = begin + 1
            if kinds[best[begin]] == "U":
                names.append((begin, end, self.labels[best[begin]]))
                continue
            pair = self.inside[int(best[begin])]
            weights, bias = scorer.upper[:, pair].T, scorer.upper_bias[pair]
            first = added[begin + 1, 1] + scorer.bias
            open_ = True
            while open_:
                token = end
                hidden = added[token + 1, 0] + first + added[token, 2]
                on, off = weights @ np.maximum(hidden[:half], hidden[half:]) + bias
                open_ = bool(on >= off) and not last[token]
                end += 1
            names.append((begin, end, self.labels[best[begin]]))
        return names
