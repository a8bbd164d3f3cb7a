"""What encounters and signings have in common: who, when, where, planned or held, from one clause."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from .. import places
from ..candidates import EXPLICIT, INFERRED, NORMALIZED, Actor, Support
from ..spans import Span
from . import whereabouts
from .day_bounds import closed, day_of_when, governed, is_of_other_time, is_of_report, is_shared, modifies
from .day_bounds import day_of_first as day_of_first
from .day_bounds import opens_all as opens_all
from .day_bounds import tells_how as tells_how
from .grammar import SUBJECTS as SUBJECTS
from .grammar import dateline_end, linked_to, participles_of
from .grammar import governing_verb as governing_verb
from .grammar import names_before as names_before
from .grammar import objects as objects
from .grammar import participants as participants
from .grammar import subject as subject
from .grammar import subject_tokens as subject_tokens
from .lexicons import fold, rows, word_set
from .links import is_signed_at, told_between
from .noun_clauses import hosting_clause as hosting_clause
from .postponing import without_first_plans
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Reading, Referent

if TYPE_CHECKING:
    from ..dates import DateMention
    from .words import Token

HELD, PLANNED, CANCELLED, PROPOSED = "held", "planned", "cancelled", "proposed"

#: Lemmas of encounters whose place stands behind `to`.
_LEADING_TO = frozenset({"visit", "trip", "travel", "fly", "go", "head", "come", "return", "tour", "welcome"})


@define(eq=False)
class Clause:
    """The words about one trigger (a verb or noun of encounter or signing).

    Attributes:
        reading: the article.
        trigger: the verb or noun.
        verb: the verb that governs a noun trigger (`held talks`), or the trigger itself.
    """

    reading: Reading
    trigger: Token
    verb: Token | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.verb = self.trigger if self.trigger.pos_ in ("VERB", "AUX") else governing_verb(self.trigger)

    @property
    def sentence(self) -> Span:
        """The sentence's span."""
        sentence = self.reading.document.sentence_of(self.trigger.idx)
        assert sentence is not None
        return sentence.span

    def home(self) -> set[int]:
        """Indices of the tokens to which a date or place of this encounter attaches."""
        out = {self.trigger.i}
        for t in (*self.trigger.children, *(self.head.rights if self.trigger.dep_ == "pobj" else ())):
            taking_place = t.lemma_.casefold() in word_set("holding_verbs")
            if t.dep_ in ("acl", "relcl") and (t.tag_ in ("VBN", "VBG", "VBD") or taking_place):
                out.add(t.i)
        for t in participles_of(self.trigger) if self.trigger.pos_ in ("NOUN", "PROPN") else ():
            if t.dep_ == "acl" and t.tag_ == "VBN":
                out |= {t.i, *_begun_by(t)}
        if self.trigger.pos_ in ("NOUN", "PROPN"):
            out |= scheduled_for(self.trigger) | {t.i for t in hosting_clause(self.trigger)}
        for about in objects(self.trigger, ("of",), direct=False):
            # `a meeting of ministers held in X on Friday`
            out |= {c.i for c in about.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.base == "hold"}
        told = self.verb is not None and self.verb.base in word_set("addressing_verbs")
        if told and self.verb is not None and self.head.dep_ in ("dobj", "dative"):
            # `told a press conference in X on Friday`
            out |= {self.verb.i} if self.head.head.i == self.verb.i else set()
        if self.trigger.base in ("attend", "address"):
            # `attend the session, which is set to open on Friday`
            out.update(i for t in objects(self.trigger) for i in scheduled_for(t))
        if self.trigger.pos_ not in ("VERB", "AUX") and self.verb is not None:
            if self.is_held_by(self.verb) or is_signed_at(self.trigger, self.verb):
                out.add(self.verb.i)
            if self.head.dep_ in SUBJECTS and self.head.head.i == self.verb.i:
                out |= _begun_by(self.verb)
        return out

    def is_held_by(self, verb: Token) -> bool:
        """Whether ``verb`` only says that the encounter takes place (`held`, `paid`, `attend`)."""
        held = verb.lemma_.casefold() in word_set("holding_verbs") and self.head.head.i == verb.i
        return held or self.joins(verb)

    def joins(self, verb: Token) -> bool:
        """Whether ``verb`` says that somebody is there (`participate in`, `take part in`, `preside over`)."""
        link = self.head.head
        if self.head.dep_ != "pobj" or link.dep_ != "prep":
            return False
        pair = (verb.lemma_.casefold(), fold(link.text))
        if not any((r["lemma"], r["link"]) == pair for r in rows("joining_verbs")):
            return False
        part = [c for c in verb.children if c.dep_ == "dobj" and fold(c.text) == "part"]
        if pair[0] == "take" and not part:
            return False
        part += [c for c in verb.children if c.dep_ == "acomp" and c.folded == "present"]
        return link.head.i == verb.i or any(link.head.i == p.i for p in part)

    @property
    def head(self) -> Token:
        """The noun by which the sentence holds the trigger: one that measures it (`two days of talks`), or
        the name before it of which the parser made it an apposition (`the EU-India meeting was held`), or an
        encounter listed before it.
        """
        node = self.trigger
        while True:
            above = node.head.head
            of = node.dep_ == "pobj" and node.head.folded == "of"
            if of and above.lemma_.casefold() in word_set("measure_nouns"):
                node = above
            elif node.dep_ == "appos" and node.head.dep_ in SUBJECTS and node.head.i < node.i:
                node = node.head
            elif node.dep_ == "conj" and node.head.folded in _encounter_nouns():
                # `held talks and a press conference`
                node = node.head
            else:
                return node


