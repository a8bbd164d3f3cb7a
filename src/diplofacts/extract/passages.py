"""One stretch of text that is read as one: moving over its tokens, and the content that a cue has in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from ..spans import Span, strip_span
from .boundaries import cut, occasion_at
from .cues import NOUN, VERB, Cue
from .document import Document, Quote
from .lexicons import word_set

if TYPE_CHECKING:
    from .words import Token

#: Tags of the words that can begin a noun phrase.
NOUN_START = frozenset(
    [
        "DT",
        "PRP$",
        "PRP",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "CD",
        "VBG",
        "PDT",
        "$",
        "RBS",
        "VBN",
        "WP",
        "EX",
        "POS",
    ]
)
_SKIPPED = frozenset({"RB", "RBR", "UH"})
_OCCASION_PREPS = frozenset(
    {"in", "at", "during", "on", "through", "via", "after", "before", "following", "ahead"}
)
_INSIDE_NOUN_PHRASE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "advmod", "punct", "case"}
)
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]$")
TRIM = " \t\r\n\u00a0,;:.!?\u2014\u2013-"


@frozen
class Unit:
    """Sentences that a quotation joins; ``first`` and ``last`` are token indices (both included)."""

    first: int
    last: int
    span: Span
    paragraph: int


@frozen(eq=False)
class Content:
    """What a cue reports.

    Attributes:
        spans: the content spans.
        particle: index of a preposition that belongs to the cue (`called for`), or None.
        addressee: head token of the addressee, or None.
        frame: the frame that matched.
        after: whether the cue stands after (part of) its content.
    """

    spans: tuple[Span, ...]
    frame: str
    particle: int | None = None
    addressee: Token | None = None
    after: bool = False


def is_word(token: Token) -> bool:
    """Whether the token is neither punctuation nor white space."""
    return not token.is_punct and not token.is_space


class Passage:
    """The tokens of one unit, with its cues, dates and quotations.

    Args:
        document: the article.
        unit: the unit.
        cues: all cues of the unit, in order.
        dates: spans of date phrases in the unit.
    """

    def __init__(self, document: Document, unit: Unit, cues: Sequence[Cue], dates: Sequence[Span]) -> None:
        self.document = document
        self.doc = document.doc
        self.unit = unit
        self.cues = cues
        self.cue_at = {c.head.i: c for c in cues}
        self.verb_cues = frozenset(c.head.i for c in cues if c.entry.pos == VERB)
        self.dates = {d.start: d for d in dates}
        self.quotes = {q.outer.start: q for q in document.quotes_in(unit.span)}
        self._skipped: dict[tuple[int, bool], int] = {}
        #: Content by index of the cue's head, filled from the last cue to the first.
        self.found: dict[int, Content | None] = {}

    def _at(self, i: int) -> Token | None:
        while i <= self.unit.last and self.doc[i].is_space:
            i += 1
        return self.doc[i] if i <= self.unit.last else None

    def _quote_from(self, token: Token) -> Quote | None:
        return self.quotes.get(token.idx)

    def skip_adjuncts(self, i: int, date: bool = True) -> int:
        """The index after adverbs, dates and occasions that stand between the cue and its complement."""
        if (i, date) not in self._skipped:
            self._skipped[i, date] = self._behind_adjuncts(i, date)
        return self._skipped[i, date]

    def _behind_adjuncts(self, i: int, date: bool) -> int:
        while (token := self._at(i)) is not None:
            i = token.i
            # `long` of `long-standing` is none
            hyphened = token.i < self.unit.last and token.nbor().text == "-"
            small = ("not", "n't", "only", "even", "never", "ahead")  # `ahead of the summit`
            if token.tag_ in _SKIPPED and token.lower_ not in small and not hyphened:
                i += 1
                continue
            after = self._after_date(i) if date else None
            if after is None:
                after = self._after_occasion(i) or self._after_manner(i) or self._after_aside(i)
            if after is None:
                return i
            i = after
        return self.unit.last + 1

    def _after_date(self, i: int) -> int | None:
        token = self.doc[i]
        at = i
        if token.lower_ in ("on", "in", "late", "early", "earlier", "later") and self._at(i + 1) is not None:
            at = i + 1
            if self.doc[at].lower_ in ("on", "in", "late", "early") and at < self.unit.last:
                at += 1
        found = self.dates.get(self.doc[at].idx) or self.dates.get(token.idx)
        if found is not None:
            while at <= self.unit.last and self.doc[at].idx < found.end:
                at += 1
            # `welcomed today's signing`: the day is of what is welcomed
            return at if at > self.unit.last or self.doc[at].tag_ != "POS" else None
        if self.doc[at].lower_ in (
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"
        ) and self.doc[at].ent_type_ == "DATE":  # fmt: skip
            return at + 1
        return None

    def _after_occasion(self, i: int) -> int | None:
        """The index after `in a statement`, `during a meeting with X`; None when none begins at ``i``."""
        token = self.doc[i]
        comma = token.text == ","
        if comma:
            i += 1
            if self._at(i) is None:
                return None
            token = self.doc[i]
        if token.lower_ not in _OCCASION_PREPS and not (token.lower_ == "by" and comma):
            return None
        noun = occasion_at(self.doc, i, self.unit.last)
        if noun is None:
            return None
        edge = max((t.i for t in noun.subtree if t.dep_ not in ("relcl", "punct", "acl")), default=noun.i)
        edge = min(edge, self.unit.last)
        inside = next(
            (t.i for t in self.doc[noun.i + 1 : edge + 1] if t.text in ',"' or t.lower_ == "that"), None
        )
        edge = edge if inside is None else inside - 1
        issued = next((t for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN"), None)
        if issued is not None and issued.i < self.unit.last:
            # `in a statement released on Friday`, whatever the parser hangs on the participle
            released = self._after_date(issued.i + 1)
            edge = edge if released is None else released - 1
        after = self._at(edge + 1)
        if after is None:
            return None
        dated = self._after_date(after.i)
        if dated is not None and (after := self._at(dated)) is None:
            return None
        if comma or after.text == ",":
            return after.i + 1 if after.text == "," else None
        return after.i

    def _after_aside(self, i: int) -> int | None:
        """The index after `, in this regard,`; None when no such aside begins at ``i``."""
        opens = self.doc[i].text == "," and i < self.unit.last and self.doc[i + 1].tag_ in ("IN", "RB")
        if not opens or self.doc[i + 1].lower_ == "that":
            return None
        for t in self.doc[i + 2 : min(self.unit.last - 1, i + 8) + 1]:
            if t.text == ",":
                return t.i + 1
            if t.tag_[:2] in ("VB", "MD", "WP", "WD") or t.text == '"':
                return None
        return None

    def _after_manner(self, i: int) -> int | None:
        """The index after `in the strongest possible terms`; None when no such phrase begins at ``i``."""
        if self.doc[i].lower_ != "in":
            return None
        for t in self.doc[i + 1 : min(self.unit.last, i + 6) + 1]:
            if t.tag_[:2] == "NN":
                return t.i + 1 if t.lower_ in word_set("manner_nouns") else None
            if t.tag_ not in ("DT", "JJ", "JJR", "JJS", "RB", "RBS", "CC", "PRP$"):
                return None
        return None

    def _after_agent(self, i: int) -> int:
        """The index after `by the Government of X` behind a noun cue, and after a date beside it."""
        token = self._at(i)
        if token is None or token.lower_ not in ("by", "from"):
            return i
        agent = next((t for t in token.children if t.dep_ == "pobj"), None)
        if agent is None:
            return i
        marks = ("of", "that", "to", "for", "against", "about")
        stretch = self.doc[agent.i + 1 : min(self.unit.last, agent.i + 14) + 1]
        # `by the Government of X`: whose it is stands right behind the agent.
        links = (t.i for t in stretch if t.lower_ in marks)
        at = next((i for i in links if self.doc[i].lower_ != "of" or i - 1 != agent.i), None)
        if at is not None and any(t.text == "," for t in self.doc[agent.i : at]):
            return i
        return i if at is None else at

    def _addressee(self, cue: Cue, begin: int, end: int) -> Token | None:
        """The one told: the object of the cue, or what stands after `to`."""
        takes = any(f.startswith("obj-") for f in cue.entry.frames)
        for t in self.doc[begin:end]:
            if (t.lower_ == "to" and t.i + 1 < end and "to" in cue.entry.frames) or (
                t.lower_ == "to" and cue.entry.pos == NOUN
            ):
                return noun_head(self.doc[t.i + 1])
            if takes and t.i == begin and t.tag_ in NOUN_START:
                return noun_head(t)
        return None

    def _content(self, cue: Cue, start: int, frame: str, addressee: Token | None = None) -> Content | None:
        span = self.end(cue, start, frame)
        trimmed = trim(self.document, span)
        if trimmed is None or not any(c.isalnum() for c in trimmed.of(self.document.text)):
            return None
        quote = self.document.quote_at(trimmed.start)
        if quote is not None and quote.outer == trimmed:
            trimmed = quote.span
        return Content((trimmed,), frame, addressee=addressee)

    def end(self, cue: Cue, start: int, frame: str) -> Span:
        """The span of the content that begins at token ``start``: to the unit's end or the first cut."""
        at = cut(self, cue, start, frame)
        aim = self._next_aim(cue, start, at) if frame == "np" else None
        at = at if aim is None else aim
        begin = self.doc[start].idx
        end = self.unit.span.end if at is None or at > self.unit.last else self.doc[at].idx
        return Span(begin, max(end, begin + 1))


    def _next_aim(self, cue: Cue, start: int, stop: int | None) -> int | None:
        """Where the next aim begins: `called to congratulate him on the vote and to discuss trade`."""
        if cue.head.tag_ != "VB" or cue.head.i == 0 or cue.head.nbor(-1).lower_ != "to":
            return None
        last = self.unit.last if stop is None else min(stop - 1, self.unit.last)
        for t in self.doc[start:last]:
            if t.text in ";:":
                return None
            if t.lower_ == "and" and t.i + 2 <= last and t.nbor().lower_ == "to" and t.nbor(2).tag_ == "VB":
                return t.i
        return None


def noun_head(token: Token) -> Token:
    """The head of the noun phrase that begins at ``token``."""
    head = token
    while head.dep_ in _INSIDE_NOUN_PHRASE:
        if head.head.i <= head.i or head.head.i - token.i > 12:
            break
        head = head.head
    return head


def trim(document: Document, span: Span) -> Span | None:
    """``span`` without outer punctuation; a quotation that it cuts is taken in whole."""
    quote = document.quote_at(span.end - 1)
    if quote is not None and quote.outer.start >= span.start:
        span = Span(span.start, max(span.end, quote.outer.end))
    trimmed = strip_span(document.text, span, TRIM)
    if trimmed is not None and _ABBREVIATED.search(
        document.text, max(trimmed.start, trimmed.end - 12), trimmed.end
    ):
        # `the U.S.`: the full stop is part of the word
        dotted = document.text[trimmed.end : trimmed.end + 1] == "." and trimmed.end < span.end
        return Span(trimmed.start, trimmed.end + 1) if dotted else trimmed
    return trimmed
