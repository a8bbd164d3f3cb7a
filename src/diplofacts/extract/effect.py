"""The day from which an instrument has effect (`a truce to begin on Friday`; codebook section 5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .instruments import Instrument
from .reading import Reading

if TYPE_CHECKING:
    from ..dates import DateMention

_EFFECTIVE = re.compile(r"\beffective(?:[ \n]+(?:on|from|as[ \n]+of))?[ \n]+")
_BEGIN = r"(?:begin|start|take[ \n]effect|(?:come|enter|go)[ \n]into[ \n](?:force|effect))"
_BEGINS = r"(?:begins|starts|takes[ \n]effect|(?:comes|enters|goes)[ \n]into[ \n](?:force|effect))"
_HOUR = (
    r"(?:(?:from|at|on|as[ \n]of|in)[ \n])?"
    r"(?:(?:midnight|noon|midday|dawn|sunset|sunrise|\d\d?(?::\d\d)?[ \n]?"
    r"(?:a\.?m\.?|p\.?m\.?|GMT|UTC|local[ \n]time)?)[ \n](?:local[ \n]time[ \n])?(?:on[ \n])?)?"
)
#: What leads from the noun to the day from which it holds.
_STARTS = re.compile(
    rf"(?:,?[ \n](?:(?:due|set|scheduled|expected)[ \n])?to[ \n]{_BEGIN}"
    rf"|,?[ \n](?:which|that)[ \n](?:(?:will|is[ \n](?:due[ \n]|set[ \n])?to)[ \n]{_BEGIN}|{_BEGINS})"
    rf"|,?[ \n](?:beginning|starting|taking[ \n]effect|coming[ \n]into[ \n](?:force|effect)))[ \n]{_HOUR}$"
)
_AS_OF = re.compile(rf",?[ \n](?:from|as[ \n](?:of|from)|with[ \n]effect[ \n]from)[ \n]{_HOUR}$")
_FORMS = frozenset({"begin", "beginning", "start", "starting", "effect", "force", "effective"})
#: How far behind the noun the day may stand, in characters, and what tells that another thing begins on it.
_REACH = 140
_OTHER = re.compile(r"\b(?:which|that|whereby|and|but|when|after|before|under|until)\b|[;:]")


def effective_day(reading: Reading, i: Instrument) -> DateMention | None:
    """The day told behind an instrument as its first (`is extended for five years effective July 16`,
    `a truce to begin at dawn on Friday`).
    """
    truce = i.kind == "ceasefire"
    if not truce and _FORMS.isdisjoint(i.sentence.forms):
        return None
    text, end = reading.document.text, i.sentence.span.end
    mark = _EFFECTIVE.search(text, i.noun.idx, end) if "effective" in i.sentence.forms else None
    if mark is not None:
        return next((d for d in reading.dates if d.span.start == mark.end()), None)
    behind = i.noun.idx + len(i.noun)
    for day in reading.dates_in(i.sentence.span):
        if not behind < day.span.start <= behind + _REACH:
            continue
        m = _STARTS.search(text, behind, day.span.start)
        m = m or (_AS_OF.search(text, behind, day.span.start) if truce else None)
        if m is not None and _OTHER.search(text, behind, m.start()) is None:
            return day
    return None
