"""Quotations that stand before their cue or have none: `"...," he said. "..."`, turns of a dialogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..spans import Span, strip_span
from .contents import Contents
from .cues import FINITE, VERB, Cue
from .document import Document, Quote, Sentence
from .lexicons import fold, word_set
from .passages import TRIM, Unit, is_word
from .speakers import quoting_verb
from .titles import find_titles

if TYPE_CHECKING:
    from .words import Token

_TURN = re.compile(
    r"[ \t]*(?P<label>"
    r"(?:(?:(?:[ae][ln]-)?[^\W\d_a-z][^\s:\"\u201c?!]*|of|the|for|and|de|del|al|bin|von|van)[ \t]+){0,16}?"
    r"(?:[ae][ln]-)?[^\W\d_a-z][^\s:\"\u201c.?!]*(?:[ \t]+\([^)\n]{1,60}\))?):[ \t]+(?=\S)"
)
#: `LONDON, May 5 (Reuters) - `: the place and agency before a wire story.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'/-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^)\n]{2,30}\))? ?[-\u2013\u2014]{1,2} "
    r"|[A-Z][A-Z .'-]{2,30}(?:, [A-Z][A-Za-z. ]{2,30})? ?"
    r"\((?:AP|AFP|AA|Reuters|Xinhua|[A-Z]{3,9})\) (?=[A-Z])"
)
#: What an office is told with, and how many words at most.
_OF_TITLE, _TITLE = frozenset({"NN", "NNP", "NNPS", "DT", "JJ", "POS", "HYPH"}), 12
#: How many tokens before a cue can hold its content, and how many quotations.
_FARTHEST, _FEW = 400, 30
_ENDS_OPEN = (",", "?", "!", "-", "\u2013", "\u2014", "\u2026", "...")


def units(document: Document) -> Iterator[Unit]:
    """The stretches that are read as one: sentences, joined where a quotation crosses their border."""
    waiting: list[Sentence] = []
    for sentence in document.sentences:
        if waiting and not _joined(document, waiting, sentence):
            yield _unit(document, waiting)
            waiting = []
        if not sentence.heading:
            waiting.append(sentence)
    if waiting:
        yield _unit(document, waiting)


def _unit(document: Document, sentences: Sequence[Sentence]) -> Unit:
    first, last = sentences[0], sentences[-1]
    span = first.span.hull(last.span)
    dateline = _DATELINE.match(document.text, span.start, span.end)
    if dateline is not None and dateline.end() < span.end:
        begin = document.token_index_from(dateline.end())
        if begin <= last.last:
            return Unit(begin, last.last, Span(document.doc[begin].idx, span.end), first.paragraph)
    return Unit(first.first, last.last, span, first.paragraph)


def _joined(document: Document, before: Sequence[Sentence], sentence: Sentence) -> bool:
    if sentence.paragraph != before[-1].paragraph or sentence.heading:
        return False
    quote = document.quote_at(sentence.span.start)
    if quote is not None and quote.outer.start < sentence.span.start:
        return True
    end = before[-1].span.end
    closed = document.quote_at(end - 1)
    if closed is None or closed.outer.end != end or not closed.closed:
        return False
    # `"..." Said X.`: the cue goes with the quotation before it, small letter or not.
    if document.doc[sentence.first].lower_ in ("said", "says"):
        return True
    small = document.text[sentence.span.start].islower()
    inner = closed.span.of(document.text).rstrip()
    return inner.endswith(",") or ((small or _cue_follows(document, sentence)) and inner.endswith(_ENDS_OPEN))


def _cue_follows(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is no more than a subject and a cue: `Bush asked.`"""
    tokens = [t for t in document.tokens(sentence.span) if is_word(t)]
    return len(tokens) <= 8 and bool(tokens) and any(t.tag_ in FINITE for t in tokens[-3:])