def _begun_by(verb: Token) -> set[int]:
    """The infinitive by which what is expected or scheduled takes place (`talks expected to start in X`)."""
    planned = verb.lemma_.casefold() in word_set("planning_words")
    return {
        c.i
        for c in verb.children
        if planned and c.dep_ == "xcomp" and c.lemma_.casefold() in word_set("holding_verbs") | {"be"}
    }


def scheduled_for(noun: Token) -> set[int]:
    """The words of a relative clause that say for when and where it was set (`the visit to X, which was due
    to take place on Friday`), also where the parser hung them on what stands before them.
    """
    out: set[int] = set()
    for verb in (t for t in noun.subtree if t.dep_ == "relcl" and t.i >= noun.i and t.head.tag_ != "WP"):
        if not any(c.dep_ in SUBJECTS and fold(c.text) in ("which", "that") for c in verb.children):
            continue
        due = [c for c in verb.children if c.dep_ == "acomp" and c.folded in word_set("due_words")]
        said = due[0] if due else verb
        place = word_set("holding_verbs") | {"be"}
        takes = {c.i for c in said.children if c.dep_ == "xcomp" and c.lemma_.casefold() in place}
        # `that was to begin on Friday`; one that was to have begun then may lie before or after.
        to_be = verb.base == "be" and any(verb.doc[i - 1].folded == "to" for i in takes)
        if due or to_be or (verb.tag_ == "VBN" and said.lemma_.casefold() in word_set("planning_words")):
            out |= {verb.i, said.i, *takes}
    return out


def linked(clause: Clause, links: Iterable[str]) -> list[Token]:
    """Objects of prepositions in ``links`` that belong to the encounter; see :func:`grammar.linked_to`."""
    return linked_to(clause.reading, clause.sentence, clause.home(), links)


def date_of(clause: Clause, others: Sequence[Token] = ()) -> DateMention | None:
    """The date phrase that belongs to the trigger: by the parse, else the nearest one left in the sentence.

    Args:
        clause: the words about the trigger.
        others: the other triggers of the sentence, which may own a date.
    """
    reading = clause.reading
    within = reading.coreference.phrase(clause.trigger)
    # A date inside a name dates the name (`the 2008 Summer Olympics`), unless the name is the encounter's
    # own.
    every = reading.dates_in(clause.sentence)
    dates = [d for d in every if not d.attributive]
    dates += [d for d in every if d.attributive and d.span in within and modifies(reading, d, clause.trigger)]
    home = clause.home()
    there = whereabouts.told_by_where(clause.verb)
    main = governing_verb(there) if there is not None else None
    if main is not None and main.base not in _visit_verbs():
        # `attended a summit in X on Friday, where he met Y`; a visit lends its days of itself.
        home.add(main.i)
    triggers = {t.i for t in others}
    free = []
    bounds = closed(clause)
    shared: DateMention | None = None
    for mention in sorted(without_first_plans(reading, dates), key=lambda d: str(d.edtf).endswith("/..")):
        if bounds is not None and mention.span not in bounds:
            continue
        if mention.span.start < dateline_end(reading, mention.span.start):
            continue
        said = reading.document.quote_at(mention.span.start)
        if said is not None and clause.trigger.idx not in said.outer:
            continue
        if is_of_report(reading, mention, clause) or is_of_other_time(clause, mention, home):
            continue
        owner = _date_owner(reading, mention, home | triggers)
        if owner in home:
            return mention
        if shared is None and is_shared(reading, mention, clause):
            shared = mention
        if owner is None:
            free.append(mention)
    if (then := day_of_when(clause, dates)) is not None:
        return then
    if len(triggers - home) == 0 and free:
        at = clause.trigger.idx
        return min(free, key=lambda d: (abs(d.span.start - at), d.span.start))
    opening = [d for d in free if opens_all(clause, d)]
    return shared or (opening[0] if len(opening) == 1 == len(free) else day_of_first(clause, dates))


