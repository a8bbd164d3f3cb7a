"""Agreements: instruments and undertakings between parties (codebook section 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ..candidates import EXPLICIT, INFERRED, NORMALIZED, Actor, AgreementCandidate, Support, candidate_id
from . import events
from .acts import AGREED, ENDED, IN_FORCE, NEGOTIATED, PLANNED, RATIFIED, SIGNED, SUSPENDED, VIOLATED, Act
from .agreed_clauses import DEED, take_clause
from .armed_sides import name_armed
from .arrangements import CEASEFIRE, find_arrangements
from .beside_names import is_rebel
from .brokered import brokered_for
from .bundles import (
    is_bundle,
    lists,
    members_before,
    part,
    share,
    sign_too,
    take_listed,
    take_sides,
)
from .entry import read_entries
from .fighters import fighters
from .instrument_joining import absorb, antecedent, is_one_more
from .instrument_nouns import firm_nouns
from .instrument_pronouns import find_pronouns
from .instrument_terms import is_under
from .instruments import Instrument, find_instruments
from .lexicons import fold, word_set
from .measures_told import is_same, is_term, names_again, with_telling
from .mentions import Mention, at_ceremony, read_mention
from .modality import is_accused, is_backdrop, is_future, is_modal, is_wished
from .old_instruments import DAY_BEFORE, is_old, not_yet, of_states, without_organs
from .reading import Reading
from .sides_before import as_before, pair_before
from .signing import read_later_signings
from .signing_scene import other_signer, read_scene
from .unnamed_sides import by_all, is_new
from .witnesses import read_later_witnesses

#: The side of a party or public body whose state the text does not tell.
DOMESTIC = "domestic"
#: Among how many instruments around it the sides of one are looked for.
_NEAR = 6
#: What stands for the instrument that changes another.
_CHANGING = frozenset({"it", "this", "that", "which", "amendment", "extension"})


def extract_agreements(reading: Reading) -> tuple[AgreementCandidate, ...]:
    """The agreements that the article tells, one candidate each, mentions of the same one joined."""
    kept: list[Mention] = []
    bundle: Mention | None = None
    opened: set[int] = set()
    found = list(find_instruments(reading))
    nouns = {i.noun.i for i in found}
    for instrument in found:
        if _is_content(instrument, nouns) or (not instrument.firm and _is_purpose(instrument)):
            continue
        mention = read_mention(reading, instrument)
        as_before(reading, mention, kept)
        several = is_bundle(reading, mention) or (mention.kind == "agreement" and _is_all(mention, kept))
        members = members_before(reading, mention, kept) if several else []
        for member in members:
            share(reading, member, mention)
        if members or (several and instrument.definite and _is_opened(mention, kept, opened)):
            continue
        listed = False
        if bundle is not None and not several and not is_one_more(mention):
            listed = lists(reading, bundle, mention)
        if bundle is not None and listed:
            share(reading, mention, bundle)
            if bundle.keys() <= mention.keys():
                opened.add(id(bundle))
        if parted := part(reading, mention):
            kept += parted
            continue
        take_listed(reading, mention, kept)
        if is_new(instrument):
            take_sides(reading, mention, kept)
        same = antecedent(reading, mention, kept)
        if same is not None and not same.parties and take_clause(reading, mention, kept):
            same = None  # the deal told as a deed, not one of nobody's
        if same is None and len(mention.parties) < 2:
            mention.parties = fighters(reading, mention)
        if same is not None and not (same is bundle and listed):
            if same.named and all(a.base not in (SIGNED, AGREED) for a in mention.acts):
                mention.parties = of_states(reading, mention.parties)
            absorb(same, mention)
        elif mention.deed or take_clause(reading, mention, kept) or _is_told(reading, mention):
            kept.append(mention)
            bundle = mention if several else bundle
        elif several and instrument.other and bundle is not None and mention.signing is not None:
            # `Other agreements signed include a pact on X and a memorandum on Y`
            share(reading, mention, bundle)
            bundle = mention
    kept = [m for m in kept if id(m) not in opened]
    sign_too(reading, kept)
    for instrument, owner in list(find_pronouns(reading, kept)):
        absorb(owner, read_mention(reading, instrument))
    for mention in kept:
        at_ceremony(reading, mention)
        jointly = any(by_all(a) for a in mention.acts if a.real and a.status)
        if not mention.parties and (jointly or _is_changed(mention)):
            mention.parties = _sides_told(mention, kept)
        if len(mention.parties) == 1 and mention.signing is not None:
            mention.parties += other_signer(reading, mention.parties[0])
    read_later_signings(reading, kept)
    read_later_witnesses(reading, kept)
    read_scene(reading, kept)
    read_entries(reading, kept)
    for mention in kept:
        if len(mention.parties) == 1:
            mention.parties += mention.unnamed[:1]
        if len(mention.parties) == 2:
            mention.parties = name_armed(reading, mention.parties)
        mention.parties = brokered_for(reading, mention) or without_organs(reading, mention.parties)
        mention.parties = mention.parties or pair_before(reading, mention, kept)
    whole = [m for m in kept if _has_parties(reading, m)]
    # Two sides of one state who have one agreement may have others.
    sides = {frozenset(m.keys()) for m in whole if len(m.keys()) > 1}
    whole = [m for m in kept if m in whole or frozenset(m.keys()) in sides]
    out = [_candidate(reading, m) for m in whole]
    for measure in find_arrangements(reading):
        again = next((i for i, o in enumerate(out) if names_again(measure, o)), None)
        if again is not None:
            out[again] = with_telling(measure, out[again])
        elif not any(
            is_term(measure, o) or is_same(measure, o) or measure.kind == CEASEFIRE == o.kind for o in out
        ):
            out.append(measure)
    return tuple(sorted(out, key=lambda a: next(s.span for s in a.supports if s.field == "title")))


def _is_opened(m: Mention, kept: Sequence[Mention], opened: Set[int]) -> bool:
    """Whether `the agreements` are again those of which each was told before (`signed two agreements: a`)."""
    whole = next((k for k in reversed(kept) if id(k) in opened), None)
    return whole is not None and m.keys() <= whole.keys() and m.kind in (whole.kind, "agreement")


def _sides_told(m: Mention, kept: Sequence[Mention]) -> list[Actor]:
    """The parties of the one told before it, or else next: `a pact on arms that the two sides reached`."""
    at = next(i for i, k in enumerate(kept) if k is m)
    others = [*reversed(kept[max(0, at - _NEAR) : at]), *kept[at + 1 : at + 1 + _NEAR]]
    return next((list(k.parties) for k in others if len(k.parties) == 2), [])


def _is_changed(m: Mention) -> bool:
    """Whether another instrument supplements or replaces it (`The MOU amends an accord signed in 2016`)."""
    for act in m.acts:
        if not act.real or act.word.base not in word_set("changing_verbs"):
            continue
        verb = act.word
        while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
            verb = verb.head  # `extends and amends`
        doers = [c for c in verb.children if c.dep_ == "nsubj"]
        if any(c.base in firm_nouns() or c.folded in _CHANGING for c in doers):
            return True
    return False


def _is_content(instrument: Instrument, nouns: Set[int]) -> bool:
    """Whether it is only what another instrument deals with (`an accord that extends the lease of X`)."""
    noun = instrument.noun
    clause = noun.head
    if instrument.named or noun.text[:1].isupper() or noun.dep_ != "dobj" or clause.dep_ != "relcl":
        return False
    if clause.head.i not in nouns:
        return False
    return any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in clause.children)


def _is_purpose(instrument: Instrument) -> bool:
    """Whether it is only what another one is for (`reached an agreement to extend the lease of a base`)."""
    verb = instrument.head.head
    if instrument.head.dep_ == "pobj" and verb.folded in ("on", "for", "concerning", "regarding"):
        # `signed a treaty on the exchange of prisoners`, whatever the parser hangs it on
        told = [verb.head, *(c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i)]
        return any(t.base in firm_nouns() or t.base == "protocol" for t in told)
    if verb.tag_ != "VB" or verb.dep_ not in ("acl", "advcl", "xcomp"):
        return False
    made = [verb.head, *(c for c in verb.head.children if c.dep_ in ("dobj", "obj") and c.i < verb.i)]
    return any(t.base in firm_nouns() for t in made)


def _is_all(m: Mention, kept: Sequence[Mention]) -> bool:
    """Whether `the accords` are those told before, one with each of several partners."""
    return m.instrument.noun.folded == "accords" and any(k.partner is not None for k in kept)


def _is_told(reading: Reading, m: Mention) -> bool:
    """Whether a first mention tells of an instrument; a named one may still find its parties later."""
    i = m.instrument
    if i.named or (len(m.keys()) >= 2 and is_old(reading, m.instrument, m.signed)):
        return True
    if not i.plural and any(c.folded == "such" for c in i.noun.lefts):
        return False  # `a pact, only the third such agreement that A has`
    unmade = any(not a.real and a.status in (SIGNED, AGREED, PLANNED) for a in m.acts)
    if unmade and len({a.country or a.organization for a in m.printed}) < 2:
        return False
    # `called for the extension of a deal under which A buys oil from B`
    known = i.definite or any(
        # `hopes that A and B will finalize a treaty`
        a.real and (a.base == IN_FORCE == a.status or (a.status == NEGOTIATED != a.base))
        for a in m.acts
    )
    if any(a.base == RATIFIED and not a.real for a in m.acts) and len(m.keys()) >= 2:
        return True  # `will vote on whether to ratify a treaty with A`
    # `accused A of breaking a truce agreed last week`: what is broken, left or not kept was there.
    kept_up = ("", VIOLATED, ENDED, SUSPENDED)
    there = any(a.base in kept_up and a.doer and not a.real for a in m.acts) and any(
        a.real and a.status and a.word.i > i.noun.i for a in m.acts
    )
    there = there or _was_made(reading, m)
    made = any(a.real and a.status in (SIGNED, RATIFIED) and not a.future for a in m.acts)
    if not (known or there or made) and (any(not a.real for a in m.acts) or is_wished(i.noun)):
        return False
    done = [a for a in m.acts if a.real and (a.status or (a.future and a.starts))]
    if not (i.firm or i.quoted) and reading.document.quote_at(i.noun.idx) is not None:
        # `We declare an end`, said by somebody: what the article tells of it stands outside.
        return False
    if not i.firm and i.noun.base == "arrangement":
        # Arrangements are made for any purpose; what is signed is an instrument.
        return any(a.base == SIGNED or (a.base == IN_FORCE and len(m.keys()) > 1) for a in done)
    if not i.firm or i.kind == "declaration":
        both = len(m.keys()) >= 2
        reached = {SIGNED, RATIFIED, AGREED} if i.kind != "roadmap" or both else {SIGNED, RATIFIED}
        reached |= {PLANNED} if i.kind == "declaration" and both else set()
        pointed = i.definite or (m.signed is not None and m.signed[3] == DAY_BEFORE)
        if i.kind == "declaration" and both and pointed and m.signed is not None:
            return True  # `the trilateral statement of the leaders of A, B and C of May 9`
        by = any(c.folded == "by" and c.dep_ == "prep" for c in i.noun.rights)
        if i.kind == "declaration" and both and by and not m.acts and not is_wished(i.noun):
            return True  # `after a joint declaration by A, B and C`
        # `will sign a joint declaration`
        return any(a.status in reached or (both and a.future and a.base == SIGNED) for a in done)
    if i.plural and (not done or i.other):
        return False
    alike = any(c.folded in ("similar", "such", "other") for c in i.noun.lefts)
    finished = any(a.base in (SIGNED, AGREED, RATIFIED) for a in done)
    if i.plural and not i.definite and alike and not (finished and len(m.keys()) >= 2):
        # `has similar agreements with 80 other partners`
        return False
    # `Under an agreement with B, A will buy ships`
    known = i.head.dep_ == "dobj" and i.head.head.base == "follow"
    under = known or is_backdrop(i.head) or is_under(i.head)
    # `There is now an agreement between A and B`
    there = i.head.dep_ == "attr" and any(c.dep_ == "expl" for c in i.head.head.lefts)
    shown = i.definite or i.kind != "agreement" or under or (there and not is_wished(i.head))
    verb = i.head.head
    if not done and not i.definite and i.head.dep_ == "nsubj" and (is_modal(verb) or is_future(verb)):
        return False  # `A treaty between A and B would end the dispute`
    return bool(done) or (len(m.parties) >= 2 and shown)


def _is_possible(act: Act) -> bool:
    """Whether an adjective says that there is none yet (`under a proposed pact`)."""
    return not act.real and act.word.dep_ in ("amod", "compound")


def _was_made(reading: Reading, m: Mention) -> bool:
    """Whether a clause on it tells that it was made, whatever is wished now (`agreed to suspend X under a
    pact reached with B`, `called for respect of a truce signed with B last month`).
    """
    if len(m.keys()) < 2:
        return False
    under = is_under(m.instrument.head)
    if under and all(a.real or not a.base for a in m.acts) and not any(_is_possible(a) for a in m.acts):
        return True  # `agreed to pay it under the terms of an accord with B`
    before = m.signed is not None and m.signed[0] <= reading.document.article.published.isoformat()
    made = (a for a in m.acts if a.real and a.status in (SIGNED, AGREED, RATIFIED))
    return (under or before) and any(a.word.dep_ == "acl" and a.word.tag_ in ("VBN", "VBD") for a in made)


def _has_parties(reading: Reading, m: Mention) -> bool:
    """Two parties of different states, or one of a named instrument (codebook section 5)."""
    sides = {_side(reading, a) for a in m.parties}
    if len(sides) >= 2 and not (DOMESTIC in sides and len(sides) == 2):
        return True
    if len(sides) == 2 and all(a.organization for a in m.parties):
        return True  # `The Trade Department signed a memorandum with A's Finance Ministry`
    if DOMESTIC in sides and len(sides) == 2 and _ends_fighting(reading, m):
        # An armed group whose name does not say that it is one.
        return True
    by_id = {o.id: o for o in reading.organizations}
    armed = any(a.organization and by_id[a.organization].kind == "armed_group" for a in m.parties)
    armed = armed or bool(set(fold(m.title.of(reading.document.text)).split()) & word_set("peace_words"))
    if m.between:
        # `a truce between the government and the Front`
        return armed and len(m.parties) >= 2
    joined = m.kind == "declaration" and m.signing is not None  # `A's signing of the Ocean Declaration`
    named = m.named and (joined or m.kind not in ("roadmap", "declaration"))
    # `Rebel leader X and the president signed the peace treaty`: no name is told of those he leads.
    rebels = any(is_rebel(r) for a in m.signatories for r in reading.roles_of(a.person))
    named = named or m.of_union  # `Leaders of the A Community signed a protocol`
    return bool(m.parties) and (named or _is_left(m) or (armed and (rebels or len(m.parties) >= 2)))


def _is_left(m: Mention) -> bool:
    """Whether one side is told to suspend, quit or ratify a known one (`A has suspended the grain deal`)."""
    i = m.instrument
    told = [c.dep_ for c in i.noun.lefts]
    known = i.definite and "det" in told and not {"compound", "amod", "nmod"}.isdisjoint(told)
    lived = (SUSPENDED, ENDED, RATIFIED)
    return known and any(a.real and a.base in lived and a.status in lived and a.doer for a in m.acts)


def _ends_fighting(reading: Reading, m: Mention) -> bool:
    """Whether the words that tell it speak of peace, or of those who fight (`a peace deal with the XYZ`)."""
    said = (span.of(reading.document.text) for span in (m.title, *m.wholes))
    told = {fold(word) for words in said for word in re.findall(r"[\w-]+", words)}
    return not told.isdisjoint(word_set("peace_words") | word_set("armed_nouns"))


def _side(reading: Reading, a: Actor) -> str:
    """A body of a state is on the side of its state."""
    if a.country:
        return a.country
    body = next((o for o in reading.organizations if o.id == a.organization), None)
    if body is not None and body.kind in ("government_body", "party"):
        return body.country or DOMESTIC
    return a.organization


def _is_company(reading: Reading, a: Actor) -> bool:
    return any(o.id == a.organization and o.kind == "company" for o in reading.organizations)


def _is_to_come(reading: Reading, m: Mention) -> bool:
    """Whether its day of entry into force is after the day of publication."""
    published = reading.document.article.published.isoformat()
    return m.effective is not None and m.effective[0] > published


#: Words for an instrument that is reached.
_CONCLUDED = frozenset({"conclude", "concludes", "concluded", "concluding", "conclusion"})


def _candidate(reading: Reading, m: Mention) -> AgreementCandidate:
    title = " ".join(re.sub(r'["\u201c\u201d]', "", m.title.of(reading.document.text)).split())
    coming = any(a.future and (a.starts or a.base == RATIFIED) for a in m.acts)
    kept = any(a.future and a.doer == "party" and not a.status and a.word.base != "vote" for a in m.acts)
    told = m.status
    entering = any(a.starts and a.word.tag_ in ("VBZ", "VBP") for a in m.acts)
    if told == IN_FORCE and entering and not coming and _is_to_come(reading, m):
        told = SIGNED if m.signing is not None else AGREED  # `The truce takes effect on Tuesday.`
    if coming and told == IN_FORCE and _is_to_come(reading, m):
        told = SIGNED  # `the pact, of which A is a member, is to take effect next month`
    kind = m.kind
    if kind == "agreement" and m.instrument.noun.base == "deal" and m.parties:
        kind = "contract" if all(_is_company(reading, a) for a in m.parties) else kind
    broken = any(a.base == VIOLATED and is_accused(a.word) for a in m.acts)
    coming = coming and kind != "ceasefire"  # `A truce is to begin on Friday`
    status = told or (
        SIGNED if coming else VIOLATED if broken else not_yet(m.acts) if m.named or kept else AGREED
    )
    if status == m.status == SIGNED and m.status_span is not None:
        # `concluded` is reached, not said to be signed (codebook section 5).
        words = fold(m.status_span.of(reading.document.text)).split()
        signed = any(a.word.base in ("sign", "initial", "ink") for a in m.acts)
        status = AGREED if words and words[-1] in _CONCLUDED and not signed else status
    supports = [Support("*", w, EXPLICIT, m.rule) for w in m.wholes]
    supports.append(Support("title", m.title, EXPLICIT, "agreements.title", title))
    supports.append(Support("kind", m.title, NORMALIZED, "agreements.kind-lexicon", kind))
    if m.deed is not None:
        supports.append(Support("kind", m.deed, INFERRED, DEED, kind))
    if m.status and (m.status == status or status == AGREED) and m.status_span is not None:
        supports.append(Support("status", m.status_span, NORMALIZED, m.rule, status))
    else:
        supports.append(Support("status", m.wholes[0], INFERRED, "agreements.status-default", status))
    if m.signed:
        supports.append(Support("signed", m.signed[1], m.signed[2], m.signed[3], m.signed[0]))
    if m.effective:
        supports.append(Support("effective", m.effective[1], NORMALIZED, m.effective[2], m.effective[0]))
    if m.term:
        supports.append(Support("term", m.term[1], NORMALIZED, "agreements.term", m.term[0]))
    city = country = ""
    if m.place is not None:
        city, country, found = events.place_supports(reading, m.place, "agreements.place")
        supports += found
    parties = {a.country or a.organization for a in m.parties}
    mediators = [a for a in m.mediators if (a.country or a.organization) not in parties]
    return AgreementCandidate(
        candidate_id(reading.document.article.source_id, "agreement", m.partner or m.title),
        title,
        kind,
        status,
        (*m.parties, *m.signatories, *mediators),
        m.signed[0] if m.signed else "",
        m.effective[0] if m.effective else "",
        m.term[0] if m.term else "",
        city,
        country,
        m.meeting,
        tuple(supports),
    )
