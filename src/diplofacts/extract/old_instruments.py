"""Instruments of former years, which nobody signs now: `a security accord from 2001`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import INFERRED, Actor
from ..spans import Span
from . import events
from .act import IN_FORCE, NEGOTIATED, PLANNED, RATIFIED, SIGNED, Act
from .instrument_terms import is_under
from .instruments import Instrument
from .lexicons import word_set
from .reading import COUNTRY, Reading, Referent

if TYPE_CHECKING:
    from ..dates import DateMention

#: A year has so many digits.
_YEAR = 4
_LINK = re.compile(
    r"(?:[ \n]+with[ \n]+[\w' -]{1,40}?)?[ \n]+(?:of|from|(?:(?:that|which)[ \n]+dates|dating)[ \n]+"
    r"(?:from|back[ \n]+to))[ \n]+"
)
#: The rule of the year behind an instrument.
OF_YEAR = "agreements.year-behind"
#: The rule of the day before a declaration.
DAY_BEFORE = "agreements.day-before"
#: The rule of the year in a name.
YEAR_IN_NAME = "agreements.year-in-name"
_DATING = frozenset({"dates", "dated", "dating"})
#: Within so many characters behind such a verb stands the year (`dates back to 1998`).
_DATED = 16
_BEFORE = re.compile(r",?[ \n]+(?:[\w-]+[ \n]+){0,2}")


def year_behind(reading: Reading, i: Instrument) -> DateMention | None:
    """The past year or day from which the words behind an instrument say that it is.

    Args:
        reading: the article.
        i: the instrument; one that its article does not point to as known.
    """
    if i.plural:
        return None
    if (dated := _dating_clause(reading, i)) is not None or i.definite:
        return dated
    text, this_year = reading.document.text, reading.document.article.published.year
    said = [d for d in reading.dates_in(i.sentence.span) if d.span in i.title and len(d.span) == _YEAR]
    if said and said[0].span.end < i.noun.idx and str(this_year) > str(said[0].edtf):
        return said[0]  # `a 1994 ceasefire`
    ends = {i.title.end, i.noun.idx + len(i.noun)}
    for day in reading.dates_in(i.sentence.span):
        near = any(end < day.span.start and _LINK.fullmatch(text[end : day.span.start]) for end in ends)
        latest = day.edtf.latest
        told = str(latest.year) in day.span.of(text) if latest is not None else False
        if near and latest is not None and latest.year < this_year and (told or len(str(day.edtf)) == 4):
            return day
    return None


def _dating_clause(reading: Reading, i: Instrument) -> DateMention | None:
    """The year that a verb gives it (`an accord which dates from 1998`, `The pact dates back to 1998`)."""
    if not _DATING & i.sentence.forms:
        return None
    own = [c for c in i.noun.rights if c.dep_ in ("relcl", "acl")]
    verb = next((t for t in (*own, i.head.head) if t.folded in _DATING and t.i > i.noun.i), None)
    if verb is None:
        return None
    ahead = [d for d in reading.dates_in(i.sentence.span) if 0 < d.span.start - verb.idx <= _DATED]
    return ahead[0] if ahead and ahead[0].edtf.latest is not None else None


def is_old(reading: Reading, i: Instrument, signed: tuple[str, Span, str, str] | None) -> bool:
    """Whether a year gone by beside its noun says that it was there (`a pact of 1996`, `a 1929 treaty`)."""
    if signed is None or i.plural:
        return False
    this_year = str(reading.document.article.published.year)
    return signed[3] == OF_YEAR or (signed[3] == YEAR_IN_NAME and signed[0][:4] < this_year)


def not_yet(acts: Sequence[Act]) -> str:
    """The status of a known instrument of which no act is told as a fact: what is refused or only applied for
    is not done (`refused to sign the X Accord`, `applied to join the Convention`).
    """
    lacking = {a.base for a in acts if not a.real}
    if any(a.future and a.word.base in word_set("acceding_verbs") for a in acts):
        return PLANNED
    return NEGOTIATED if SIGNED in lacking else SIGNED if RATIFIED in lacking else IN_FORCE


def holds_still(reading: Reading, i: Instrument, signed: tuple[str, Span, str, str] | None) -> bool:
    """Whether what one of former years lays down is told in the present (`Under a pact signed in 1979, A may
    not station troops there`).
    """
    this_year = str(reading.document.article.published.year)
    if signed is None or not (len(signed[0]) == _YEAR and signed[0] < this_year) or not is_under(i.head):
        return False
    above = itertools.islice(i.head.ancestors, 6)
    main = next((t for t in above if t.pos_ in ("VERB", "AUX")), None)
    if main is None or main.i < i.noun.i or main.dep_ in ("acl", "relcl"):
        return False
    helpers = [c for c in main.lefts if c.dep_ in ("aux", "auxpass")]
    return main.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("MD", "VBZ", "VBP") for c in helpers[:1])


def day_before(reading: Reading, i: Instrument) -> DateMention | None:
    """The day that tells one from others (`the October 5 joint statement`, `the May 9 accord`)."""
    if i.plural or not (i.definite or i.kind == "declaration"):
        return None
    text, published = reading.document.text, reading.document.article.published
    for day in reading.dates_in(i.sentence.span):
        if day.edtf.earliest is None or day.edtf.earliest > published:
            continue
        pointed = text[max(0, day.span.start - 4) : day.span.start].lower().endswith("the ")
        if pointed and day.span.end < i.noun.idx and _BEFORE.fullmatch(text, day.span.end, i.noun.idx):
            return day
    return None


def without_organs(reading: Reading, parties: Sequence[Actor]) -> list[Actor]:
    """The parties without the organs of states that are parties, and without outlets beside two others."""
    states = {a.country for a in parties if a.country}
    bodies = [o for o in reading.organizations if o.kind == "government_body" and o.country]
    organs = {o.id for o in bodies if o.country in states}
    # An outlet that tells of it (`Reuters`) is no party beside two others.
    media = {o.id for o in reading.organizations if o.kind == "media"}
    if sum(a.organization not in media for a in parties) >= 2:
        organs |= media
    return [a for a in parties if a.country or a.organization not in organs]


def of_states(reading: Reading, parties: Sequence[Actor]) -> list[Actor]:
    """Each organ of a state as that state: what a ministry does with a pact already made, its state does
    (`The Department of State and NASA lead the implementation of the Accords`).
    """
    states = {o.id: o.country for o in reading.organizations if o.kind == "government_body" and o.country}
    out: dict[str, Actor] = {}
    for a in parties:
        state = states.get(a.organization, "")
        if state:
            # The words that name the organ name whose it is.
            span = next(s.span for s in a.supports if s.field == "*")
            whose = Referent(COUNTRY, state, span, INFERRED, "agreements.organ-of-party")
            a = events.actor(whose, a.capacity, None, "agreements.organ-of-party")
        out.setdefault(a.country or a.organization or a.words, a)
    return list(out.values())
