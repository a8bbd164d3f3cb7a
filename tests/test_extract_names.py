"""Runs of capitalised words that may name a person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.extract.document import Document
from diplofacts.extract.lexicons import fold
from diplofacts.extract.names import Chunk, find_chunks, is_body, is_name_word, is_thing, strip_honorifics
from diplofacts.spans import Span
from extracted import article
from strategies import bodies, news_bodies

pytestmark = pytest.mark.usefixtures("extracted")


def chunks(body: str, *blocked: str) -> list[tuple[Document, Chunk]]:
    """The chunks of a body, words in ``blocked`` taken as titles or places."""
    document = Document.of(article(body))
    stops = sorted(Span(document.text.index(b), document.text.index(b) + len(b)) for b in blocked)
    return [(document, c) for s in document.sentences for c in find_chunks(document, stops, s.span)]


def names(body: str, *blocked: str) -> list[str]:
    """The words of the chunks of a body."""
    return [d.words(c.span) for d, c in chunks(body, *blocked)]


@pytest.mark.parametrize(
    "word", ["Brown", "al-Maliki", "O\u2019Neil", "\u00c9mile", "Amir-Abdollahian", "Brown's", "W"]
)
def test_words_of_names(word: str) -> None:
    """A capital makes a word part of a name, also after a particle that is joined to it."""
    assert is_name_word(word)


@pytest.mark.parametrize("word", ["brown", "non-State", "al", "-", "", "'s", "1979", "\u0633"])
def test_words_of_no_name(word: str) -> None:
    """Small letters, numbers, signs and particles alone are no part of a name."""
    assert not is_name_word(word)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("we saw Anna Brown there.", "Anna Brown"),
        ("we saw Anna Brown's aide there.", "Anna Brown"),
        ("we saw Anna Brown\u2019s aide there.", "Anna Brown"),
        ("we saw Anna James\u2019 aide there.", "Anna James"),
        ("we saw Hossein Amir-Abdollahian there.", "Hossein Amir-Abdollahian"),
        ("we saw Nouri al-Maliki there.", "Nouri al-Maliki"),
        ("we saw Abdullah bin Zayed there.", "Abdullah bin Zayed"),
        ("we saw Ursula von der Leyen there.", "Ursula von der Leyen"),
        ("we saw George W. Bush there.", "George W. Bush"),
        ("we saw J. P. Brown there.", "J. P. Brown"),
        ("we saw L.B. Brown there.", "L.B. Brown"),
        ("we saw John Brown Jr. there.", "John Brown Jr."),
        ("we saw John Brown, Jr., there.", "John Brown, Jr."),
        ("we saw Felipe VI there.", "Felipe VI"),
        ('we saw Robert "Bob" Brown there.', 'Robert "Bob" Brown'),
        ("we saw Robert \u201cBob\u201d Brown there.", "Robert \u201cBob\u201d Brown"),
        ("we saw Robert \u2018Bob\u2019 Brown there.", "Robert \u2018Bob\u2019 Brown"),
        ("we saw Jose\u0301 Mun\u0303oz there.", "Jose\u0301 Mun\u0303oz"),
        ("we saw Sean O'Neil there.", "Sean O'Neil"),
        ("we saw Jos\u00e9 Mu\u00f1oz there.", "Jos\u00e9 Mu\u00f1oz"),
    ],
)
def test_one_name(said: str, name: str) -> None:
    """Particles, hyphens, initials and suffixes belong to a name; a possessive does not."""
    assert names(said) == [name]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("we saw Anna Brown, Carl Green and Eva Black.", ["Anna Brown", "Carl Green", "Eva Black"]),
        ("we saw Anna Brown's Carl.", ["Anna Brown", "Carl"]),
        ("we saw Anna Brown on Friday Carl left.", ["Anna Brown", "Carl"]),
        ("we saw Anna\n\nBrown left.", ["Anna", "Brown"]),
        ("we told Anna \u201cBrown is late\u201d then.", ["Anna", "Brown"]),
    ],
)
def test_names_apart(said: str, found: list[str]) -> None:
    """Commas, possessives, names of days and paragraphs part one name from the next."""
    assert names(said) == found


def test_blocked_words_end_a_name() -> None:
    """Titles and places are no part of a name."""
    assert names("we saw Mayor Anna Brown Rome today.", "Mayor", "Rome") == ["Anna Brown"]


def test_blocked_words_may_lie_in_one_another() -> None:
    """A long blocked span that holds shorter ones blocks all its words."""
    text = "we saw Mayor Anna Brown Rome today."
    assert names(text, "Mayor", "Mayor Anna Brown", "Brown Rome") == []


def test_things_with_names() -> None:
    """The word after a name may make it part of a thing's name or of a body's."""
    for said in ("the Obama administration left.", "the Brown doctrine left.", "a Brown-era law left."):
        ((document, chunk),) = chunks(said)
        assert is_thing(document, chunk), said
    ((document, chunk),) = chunks("we saw Obama leave.")
    assert not is_thing(document, chunk)
    ((document, chunk),) = chunks("we saw the al-Nur party leave.")
    assert is_body(document, chunk)


@pytest.mark.parametrize(
    ("parts", "count", "found"),
    [
        (("Ayatollah", "Ali", "Khamenei"), 1, ("Ayatollah",)),
        (("Grand", "Ayatollah", "Ali"), 2, ("Grand Ayatollah",)),
        (("Ayatollah", "Seyyed", "Ali", "Khamenei"), 2, ("Ayatollah", "Seyyed")),
        (("Dr", "Brown"), 1, ("Dr",)),
        (("Sheikh",), 0, ()),
        (("Anna", "Brown"), 0, ()),
    ],
)
def test_honorifics_are_stripped(parts: tuple[str, ...], count: int, found: tuple[str, ...]) -> None:
    """Words of address before a name are told from it; the last word is always the name."""
    assert strip_honorifics(parts) == (count, found)


@given(body=st.one_of(bodies(), news_bodies()))
@settings(max_examples=25)
def test_chunks_are_in_order_and_apart(body: str) -> None:
    """In any text the chunks are in order, apart, and consist of their words."""
    last = 0
    for document, chunk in chunks(body):
        assert chunk.span.start >= last
        last = chunk.span.end
        said = document.words(chunk.span)
        at = 0
        for part in chunk.parts:
            at = said.index(part, at) + len(part)
        assert said.startswith(chunk.parts[0])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """Two spellings that fold alike stay alike when they are folded again."""
    assert fold(fold(text)) == fold(text)
