"""Long texts that speak of groups again and again: whom they mean is looked for near by."""

from __future__ import annotations

import time

import pytest

from diplofacts.candidates import Support
from diplofacts.extract.document import Document
from diplofacts.extract.pipeline import read
from extracted import article


@pytest.mark.parametrize(
    "piece",
    [
        "Minister Ana Berg met him. The two agreed. ",
        "The two leaders met again in Peru on Friday. ",
        "The three countries met in Peru on Friday. ",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""

    def seconds(times: int) -> float:
        text = article(piece * times)
        doc = Document.of(text).doc
        begin = time.process_time()
        read(text, doc)
        return time.process_time() - begin

    seconds(5)
    short, long = (min(seconds(times) for _ in range(2)) for times in (50, 200))
    assert long < 10 * short + 0.2


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
