"""An article, parsed: sentences, paragraphs, quotations, and the way between tokens and offsets."""

from __future__ import annotations

import bisect
import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from attrs import define, field, frozen

from ..articles import Article
from ..spans import Span, strip_span
from .language import parse, plain
from .words import Doc, Token

_FORMS = operator.attrgetter("folded", "base")
#: At most so many paragraphs of a quotation lack marks of their own.
_CARRIED = 12


@frozen
class Quote:
    """Words between quotation marks; ``span`` leaves the marks out, ``outer`` takes them in.

    A quotation that runs over several paragraphs, each with an opening mark, gives one Quote a paragraph, of
    which only the last is ``closed``.
    """

    span: Span
    outer: Span
    paragraph: int
    closed: bool = True


@frozen
class Sentence:
    """A sentence: ``first`` and ``last`` are token indices (both included), ``heading`` a line with no full
    stop.

    ``forms`` are its words and their lemmas, folded: a rule none of whose words is there has nothing to read.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    heading: bool
    forms: frozenset[str] = field(default=frozenset(), eq=False, repr=False)


@define(eq=False)
class Document:
    """One parsed article. All offsets are those of ``article.text``; ``token.idx`` is one of them."""

    article: Article
    doc: Doc = field(repr=False)

    @classmethod
    def of(cls, article: Article) -> Document:
        """Parse ``article``.

        Raises:
            MissingExtraError, ModelError: see :func:`diplofacts.extract.language.load_model`.
        """
        return cls(article, parse(article))

    @cached_property
    def text(self) -> str:
        """The article's whole text."""
        return self.article.text

    @cached_property
    def read(self) -> str:
        """The text as the parser saw it, of the same length."""
        return self.doc.text

    @cached_property
    def plain(self) -> str:
        """The text with plain quotation marks, of the same length."""
        return plain(self.article.text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs as the parser saw them (a wrapped line does not end one)."""
        read = self.read
        found = (Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", read))
        return tuple(s for s in (strip_span(read, f) for f in found) if s is not None)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_of(self, offset: int) -> int:
        """Index of the paragraph that holds ``offset`` (or the last that begins before it)."""
        return max(0, bisect.bisect_right(self._paragraph_starts, offset) - 1)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body, in order, without white space at their ends."""
        out = []
        for sent in self.doc.sents:
            words = [t for t in sent if not t.is_space]
            if not words:
                continue
            first, last = words[0], words[-1]
            span = Span(first.idx, last.idx + len(last.text))
            paragraph = self.paragraph_of(span.start)
            alone = self.paragraphs[paragraph] in span
            ends = self.plain[span.end - 1] in ".!?:\"'"
            heading = alone and not ends and len(span) <= 150
            forms = frozenset(chain.from_iterable(map(_FORMS, words)))
            out.append(Sentence(span, first.i, last.i, paragraph, heading, forms))
        return tuple(out)

    def sentence_of(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset <= self.sentences[i].span.end else None

    def number_of(self, sentence: Sentence) -> int:
        """The place of a sentence among those of the text, from 0."""
        return bisect.bisect_left(self._sentence_starts, sentence.span.start)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _solid(self) -> tuple[list[Token], list[int], list[int]]:
        """The tokens but for white space, where each begins, and where each ends."""
        solid = [t for t in self.doc if not t.is_space]
        starts = [t.idx for t in solid]
        return solid, starts, list(map(operator.add, starts, map(len, [t.text for t in solid])))

    def token_at(self, offset: int) -> Token:
        """The token that holds ``offset`` (or the last that begins before it)."""
        return self.doc[max(0, bisect.bisect_right(self.doc.offsets, offset) - 1)]

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that overlap ``span``, white space left out."""
        solid, starts, ends = self._solid
        first = bisect.bisect_right(ends, span.start)
        return solid[first : bisect.bisect_left(starts, span.end, first)]

    def span(self, tokens: Iterable[Token]) -> Span:
        """The hull of ``tokens``.

        Raises:
            ValueError: when there is none.
        """
        listed = list(tokens)
        if len(listed) == 1:
            return Span(listed[0].idx, listed[0].idx + len(listed[0].text))
        return Span(min([t.idx for t in listed]), max([t.idx + len(t.text) for t in listed]))

    @cached_property
    def capitals(self) -> list[Token]:
        """The tokens that are not written in small letters: those with capitals, numbers, signs."""
        return [t for t in self._solid[0] if not t.text.islower()]

    @cached_property
    def names_inside(self) -> frozenset[str]:
        """Folded words that stand with a capital inside a sentence: names, also where they start one."""
        starts = {s.first for s in self.sentences}
        plain = self.plain
        return frozenset(
            [
                t.folded
                for t in self.capitals
                if t.text[0].isupper()
                and t.i not in starts
                and t.text[1:]
                and plain[t.idx - 1 : t.idx] != '"'
            ]
        )

    def words(self, span: Span) -> str:
        """The characters of ``span``."""
        return self.article.text[span.start : span.end]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotations, in order; nested ones are part of the outer."""
        read = self.read
        out = [q for i, p in enumerate(self.paragraphs) for q in _quotes(read, p, i)]
        if all(q.closed for q in out):
            return tuple(out)
        return tuple(_carried(read, self.paragraphs, out))

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.outer.start for q in self.quotes]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation (marks included) that holds ``offset``."""
        i = bisect.bisect_right(self._quote_starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < self.quotes[i].outer.end else None

    def is_seat(self, span: Span) -> bool:
        """Whether a place is only where a body sits: `the Vienna-based agency` is not Austria's."""
        return self.plain.startswith("-based", span.end)

    def quotes_in(self, span: Span) -> list[Quote]:
        """The quotations that begin within ``span``, in order."""
        i = bisect.bisect_left(self._quote_starts, span.start)
        j = bisect.bisect_left(self._quote_starts, span.end)
        return list(self.quotes[i:j])

    def token_index_from(self, offset: int) -> int:
        """Index of the first token that begins at or after ``offset``; the number of tokens when there is
        none.
        """
        return bisect.bisect_left(self.doc.offsets, offset)


def _quotes(read: str, paragraph: Span, index: int) -> Iterator[Quote]:
    # ``read`` has only plain double marks: a mark's neighbours say whether it opens or closes.
    marks = [m.start() for m in re.finditer('"', read[paragraph.start : paragraph.end])]
    start: int | None = None
    for n, place in enumerate(marks):
        at = paragraph.start + place
        before = read[at - 1] if at > paragraph.start else " "
        after = read[at + 1] if at + 1 < paragraph.end else " "
        opens = (before.isspace() or before in "([-\u2013\u2014/'\"") and not after.isspace()
        left = len(marks) - n - 1
        if start is None:
            # Spaces on both sides: a word is missing behind an opening mark, if another mark can close it.
            if opens or (not after.isspace() and not before.isalnum()) or (before.isspace() and left % 2):
                start = at
        elif not (
            opens and after.isalnum() and before.isspace() and _closes_later(read, at + 1, paragraph.end)
        ):
            if at > start + 1:
                inner = strip_span(read, Span(start + 1, at))
                if inner is not None:
                    yield Quote(inner, Span(start, at + 1), index)
            start = None
    if start is not None and start + 1 < paragraph.end:
        inner = strip_span(read, Span(start + 1, paragraph.end))
        if inner is not None:
            yield Quote(inner, Span(start, paragraph.end), index, closed=False)


def _carried(read: str, paragraphs: Sequence[Span], quotes: Sequence[Quote]) -> Iterator[Quote]:
    """``quotes`` with those that run on, unmarked, to a mark that closes them in a later paragraph."""
    done = 0
    for quote in quotes:
        if quote.outer.start < done:
            continue
        yield quote
        last = quote.paragraph if quote.closed else _closing(read, paragraphs, quote.paragraph + 1)
        for k in range(quote.paragraph + 1, last + 1):
            paragraph = paragraphs[k]
            end = read.find('"', paragraph.start, paragraph.end) if k == last else paragraph.end
            inner = strip_span(read, Span(paragraph.start, end))
            done = paragraph.end if k < last else end + 1
            if inner is not None:
                yield Quote(inner, Span(paragraph.start, done), k, closed=k == last)


def _closing(read: str, paragraphs: Sequence[Span], first: int) -> int:
    """The paragraph from ``first`` on whose first mark closes a quotation; -1 where another begins."""
    for k in range(first, min(first + _CARRIED, len(paragraphs))):
        at = read.find('"', paragraphs[k].start, paragraphs[k].end)
        if at >= 0:
            behind = read[at + 1 : at + 2]
            ends = at > paragraphs[k].start and not read[at - 1].isspace() and not behind.isalnum()
            return k if ends else -1
    return -1


def _closes_later(read: str, start: int, end: int) -> bool:
    """Whether two more marks follow, so that a mark inside a quotation can be a nested one."""
    first = read.find('"', start, end)
    return first >= 0 and read.find('"', first + 1, end) >= 0 and not read[first + 1 : first + 2].isspace()