@functools.cache
def _visit_verbs() -> frozenset[str]:
    return frozenset(r["lemma"] for r in rows("encounter_verbs") if r["kind"] == "visit")


@functools.cache
def _encounter_nouns() -> frozenset[str]:
    return frozenset(r["noun"] for r in rows("encounter_nouns"))


def _date_owner(reading: Reading, mention: DateMention, triggers: set[int]) -> int | None:
    """The trigger (or any verb) nearest above the date in the parse; None when only the sentence's root verb
    is above.
    """
    tokens = reading.document.tokens(mention.span)
    if not tokens:
        return None
    top = next((t for t in tokens if t.head not in tokens), tokens[0])
    if top.dep_ == "poss" and top.head.i not in triggers and top.head.folded not in _encounter_nouns():
        return -1  # `follows last year's fair`
    planned = False
    for node in [top, *top.ancestors]:
        if node.i in triggers:
            return told_between(node, tokens[0], triggers)
        if node.dep_ == "ccomp" and tokens[0].i > node.head.i in triggers and node.head.base == "tell":
            return -1  # `told the BBC it was like the plan announced in May`
        if node.dep_ == "acl" and node.lemma_.casefold() in word_set("planning_words"):
            # `a visit by X, planned for Tuesday`
            planned = True
            continue
        if planned and node.pos_ == "NOUN" and fold(node.text) in _encounter_nouns():
            # It dates an encounter that is told elsewhere.
            return -1
        named = node.pos_ == "VERB" and reading.entity_at(node.idx) is not None
        aside = named or tells_how(node)
        if node.pos_ == "VERB" and node.i not in triggers and not aside:
            # The one trigger that this verb governs (`spoke out in a news conference on Friday`).
            near = governed(node, tokens[0], triggers)
            if len(near) > 1:
                near = [i for i in near if reading.document.doc[i].head.i == node.i]
            if len(near) > 1:
                # `told the briefing today that X is expected`: the clause has days of its own.
                near = [i for i in near if reading.document.doc[i].pos_ not in ("VERB", "AUX")]
            return near[0] if len(near) == 1 else (None if node.dep_ == "ROOT" else -1)
    return None


def place_of(clause: Clause, region: Span | None = None) -> tuple[Entity | None, Span | None]:
    """The city or state where it took place, and the span of a venue, from `in` and `at` phrases of the
    clause, else of the act before it (`was summoned to the ministry in X and met Y`).
    """
    best, venue = _place_beside(clause, clause.home(), region)
    before = clause.trigger
    while best is None and venue is None and before.dep_ == "conj" and before.pos_ == "VERB":
        # `In X, she will deliver remarks, tour Y and meet Z`
        shared = before.head.pos_ == "VERB" and not any(c.dep_ in SUBJECTS for c in before.children)
        before = before.head
        if not shared or before.lemma_ in _encounter_nouns():
            break
        best, venue = _place_beside(clause, {before.i}, region)
    if best is None and (there := whereabouts.told_by_where(clause.verb)) is not None:
        best = whereabouts.place_before_where(clause.reading, there, clause.trigger)
    if best is None and venue is None and region is None and clause.verb is not None:
        if clause.verb.dep_ == "ROOT":
            best = whereabouts.place_by_day(clause.reading, clause.sentence)
        best = best or whereabouts.place_told_aside(clause.reading, clause.sentence, clause.verb)
    return best, venue


