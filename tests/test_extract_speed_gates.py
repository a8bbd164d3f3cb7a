"""What extraction leaves out to be quick: never a thing that the plain way would find."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts import phrases
from diplofacts.dates import scanning
from diplofacts.dates.grammar import grammar
from diplofacts.extract import homes, introduced, lexicons, names, organization_forms, titles
from diplofacts.extract.document import Document
from diplofacts.extract.words import Doc
from extracted import article

_SIGNS = st.sampled_from(
    [" ", " ", " ", "  ", "\n", "\n\n", ", ", ". ", ".", "-", "'s ", "\u2019s ", "\u2019", " (", ") ",
     "\u2014", "\u201c", '"', "_", "&", "\u0301", "\u00ad", "\u00a0", "1", "+", "\u02bc"]
)  # fmt: skip
_WORDS = st.sampled_from(
    ["the", "of", "and", "for", "in", "to", "on", "met", "said", "s", "al", "de", "x", "A", "U.S.", "U.S",
     "J.", "B.B.C", "The", "Iran", "Iranian", "Ministry", "ministry", "Foreign", "Affairs", "Council",
     "Security", "Prosecutor's", "Prosecutor", "Office", "Prime", "Minister", "President", "Bank", "News",
     "Agency", "Acad\u00e9my", "\u00c9cole", "\u00e9cole", "\u01c5x", "\u00aa", "OPEC", "Think", "Tank",
     "Friends", "House", "al-Maliki", "well-known", "McDonald", "don't", "2015", "G20", "Incident",
     "People's", "Workers", "Party"]
)  # fmt: skip
#: Words and signs in any order, and other characters.
TEXTS = st.lists(st.one_of(_WORDS, _WORDS, _SIGNS, _SIGNS, st.text(max_size=3)), max_size=30).map("".join)
#: Words parted by a space mostly: longer runs.
RUNS = st.lists(st.tuples(_WORDS, st.one_of(st.just(" "), st.just(" "), _SIGNS)), max_size=20).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)


@given(st.one_of(TEXTS, RUNS, st.text()))
def test_folding_looks_a_sign_up_once(text: str) -> None:
    """Fold a text of any length as looking each of its signs up would."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    assert lexicons.fold(text) == " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@given(st.one_of(TEXTS, RUNS, st.text()))
