"""The tokens of a parsed text: plain objects that know their words, their labels and their place in the tree.

spaCy's own tokens look every label up and make a new object whenever one is asked for. The rules ask tens of
thousands of times an article; so its parse is written down once. Names and meanings are spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

#: Longer subtrees are not kept: no sentence has one, and a text of nothing but such would fill the memory.
_KEPT = 1000


class Word(NamedTuple):
    """What a token is wherever it stands with the same label; see :class:`Token` for the attributes."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    is_space: bool
    is_punct: bool
    is_stop: bool
    like_num: bool
    folded: str
    base: str


#: The word of a token that stands outside the text.
_NOTHING = Word("", "", "", "", "", "", False, False, False, False, "", "")


class Token:
    """One token; attributes as those of :class:`spacy.tokens.Token`.

    Attributes:
        doc: the text it stands in.
        i, idx: its index, and its offset in characters.
        text, lower_, lemma_: its characters, in small letters, its lemma.
        pos_, tag_, dep_: universal part of speech, Penn tag, label of the arc to its head.
        ent_type_, ent_iob_: label of the name it is part of, and whether it begins one; looked for when the
            first token of a sentence is asked.
        is_space, is_punct, is_stop, like_num: what kind of token it is.
        folded, base: its characters and its lemma, folded (:func:`.lexicons.fold`): how word lists have them.
        head: the token it depends on; itself for a root.
        lefts, rights, children: the tokens that depend on it: before it, after it, all; in order.
        sent: its sentence.
    """

    __slots__ = (
        "_label", "_place", "_subtree", "base", "children", "dep_", "doc", "folded", "head", "i", "idx",
        "is_punct", "is_space", "is_stop", "lefts", "lemma_", "like_num", "lower_", "pos_", "rights",
        "sent", "tag_", "text",
    )  # fmt: skip

    doc: Doc
    head: Token
    sent: Sent

    def __init__(self, doc: Doc, i: int, idx: int, word: Word) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        (
            self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_,
            self.is_space, self.is_punct, self.is_stop, self.like_num, self.folded, self.base,
        ) = word  # fmt: skip
        self._place = "O"
        self._label = ""
        self.lefts = self.rights = self.children = _NONE
        self._subtree: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    @property
    def ent_type_(self) -> str:
        """Label of the name it is part of, "" for none."""
        if not self.sent.named:
            self.doc.name([self.sent])
        return self._label

    @property
    def ent_iob_(self) -> str:
        """``B`` where it begins a name, ``I`` in one, else ``O``."""
        if not self.sent.named:
            self.doc.name([self.sent])
        return self._place

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters only."""
        return self.text.isalpha()

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that depend on it, however far; in order but for arcs that cross."""
        if self._subtree is None:
            out: list[Token] = []
            # Without recursion: a chain may be longer than the stack of the interpreter.
            todo: list[Token | tuple[Token]] = [self]
            while todo:
                token = todo.pop()
                if isinstance(token, tuple):
                    # What is before it has been written.
                    out += token
                elif token._subtree is not None:
                    out += token._subtree
                else:
                    todo += token.rights[::-1]
                    if token.lefts:
                        todo.append((token,))
                        todo += token.lefts[::-1]
                    else:
                        out.append(token)
            found = tuple(out)
            if len(found) > _KEPT:
                return found
            self._subtree = found
        return self._subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens coordinated with it, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [t for t in token.rights if t.dep_ == "conj"]
        return tuple(t for t in found if t is not self)

    @property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return self.doc[min([t.i for t in self.subtree])]

    @property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return self.doc[max([t.i for t in self.subtree])]

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` depends on it, however far."""
        return any(token is self for token in other.ancestors)

    def hang_on(self, head: Token) -> None:
        """Make it depend on another head, before a subtree is asked for."""
        old, self.head = self.head, head
        old.lefts = [t for t in old.lefts if t is not self]
        old.rights = [t for t in old.rights if t is not self]
        if self.i < head.i:
            head.lefts = sorted([*head.lefts, self])
        else:
            head.rights = sorted([*head.rights, self])
        old.children, head.children = old.lefts + old.rights, head.lefts + head.rights

    def nbor(self, by: int = 1) -> Token:
        """The token ``by`` places on. Before the first and behind the last stands a token of nothing, unlike
        spaCy's: rules look at what is beside a word wherever it stands.
        """
        at = self.i + by
        if 0 <= at < len(self.doc):
            return self.doc[at]
        edge = self.doc[0] if at < 0 else self.doc[-1]
        nothing = Token(self.doc, at, edge.idx if at < 0 else edge.idx + len(edge.text), _NOTHING)
        nothing.head, nothing.sent = nothing, edge.sent
        return nothing


class Sent:
    """A sentence as the parser sees it: tokens ``start`` to ``end`` (not included).

    Attributes:
        named: whether the names in it have been looked for.
    """

    __slots__ = ("doc", "end", "named", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.named = False

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @property
    def start_char(self) -> int:
        """Offset of its first token."""
        return self.doc[self.start].idx

    @property
    def root(self) -> Token:
        """Its first token that depends on none."""
        return next(token for token in self if token.head is token)


#: The dependents of tokens that have none, most of all: one list for all, never added to.
_NONE: list[Token] = []


class Doc(list[Token]):
    """The tokens of a text, by index.

    Args:
        text: the text that was parsed.
        offsets: where each token begins.
        words: what each token is.
        heads: how far each token's head is from it; 0 for a root.
        starts: the tokens with which sentences begin, in order; the first is 0.
        names: gives first token, end and label of each name in some sentences, in order.
    """

    __slots__ = ("names", "offsets", "sents", "text")

    def __init__(
        self,
        text: str,
        offsets: Iterable[int] = (),
        words: Iterable[Word] = (),
        heads: Iterable[int] = (),
        starts: Sequence[int] = (),
        names: Callable[[Sequence[Sent]], Iterable[tuple[int, int, str]]] = lambda sents: (),
    ) -> None:
        self.offsets = list(offsets)
        super().__init__(
            [Token(self, i, idx, word) for i, (idx, word) in enumerate(zip(self.offsets, words, strict=True))]
        )
        self.text = text
        made = self[:]
        for i, by in enumerate(heads):
            token = made[i]
            token.head = head = made[i + by]
            if by > 0:
                if head.lefts:
                    head.lefts.append(token)
                else:
                    head.lefts = [token]
            elif by:
                if head.rights:
                    head.rights.append(token)
                else:
                    head.rights = [token]
        self.names = names
        self.sents = [Sent(self, start, end) for start, end in pairwise([*starts, len(made)])]
        for sent in self.sents:
            for token in made[sent.start : sent.end]:
                token.sent = sent
                if token.lefts:
                    token.children = token.lefts + token.rights if token.rights else token.lefts
                elif token.rights:
                    token.children = token.rights

    def name(self, sents: Iterable[Sent]) -> None:
        """Look for the names in sentences: in all of them at once it is quicker than in one by one."""
        wanted = sorted({sent.start: sent for sent in sents if not sent.named}.items())
        if not wanted:
            return
        asked = [sent for _, sent in wanted]
        for begin, end, label in self.names(asked):
            for token in self[begin:end]:
                token._place, token._label = "I", label
            self[begin]._place = "B"
        for sent in asked:
            sent.named = True

    def let_go(self) -> None:
        """Take the tokens apart, which refer to one another: no search for garbage has to find them then.

        Nothing of the text can be asked afterwards.
        """
        # What depends on a token may stay with it: without the way up there is none round.
        for token in self:
            del token.head
            token._subtree = None
        self.clear()
        self.sents.clear()
        del self.names
