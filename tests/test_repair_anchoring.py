"""Anchoring: words are found again where they are certain, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplofacts.repair.anchoring import Found, OldText, Quote, Status, anchor
from diplofacts.repair.fuzzy import propose
from diplofacts.spans import Span

TEXT = "President Ana Ruiz met Jan Novák in Prague. Later Ruiz said trade will grow a lot. Ruiz left."


def quote(words: str, nth: int = 0, text: str = TEXT) -> Quote:
    """The ``nth`` occurrence of ``words``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Quote(Span(start, start + len(words)), words)


def find(one: Quote, new: str, text: str = TEXT) -> Found:
    """Where a quote stands in ``new``, the old text being known."""
    old = OldText(text, True)
    return propose(anchor([one], old, new), old, new)[one]


@pytest.mark.parametrize(
    ("words", "nth", "old", "new", "status", "prefix"),
    [
        ("Ana Ruiz", 0, "Jan", "Mr Jan", Status.UNCHANGED, "President "),
        ("Jan Novák", 0, "met Jan", "met Mr Jan", Status.MOVED, "President Ana Ruiz met Mr "),
        ("Ruiz", 2, "President ", "", Status.MOVED_BY_CONTEXT, None),
        ("trade will grow a lot", 0, "will", "would", Status.FUZZY, None),
        (
            "Later Ruiz said trade will grow a lot.",
            0,
            " Later Ruiz said trade will grow a lot.",
            "",
            Status.LOST,
            None,
        ),
        ("Ruiz", 1, " Later Ruiz said trade will grow a lot.", "", Status.AMBIGUOUS, None),
    ],
    ids=["unchanged", "moved", "moved-by-context", "fuzzy", "lost", "ambiguous"],
)
def test_each_status(words: str, nth: int, old: str, new: str, status: Status, prefix: str | None) -> None:
    """Each way of being found, and of not being found, has its name and its place."""
    edited = TEXT.replace(old, new, 1)
    found = find(quote(words, nth), edited)
    assert found.status is status
    if status.certain:
        assert found.span is not None
        assert found.span.of(edited) == words
        assert not found.note
        if prefix is not None:
            assert found.span.start == len(prefix)
    else:
        assert found.note
    if status is Status.FUZZY:
        assert found.span is not None
        assert found.span.of(edited) == "trade would grow a lot"
        assert 70 <= found.score < 100


def test_a_repeat_that_stands_alone_is_not_taken_for_the_one_that_went() -> None:
    """Words that stand once after an edit, and twice before, are not moved to the other place."""
    text = "Ruiz met Novák in Prague. The chancellor waited in vain. Later Khan met Ruiz abroad again."
    edited = text.replace("Ruiz met Novák in Prague. ", "")
    assert find(quote("Ruiz", 0, text), edited, text).status is Status.AMBIGUOUS
    assert find(quote("Ruiz", 1, text), edited, text).status.certain


def test_two_places_never_become_one() -> None:
    """When two places of the same words would come to stand at one place, both are doubtful."""
    text = "Alpha begins, Ruiz ends the day. Alpha begins, Ruiz ends the day."
    edited = "Alpha begins, Ruiz ends the day."
    both = [quote("Ruiz", nth, text) for nth in (0, 1)]
    found = anchor(both, OldText(text, True), edited)
    assert {found[one].status for one in both} == {Status.AMBIGUOUS}


def test_a_copy_of_longer_words_does_not_take_the_shorter_along() -> None:
    """Where a sentence was cut and a copy put elsewhere, what still stands in the sentence stays there."""
    text = (
        "First came the talks. Then Iran's supreme leader, Ali Hosseini, praised all the work of the envoys."
    )
    edited = (
        "First Iran's supreme leader, Ali Hosseini, spoke. "
        "Thesupreme leader, Ali Hosseini, praised all the work of the envoys."
    )
    longer, name = quote("Iran's supreme leader", 0, text), quote("Ali Hosseini", 0, text)
    title = quote("supreme leader", 0, text)
    found = anchor([longer, name, title], OldText(text, True), edited)
    assert found[longer].status is Status.MOVED
    for inner in (name, title):
        span = found[inner].span
        assert found[inner].status is Status.AMBIGUOUS or (span and span.start > edited.index("Thesupreme"))


def test_unknown_old_text_asks_for_more() -> None:
    """Where only quotes tell what stood there, short words without surroundings are not certain, long are."""
    sentence, name = quote("Later Ruiz said trade will grow a lot."), quote("Jan Novák")
    old = OldText.from_quotes([sentence, name], len(TEXT))
    assert not old.whole
    found = anchor([sentence, name], old, "Well. " + TEXT)
    assert found[sentence].status is Status.MOVED
    assert found[name].status is Status.AMBIGUOUS
    inside = Quote(Span(50, 54), "Ruiz")
    assert anchor([sentence, inside], old, "Well. " + TEXT)[inside].span == Span(56, 60)


