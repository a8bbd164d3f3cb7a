"""The whole of extraction: laws that hold for every text, and facts planted in many forms."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.candidates import EXPLICIT, Actor, ArticleCandidates, Support, candidate_id
from diplofacts.datapackage import vocabulary
from diplofacts.dates import EDTF
from diplofacts.extract import extract, extract_all
from diplofacts.spans import Span
from extracted import Extracted, article, everything, spans_of
from strategies import Planted, bodies, fragment_bodies, news_bodies, planted

Reader = Callable[..., Extracted]
pytestmark = pytest.mark.usefixtures("extracted")

MADURO = "Venezuelan President Nicolas Maduro"
LAVROV = "Russian Foreign Minister Sergei Lavrov"

#: Texts that no newspaper prints, and that reach extraction all the same.
AWKWARD = {
    "only quotations": '"We agree." "We do not." \u201cWe might.\u201d "Why?"',
    "unclosed quotations": f'"We agree, {MADURO} said. "And\n\n"he met {LAVROV}.\n\n\u201cNo end',
    "nobody": "It rained. Prices rose by two percent in May. Nothing else happened.",
    "control characters": f"{MADURO}\x00 met\x07 {LAVROV}\x1b[0m on\x85 Friday.\x0c He said\x00 yes.",
    "brackets": f"(({MADURO} (sic) [met]) {{{LAVROV}}}) (on (Friday)) (((he said (yes))))).",
    "right to left": "\u200f\u0627\u0644\u062a\u0642\u0649 Minister Anna Brown \u202bmet\u202c \u05e9.",
    "capitals": f"{MADURO.upper()} MET {LAVROV.upper()} ON FRIDAY. HE SAID THAT TIES WERE GOOD.",
    "empty paragraphs": f"\n\n\n \n\t\n{MADURO} spoke.\n\n\n\n \u00a0 \n\n\nHe left.\n\n\n",
    "windows": f"{MADURO} met\r\n{LAVROV}.\r\n\r\nHe said\r\rthat ties were good.\r\n",
    "one word": "Maduro",
    "one sign": ".",
    "marks only": "\"\u201c\u201d'\u2019`` -- (...) ?!",
    "emoji": f"\U0001f1fb\U0001f1ea {MADURO} met {LAVROV} \U0001f642\u200d\u2642\ufe0f on Friday\U0001f642.",
    "one long word": "a" * 5000,
    "titles only": "President Prime Minister Foreign Minister of the Minister of Oil, King and Queen",
    "names only": "Anna Brown, Carl Green and Eva Black, Nicolas Maduro, Sergei Lavrov and Anna Brown",
}


def long_sentence(words: int) -> str:
    """One sentence of that many words, with names, cues and dates all through it."""
    piece = f"{MADURO} met {LAVROV} in Caracas on Friday and said he would sign the agreement and".split()
    return " ".join(piece[i % len(piece)] for i in range(words)) + "."


#: The columns of each kind of candidate that need words of their own wherever they are filled.
CELLS = {
    "person": ("name",),
    "organization": ("name", "country"),
    "role": ("title", "office", "portfolio", "country", "status", "start", "end"),
    "meeting": ("kind", "status", "start", "end", "venue", "city", "country"),
    "agreement": ("title", "kind", "status", "signed", "effective", "term", "city", "country"),
    "statement": ("kind", "date"),
}


def check(candidates: ArticleCandidates, text: str, body_start: int) -> None:
    """Assert what holds of the candidates of every article."""
    source = candidates.source
    ids = [c.id for _, c in everything(candidates)]
    assert len(ids) == len(set(ids))
    by_kind = {
        kind: {c.id for k, c in everything(candidates) if k == kind} for kind, _ in everything(candidates)
    }
    for kind, candidate in everything(candidates):
        start, end = map(int, candidate.id.rpartition(":")[2].split("-"))
        assert candidate.id == candidate_id(source, kind, Span(start, end))
        assert body_start <= start < end <= len(text)
        for span in spans_of(candidate):
            assert body_start <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
        check_supports(candidate.supports)
        told = {(s.field, s.value) for s in candidate.supports}
        for column in CELLS[kind]:
            value = getattr(candidate, column)
            assert not value or (column, value) in told
        for support in candidate.supports:
            if support.basis == EXPLICIT and support.value:
                assert " ".join(support.span.of(text).split()) == support.value
        actors = getattr(candidate, "actors", ())
        for actor in actors:
            check_supports(actor.supports)
            check_actor(actor, by_kind)
        rows = [(a.person, a.organization, a.country, a.words, a.capacity) for a in actors]
        assert len(rows) == len(set(rows))
        for name in ("person", "organization", "meeting", "part_of"):
            value = getattr(candidate, name, "")
            assert not value or value in by_kind[{"part_of": "meeting"}.get(name, name)]
    for person in candidates.people:
        assert person.mentions == tuple(sorted(set(person.mentions)))
        assert person.name in {" ".join(m.of(text).split()) for m in person.mentions}
    mentions = sorted(m for person in candidates.people for m in person.mentions)
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(mentions))
    for meeting in candidates.meetings:
        assert meeting.actors
        assert meeting.kind in vocabulary("meeting_kind")
        assert meeting.status in vocabulary("meeting_status")
        assert meeting.part_of != meeting.id
    for statement in candidates.statements:
        assert statement.content
        assert statement.content == tuple(sorted(statement.content))
        assert statement.cue
        assert not any(cue in content for cue in statement.cue for content in statement.content)
    for _, candidate in everything(candidates):
        for name in ("start", "end", "signed", "effective", "date"):
            value = getattr(candidate, name, "")
            assert not value or str(EDTF.parse(value)) == value


def check_supports(supports: tuple[Support, ...]) -> None:
    """Assert that a candidate's evidence is of the codebook's kinds and says what it supports."""
    assert any(s.field == "*" for s in supports)
    for support in supports:
        assert support.basis in ("explicit", "normalized", "coreference", "inferred")
        assert support.rule
        assert (support.field == "*") == (support.value == "")


def check_actor(actor: Actor, by_kind: dict[str, set[str]]) -> None:
    """Assert that an actor is one participant of this article."""
    assert [actor.person, actor.organization, actor.country].count("") >= 2
    assert actor.person or actor.organization or actor.country or actor.words
    assert not actor.person or actor.person in by_kind["person"]
    assert not actor.organization or actor.organization in by_kind["organization"]
    assert not (actor.person and actor.words)
    told = {(s.field, s.value) for s in actor.supports}
    assert ("capacity", actor.capacity) in told
    assert not actor.country or ("country", actor.country) in told
    assert not actor.words or {("title", actor.words), ("text", actor.words)} & told


#: An article has a visible character after its header; reading refuses one that has not.
_BODIES = st.one_of(bodies(), news_bodies()).filter(str.strip)


# --- every text -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", AWKWARD.values(), ids=AWKWARD)
def test_awkward_texts(body: str) -> None:
    """Texts without people, without order or without end are read like any other."""
    subject = article(body)
    check(extract(subject), subject.text, subject.body_start)


def test_one_very_long_sentence() -> None:
    """One sentence of a thousand words is read."""
    subject = article(long_sentence(1000))
    found = extract(subject)
    check(found, subject.text, subject.body_start)
    assert [p.name for p in found.people] == ["Nicolas Maduro", "Sergei Lavrov"]


@given(
    body=_BODIES,
    header=st.sampled_from(["", "\ufeff", "date 2022-06-13 ", "\ufeff\n date 2022-06-13\t"]),
)
@settings(max_examples=40)
def test_candidates_of_any_text(body: str, header: str) -> None:
    """Whatever the characters, every span is in the body, every id is one and every cell has evidence."""
    subject = article(body, header=header)
    check(extract(subject), subject.text, subject.body_start)


@given(body=fragment_bodies())
@settings(max_examples=40)
def test_candidates_of_broken_sentences(body: str) -> None:
    """Fragments of news sentences in any order give nothing without its words, and nothing twice."""
    subject = article(body)
    check(extract(subject), subject.text, subject.body_start)


@given(body=_BODIES)
@settings(max_examples=15)
def test_same_text_same_candidates(body: str) -> None:
    """Extraction is a function of the article: a second reading gives equal candidates."""
    assert extract(article(body)) == extract(article(body))


def test_order_of_articles_does_not_matter() -> None:
    """What one article says does not depend on those read before it."""
    subjects = [article(body, f"a{i}") for i, body in enumerate(AWKWARD.values())]
    forth = {c.source: c for c in extract_all(subjects)}
    random.Random(1).shuffle(subjects)
    back = {c.source: c for c in extract_all(subjects)}
    assert forth == back


def test_header_is_not_read() -> None:
    """Only the offsets differ between an article with a header and one without."""
    body = f"{MADURO} met {LAVROV} in Caracas on Friday."
    with_header, without = article(body), article(body, header="")
    shift = with_header.body_start
    one = [s for c in everything(extract(with_header)) for s in spans_of(c)]
    other = [s.shift(shift) for c in everything(extract(without)) for s in spans_of(c)]
    assert one == other


def test_longer_text_keeps_earlier_names() -> None:
    """A further paragraph about others takes away no person, mention or encounter of the text before."""
    before = f"{MADURO} met {LAVROV} in Caracas on Friday."
    short, long = extract(article(before)), extract(article(before + "\n\nIt rained in Oslo on Sunday."))
    assert [(p.name, p.mentions) for p in short.people] == [(p.name, p.mentions) for p in long.people]
    assert [m.id for m in short.meetings] == [m.id for m in long.meetings]


def test_progress_is_told() -> None:
    """The caller's wrapper sees every article once, in order."""
    seen = []

    def progress(articles):  # type: ignore[no-untyped-def]
        for one in articles:
            seen.append(one.source_id)
            yield one

    found = extract_all([article("It rained.", "a"), article("It snowed.", "b")], progress)
    assert seen == [c.source for c in found] == ["a", "b"]


# --- planted facts ----------------------------------------------------------------------------------------


@given(facts=planted())
@settings(max_examples=40)
def test_planted_facts_come_back(facts: Planted) -> None:
    """Names, offices, an encounter, its day and place, and a statement are found with their characters."""
    found = Extracted(facts.body)
    check(extract(found.article), found.text, found.article.body_start)
    assert set(found.people()) == {facts.first.name, facts.second.name}
    assert found.roles() == {facts.first.role, facts.second.role}
    meeting = found.of_kind(facts.kind)
    assert meeting.who == {facts.first.name, facts.second.name}
    assert (meeting.start, meeting.city, meeting.country) == (facts.day, facts.city, facts.country)
    for column, words in (("start", facts.day_words), ("city", facts.city)):
        if words:
            (span,) = meeting.supports(column)
            assert words in found.words(span)
    statement = found.statement(facts.content)
    assert found.words(statement.content[0]) == facts.content
    assert " ".join(found.words(c) for c in statement.cue) == facts.cue
    assert [found.names.get(a.person) for a in statement.actors if a.capacity == "speaker"] == [
        facts.first.name
    ]
