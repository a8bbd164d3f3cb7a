"""The tokens of a text as spaCy's tokenizer splits it, each stretch without a space looked up once.

The tokenizer reads stretches without white space one by one; only its special cases (`a.m.`, `:-)`) are
looked for across them, and of no effect there unless they get in the way of another. So the tokens of a text
are those of its stretches, where a stretch takes in the next when a special case could run on into that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field, frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

#: A stretch, with the one space after it that is no token; or white space that is one.
_PARTS = re.compile(r"\S+ ?|\s+")
#: Signs without white space between them; no word and hardly an address has as many.
_LONGEST = 300
_UNBROKEN = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")
#: Stretches kept: some twenty megabytes.
_KEPT = 1 << 16
#: What is read of a token beside what the encoders read.
_OWN = ("ORTH", "IS_SPACE", "LENGTH", "SPACY")


@frozen(eq=False)
class Split:
    """The tokens of a text.

    Attributes:
        words: their characters.
        keys: what the encoders read of each, as bytes.
        codes: spaCy's code of each word.
        spaces: which of them are white space.
        offsets: where they begin.
    """

    words: list[str]
    keys: list[bytes]
    codes: NDArray[np.uint64]
    spaces: NDArray[np.bool_]
    offsets: list[int]


@define(eq=False)
class Splitter:
    """spaCy's tokenizer; see the module.

    Attributes:
        columns: what the encoders read of a token.
    """

    nlp: Language
    columns: Sequence[str]
    _known: dict[str, tuple[int, ...]] = field(init=False, factory=dict, repr=False)
    #: Number of each kind of token, by all that is read of it; and these things of each.
    _kinds: dict[bytes, int] = field(init=False, factory=dict, repr=False)
    _words: list[str] = field(init=False, factory=list, repr=False)
    _keys: list[bytes] = field(init=False, factory=list, repr=False)
    _read: NDArray[np.uint64] = field(init=False, repr=False)
    _special: _Special = field(init=False, repr=False)
    #: Stretches with which a special case may go on, and the words that stand before in it.
    _going_on: dict[str, frozenset[str]] = field(init=False, factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        self._read = np.zeros((1 << 10, len(_OWN)), np.uint64)
        self._special = _Special.of(self.nlp)

    def __call__(self, text: str) -> Split:
        """The tokens of ``text``."""
        parts = _PARTS.findall(text)
        if max(map(len, parts), default=0) > _LONGEST:
            # spaCy would take time by the square of the length.
            parts = [p for part in parts for p in _cut(part)]
            found = self._look_up(parts)
        else:
            found = self._look_up(parts)
            if joined := self._joined(parts, found):
                found = self._look_up(joined)
        kinds = list(chain.from_iterable(found))
        codes, spaces, lengths, blanks = self._read.take(kinds, axis=0).T
        ends = np.cumsum(lengths + blanks)
        return Split(
            [self._words[kind] for kind in kinds],
            [self._keys[kind] for kind in kinds],
            codes,
            spaces == 1,
            [0, *ends.tolist()][: len(kinds)],
        )

    def _look_up(self, parts: Sequence[str]) -> list[tuple[int, ...]]:
        """The kinds of the tokens of each part."""
        known = self._known
        try:
            return [known[part] for part in parts]
        except KeyError:
            if len(known) + len(parts) > _KEPT:
                for kept in (known, self._kinds, self._words, self._keys, self._going_on):
                    kept.clear()
            new = [part for part in dict.fromkeys(parts) if part not in known]
            # Between line breaks nothing is read together with its neighbours, and much at once is quicker.
            self._ask([part for part in new if not part.isspace()])
            for part in new:
                if part.isspace():
                    self._ask([part])
            found = [known[part] for part in parts]
            for part in new:
                if len(part) > _LONGEST:
                    del known[part]
            return found

    def _ask(self, parts: Sequence[str]) -> None:
        """Have spaCy split ``parts``: words, each with the space after it, or one stretch of white space."""
        if not parts:
            return
        doc = self.nlp.make_doc("\n".join(parts))
        read: Any = np.ascontiguousarray(doc.to_array([*self.columns, *_OWN]))
        size, own = read.itemsize * read.shape[1], read.itemsize * len(_OWN)
        data = read.tobytes()
        need = len(self._words) + len(read)
        if need > len(self._read):
            grown = np.zeros((2 * need, len(_OWN)), np.uint64)
            grown[: len(self._read)] = self._read
            self._read = grown
        kinds: list[int] = []
        for i, token in enumerate(doc):
            key = data[i * size : (i + 1) * size]
            kind = self._kinds.setdefault(key, len(self._words))
            if kind == len(self._words):
                self._words.append(token.text)
                self._keys.append(key[:-own])
                self._read[kind] = read[i, -len(_OWN) :]
            kinds.append(kind)
        at, offsets = 0, np.cumsum([0, *(read[:, -2] + read[:, -1]).tolist()]).tolist()
        index = {offset: i for i, offset in enumerate(offsets)}
        for part in parts:
            some = tuple(kinds[index[at] : index[at + len(part)]])
            self._known[part] = some
            before = self._special.before(part, self._words[some[0]], len(some) > 1)
            if before and len(part) <= _LONGEST:
                self._going_on[part] = before
            at += len(part) + 1

    def _joined(self, parts: Sequence[str], found: Sequence[tuple[int, ...]]) -> list[str]:
        """The parts, each joined to the one before where a special case may run from that into it.

        None at all where none is joined.
        """
        going_on, special = self._going_on, self._special
        if going_on.keys().isdisjoint(parts):
            return []
        joins = {
            n
            for n, part in enumerate(parts)
            if n
            and part in going_on
            and special.ends(parts[n - 1], self._words[found[n - 1][-1]], going_on[part])
        }
        out: list[str] = []
        for n, part in enumerate(parts if joins else ()):
            if n in joins:
                out[-1] += part
            else:
                out.append(part)
        return out


def _cut(part: str) -> list[str]:
    cuts = [m.end() for m in _UNBROKEN.finditer(part)]
    return [part[i:j] for i, j in pairwise([0, *cuts, len(part)])]


@frozen(eq=False)
class _Special:
    """The tokenizer's special cases.

    Attributes:
        pairs: the words that stand side by side in one before it is known as such: for each second the first
            ones.
        made: the words that special cases are split into; where one begins or ends a stretch, something
            shorter may have stood there before.
    """

    pairs: dict[str, frozenset[str]]
    made: frozenset[str]

    @classmethod
    def of(cls, nlp: Language) -> _Special:
        """Those of the tokenizer of ``nlp``."""
        whole: Any = nlp.tokenizer
        plain = type(whole)(
            nlp.vocab,
            prefix_search=whole.prefix_search,
            suffix_search=whole.suffix_search,
            infix_finditer=whole.infix_finditer,
            token_match=whole.token_match,
            url_match=whole.url_match,
        )
        pairs: dict[str, set[str]] = {}
        for case in whole.rules:
            for first, second in pairwise(token.text for token in plain(case)):
                pairs.setdefault(second, set()).add(first)
        made = frozenset(token.text for case in whole.rules for token in whole(case))
        return cls({second: frozenset(firsts) for second, firsts in pairs.items()}, made)

    def before(self, part: str, word: str, several: bool) -> frozenset[str]:
        """The words after which a special case may go on with ``part``, which begins with ``word``."""
        found = self.pairs.get(word, frozenset())
        if several and word in self.made:
            found = found.union(*(f for second, f in self.pairs.items() if part.startswith(second)))
        return found

    def ends(self, part: str, word: str, words: frozenset[str]) -> bool:
        """Whether ``part``, whose last token is ``word``, may have ended with one of ``words``."""
        if word in words:
            return True
        part = part.rstrip()
        return word != part and word in self.made and part.endswith(tuple(words))