def test_contradicting_quotes_leave_a_hole() -> None:
    """Where two quotes say different things of a place, nothing is known of it."""
    old = OldText.from_quotes([Quote(Span(0, 3), "abc"), Quote(Span(1, 4), "xcd")], 5)
    assert old.text == "a\ufdd0cd\ufdd0"
    assert old.words(Span(2, 4)) == "cd"
    assert old.words(Span(1, 3)) == ""


def test_a_row_that_never_fitted_is_mended_only_where_its_words_stand_once() -> None:
    """A row whose offsets were wrong all along is moved to the only place of its words, else doubted."""
    wrong, repeated = Quote(Span(0, 9), "Jan Novák"), Quote(Span(0, 4), "Ruiz")
    found = anchor([wrong, repeated], OldText(TEXT, True), TEXT)
    assert found[wrong] == Found(Status.MOVED, quote("Jan Novák").span)
    assert found[repeated].status is Status.AMBIGUOUS


# ---------------------------------------------------------------- laws

#: Few words, so that repeats and like surroundings are frequent.
_words = st.lists(
    st.sampled_from(["Ruiz", "met", "Novák", "in", "the", "city", "said.", "a", "Ruiz,"]),
    min_size=1,
    max_size=40,
).map(" ".join)
#: Characters with an identity: the number of their place in the old text, or -1 for those that came later.
Tracked = list[tuple[str, int]]


@st.composite
def edits(draw: st.DrawFn, inserted: st.SearchStrategy[str]) -> tuple[str, Tracked]:
    """A text and what random insertions, deletions and replacements make of it."""
    text = draw(_words)
    tracked: Tracked = [(character, at) for at, character in enumerate(text)]
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(tracked)))
        end = min(len(tracked), start + draw(st.sampled_from([0, 0, 1, 3, 10, 40])))
        tracked[start:end] = [(character, -1) for character in draw(inserted)]
    return text, tracked


def true_place(tracked: Tracked, span: Span) -> int | None:
    """Where the very characters of a span stand together, or None."""
    places = {at: place for place, (_, at) in enumerate(tracked) if at >= 0}
    first = places.get(span.start)
    together = first is not None and all(
        places.get(at) == first + at - span.start for at in range(span.start, span.end)
    )
    return first if together else None


def _spans(text: str) -> st.SearchStrategy[list[Quote]]:
    cut = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    return st.lists(cut.map(lambda span: Quote(span, span.of(text))), min_size=1, max_size=12, unique=True)


def count(text: str, words: str) -> int:
    """How often ``words`` stand in ``text``, overlapping places too."""
    return sum(text.startswith(words, at) for at in range(len(text)))


@given(edits(st.text("XYZ 123", max_size=12)), st.data())
def test_none_is_moved_to_a_wrong_place(made: tuple[str, Tracked], data: st.DataObject) -> None:
    """Whatever is edited: a certain span has its very characters, and words that are unique are found.

    What is inserted are words that the old text has not, so that no text says by chance what was deleted.
    """
    text, tracked = made
    new = "".join(character for character, _ in tracked)
    quotes = data.draw(_spans(text))
    for one, found in anchor(quotes, OldText(text, True), new).items():
        true = true_place(tracked, one.span)
        if found.status.certain:
            assert found.span is not None
            assert found.span.of(new) == one.words
            assert (found.status is Status.UNCHANGED) == (found.span == one.span)
            # The ends of a deletion are not told by the text where the same characters stand at both.
            assert true is None or found.span.start == true
        if count(text, one.words) == count(new, one.words) == 1:
            assert found.status.certain


@given(edits(_words), st.data())
def test_anchoring_again_changes_nothing(made: tuple[str, Tracked], data: st.DataObject) -> None:
    """What was found stays where it is when it is looked for once more in the same text."""
    text, tracked = made
    new = "".join(character for character, _ in tracked)
    first = anchor(data.draw(_spans(text)), OldText(text, True), new)
    moved = [Quote(f.span, q.words) for q, f in first.items() if f.status.certain and f.span]
    again = anchor(moved, OldText(new, True), new)
    assert [found.status for found in again.values()] == [Status.UNCHANGED] * len(again)


@given(edits(_words), st.data())
def test_partly_known_text_never_moves_other_words(made: tuple[str, Tracked], data: st.DataObject) -> None:
    """With no more than the quotes at hand, what is certain still has the quoted words, each place once."""
    text, tracked = made
    new = "".join(character for character, _ in tracked)
    quotes = data.draw(_spans(text))
    old = OldText.from_quotes(quotes, len(text))
    places: dict[tuple[str, int], Quote] = {}
    for one, found in propose(anchor(quotes, old, new), old, new).items():
        assert found.span is None or 0 <= found.span.start < found.span.end <= len(new)
        if found.status.certain:
            assert found.span is not None
            assert found.span.of(new) == one.words
            assert places.setdefault((one.words, found.span.start), one) == one
