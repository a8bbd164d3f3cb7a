"""One mention of an instrument: its acts, parties, dates, term, place and encounter (codebook section 5)."""

from __future__ import annotations

import itertools
import re

from attrs import define, field

from .. import dates
from ..candidates import INFERRED, NORMALIZED, Actor, MeetingCandidate
from ..spans import Span
from . import events
from .act import VIOLATED
from .acts import AGREED, IN_FORCE, NEGOTIATED, ORDER, PLANNED, RATIFIED, SIGNED, Act, acts_of, is_passive
from .bodies_listed import LEADERS_OF
from .effect import effective_day
from .events import Clause
from .governors import subtree_of
from .groups import group
from .instrument_dates import YEAR, date_of_act, is_approval, is_called_off, own_day
from .instruments import Instrument
from .lexicons import fold
from .modality import is_backdrop
from .old_instruments import DAY_BEFORE, OF_YEAR, YEAR_IN_NAME, day_before, holds_still, is_old, year_behind
from .parties import Sides, as_parties, is_bilateral, sides_of, unnamed_parties
from .reading import COUNTRY, Entity, Reading
from .signing import signatories
from .signing_occasions import on_occasion, on_visit, was_reached
from .stand_for import is_assembly
from .trades import sale_verbs
from .unnamed_sides import (
    LOOKBACK,
    by_all,
    by_sentence,
    is_named_bilateral,
    is_new,
    is_of_others,
    meetings_at,
    other_side,
)
from .whom import represented

#: At most so many characters make the words that assert an agreement as a whole.
WHOLE = 400
#: How far behind an act its place is looked for, in words.
_PLACE_REACH = 80
_LENGTH = re.compile(r"\b[\w-]+?[- ](?:years?|months?|weeks?|days?)\b")
_FOR = re.compile(
    r"\bfor[ \n]+(?:(?:the|an)[ \n]+(?:next|coming|following|initial|first)[ \n]+(?:period[ \n]+of[ \n]+)?"
    r"|a[ \n]+period[ \n]+of[ \n]+|another[ \n]+|an[ \n]+additional[ \n]+|up[ \n]+to[ \n]+)?"
    r"(?P<length>\w+(?:[ \n]+more)?[ \n]+(?:years?|months?|weeks?|days?))\b"
)
#: How far behind a declaration the day may stand that it bears, and what stands before that day.
_DATE_REACH = 120
_DATED = re.compile(r"\b(?:of|dated)[ \n]+$")
#: The rule of a range of years, which is no day of signing.
_YEARS = "dates.year-range"
_PROLONGING = frozenset({"extend", "extension", "renew", "renewal", "prolong", "prolongation"})


@define(eq=False)
class Mention:
    """One mention of an instrument, before mentions of the same one are joined; then the whole of them."""

    instrument: Instrument
    acts: list[Act]
    kind: str
    title: Span
    rule: str
    status: str
    status_span: Span | None
    parties: list[Actor]
    signatories: list[Actor] = field(factory=list)
    mediators: list[Actor] = field(factory=list)
    signed: tuple[str, Span, str, str] | None = None
    effective: tuple[str, Span, str] | None = None
    term: tuple[str, Span] | None = None
    place: Entity | None = None
    meeting: str = ""
    wholes: list[Span] = field(factory=list)
    quoted: bool = False
    named: bool = False
    aliases: set[str] = field(factory=set)
    between: bool = False
    of_union: bool = False
    printed: list[Actor] = field(factory=list)
    #: the words for the one partner, where an agreement with each of several is told.
    partner: Span | None = None
    #: groups that nothing names (`the rebels`), parties where one other is told elsewhere.
    unnamed: list[Actor] = field(factory=list)
    #: the verb of the clause that tells how it was made, where another sentence calls it an agreement.
    deed: Span | None = None

    def keys(self) -> set[str]:
        """The parties that are known, for comparing."""
        return {a.country or a.organization for a in self.parties} - {""}

    @property
    def signing(self) -> Act | None:
        """The act by which it was signed, if the text tells one."""
        return next((a for a in self.acts if a.status == SIGNED and a.real and not a.future), None)


