"""Several instruments under one word: `a package of documents ... Among them are`, `both documents`."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Sequence
from copy import copy

from attrs import evolve

from ..candidates import INFERRED, Actor
from ..spans import Span
from . import events
from .acts import AGREED, NEGOTIATED, ORDER, PLANNED, SIGNED
from .instrument_clauses import made_by_others
from .instrument_nearness import overlap
from .instrument_words import content
from .lexicons import fold, word_set
from .mentions import Mention
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .whom import COUNTS, whom

_INCLUDING = re.compile(r",[ \n]+(?:including|such[ \n]+as|among[ \n]+them)[ \n]+(?:the[ \n]+)?$")
#: A bundle looks this many sentences back, or forward, for what is in it.
REACH = 3
#: The kinds of nouns that may stand for instruments of other kinds (`documents`, `agreements`).
_ANY_KIND = ("agreement", "roadmap")


def is_bundle(reading: Reading, m: Mention) -> bool:
    """Whether a mention is of several instruments that it does not name (`documents`, `the agreements`)."""
    i = m.instrument
    if not i.plural or i.named:
        return False
    known = (word_set(w) for w in ("bundle_nouns", "anaphoric_modifiers", "bundle_modifiers"))
    return content(reading, i) <= set().union(*known)


def members_before(reading: Reading, bundle: Mention, kept: Sequence[Mention]) -> list[Mention]:
    """Those told before to which `both documents`, `the two agreements`, `these accords` points."""
    if not bundle.instrument.definite:
        return []
    if made_by_others(bundle.instrument.noun):
        return []
    lefts = {fold(t.text) for t in bundle.instrument.noun.lefts}
    count = next((COUNTS[w] for w in lefts if w in COUNTS), 0)
    near = [k for k in kept[-REACH * 4 :] if 0 <= _distance(reading, k, bundle) <= REACH]
    done = [k for k in near if k.status]
    if len(done) >= 2:
        # Not one that was only spoken of (`three agreements related to the Treaty ... these agreements`).
        near = done
    if count and len(near) < count:
        return []
    near = near[-count:] if count else near
    return near if len(near) > 1 else []


def lists(reading: Reading, bundle: Mention, member: Mention) -> bool:
    """Whether ``member`` is told as one of the bundle: `Among them are A and B`, `documents, including A`."""
    distance = _distance(reading, bundle, member)
    if not 0 <= distance <= 2:
        return False
    if bundle.signed and member.signed and not overlap(bundle.signed[0], member.signed[0]):
        return False  # `signed accords on Monday. On Tuesday they signed one on X`
    if bundle.kind not in (member.kind, *_ANY_KIND):
        return False  # `signed two memoranda. They issued a joint statement`
    if member.status in (NEGOTIATED, PLANNED) and bundle.status in (SIGNED, AGREED):
        return False  # `reached agreements; the sides continue negotiating a final accord`
    apart = member.kind == "declaration" != bundle.kind  # `signed two accords. They issued a declaration`
    if any(a.real and a.base for a in member.acts) and distance and not apart:
        return True
    start = bundle.instrument.title.end if distance == 0 else member.instrument.sentence.span.start
    between = fold(reading.document.plain[start : max(start, member.instrument.title.start)])
    # `signed three agreements: (1) a treaty, (2) a pact`
    colon = distance == 0 and ":" in between and not member.instrument.definite
    beside = distance == 0 and _in_apposition(bundle, member)
    return colon or beside or any(w in between for w in word_set("listing_words"))


def _in_apposition(bundle: Mention, member: Mention) -> bool:
    """Whether it is one of those counted before (`signed two accords on Sunday, a pact on X and a plan`)."""
    first, noun = bundle.instrument.noun, member.instrument.noun
    if member.instrument.definite or not any(t.dep_ == "nummod" for t in first.lefts):
        return False
    between = noun.doc[first.i + 1 : noun.i]
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in between):
        return False
    opens = [t.i for t in between if t.folded in ("a", "an", "one")]
    return bool(opens) and noun.doc[opens[0] - 1].text in (",", "-", "\u2013", "\u2014")


def share(reading: Reading, member: Mention, bundle: Mention) -> None:
    """Give a member what is told of the whole: that it was signed, by whom, when and where."""
    if len(member.keys()) < 2 and len(member.parties) < 2 and not member.between:
        known = member.keys()
        member.parties += [a for a in bundle.parties if (a.country or a.organization) not in known]
    if ORDER.index(bundle.status) > ORDER.index(member.status):
        member.status, member.status_span = bundle.status, bundle.status_span
        member.rule = bundle.rule
    if not any(s.capacity == "signatory" for s in member.signatories):
        here = [s for s in bundle.signatories if s not in member.signatories]
        own = [s for s in here if _is_of(reading, s, member.keys())]
        member.signatories += own if member.partner is not None else here
    member.signed = member.signed or (bundle.signed if bundle.status == SIGNED else None)
    member.place = member.place or bundle.place
    member.meeting = member.meeting or bundle.meeting
    member.acts += [evolve(a) for a in bundle.acts]
    member.wholes += [w for w in bundle.wholes if w not in member.wholes]


def sign_too(reading: Reading, kept: Sequence[Mention]) -> None:
    """Give what the same sides `also signed` the day and place of what they signed right before."""
    for n, mention in enumerate(kept):
        _share_day_back(reading, kept[:n], mention)
        if mention.signing is None or mention.signed is not None or not mention.keys():
            continue
        if mention.instrument.sentence.forms.isdisjoint(word_set("adding_words")):
            continue
        before = [k for k in kept[:n] if k.signing is not None and k.keys() == mention.keys()]
        near = [k for k in before if 0 <= _distance(reading, k, mention) <= REACH and k.signed is not None]
        if near and near[-1].signed is not None:
            value, span, _, _ = near[-1].signed
            mention.signed = (value, span, INFERRED, "agreements.also-signed")
            mention.place = mention.place or near[-1].place


def take_sides(reading: Reading, m: Mention, kept: Sequence[Mention]) -> None:
    """Whose `a memorandum is also under discussion` is, where no encounter tells it: of those whose other
    instrument is told right before.
    """
    told = {a.status for a in m.acts if a.real} & {SIGNED, NEGOTIATED, PLANNED}
    if m.parties or m.unnamed or not told or m.instrument.plural:
        return
    near = [k for k in kept if 0 <= _since(reading, k, m) <= 1 and len(k.keys()) >= 2]
    here = reading.entities_in(m.instrument.sentence.span)
    named = {e.id for e in here if e.kind != PERSON and e.id and not e.city}
    if near and named <= near[-1].keys():
        rule = "agreements.sides-told-before"
        states = [a.country for a in near[-1].parties if a.country]
        bodies = [a.organization for a in near[-1].parties if a.organization]
        theirs = [Referent(COUNTRY, state, m.title, INFERRED, rule) for state in states]
        theirs += [Referent(ORGANIZATION, body, m.title, INFERRED, rule) for body in bodies]
        m.parties = [events.actor(r, "party", None, rule) for r in theirs]


def take_listed(reading: Reading, m: Mention, kept: Sequence[Mention]) -> None:
    """Give `including the Additional Protocol` the parties of the agreements of which it is one."""
    if m.parties or not m.named or not kept or len(kept[-1].keys()) < 2:
        return
    i, first = m.instrument, kept[-1].instrument
    if i.sentence is first.sentence and _INCLUDING.search(
        reading.document.text, first.title.end, max(first.title.end, i.phrase.start)
    ):
        m.parties = list(kept[-1].parties)


def _is_of(reading: Reading, signer: Actor, parties: Container[str]) -> bool:
    """Whether a signer signs for one of the parties."""
    if not signer.person:
        return (signer.country or signer.organization) in parties
    return any(r.country in parties or r.organization in parties for r in reading.roles_of(signer.person))


def part(reading: Reading, m: Mention) -> list[Mention]:
    """One agreement for each partner, where one side has `signed separate agreements with A, B and C`."""
    i = m.instrument
    apart = any(t.folded in word_set("separating_words") | {"bilateral"} for t in i.noun.lefts)
    if not apart or not (i.plural or i.noun.folded == "accords"):
        return []
    if m.signing is None and not any(a.real and a.status for a in m.acts):
        return []
    about = [c for t in (i.noun, *(a.word for a in m.acts)) for c in t.children]
    linked = [t for c in about if c.dep_ == "prep" and c.folded == "with" for t in c.children]
    partners = [r for t in linked if t.dep_ == "pobj" for r in whom(reading, t) if r.id]
    others = [a for a in m.parties if (a.country or a.organization) not in {r.id for r in partners}]
    beside = [a for a in m.parties if a not in others]
    if len({r.id for r in partners}) >= 2 and len(others) == 1:
        return [
            _one_of(m, [others[0], *(a for a in beside if (a.country or a.organization) == r.id)], r.span)
            for r in partners
        ]
    separate = any(t.folded in word_set("separating_words") for t in i.noun.lefts)
    if not separate or not beside or len(others) < 2:
        return []
    # `A and B signed separate agreements with C`
    own = [(a, next((s.span for s in a.supports if s.field == "*"), None)) for a in others]
    return [_one_of(m, [a, *beside], span) for a, span in own]


def _one_of(m: Mention, parties: list[Actor], partner: Span | None) -> Mention:
    """One of several instruments that one mention tells: that of these parties."""
    one = copy(m)
    one.parties, one.partner = parties, partner
    one.signatories, one.wholes, one.acts = list(m.signatories), list(m.wholes), list(m.acts)
    return one


def _share_day_back(reading: Reading, before: Sequence[Mention], mention: Mention) -> None:
    """`Also on Monday, A and B signed an accord`: what they signed before it has that day too."""
    start = mention.instrument.sentence.span.start
    if mention.signed is None or not reading.document.words(Span(start, start + 8)).startswith("Also on"):
        return
    for k in before:
        if k.signing is not None and k.signed is None and k.keys() == mention.keys():
            value, span, _, _ = mention.signed
            k.signed = (value, span, INFERRED, "agreements.also-signed")


def _since(reading: Reading, first: Mention, second: Mention) -> int:
    """How many sentences lie from what was last told of one instrument to another."""
    sentences = reading.document.sentences
    starts = [w.start for w in first.wholes if w.start <= second.instrument.sentence.span.start]
    one, two = (
        bisect.bisect_right(sentences, at, key=lambda s: s.span.start)
        for at in (max(starts, default=0), second.instrument.sentence.span.start)
    )
    return two - one


def _distance(reading: Reading, first: Mention, second: Mention) -> int:
    """How many sentences lie from one mention to the other."""
    one, two = (reading.document.number_of(x.instrument.sentence) for x in (first, second))
    return two - one
