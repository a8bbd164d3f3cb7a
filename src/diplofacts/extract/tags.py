"""Part of speech and lemma of each token: spaCy's attribute ruler and lemmatizer, asked once a kind of token.

What the two say depends on a token's word, tag and arc, but for a few patterns of two words (`got to`,
`there is`). So each kind is asked for once, on a text of this one token; where a token may begin a pattern of
two, the words of the pattern are asked for together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field

from .lexicons import fold
from .words import Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Kind = tuple[int, int, int]

#: Kinds kept: some ten megabytes.
_KEPT = 1 << 16

#: Lemmas that the lemmatizer gets wrong (`din` of `dined`, `hop` of `hopes`), as word lists have them.
_LEMMAS = {"din": "dine", "hop": "hope", "lambast": "lambaste", "slat": "slate", "stag": "stage"}


@define(eq=False)
class Tags:
    """The ruler and the lemmatizer of a pipeline; see the module."""

    nlp: Language
    _openers: Any = field(init=False, repr=False)
    _known: dict[Kind, tuple[Word, bool]] = field(init=False, factory=dict, repr=False)

    def __attrs_post_init__(self) -> None:
        from spacy.matcher import Matcher

        self._openers = Matcher(self.nlp.vocab)
        ruler: Any = self.nlp.get_pipe("attribute_ruler")
        patterns = (p for rule in ruler.patterns for p in rule["patterns"])
        first = [[p[0]] for p in patterns if len(p) > 1]
        if first:
            self._openers.add("opener", first)

    def __call__(self, kinds: Sequence[Kind]) -> list[Word]:
        """What each token of a text is; a kind is the codes of its word, its tag and the label of its arc."""
        if len(self._known) + len(kinds) > _KEPT:
            self._known.clear()
        known = self._known
        try:
            found = [known[kind] for kind in kinds]
        except KeyError:
            for kind in kinds:
                if kind not in known:
                    known[kind] = self._ask_one(kind)
            found = [known[kind] for kind in kinds]
        words = [word for word, _ in found]
        openers = [i for i, (_, opens) in enumerate(found) if opens]
        while openers:
            begin = end = openers.pop(0)
            while openers and openers[0] == end + 1:
                end = openers.pop(0)
            run = slice(begin, end + 2)
            words[run] = self._ask(kinds[run])[1]
        return words

    def _ask_one(self, kind: Kind) -> tuple[Word, bool]:
        doc, words = self._ask([kind])
        return words[0], bool(self._openers(doc))

    def _ask(self, kinds: Sequence[Kind]) -> tuple[Doc, list[Word]]:
        """The tokens as given, and what ruler and lemmatizer make of them."""
        from spacy.tokens import Doc

        strings = self.nlp.vocab.strings
        doc = Doc(self.nlp.vocab, [strings[word] for word, _, _ in kinds])
        values: Any = np.array([kind[1:] for kind in kinds], np.uint64)
        doc.from_array(["TAG", "DEP"], values)
        given = doc.copy()
        for name in ("attribute_ruler", "lemmatizer"):
            doc = self.nlp.get_pipe(name)(doc)
        return given, [
            Word(
                t.text, t.lower_, lemma, t.pos_, t.tag_, t.dep_,
                t.is_space, t.is_punct, t.is_stop, t.like_num, fold(t.text),
                fold(lemma),
            )
            for t in doc
            for lemma in [_LEMMAS.get(t.lemma_, t.lemma_)]
        ]  # fmt: skip
