"""The model's parse of a text without what nobody reads and without doing anything twice.

What spaCy's pipes ``tok2vec``, ``tagger``, ``parser``, ``attribute_ruler``, ``lemmatizer`` and ``ner`` give,
with the model's own weights and tables, at a fraction of the time: words met before are looked up, sentences
are parsed side by side, names are read off at once. Sentence starts that the parser gets wrong are set
before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define

from .arcs import Parser, Text
from .encoder import PAD, Encoder, Encoders, Known
from .labeller import Labeller
from .tags import Tags
from .words import Doc, Sent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy import tokens
    from spacy.language import Language

    Floats = NDArray[np.float32]
    Name = tuple[int, int, str]
    Codes = NDArray[np.uint64]

_CLOSING = frozenset("\"'\u201d\u2019\u00bb)]")
_FINAL = frozenset({".", "!", "?", "...", "\u2026", ".."})
#: Signs without white space between them; no word and hardly an address has as many.
_LONGEST = 300
_UNBROKEN = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")
#: Texts parsed side by side: more are hardly quicker and take more memory (4 kB a token).
_TOGETHER = 32
_CHARACTERS = 100_000


@define(eq=False)
class _Begun:
    """A text before the parser: its tokens, their offsets, words and kind, and what the two models know."""

    text: str
    doc: tokens.Doc
    offsets: list[int]
    words: Codes
    spaces: NDArray[np.bool_]
    parse: Text
    names: Known


@define(eq=False)
class Reader:
    """A pipeline taken apart; see the module.

    Attributes:
        tagger: the weights of the tagger's one layer, its bias, and the code of each tag.
        hooks: what the parser does when arcs with a lifted label have been found.
    """

    nlp: Language
    encoders: Encoders
    tagger: tuple[Floats, Floats, Codes]
    parser: Parser
    tags: Tags
    labeller: Labeller
    hooks: Sequence[Callable[[tokens.Doc], tokens.Doc]]

    @classmethod
    def of(cls, nlp: Language) -> Reader:
        """The reader with the weights of ``nlp``.

        Raises:
            ValueError: when ``nlp`` is built otherwise than the pinned model.
        """
        tagger: Any = nlp.get_pipe("tagger")
        parser: Any = nlp.get_pipe("parser")
        ner: Any = nlp.get_pipe("ner")
        tok2vec: Any = nlp.get_pipe("tok2vec")
        softmax = tagger.model.layers[-1].layers[0]
        return cls(
            nlp,
            Encoders([Encoder.of(tok2vec.model), Encoder.of(ner.model.get_ref("tok2vec"))]),
            (
                np.ascontiguousarray(softmax.get_param("W").T),
                softmax.get_param("b"),
                np.array([nlp.vocab.strings[label] for label in tagger.labels], np.uint64),
            ),
            Parser.of(parser),
            Tags(nlp),
            Labeller.of(ner),
            parser.postprocesses,
        )

    def read(self, texts: Sequence[str]) -> Iterator[Doc]:
        """The parse of each text, in order."""
        done = 0
        while done < len(texts):
            rest = texts[done : done + _TOGETHER]
            size = accumulate(map(len, rest))
            some = rest[: max(1, sum(1 for s in size if s <= _CHARACTERS))]
            yield from self._read(some)
            done += len(some)

    def _read(self, texts: Sequence[str]) -> Iterator[Doc]:
        begun = [self._begin(text) for text in texts]
        self.parser([one.parse for one in begun if one.offsets])
        return map(self._end, begun)

    def _begin(self, text: str) -> _Begun:
        """Everything before the parser."""
        doc = self._tokenized(text)
        columns = [*self.encoders.columns, "ORTH", "IS_SPACE", "LENGTH", "SPACY"]
        read: Any = doc.to_array(list(columns))
        words, spaces, lengths, blanks = read[:, -4:].T
        ends = np.cumsum(lengths + blanks)
        offsets = [0, *ends.tolist()][: len(doc)]
        starts, likely = sentence_starts(
            [text[i:j] for i, j in zip(offsets, (ends - blanks).tolist(), strict=True)]
        )
        common, own = self.encoders.embed(read[:, :-4])
        vectors = self.encoders.encoders[0].encode(common)[PAD:-PAD]
        return _Begun(text, doc, offsets, words, spaces == 1, Text(vectors, starts, likely), own)

    def _tokenized(self, text: str) -> tokens.Doc:
        """The text as spaCy splits it into tokens.

        What stands long without a space is cut before: spaCy would take time by the square of its length.
        """
        self.nlp.max_length = max(self.nlp.max_length, len(text) + 1)
        if max(map(len, text.split()), default=0) <= _LONGEST:
            return self.nlp.make_doc(text)
        from spacy.tokens import Doc

        cuts = [m.end() for m in _UNBROKEN.finditer(text)]
        docs = [self.nlp.make_doc(text[i:j]) for i, j in pairwise([0, *cuts, len(text)]) if i < j]
        words = [token.text for doc in docs for token in doc]
        return Doc(self.nlp.vocab, words, [bool(token.whitespace_) for doc in docs for token in doc])

    def _end(self, begun: _Begun) -> Doc:
        """Everything after the parser."""
        if not begun.offsets:
            return Doc(begun.text)
        doc, parse = begun.doc, begun.parse
        weights, bias, labels = self.tagger
        tags = labels[(parse.vectors @ weights + bias).argmax(axis=1)]
        heads = (parse.heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        tree: Any = np.column_stack([heads, self.parser.labels[parse.moves]])
        doc.from_array(["HEAD", "DEP"], tree)
        if self.parser.lifted[parse.moves].any():
            for hook in self.hooks:
                hook(doc)
        arcs, heads, starts = doc.to_array(["DEP", "HEAD", "SENT_START"]).T
        begins = starts == 1
        begins[0] = True
        kinds = list(zip(begun.words.tolist(), tags.tolist(), arcs.tolist(), strict=True))
        return Doc(
            begun.text,
            begun.offsets,
            self.tags(kinds),
            heads.astype(np.int64).tolist(),
            np.flatnonzero(begins).tolist(),
            partial(self._names, begun.names, begun.spaces),
        )

    def _names(self, known: Known, spaces: NDArray[np.bool_], sents: Sequence[Sent]) -> list[Name]:
        """The names in some sentences, as they are in the whole text: no name runs from one to another."""
        read = np.zeros(len(known.rows), bool)
        for sent in sents:
            read[sent.start : sent.end + 2 * PAD] = True
        tokens = np.concatenate([np.arange(sent.start, sent.end) for sent in sents])
        at = np.cumsum(read)[tokens + PAD] - 1
        part = Known(known.rows[read], known.vectors, known.shares)
        vectors = self.encoders.encoders[1].encode(part)[at]
        first = np.zeros(len(tokens), bool)
        first[np.cumsum([0, *(sent.end - sent.start for sent in sents[:-1])])] = True
        found = self.labeller(vectors, spaces[tokens], first)
        return [(int(tokens[begin]), int(tokens[end - 1]) + 1, label) for begin, end, label in found]


def sentence_starts(words: Sequence[str]) -> tuple[NDArray[np.int8], list[int]]:
    """Where sentences start whatever the parser says: after paragraphs and about quotation marks.

    Returns:
        For each token 1 where a sentence must start, -1 where none may, else 0; and the tokens at which one
        may well start.
    """
    starts = [0] * len(words)
    likely = []
    before = ""
    closed = False
    depth = 0
    for i, text in enumerate(words):
        if text.isspace():
            starts[i] = -1 if i else 0
            if "\n" in text:
                before, closed, depth = "", False, 0
            continue
        if not before:
            starts[i] = 1
        elif text in _CLOSING and before in _FINAL and (text != '"' or depth % 2):
            # A closing mark belongs to the sentence that it closes.
            starts[i] = -1
            closed = True
        elif closed:
            # After a quotation that ended its sentence: a capital starts the next, a small letter is the cue.
            starts[i] = 1 if text[0].isupper() or text[0] == '"' else -1
            closed = False
        elif before in _FINAL:
            likely.append(i)
        if text == '"':
            depth += 1
        before = text
    return np.array(starts, np.int8), likely
