"""The quick parse: what spaCy's own pipes give, text by text, whatever else is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.articles import read_articles
from diplofacts.datapackage import data_root
from diplofacts.extract import encoder, language, splitting, tags
from diplofacts.extract import reader as reading_module
from diplofacts.extract.reader import Reader, sentence_starts
from extracted import Extracted
from strategies import bodies, news_bodies

if TYPE_CHECKING:
    from spacy import tokens

    from diplofacts.extract.words import Doc

#: Patterns of two words, labels that are lifted, names of several words, sentences that run on, dialogue.
TEXTS = (
    "There's no doubt that there were talks. They ain't gonna sign, and they've got to. Let's go.",
    "What the minister of foreign affairs of the Islamic Republic of Iran said he would sign was a treaty "
    "that nobody had read. The United States of America and the European Union did so on 3 May 2021.",
    "Who did he say that he met? \u201cNobody.\u201d He left. \u201cWhy?\u201d asked Ms. al-Thani\u2026 "
    "No answer",
    "the talks ended the delegations left the ministers will meet again they said in the capital of france "
    * 6,
    "MOSCOW, June 5 (Agency) -- President V. V. Putin, 70, received H.E. Dr. J.-P. O'Neil at the U.N.! "
    "\n\n\n   \t Mr. Smith:    hello?\n* one\n* two\n\nI. II. III.\n\n... ? !",
)  # fmt: skip


def made(doc: Doc | tokens.Doc) -> list[tuple[object, ...]]:
    """All that is read of a parse."""
    return [
        (
            t.i, t.idx, t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i,
            t.sent.start, t.sent.end, t.ent_type_, t.ent_iob_,
            t.is_space, t.is_punct, t.is_stop, t.like_num, t.is_alpha, len(t),
            [c.i for c in t.children], [c.i for c in t.conjuncts], [a.i for a in t.ancestors],
        )
        for t in doc
    ]  # fmt: skip


def by_pipes(text: str) -> tokens.Doc:
    """The parse by spaCy's own pipes, sentence starts set before the parser."""
    nlp = language.load_model()
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == "parser":
            starts, _ = sentence_starts([token.text for token in doc])
            doc.from_array(["SENT_START"], starts.astype(np.int64).view(np.uint64)[:, None])
        doc = pipe(doc)
    return doc


@pytest.fixture(scope="module")
def reader(extracted: Callable[..., Extracted]) -> Reader:
    """The reader with the pinned model."""
    return Reader.of(language.load_model())


def same(reader: Reader, texts: Sequence[str]) -> bool:
    """Whether the texts, read together, come out as by spaCy's pipes."""
    return [made(doc) for doc in reader.read(texts)] == [made(by_pipes(text)) for text in texts]


def test_texts_are_parsed_as_by_the_pipes(reader: Reader) -> None:
    """Tags, lemmas, arcs, sentences and names are those of spaCy's own pipes."""
    assert same(reader, TEXTS)


def test_articles_are_parsed_as_by_the_pipes(reader: Reader) -> None:
    """The project's own articles come out as by spaCy's own pipes."""
    articles, _ = read_articles(data_root() / "raw", data_root(), False)
    assert same(reader, [language.parser_text(article) for article in articles])


