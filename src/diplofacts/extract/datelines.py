"""Where the dateline ends that opens a sentence (`LIMA, June 3 (Agency) - `)."""

from __future__ import annotations

import re

from .document import Sentence
from .reading import COUNTRY, Reading

_DATELINE = re.compile(
    r"[A-Z][A-Z'\u2019. -]{2,}(?:,[^()\u2014\u2013-]{0,40}?)?\s*(?:\([^)]{2,40}\))?"
    r"\s*(?:--|[\u2014\u2013-])\s+"
)
#: `LIMA, Peru (AP) X said`: an agency in brackets needs no dash behind it.
_AGENCY_DATELINE = re.compile(
    r"[A-Z][A-Z'\u2019. -]{2,}(?:,[^()\n]{0,40}?)?\s*\((?:AP|AFP|AA|Reuters|Xinhua|[A-Z]{3,9})\)\s+(?=[A-Z])"
)
#: `June 3, 2010 (LIMA) - `: the day first.
_DAY_DATELINE = re.compile(
    r"[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4},? \(?[A-Z][\w'\u2019. ,/]{1,40}\)?\s*(?:--|[\u2014\u2013:-])\s+"
)
#: A place in small letters is a dateline only where it opens the article.
_FIRST_DATELINE = re.compile(
    r"[A-Z][\w'\u2019. ]{2,25}(?:, [A-Z]\w+)?\s*(?:\([^)]{2,40}\))?\s*(?:--|[\u2014\u2013])\s+"
)
#: `New Delhi: `, `Kathmandu, September 9: `: behind a city's name.
_COLON_DATELINE = re.compile(r"(?:,[^:.\n]{3,30})?:\s+")


def dateline_end(reading: Reading, offset: int) -> int:
    """Where the dateline of the sentence at ``offset`` ends; 0 where it has none."""
    sentence = reading.document.sentence_of(offset)
    if sentence is None:
        return _end(reading, None)
    known = reading.datelines
    if sentence.span.start not in known:
        known[sentence.span.start] = _end(reading, sentence)
    return known[sentence.span.start]


def _end(reading: Reading, sentence: Sentence | None) -> int:
    start = sentence.span.start if sentence is not None else 0
    mark = _DATELINE.match(reading.document.text, start) or _AGENCY_DATELINE.match(
        reading.document.text, start
    )
    if mark is None and reading.document.sentences[0] is sentence:
        mark = _DAY_DATELINE.match(reading.document.text, start)
        mark = mark or _FIRST_DATELINE.match(reading.document.text, start)
        place = reading.entity_at(start)
        if mark is None and place is not None and place.kind == COUNTRY and place.city:
            mark = _COLON_DATELINE.match(reading.document.text, place.span.end)
    return mark.end() if mark is not None else 0
