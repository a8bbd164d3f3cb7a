"""Whose an instrument is: parties, mediators, signatories and witnesses (codebook section 5)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from ..candidates import EXPLICIT, INFERRED, NORMALIZED, Actor
from ..spans import Span
from . import events
from .accessions import joined_body
from .acts import NEGOTIATED, RATIFIED, SIGNED, Act
from .between import between_behind, is_whole
from .bound_sides import bound_sides
from .doers import controlled, doers_of
from .governors import subtree_of
from .instrument_aims import aims_of, tied_to, users_of
from .instrument_clauses import with_behind
from .instrument_terms import partners_in_talks, sides_of_effect, sides_of_term
from .instruments import Instrument
from .lexicons import fold, word_set
from .mediation import brokers, mediates
from .modality import is_negated
from .reading import COUNTRY, ORGANIZATION, PERSON, Reading, Referent
from .settled_quarrels import quarrel_sides
from .trade_sides import customers, traders
from .whom import is_party_words, represented, states_of, whom

if TYPE_CHECKING:
    from .words import Token

_VERBAL = ("VERB", "AUX")
_WITH = ("between", "among", "with")
#: The state before a name of nobody known.
_OWNER = re.compile(r"[^\W\d_a-z][\w.-]*(?:[ \n][^\W\d_a-z][\w.-]*){0,2}['\u2019]s[ \n]+(?=[^\W\d_a-z])")
#: What leads to the topic of an instrument.
_TOPICS = frozenset({"on", "of", "for", "to", "regarding", "concerning"})
#: Antarctica, which its treaty is about.
_NOBODYS = "ATA"
#: `along with A`, `together with A`.
_TOGETHER = frozenset({"along", "together", "jointly"})


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
    _printed(reading, instrument, sides, _doing_states(reading, instrument, acts))
    sides.printed = list(sides.parties)
    negotiators: list[Referent] = []
    named_behind = [r for r in sides.parties if r.span.start > instrument.noun.idx]
    # `A supplies B under a contract signed by X of A and Y of B`: who makes it comes first.
    made = [a for a in acts if a.base]
    alone = True  # whether nobody is told but those with whom it was made
    for act in [*made, *(a for a in acts if not a.base)]:
        if not act.base and made and not alone and len(states_of(reading, sides.parties)) >= 2:
            continue
        doers = doers_of(reading, act.word, instrument) if act.doer else []
        if act.starts and act.word.pos_ == "NOUN" and instrument.named:
            doers = controlled(reading, act.word) or []  # `congratulate A and B on the entry into force of`
        for_others = act.base == SIGNED or act.word.base == "participate"
        principals = principals_of(reading, act.word) if for_others and act.doer == "party" else []
        partners = _partners(reading, act.word, instrument) if act.doer == "party" else []
        if act.doer == "mediator" or (act.base == NEGOTIATED and _between(act.word)):
            # `the truce brokered by A between B and C`
            parted = [r for t in _between(act.word) for r in whom(reading, t)]
            with_them = _partners(reading, act.word, instrument) if not parted else []
            sides.parties += [] if sides.complete else [*parted, *with_them]
            if with_them and not ends_fight(reading, instrument):
                # `the climate deal brokered by A with B and C`: A made it with them
                sides.parties += doers
                continue
            sides.mediators += [r for r in doers if r.id not in {x.id for x in (*parted, *with_them)}]
            continue
        joins = fold(act.word.lemma_) == "join" or act.word.dep_ == "attr"
        if not act.real and (act.base in (SIGNED, RATIFIED) or joins):
            # Who only wishes to sign or join is no party yet, nor who `is not a party to` it.
            doers = [] if instrument.named or joins else doers
        if not act.real and act.word.base == "bind":
            continue  # `A and B are not bound by it`
        if not act.real and act.word.base in ("recognize", "recognise") and is_negated(act.word):
            continue  # `a treaty which A has never recognized`
        if act.word.base in word_set("changing_verbs") and instrument.noun.head.i == act.word.i:
            doers = [r for r in doers if r.id]  # `The XYZ will update an accord`
        if act.word.base == "follow" and any(c.folded in ("it", "this") for c in act.word.lefts):
            continue  # `A and B reached a deal. It follows an accord`
        by_another = act.word.tag_ == "VBN" and act.word.base == "announce"
        if by_another and len(states_of(reading, sides.parties)) >= 2:
            continue  # `A and B agreed to restore ties in an accord announced by C`
        lookers_on = [r for r in doers if mediates(reading, r)]
        if lookers_on:
            sides.mediators += lookers_on
            doers = [r for r in doers if r not in lookers_on]
        # Of several who sign, those for whom none is told sign for their own.
        people = [r for r in doers if r.kind == PERSON]
        for_all = any(p.span.start < act.word.idx for p in principals)
        others = doers if len(people) > len(principals) and not for_all else []
        signing = [*principals, *others] if principals else doers
        brokered = act.word.dep_ in ("acl", "relcl") or any(a.base == SIGNED for a in made)
        if act.base == NEGOTIATED and brokered and not partners:
            negotiators += doers
        elif not sides.complete:
            sides.parties += [*signing, *partners]
            alone = alone and bool(partners) and not signing
        sides.mediators += brokers(reading, act)
        if act.status == SIGNED and act.real and not act.future:
            # `signed it with X` in person
            sides.signers += [*doers, *(r for r in (*partners, *named_behind) if r.kind == PERSON)]
            sides.printed += [*signing, *partners]
    if negotiators and len(states_of(reading, sides.parties)) >= 2:
        # `The accord, negotiated by A, was signed by B and C`: whoever else negotiates has brokered it.
        sides.mediators += negotiators
    else:
        sides.parties += negotiators
    if not sides.complete:
        if len(states_of(reading, sides.parties)) < 2:
            sides.parties += customers(reading, instrument, acts)
        aimed = aims_of(reading, instrument)
        # `A approved an accord with B that lets it send arms to C`: who made it is told.
        doing = any(a.real and a.status and a.doer for a in acts)
        makers = doing and len(states_of(reading, sides.parties)) > 1
        both = len(states_of(reading, aimed)) >= 2 and not makers
        sides.parties = aimed if both else sides.parties + tied_to(aimed, reading)
        if is_bilateral(instrument) and len(states_of(reading, sides.parties)) < 2:
            sides.parties += _bilateral(reading, instrument, acts)
        done = next((a for a in acts if a.real and a.status), None)
        if done is not None and len(states_of(reading, sides.parties)) == 1:
            sides.parties += joined_body(reading, instrument, done) or users_of(reading, instrument)
        if len(states_of(reading, sides.parties)) < 2:
            beside = [t for a in acts if a.base for t in partners_in_talks(a.word)]
            told = [*sides_of_term(instrument.noun), *quarrel_sides(instrument.noun), *beside]
            told += sides_of_effect(instrument.noun)
            terms = [r for t in told for r in whom(reading, t)]
            sides.parties += [r for r in terms if r.id and r.kind in (COUNTRY, ORGANIZATION)]
            sides.parties += [r for r in terms if not r.id and is_party_words(r)]
    bare = instrument.named and instrument.kind not in ("roadmap", "declaration")
    if bare and not states_of(reading, sides.parties):
        sides.parties += bound_sides(reading, instrument)
    return sides


def _doing_states(reading: Reading, instrument: Instrument, acts: Sequence[Act]) -> set[str]:
    """The two or more who are told to have made it, beside a `between` that may tell only what it is about
    (`A and B reached an agreement on the crossing between C and D`).
    """
    if "between" not in instrument.sentence.forms:
        return set()
    done = (a for a in acts if a.base and a.real and a.doer == "party" and a.word.pos_ in _VERBAL)
    found = (states_of(reading, doers_of(reading, a.word, instrument)) for a in done)
    return next((set(states) for states in found if len(states) >= 2), set())


def principals_of(reading: Reading, verb: Token) -> list[Referent]:
    """For whom persons sign: `On behalf of A, X signed it`, `it was signed for A by X and for B by Y`."""
    out: list[Referent] = []
    for link in subtree_of(verb) if verb.pos_ in _VERBAL else ():
        if link.dep_ != "prep" or link.folded not in ("on", "for") or reading.entity_at(link.idx) is not None:
            continue
        goals = [g for g in link.children if g.dep_ == "pobj"]
        if link.folded == "on":
            behalf = [g for g in goals if g.folded == "behalf"]
            goals = [t for g in behalf for t in events.objects(g, ("of",), direct=False)]
            goals += [c for g in behalf for c in g.children if c.dep_ == "poss"]
        elif link.head.i != verb.i and link.head.tag_ != "NNP":
            continue  # `signed an agreement for A`
        # not `signed it on behalf of their governments in X`
        named = (g for g in goals if g.tag_ != "NNS" or not any(c.tag_ == "PRP$" for c in g.lefts))
        found = [r for g in named for r in reading.coreference.resolve(g)]
        out += [r for r in found if r.kind in (COUNTRY, ORGANIZATION) and r.id and not r.words]
    return out


def as_parties(reading: Reading, referents: Sequence[Referent], ratified: bool = False) -> list[Actor]:
    """States and bodies; a person stands for the state or body of the role held."""
    out: dict[str, Actor] = {}
    for r in referents:
        for party in represented(reading, r, ratified):
            out.setdefault(party.id, events.actor(party, "party", None, "agreements.party"))
    if len(out) == 1:
        for actor in unnamed_parties(referents):
            out.setdefault(fold(actor.words), actor)
    return list(out.values())


def unnamed_parties(referents: Sequence[Referent]) -> list[Actor]:
    """The groups among ``referents`` that nothing names (`the rebels`)."""
    return [
        events.actor(_without_owner(r), "party", None, "agreements.unnamed-party")
        for r in referents
        if is_party_words(r)
    ]


def _without_owner(r: Referent) -> Referent:
    """`China's Acme` is Acme."""
    mark = _OWNER.match(r.words)
    if mark is None or r.span.end - r.span.start != len(r.words):
        return r
    return evolve(r, words=r.words[mark.end() :], span=Span(r.span.start + mark.end(), r.span.end))


def ends_fight(reading: Reading, instrument: Instrument) -> bool:
    """Whether it is a truce or a peace, which others than its sides broker."""
    said = set(fold(reading.document.words(instrument.title)).split())
    return instrument.kind == "ceasefire" or not said.isdisjoint(word_set("peace_words"))


def _printed(reading: Reading, instrument: Instrument, sides: Sides, doing: set[str]) -> None:
    """Parties in the name and beside it: `U.S.-Tanzania`, `between A and B`, `with B`, `A's agreement`."""
    noun = instrument.noun
    region = Span(min(instrument.phrase.start, instrument.title.start), instrument.title.end)
    title = reading.document.words(instrument.title)
    peace = instrument.named and bool(set(fold(title).split()) & word_set("peace_words"))
    seats = {o.id for o in reading.organizations if o.kind == "government_body"}
    mediated = noun.base in word_set("mediated_nouns")
    for e in reading.entities_in(region):
        if (
            e.kind not in (COUNTRY, ORGANIZATION)
            or e.id in ("", _NOBODYS)
            or (e.id in seats and e.span in instrument.title)  # `the Elysee Treaty`
            or (e.city and e.form != "government")
            or (e.form == "demonym" and mediated and e.span.end + 1 == noun.idx)
            or (e.span.end > noun.idx and not (peace and e.kind == COUNTRY and e.span in instrument.title))
        ):
            # `the Agreement for Peace in A` is A's.
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
    if peace:
        end = instrument.title.end
        behind = re.match(r"[ \n]+in[ \n]+(?:the[ \n]+)?", reading.document.text[end : end + 12])
        found = reading.entity_at(end + behind.end()) if behind else None
        if found is not None and found.kind == COUNTRY and not found.city:
            sides.parties.append(
                Referent(found.kind, found.id, found.span, NORMALIZED, "agreements.name-part")
            )
    for child in noun.children:
        if child.dep_ == "poss":
            sides.parties += [r for r in reading.coreference.resolve(child) if r.kind != "words"]
    between = events.objects(noun, ("between", "among"), direct=False) or between_behind(instrument)
    for token in between:
        sides.parties += whom(reading, token)
    partners: list[Referent] = []
    for child in noun.children:
        # `an agreement on X between A and B`: the parser may hang `between` on X.
        if child.dep_ == "prep" and child.folded in _TOPICS:
            for inner in subtree_of(child):
                if (
                    inner.dep_ == "prep"
                    and fold(inner.text) in ("between", "with")
                    and inner.i > noun.i
                    and inner.head.dep_ in ("pobj", "conj")
                ):
                    told = sides.parties if inner.folded == "between" else partners
                    goals = [g for g in inner.children if g.dep_ == "pobj"]
                    meant = [r for g in goals for r in whom(reading, g) if r.id or is_party_words(r)]
                    if not doing or set(states_of(reading, meant)) <= doing:
                        told += meant
    if instrument.kind == "declaration" and not sides.parties:  # `the statement of the leaders of A and B`
        told = [r for t in events.objects(noun, ("of", "by"), direct=False) for r in whom(reading, t)]
        sides.parties += told if len(states_of(reading, told)) >= 2 else []
    sides.complete = len(states_of(reading, sides.parties)) >= 2 or is_whole(reading, sides.parties, between)
    sides.parties += partners
    discussed = noun.dep_ == "dobj" and noun.head.base in word_set("discussing_verbs")
    for token in events.objects(noun, ("with",), direct=False) or with_behind(instrument):
        lodged = instrument.head.head.base == "of" and _is_lodged(instrument)
        beside = [] if lodged or _is_attendance(token.head) else whom(reading, token)
        # `discussed the deal with X`: who is spoken with
        sides.parties += [r for r in beside if not (discussed and r.kind == PERSON)]
    for link in noun.rights:
        if link.dep_ == "prep" and link.folded == "with":
            sides.parties += [r for t in _goals(link) if t.dep_ == "nsubj" for r in whom(reading, t)]


def _goals(link: Token) -> list[Token]:
    """What a preposition leads to; the parser may take it for a subject (`with A allowing it to`)."""
    below = [c for g in link.children if g.dep_ == "pcomp" and g.tag_ == "VBG" for c in g.lefts]
    return [*(g for g in link.children if g.dep_ == "pobj"), *(c for c in below if c.dep_ == "nsubj")]


def _between(verb: Token) -> list[Token]:
    """Between whom somebody brokers it, wherever the parser hangs that (`brokered by A between B and C`)."""
    agents = events.objects(verb, ("by",), direct=False)
    if not agents and verb.base in ("negotiate", "draft"):
        return []
    own = events.objects(verb, _WITH[:2], direct=False)
    return own or [t for a in agents for t in events.objects(a, _WITH[:2], direct=False)]


def _partners(reading: Reading, word: Token, instrument: Instrument) -> list[Referent]:
    """`with B`, `between A and B` on the verb of signing, or on what it does (`ended cooperation with B`)."""
    out: list[Referent] = []
    if word.pos_ in _VERBAL:
        # `withdrew the United States from the pact`
        moved = [c for c in word.children if c.dep_ in ("dobj", "obj") and c.i != instrument.head.i]
        out += [r for c in moved for r in reading.coreference.resolve(c) if r.kind == COUNTRY and not r.words]
        # `handed A's negotiators a draft treaty`
        given = [c for c in word.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN")]
        out += [r for c in given for r in whom(reading, c) if r.id]
    if any(t.i == instrument.head.i for t in events.objects(word, ("by",), direct=False)):
        # `is linked to B by a treaty`
        out += [r for t in events.objects(word, ("to",), direct=False) for r in whom(reading, t) if r.id]
    holders = [word, *(c for c in word.children if c.dep_ in ("dobj", "obj") and c.i != instrument.noun.i)]
    if instrument.noun.dep_ == "conj" and any(c.folded in _WITH for c in instrument.noun.rights):
        holders = [word]  # `signed a treaty with A and an accord with B`
    for holder in holders:
        doers = [c for c in holder.lefts if c.dep_ == "nsubj"]
        near = (c for t in (holder, *doers) for c in t.children if c.folded in _TOGETHER)
        beside = [c for c in near if c.dep_ in ("prep", "advmod")]
        for child in [*holder.children, *(g for c in beside for g in c.children)]:
            if child.dep_ != "prep" or fold(child.text) not in _WITH or _is_attendance(child):
                continue
            if any(c.dep_ == "neg" for c in child.lefts):
                continue  # `with A but not with B`
            for token in _goals(child):
                out += [r for r in whom(reading, token) if r.id or is_party_words(r)]
    if fold(word.text) != fold(instrument.noun.text):
        out += traders(reading, word)
    if word.dep_ == "acl" and not out:
        # `a deal reached at talks in A with B and C`, `after talks between A and B`
        for link in subtree_of(word):
            if link.dep_ == "prep" and fold(link.text) in ("with", "between") and not _is_attendance(link):
                out += [r for g in link.children if g.dep_ == "pobj" for r in whom(reading, g) if r.id]
    return out


def is_bilateral(instrument: Instrument) -> bool:
    """Whether the text calls it `bilateral`, of two states that it need not name again."""
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


def _is_lodged(instrument: Instrument) -> bool:
    """Whether papers on it are left with somebody (`deposited its ratification of the treaty with B`)."""
    return any(t.base in ("deposit", "lodge") for t in itertools.islice(instrument.noun.ancestors, 8))


def _is_attendance(link: Token) -> bool:
    inside = subtree_of(link)
    end = max(t.i for t in inside) + 1
    # `with X in attendance`, wherever the parser hangs the last words
    behind = link.doc[end : min(end + 3, link.sent.end)]
    return any(fold(t.text) in word_set("attendance_words") for t in (*inside, *behind))
