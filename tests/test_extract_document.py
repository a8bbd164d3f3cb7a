"""A parsed article: quotations, paragraphs, sentences and the way between tokens and offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.extract.document import Document
from diplofacts.spans import Span
from extracted import HEADER, article
from strategies import bodies, news_bodies

pytestmark = pytest.mark.usefixtures("extracted")


def document(body: str) -> Document:
    """The parsed article of a body."""
    return Document.of(article(body))


def quotes(body: str) -> list[str]:
    """The words of all quotations of a body."""
    read = document(body)
    return [read.words(q.span) for q in read.quotes]


# --- quotations -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('"', '"'),
        ("\u201c", "\u201d"),
        ("\u00ab", "\u00bb"),
        ("\u201e", "\u201c"),
        ("''", "''"),
        ("``", "''"),
    ],
    ids=["straight", "curly", "angle", "low", "doubled", "backticks"],
)
def test_quotation_without_its_marks(opening: str, closing: str) -> None:
    """Marks of any style are left out of the quotation; a comma or full stop inside them is taken in."""
    assert quotes(f"{opening}We agree,{closing} he said. He added, {opening}All of it.{closing}") == [
        "We agree,",
        "All of it.",
    ]


def test_outer_span_holds_the_marks() -> None:
    """The outer span of a quotation is the quotation with its two marks."""
    read = document("He said \u201cyes\u201d and left.")
    (quote,) = read.quotes
    assert read.words(quote.outer) == "\u201cyes\u201d"
    assert quote.closed


def test_nested_quotations_belong_to_the_outer() -> None:
    """A quotation inside another one is no quotation of its own, and the outer one holds it whole."""
    assert quotes("He said, \u201cThey told me \u2018never\u2019 again.\u201d") == [
        "They told me \u2018never\u2019 again."
    ]


def test_apostrophes_are_no_quotation_marks() -> None:
    """Possessives and contractions open no quotation."""
    assert quotes("Iran\u2019s minister didn't see the leaders' statement.") == []


def test_adjacent_quotations_are_two() -> None:
    """Two quotations with only their cue, or nothing, between them are two."""
    assert quotes('"Yes," she said, "we can." "No," he said.') == ["Yes,", "we can.", "No,"]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A quotation that is never closed ends with its paragraph and does not reach into the next."""
    read = document('He said, "We shall stay here.\n\nNobody answered him that day.')
    (quote,) = read.quotes
    assert read.words(quote.span) == "We shall stay here."
    assert not quote.closed


def test_quotation_of_several_paragraphs() -> None:
    """A quotation that opens each paragraph anew is one part each, and only the last is closed."""
    read = document(
        'He said, "We shall stay.\n\n"We shall not leave.\n\n"We are home," he said. Then he left.'
    )
    assert [(read.words(q.span), q.closed, q.paragraph) for q in read.quotes] == [
        ("We shall stay.", False, 0),
        ("We shall not leave.", False, 1),
        ("We are home,", True, 2),
    ]


def test_empty_quotation_is_none() -> None:
    """Two marks with nothing between them are no quotation."""
    assert quotes('He said "" and "  " twice.') == []


@pytest.mark.parametrize(
    "body", ['"', '""""', "\u201d\u201d \u201c", '" " " "', '"a', 'a"', "(\u201c)", '"\n\n"']
)
def test_stray_marks_do_no_harm(body: str) -> None:
    """Marks without words, or without a partner, break nothing and give only spans inside the body."""
    read = document(body)
    assert all(len(HEADER) <= q.outer.start < q.outer.end <= len(read.text) for q in read.quotes)


@given(body=st.one_of(bodies(), news_bodies()))
@settings(max_examples=40)
def test_quotations_are_apart_and_found_again(body: str) -> None:
    """Quotations are in order, apart, in one paragraph each, and found by any offset inside them."""
    read = document(body)
    last = len(HEADER)
    for quote in read.quotes:
        assert quote.span in quote.outer
        assert quote.outer.start >= last
        last = quote.outer.end
        assert quote.outer in read.paragraphs[quote.paragraph]
        assert read.quote_at(quote.outer.start) == read.quote_at(quote.span.end - 1) == quote
        assert read.quotes_in(quote.outer) == [quote]


# --- looking things up ------------------------------------------------------------------------------------


@given(body=st.one_of(bodies(), news_bodies()))
@settings(max_examples=30)
def test_paragraphs_are_apart_and_found_again(body: str) -> None:
    """Paragraphs are in order, never blank, begin and end with visible characters, and hold their offsets."""
    read = document(body)
    for i, paragraph in enumerate(read.paragraphs):
        words = read.words(paragraph)
        assert words.strip()
        assert read.paragraph_of(paragraph.start) == read.paragraph_of(paragraph.end - 1) == i
    for one, other in zip(read.paragraphs, read.paragraphs[1:], strict=False):
        assert one.end < other.start


@given(body=st.one_of(bodies(), news_bodies()), data=st.data())
@settings(max_examples=30)
def test_tokens_of_a_span_overlap_it(body: str, data: st.DataObject) -> None:
    """The tokens of a span are exactly the words that share a character with it."""
    read = document(body)
    start = data.draw(st.integers(0, len(read.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(read.text))))
    expected = [t for t in read.doc if not t.is_space and span.overlaps(Span(t.idx, t.idx + len(t)))]
    assert read.tokens(span) == expected
    if expected:
        hull = read.span(expected)
        assert read.tokens(hull) == expected


def test_paragraph_lookup() -> None:
    """An offset between two paragraphs belongs to the earlier one."""
    read = document("One here.\n\nTwo here.\n\n\n\nThree here.")
    assert [read.words(p) for p in read.paragraphs] == ["One here.", "Two here.", "Three here."]
    assert read.paragraph_of(read.paragraphs[1].start - 1) == 0
    assert [s.paragraph for s in read.sentences] == [0, 1, 2]


def test_sentence_lookup_outside() -> None:
    """Before the first sentence there is none."""
    read = document("One here. Two here.")
    assert read.sentence_of(0) is None
    assert read.sentence_of(len(read.text) - 1) == read.sentences[-1]


def test_heading_is_a_short_line_of_its_own() -> None:
    """A line alone without a full stop is a heading; a sentence, a quotation or a very long line is none."""
    read = document(
        "Minister in Rome\n\nThe minister came.\n\n\u201cWe are here,\u201d he said:\n\n" + "word " * 60
    )
    assert [s.heading for s in read.sentences][:3] == [True, False, False]
    assert not read.sentences[-1].heading
