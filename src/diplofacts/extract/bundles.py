"""Several instruments under one word: `a package of documents ... Among them are`, `both documents`."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import evolve

from ..candidates import INFERRED
from .acts import ORDER, SIGNED
from .instrument_joining import content
from .lexicons import fold, word_set
from .mentions import Mention
from .reading import Reading
from .whom import COUNTS

#: A bundle looks this many sentences back, or forward, for what is in it.
REACH = 3


def is_bundle(reading: Reading, m: Mention) -> bool:
    """Whether a mention is of several instruments that it does not name (`documents`, `the agreements`)."""
    i = m.instrument
    if not i.plural or i.named:
        return False
    return content(reading, i) <= word_set("bundle_nouns") | word_set("anaphoric_modifiers")


def members_before(reading: Reading, bundle: Mention, kept: Sequence[Mention]) -> list[Mention]:
    """Those told before to which `both documents`, `the two agreements`, `these accords` points."""
    if not bundle.instrument.definite:
        return []
    lefts = {fold(t.text) for t in bundle.instrument.noun.lefts}
    count = next((COUNTS[w] for w in lefts if w in COUNTS), 0)
    near = [k for k in kept[-REACH * 4 :] if 0 <= _distance(reading, k, bundle) <= REACH]
    if count and len(near) < count:
        return []
    near = near[-count:] if count else near
    return near if len(near) > 1 else []


def lists(reading: Reading, bundle: Mention, member: Mention) -> bool:
    """Whether ``member`` is told as one of the bundle: `Among them are A and B`, `documents, including A`."""
    distance = _distance(reading, bundle, member)
    if not 0 <= distance <= 2:
        return False
    if any(a.real and a.base for a in member.acts) and distance:
        return True
    start = bundle.instrument.title.end if distance == 0 else member.instrument.sentence.span.start
    between = fold(reading.document.plain[start : max(start, member.instrument.title.start)])
    return any(w in between for w in word_set("listing_words"))


def share(reading: Reading, member: Mention, bundle: Mention) -> None:
    """Give a member what is told of the whole: that it was signed, by whom, when and where."""
    if len(member.keys()) < 2 and not member.between:
        known = member.keys()
        member.parties += [a for a in bundle.parties if (a.country or a.organization) not in known]
    if ORDER.index(bundle.status) > ORDER.index(member.status):
        member.status, member.status_span = bundle.status, bundle.status_span
        member.rule = bundle.rule
    if not any(s.capacity == "signatory" for s in member.signatories):
        member.signatories += [s for s in bundle.signatories if s not in member.signatories]
    member.signed = member.signed or (bundle.signed if bundle.status == SIGNED else None)
    member.place = member.place or bundle.place
    member.meeting = member.meeting or bundle.meeting
    member.acts += [evolve(a) for a in bundle.acts]
    member.wholes += [w for w in bundle.wholes if w not in member.wholes]


def sign_too(reading: Reading, kept: Sequence[Mention]) -> None:
    """Give what the same sides `also signed` the day and place of what they signed right before."""
    for n, mention in enumerate(kept):
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


def _distance(reading: Reading, first: Mention, second: Mention) -> int:
    """How many sentences lie from one mention to the other."""
    sentences = reading.document.sentences
    one, two = (
        bisect.bisect_left(sentences, x.instrument.sentence.span.start, key=lambda s: s.span.start)
        for x in (first, second)
    )
    return two - one
