"""What spaCy does with a tree of arcs when the parser is done: lifted arcs are let down, sentences begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.intp]

_JOINS = "||"


def begins(heads: Ints) -> list[int]:
    """The first token of each tree, in order.

    Args:
        heads: the index of each token's head; a root's is its own.
    """
    tops, above = heads, heads[heads]
    while not np.array_equal(tops, above):
        tops, above = above, above[above]
    return sorted(np.unique(tops, return_index=True)[1].tolist())


def let_down(heads: Ints, labels: Sequence[str], lifted: Ints, spaces: NDArray[np.bool_]) -> list[str]:
    """Hang tokens with a label `X||Y` on a token labelled Y below their head, and label them X.

    As :func:`spacy.pipeline._parser_internals.nonproj.deprojectivize`: the first such token is taken, level
    by level; the tree is looked through within the bounds it had before.

    Args:
        heads: of a whole text, with trees in which no arcs cross; changed in place.
        labels: of each token.
        lifted: the tokens with such labels.
        spaces: which tokens are white space.

    Returns:
        The new labels.
    """
    labels = list(labels)
    first, last = _edges(heads.tolist())
    for i in lifted.tolist():
        label, wanted = labels[i].split(_JOINS)
        level = [int(heads[i])]
        found = None
        while level and found is None:
            below = []
            for top in level:
                bounds = np.arange(first[top], last[top] + 1)
                below += [
                    child
                    for child in bounds[heads[bounds] == top].tolist()
                    if child not in (top, i) and not spaces[child]
                ]
            found = next((child for child in below if labels[child] == wanted), None)
            level = below
        if found is not None:
            heads[i] = found
        labels[i] = label
    return labels


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last token of each subtree."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    forth = range(len(heads))
    # What is before a head is complete when it is come to from the left, what is behind from the right.
    for order in (forth, reversed(forth)):
        for i in order:
            head = heads[i]
            first[head] = min(first[head], first[i])
            last[head] = max(last[head], last[i])
    return first, last
