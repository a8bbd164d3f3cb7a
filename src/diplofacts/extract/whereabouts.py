"""Places that stand beside an encounter without a link to it: before its noun, right before its day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from .. import places
from ..spans import Span
from .grammar import dateline_end, governing_verb
from .instrument_nouns import firm_nouns
from .lexicons import word_set, words
from .mending_links import months
from .reading import COUNTRY, Entity, Reading

if TYPE_CHECKING:
    from .words import Token

_GOING = frozenset({"return", "travel", "fly", "move", "proceed", "continue"})
#: What stands before those at whom something is aimed, no place.
_OPPOSING = frozenset({"against", "with", "over", "toward", "towards"})
#: Capitalised words right behind a name.
_BEHIND = re.compile(r"(?:[ \n][A-Z][\w'\u2019-]*){1,4}")


def told_by_where(verb: Token | None) -> Token | None:
    """The word to which a clause with `where` belongs (`flew to Riga, where he met X`)."""
    if verb is None or verb.dep_ != "relcl":
        return None
    where = any(c.dep_ == "advmod" and c.folded == "where" for c in verb.children)
    return verb.head if where else None


def named_before_where(reading: Reading, there: Token) -> Entity | None:
    """The place that stands right before `where`: of `Managua, Nicaragua, where` the city."""
    where = next((c.i for c in there.subtree if c.folded == "where"), there.i)
    # `flew to A and B, where`: the last of them
    there = next((c for c in reversed(there.conjuncts) if there.i < c.i < where), there)
    at = reading.entity_at(there.idx)
    if at is None or at.kind != COUNTRY or not at.id:
        return None
    city = reading.entity_at(there.head.idx) if there.dep_ == "appos" and not at.city else None
    return city if city is not None and city.city and city.id == at.id else at


def place_before_where(reading: Reading, there: Token, trigger: Token) -> Entity | None:
    """The place to which a clause with `where` goes back (`attended a summit in Riga on Friday, where`)."""
    sentence = reading.document.sentence_of(trigger.idx)
    if sentence is None:
        return None
    if (at := named_before_where(reading, there)) is not None:
        return at
    main = governing_verb(there)
    named = [e for e in reading.entities_in(sentence.span) if e.kind == COUNTRY and e.form != "demonym"]
    where = next((c.idx for c in there.subtree if c.folded == "where"), trigger.idx)
    within = [e for e in named if main is not None and main.idx < e.span.start < min(where, trigger.idx)]
    return within[-1] if within else None


def seat(reading: Reading, noun: Token, inside: Sequence[Entity]) -> Entity | None:
    """The city that `the Turkish capital` means; not `the commercial capital of Turkey`."""
    if noun.folded != "capital" or len(inside) != 1 or inside[0].city:
        return None
    told = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    city = places.capital_of(inside[0].id)
    if not city or any(c.idx not in inside[0].span for c in told):
        return None
    return Entity(inside[0].span.hull(reading.document.span([noun])), COUNTRY, inside[0].id, "city", city)


def place_told_aside(reading: Reading, sentence: Span, verb: Token) -> Entity | None:
    """Where they are by what else the sentence says: who has just gone there, or the dateline."""
    return _place_of_return(reading, verb) or place_of_report(reading, sentence)


def _place_of_return(reading: Reading, verb: Token) -> Entity | None:
    """Where somebody has just gone, told by a participle before the clause (`Returning to A, X met Y`)."""
    for child in verb.lefts:
        if child.dep_ != "advcl" or child.tag_ != "VBG" or child.base not in _GOING:
            continue
        links = (c for c in child.children if c.dep_ == "prep" and c.folded == "to")
        for goal in (g for c in links for g in c.children if g.dep_ == "pobj"):
            place = reading.entity_at(goal.idx)
            if place is not None and place.kind == COUNTRY and place.form != "demonym":
                return place
    return None


#: Forms of verbs of what is or will be.
_LATER = ("VB", "VBZ", "VBP")


def place_by_day(reading: Reading, sentence: Span) -> Entity | None:
    """The city right before the one day of the sentence, whatever it hangs on (`signed an accord to restore
    ties in Zurich on Saturday`).
    """
    days = [d for d in reading.dates_in(sentence) if not d.attributive]
    if len(days) != 1:
        return None
    day = days[0].span.start
    told = [e for e in reading.entities_in(sentence) if e.span.end < day]
    before, end = (told[-1], told[-1].span.end) if told else (None, 0)
    if len(told) > 1 and not told[-1].city and told[-2].city and told[-2].id == told[-1].id:
        # `in Zurich, Switzerland on Saturday`
        between = reading.document.text[told[-2].span.end : told[-1].span.start]
        before = told[-2] if between == ", " else before
    if before is None or before.kind != COUNTRY or not before.city:
        return None
    city = reading.document.token_at(before.span.start)
    above = city.head.head
    if above.dep_ == "acl" and above.head.base in firm_nouns():
        return None  # `discussed the accord reached in X on Saturday`
    if any(a.dep_ == "conj" and a.tag_ in _LATER and a.head.tag_ == "VBD" for a in city.ancestors):
        return None  # `met A, and will host a summit in X next week`
    text = reading.document.text
    link = re.fullmatch(r",?[ \n]+(?:on[ \n]+)?", text[end:day])
    return before if link and text[: before.span.start].rstrip().endswith(" in") else None


def city_before(reading: Reading, noun: Token) -> Entity | None:
    """The city that stands before the noun for an encounter (`the Geneva talks`, `their Berlin crisis
    meeting`); None where two stand there, as sides.
    """
    cities = []
    for token in noun.lefts:
        entity = reading.entity_at(token.idx) if token.dep_ in ("compound", "nmod", "amod") else None
        if entity is None or entity.kind != COUNTRY or not entity.city:
            continue
        between = reading.document.text[entity.span.end : noun.idx].split()
        if all(w.islower() for w in between) and entity not in cities:
            cities.append(entity)
    return cities[0] if len(cities) == 1 else None


def venues() -> frozenset[str]:
    """The last words of the names of places where people meet."""
    return frozenset(words("venue_nouns"))


def names_venue(reading: Reading, city: Entity) -> bool:
    """Whether a city's name only opens that of a place in it (`Hyderabad House`), which gives no city."""
    if not city.city:
        return False
    behind = _BEHIND.match(reading.document.text, city.span.end)
    return behind is not None and behind[0].split()[-1] in venues()


