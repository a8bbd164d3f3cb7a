"""Whose an instrument is: parties, mediators, signatories and witnesses (codebook section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..candidates import COREFERENCE, EXPLICIT, INFERRED, NORMALIZED, Actor
from ..spans import Span
from . import events
from .acts import RATIFIED, SIGNED, Act
from .instruments import Instrument
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .titles import FORMER, find_titles

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_WITH = ("between", "among", "with")


@define(eq=False)
class Sides:
    """Who is named with an instrument, before they become actors.

    Attributes:
        parties: whom its name, `between`, `with`, its possessor and its doers name.
        complete: whether `between` names all.
        printed: those of its name, its possessor, `between` and `with`, and the signers.
        signers: the doers of its signing.
        mediators: who brokered it.
    """

    parties: list[Referent] = field(factory=list)
    complete: bool = False
    printed: list[Referent] = field(factory=list)
    signers: list[Referent] = field(factory=list)
    mediators: list[Referent] = field(factory=list)


def sides_of(reading: Reading, instrument: Instrument, acts: Sequence[Act]) -> Sides:
    """The participants that the sentence names with ``instrument`` and what was done with it."""
    sides = Sides()
    _printed(reading, instrument, sides)
    sides.printed = list(sides.parties)
    for act in acts:
        doers = _doers(reading, act.word, instrument) if act.doer else []
        partners = _partners(reading, act.word, instrument) if act.doer == "party" else []
        if act.doer == "mediator":
            sides.mediators += doers
            continue
        if not sides.complete:
            sides.parties += [*doers, *partners]
        if act.status == SIGNED and act.real and not act.future:
            sides.signers += doers
            sides.printed += [*doers, *partners]
    if not sides.complete:
        aimed = _purpose(reading, instrument)
        sides.parties = aimed or sides.parties
        if _is_bilateral(instrument) and len(states_of(reading, sides.parties)) < 2:
            sides.parties += _bilateral(reading, instrument, acts)
    return sides


def as_parties(reading: Reading, referents: Sequence[Referent], acts: Sequence[Act] = ()) -> list[Actor]:
    """States and bodies; a person stands for the state or body of the role held (a person is no party)."""
    ratified = any(a.status == RATIFIED for a in acts)
    out: dict[str, Actor] = {}
    for r in referents:
        for party in represented(reading, r, ratified):
            out.setdefault(party.id, events.actor(party, "party", None, "agreements.party"))
    if len(out) == 1:
        for r in referents:
            if _is_group(r):
                out.setdefault(fold(r.words), events.actor(r, "party", None, "agreements.unnamed-party"))
    return list(out.values())


def states_of(reading: Reading, referents: Iterable[Referent]) -> list[str]:
    """The states and bodies that ``referents`` stand for, in order."""
    return list(dict.fromkeys(p.id for r in referents for p in represented(reading, r)))


def represented(reading: Reading, r: Referent, ratified: bool = False) -> list[Referent]:
    """The state or body for which a referent stands; none for an unknown one."""
    if r.kind == ORGANIZATION and ratified:
        body = next((o for o in reading.organizations if o.id == r.id), None)
        if body is not None and body.kind == "government_body" and body.country:
            # A parliament ratifies for its state.
            return [Referent(COUNTRY, body.country, r.span, NORMALIZED, "agreements.body-of-state")]
    if r.kind in (COUNTRY, ORGANIZATION):
        return [evolve(r, words="")] if r.id else []
    if r.kind == PERSON:
        roles = reading.roles_of(r.id)
        for role in [*(x for x in roles if x.status != FORMER), *(x for x in roles if x.status == FORMER)]:
            support = next((s for s in role.supports if s.field == "country"), None)
            if role.country:
                span = support.span if support else r.span
                return [Referent(COUNTRY, role.country, span, COREFERENCE, "agreements.represented")]
            if role.organization:
                return [
                    Referent(ORGANIZATION, role.organization, r.span, COREFERENCE, "agreements.represented")
                ]
    return []


def _printed(reading: Reading, instrument: Instrument, sides: Sides) -> None:
    """Parties in the name and beside it: `U.S.-Tanzania`, `between A and B`, `with B`, `A's agreement`."""
    noun = instrument.noun
    region = Span(min(instrument.phrase.start, instrument.title.start), instrument.title.end)
    for e in reading.entities_in(region):
        if (
            e.kind not in (COUNTRY, ORGANIZATION)
            or not e.id
            or (e.city and e.form != "government")
            or e.span.end > noun.idx
        ):
            continue
        after = fold(
            reading.document.words(Span(e.span.end, min(e.span.end + 14, len(reading.document.text))))
        )
        r = Referent(
            e.kind, e.id, e.span, NORMALIZED if e.kind == COUNTRY else EXPLICIT, "agreements.name-part"
        )
        joined = re.match(r"[-\u2013](\w*(?:ed|led|en))\b", after)
        if joined is None:
            sides.parties.append(r)
        elif joined[1] in word_set("mediating_participles"):
            sides.mediators.append(r)
    for child in noun.children:
        if child.dep_ == "poss":
            sides.parties += [r for r in reading.coreference.resolve(child) if r.kind != "words"]
    between = events.objects(noun, ("between", "among"), direct=False)
    for token in between:
        sides.parties += _resolve(reading, token)
    for child in noun.children:
        # `an agreement on X between A and B`: the parser may hang `between` on X.
        if child.dep_ == "prep" and fold(child.text) in ("on", "of", "for", "to"):
            for inner in child.subtree:
                if (
                    inner.dep_ == "prep"
                    and fold(inner.text) in ("between", "with")
                    and inner.i > noun.i
                    and inner.head.dep_ == "pobj"
                ):
                    for token in (g for g in inner.children if g.dep_ == "pobj"):
                        sides.parties += [r for r in reading.coreference.resolve(token) if r.id]
    sides.complete = len(states_of(reading, sides.parties)) >= 2
    for token in events.objects(noun, ("with",), direct=False):
        sides.parties += _resolve(reading, token)


def _partners(reading: Reading, word: Token, instrument: Instrument) -> list[Referent]:
    """`with B`, `between A and B` on the verb of signing, or on what it does (`ended cooperation with B`)."""
    out: list[Referent] = []
    if any(c.dep_ == "prep" for c in word.children) and word.pos_ in _VERBAL:
        # `withdrew the United States from the pact`
        moved = [c for c in word.children if c.dep_ in ("dobj", "obj") and c.i != instrument.head.i]
        out += [r for c in moved for r in reading.coreference.resolve(c) if r.kind == COUNTRY and not r.words]
    holders = [word, *(c for c in word.children if c.dep_ in ("dobj", "obj") and c.i != instrument.noun.i)]
    for holder in holders:
        for child in holder.children:
            if child.dep_ != "prep" or fold(child.text) not in _WITH or _is_attendance(child):
                continue
            for token in (g for g in child.children if g.dep_ == "pobj"):
                out += [r for r in _resolve(reading, token) if r.id or _is_group(r)]
    if word.dep_ == "acl" and not out:
        # `a deal reached at talks in A with B and C`
        for link in word.subtree:
            if link.dep_ == "prep" and fold(link.text) == "with" and not _is_attendance(link):
                out += [r for g in link.children if g.dep_ == "pobj" for r in _resolve(reading, g) if r.id]
    return out


def _is_group(r: Referent) -> bool:
    """Whether unnamed words are several states or bodies (`six world powers`)."""
    return bool(r.words) and not r.id and fold(r.words).split()[-1] in word_set("party_groups")


def _purpose(reading: Reading, instrument: Instrument) -> list[Referent]:
    """States and bodies that its purpose joins (`a deal aimed at bringing Ukraine closer to the bloc`)."""
    out: list[Referent] = []
    for child in instrument.noun.children:
        if child.dep_ == "acl" and child.lemma_.casefold() in word_set("purpose_verbs"):
            for token in sorted(child.subtree, key=lambda t: t.i):
                if token.dep_ in ("dobj", "pobj", "nsubj") and token.i > child.i:
                    out += [
                        r
                        for r in reading.coreference.resolve(token)
                        if r.kind in (COUNTRY, ORGANIZATION) and not r.words
                    ]
    return out if len(states_of(reading, out)) >= 2 else []


def _is_bilateral(instrument: Instrument) -> bool:
    return any(c.text in ("bilateral", "mutual") for c in instrument.noun.lefts)


def _bilateral(reading: Reading, instrument: Instrument, acts: Sequence[Act]) -> list[Referent]:
    """In an official release `bilateral` means the issuing state and the one whose doing is told."""
    issuer = getattr(reading.coreference, "issuer", "")
    if not issuer or not any(a.status for a in acts):
        return []
    span = next(
        reading.document.span([c]) for c in instrument.noun.lefts if c.text in ("bilateral", "mutual")
    )
    return [Referent(COUNTRY, issuer, span, INFERRED, "agreements.bilateral-with-issuer")]


def _doers(reading: Reading, word: Token, instrument: Instrument) -> list[Referent]:
    """Who does what ``word`` says: its subject, agent or possessor, its own or the one it shares."""
    resolve = reading.coreference.resolve
    node = word
    for _ in range(8):
        found = _own_doers(reading, node, instrument)
        if states_of(reading, found) or (found and any(r.words for r in found)):
            return found
        head = node.head
        if head.i == node.i or _has_subject(node):
            return []
        if node.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in _VERBAL:
            # `accused A of breaking it`, `congratulated A on signing it`: the object does it.
            controlled = [
                r
                for c in head.head.children
                if c.dep_ in ("dobj", "obj", "dative") and c.i < node.i
                for r in resolve(c)
                if r.id
            ]
            if controlled:
                return controlled
        if node.dep_ == "conj" and node.pos_ in ("NOUN", "PROPN"):
            return []
        if node.dep_ in ("conj", "xcomp", "advcl", "pcomp") or (
            node.dep_ == "prep" and head.pos_ in _VERBAL and node.i != word.i
        ):
            node = head
        elif node.dep_ in ("acl", "relcl"):
            if node.i == word.i and instrument.noun.i == head.i:
                return []
            held = [r for r in reading.coreference.resolve(head) if r.id]
            if held:
                return held
            node = head
            if (
                not _own_doers(reading, head, instrument)
                and head.dep_ in ("dobj", "obj")
                and not any(c.lower_ == "the" for c in head.lefts)
            ):
                # `signaled a commitment to expand it`
                node = head.head
        elif node.dep_ in ("dobj", "obj", "pobj", "prep", "nsubjpass"):
            # `announced the signing of`, `led to the signing of`: who announces it takes part in it.
            above = head.head if node.dep_ == "pobj" else head
            if fold(above.lemma_) not in word_set("announcing_words"):
                return []
            node = above
        else:
            return []
    return []


def _names_before(reading: Reading, verb: Token) -> list[Referent]:
    """Names that end right before the verb; the one of a phrase before (`from the U.S., A and B`) is none."""
    found = list(events.names_before(reading, verb))
    while len(found) > 1:
        before = reading.document.token_at(found[0].span.start).i - 1
        doc = verb.doc
        while before > verb.sent.start and doc[before].dep_ == "det":
            before -= 1
        if doc[before].pos_ != "ADP":
            break
        found.pop(0)
    return found


def _resolve(reading: Reading, token: Token) -> list[Referent]:
    """Whom a phrase means; `the foreign ministers of the two countries` is one unnamed official a state."""
    phrase = reading.coreference.phrase(token)
    titles = [
        t
        for t in find_titles(reading.document.text, phrase.start, phrase.end)
        if t.plural and token.idx in t.span
    ]
    owners = [
        o
        for child in token.children
        if titles and child.dep_ == "prep" and fold(child.text) in ("of", "from")
        for g in child.children
        if g.dep_ == "pobj"
        for o in reading.coreference.resolve(g)
        if o.kind == COUNTRY and o.id
    ]
    if owners:
        words = _singular(reading, titles[0].span)
        return [
            Referent(COUNTRY, o.id, phrase, COREFERENCE, "agreements.official-of-each-state", words)
            for o in owners
        ]
    found = list(reading.coreference.resolve(token))
    if not any(r.id for r in found):
        # `rival factions A and B`
        found = [
            r for c in token.children if c.dep_ == "appos" for r in reading.coreference.resolve(c) if r.id
        ] or found
    return found


def _has_subject(node: Token) -> bool:
    return node.pos_ in _VERBAL and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in node.children
    )


def _own_doers(reading: Reading, node: Token, instrument: Instrument) -> list[Referent]:
    def resolve(token: Token) -> list[Referent]:
        return _resolve(reading, token)

    out: list[Referent] = []
    if node.pos_ in _VERBAL:
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in node.children) or (
            node.dep_ == "acl" and node.tag_ == "VBN"
        )
        if not passive:
            for child in node.children:
                # A heading that the parser took for a subject stands in another paragraph.
                here = reading.document.paragraph_of(child.idx) == reading.document.paragraph_of(node.idx)
                if (
                    here
                    and child.dep_ == "nsubj"
                    and child.i != instrument.noun.i
                    and child.tag_ not in ("WDT", "WP")
                ):
                    out += resolve(child)
            if not out and node.dep_ == "ROOT":
                out += _names_before(reading, node)
            return out
        return [r for t in events.objects(node, ("by",), direct=False) for r in resolve(t)] + [
            r for t in events.objects(node, ("between",), direct=False) for r in resolve(t)
        ]
    if node.pos_ in ("NOUN", "PROPN"):
        for child in node.children:
            if child.dep_ == "poss":
                out += resolve(child)
        out += [r for t in events.objects(node, ("by", "between"), direct=False) for r in resolve(t)]
    return out


def _singular(reading: Reading, span: Span) -> str:
    """A plural title in the singular, by the lemma of its plural noun."""
    said = []
    for t in reading.document.tokens(span):
        said.append(t.lemma_ if t.tag_ in ("NNS", "NNPS") else t.text)
    return " ".join(said)


def _is_attendance(link: Token) -> bool:
    return any(fold(t.text) in word_set("attendance_words") for t in link.subtree)
