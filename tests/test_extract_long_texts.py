"""Long texts that say one thing again and again: groups are looked for near by, offices merged by look-up."""

from __future__ import annotations

import time

import pytest

from diplofacts.extract.document import Document
from diplofacts.extract.pipeline import read
from extracted import article


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("Minister Ana Berg met him. The two agreed. ", 50),
        ("The two leaders met again in Peru on Friday. ", 50),
        ("The three countries met in Peru on Friday. ", 50),
        ("Ivo Lund, who leads the Unity Party, took the opportunity to thank Peru for aid. ", 200),
        ("Ivo Lund and Ana Berg, the presidents of Peru and Chile, met. ", 200),
    ],
)
def test_time_grows_with_the_text_alone(piece: str, times: int) -> None:
    """Four times the text takes nowhere near sixteen times as long."""

    def seconds(count: int) -> float:
        text = article(piece * count)
        doc = Document.of(text).doc
        begin = time.process_time()
        read(text, doc)
        return time.process_time() - begin

    seconds(5)
    short, long = (min(seconds(count) for _ in range(2)) for count in (times, 4 * times))
    assert long < 8 * short + 0.2
