"""The model's parse of a text without what nobody reads and without doing anything twice.

What spaCy's pipes ``tok2vec``, ``tagger``, ``parser``, ``attribute_ruler``, ``lemmatizer`` and ``ner`` give,
with the model's own weights and tables, at a fraction of the time: words met before are looked up, sentences
are parsed side by side, names are read off at once. Sentence starts that the parser gets wrong are set
before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define

from .arcs import Parser, Text
from .encoder import PAD, Encoder, Encoders, Known
from .labeller import Labeller
from .splitting import Split, Splitter
from .tags import Tags
from .trees import begins, let_down
from .words import Doc, Sent

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]
    Name = tuple[int, int, str]
    Codes = NDArray[np.uint64]

_CLOSING = frozenset("\"'\u201d\u2019\u00bb)]")
_FINAL = frozenset({".", "!", "?", "...", "\u2026", ".."})
#: Texts parsed side by side: more are hardly quicker and take more memory (4 kB a token).
_TOGETHER = 32
_CHARACTERS = 100_000


@define(eq=False)
class _Begun:
    """A text before the parser: its tokens, and what the two models know."""

    text: str
    split: Split
    parse: Text
    names: Known


@define(eq=False)
class Reader:
    """A pipeline taken apart; see the module.

    Attributes:
        tagger: the weights of the tagger's one layer, its bias, and the code of each tag.
    """

    nlp: Language
    split: Splitter
    encoders: Encoders
    tagger: tuple[Floats, Floats, Codes]
    parser: Parser
    tags: Tags
    labeller: Labeller

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
        if [hook.__name__ for hook in parser.postprocesses] != ["deprojectivize"]:
            raise ValueError("a parser that does more than to let lifted arcs down")
        encoders = Encoders([Encoder.of(tok2vec.model), Encoder.of(ner.model.get_ref("tok2vec"))])
        return cls(
            nlp,
            Splitter(nlp, encoders.columns),
            encoders,
            (
                np.ascontiguousarray(softmax.get_param("W").T),
                softmax.get_param("b"),
                np.array([nlp.vocab.strings[label] for label in tagger.labels], np.uint64),
            ),
            Parser.of(parser),
            Tags(nlp),
            Labeller.of(ner),
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
        self.parser([one.parse for one in begun if one.split.words])
        return map(self._end, begun)

    def _begin(self, text: str) -> _Begun:
        """Everything before the parser."""
        split = self.split(text)
        starts, likely = sentence_starts(split.words)
        common, own = self.encoders.embed(split.keys)
        vectors = self.encoders.encoders[0].encode(common)[PAD:-PAD]
        return _Begun(text, split, Text(vectors, starts, likely), own)

    def _end(self, begun: _Begun) -> Doc:
        """Everything after the parser."""
        split, parse = begun.split, begun.parse
        if not split.words:
            return Doc(begun.text)
        weights, bias, tags = self.tagger
        heads, labels = parse.heads, self.parser.labels[parse.moves]
        (lifted,) = self.parser.lifted[parse.moves].nonzero()
        if len(lifted):
            strings = self.nlp.vocab.strings
            down = let_down(heads, [strings[code] for code in labels.tolist()], lifted, split.spaces)
            labels[lifted] = [strings.add(down[i]) for i in lifted.tolist()]
        kinds = zip(
            split.codes.tolist(),
            tags[(parse.vectors @ weights + bias).argmax(axis=1)].tolist(),
            labels.tolist(),
            strict=True,
        )
        return Doc(
            begun.text,
            split.offsets,
            self.tags(list(kinds)),
            (heads - np.arange(len(heads))).tolist(),
            begins(heads),
            partial(self._names, begun.names, split.spaces),
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
