"""Speech in the plain words of news: who says what, and by which words."""

from __future__ import annotations

import pytest

from extracted import Extracted

Case = tuple[str, list[str]]


def spoken(body: str) -> list[str]:
    """Each statement in words: speaker, cue, kind, content."""
    x = Extracted(body)
    out = []
    for s in x.reading.statements:
        speakers = [a for a in s.actors if a.capacity == "speaker"]
        who = " and ".join(
            a.country or x.names.get(a.person or a.organization, "") or a.words for a in speakers
        )
        cue = " ".join(x.words(span) for span in s.cue)
        out.append(f"{who} [{cue}] {s.kind}: {' ... '.join(x.words(c) for c in s.content)}")
    return out


TOLD: list[Case] = [
    (
        "Ambassador Dmitry Rogov went on to say that the talks had failed.",
        ["Dmitry Rogov [say] indirect: the talks had failed"],
    ),
    (
        "Ambassador Dmitry Rogov went on to accuse Georgia of lying.",
        ["Dmitry Rogov [accuse] indirect: Georgia of lying"],
    ),
    (
        '"Enlargement," Ambassador Dmitry Rogov went on, "is a mistake."',
        ["Dmitry Rogov [went on] direct: Enlargement, ... is a mistake."],
    ),
    (
        '"It is late," Ambassador Dmitry Rogov carried on, "but not too late."',
        ["Dmitry Rogov [carried on] direct: It is late, ... but not too late."],
    ),
    (
        "Ambassador Dmitry Rogov was careful to note that the talks had failed.",
        ["Dmitry Rogov [note] indirect: the talks had failed"],
    ),
    (
        "Ambassador Dmitry Rogov took the opportunity to thank Peru for its help.",
        ["Dmitry Rogov [thank] indirect: its help"],
    ),
    (
        "Ambassador Dmitry Rogov did not take the opportunity to thank Peru for its help.",
        [],
    ),
    ("Chile will join if Peru agrees to pay.", []),
    ("Talks will fail unless Peru promises to pay.", []),
    (
        'Ambassador Dmitry Rogov spoke of "a new cold war".',
        ["Dmitry Rogov [spoke of] direct: a new cold war"],
    ),
    (
        "Ambassador Dmitry Rogov talked about the Year of Culture.",
        [],
    ),
    (
        'Ambassador Dmitry Rogov compared Georgia to "a mad dog".',
        ['Dmitry Rogov [compared] mixed: Georgia to "a mad dog"'],
    ),
    (
        "Ambassador Dmitry Rogov left no doubt that Russia would not yield.",
        ["Dmitry Rogov [left no doubt] indirect: Russia would not yield"],
    ),
    (
        "North Korea and South Korea held talks on Monday. The North said it wanted peace. "
        "The South rejected the demand.",
        ["PRK [said] indirect: it wanted peace", "KOR [rejected] indirect: the demand"],
    ),
    (
        "The South China Sea was discussed. South Korea said the north of the sea was calm.",
        ["KOR [said] indirect: the north of the sea was calm"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_speech_in_plain_words(body: str, expected: list[str]) -> None:
    """A statement is read with its speaker and content, whatever plain words report it."""
    assert spoken(body) == expected
