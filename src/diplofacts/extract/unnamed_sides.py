"""Whose an instrument is where its own words do not say: states of the sentence, of the encounter told."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import COREFERENCE, INFERRED, MeetingCandidate
from ..spans import Span
from .acts import Act
from .datelines import dateline_end
from .governors import subtree_of
from .homes import is_scene
from .instrument_clauses import with_behind
from .instruments import Instrument
from .lexicons import fold, word_set
from .modality import only_judges
from .parties import Sides, as_parties
from .reading import COUNTRY, PERSON, Reading, Referent
from .settled_quarrels import settling_clause
from .whom import is_group, represented, whom

if TYPE_CHECKING:
    from .words import Token

#: How many sentences before it an encounter may be told to whose course or sides a sentence points.
LOOKBACK = 12
#: How many arcs above an instrument the verb of its clause is looked for.
_VERB_REACH = 3
_OCCASIONS = frozenset({"visit", "meeting", "summit", "ceremony", "session"})
_ABOUT = re.compile(
    r"\b(?:advis[eo]rs?|expert|official|talked|spoke|spoken)[ \n]+(?:on|about)[ \n]+(?:the[ \n]+)?$"
)
_PAIR = frozenset({"two", "both"})
#: Words in the names of instruments that two states have with each other.
_BETWEEN_TWO = frozenset({"Bilateral", "Mutual", "Partnership", "Friendship"})
_CALLS = frozenset({"phone_call", "video_call"})


def is_new(i: Instrument) -> bool:
    """Whether its article says that nobody has spoken of it before (`A memorandum is under discussion`)."""
    return not i.definite and any(c.folded in ("a", "an", "another") for c in i.noun.lefts)


def by_sentence(reading: Reading, i: Instrument, sides: Sides) -> list[Referent]:
    """The two states of the sentence, or of the encounter it tells, where a signing names no two parties."""
    if _is_of_many(i):
        return []
    brokers = {p.id for r in sides.mediators for p in represented(reading, r)}
    named = [
        e
        for e in reading.entities_in(i.sentence.span)
        if e.kind == COUNTRY and e.id not in ("", *brokers) and e.form in ("name", "alias", "government")
    ]
    line = dateline_end(reading, i.sentence.span.start)
    named = [e for e in named if e.span.start >= line and not _is_in_aim(reading, e.span, i)]
    # `an adviser on A`, `talked about B`: what they deal with or speak of
    text = reading.document.text
    named = [e for e in named if not _ABOUT.search(text, max(0, e.span.start - 24), e.span.start)]
    # Where it was signed is no party (`talks in Astana, Kazakhstan`), unless nobody else is named.
    # A peace is signed abroad, with neither side at home (`Libya's rivals signed a deal in Morocco`).
    fought = not i.sentence.forms.isdisjoint(word_set("rebel_words") | word_set("fighting_words"))
    fought = fought or not i.sentence.forms.isdisjoint(word_set("peace_words"))
    acting = [e for e in named if not is_scene(reading.document.text, e.span)]
    acting = [e for e in acting if not (fought and _is_there(reading, e.span))]
    named = acting if len({e.id for e in acting}) < len({e.id for e in named}) else named
    judges = _judges(reading, i)
    if judges is not None:
        named = [e for e in named if e.span not in judges]
    said = _speakers(reading, i.sentence.span)
    # `A accused B of breaking a pact that the two signed`: who speaks is one of them.
    pair = not i.sentence.forms.isdisjoint(_PAIR)
    if len({e.id for e in named}) == 2 and not pair:
        named = [e for e in named if e.span not in said]
    firsts = {e.id: e for e in reversed(named)}
    if len(firsts) == 2:
        return [
            Referent(COUNTRY, e.id, e.span, INFERRED, "agreements.states-of-sentence")
            for e in sorted(firsts.values(), key=lambda e: e.span)
        ]
    if judges is not None:
        return []
    joint = _acting(reading, i.noun.sent.root)
    if len(joint) == 2:
        return joint
    # `A called B to discuss the Bilateral Trade Agreement`
    occasions = _OCCASIONS | _CALLS if is_named_bilateral(i) else _OCCASIONS
    for meeting in meetings_at(reading, i.sentence.span, LOOKBACK, occasions):
        found: dict[str, Referent] = {}
        for a in meeting.actors:
            span = next(s.span for s in a.supports if s.field == "*")
            kind, value = (
                ("person", a.person)
                if a.person
                else (COUNTRY, a.country)
                if a.country
                else ("organization", a.organization)
            )
            for r in represented(
                reading, Referent(kind, value, span, COREFERENCE, "agreements.sides-of-meeting")
            ):
                if r.id not in brokers:
                    found.setdefault(r.id, r)
        where = next((s.span for s in meeting.supports if s.field == "country"), None)
        if meeting.kind == "visit" and len(found) == 1 and where is not None and _is_left_open(i, sides):
            # Between the state of the guest and the one visited.
            rule = "agreements.sides-of-meeting"
            found.setdefault(meeting.country, Referent(COUNTRY, meeting.country, where, INFERRED, rule))
        if len(found) == 2 or (len(found) > 2 and (_by_them(i) or i.kind == "declaration")):
            return list(found.values())
    place = reading.document.number_of(i.sentence)
    # `A and B agreed to cooperate. Ministers X and Y signed a pact in Z`, of whose states nothing is told
    unplaced = [r for r in sides.signers if r.kind == PERSON and not represented(reading, r)]
    before = reading.document.sentences[place - 1] if place and (i.definite or len(unplaced) > 1) else None
    if before is not None and not before.heading:
        # `A and B have agreed to cut their forces. The new treaty, to be signed in May, will`
        both = _acting(reading, reading.document.tokens(before.span)[0].sent.root)
        return both if len(both) == 2 else []
    return []


def _judges(reading: Reading, i: Instrument) -> Span | None:
    """The words for those who only speak of a truce of others (`A and B urged respect for the truce`)."""
    # `A welcomes the truce, B said`
    above = itertools.islice(i.noun.ancestors, _VERB_REACH)
    root = next((t for t in above if t.pos_ == "VERB" and only_judges(t)), i.noun.sent.root)
    if not only_judges(root) or root.i > i.noun.i:
        return None
    title = fold(reading.document.words(i.title)).split()
    if i.kind != "ceasefire" and word_set("peace_words").isdisjoint(title):
        return None
    own = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    return reading.document.span(subtree_of(own)) if own is not None else None


def _is_there(reading: Reading, place: Span) -> bool:
    """Whether a state is only where it was done (`signed a deal in Morocco`)."""
    token = reading.document.token_at(place.start)
    return token.dep_ == "pobj" and token.head.folded in ("in", "at")


def _is_in_aim(reading: Reading, place: Span, i: Instrument) -> bool:
    """Whether a state stands only in what an instrument is for (`signed it to depend less on A`)."""
    if place.start < i.noun.idx:
        return False
    token = reading.document.token_at(place.start)
    topic = token.head if token.dep_ == "pobj" else token
    if topic.folded in ("on", "over", "about") and topic.head.i == i.noun.i:
        return True  # `a deal on Gibraltar`
    above = [t for t in itertools.islice(token.ancestors, 12) if t.i > i.noun.i]
    there = token.dep_ == "pobj" and token.head.folded in ("in", "at", "near")
    if there and any(t.folded in ("on", "over", "about", "for") and t.head.i == i.noun.i for t in above):
        return True  # `an accord on the establishment of a base in A`
    # `A pact is to be signed during the visit of X to A`: the infinitive is what is done with it.
    above = [t for t in above if not (t.dep_ == "xcomp" and t.head.i == i.head.head.i)]
    return token.dep_ == "pobj" and any(c.tag_ == "TO" and c.dep_ == "aux" for t in above for c in t.lefts)


def _acting(reading: Reading, root: Token) -> list[Referent]:
    """The states and bodies whose doing the main clause tells."""
    joint: dict[str, Referent] = {}
    for subject in (c for c in root.children if c.dep_ == "nsubj"):
        for r in reading.coreference.resolve(subject):
            for one in represented(reading, r):
                joint.setdefault(one.id, evolve(one, basis=COREFERENCE))
    return list(joint.values())


def _speakers(reading: Reading, sentence: Span) -> set[Span]:
    """The words for those who say what the sentence tells: `A and B signed it, C said`."""
    return {
        s.span
        for told in reading.statements
        for actor in told.actors
        if actor.capacity == "speaker"
        for s in actor.supports
        if s.field == "*" and s.span in sentence
    }


def by_all(act: Act) -> bool:
    """Whether the doer is a word for all of whom the article speaks (`both sides agreed to negotiate`)."""
    if is_of_others(act):
        return False
    for node in [act.word, *itertools.islice(act.word.ancestors, 6)]:
        doers = [c for c in node.children if c.dep_ in ("nsubj", "poss")]
        if doers:
            return any(is_group(c) for c in doers)
    return False


def is_of_others(act: Act) -> bool:
    """Whether they do it with whom somebody else does something (`met with the parties negotiating it`)."""
    above = act.word.head
    return act.word.dep_ in ("acl", "relcl") and above.dep_ in ("pobj", "dobj") and is_group(above)


def is_named_bilateral(instrument: Instrument) -> bool:
    """Whether its name says so (`the Bilateral Security Agreement`, `the Treaty of Friendship`)."""
    said = _title_words(instrument)
    return instrument.named and not _is_of_many(instrument) and any(t.text in _BETWEEN_TWO for t in said)


def _title_words(instrument: Instrument) -> list[Token]:
    """The words beside its noun."""
    noun = instrument.noun
    said = [t for c in noun.lefts for t in (*c.lefts, c, *c.conjuncts)]
    links = (c for c in noun.rights if c.dep_ == "prep" and c.folded in ("of", "on", "for"))
    said += [t for c in links for g in c.children for t in (*g.lefts, g, *g.conjuncts)]
    return [t for t in said if t.text[:1].isupper()]


def _is_of_many(instrument: Instrument) -> bool:
    """Whether its name is of more than two (`the Trans-Pacific Partnership Agreement`)."""
    many = word_set("many_sided_words")
    return instrument.named and any(t.folded in many for t in _title_words(instrument))


def other_side(reading: Reading, i: Instrument, sides: Sides) -> list[Referent]:
    """The state of him who speaks of `an agreement with B`."""
    # `hailed a deal signed with B`
    near = [i.noun, *(c for c in i.noun.rights if c.dep_ == "acl" and c.tag_ == "VBN")]
    if i.head.dep_ == "nsubjpass":
        near.append(i.head.head)  # `said that a deal was reached with B`
    quarrel = settling_clause(i.noun)  # `the truce that ended 34 days of fighting with B`
    near += quarrel if quarrel is not None else ()
    links = [c for t in near for c in t.children if c.dep_ == "prep" and fold(c.text) == "with"]
    links += [t.head for t in with_behind(i)]
    if not links and i.definite and i.head.dep_ == "dobj":
        return _complaining(reading, i.head.head)
    if not links or not as_parties(reading, sides.parties):
        return []
    issuer = getattr(reading.coreference, "issuer", "")
    if issuer and i.definite and i.head.dep_ == "nsubj":
        # In a release `the pact with A` is that of its own state.
        span = reading.document.span([links[0]])
        return [Referent(COUNTRY, issuer, span, INFERRED, "agreements.side-of-speaker")]
    for c in i.noun.sent.root.children:
        # `A deal was signed with B, X said`
        ahead = i.noun.i < c.i < c.head.i  # `On the anniversary of the treaty with B, A called for`
        if c.dep_ == "nsubj" and (ahead or c.i < i.noun.i or c.head.folded in ("said", "announced")):
            found = [p for r in reading.coreference.resolve(c) for p in represented(reading, r)]
            if len({p.id for p in found}) == 1:
                return [evolve(found[0], basis=INFERRED, rule="agreements.side-of-speaker")]
    return []


def _complaining(reading: Reading, verb: Token) -> list[Referent]:
    """The state that says that another has broken what both agreed to (`A said B had violated the truce`)."""
    above = verb.head
    if verb.dep_ != "ccomp" or verb.base not in word_set("breaking_verbs") or above.dep_ != "ROOT":
        return []
    for subject in (c for c in above.lefts if c.dep_ == "nsubj"):
        told = whom(reading, subject)
        inside = reading.entities_in(reading.coreference.phrase(subject))
        organ = subject.base in word_set("state_organs")
        own = next((e.id for e in inside if organ and e.kind == COUNTRY and not e.city), "")
        sides = [s.id for r in told if r.kind != PERSON for s in represented(reading, r) if s.kind == COUNTRY]
        span = reading.document.span([subject])
        rule = "agreements.side-of-speaker"
        return [Referent(COUNTRY, s, span, INFERRED, rule) for s in (sides or [own])[:1] if s]
    return []


def _is_left_open(i: Instrument, sides: Sides) -> bool:
    """Whether a new instrument `is to be signed`, and nobody is told who does it."""
    top = i.head
    link = top.head
    if top.dep_ == "pobj" and link.folded == "of" and link.head.base in word_set("instrument_containers"):
        top = link.head  # `A number of accords are to be signed`
    # `are to be signed`
    raised = (c for c in top.head.rights if top.dep_ == "nsubj" and c.dep_ == "xcomp")
    passive = top.dep_ == "nsubjpass" or any(g.dep_ == "auxpass" for c in raised for g in c.children)
    return passive and not i.definite and not sides.parties


def _by_them(i: Instrument) -> bool:
    """Whether `they` or `the parties` do it, who are all that took part in the encounter."""
    doers = [c for c in i.head.head.children if c.dep_ == "nsubj"]
    return any(fold(c.text) in ("they", "all") for c in doers)


def meetings_at(
    reading: Reading, sentence: Span, back: int = 0, kinds: Container[str] = _OCCASIONS
) -> Iterator[MeetingCandidate]:
    """Encounters told in the sentence, then in up to ``back`` sentences before it, the nearest first."""
    sentences = reading.document.sentences
    at = bisect.bisect_left(sentences, sentence.start, key=lambda s: s.span.start)
    for n in range(at, max(-1, at - back - 1), -1):
        for m in reading.meetings:
            if m.kind in kinds and any(
                s.field in ("*", "kind") and s.span in sentences[n].span for s in m.supports
            ):
                yield m
