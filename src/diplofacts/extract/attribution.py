"""Putting cue, content and source together, unit by unit: statements before anybody is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span
from .credits import Credits
from .cues import ADPOSITION, NOUN, VERB, Cue
from .document import Document, Quote
from .found import Found, carry_on, close_quotes, extend, is_adjacent, opened_quote, read_turns, runs_on
from .lexicons import word_set
from .passages import Content, Unit
from .quotations import as_clause, clause_before, is_speech, quote_before, stands_alone, units
from .speakers import Source, inverted, phrase_head, quoting_verb, source_of
from .told_otherwise import is_text, said_otherwise

if TYPE_CHECKING:
    from .words import Token

#: At most so many words stand between a cue and its colon (`said in a statement after the meeting:`).
_BEFORE_COLON = 14


def attribute(document: Document, dates: Sequence[Span]) -> list[Found]:
    """All statements of the article, in the order of their units.

    Args:
        document: the article.
        dates: spans of its date phrases, in order.
    """
    spoken = list(read_turns(document))
    taken = [f.unit.span for f in spoken]
    out: list[Found] = list(spoken)
    previous: Found | None = None
    last_unit: Unit | None = None
    waiting: list[Quote] = []
    k = 0
    t = 0
    done = 0
    for unit in units(document):
        if unit.span.start < done:
            continue
        while t < len(taken) and taken[t].end <= unit.span.start:
            t += 1
        if t < len(taken) and taken[t].overlaps(unit.span):
            continue
        while k < len(dates) and dates[k].end <= unit.span.start:
            k += 1
        inside = []
        for date in dates[k:]:
            if date.start >= unit.span.end:
                break
            inside.append(date)
        opened = opened_quote(document, unit)
        if opened is not None:
            waiting.append(opened)
            continue
        if waiting and previous is not None and runs_on(document, previous, waiting[0]):
            for quote in waiting:
                extend(previous, quote.span)
            waiting = []
        reader = _UnitReader(document, unit, inside)
        found = reader.read(previous, last_unit)
        if (announced := reader.announced()) is not None:
            found.append(announced)
            done = announced.hull.end
        elif found:
            end = found[-1].hull.end
            done = max(carry_on(document, f) for f in found if f.hull.end == end)
        if waiting:
            close_quotes(document, waiting, found, previous)
            waiting = []
        out += found
        last_unit = unit
        if found:
            previous = found[-1]
        elif previous is not None and stands_alone(document, unit, document.quotes_in(unit.span)):
            pass
        elif previous is not None:
            previous = None if previous.unit.paragraph != unit.paragraph else previous
    return out


class _UnitReader(Credits):
    def read(self, previous: Found | None, last_unit: Unit | None) -> list[Found]:
        for cue in self.cues:
            if cue.entry.pos == ADPOSITION or "outlet" in cue.entry.flags:
                continue
            found = self._cue(cue)
            if found is not None:
                self.found.append(found)
        for cue in self.cues:
            if cue.entry.pos == ADPOSITION:
                self._source(cue)
            elif "outlet" in cue.entry.flags:
                self._outlet(cue)
        self._free_quotes(previous, last_unit)
        return sorted(self.found, key=lambda f: (f.hull.start, f.hull.end))

    # -- verbs, nouns and adjectives -------------------------------------------------------------------

    def _cue(self, cue: Cue) -> Found | None:
        if cue.entry.lemma == "quote" or (cue.entry.lemma == "cite" and _cites_speech(cue)):
            return None
        outer = next((f for f in self.recent if any(cue.head.idx in s for s in f.spans)), None)
        if cue.entry.pos == NOUN and not self._is_act(cue, outer):
            return None
        if outer is not None and cue.entry.pos != NOUN and not _reports_anew(cue, outer):
            return None
        if self._sets_scene(cue) or self._is_opinion(cue):
            return None
        spans = quote_before(self.contents, cue)
        heard = cue.head.dep_ == "xcomp" and cue.head.head.lemma_ == "hear"
        participle = cue.head.tag_ == "VBG" and quoting_verb(cue) is None and not heard
        if spans and (participle or any(s.overlaps(f.hull) for s in spans for f in self.recent)):
            spans = ()
        right = self.contents.find(cue)
        short = len(spans) == 1 and len(spans[0].of(self.document.text).split()) < 3
        if short and right is not None and right.frame not in ("quote", "free"):
            spans = ()  # `X, known as "Y," vowed to fight`: a name in quotation marks
        if spans:
            content: Content | None = Content(spans, "quote" if len(spans) == 1 else "mixed", after=True)
        elif spans := as_clause(self.contents, cue, source_of(cue, None, self.unit).token):
            content = Content(spans, "as", after=True)
        else:
            content = self.contents.find(cue)
            if content is not None and _names_speaker(cue, content, self.unit):
                content = None
        if content is None:
            if cue.entry.pos != VERB:
                return None
            source = source_of(cue, None, self.unit)
            spans = clause_before(self.contents, cue, source.token)
            if not spans:
                return None
            content = Content(spans, "postposed", after=True)
        if content.frame == "postposed":
            if self._reads_out(cue, source_of(cue, content, self.unit).token, content.spans[0]):
                return None
            # A cue inside another speaker's content makes no statement of its own.
            self.found = [f for f in self.found if f.cue_spans[0].start not in content.spans[0]]
        if (
            content.after
            and content.frame != "subject"
            and any(
                s.overlaps(t) for f in self.recent for s in content.spans for t in f.spans if outer is not f
            )
        ):
            return None
        source = source_of(cue, content, self.unit)
        cited = self._cited_before()
        token = source.token
        if cited is not None and token is not None and token.i > cited.i and is_text(token):
            source = Source(cited, "statements.speaker-cited", reporter=token)
        said = next((f for f in self.recent if f is not outer and _speaks_inside(source, f)), None)
        if said is not None and source.rule == "statements.speaker-subject":
            # The parser took the cue for a part of what was said; its subject is who said that.
            source = said.source
        return Found(
            self.unit, cue, self._cue_spans(cue, content), content.spans, source, content.frame,
            f"statements.{content.frame}", content.addressee or _listener(cue, content),
            nested=outer is not None, attributed=[source.reporter] if source.reporter is not None else [],
        )  # fmt: skip

    def _reads_out(self, cue: Cue, text: Token | None, content: Span) -> bool:
        """`X thanked Y for Z, the statement said`: X speaks, in the text."""
        if text is None or text.lemma_.lower() not in word_set("documents"):
            return False
        inside = [f for f in self.found if f.cue is not None and f.cue_spans[0].start in content]
        own = [f for f in inside if f.cue and f.cue.head.head == cue.head and f.cue.head.dep_ == "ccomp"]
        for found in own:
            found.attributed.append(text)
        return bool(own)

    def _is_act(self, cue: Cue, outer: Found | None) -> bool:
        """Whether a noun tells an utterance here: its speaker is beside it and does not contain it."""
        source = source_of(cue, None, self.unit)
        if source.token is None or (source.token.tag_ == "PRP$" and outer is not None):
            return False
        if outer is not None:
            return source.explicit and outer.frame == "np" and cue.head.idx - outer.hull.start < 80
        governor = cue.head.head
        if any(c.head == governor for c in self.cues) and cue.head.dep_ == "dobj":
            return source.explicit and source.token.tag_ != "PRP$"
        return True

    def announced(self) -> Found | None:
        """`X said:` at the end of a paragraph, with what the quotations say that open the next ones."""
        document, text = self.document, self.document.text
        paragraphs = document.paragraphs
        n = self.unit.paragraph + 1
        if text[self.unit.span.end - 1] != ":" or n >= len(paragraphs):
            return None
        spans: list[Span] = []
        quote = document.quote_at(paragraphs[n].start)
        while quote is not None and quote.outer.start == paragraphs[n].start:
            spans.append(quote.span)
            n += 1
            if quote.closed or n >= len(paragraphs):
                break
            quote = document.quote_at(paragraphs[n].start)
        cues = [c for c in self.cues if c.entry.pos == VERB and "quote" in c.entry.frames]
        cues = [c for c in cues if not any(f.cue is c for f in self.found)]
        if not spans or not cues or self.unit.last - cues[-1].last > _BEFORE_COLON:
            return None
        cue = cues[-1]
        content = Content(tuple(spans), "quote")
        source = source_of(cue, content, self.unit)
        cued = self._cue_spans(cue, content)
        return Found(self.unit, cue, cued, content.spans, source, "quote", "statements.quote")

    # -- quotations without a cue ----------------------------------------------------------------------

    def _free_quotes(self, previous: Found | None, last_unit: Unit | None) -> None:
        quotes = self.document.quotes_in(self.unit.span)
        alone = stands_alone(self.document, self.unit, quotes)
        for quote in quotes:
            if any(quote.span.overlaps(s) for f in self.recent for s in f.spans):
                continue
            before = [f for f in self.recent if f.hull.end <= quote.outer.start]
            if before and self._resumes(before[-1], quote):
                extend(before[-1], quote.span)
                continue
            if (said := said_otherwise(self.document, self.unit, quote)) is not None:
                self.found.append(said)
                previous = said
                continue
            opens = quote.outer.start - self.unit.span.start <= 1
            if not (alone or (opens and is_speech(self.document, quote))):
                continue
            if previous is None or (not is_speech(self.document, quote) and not alone):
                self._from_context(quote, last_unit)
                continue
            direct = previous.frame in ("quote", "mixed", "free") or self._direct(previous)
            if direct and is_adjacent(self.document, previous.hull.end, quote, previous):
                extend(previous, quote.span)
                continue
            found = Found(
                self.unit, previous.cue, previous.cue_spans, (quote.span,), previous.source, "free",
                "statements.free-quotation", before=previous,
            )  # fmt: skip
            self.found.append(found)
            previous = found

    def _direct(self, found: Found) -> bool:
        inside = self.document.quotes_in(found.hull)
        return (
            any(q.outer.end + 1 >= found.hull.end for q in inside)
            or self.document.quote_at(found.hull.start) is not None
        )

    def _resumes(self, found: Found, quote: Quote) -> bool:
        """`"A," he said, "B."`: whether the quotation goes on after its cue in the same unit."""
        if found.cue is None or found.frame not in ("quote", "free"):
            return False
        between = self.document.doc[
            self.document.token_index_from(found.hull.end) : self.document.token_index_from(quote.outer.start)
        ]
        # `"A," X was cited as saying, "B."`: `cited` goes with `saying`.
        own = (found.cue.head, quoting_verb(found.cue))
        return not any(c.head in between for c in self.cues if c.head not in own)

    def _from_context(self, quote: Quote, last_unit: Unit | None) -> None:
        """A quotation after a sentence that tells of speaking without being a statement."""
        if (
            last_unit is None
            or last_unit.paragraph != self.unit.paragraph
            or not is_speech(self.document, quote)
        ):
            return
        root = next(
            (t for t in self.document.doc[last_unit.first : last_unit.last + 1] if t.dep_ == "ROOT"), None
        )
        subject = (
            None
            if root is None
            else next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        )
        if root is None or subject is None or root.pos_ not in ("VERB", "AUX"):
            return
        self.found.append(
            Found(
                self.unit,
                None,
                (Span(root.idx, root.idx + len(root)),),
                (quote.span,),
                Source(subject, "statements.speaker-preceding"),
                "free",
                "statements.free-quotation",
            )
        )


def _names_speaker(cue: Cue, content: Content, unit: Unit) -> bool:
    """Whether what stands behind the cue is who speaks (`Two deals were signed, stated the ministry.`)."""
    if content.frame != "np" or content.after or not inverted(cue):
        return False
    head = phrase_head(cue.head.nbor(), unit.last)
    speaks = head.ent_type_ in ("ORG", "PERSON") or head.base in word_set("party_bodies") or is_text(head)
    ends = min(head.i + 1, unit.last)
    return speaks and (head.i >= unit.last or cue.head.doc[ends].is_punct)


def _cites_speech(cue: Cue) -> bool:
    """Whether `cited` goes on with `as saying`, which is the cue."""
    links = (c for c in cue.head.children if c.dep_ == "prep" and c.lower_ == "as")
    said = (g for c in links for g in c.children)
    return any(g.tag_ == "VBG" or any(c.lower_ == "having" for c in g.lefts) for g in said)


def _speaks_inside(source: Source, found: Found) -> bool:
    return source.token is not None and any(source.token.idx in s for s in found.spans)


def _reports_anew(cue: Cue, outer: Found) -> bool:
    """`which he described as X`: a relative clause is the article's own word about the content."""
    if cue.head.dep_ == "relcl" and outer.frame == "np" and "np+as" in cue.entry.frames:
        return True
    # `said Y told him that ...`: whoever is named as telling has spoken too
    first = outer.spans[0].start
    subject = next((c for c in cue.head.children if c.dep_ == "nsubj"), None)
    return (
        outer.frame == "clause"
        and cue.head.dep_ == "ccomp"
        and cue.entry.lemma in ("tell", "say")
        and subject is not None
        and subject.tag_ in ("NNP", "NNPS")
        and subject.left_edge.idx == first
    )


def _listener(cue: Cue, content: Content) -> Token | None:
    """`told reporters` and `said to the press` behind a quotation."""
    if not content.after:
        return None
    for child in cue.head.children:
        if child.i > cue.head.i and child.dep_ in ("dobj", "dative") and "obj-clause" in cue.entry.frames:
            return child
        if child.i > cue.head.i and child.lower_ == "to" and "to" in cue.entry.frames:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
