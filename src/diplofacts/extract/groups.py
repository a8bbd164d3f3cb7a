"""Groups: `the two leaders`, `both sides`, `the presidents`, `the two countries`."""

from __future__ import annotations

import bisect
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from .antecedents import plural_antecedent
from .group_members import acting_from, acting_on, are_of_others, sent_by_both, states_of_sentence
from .group_members import both_states as both_states
from .group_members import holds_alike as holds_alike
from .group_members import in_brackets as in_brackets
from .lexicons import fold, word_set
from .reading import COUNTRY, PERSON, Entity, Referent
from .signing_sides import signing_sides
from .state_pairs import listed_states, state_pair
from .titles import FORMER, HEADS, TitleMention, fits

if TYPE_CHECKING:
    from .coreference import Coreference
    from .document import Sentence
    from .words import Token

#: So many sentences back a group may have been named: it keeps long transcripts from taking long.
_REACH = 100
#: Numbers of those who are counted, in words.
COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
#: How many words before `both parties` the talks between them may be told.
_SIDES_BEFORE = 80
#: How many words back officials were told of who are not named.
_FAR = 300
_LEADERS = frozenset(
    {"president", "monarch", "prime_minister", "supreme_leader", "minister", "vice_president", "other",
     "deputy_prime_minister", "secretary_general", "official"}
)  # fmt: skip