@given(texts=st.lists(st.one_of(bodies(), news_bodies(), st.text()), max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_text_is_parsed_as_by_the_pipes(reader: Reader, texts: list[str]) -> None:
    """Any text comes out as by spaCy's own pipes, whatever stands beside it."""
    assert same(reader, texts)


@given(text=st.one_of(bodies(), news_bodies()), data=st.data())
@settings(max_examples=20, deadline=None)
def test_names_do_not_depend_on_what_is_asked_first(reader: Reader, text: str, data: st.DataObject) -> None:
    """The names of sentences are the same asked for in any order and company, and those of the whole text."""
    whole, parts = reader.read([text, text])
    whole.name(whole.sents)
    rest = list(parts.sents)
    while rest:
        some = data.draw(st.lists(st.sampled_from(rest), min_size=1, unique=True))
        parts.name(some)
        rest = [sent for sent in rest if sent not in some]
    assert made(parts) == made(whole)


def test_trees_are_walked_as_by_spacy(reader: Reader) -> None:
    """Subtrees, edges, roots and neighbours are those of spaCy's tokens, where no arcs cross."""
    text = TEXTS[1]
    (ours,), theirs = reader.read([text]), by_pipes(text)
    assert ours.text == theirs.text
    assert [[t.i for t in a.subtree] for a in ours] == [[t.i for t in b.subtree] for b in theirs]
    assert [a.left_edge.i for a in ours] == [b.left_edge.i for b in theirs]
    assert [a.right_edge.i for a in ours] == [b.right_edge.i for b in theirs]
    assert [a.sent.root.i for a in ours] == [b.sent.root.i for b in theirs]
    assert [a.sent.start_char for a in ours] == [b.sent.start_char for b in theirs]
    assert ours[0].nbor() is ours[1]
    assert ours[0].head.is_ancestor(ours[0]) == (ours[0].head is not ours[0])
    # Unlike spaCy's, a word at an edge has a neighbour, of nothing.
    assert (ours[0].nbor(-1).text, ours[-1].nbor().tag_) == ("", "")


def test_company_changes_nothing(reader: Reader) -> None:
    """A text read alone, among others, or by a reader that has read others before is the same."""
    many = [*TEXTS * 5, "", " "]
    together = [made(doc) for doc in reader.read(many)]
    assert together == [made(doc) for text in many for doc in reader.read([text])]
    fresh = Reader.of(language.load_model())
    assert together == [made(doc) for doc in reversed(list(fresh.read(many[::-1])))]


def test_guessed_places_change_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where parses begin side by side changes the time, not the result."""
    expected = [made(doc) for doc in reader.read(TEXTS)]
    for step in (1, 3, 10**6):

        def guess(words: list[str], step: int = step) -> tuple[object, list[int]]:
            return sentence_starts(words)[0], list(range(0, len(words), step))

        monkeypatch.setattr(reading_module, "sentence_starts", guess)
        assert [made(doc) for doc in reader.read(TEXTS)] == expected


def test_what_is_kept_is_bounded(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """When as much is kept as may be it is let go, and the parses stay the same."""
    expected = [made(doc) for doc in reader.read(TEXTS)]
    monkeypatch.setattr(encoder, "_KEPT", 1)
    monkeypatch.setattr(tags, "_KEPT", 1)
    monkeypatch.setattr(splitting, "_KEPT", 1)
    fresh = Reader.of(language.load_model())
    assert [made(doc) for doc in fresh.read(TEXTS)] == expected
    assert len(fresh.encoders._rows) < 200
    assert len(fresh.split._known) < 100


def test_long_stretches_are_not_kept(reader: Reader) -> None:
    """What stands long without a space, or runs on from one special case to the next, is not kept."""
    list(reader.read([f"{') ' * 400}said {'b' * 301} and {'c' * 299}"]))
    assert max(map(len, reader.split._known)) <= 300


def test_stretches_are_asked_for_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stretch between spaces is given to spaCy's tokenizer once, however often and wherever it stands."""
    asked: list[str] = []
    ask = splitting.Splitter._ask

    def counted(splitter: splitting.Splitter, parts: Sequence[str]) -> None:
        asked.extend(parts)
        ask(splitter, parts)

    monkeypatch.setattr(splitting.Splitter, "_ask", counted)
    fresh = Reader.of(language.load_model())
    first = "The minister left Riga. The minister of Peru stayed."
    second = "Riga. The minister of Peru left Riga."
    fresh.split(f"{first} {first}")
    assert len(asked) == len(set(asked)) == len(set(first.split())) + 1  # `stayed.` with a space and without
    asked.clear()
    assert fresh.split(second).words == [token.text for token in reader.nlp.make_doc(second)]
    assert asked == ["Riga."]


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_special_cases_are_split_as_by_spacy(reader: Reader, data: st.DataObject) -> None:
    """Special cases, torn and side by side, come out as by spaCy's tokenizer, which looks beyond spaces."""
    cases = sorted(reader.nlp.tokenizer.rules)
    word = st.one_of(st.sampled_from(cases), st.sampled_from(list("()-:3o'sD.")))
    torn = st.builds(lambda a, b, sep: a[: len(a) // 2] + sep + b, word, word, st.sampled_from(["", " "]))
    space = st.sampled_from([" ", "", "\n", "  ", " \n"])
    words = data.draw(st.lists(st.one_of(word, torn), min_size=1, max_size=12))
    text = "".join(w + data.draw(space) for w in words)
    doc, ours = reader.nlp.make_doc(text), reader.split(text)
    assert ours.words == [token.text for token in doc]
    assert ours.offsets == [token.idx for token in doc]
    assert ours.codes.tolist() == [token.orth for token in doc]
    assert ours.spaces.tolist() == [token.is_space for token in doc]
    assert ours.keys == [row.tobytes() for row in doc.to_array([*reader.encoders.columns])]


def test_long_unbroken_words_are_cut(reader: Reader) -> None:
    """What stands long without a space is read in pieces, each in its place; what is short is whole."""
    text = f"He left {'(' * 700} and {'a' * 299} said so. {'b' * 301}"
    (doc,) = reader.read([text])
    assert "".join(t.text for t in doc) == text.replace(" ", "")
    assert all(text.startswith(t.text, t.idx) for t in doc)
    assert max(len(t) for t in doc) == 300
    assert "a" * 299 in [t.text for t in doc]
