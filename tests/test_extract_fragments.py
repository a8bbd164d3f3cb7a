"""Parts of articles, cut anywhere: a text may begin and end with any word."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from diplofacts.extract import extract
from extracted import article

_RAW = Path(__file__).parent.parent / "raw"
_WORDS = [p.read_text(encoding="utf-8").split(" ") for p in sorted(_RAW.glob("*.txt"))]


@settings(max_examples=150)
@given(st.data())
def test_a_text_may_be_cut_anywhere(data: st.DataObject) -> None:
    """Spans lie within a text that has no header and no end, and none of its rules fails at an edge."""
    words = data.draw(st.sampled_from(_WORDS))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, min(len(words), start + 60)))
    text = " ".join(words[start:end]) or "x"
    found = extract(evolve(article("x"), text=text, body_start=0))
    supports = [s for row in (*found.roles, *found.meetings, *found.agreements) for s in row.supports]
    assert all(s.span.end <= len(text) for s in supports)


def test_a_text_may_begin_with_a_signing() -> None:
    """A rule that looks for a day before a noun finds none before the first word of a text."""
    text = "Signing of the Joint Declaration of Peace between Chile and Peru will help both."
    found = extract(evolve(article("x"), text=text, body_start=0))
    assert all(a.signed == "" for a in found.agreements)
