"""Who signed an instrument and who looked on (codebook section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .. import places
from ..candidates import EXPLICIT, NORMALIZED, Actor
from ..spans import Span
from . import events
from .acts import ORDER, SIGNED, Act
from .lexicons import word_set
from .modality import is_negated, is_wished
from .parties import Sides, as_parties
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent
from .titles import find_titles
from .whom import represented
from .witnesses import witnesses_of

if TYPE_CHECKING:
    from .mentions import Mention
    from .words import Token

#: At most so many sentences behind an instrument tell who signed it, or when.
_NEAR = 2
_SIGNED = frozenset({"signed", "initialled", "initialed", "inked"})
_SIGN = frozenset({"sign", "initial", "ink"})
_KNOWN = frozenset({"the", "this", "both", "these", "that"})
#: How many where they say for whom.
_FAR = 7
_SIGNS_FOR = re.compile(r"\b(?:signed|initialled|initialed|inked)[ \n]+(?:for|on[ \n]+behalf[ \n]+of)\b")
#: What stands between a signer and the one for whom he signs.
_SIGNED_FOR = re.compile(
    r"(?:,[ \n](?P<aside>[^,.;\n]{1,90}),|,)?(?:,?[ \n]+(?:who|also|had|has))*[ \n]+"
    r"(?P<signed>signed|initialled|initialed|inked)(?:[ \n]+(?:it|the[ \n]+[\w-]+))?,?[ \n]+"
    r"(?:for|on[ \n]+behalf[ \n]+of)[ \n]+(?:the[ \n]+)?"
    r"(?:(?:Government|Republic|Kingdom|State|people|side)[ \n]+of[ \n]+(?:the[ \n]+)?)?"
)
#: What leads to the next who signed, where the verb is not said again.
_AND_FOR = re.compile(
    r",?[ \n]+(?:and|while)[ \n]+[^.;:\n]{2,90}?,?[ \n]+(?:for|on[ \n]+behalf[ \n]+of)[ \n]+(?:the[ \n]+)?"
    r"(?=[^\W\d_a-z])"
)


def signatories(reading: Reading, sides: Sides, acts: Sequence[Act]) -> list[Actor]:
    """Who signed: persons, and unnamed officials by their title, one a state; then the witnesses."""
    out: list[Actor] = []
    signings = [a for a in acts if a.status == SIGNED and a.real and not a.future]
    for act in signings[:1]:
        how = reading.document.span([act.word])
        for r in sides.signers:
            one = _holder(reading, r)
            if one.kind == PERSON or (one.words and one.id):
                out.append(events.actor(one, "signatory", how, "agreements.signatory"))
    for act in signings:
        out += witnesses_of(reading, act.word)
    # `A and B oversaw the signing`
    watching = {a.person for a in out if a.capacity == "witness"} - {""}
    out = [a for a in out if a.capacity == "witness" or a.person not in watching]
    kept: dict[tuple[str, str, str], Actor] = {}
    for a in out:
        kept.setdefault((*events.actor_key(a), a.capacity), a)
    return list(kept.values())


def _holder(reading: Reading, r: Referent) -> Referent:
    """An unnamed official under the words of the title alone."""
    titles = find_titles(reading.document.text, r.span.start, r.span.end) if r.words and r.id else []
    if not titles or r.rule == "agreements.official-of-each-state":
        return r
    if titles[0].plural:
        return evolve(r, words="")
    return evolve(r, words=" ".join(titles[0].span.of(reading.document.text).split()))


def read_later_signings(reading: Reading, kept: Sequence[Mention]) -> None:
    """What the sentences behind an instrument tell of its signing without naming it: `X signed for A and Y
    for B`, `It was signed in Z on May 3`.

    Args:
        reading: the article.
        kept: its instruments, mentions of the same one joined; those that were signed are changed.
    """
    sentences = reading.document.sentences
    for n, sentence in enumerate(sentences):
        if sentence.heading or _SIGNED.isdisjoint(sentence.forms):
            continue
        # `X signed for the rebels` may stand further off.
        back = _FAR if _SIGNS_FOR.search(sentence.span.of(reading.document.text)) else _NEAR
        near = Span(sentences[max(0, n - back)].span.start, sentence.span.start + 1)
        told = [m for m in kept if any(w.start in near and w != sentence.span for w in m.wholes)]
        if not told and back == _FAR:
            # `X signed the pact for A and Y signed for B`
            for m in kept:
                if m.signing is not None and sentence.span in m.wholes:
                    _take_signers(reading, m, sentence.span)
        if not told:
            continue
        one = ([m for m in told if m.signing is not None] or told)[-1]
        _take_signers(reading, one, sentence.span)
        for verb in reading.document.tokens(sentence.span):
            if verb.base in _SIGN and verb.pos_ == "VERB" and reading.document.quote_at(verb.idx) is None:
                _take_signing(reading, one, verb)


def signed_for(reading: Reading, sentence: Span) -> Iterator[tuple[Referent, Referent, Span]]:
    """Who signed for whom (`X signed for A and Y signed for B`, `X signed for A and Y for B`): the person,
    the side, and `signed`.
    """
    base = sentence.start
    for m in _SIGNED_FOR.finditer(reading.document.words(sentence)):
        who = reading.entity_at(base + m.start() - 1)
        who = who if who is not None and who.span.end == base + m.start() else None
        if who is None and m["aside"]:
            # `A's minister, X, signed for A`
            who = reading.entity_at(base + m.end("aside") - 1)
        side = _side_at(reading, base + m.end())
        how = Span(base + m.start("signed"), base + m.end("signed"))
        while who is not None and side is not None and who.kind == PERSON:
            basis = NORMALIZED if side.kind == COUNTRY else EXPLICIT
            yield (
                Referent(PERSON, who.id, who.span, EXPLICIT, "agreements.signed-for"),
                Referent(side.kind, side.id, side.span, basis, "agreements.signed-for"),
                how,
            )
            # `and Y for B`
            also = _AND_FOR.match(reading.document.text, side.span.end, sentence.end)
            between = Span(*also.span()) if also is not None else None
            people = [e for e in reading.entities_in(between) if e.kind == PERSON] if between else []
            told = reading.document.tokens(between) if between else []
            who = people[0] if len(people) == 1 and all(t.pos_ != "VERB" for t in told) else None
            side = _side_at(reading, between.end) if between else None


def _side_at(reading: Reading, offset: int) -> Entity | None:
    """The state or body named at ``offset``, its capital too, for which somebody signs."""
    side = reading.entity_at(offset)
    named = side is not None and side.id and side.kind in (COUNTRY, ORGANIZATION) and side.form != "demonym"
    # Formal words before the name may be its own (`for the Republic of the A Islands`).
    if side is None or not named or (side.span.start != offset and side.kind != COUNTRY):
        return None
    return side if not side.city or side.city == places.capital_of(side.id) else None


def _own_sides(reading: Reading, m: Mention, sentence: Span) -> list[tuple[Referent, Referent, Span]]:
    """`X of A and Y, leader of B, signed for their groups`: the person, the side he serves, `signed`."""
    out: list[tuple[Referent, Referent, Span]] = []
    for verb in reading.document.tokens(sentence):
        own = verb.folded in _SIGNED and verb.idx > sentence.start
        if not own or any(c.dep_ == "dobj" for c in verb.rights):
            continue
        before = Span(sentence.start, verb.idx)
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in reading.document.tokens(before)):
            continue
        how = reading.document.span([verb])
        for e in reading.entities_in(before):
            if e.kind == PERSON:
                who = Referent(PERSON, e.id, e.span, EXPLICIT, "agreements.signatory")
                out += [(who, side, how) for side in represented(reading, who)]
    return out


def _take_signers(reading: Reading, m: Mention, sentence: Span) -> None:
    told = list(signed_for(reading, sentence)) or _own_sides(reading, m, sentence)
    parties = as_parties(reading, [side for _, side, _ in told])
    sides = {a.country or a.organization for a in parties}
    there = m.keys()
    if not sides or not (len(there) < 2 or sides <= there):
        return
    m.parties += [a for a in parties if (a.country or a.organization) not in there]
    if len(m.keys()) > 1:
        m.parties = [a for a in m.parties if a.country or a.organization]
    known = {a.person for a in m.signatories}
    fresh = [(who, how) for who, _, how in told if who.id not in known]
    m.signatories += [events.actor(who, "signatory", how, "agreements.signatory") for who, how in fresh]
    if ORDER.index(m.status) < ORDER.index(SIGNED):
        m.status, m.status_span = SIGNED, told[0][2]


def _is_text(noun: Token) -> bool:
    """Whether it is what was told before as it is written (`the text`, `both documents`)."""
    return noun.base in word_set("paper_nouns") and any(c.folded in _KNOWN for c in noun.lefts)


def _take_signing(reading: Reading, m: Mention, verb: Token) -> None:
    """`It was signed in Z on May 3`, `The two ministers signed the text in Z on May 3`."""
    what = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
    known = len(what) == 1 and (what[0].folded == "it" or _is_text(what[0]))
    clause = events.Clause(reading, verb)
    day = events.date_of(clause) if known and m.signed is None else None
    if day is None or day.edtf.is_interval or is_negated(verb) or is_wished(verb):
        return  # `should have signed the document in May`
    m.signed = (str(day.edtf), day.span, NORMALIZED, day.rule)
    m.place = m.place or events.place_of(clause)[0]
    if ORDER.index(m.status) < ORDER.index(SIGNED):
        m.status, m.status_span = SIGNED, reading.document.span([verb])