def trim_venue(reading: Reading, phrase: Span) -> Span:
    """The venue without its article and without `in X`."""
    words = reading.document.words(phrase)
    start = phrase.start + (4 if words[:4].lower() == "the " else 0)
    cut = re.search(r",?[ \n]+in[ \n]+(?:the[ \n]+)?[A-Z]", words)
    return Span(
        start, phrase.start + cut.start() if cut and phrase.start + cut.start() > start else phrase.end
    )


def place_of_report(reading: Reading, sentence: Span) -> Entity | None:
    """The city of the article's dateline, for `met here on Thursday`."""
    document = reading.document
    here = [t for t in document.tokens(sentence) if t.folded == "here"]
    if not any(t.dep_ == "advmod" and document.quote_at(t.idx) is None for t in here):
        return None
    for opening in document.sentences[:2]:
        end = dateline_end(reading, opening.span.start)
        for entity in reading.entities_in(Span(opening.span.start, end)) if end else ():
            if entity.kind == COUNTRY and entity.city:
                return entity
    return None


def place_told_last(reading: Reading, there: Token | None) -> Entity | None:
    """The city or state that `there` goes back to: the one named last, in its sentence or the one before."""
    sentence = reading.document.sentence_of(there.idx) if there is not None else None
    if there is None or sentence is None:
        return None
    at = reading.document.number_of(sentence)
    for told in reversed(reading.document.sentences[max(0, at - 1) : at + 1]):
        named = (e for e in reversed(reading.entities_in(told.span)) if e.span.end <= there.idx)
        place = next((e for e in named if e.kind == COUNTRY and e.id and e.form != "demonym"), None)
        if place is not None:
            return place
    return None


def is_of_topic(link: Token, home: Container[int], city: bool) -> bool:
    """Whether a place is that of what they speak about (`talks on the situation in A`).

    Args:
        link: the preposition before the place.
        home: the tokens of the encounter.
        city: whether it is a city; of fewer things that go on is told that they do so in a city.
    """
    goes_on = word_set("city_events" if city else "located_nouns")
    nouns = (link.head, link.nbor(-1)) if link.i > link.sent.start else (link.head,)
    if any(n.base in goes_on and n.dep_ == "pobj" and n.i not in home for n in nouns):
        return True
    topics = (n for n in nouns if n.dep_ == "dobj" and n.head.base in word_set("discussing_verbs"))
    return any(n.base in word_set("topic_nouns") and n.i not in home for n in topics)


def is_told_of(reading: Reading, place: Entity, link: Token, home: Container[int]) -> bool:
    """Whether a place behind a preposition names a venue, or is that of what they speak about."""
    # `unity in the fight against U.S. influence`
    named = reading.document.token_at(place.span.start)
    above = itertools.takewhile(lambda t: t.i != link.i, named.ancestors)
    links = [t.folded for t in above if t.dep_ == "prep"]
    if links and links[0] not in ("in", "at", "near") and not _OPPOSING.isdisjoint(links):
        return True
    return names_venue(reading, place) or is_of_topic(link, home, bool(place.city))


def is_right_behind(noun: Token, link: Token) -> bool:
    """`promised it at the summit in X`, where the parser hung the place on the verb."""
    if noun.dep_ != "pobj" or link.folded not in ("in", "at") or not noun.i < link.i <= noun.i + 5:
        return False
    # `building on their last meeting in May 2021 in X`
    between = noun.doc[noun.i + 1 : link.i]
    return not between or (
        between[0].folded in ("in", "on") and all(t.text in months() or t.tag_ == "CD" for t in between[1:])
    )
