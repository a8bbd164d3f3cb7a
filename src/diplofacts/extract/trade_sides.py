"""The other side of a trade or contract: `buys gas from A`, `won a contract to develop A's oil field`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..candidates import NORMALIZED
from . import events
from .acts import Act
from .governors import subtree_of
from .instruments import Instrument
from .lexicons import rows
from .reading import COUNTRY, ORGANIZATION, Reading, Referent
from .whom import is_party_words, whom

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")


def traders(reading: Reading, verb: Token) -> list[Referent]:
    """The other side of a trade: `buys gas from A`, `will supply B with grain`, `sells arms to C`."""
    # `will keep buying gas from A`
    verb = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), verb)
    links = {r["link"] for r in rows("trade_verbs") if r["lemma"] == verb.base}
    if not links:
        return []
    goods = events.objects(verb)
    # `to pay A a million for tanks`
    paid = [c for c in verb.rights if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN")]
    named = [*goods, *paid] if "" in links else []
    # `ordered 80 jets from A`, hung on the jets
    named = [*named, *(t for g in goods for t in events.objects(g, links & {"from", "to"}, direct=False))]
    if "from" in links and not named and not events.objects(verb, ("from",), direct=False):
        # `bought two French warships`
        wares = [*goods, *(t for g in goods for t in events.objects(g, ("of",), direct=False))]
        makers = (reading.entity_at(c.idx) for g in wares for c in g.lefts if c.dep_ == "amod")
        states = [e for e in makers if e is not None and e.kind == COUNTRY and e.id]
        return [Referent(COUNTRY, e.id, e.span, NORMALIZED, "agreements.made-in") for e in states]
    return [
        r
        for t in [*events.objects(verb, links - {""}, direct=False), *named]
        for r in whom(reading, t)
        if (r.id and r.kind in (COUNTRY, ORGANIZATION)) or is_party_words(r)
    ]


def customers(reading: Reading, instrument: Instrument, acts: Sequence[Act]) -> list[Referent]:
    """With whom a deal is to trade (`signed a deal to sell ships to A`, `a contract to buy gas from B`)."""
    above = [instrument.noun, *(a.word for a in acts if a.real and a.word.pos_ in _VERBAL)]
    aims = [c for t in above for c in t.children if c.dep_ in ("acl", "relcl", "advcl", "xcomp")]
    told = [c for c in aims if c.i > instrument.noun.i and any(x.tag_ == "TO" for x in c.children)]
    out = [r for verb in told for r in traders(reading, verb)]
    if told and not out:
        # `an agreement to borrow up to a million in a loan from A's bank`
        lent = [t for verb in told for t in subtree_of(verb) if t.base in ("loan", "credit")]
        given = [t for loan in lent for t in events.objects(loan, ("from",), direct=False)]
        out = [r for t in given for r in whom(reading, t) if r.id and r.kind in (COUNTRY, ORGANIZATION)]
    if told and not out:
        # `an agreement to set up a company with B`
        goods = [t for verb in told for t in events.objects(verb)]
        beside = [t for v in (*told, *goods) for t in events.objects(v, ("with",), direct=False)]
        out = [r for t in beside for r in whom(reading, t) if r.id and r.kind in (COUNTRY, ORGANIZATION)]
    if instrument.kind == "contract" and not out:
        # `won a contract from A`, `a contract to develop A's oil field`
        given = events.objects(instrument.noun, ("from",), direct=False)
        out = [r for t in given for r in whom(reading, t) if r.id and r.kind in (COUNTRY, ORGANIZATION)]
        out = out or [r for verb in told for r in _owners(reading, verb)]
    return out


def _owners(reading: Reading, verb: Token) -> list[Referent]:
    """The state whose the thing is on which is to be worked."""
    owners = [c for t in events.objects(verb) for c in t.lefts if c.dep_ == "poss"]
    return [r for c in owners for r in reading.coreference.resolve(c) if r.kind == COUNTRY and r.id]
