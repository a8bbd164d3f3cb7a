"""Long texts that speak of groups again and again: whom they mean is looked for near by."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from diplofacts.candidates import Support
from diplofacts.extract import nearness
from diplofacts.extract.document import Document
from diplofacts.extract.pipeline import read
from diplofacts.extract.reading import Reading
from diplofacts.extract.tellings import Telling
from diplofacts.extract.words import Token
from extracted import article


def _calls(text: str) -> int:
    """How many functions are called to read ``text``: the same on any machine, however busy."""
    doc = Document.of(text).doc
    count = 0

    def called(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        read(text, doc)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "Minister Ana Berg met him. The two agreed. ",
        "The two leaders met again in Peru on Friday. ",
        "The three countries met in Peru on Friday. ",
        "Ivo Lund of Peru met Karl Moe of Chad in Lima on Monday. The two countries agreed on a pact. ",
        "Bolivia's Ivo Lund and Karl Moe of Chad signed a pact. ",
    ],
)
def test_work_grows_with_the_text_alone(piece: str) -> None:
    """Twice the text takes nowhere near four times as many calls."""
    _calls(article(piece * 5))
    short, long = (_calls(article(piece * times)) for times in (50, 100))
    assert long < 2.6 * short


def test_offices_are_merged_by_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office told a hundred times is not compared with all that was told of it before."""
    calls = 0
    plain = Support.__eq__

    def counted(self: Support, other: object) -> bool:
        nonlocal calls
        calls += 1
        return bool(plain(self, other))

    monkeypatch.setattr(Support, "__eq__", counted)
    text = article("Ivo Lund, who leads the Unity Party, spoke of peace. " * 100)
    reading = read(text, Document.of(text).doc)
    assert len(reading.roles) == 1
    assert calls < 100 * 100


def test_what_was_told_before_is_looked_for_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many trips and ceremonies are measured against twice as many tellings, not four times."""
    calls = 0
    plain = nearness.distance

    def counted(reading: Reading, telling: Telling, token: Token) -> int:
        nonlocal calls
        calls += 1
        return plain(reading, telling, token)

    monkeypatch.setattr(nearness, "distance", counted)
    told = []
    for times in (30, 60):
        text = article(
            "President Ivo Lund of Peru flew to Lima on Monday. He will be accompanied by Minister Karl Moe. "
            "The two signed a treaty at a ceremony in Lima, attended by Minister Ann Berg. It was put off. "
            * times
        )
        calls = 0
        read(text, Document.of(text).doc)
        told.append(calls)
    assert 0 < told[1] < 2.6 * told[0]