def quote_before(contents: Contents, cue: Cue) -> tuple[Span, ...]:
    """The content before ``cue`` that ends in a quotation: `"...," he said`; empty when none does."""
    if "post" not in cue.entry.flags or cue.entry.pos != VERB:
        return ()
    document, unit = contents.document, contents.unit
    before = document.quotes_in(Span(unit.span.start, cue.head.idx)) if cue.head.idx > unit.span.start else []
    before = [q for q in before[-_FEW:] if q.outer.end <= cue.head.idx]
    if not before:
        return ()
    quote = before[-1]
    between = contents.doc[document.token_index_from(quote.outer.end) : cue.head.i]
    inner = quote.span.of(document.text).rstrip()
    comma = len(between) > 0 and between[0].text == ","
    starts = quote.outer.start == unit.span.start
    if not (inner.endswith(_ENDS_OPEN) or comma or (starts and len(between) <= 6)):
        return ()
    quoting = quoting_verb(cue)
    heads = contents.verb_cues - ({quoting.i} if quoting is not None else frozenset())
    if len(between) > 30 or any(t.text in (".", ";", ":") or t.i in heads for t in between):
        return ()
    told = [t for t in between if quoting is None or t.i != quoting.i]
    if any(t.tag_ in FINITE and t.dep_ not in ("relcl", "aux", "auxpass") for t in told):
        return ()
    if any(t.lower_ in ("and", "but") for t in between[:2]):
        return ()
    ends = document.token_index_from(quote.outer.start)
    opening = contents.doc[max(unit.first, ends - _FARTHEST) : ends]
    lead = [t for t in opening if is_word(t) and t.lower_ not in ("and", "but", "yet", "so")]
    if not lead:
        return (quote.span,)
    if lead[-1].nbor().text in (":", ";") and len(before) == 1:
        return (quote.span,)  # `The answer was swift: "A," said X`
    if any(t.i in heads for t in lead):
        # `"A," he said, "B," she added`: only the last quotation is this cue's
        last = max(t.i for t in lead if t.i in heads)
        after = contents.doc[last + 1 : opening[-1].i + 1] if len(opening) else ()
        return () if any(t.tag_ in FINITE for t in after) else (quote.span,)
    # `The delay "is no problem," X said`: what stands before is part of what was said.
    shared = any(t.dep_ in ("nsubj", "nsubjpass") and t.head.idx in quote.outer for t in lead)
    if shared or any(t.tag_ in FINITE for t in lead) or len(before) > 1:
        span = strip_span(document.text, Span(unit.span.start, quote.outer.end))
        return (span,) if span is not None else ()
    return (quote.span,)


def clause_before(contents: Contents, cue: Cue, subject: Token | None) -> tuple[Span, ...]:
    """The clause that ``cue`` closes or interrupts: `S, the minister said`; empty when there is none."""
    doc, unit = contents.doc, contents.unit
    if "post" not in cue.entry.flags and cue.entry.pos == VERB:
        return ()
    left = cue.head.i
    if subject is not None and subject.i < cue.head.i and subject.sent == cue.head.sent:
        left = min(left, max(subject.left_edge.i, unit.first))
    while (
        left > unit.first
        and doc[left - 1].tag_ in ("RB", "RBR", "VBD", "VBZ", "VBP", "DT")
        and doc[left].text != ","
    ):
        if doc[left - 1].tag_ in FINITE and doc[left - 1].dep_ not in ("aux", "auxpass"):
            break
        left -= 1
    left = _before_title(doc, left, unit.first)
    if left - 1 <= unit.first or doc[left - 1].text != "," or left - unit.first > _FARTHEST:
        return ()
    start = next((t.i + 1 for t in reversed(doc[unit.first : left - 1]) if t.text in ":;"), unit.first)
    while (
        doc[start].is_punct
        or doc[start].is_space
        or doc[start].lower_ in ("and", "but", "however", "meanwhile")
    ):
        start += 1
        if start >= left - 1:
            return ()
    head = doc[start : left - 1]
    heads = contents.verb_cues
    behind = doc[contents.skip_adjuncts(cue.last + 1) : unit.last + 1]
    closing = not any(t.tag_ in FINITE or t.text in ',;"' for t in behind)
    # By the parse too (`A and B have agreed to talk, X announced on Friday, with Y present`).
    closing = closing or (not any(t.tag_ in FINITE or t.text == '"' for t in behind) and any(
        t.dep_ == "ccomp" and t.head.i == cue.head.i for t in head
    ))
    if any(t.i in heads for t in head) and cue.entry.pos == VERB and not closing:
        return ()
    span = strip_span(contents.document.text, Span(doc[start].idx, doc[left - 1].idx), TRIM)
    if span is None:
        return ()
    complete = any(t.tag_ in FINITE and t.dep_ != "relcl" for t in head)
    after = contents.skip_adjuncts(cue.last + 1)
    if subject is not None and subject.i > cue.head.i:
        after = max(after, subject.right_edge.i + 1)
    if (
        after < unit.last
        and doc[after].text == ","
        and (
            _goes_on(doc[after + 1], head)
            if complete
            else any(t.tag_ in FINITE for t in doc[after : unit.last + 1])
        )
    ):
        rest = contents.end(cue, after + 1, "clause")
        trimmed = strip_span(contents.document.text, rest, TRIM)
        if trimmed is not None and not _concedes(contents, after + 1):
            return (span, trimmed)
    return (span,) if complete and len(head) > 2 else ()


def _before_title(doc: Sequence[Token], left: int, first: int) -> int:
    """Where the office before a speaker's name begins (`S, the head of A's agency X told B`)."""
    i = left
    while i - 1 > first and left - i < _TITLE and (doc[i - 1].tag_ in _OF_TITLE or doc[i - 1].lower_ == "of"):
        i -= 1
    return i if doc[i - 1].text == "," else left