def read_mention(reading: Reading, i: Instrument) -> Mention:
    document = reading.document
    acts = acts_of(i)
    sides = sides_of(reading, i, acts)
    # `agreed to share data under an accord still being drafted`: what is only being made is not yet agreed.
    acts = [a for a in acts if a.status == NEGOTIATED and _goes_on(a)] or acts
    told = [a for a in acts if a.real and a.status]
    best = max(told, key=lambda a: ORDER.index(a.status), default=None)
    status = best.status if best else ""
    signing = next((a for a in told if a.status == SIGNED and not a.future), None)
    planned = any(a.real and a.future and a.base in (SIGNED, AGREED) and a.status == PLANNED for a in acts)
    if len(as_parties(reading, sides.parties)) < 2 and not _has_company(reading, sides):
        # `A joint communique was issued at the end of the visit`
        reached = [a.word for a in told if a.status == AGREED]
        issued = i.kind == "declaration" and any(is_passive(w) or w.dep_ == "acl" for w in reached)
        done = signing is not None or planned or issued
        new = not sides.parties and is_new(i) and not any(is_of_others(a) for a in acts)
        told_new = new and (done or status == NEGOTIATED)
        old = year_behind(reading, i) is not None and not i.named
        if told_new or old or (done and not i.named) or any(_by_all(i, a, sides) for a in told):
            sides.parties += by_sentence(reading, i, sides) or other_side(reading, i, sides)
        elif is_named_bilateral(i) and not sides.parties:
            # `A called B to discuss the Bilateral Trade Agreement`
            sides.parties += by_sentence(reading, i, sides)
        elif told or i.definite or is_backdrop(i.head):
            sides.parties += other_side(reading, i, sides)
        if told and i.definite and is_bilateral(i) and len(as_parties(reading, sides.parties)) < 2:
            sides.parties += group(reading.coreference, i.noun, "states", None)  # type: ignore[arg-type]
    if any(a.status == AGREED and is_assembly(a) for a in told if status in (AGREED, SIGNED)):
        status = RATIFIED
    main = signing or best or (acts[0] if acts else None)
    rule = f"agreements.{fold(main.word.lemma_)}" if main else "agreements.named"
    mention = Mention(
        i,
        acts,
        i.kind,
        i.title,
        rule,
        status,
        document.span([best.word]) if best else None,
        as_parties(reading, sides.parties, status == RATIFIED or any(is_assembly(a) for a in acts)),
        signatories(reading, sides, acts),
        _mediators(reading, sides),
        quoted=i.quoted,
        named=i.named,
        aliases=set(i.aliases),
        between=any(c.dep_ == "prep" and fold(c.text) in ("between", "among") for c in i.noun.children),
    )
    sold = any(a.real and a.status == AGREED and a.word.base in sale_verbs() for a in acts[:1])
    if i.kind == "agreement" and sold:
        mention.kind = "contract"  # `bought ships from B in a deal worth two million`
    mention.printed = as_parties(reading, sides.printed)
    mention.of_union = any(r.rule == LEADERS_OF for r in sides.signers)
    mention.unnamed = unnamed_parties(sides.parties) if not mention.parties else []
    mention.wholes.append(i.sentence.span if len(i.sentence.span) <= WHOLE else _part(reading, mention, main))
    _add_dates(reading, mention)
    _add_term(reading, mention, main)
    if signing is not None:
        mention.place = _place(reading, i, signing)
        _add_meeting(reading, mention, signing)
    elif best is not None and status == AGREED and not best.future:
        # `agreed to a truce in X`: a state may be where it is to hold.
        mention.place = place if (place := _place(reading, i, best)) is not None and place.city else None
        if was_reached(i, best) and not is_approval(reading, best, i):
            _add_meeting(reading, mention, best)
    return mention


def _goes_on(act: Act) -> bool:
    """Whether it is still being done (`being drafted`)."""
    return any(c.folded == "being" and c.dep_ == "auxpass" for c in act.word.lefts)


def _by_all(i: Instrument, act: Act, sides: Sides) -> bool:
    """Whether all of whom the article speaks do it; they may speak of implementing others' treaty."""
    nominal = act.word.pos_ in ("NOUN", "PROPN")
    known = nominal and (i.named or bool(sides.printed))
    return act.doer == "party" and not known and by_all(act)


def _has_company(reading: Reading, sides: Sides) -> bool:
    """Whether a company signs: the states of the sentence are then no parties."""
    companies = {o.id for o in reading.organizations if o.kind == "company"}
    return any(r.id in companies for r in sides.parties)


def _part(reading: Reading, m: Mention, act: Act | None) -> Span:
    """The words about the instrument in a long sentence."""
    span = m.instrument.phrase.hull(m.title)
    more = [s.span for a in m.parties for s in a.supports if s.field == "*"]
    if act is not None:
        more.insert(0, reading.document.span([act.word]))
    for other in more:
        if other in m.instrument.sentence.span and len(span.hull(other)) <= WHOLE:
            span = span.hull(other)
    return span


def _mediators(reading: Reading, sides: Sides) -> list[Actor]:
    out: dict[str, Actor] = {}
    for r in sides.mediators:
        for one in represented(reading, r):
            out.setdefault(one.id, events.actor(one, "mediator", one.span, "agreements.mediator"))
    return list(out.values())


