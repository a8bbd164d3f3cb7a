"""Ceremonies told without a day, dated by what was signed at them."""

from __future__ import annotations

import pytest

from extracted import Extracted

_LEAD = "Kenya and Uganda signed a border treaty on Thursday. "
_BETWEEN = "The quarrel is old. Fishermen had asked for quotas. "
_CEREMONY = "Kenyan President Paul Koro attended the ceremony in Nairobi."


@pytest.mark.parametrize(
    ("body", "start"),
    [
        # the one day on which its sides signed
        (_LEAD + _BETWEEN + _CEREMONY, "2022-06-09"),
        # two days: which of them is not told
        (_LEAD + _BETWEEN + "Kenya and Uganda signed a water treaty on Friday. " + _BETWEEN + _CEREMONY, ""),
        # a year is no day
        (_LEAD.replace("on Thursday", "in 2019") + _BETWEEN + _CEREMONY, ""),
        # others signed
        (_LEAD + _BETWEEN + "Chilean President Ivo Lund attended a ceremony in Lima.", ""),
    ],
)
def test_the_day_of_what_was_signed(body: str, start: str) -> None:
    """A ceremony takes the day of signing where all that its sides signed has one and the same."""
    (ceremony,) = Extracted(body).reading.meetings
    assert (ceremony.kind, ceremony.start) == ("ceremony", start)


def test_the_words_of_the_day_are_its_evidence() -> None:
    """The start lent by a signing points to the words of that day, as inferred."""
    x = Extracted(_LEAD + _BETWEEN + _CEREMONY)
    (ceremony,) = x.reading.meetings
    (support,) = [s for s in ceremony.supports if s.field == "start"]
    assert (x.words(support.span), support.basis, support.rule) == (
        "Thursday",
        "inferred",
        "meetings.day-of-signing",
    )
