"""What the text credits to sources and outlets: `according to X`, `X reports that`, `citing X`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from .contents import Contents
from .cues import FINITE, NOUN, VERB, Cue, find_cues
from .document import Document
from .found import Found
from .lexicons import rows, word_set
from .passages import Content, Unit, is_word, trim
from .quotations import clause_before, quote_before
from .speakers import Source, light_verb_of, phrase_end, phrase_head, quoting_verb, source_of

if TYPE_CHECKING:
    from .words import Token

_LINKING = frozenset({"and", "but", "while", "although", "though", "yet"})
#: How many statements before a cue are looked at: more than any sentence has.
_RECENT = 40


@functools.cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for people of a state (`officials`, `a diplomat`)."""
    return frozenset(r["noun"] for r in rows("state_nouns"))


class Credits:
    """The cues of one unit with the statements found so far, and the sources that are credited for them.

    Args:
        document: the article.
        unit: the unit.
        dates: spans of date phrases in the unit.
    """

    def __init__(self, document: Document, unit: Unit, dates: Sequence[Span]) -> None:
        self.document = document
        self.unit = unit
        self.cues = list(find_cues(document, unit.first, unit.last))
        self.contents = Contents(document, unit, self.cues, dates)
        self.found: list[Found] = []
        self.sources: list[Found] = []

    @property
    def recent(self) -> list[Found]:
        """The statements found last: those that a cue can touch."""
        return self.found[-_RECENT:]

    def _sets_scene(self, cue: Cue) -> bool:
        """`Pointing to X, she welcomed Y`: an opening participle with no clause of its own."""
        head = cue.head
        if "scene" not in cue.entry.flags or head.tag_ != "VBG":
            return False
        opens = not any(is_word(t) for t in self.document.doc[self.unit.first : head.i])
        return opens and self.document.doc[min(cue.last + 1, self.unit.last)].lower_ != "that"

    def _is_opinion(self, cue: Cue) -> bool:
        """`X is widely blamed for Y`: what many think, no utterance of anybody."""
        return cue.passive and any(c.lower_ in word_set("opinion_adverbs") for c in cue.head.children)

    def _cue_spans(self, cue: Cue, content: Content) -> tuple[Span, ...]:
        doc = self.document.doc
        first = cue.head
        if cue.entry.pos == NOUN:
            verb = light_verb_of(cue.head)
            first = verb if verb is not None and verb.i < cue.head.i <= verb.i + 6 else first
        elif first.i > self.unit.first and doc[first.i - 1].lower_ in word_set("hearsay_adverbs"):
            first = doc[first.i - 1]
        quoting = quoting_verb(cue)
        if quoting is not None and quoting.i >= self.unit.first:
            as_saying = Span(cue.head.head.idx, cue.head.idx + len(cue.head))
            if quoting.i + 1 == cue.head.head.i:
                return (Span(quoting.idx, as_saying.end),)
            return (Span(quoting.idx, quoting.idx + len(quoting)), as_saying)
        start = first.idx
        end = doc[cue.last].idx + len(doc[cue.last])
        spans = [Span(start, end)]
        if content.particle is not None:
            particle = doc[content.particle]
            mark = Span(particle.idx, particle.idx + len(particle))
            if content.particle == cue.last + 1:
                spans = [Span(start, mark.end)]
            else:
                spans.append(mark)
        elif (
            cue.entry.rest
            and "addressee-inf" in cue.entry.frames
            and cue.last > cue.head.i + len(cue.entry.rest)
        ):
            spans = [Span(start, first.idx + len(first)), Span(doc[cue.last].idx, end)]
        return tuple(spans)

    def _source(self, cue: Cue) -> None:
        """`According to X, S`; `S, according to X`: a statement of X, or the report of one beside it."""
        doc, unit = self.document.doc, self.unit
        first = doc[cue.last + 1] if cue.last + 1 <= unit.last else None
        if first is None:
            return
        token = phrase_head(first, unit.last)
        edge = self._edge(cue, token)
        begins = self._clause_first(cue)
        before = [t for t in doc[begins : cue.head.i] if is_word(t) and t.lower_ not in _LINKING]
        opening = all(t.tag_ == "RB" and t.dep_ != "neg" for t in before)  # `Meanwhile, according to X, S`
        source = Source(token, "statements.speaker-source")
        cue_span = Span(cue.head.idx, doc[cue.last].idx + len(doc[cue.last]))
        after_relative = cue.head.i - 2 > unit.first and doc[cue.head.i - 2].tag_ in ("WRB", "WP", "WDT")
        if opening and any(t.tag_ in FINITE and t.dep_ != "relcl" for t in doc[token.i + 1 : edge]):
            edge = phrase_end(first)  # `According to diplomats the talks have begun`
        if opening or after_relative:
            if edge >= unit.last:
                return
            begin = edge + 1
            reported = [f for f in self.recent if f.hull.start > doc[edge].idx and not f.nested]
            spans: tuple[Span, ...] = (self.contents.end(cue, begin, "clause"),)
            citing = self._cited_in(token, edge)
            if citing is not None:
                # `According to the daily X, which cited officials, S`: the officials speak, X reports.
                verb, cited = citing
                self.found = [f for f in self.found if f.cue is None or f.cue.head != verb]
                source = Source(cited, "statements.speaker-cited", reporter=token)
                cue_span = Span(verb.idx, verb.idx + len(verb))
                reported = [f for f in self.recent if f.hull.start > doc[edge].idx and not f.nested]
            if reported and all(_tells_a_deed(f) and f.spans[0] in spans[0] for f in reported):
                # `According to X, Zambia had demanded Y`: X says what a state did.
                self.found = [f for f in self.found if f not in reported]
                reported = []
        else:
            reported = [f for f in self.recent if f.cue_spans and f.cue_spans[0].start < cue.head.idx]
            spans = clause_before(self.contents, cue, token)
            spans = spans or (Span(unit.span.start, max(cue.head.idx, unit.span.start + 1)),)
            spans = self._around(cue, edge, spans)
        if any(cue.head.idx in s for f in self.recent for s in f.spans):
            return
        if reported:
            for found in reported:
                found.attributed.append(token)
            return
        trimmed = tuple(t for s in spans if (t := trim(self.document, s)) is not None)
        if not trimmed:
            return
        quote = self.document.quote_at(trimmed[0].start)
        if quote is not None and quote.outer == trimmed[0]:
            trimmed = (quote.span, *trimmed[1:])
        attributed = [source.reporter] if source.reporter is not None else []
        self.found.append(
            Found(
                unit, cue, (cue_span,), trimmed, source, "source", "statements.source", attributed=attributed
            )
        )

    def _clause_first(self, cue: Cue) -> int:
        """Where the clause begins that a cue opens: `A; according to X, S`, `A, but according to X S`."""
        doc, i = self.document.doc, cue.head.i - 1
        linked = i > self.unit.first and doc[i].lower_ in _LINKING
        at = i - 1 if linked else i
        opens = at > self.unit.first and (doc[at].text == ";" or (linked and doc[at].text == ","))
        return at + 1 if opens else self.unit.first

    def _around(self, cue: Cue, edge: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """With the quotation behind an aside: `"A", according to X, "B"`; `S, in the words of X, "B"`."""
        after = self.document.doc[edge + 1] if edge < self.unit.last else None
        quote = self.contents.quotes.get(after.idx) if after is not None else None
        if quote is None:
            return spans
        if "words" in cue.entry.rest:
            return (quote.span,)
        last = self.document.quote_at(spans[-1].end - 1)
        whole = last is not None and last.outer.end == spans[-1].end and last.span.start >= spans[-1].start
        before = (*spans[:-1], last.span) if last is not None and whole else spans
        return (*before, quote.span)

    def _edge(self, cue: Cue, token: Token) -> int:
        """Index of the comma that ends the phrase for a source, with a name or relative clause behind it."""
        doc, last = self.document.doc, self.unit.last
        edge = next((t.i for t in doc[token.i + 1 : last + 1] if t.text in ",;"), last + 1)
        for _ in range(3):
            following = doc[edge + 1] if edge + 1 < last else None
            if following is None:
                return edge
            closing = next((t.i for t in doc[edge + 1 : last + 1] if t.text in ",;"), None)
            if closing is None:
                return edge
            clause = doc[edge + 1 : closing]
            relative = following.tag_ in ("WP", "WDT", "WP$") or following.lower_ == "citing"
            hangs = any(t.dep_ == "appos" and cue.head.i < t.head.i < edge for t in clause)
            names = all(t.tag_ in ("NNP", "NNPS", "HYPH") for t in clause)
            apposed = (hangs or names) and not any(t.pos_ in ("VERB", "AUX") for t in clause)
            if not relative and not apposed:
                return edge
            edge = closing
        return edge

    def _cited_in(self, token: Token, edge: int) -> tuple[Token, Token] | None:
        """The verb and whoever is cited in `X, which cited Y,` or `X, citing Y,`."""
        for t in self.document.doc[token.i + 1 : min(edge, self.unit.last)]:
            if t.lemma_ in ("cite", "quote") and t.pos_ == "VERB":
                return t, phrase_head(t.nbor(), edge)
        return None

    def _cited_before(self) -> Token | None:
        """Whoever is cited where the unit opens so: `Quoting two officials, the report said`."""
        doc, unit = self.document.doc, self.unit
        first = next((t for t in doc[unit.first : unit.last + 1] if is_word(t)), None)
        if first is None or first.lower_ not in ("citing", "quoting"):
            return None
        cited = phrase_head(doc[first.i + 1], unit.last) if first.i < unit.last else None
        if cited is None or cited.tag_[:2] not in ("NN", "PR"):
            return None
        talks = cited.lower_ in speaking_nouns() or cited.ent_type_ in ("PERSON", "ORG")
        return cited if talks else None

    def _outlet(self, cue: Cue) -> None:
        """`X reports that S`; `S, the news outlet reports`."""
        if self._sets_scene(cue):
            return
        content = self.contents.find(cue)
        source = source_of(cue, content, self.unit)
        spans = content.spans if content is not None else clause_before(self.contents, cue, source.token)
        if not spans:
            spans = quote_before(self.contents, cue)
        if not spans or source.token is None:
            before = [f for f in self.recent if f.hull.end <= cue.head.idx]
            if source.token is not None and before and cue.head.i + 2 >= self.unit.last:
                before[-1].attributed.append(source.token)
            return
        if any(cue.head.idx in s for f in self.recent for s in f.spans):
            return
        if not spans:
            return
        apart = (f for f in self.recent if f.cue is not None and not any(f.hull.overlaps(s) for s in spans))
        citing = next(
            (f for f in apart if f.cue and f.cue.entry.lemma == "cite" and f.cue.head.tag_ == "VBG"), None
        )
        if citing is not None:
            # `X reported that S, citing officials`: the officials speak, X reports.
            cited = self.document.token_at(citing.hull.start)
            source = Source(
                phrase_head(cited, self.unit.last), "statements.speaker-cited", reporter=source.token
            )
            self.found = [
                f for f in self.found if f is not citing and not any(f.cue_spans[0].start in s for s in spans)
            ]
        inside = [f for f in self.recent if any(f.cue_spans[0].start in s for s in spans)]
        if inside and all(_tells_when(f, cue) for f in inside):
            # `X reports that S hours after Y said T`: the outlet's own statement
            self.found = [f for f in self.found if f not in inside]
            inside = []
        if inside:
            outlet = source.token
            for found in inside:
                if outlet is not None:
                    found.attributed.append(outlet)
            return
        opening = self._cited_before()
        if opening is not None and opening != source.token:
            source = Source(opening, "statements.speaker-cited", reporter=source.token)
        frame = content.frame if content is not None else "postposed"
        shown = self._cue_spans(cue, content or Content(spans, frame))
        reporters = [source.reporter] if source.reporter is not None else []
        self.found.append(
            Found(self.unit, cue, shown, spans, source, frame, f"statements.{frame}", attributed=reporters)
        )


def _tells_when(found: Found, outlet: Cue) -> bool:
    """Whether a statement inside a report only tells when or why something else happened."""
    node = found.cue.head if found.cue is not None and found.cue.entry.pos == VERB else None
    while node is not None and node != outlet.head and node.head != node:
        if node.dep_ == "advcl" and node.tag_ != "VBG" and node.head != outlet.head:
            return True
        node = node.head
    return False


def _tells_a_deed(found: Found) -> bool:
    """Whether a statement is told of a state as what it did, without a clause that it said."""
    token = found.source.token
    return (
        found.frame in ("np", "inf", "quote")
        and token is not None
        and token.ent_type_ in ("GPE", "NORP", "LOC")
        and found.cue is not None
        and found.cue.head.tag_ != "VBG"
    )