def _add_dates(reading: Reading, m: Mention) -> None:
    document = reading.document
    i = m.instrument
    for found in YEAR.finditer(document.words(m.title)):
        span = Span(m.title.start + found.start(), m.title.start + found.end())
        if span.end <= i.noun.idx:
            # `the October 1, 2020 statement`
            whole = next((d for d in reading.dates_in(i.sentence.span) if span in d.span), None)
            m.signed = (found[0], span, NORMALIZED, YEAR_IN_NAME)
            if whole is not None and len(whole.span) > len(span):
                m.signed = (str(whole.edtf), whole.span, NORMALIZED, whole.rule)
    if m.signed is None and (day := day_before(reading, i)) is not None:
        m.signed = (str(day.edtf), day.span, NORMALIZED, DAY_BEFORE)
    if m.signed is None and m.signing is not None and (day := own_day(reading, i)) is not None:
        m.signed = (str(day.edtf), day.span, NORMALIZED, day.rule)
    published = reading.document.article.published.isoformat()
    begins = effective_day(reading, i)
    for act in m.acts:
        if not act.real:
            continue
        date = date_of_act(reading, act, i)
        if date is None or is_approval(reading, act, i):
            continue
        if begins is not None and begins.span.overlaps(date[1]):
            continue
        value, span, rule = date
        if rule == _YEARS:
            continue  # `the roadmap for 2021-2023`
        if act.starts:
            m.effective = m.effective or (value.removesuffix("/.."), span, rule)
            if act.future and value == published:
                m.status, m.status_span = IN_FORCE, document.span([act.word])
        elif is_called_off(reading, i) or value.startswith(".."):
            continue  # `is to be signed by May`
        elif (m.signed is None or (m.signed[2:] == (NORMALIZED, YEAR_IN_NAME) and act is m.signing)) and (
            act.status in (SIGNED, AGREED)
            or (act.status == PLANNED and act.future and act.base != NEGOTIATED)
        ):
            m.signed = (value, span, NORMALIZED, rule)
    if m.signed is not None and m.status == AGREED and i.definite and is_old(reading, i, m.signed):
        m.status, m.status_span = IN_FORCE, m.signed[1]  # `the 1965 treaty which restored their ties`
    year = year_behind(reading, i) if m.signed is None or m.signed[1] in m.title else None
    if year is not None:
        m.signed = (str(year.edtf), year.span, NORMALIZED, OF_YEAR)
        if m.status in ("", AGREED) and all(a.base != VIOLATED for a in m.acts):
            m.status, m.status_span = IN_FORCE, year.span
    if m.status == SIGNED and holds_still(reading, i, m.signed):
        m.status, m.status_span = IN_FORCE, m.instrument.title
    if m.effective is None and begins is not None:
        m.effective = (str(begins.edtf), begins.span, begins.rule)
    if m.signed is None and i.definite:
        for child in i.noun.children:
            # `the agreement of March 5`, `Tuesday's agreement`
            tokens = list(subtree_of(child))
            if child.dep_ in ("prep", "poss", "npadvmod") and (
                child.dep_ != "prep" or fold(child.text) in ("of", "from")
            ):
                span = document.span(tokens)
                for d in reading.dates_in(span):
                    behind = document.text[span.start : d.span.start].strip().lower() in ("of", "from")
                    if len(d.span) + 6 >= len(span) or behind:
                        m.signed = (str(d.edtf), d.span, NORMALIZED, d.rule)
    if m.signed is None and i.definite and i.kind == "declaration":
        # `the trilateral statement of the leaders of A, B and C of May 9, 2020`
        for d in reading.dates_in(i.sentence.span):
            lead = document.text[max(i.title.end, d.span.start - 8) : d.span.start]
            if 0 < d.span.start - i.title.end <= _DATE_REACH and _DATED.search(lead):
                m.signed = (str(d.edtf), d.span, NORMALIZED, d.rule)
                break


def _add_term(reading: Reading, m: Mention, act: Act | None) -> None:
    document = reading.document
    for found in _LENGTH.finditer(document.words(m.instrument.phrase)):
        term = dates.duration_of(found[0])
        if term and m.instrument.phrase.start + found.end() <= m.instrument.noun.idx:
            m.term = (
                term,
                Span(m.instrument.phrase.start + found.start(), m.instrument.phrase.start + found.end()),
            )
            return
    lasts = (
        any(t.base in ("last", "valid", "run") for t in subtree_of(m.instrument.head.head))
        if act is None
        else False
    )
    if not lasts and (act is None or act.status not in (SIGNED, AGREED, IN_FORCE, RATIFIED)):
        return
    after = Span(m.instrument.noun.idx, min(m.instrument.sentence.span.end, m.title.end + 80))
    hit = _FOR.search(document.words(after))
    if hit is None and act is not None and act.word.base in _PROLONGING:
        # `announced the extension of the memorandum on X and Y, effective May 3, for a period of five years`
        after = Span(m.instrument.noun.idx, m.instrument.sentence.span.end)
        hit = _FOR.search(document.words(after))
    term = dates.duration_of(hit["length"]) if hit else None
    if hit and term:
        m.term = (term, Span(after.start + hit.start("length"), after.start + hit.end("length")))