def _concedes(contents: Contents, first: int) -> bool:
    """Whether a clause behind the cue tells what somebody else said (`..., although Y denied it`)."""
    doc = contents.doc
    if doc[first].lower_ not in ("although", "though", "while", "whereas", "but"):
        return False
    heads = (t for t in doc[first + 1 : contents.unit.last + 1] if t.i in contents.verb_cues)
    return any(c.dep_ == "nsubj" and c.i > first for t in heads for c in t.children)


def as_clause(contents: Contents, cue: Cue, subject: Token | None) -> tuple[Span, ...]:
    """What is told in `As X said, S`, `S, as X promised` and, in quotation marks only, `as X put it`."""
    doc, unit = contents.doc, contents.unit
    entry = cue.entry
    if subject is None or subject.i > cue.head.i or cue.head.tag_ not in FINITE or cue.last >= unit.last:
        return ()
    at = subject.left_edge.i - 1
    if at < unit.first or doc[at].lower_ != "as" or doc[cue.last + 1].lower_ == "that":
        return ()
    if not ("as" in entry.flags or entry.frames & {"clause", "that", "obj-clause"}):
        return ()
    if any(c.dep_ == "ccomp" and c.i > cue.last for c in cue.head.children):
        return ()
    closing = next((t.i for t in doc[cue.last + 1 : unit.last + 1] if t.text in ",;"), unit.last + 1)
    if "as" in entry.flags:
        quotes = contents.document.quotes_in(unit.span)
        near = [q for q in quotes if abs(q.outer.end - doc[at].idx) <= 3 or q.outer.start >= doc[at].idx]
        return (near[0].span,) if near else ()
    opening = not any(is_word(t) and t.lower_ not in ("and", "but") for t in doc[unit.first : at])
    after = doc[closing + 1 : unit.last + 1] if closing < unit.last else doc[0:0]
    goes_on = any(t.tag_ in FINITE for t in after)
    spans = []
    if not opening:
        if doc[at - 1].text != ",":
            return ()
        spans.append(Span(unit.span.start, doc[at - 1].idx))
    if goes_on:
        spans.append(contents.end(cue, closing + 1, "clause"))
    trimmed = [strip_span(contents.document.text, s, TRIM) for s in spans if len(s)]
    return tuple(t for t in trimmed if t is not None)


def _goes_on(token: Token, clause: Sequence[Token]) -> bool:
    """Whether ``token`` belongs to the interrupted clause: `They would meet, he said, before going home`."""
    return token.dep_ in ("prep", "mark", "advmod") and any(
        a in clause for a in token.ancestors if a.pos_ == "VERB" and a.i < token.i
    )


def is_speech(document: Document, quote: Quote) -> bool:
    """Whether a quotation without a cue of its own can be a statement: no title, no scare-quoted word."""
    words = quote.span.of(document.text)
    return len(words.split()) >= 4 and (words.rstrip()[-1:] in ".,?!\u2026" or not quote.closed)


def stands_alone(document: Document, unit: Unit, quotes: Sequence[Quote]) -> bool:
    """Whether the unit is nothing but quotations."""
    covered = sum(len(q.outer) for q in quotes)
    outside = len(document.text[unit.span.start : unit.span.end].strip()) - covered
    return bool(quotes) and outside <= 3


def turns(document: Document) -> Iterator[tuple[Span, Span]]:
    """The turns of a dialogue, ``(label, first paragraph's words)``: `Vladimir Putin: ...`.

    A label is capitalised words and a colon at the start of a paragraph; a text has turns when two paragraphs
    begin so.
    """
    found = []
    for paragraph in document.paragraphs:
        match = _TURN.match(document.text, paragraph.start, paragraph.end)
        if match is not None and len(match["label"]) <= 120 and not _is_caption(match["label"]):
            words = strip_span(document.text, Span(match.end(), paragraph.end))
            said = words.of(document.text) if words is not None else ""
            # An address alone in its paragraph opens a turn too (`Mr President,`).
            if words is not None and (len(said.split()) >= 3 or said.endswith(",")):
                found.append((Span(match.start("label"), match.end("label")), words))
    if len(found) >= 2 or any(_fills(document, label) for label, _ in found):
        yield from found


def _is_caption(label: str) -> bool:
    """Whether it is a caption of a news site, and nobody who speaks (`Source: ...`, `Background: ...`)."""
    return fold(label.split()[0]) in word_set("captions") and len(label.split()) <= 2


def _fills(document: Document, label: Span) -> bool:
    """Whether an official's label opens the text (`President of Peru Ana Lobo: Friends, ...`)."""
    start = document.article.body_start
    opens = not document.text[start : label.start].strip()
    return opens and bool(find_titles(document.text, label.start, label.end))