def _place_beside(clause: Clause, home: set[int], region: Span | None) -> tuple[Entity | None, Span | None]:
    reading = clause.reading
    document = reading.document
    best: Entity | None = None
    venue: Span | None = None
    for token in document.tokens(region or clause.sentence):
        if (
            token.dep_ != "prep"
            or token.folded not in ("in", "at", "to", "into")
            or not (_hangs_on(token, home) or whereabouts.is_right_behind(clause.trigger, token))
        ):
            continue
        if token.folded in ("to", "into") and clause.trigger.lemma_.casefold() not in _LEADING_TO:
            continue
        nouns = [c for c in token.children if c.dep_ == "pobj" and c.i != clause.trigger.i]
        if not nouns and any(c.dep_ == "pobj" for c in token.children):
            continue  # `in the U.S.-Peru Dialogue`
        # The phrase alone: `In an effort to counter sanctions from X` is told of no place.
        span = reading.coreference.phrase(nouns[0]) if nouns else document.span([token])
        if nouns and nouns[0].folded in word_set("respect_nouns"):
            continue  # `talks in regard to X`
        for named in (a for n in nouns for a in n.children if a.dep_ == "appos"):
            # `in the Venezuelan capital, Caracas`
            span = span.hull(reading.coreference.phrase(named))
        # By its start: the parser may leave the end of `Washington, D.C.` outside the phrase.
        inside = [e for e in reading.entities_from(span) if e.kind == COUNTRY and e.id]
        inside = [e for e in inside if not whereabouts.is_told_of(reading, e, token, home)]
        if nouns and nouns[0].folded in _encounter_nouns():
            # `the negotiator in the A talks`: their subject is no place.
            inside = [e for e in inside if e.city or e.span.start > nouns[0].idx]
        seat = whereabouts.seat(reading, nouns[0], inside) if nouns else None
        cities = [seat] if seat is not None else [e for e in inside if e.city]
        best = best or next(iter(cities or [e for e in inside if e.form in ("name", "subdivision")]), None)
        for noun in (c for c in token.children if c.dep_ == "pobj"):
            phrase = reading.coreference.phrase(noun)
            if noun.text[:1].isupper() and noun.text in whereabouts.venues():
                venue = venue or whereabouts.trim_venue(reading, phrase)
    if best is None and clause.trigger.pos_ in ("NOUN", "PROPN"):
        best = whereabouts.city_before(reading, clause.trigger)
    sentence = document.tokens(clause.sentence) if best is None else ()
    there = next((t for t in sentence if t.folded == "there" and t.head.i in home), None)
    if there is not None and there.dep_ == "advmod":
        # `the summit held there`: the place named last.
        earlier = [e for e in reading.entities if e.kind == COUNTRY and e.id and e.span.end <= there.idx]
        best = next((e for e in reversed(earlier) if e.form == "city"), None)
    if best is None and (at := whereabouts.told_by_where(clause.verb)) is not None:
        best = whereabouts.named_before_where(reading, at)  # `in New York, where he is attending X`
    return best, venue


def _hangs_on(token: Token, home: set[int]) -> bool:
    """Whether a preposition belongs to one of ``home``, no other clause between."""
    node = token.head
    for _ in range(8):
        if node.i in home:
            return True
        # `the first to attend a summit since the war in X`
        if node.pos_ in ("VERB", "AUX") or node.dep_ in ("relcl", "acl") or node.folded == "since":
            return False
        node = node.head
    return False


def place_supports(reading: Reading, place: Entity, rule: str) -> tuple[str, str, list[Support]]:
    """City, country, and the supports of both, for a place entity."""
    city = places.city_form(place.city) if place.city else ""
    supports = []
    printed = reading.document.words(place.span)
    if city:
        supports.append(Support("city", place.span, EXPLICIT if printed == city else NORMALIZED, rule, city))
    supports.append(Support("country", place.span, NORMALIZED, rule, place.id))
    return city, place.id, supports


def actor(
    referent: Referent, capacity: str, how: Span | None, rule: str, words_field: str = "title"
) -> Actor:
    """The actor row that a referent gives.

    Args:
        referent: who.
        capacity: in what capacity.
        how: the words that say the capacity; None for a default.
        rule: the rule that found it.
        words_field: the column for printed words.
    """
    supports = [Support("*", referent.span, referent.basis, referent.rule)]
    supports.append(
        Support("capacity", how, NORMALIZED, rule, capacity)
        if how is not None
        else Support("capacity", referent.span, INFERRED, rule, capacity)
    )
    if referent.kind == COUNTRY:
        basis = referent.basis if referent.basis != EXPLICIT else NORMALIZED
        supports.append(Support("country", referent.span, basis, referent.rule, referent.id))
    if referent.words:
        supports.append(Support(words_field, referent.span, EXPLICIT, referent.rule, referent.words))
    return Actor(
        capacity,
        person=referent.id if referent.kind == PERSON else "",
        organization=referent.id if referent.kind == ORGANIZATION else "",
        country=referent.id if referent.kind == COUNTRY else "",
        words=referent.words if referent.kind != PERSON else "",
        supports=tuple(supports),
    )


def actor_key(a: Actor) -> tuple[str, str]:
    """What makes two actors of one event the same."""
    if a.person or a.organization or a.country:
        return (a.person or a.organization or a.country, "")
    return ("", fold(a.words))
