"""What lies in a stretch of the text is looked up by bisection: the same as by looking at everything."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.candidates import StatementCandidate
from diplofacts.extract import extract
from diplofacts.extract.document import Document
from diplofacts.extract.reading import Reading
from diplofacts.spans import Span, overlapping
from extracted import article

_spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 90), st.integers(1, 20))
_DOCUMENT = Document.of(article("Ivo Lund met Ana Berg in Lima."))


@given(st.lists(_spans), _spans)
def test_spans_that_overlap_a_region(spans: list[Span], region: Span) -> None:
    """Those that begin long before the region and reach into it are among them, in order."""
    spans = sorted(spans)
    assert overlapping(spans, region) == [s for s in spans if s.overlaps(region)]


@given(st.lists(st.lists(_spans, min_size=1, max_size=3)), _spans)
def test_what_lies_in_a_statement(contents: list[list[Span]], span: Span) -> None:
    """A short statement inside a long one does not hide the long one."""
    statements: list[StatementCandidate] = [
        StatementCandidate(f"s{i}", "indirect", tuple(content), (), (), "made-up")
        for i, content in enumerate(contents)
    ]
    reading = Reading(_DOCUMENT, statements=statements)
    assert reading.is_said(span) == any(span in c for content in contents for c in content)
    reading.statements = ()
    assert not reading.is_said(span)


@pytest.mark.parametrize("words", ["To Peru", "to", "signed", "On Friday", "Today,", "June 3:", "-"])
def test_a_text_may_begin_with_any_word(words: str) -> None:
    """A word that is mended by the one before it may be the first of a text without a header."""
    body = f"{words} Ivo Lund of Peru signed a trade pact with Chad."
    extract(evolve(article("x"), text=body, body_start=0))