def _add_meeting(reading: Reading, m: Mention, act: Act) -> None:
    """The encounter in whose course it was signed; it lends its days and place where none are told."""
    theirs = any(c.folded == "they" for c in act.word.lefts)  # `A and B met on Monday. They signed a pact`
    back = LOOKBACK if on_occasion(act) else int(theirs)
    here = [
        x
        for x in meetings_at(reading, m.instrument.sentence.span, back)
        if x.status == "held" and _takes_part(reading, x, m)
    ]
    if m.signed is not None and m.signed[3] != YEAR_IN_NAME:
        here = [
            x
            for x in here
            if not x.start or dates.EDTF.parse(x.start).overlaps(dates.EDTF.parse(m.signed[0])) or x.end
        ]
    if not here:
        return
    if on_occasion(act):
        # The nearest one, told in the sentence or before it; of a visit where that is what is named.
        visits = [x for x in here if x.kind == "visit"] if on_visit(act) else []
        here = (visits or here)[:1]
    chosen = min(here, key=lambda x: (x.kind == "visit", x.id))
    m.meeting = chosen.id
    if m.signed is None and chosen.start:
        support = next(s for s in chosen.supports if s.field == "start")
        days = (
            f"{chosen.start}/{chosen.end}"
            if chosen.end and chosen.end != chosen.start and "/" not in chosen.start
            else chosen.start
        )
        kind = next(
            (s.span for s in chosen.supports if s.field == "kind" and s.span in m.instrument.sentence.span),
            support.span,
        )
        m.signed = (days, kind, INFERRED, "agreements.day-of-meeting")
    if m.place is None and chosen.country:
        city = next((s for s in chosen.supports if s.field == "city"), None)
        support = city or next(s for s in chosen.supports if s.field == "country")
        m.place = Entity(
            support.span, COUNTRY, chosen.country, "city" if chosen.city else "name", chosen.city
        )


def at_ceremony(reading: Reading, m: Mention) -> None:
    """The place of the one ceremony of the article, for what its sides signed with no place told."""
    held = [x for x in reading.meetings if x.kind == "ceremony" and x.status == "held"]
    if m.place is not None or m.meeting or m.signing is None or len(held) != 1 or not held[0].city:
        return
    if not _takes_part(reading, held[0], m):
        return
    told = next((d for d in held[0].supports if d.field == "city"), None)
    if told is None or (held[0].start and m.signed and held[0].start != m.signed[0]):
        return
    m.meeting = held[0].id
    m.place = Entity(told.span, COUNTRY, held[0].country, "city", held[0].city)


def _place(reading: Reading, i: Instrument, act: Act) -> Entity | None:
    """Where it was signed: the place of the clause, else a city behind the name (`at the talks in Oslo`)."""
    found, _ = events.place_of(Clause(reading, act.word))
    if found is not None and found.city:
        return found
    if act.word.pos_ in ("NOUN", "PROPN") and act.word.idx < i.title.start:
        between = reading.entities_in(Span(act.word.idx, i.title.start))
        cities = [e for e in between if e.kind == COUNTRY and e.city]
        if cities:
            return cities[0]
    start, doc = act.word.i + 1, act.word.doc
    for token in doc[start : min(act.word.sent.end, start + _PLACE_REACH)]:
        if token.dep_ != "prep" or fold(token.text) not in ("in", "at") or token.idx < i.title.end:
            continue
        if not any(t is act.word for t in itertools.islice(token.ancestors, 12)):
            continue
        if any(t.pos_ in ("VERB", "AUX") for t in itertools.islice(token.ancestors, 12) if t.i > act.word.i):
            continue
        inside = reading.entities_in(reading.document.span([t for t in subtree_of(token) if not t.is_space]))
        cities = [e for e in inside if e.kind == COUNTRY and e.city]
        if cities:
            return cities[0]
    return found


def _takes_part(reading: Reading, meeting: MeetingCandidate, m: Mention) -> bool:
    sides = {meeting.country} - {""}
    for a in meeting.actors:
        sides |= {a.country, a.organization}
        sides |= {r.country or r.organization for r in reading.roles_of(a.person)} if a.person else set()
    return bool(m.keys() & sides)
