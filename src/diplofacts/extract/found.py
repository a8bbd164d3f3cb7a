"""A statement as the text shows it, before anybody is resolved; turns and paragraphs that stay open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from ..spans import Span
from .cues import Cue
from .document import Document, Quote
from .passages import Unit
from .quotations import turns
from .speakers import Source

if TYPE_CHECKING:
    from .words import Token


_MINE = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Oo]urs?|[Mm]y|me|[Yy]ours?|[Yy]ou)\b")


@define(eq=False)
class Found:
    """A statement as the text shows it.

    Attributes:
        unit: where it stands.
        cue: the reporting words; None for a turn of a dialogue.
        cue_spans: their spans.
        spans: content spans, in order.
        source: the phrase that speaks.
        frame, rule: how it was read.
        addressee: head token of the addressee.
        before: the statement whose speakers it takes when it names none itself.
        attributed: phrases of `according to X`, `X reports` that credit the report of this statement.
        label: span that names the speaker, for turns.
    """

    unit: Unit
    cue: Cue | None
    cue_spans: tuple[Span, ...]
    spans: tuple[Span, ...]
    source: Source
    frame: str
    rule: str
    addressee: Token | None = None
    before: Found | None = None
    attributed: list[Token] = field(factory=list)
    label: Span | None = None
    nested: bool = False
    hull: Span = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.hull = Span(self.spans[0].start, self.spans[-1].end)


def read_turns(document: Document) -> list[Found]:
    """The turns of a dialogue; each lasts to the next label."""
    listed = list(turns(document))
    labels = {words.start for _, words in listed}
    out = []
    for n, (label, words) in enumerate(listed):
        stop = listed[n + 1][0].start if n + 1 < len(listed) else None
        spans = [words]
        for k in range(document.paragraph_of(words.start) + 1, len(document.paragraphs)):
            paragraph = document.paragraphs[k]
            if paragraph.start in labels or (stop is not None and paragraph.start >= stop):
                break
            if stop is None and not _is_spoken(document, paragraph):
                break
            spans.append(paragraph)
        first = document.token_index_from(words.start)
        unit = Unit(first, first, Span(label.start, spans[-1].end), document.paragraph_of(label.start))
        head = document.tokens(label)[-1]
        source = Source(head, "statements.speaker-turn")
        out.append(
            Found(unit, None, (Span(label.start, label.end + 1),), tuple(spans), source,
                  "turn", "statements.turn", label=label)
        )  # fmt: skip
    return out


def _is_spoken(document: Document, paragraph: Span) -> bool:
    """Whether the last speaker goes on: the paragraph says `I`, `we` or `you` outside quotation marks."""
    mine = _MINE.finditer(document.text, paragraph.start, paragraph.end)
    return any(document.quote_at(m.start()) is None for m in mine)


def opened_quote(document: Document, unit: Unit) -> Quote | None:
    """The quotation that fills a unit and its paragraph without closing: its cue stands in a later one."""
    quote = document.quote_at(unit.span.start)
    if (
        quote is None
        or quote.closed
        or quote.outer.start > unit.span.start
        or quote.outer.end < unit.span.end
    ):
        return None
    following = quote.paragraph + 1
    if following >= len(document.paragraphs):
        return None
    after = document.quote_at(document.paragraphs[following].start)
    return quote if after is not None and after.outer.start == document.paragraphs[following].start else None


def close_quotes(
    document: Document, waiting: Sequence[Quote], found: Sequence[Found], previous: Found | None
) -> None:
    """Give open quotations to the statement that closes them, or else to the one before."""
    spans = tuple(q.span for q in waiting)
    first = found[0] if found else None
    if (
        first is not None
        and first.before is None
        and document.quote_at(first.hull.start) is not None
        and (first.spans[0].start - first.unit.span.start <= 1)
    ):
        first.spans = (*spans, *first.spans)
        first.hull = spans[0].hull(first.hull)
    elif previous is not None and previous.hull.end <= spans[0].start:
        for span in spans:
            extend(previous, span)


def runs_on(document: Document, found: Found, quote: Quote) -> bool:
    """Whether a statement's quotation is still open where a paragraph opens ``quote``."""
    last = document.quote_at(found.hull.end - 1)
    return last is not None and not last.closed and quote.paragraph == last.paragraph + 1


def extend(found: Found, span: Span) -> None:
    if span.start >= found.hull.end:
        found.spans = (*found.spans, span)
        found.hull = found.hull.hull(span)


def carry_on(document: Document, found: Found) -> int:
    """Add to a statement the paragraphs over which its quotation runs on without marks of their own.

    Returns:
        Where the last of them ends; 0 without any.
    """
    done = 0
    quote = document.quote_at(found.hull.end - 1)
    while quote is not None and not quote.closed and quote.paragraph + 1 < len(document.paragraphs):
        start = document.paragraphs[quote.paragraph + 1].start
        quote = document.quote_at(start)
        if quote is None or quote.outer.start != start or document.plain[start] == '"':
            break
        extend(found, quote.span)
        done = quote.outer.end
    return done


def is_adjacent(document: Document, end: int, quote: Quote, previous: Found) -> bool:
    """Whether nothing but the cue's own words stands between a quotation and the one before."""
    between = document.text[max(end, previous.unit.span.end) : quote.outer.start]
    return not any(c.isalnum() for c in between)