def test_words_of_phrases(text: str) -> None:
    """Read the words of a text as the pattern without its short cuts does."""
    sign, mark = "[^\\W\u02b9-\u02bf\u02c8\u02ee]", "[\u0300-\u036f]"
    plain = re.compile(
        rf"(?:[A-Z]\.){{2,}}(?:[A-Z](?![\w.]))?|[A-Z]\.[A-Z](?![\w.])"
        rf"|{sign}(?:{sign}|{mark})*(?:(?<=[A-Z])\+(?!\w))?"
    )
    assert [m.span() for m in phrases._WORD.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(st.one_of(TEXTS, RUNS))
def test_long_texts_are_read_like_short_ones(text: str) -> None:
    """Find the same phrases whether the words of the text are kept for the next lexicon or not."""
    known = ("Iran", "Security Council", "the", "Foreign Minister", "B", "Foreign", "Acad\u00e9my of")
    listed = phrases.Phrases((word, word) for word in known)
    moved = " ." * phrases.SHORT
    long = [(s.shift(-len(moved)), v) for s, v in listed.find(moved + text)]
    assert long == list(listed.find(text))


@given(st.one_of(TEXTS, RUNS, st.text()))
def test_words_that_begin_no_name(text: str) -> None:
    """Pass over whole words only, and none that may begin a name."""
    plain = names._PLAIN_WORDS.match(text)
    assert plain is not None
    passed = [m for m in names._WORD.finditer(text) if m.start() < plain.end()]
    assert [m.span() for m in names._WORD.finditer(text)][len(passed) :] == [
        m.span() for m in names._WORD.finditer(text, plain.end())
    ]
    assert all(m.end() <= plain.end() and not names.is_name_word(m[0]) for m in passed)
    assert not any(m[0][0].isupper() for m in passed if m[0][0].isalpha())


@given(st.one_of(TEXTS, RUNS))
def test_stretches_hold_every_body(text: str) -> None:
    """Find in the stretches that may hold a head all bodies that the whole text has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(organization_forms, "_stretches", lambda text, start, end, words: [(start, end)])
        plain = organization_forms.find_by_form(text)
    assert organization_forms.find_by_form(text) == plain


@given(st.lists(st.sampled_from(["his", "Excellency", "Mr", "Ayatollah", "Sheikh", "X", "Dr.", "\ufdfa"])))
def test_honorifics_by_their_first_word(parts: list[str]) -> None:
    """Strip the honorifics that looking every start of the name up would strip."""
    i, found = 0, []
    while i < len(parts) - 1:
        width = next(
            (
                w
                for w in (3, 2, 1)
                if i + w < len(parts) and lexicons.fold(" ".join(parts[i : i + w])) in names._honorifics()
            ),
            0,
        )
        if not width:
            break
        found.append(" ".join(parts[i : i + width]))
        i += width
    assert names.strip_honorifics(parts) == (i, tuple(found))


_DATED = st.sampled_from(
    ["May", "27", "Monday", "next", "last", "week", "the", "of", "on", "2015", "year", "years", "ago", "30th",
     "two", "days", "earlier", "Juneday", "end", "summer", "talks", "met", "oil", "Iran", "\u00e9day",
     "today"]
)  # fmt: skip


@given(st.lists(st.tuples(st.one_of(_DATED, _WORDS), st.one_of(st.just(" "), _SIGNS)), max_size=60))
def test_dates_are_near_anchors(pairs: list[tuple[str, str]]) -> None:
    """Match in the stretches round the anchors of a long text all that the rules match anywhere."""
    text = "oil " * (scanning.SHORT // 4 + 1) + "".join(word + sign for word, sign in pairs)
    assert [m.span() for _, m in scanning.scan(text, 0, len(text))] == [
        m.span() for m in grammar().scanner.finditer(text)
    ]


@given(st.one_of(TEXTS, RUNS), st.sampled_from(["", "prime ", "Crown ", "ex-", "Foreign ", "the late "]))
def test_titles_begin_with_few_words(text: str, lead: str) -> None:
    """Find where a title can begin all titles that trying every word of the text would find."""
    moved = "oil " * (phrases.SHORT // 4 + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(titles, "_beginnings", lambda text, start, end: range(start, end))
        plain = titles.find_titles(moved + lead + text)
    assert titles.find_titles(moved + lead + text) == plain
    assert [t.span.shift(len(moved)) for t in titles.find_titles(lead + text)] == [t.span for t in plain]


@given(st.one_of(TEXTS, RUNS), st.sampled_from(["radio", "militants", "news agency", "rebels", "group", ""]))
def test_bodies_beside_their_nouns(text: str, noun: str) -> None:
    """Find at the nouns for bodies what looking through the whole text would find."""
    whole = f"{noun} {text} {noun} Ansar Allah, the {noun} Fars"
    plain = introduced._introducers()[1].finditer(whole)
    assert [m.span() for m in introduced._introductions(whole, 0)] == [m.span() for m in plain]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(introduced, "words_of", lambda *_: phrases.Words([], [], {}, {}, [], marked=True))
        found = [f(whole, 0) for f in (introduced.introduced, introduced.outlets, introduced.armed)]
    assert [f(whole, 0) for f in (introduced.introduced, introduced.outlets, introduced.armed)] == found


@given(st.one_of(TEXTS, RUNS), st.sampled_from(["we", "We've", "our", "OUR", "wewe", "Our\u02bc", "we_"]))
def test_first_persons_are_words(text: str, word: str) -> None:
    """Find `we` and `our` where looking through the whole text would."""
    document = Document(article(f"{text} {word} {text} {word}-x"), Doc(""))
    start = document.article.body_start
    plain = [m.start() for m in homes._WE.finditer(document.text, start)]
    assert homes._first_persons(document) == plain
