"""Where and when something was signed, told by itself: `The signing ceremony was held in Lima on Friday`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import NORMALIZED
from ..spans import Span
from .mentions import Mention
from .reading import COUNTRY, Reading

_SCENE = re.compile(
    r"\b[Tt](?:he|his)[ \n]+(?:\w+[ \n]+){0,2}?(?:signing(?:[ \n]+ceremony)?|ceremony|signature)[ \n]+"
    r"(?:of[ \n]+the[ \n]+\w+[ \n]+)?(?:took[ \n]+place|was[ \n]+(?:held|hosted|organi[sz]ed)|happened)\b"
    r"(?P<rest>[^;\n]{0,140}?)(?=[.;\n](?:[ \n]|$)|$)"
)


def read_scene(reading: Reading, kept: Sequence[Mention]) -> None:
    """Set the place and the day of the one instrument signed that is told before such a sentence.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined.
    """
    signed = [k for k in kept if k.signing is not None]
    if len(signed) != 1:
        return
    one = signed[0]
    for m in _SCENE.finditer(reading.document.text, one.title.end):
        if reading.document.quote_at(m.start()) is not None:
            continue
        rest = Span(*m.span("rest"))
        city = next((e for e in reading.entities_in(rest) if e.kind == COUNTRY and e.city), None)
        day = next(iter(reading.dates_in(rest)), None)
        one.place = one.place or city
        if one.signed is None and day is not None:
            one.signed = (str(day.edtf), day.span, NORMALIZED, day.rule)
        return
