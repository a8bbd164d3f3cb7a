"""Arcs of nouns that the small model gets wrong for sure: subjects, lists of offices, predicates."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .. import places
from .lexicons import rows, word_set

if TYPE_CHECKING:
    from .words import Sent, Token

#: The days, as they are written.
WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
#: What a verb taken for a participle takes behind it.
_COMPLEMENTS = frozenset({"dobj", "oprd", "ccomp", "xcomp", "prep", "dative"})
#: What is done with an instrument at an encounter (lemmas).
_CONCLUDING = frozenset({"sign", "initial", "ink", "conclude", "issue", "adopt", "exchange"})
#: What encounters do that no place and no person does (`the visit to A, which will begin in May`).
_BEGINNING = frozenset({"begin", "start", "end", "conclude", "last", "occur"})
_SAYING = frozenset({"say", "claim", "argue", "warn", "insist", "note"})
_STRETCHES = frozenset({"hours", "days", "weeks", "months", "years"})
#: How many words behind a participle its doer is looked for.
_DOER_REACH = 12
#: How many words a dateline has at most.
_DATELINE = 14


def free_main_verb(sent: Sent) -> None:
    """`X, who has been to Y, called Z a friend`, `The minister, X, signed for A`: the participle that closes
    a sentence of a name and asides alone is its verb.
    """
    name = sent.root
    below = [c for c in name.rights if c.pos_ in ("VERB", "AUX")]
    verb = below[-1] if below else None
    if verb is None or verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or verb.nbor(-1).text != ",":
        return
    asides = [c for c in name.rights if c.dep_ in ("appos", "relcl") and name.i < c.i < verb.i]
    commas = [t for t in sent.doc[name.i + 1 : verb.i] if t.text == ","]
    named = name.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in asides)
    if not (asides and named) or len(commas) < 2 or any(c.dep_ != "relcl" for c in below[:-1]):
        return
    if any(c.dep_ == "agent" for c in verb.rights) or not any(c.dep_ in _COMPLEMENTS for c in verb.rights):
        return
    name.rights = [c for c in name.rights if c is not verb]
    name.children = name.lefts + name.rights
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    move(name, verb, "nsubj")


def free_finite(sent: Sent) -> None:
    """`Raisi held talks`: a past tense that was hung on the noun behind it, as if it were a participle."""
    noun = sent.root
    verb = noun.lefts[-1] if noun.lefts else None
    if verb is not None and verb.dep_ == "amod" and verb.tag_ == "VBN" and noun.tag_ == "NNS":
        _make_finite(noun, verb)
        return
    if verb is None or verb.dep_ != "amod" or verb.tag_ != "VBD" or verb.i != noun.i - 1 or not verb.i:
        return
    name = noun.doc[verb.i - 1]
    if name.head not in (noun, verb) or name.is_space or not name.text[0].isupper():
        return
    noun.lefts = [c for c in noun.lefts if c is not verb]
    noun.children = noun.lefts + noun.rights
    verb.head, verb.dep_ = verb, "ROOT"
    name.tag_, name.pos_ = "NNP", "PROPN"
    for before in noun.lefts[:]:
        move(before, verb if before is name else name, "compound")
    move(name, verb, "nsubj")
    for behind in [c for c in noun.rights if c.dep_ in ("punct", "cc") or c.pos_ == "VERB"]:
        move(behind, verb, behind.dep_)
    move(noun, verb, "dobj")


def _make_finite(noun: Token, verb: Token) -> None:
    """`The president of A hosted delegations`: a participle before a noun has no subject, a verb has."""
    subject = next((c for c in (*verb.lefts, *noun.lefts) if c.dep_ == "nsubj"), None)
    if subject is None or any(c.dep_ in ("cop", "aux", "auxpass") for c in noun.children):
        return
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    before, behind = noun.lefts, [c for c in noun.rights if c.dep_ in ("punct", "cc") or c.pos_ == "VERB"]
    for child in (*(c for c in before if c.i < verb.i), *behind):
        move(child, verb, child.dep_)
    noun.lefts = [c for c in noun.lefts if c is not verb]
    noun.children = noun.lefts + noun.rights
    move(noun, verb, "dobj")


def join_years(verb: Token) -> None:
    """`a Program for 2024-2025 was signed`: the last year of a stretch is no subject."""
    year = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "CD"), None)
    if year is None or year.i < 2 or year.nbor(-1).text not in ("-", "\u2013"):
        return
    first = year.nbor(-2)
    if first.like_num and first.dep_ == "pobj":
        move(year, first, "nummod")


def free_reduced(verb: Token) -> None:
    """`The pact signed in May was discussed`: a clause is subject only behind `that`, `what` or `to`."""
    told = verb.head
    noun = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if noun is None or told.i < verb.i or any(c.dep_ in ("mark", "aux", "auxpass") for c in verb.lefts):
        return
    opened = any(t.tag_[:1] == "W" for t in (noun, *noun.lefts)) or any(c.dep_ == "dobj" for c in verb.rights)
    if opened or any(c.dep_ in ("nsubj", "nsubjpass") for c in told.children):
        return
    move(noun, told, "nsubjpass" if verb.dep_ == "csubjpass" else "nsubj")
    verb.tag_ = "VBN"
    move(verb, noun, "acl")


def make_meeting(noun: Token) -> None:
    """A participle that the tagger took for a noun or a name."""
    noun.tag_, noun.pos_, noun.lemma_, noun.base = "VBG", "VERB", "meet", "meet"


def free_partner(infinitive: Token) -> None:
    """`spoke with A to congratulate him`: the partner, which the parser made the subject of the aim."""
    link = infinitive.head
    to_do = next((c for c in infinitive.lefts if c.tag_ == "TO"), None)
    partner = next((c for c in infinitive.lefts if c.dep_ == "nsubj"), None)
    if to_do is None or partner is None or partner.i > to_do.i or link.lower_ != "with":
        return
    verb = link.head
    if verb.pos_ == "VERB":
        move(partner, link, "pobj")
        move(infinitive, verb, "advcl")


def free_content(verb: Token) -> None:
    """`says a man left`: what is said, of which the parser made an object and its participle."""
    noun, said = verb.head, verb.head.head
    told = noun.dep_ == "dobj" and said.base in ("say", "believe", "think")
    if told and said.i < noun.i < verb.i:
        move(verb, said, "ccomp")
        move(noun, verb, "nsubj")


def free_day(day: Token) -> None:
    """`signed on Friday two accords`, `On Friday X signed`: the day, and what or who stands behind it, of
    which the parser made one.
    """
    noun, link = day.head, day.nbor(-1) if day.i else day
    verb = link.head
    if link.lower_ != "on" or noun.head is not link or verb.pos_ != "VERB":
        return
    before = noun.pos_ == "PROPN" and noun.i < verb.i and verb.tag_ == "VBD"
    if not before and not (day.i + 1 < noun.i and day.nbor().tag_ == "CD"):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", *(() if before else ("dobj",))) for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    for child in day.rights[:]:
        move(child, noun, child.dep_)
    move(noun, verb, ("nsubjpass" if passive else "nsubj") if before else "dobj")
    move(day, link, "pobj")


def join_agent(link: Token) -> None:
    """`followed a visit last week by X to A`: what is done by somebody is the object, where the verb has a
    subject of its own.
    """
    if link.head.text == "May" or link.head.lower_ in word_set("calendar"):
        _join_doer(link)
    verb = link.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < link.i), None)
    passive = verb.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ == "auxpass" for c in verb.lefts)
    if noun is None or passive or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return
    if link.dep_ != "agent" and noun.base not in word_set("journey_nouns"):
        return
    between = [c for c in verb.rights if noun.i < c.i < link.i]
    if any(c.dep_ not in ("npadvmod", "advmod") for c in between):
        return
    behind = [c for c in verb.rights if c.i > link.i and c.dep_ == "prep" and c.lower_ == "to"]
    for token in (*between, link, *(behind if noun.base in word_set("journey_nouns") else ())):
        move(token, noun, "prep" if token is link else token.dep_)


def _join_doer(link: Token) -> None:
    """`was signed in A on 3 May by B`: nothing is done by a month or a weekday."""
    verb = link.head
    while verb.dep_ in ("pobj", "prep", "nummod", "npadvmod", "appos"):
        verb = verb.head
    if verb.tag_ == "VBN" and link.i - verb.i < _DOER_REACH and any(c.dep_ == "pobj" for c in link.rights):
        move(link, verb, "agent")


def join_bracketed(name: Token) -> None:
    """`the African Union Commission (AUC) Chairperson X`: X, whose office is of the body before the brackets.
    """
    doc, close = name.doc, name.left_edge.i - 1
    if close < 3 or doc[close].text != ")" or doc[close - 2].text != "(" or not doc[close - 1].text.isupper():
        return
    body = doc[close - 3]
    if body.pos_ != "PROPN" or name.left_edge is name or body.dep_ == "compound" or name.is_ancestor(body):
        return
    head, label = body.head, body.dep_
    if head is body or head is name:
        return
    move(name, head, label)
    move(body, name, "nmod")


def join_described(name: Token) -> None:
    """`X and the man who replaced him, Y, met`: Y is the man, and no other name of X."""
    first = name.head
    if join_state(name):
        return
    described = next((c for c in first.rights if c.dep_ == "conj" and first.i < c.i < name.i), None)
    if first.pos_ != "PROPN" or described is None or described.tag_ != "NN":
        return
    told = [c for c in described.rights if c.dep_ == "relcl" and c.i < name.i]
    comma = name.left_edge.i - 1
    if told and name.doc[comma].text == "," and told[-1].right_edge.i >= comma - 1:
        move(name, described, "appos")


def join_state(name: Token) -> bool:
    """`to A, the States of B (SB), C, and D`: states of a list, which the parser took for names of A."""
    first = name.head
    listed = any(c.dep_ == "conj" and c.i > name.i for c in first.rights)
    listed = listed and any(c.dep_ == "cc" for c in first.rights)
    if not listed or first.dep_ != "pobj" or name.doc[name.left_edge.i - 1].text != ",":
        return False
    if not all(_is_state(t) for t in (first, name)):
        return False
    move(name, first, "conj")
    return True


def _is_state(name: Token) -> bool:
    """Whether a name with the words before it, and what it is of, is that of a state."""
    parts = [c for c in name.lefts if c.dep_ == "compound"]
    of = [g for c in name.rights if c.folded == "of" for g in c.rights if g.dep_ == "pobj"]
    last = of[0] if of else name
    start = parts[0].idx if parts else name.idx
    found = places.lookup(name.doc.text[start : last.idx + len(last)])
    return found is not None and bool(found.iso3)


def join_dashed(noun: Token) -> None:
    """`the U.S. \u2013 Peru Dialogue`: a name of two sides, taken for one side and an aside."""
    _free_of_dateline(noun)
    first = noun.left_edge
    if noun.lower_ not in occasions() or first is noun or first.i < 2:
        return
    dash, side = noun.doc[first.i - 1], noun.doc[first.i - 2]
    if dash.text not in ("-", "\u2013", "\u2014") or side.pos_ != "PROPN" or side.head is side:
        return
    if noun.is_ancestor(side) or side.dep_ not in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return
    move(noun, side.head, side.dep_)
    move(side, noun, "compound")
    if noun.head.lower_ == "at":
        join_occasion(noun.head)


def _free_of_dateline(noun: Token) -> None:
    """`LIMA, May 8 (AFP) -- Minister X met Y`: the place was taken for the subject, who stands beside it."""
    place = noun.head
    if place.dep_ not in ("nsubj", "nsubjpass") or place.i > place.sent.start + 1 or noun.left_edge.i < 2:
        return
    dash = noun.left_edge.nbor(-1)
    if dash.text in ("-", "--", "\u2013", "\u2014") and place.i < dash.i < place.i + _DATELINE:
        verb, label = place.head, place.dep_
        move(place, verb, "dep")
        move(noun, verb, label)


def join_clause(verb: Token) -> None:
    """`a memorandum of understanding they signed`, `the talks under the A Pact, which will take place in B`:
    the clause tells of the noun before `of`, or of the encounter, which alone takes place.
    """
    noun = verb.head
    if noun.lower_ == "understanding" and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        move(verb, noun.head.head, "relcl")
        return
    if noun.lower_ == "time" and noun.head.lower_ == "at" and noun.head.head.base in _SAYING:
        that = next((c for c in verb.lefts if c.lower_ == "that"), None)
        before = [c for t in (verb, *verb.lefts) for c in t.lefts if c is not that]
        if that is not None and any(c.dep_ == "nsubj" for c in before):
            that.tag_, that.pos_ = "IN", "SCONJ"
            move(that, verb, "mark")
            move(verb, noun.head.head, "ccomp")
        return
    which = any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that") for c in verb.lefts)
    held = verb.base == "hold" and any(c.dep_ == "auxpass" for c in verb.lefts)
    begun = noun.pos_ == "PROPN" and verb.base in _BEGINNING
    takes = verb.base == "take" and any(c.lower_ == "place" for c in verb.rights)
    if not which or not (held or begun or takes):
        return
    encounters = occasions() | word_set("journey_nouns")
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.lower_ not in encounters:
        noun = noun.head.head
    if noun.lower_ in encounters and noun is not verb.head:
        move(verb, noun, "relcl")


def join_day(day: Token) -> None:
    """`X travels to A today, his office said`: the day is of what is said, not of the saying."""
    said = day.head
    told = next((c for c in said.lefts if c.dep_ == "ccomp" and c.i < day.i), None)
    comma = day.nbor() if day.i + 1 < len(day.doc) else day
    if told is None or comma.text != "," or day.i > said.i or said.base not in _SAYING:
        return
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i > day.i for c in said.children):
        move(day, told, "npadvmod")


def join_goal(name: Token) -> None:
    """`flew to A days before X`: where to, taken for a part of the time."""
    link = name.nbor(-1) if name.i else name
    open_ = link.dep_ == "prep" and not any(c.dep_ == "pobj" for c in link.rights)
    if open_ and name.head.lower_ in _STRETCHES:
        move(name, link, "pobj")


def join_occasion(link: Token) -> None:
    """`signed today a memorandum at the A-B Dialogue`: where it was signed, not of what it is."""
    thing, occasion = link.head, next((c for c in link.rights if c.dep_ == "pobj"), None)
    if thing.dep_ != "dobj" or occasion is None or thing.head.base not in _CONCLUDING:
        return
    if occasion.lower_ in occasions():
        move(link, thing.head, "prep")


@functools.cache
def occasions() -> frozenset[str]:
    """The nouns for encounters at which people are, no visits."""
    return frozenset(r["noun"] for r in rows("encounter_nouns") if r["kind"] != "visit")


def join_predicate(noun: Token) -> None:
    """`called X a "fascist"`: what somebody is called, taken for another name of his."""
    verb = noun.head.head
    first = noun.left_edge
    if noun.head.i < first.i and first.lower_ in ("a", "an") and first.i - noun.head.i == 1:
        move(noun, verb, "oprd")


@functools.cache
def office_nouns() -> frozenset[str]:
    """The words for a holder of an office, by those for several."""
    return frozenset(word.removesuffix("s") for word in word_set("plural_titles") if " " not in word)


def join_official(noun: Token) -> None:
    """`the presidents of A and B and the minister of C`: listed with those of A and B, not with B."""
    if noun.head.tag_ not in ("NNP", "NNPS") or not any(c.dep_ == "det" for c in noun.lefts):
        return
    state = noun.head
    while state.dep_ == "conj" and state.head.tag_ in ("NNP", "NNPS"):
        state = state.head
    link = state.head
    officials = link.head
    if state.dep_ == "pobj" and link.lower_ == "of" and officials.base in office_nouns():
        move(noun, officials, "conj")


def move(token: Token, head: Token, label: str) -> None:
    """Hang a token on another head, in another part."""
    token.dep_ = label
    if token.head is not head:
        token.hang_on(head)