def counted(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """`The two met again`: those told of before, unless the sentence has named just one so far."""
    sentence = coreference.document.sentence_of(token.idx)
    start = sentence.span.start if sentence is not None else 0
    before = Span(start, token.idx) if start < token.idx else None
    named = {e.id for e in coreference.within(before) if e.kind == PERSON} if before else set()
    pair = [] if named else states_of_sentence(coreference, token)
    if pair and any(t.idx in pair[0].span and t.dep_ == "nsubj" for t in token.sent):
        return coreference.refer(pair, coreference.phrase(token), "coreference.group")
    if len(named) == 1:
        return host_and(coreference, token)
    return group(coreference, token, "either", None)


def host_and(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """`He received X in A, where the two signed a pact`: X and who is meant by the pronoun; else nobody."""
    verb = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    if verb is None or not any(c.folded == "where" for c in verb.lefts):
        return ()
    before = token.doc[token.sent.start : token.i]
    named = [coreference.by_token.get(t.i) for t in before]
    people = {e.id: e for e in named if e is not None and e.kind == PERSON}
    doers = [t for t in before if t.dep_ == "nsubj" and t.folded in ("he", "she")]
    who = [r for t in doers[:1] for r in coreference.resolve(t) if r.kind == PERSON and r.id not in people]
    if len(who) != 1 or len(people) != 1:
        return ()
    both = [*who, *(coreference.named(e) for e in people.values())]
    return coreference.refer(both, coreference.phrase(token), "coreference.group")


def group(
    coreference: Coreference, token: Token, members: str, title: TitleMention | None
) -> tuple[Referent, ...]:
    span = coreference.phrase(token)
    found: Sequence[Referent] = ()
    if members == "people" and (are_of_others(coreference, token) or _are_unnamed(token)):
        return ()
    if members == "people" and (sent := sent_by_both(coreference, token)):
        return coreference.refer(sent, span, "coreference.group")
    if members == "represented":
        found = _represented(coreference, token)
    if members == "either":
        found = _sides_between(coreference, token)
    if not found and members in ("people", "either"):
        found = _people_group(coreference, token, members, title)
    if not found and members == "people":
        found = _acting_states(coreference, token)
    if not found and members == "either":
        sides = plural_antecedent(coreference, token)
        found = sides if len(sides) == 2 and any(r.kind != PERSON for r in sides) else ()
    if not found and members in ("states", "either"):
        two = any(fold(t.text) in ("two", "both") for t in token.subtree)
        found = [] if two else [r for r in plural_antecedent(coreference, token) if r.kind == COUNTRY]
        found = found or state_pair(coreference, token)
    if members == "either" and all(r.kind == PERSON for r in found):
        found = signing_sides(coreference, token) or found
    if token.folded == "parties" and not any(t.folded in ("two", "both") for t in token.lefts):
        # In a release `the parties` are those whom its state speaks of.
        found = () if any(r.id == coreference.issuer != "" for r in found) else found
    numbers = [COUNTED[t.folded] for t in (*token.lefts, token) if t.folded in COUNTED]
    if numbers and numbers[0] > 2 and len(found) != numbers[0] and members == "states":
        found = _counted_states(coreference, token, numbers[0])
    if numbers and numbers[0] > 2 and len(found) != numbers[0] and members in ("people", "either"):
        found = _counted_people(coreference, token, numbers[0])
        # `the three participants` of talks between A, B and C
        found = found or (_counted_states(coreference, token, numbers[0]) if members == "either" else [])
    if found and token.dep_ in ("dobj", "pobj") and acting_on(coreference, token) & {r.id for r in found}:
        return ()  # `X urged both sides to talk`: he is none of them
    numbers += [int(t.text) for t in token.lefts if t.text.isdecimal()]
    if members == "people" and not numbers and token.folded not in ("two", "both"):
        # `the leaders of the three countries`
        whose = (g for c in token.rights if c.folded == "of" for g in c.children if g.dep_ == "pobj")
        numbers += [n for g in whose for t in g.lefts if (n := _count(t))]
    if numbers and numbers[0] > 2 and len(found) != numbers[0]:
        return ()  # `the three sides` are not the two who are named, nor `the 26 leaders`
    return coreference.refer(found, span, "coreference.group")


def _are_unnamed(token: Token) -> bool:
    """Whether `the officials` are those of whom only their state was told (`Egyptian officials said`)."""
    if token.folded not in ("officials", "diplomats") or any(t.folded in COUNTED for t in token.lefts):
        return False
    before = token.doc[max(0, token.i - _FAR) : token.i]
    return any(t.folded == token.folded and t.dep_ == "nsubj" and t.head.base == "say" for t in before)


def _count(word: Token) -> int:
    """The number that a word says; 0 for any other word."""
    return int(word.text) if word.text.isdecimal() else COUNTED.get(word.folded, 0)


def _sides_between(coreference: Coreference, token: Token) -> Sequence[Referent]:
    """The two that `talks between A and B` named last, for `both parties` after it."""
    if not any(t.folded in ("both", "two") for t in (*token.lefts, token)):
        return ()
    doc = token.doc
    far = 200 if token.folded == "parties" and coreference.issuer else _SIDES_BEFORE  # an instrument's
    for i in range(token.i - 1, max(-1, token.i - far), -1):
        if doc[i].folded == "between" and doc[i].dep_ == "prep" and i != token.head.i:
            found = [r for g in doc[i].children if g.dep_ == "pobj" for r in coreference.resolve(g)]
            ends = sum(t.text == "." for t in doc[i + 1 : token.i])
            if far == _SIDES_BEFORE and ends > 1 and doc[i].head.base in word_set("instrument_words"):
                # `spoke of the pact between C and D. They left. The two sides signed`
                served = {x for r in coreference.roles for x in (r.country, r.organization)}
                if served.isdisjoint(r.id for r in found):
                    continue
            return found if len(found) == 2 and any(r.kind != PERSON for r in found) else ()
    return ()


def _represented(coreference: Coreference, token: Token) -> list[Referent]:
    """`The delegations`: the states of the people who met (codebook section 4)."""
    held = {r.person: r for r in reversed(coreference.roles) if r.country and r.status != FORMER}
    out: dict[str, Referent] = {}
    for met in people_before(coreference, token):
        role = held.get(met.id)
        if role is not None:
            out.setdefault(role.country, Referent(COUNTRY, role.country, met.span, COREFERENCE, met.rule))
    return list(out.values()) if len(out) > 1 else state_pair(coreference, token)


def _people_group(
    coreference: Coreference, token: Token, members: str, title: TitleMention | None
) -> Sequence[Referent]:
    two = any(fold(t.text) in ("two", "both") for t in token.subtree)
    generic = title is None or title.office in ("other", "official") or fold(token.text) == "leaders"
    known = (r for r in reversed(coreference.roles) if r.office in _LEADERS or not generic)
    rank = {r.person: r for r in known if r.status != FORMER}
    if not generic and title is not None:
        rank = {
            p: r
            for p, r in rank.items()
            if fits(r, title) or any(fits(x, title) for x in coreference.roles if x.person == p)
        }
    if generic and (pair := issuing_pair(coreference, _lead(coreference), token)):
        return pair
    principals = _principals(coreference, token) if generic else []
    if len(principals) == 2 and len(rank) > 2:
        return principals
    met = people_before(coreference, token)
    if generic and len(met) == 2 and (two or len(rank) <= 2):
        return met
    # `the President of A and the leader of B ... Both presidents`
    leaders = {x.person for x in coreference.roles if fold(x.title) == "leader"}
    if two and len(met) == 2 and any(r.id in rank for r in met) and {r.id for r in met} <= {*rank, *leaders}:
        return met
    chosen = [r for r in met if r.id in rank]
    if two and len(chosen) > 2:
        heads = [r for r in chosen if rank[r.id].office in HEADS]
        chosen = heads if len(heads) == 2 and token.folded == "leaders" else chosen[-2:]
    if len(chosen) >= 2:
        return chosen
    if two and not generic and (both := _two_of_rank(coreference, token, rank)):
        return both
    if generic and not two and len(met) > 2 > len(rank):
        return met  # `The partners` after advisers of several states met
    if len(rank) == 2 or (not two and len(rank) > 2):
        until = token.idx if members == "either" else token.doc[token.sent.end - 1].idx
        told = {e.id for e in coreference.entities if e.kind == PERSON and e.span.end <= until}
        if members == "either" or (two and told & rank.keys()):  # `the parties` are those known by then
            rank = {who: role for who, role in rank.items() if who in told or holds_alike(rank, role, told)}
        return _mentions_of(coreference, list(rank)) if len(rank) >= 2 else ()
    if not generic and any(r.person == m.id for m in met for r in coreference.roles if m.id not in rank):
        # `the two presidents` are not a president and his spokesman.
        return ()
    return met if len(met) == 2 else ()


def _two_of_rank(coreference: Coreference, token: Token, rank: Container[str]) -> list[Referent]:
    """`The two ministers`: those of the latest sentence before that names two holders of the office."""
    for sentence in _latest(coreference, token):
        here = (e for e in coreference.within(sentence.span) if e.span.end <= token.idx)
        named = {e.id: e for e in here if e.kind == PERSON and e.id in rank}
        if len(named) > 1:
            return [coreference.named(e) for e in named.values()] if len(named) == 2 else []
    return []


def _lead(coreference: Coreference) -> Sentence | None:
    """The first sentence of a release, which says who met."""
    return next((s for s in coreference.document.sentences if not s.heading and len(s.span) > 60), None)


def issuing_pair(coreference: Coreference, sentence: Sentence | None, token: Token) -> tuple[Referent, ...]:
    """The two of `The President spoke with X` in a release that never names the first; else nobody."""
    if not coreference.issuer or sentence is None:
        return ()
    doc = coreference.document.doc
    heads = (t for t in doc[sentence.first : min(sentence.last + 1, token.i)] if t.dep_ == "nsubj")
    issuing = [r for t in heads for r in coreference.resolve(t) if r.rule == "coreference.issuer"]
    named = {
        e.id: e
        for e in reversed(coreference.entities)
        if e.kind == PERSON and e.span in sentence.span and e.span.end <= token.idx
    }
    if not issuing or len(named) != 1:
        return ()
    return (issuing[0], *(coreference.named(e) for e in named.values()))


def _principals(coreference: Coreference, token: Token) -> list[Referent]:
    """In a release, the two leaders whom its first sentence brings together: `both sides` are theirs."""
    if not coreference.issuer:
        return []
    lead = _lead(coreference)
    top = {r.person for r in coreference.roles if r.office in _LEADERS and r.status != FORMER}
    found: dict[str, Entity] = {}
    for e in coreference.entities:
        if (
            e.kind == PERSON
            and e.id in top
            and lead is not None
            and e.span in lead.span
            and e.span.end <= token.idx
        ):
            found.setdefault(e.id, e)
    return [coreference.named(e) for e in found.values()]


def _latest(coreference: Coreference, token: Token) -> Iterator[Sentence]:
    """The sentence of ``token`` and those before it, the nearest first, as far as a group is looked for."""
    sentences = coreference.document.sentences
    at = bisect.bisect_right(sentences, token.idx, key=_start)
    yield from reversed(sentences[max(0, at - _REACH) : at])


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def people_before(coreference: Coreference, token: Token) -> list[Referent]:
    """The people of the latest sentence that names two or more before ``token``; all people named so far if
    two.
    """
    # `X will meet Y. X's spokesman, Z, said the pair would`
    aides = {r.person for r in coreference.roles if r.office == "spokesperson"}
    if coreference.firsts is None:
        # Looked for once: a long transcript names few persons often.
        known: dict[str, Entity] = {}
        for e in coreference.entities:
            if e.kind != PERSON or e.id in known or e.id in aides:
                continue
            if not is_issuing_line(coreference, e.span):
                known[e.id] = e
        coreference.firsts = list(known.values())
    until = acting_from(token)
    seen = [e for e in coreference.firsts if e.span.end <= until]
    if len(seen) == 2:
        return [coreference.named(e) for e in seen]
    for s in _latest(coreference, token) if len(seen) > 1 else ():
        inside: dict[str, Entity] = {}
        for e in coreference.within(s.span):
            if e.kind != PERSON or e.span.end > until or e.id in aides:
                continue
            if not is_issuing_line(coreference, e.span):
                inside.setdefault(e.id, e)
        if len(inside) >= 2:
            return [coreference.named(e) for e in inside.values()]
    return []


def _mentions_of(coreference: Coreference, people: Sequence[str]) -> list[Referent]:
    first: dict[str, Entity] = {}
    for e in coreference.entities:
        if e.kind == PERSON and e.id in people and not is_issuing_line(coreference, e.span):
            first.setdefault(e.id, e)
    return [coreference.named(e) for e in first.values()]


def is_issuing_line(coreference: Coreference, span: Span) -> bool:
    """Whether a mention stands in the line that issues a release (`Ned Price, Department
    Spokesperson`).
    """
    sentence = coreference.document.sentence_of(span.start)
    if sentence is None or sentence.heading:
        return sentence is not None
    # `attributable to Spokesperson X: Secretary Y spoke with Z`
    words, _, told = coreference.document.words(sentence.span).partition(":")
    return "attributable to" in words and (not told or span.start - sentence.span.start < len(words))


def _counted_states(coreference: Coreference, token: Token, number: int) -> list[Referent]:
    """`The three countries`: the states of the latest sentence before that names so many, no city among
    them.
    """
    for sentence in _latest(coreference, token):
        here = [e for e in coreference.within(sentence.span) if e.span.end <= token.idx]
        named = {e.id: e for e in here if e.kind == COUNTRY and e.id and not e.city}
        if len(named) == number:
            return [coreference.named(e) for e in named.values()]
        if len(named) > number and (listed := listed_states(coreference, here, number)):
            return listed  # `X of D visited A, B and C`
    return []


def _counted_people(coreference: Coreference, token: Token, number: int) -> list[Referent]:
    """`The four`: the people of the latest sentence before that names so many."""
    for sentence in _latest(coreference, token):
        here = (e for e in coreference.within(sentence.span) if e.span.end <= token.idx)
        named = {e.id: e for e in here if e.kind == PERSON and not is_issuing_line(coreference, e.span)}
        if len(named) == number:
            return [coreference.named(e) for e in named.values()]
    return []


def _acting_states(coreference: Coreference, token: Token) -> list[Referent]:
    """`Leaders` of the states that were the subject of an earlier sentence, where no person is
    named before.
    """
    if any(
        e.kind == PERSON and e.span.end <= token.idx and not is_issuing_line(coreference, e.span)
        for e in coreference.entities
    ):
        return []
    return [r for r in plural_antecedent(coreference, token) if r.kind == COUNTRY]


def are_others(token: Token, noun: str) -> bool:
    """Whether a group is that of one person or state: `his officials`, `their counterparts` are not they."""
    owners = {t.folded for t in token.lefts if t.dep_ == "poss"}
    return bool(owners & {"his", "her", "its"}) or (noun == "counterparts" and "their" in owners)


def state_of_delegation(coreference: Coreference, token: Token) -> str:
    """The state of `the delegation` told before: whose it was said to be, or whom its leader serves."""
    if token.folded not in ("delegation", "team") or not any(t.folded == "the" for t in token.lefts):
        return ""
    if token.dep_ == "conj":
        # `X and the accompanying delegation`: his own
        led = {r.id for r in coreference.resolve(token.head) if r.kind == PERSON}
        return next((r.country for r in coreference.roles if r.person in led and r.country), "")
    for before in reversed(token.doc[: token.i]):
        if before.folded != token.folded:
            continue
        if owner := coreference.country_of(before):
            return owner
        verb = next((a for a in before.ancestors if a.pos_ == "VERB"), None)
        leaders = [c for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
        led = {r.id for c in leaders for r in coreference.resolve(c)}
        if owner := next((r.country for r in coreference.roles if r.person in led and r.country), ""):
            return owner
    return ""
