"""Arcs of the parse set right before anything is read from them."""

from __future__ import annotations

import pytest

from extracted import Extracted


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Commending the deal reached by Chad, the Council today called on Mali to join.", "Council"),
        ("Condemning the raid on its base in Oman, the United States on Monday demanded talks.", "States"),
        ("Meeting with reporters in Cairo, the League's chief, Amr Fahmi, said the plan was dead.", "chief"),
    ],
)
def test_subject_behind_an_opening_participle(body: str, subject: str) -> None:
    """A participle that opens a sentence is not its subject: that is the name behind the comma."""
    doc = Extracted(body).reading.document.doc
    root = next(t for t in doc if t.head is t and not t.is_space)
    assert [t.text for t in root.lefts if t.dep_ == "nsubj"] == [subject]


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        (
            'Lobo called for calm, saying the nation faces "its gravest hour" and '
            "warning that Peru would leave.",
            "saying",
            "warning",
        ),
        (
            "The Union passed a text condemning Peru's raids, and imposing a ban on it.",
            "condemning",
            "imposing",
        ),
    ],
)
def test_participles_side_by_side(body: str, first: str, second: str) -> None:
    """A participle is joined to the one before, never to a finite verb."""
    doc = Extracted(body).reading.document.doc
    one, two = (next(t for t in doc if t.text == word) for word in (first, second))
    assert two.head is one
    assert two in one.rights
    assert two in one.subtree


def test_dependents_after_mending() -> None:
    """A word that is hung on another is among the dependents of that one alone, however they are asked."""
    body = "Commending the deal reached by Chad, the Council today called on Mali to join."
    doc = Extracted(body).reading.document.doc
    assert [t.children for t in doc] == [t.lefts + t.rights for t in doc]
    assert [[t for t in doc if t.head is h and t is not h] for h in doc] == [h.children for h in doc]


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("Lobo has on various occasions, though without naming anybody, accused Chad of theft.", "accused"),
        ("Chad rejects that reasoning and has said the shield in Mali is a threat.", "said"),
    ],
)
def test_helper_of_a_participle_further_on(body: str, verb: str) -> None:
    """`Has` without an object is the helper of the participle behind it."""
    doc = Extracted(body).reading.document.doc
    told = next(t for t in doc if t.text == verb)
    assert [t.text for t in told.lefts if t.dep_ == "aux"] == ["has"]
