"""The model's parser: its arc-eager transitions taken for many sentences side by side.

spaCy takes the transitions of a text one after the other. A state with nothing on the stack knows nothing of
the words before, so a parse can begin at every place where a sentence probably starts, each in a lane of its
own. A lane ends where it comes, with an empty stack, upon the beginning of another; a lane whose beginning no
lane before it comes upon is dropped. So the result is that of one parse from the first word to the last, and
the places may be guessed.

Transitions and their conditions are those of spaCy's ``arc_eager`` (Nivre's system, with unshift and break).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

from .scorer import Scorer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import DependencyParser

    Ints = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_FEATURES = 8
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_MAY_SHIFT, _MAY_REDUCE, _MAY_ARC, _MAY_BREAK = 1, 2, 4, 8
#: How many beginnings of other lanes a lane may pass before it is begun anew with room to the end.
_AHEAD = 3


@define(eq=False)
class Text:
    """What the parser reads of one text, and what it finds.

    Attributes:
        vectors: the encoded tokens (tokens, width).
        starts: 1 where a sentence must start, -1 where none may, else 0.
        likely: tokens at which a sentence may well start; they change the time it takes, not the result.
        heads: the index of each token's head; a root's is its own.
        moves: the move that gave each token its head; -1 for a root.
    """

    vectors: NDArray[np.float32]
    starts: NDArray[np.int8]
    likely: Sequence[int] = ()
    heads: Ints = field(init=False)
    moves: Ints = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.heads = np.arange(len(self.vectors))
        self.moves = np.full(len(self.vectors), -1)

    def beginnings(self) -> list[int]:
        """Where lanes begin: at the first token, where a sentence must start, and where one may well."""
        found = {0, *np.flatnonzero(self.starts == 1).tolist(), *self.likely}
        return sorted(i for i in found if i == 0 or self.starts[i] >= 0)


@define(eq=False)
class Parser:
    """spaCy's dependency parser; see the module.

    Attributes:
        kinds: kind of each move, an index of `S D L R B` (shift, reduce, left, right, break).
        labels: label of each move, as spaCy's string code; the last, for -1, is that of roots.
        lifted: which moves have a label that tells of a head higher up, to be looked for when the parse is
            done.
    """

    scorer: Scorer
    kinds: Ints
    labels: NDArray[np.uint64]
    lifted: Flags
    bars: NDArray[np.float32] = field(init=False)

    def __attrs_post_init__(self) -> None:
        # For each set of what may be done, what is added to the scores: nothing, or what bars a move.
        needs = np.array([_MAY_SHIFT, _MAY_REDUCE, _MAY_ARC, _MAY_ARC, _MAY_BREAK])[self.kinds]
        barred = (np.arange(16)[:, None] & needs) == 0
        self.bars = np.where(barred, np.float32(-np.inf), np.float32(0))

    @classmethod
    def of(cls, pipe: DependencyParser) -> Parser:
        """The parser with the weights of ``pipe``.

        Raises:
            ValueError: when ``pipe`` is built otherwise than the pinned model's.
        """
        moves, strings = pipe.move_names, pipe.vocab.strings
        if any(m[2:] == "subtok" for m in moves):
            raise ValueError("a parser that joins tokens")
        return cls(
            Scorer.of(pipe, _FEATURES),
            np.array(["SDLRB".index(m[0]) for m in moves]),
            np.array([*(strings[m[2:]] if len(m) > 1 else 0 for m in moves), strings["ROOT"]], np.uint64),
            np.array([*("||" in m for m in moves), False]),
        )

    def __call__(self, texts: Sequence[Text]) -> None:
        """Set ``heads`` and ``moves`` of each text."""
        first = np.cumsum([1, *(len(text.vectors) for text in texts)])
        added = self.scorer.table(int(first[-1]))
        for n, text in enumerate(texts):
            self.scorer.fill(added[first[n] : first[n + 1]], text.vectors)
        places = [text.beginnings() for text in texts]
        at = [0] * len(texts)
        wanted = [(n, i) for n, found in enumerate(places) for i in range(len(found))]
        ahead = _AHEAD
        while wanted:
            lanes = _Lanes.of(texts, first, places, wanted, ahead)
            lanes.run(self, added.reshape(-1, added.shape[2]))
            index = {(n, places[n][i]): lane for lane, (n, i) in enumerate(wanted)}
            for n, text in enumerate(texts):
                while at[n] < len(text.vectors) and (n, at[n]) in index:
                    end = lanes.take(index[n, at[n]], text, at[n])
                    if end is None:
                        break
                    at[n] = end
            # What is left begins with a lane that passed too many others: again, with room to the end.
            wanted = [(n, places[n].index(a)) for n, a in enumerate(at) if a < len(texts[n].vectors)]
            ahead = max(map(len, places))


@define(eq=False)
class _Lanes:
    """States of the transition system, one a lane.

    A lane has its own copy of the tokens that it may reach, so that lanes may overlap; the index behind the
    last copy stands for no token. Arrays of tokens are indexed by copies, those of lanes by lanes.

    Attributes:
        offset: index of each lane's first copy.
        length: tokens from there to the end of the text.
        room: how many of them it may pass.
        rows: row of each copy in the table of what tokens add; 0 for no token.
        starts: as in :class:`Text`.
        begins: whether another lane begins there.
        end: how many tokens a lane has parsed; -1 when it passed too many beginnings.
        heads, moves: what was found, as in :class:`Text`, but heads are copies.
    """

    offset: Ints
    length: Ints
    room: Ints
    rows: Ints
    starts: NDArray[np.int8]
    begins: Flags
    end: Ints = field(init=False)
    heads: Ints = field(init=False)
    moves: Ints = field(init=False)

    @classmethod
    def of(
        cls,
        texts: Sequence[Text],
        first: Ints,
        places: Sequence[Sequence[int]],
        wanted: Sequence[tuple[int, int]],
        ahead: int,
    ) -> _Lanes:
        """A lane for each pair of text and place in ``wanted``, with room up to the ``ahead``-th place after.
        """
        rows, starts, begins, offset, length, room = [], [], [], [], [], []
        at = 0
        for n, i in wanted:
            text, here = texts[n], places[n]
            begin, count = here[i], len(text.vectors)
            stop = here[i + ahead] if i + ahead < len(here) else count
            # One token more: the second that waits may be the first out of reach.
            stop_copy = min(stop + 2, count)
            rows.append(np.arange(first[n] + begin, first[n] + stop_copy))
            starts.append(text.starts[begin:stop_copy])
            marks = np.zeros(stop_copy - begin, bool)
            marks[[p - begin for p in here[i + 1 : i + ahead + 1] if p < stop_copy]] = True
            begins.append(marks)
            offset.append(at)
            length.append(count - begin)
            room.append(stop - begin)
            at += stop_copy - begin
        # Behind the last copy: no token, without features; and one more, that may be looked at.
        return cls(
            np.array(offset),
            np.array(length),
            np.array(room),
            np.concatenate([*rows, np.zeros(2, np.intp)]),
            np.concatenate([*starts, np.zeros(2, np.int8)]),
            np.concatenate([*begins, np.zeros(2, bool)]),
        )

    def run(self, parser: Parser, added: NDArray[np.float32]) -> None:
        """Take transitions until every lane has ended; ``added`` is what tokens add to scores, by row."""
        nil = len(self.rows) - 2
        kinds, scorer = parser.kinds, parser.scorer
        rows, features = self.rows * _FEATURES, np.arange(_FEATURES)[:, None]
        starts, begins = self.starts.copy(), self.begins
        self.heads = heads = np.full(nil + 2, nil)
        self.moves = moves = np.full(nil + 2, -1)
        lefts, rights, before = (np.full(nil + 2, nil) for _ in range(3))
        shifted = np.zeros(nil + 2, bool)
        count = len(self.offset)
        self.end = np.full(count, -1)
        lane, row = np.arange(count), np.arange(count)
        next_, last = self.offset.copy(), self.offset + self.length
        reach = self.offset + self.room
        depth, waiting = np.zeros(count, np.intp), np.zeros(count, np.intp)
        # Three empty places under each stack, so that there always is a third word from the top.
        stack, queue = np.full((count, 64), nil), np.full((count, 16), nil)
        while len(lane):
            if depth.max() + 4 > stack.shape[1] or waiting.max() + 1 > queue.shape[1]:
                stack, queue = (
                    np.hstack([a[row], np.full((len(row), a.shape[1]), nil)]) for a in (stack, queue)
                )
                row = np.arange(len(lane))
            top, second, third = stack[row, depth + 2], stack[row, depth + 1], stack[row, depth]
            current, following = next_, next_ + 1
            again = waiting > 0
            if again.any():
                current = np.where(again, queue[row, waiting - 1], current)
                following = np.where(
                    waiting > 1, queue[row, waiting - 2], np.where(again, next_, following)
                )
            current = np.where(current < last, current, nil)
            following = np.where(following < last, following, nil)
            seen = (current, following, top, second, third, lefts[current], lefts[top], rights[top])
            scores = scorer.score(added.take(rows[np.array(seen)] + features, axis=0).sum(axis=0))
            # Which moves may be taken.
            some = depth > 0
            left = last - next_ + waiting
            start = starts[current]
            fixed = start == 1
            several = left >= 2
            allowed = (~some | (several & ~fixed & ~shifted[current])) * _MAY_SHIFT
            allowed += (some & ((left == 0) | (depth > 1) | (start != -1))) * _MAY_REDUCE
            allowed += (some & (left > 0) & ~fixed) * _MAY_ARC
            allowed += (several & (following == current + 1) & (starts[following] == 0)) * _MAY_BREAK
            scores += parser.bars[allowed]
            move = scores.argmax(axis=1)
            kind = kinds[move]
            # Take them.
            reduces, goes_left, goes_right = kind == _REDUCE, kind == _LEFT, kind == _RIGHT
            (at,) = goes_right.nonzero()
            head, child = top[at], current[at]
            heads[child], moves[child] = head, move[at]
            before[child], rights[head] = rights[head], child
            (at,) = goes_left.nonzero()
            head, child = current[at], top[at]
            # A word on the stack that has a head is the last of its head's right children.
            former = heads[child]
            known = former != nil
            rights[former[known]] = before[child[known]]
            heads[child], moves[child] = head, move[at]
            lefts[head], shifted[head] = child, False
            starts[following[kind == _BREAK]] = 1
            (at,) = (reduces & (depth > 1) & (heads[top] == nil)).nonzero()
            shifted[top[at]] = True
            queue[row[at], waiting[at]] = top[at]
            waiting[at] += 1
            (at,) = ((kind == _SHIFT) | goes_right).nonzero()
            stack[row[at], depth[at] + 3] = current[at]
            fresh = at[waiting[at] == 0]
            waiting[at] -= 1
            waiting[fresh] = 0
            next_[fresh] += 1
            depth[at] += 1
            depth -= goes_left | reduces
            # A lane has ended at the end of its text or with a state as another begins with.
            ended = next_ >= last
            here = np.where(ended, nil, next_)
            ended |= begins[here] & (lefts[here] == nil) & (starts[here + 1] == self.starts[here + 1])
            ended &= (depth == 0) & (waiting == 0)
            lost = ~ended & (next_ >= reach) & (reach < last)
            over = ended | lost
            if over.any():
                self.end[lane[ended]] = next_[ended] - self.offset[lane[ended]]
                keep = ~over
                lane, row, next_, last, reach, depth, waiting = (
                    a[keep] for a in (lane, row, next_, last, reach, depth, waiting)
                )

    def take(self, lane: int, text: Text, at: int) -> int | None:
        """Write what ``lane`` found into ``text`` from token ``at`` on.

        Returns:
            The token at which the lane ended; None when it passed too many beginnings.
        """
        count = int(self.end[lane])
        if count < 0:
            return None
        offset = self.offset[lane]
        heads = self.heads[offset : offset + count]
        end = at + count
        rooted = heads == len(self.rows) - 2
        text.heads[at:end] = np.where(rooted, np.arange(at, end), heads - offset + at)
        text.moves[at:end] = np.where(rooted, -1, self.moves[offset : offset + count])
        return end
