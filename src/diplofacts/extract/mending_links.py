"""Arcs of prepositions, days and hyphens that the small model gets wrong for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicons import word_set
from .mending_nouns import WEEKDAYS, move, occasions, office_nouns

if TYPE_CHECKING:
    from .words import Token


def free_behind_day(link: Token) -> None:
    """`On Wednesday the League, meeting in X, adopted it`: the subject, hung on the word before the day."""
    verb, goals = link.head, [c for c in link.rights if c.dep_ == "pobj"]
    if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or len(goals) != 1 or goals[0].text not in WEEKDAYS:
        return
    named = next((c for c in link.rights if c.dep_ == "dep" and c.tag_[:3] == "NNP"), None)
    if named is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return
    move(named, verb, "nsubj")
    for doing in [c for c in link.rights if c.dep_ == "pcomp" and c.i > named.i]:
        move(doing, named, "acl")


def join_hyphened(mark: Token) -> None:
    """`called X al-Y`: one name, of whose parts the parser made objects of their own."""
    if not mark.i or mark.i + 1 >= len(mark.doc):
        return
    first, last = mark.nbor(-1), mark.nbor()
    joined = first.idx + len(first) == mark.idx and mark.idx + 1 == last.idx
    if joined and first.tag_ == last.tag_ == "NNP" and first.head is mark.head is last.head:
        for before in [*first.lefts]:
            move(before, last, before.dep_)
        move(first, last, "compound")
        move(mark, last, "punct")


def _give_partner(link: Token) -> None:
    """`hold meetings with A's minister X and minister Y`: the object of a preposition, which was listed
    with the verb.
    """
    if any(c.dep_ in ("pobj", "pcomp") for c in link.children) or link.i + 1 >= len(link.doc):
        return
    partner = link.nbor()
    while partner.head.i > link.i and partner.head is not partner:
        partner = partner.head
    listed = partner.dep_ in ("conj", "appos", "dep") and partner.tag_[:3] == "NNP"
    if listed and partner.head.i < link.i and link.head.pos_ in ("NOUN", "VERB"):
        move(partner, link, "pobj")


def join_close(link: Token) -> None:
    """`concluded his visit to X with a meeting with Y`: it was concluded so."""
    _give_partner(link)
    visit = link.head
    met = any(c.base in occasions() or c.folded in word_set("talk_nouns") for c in link.children)
    ends = visit.head.base in word_set("ending_verbs") | {"begin", "start", "open"}
    if visit.dep_ == "dobj" and ends and met and visit.base in word_set("journey_nouns"):
        move(link, visit.head, "prep")


def name_meeting(link: Token) -> None:
    """`Meeting between A and B took place`: a noun, which the tagger took for a participle."""
    noun = link.head
    if noun.lower_ == "meeting" and noun.tag_ == "VBG" and noun.dep_ in ("nsubj", "nsubjpass", "csubj"):
        noun.tag_, noun.pos_, noun.lemma_, noun.base, noun.dep_ = "NN", "NOUN", "meeting", "meeting", "nsubj"


def join_scene(link: Token) -> None:
    """`talks between the two leaders in X`: the talks are in X, the two are told of before."""
    several, between = link.head, link.head.head
    if several.dep_ != "pobj" or several.tag_ not in ("NNS", "CD"):
        return
    if between.lower_ not in ("between", "with"):
        return
    counted = several.lower_ == "two" or any(c.tag_ == "CD" or c.lower_ == "both" for c in several.lefts)
    if counted and between.head.pos_ == "NOUN" and several.i < link.i:
        move(link, between.head, "prep")


def join_traveller(link: Token) -> None:
    """`the visit to X of President Y`: the visit is Y's, who is of another state."""
    place, to = link.head, link.head.head
    journey = to.head
    if place.dep_ != "pobj" or to.lower_ not in ("to", "in") or journey.base not in word_set("journey_nouns"):
        return
    holders = (t for g in link.children if g.dep_ == "pobj" for t in (g, *g.lefts))
    if place.pos_ == "PROPN" and any(t.lower_ in office_nouns() for t in holders):
        move(link, journey, "prep")


def join_senders(link: Token) -> None:
    """`received a high-level delegation from A`: who sent it, not whence it was received."""
    noun = next((c for c in link.head.rights if c.dep_ == "dobj" and c.i == link.i - 1), None)
    if noun is not None and noun.base in word_set("staff_nouns") | word_set("official_nouns"):
        move(link, noun, "prep")


def join_goal(link: Token) -> None:
    """`during the visit of Minister X, to A`, `the visit of X of A to B`: where the visit leads, hung on
    the word before the visit or on the last name.
    """
    node = link.head
    if node.pos_ == "ADP":
        node = next((c for c in node.rights if c.dep_ == "pobj" and c.i < link.i), node)
    for _ in range(3):
        if node.base in word_set("journey_nouns"):
            if node is not link.head:
                move(link, node, "prep")
            return
        if node.pos_ != "PROPN" or node.dep_ != "pobj" or node.head.lower_ != "of":
            return
        if any(t.lower_ in word_set("posted_nouns") | {"ambassador"} for t in (node.head.head, *node.lefts)):
            return  # `the visit of the ambassador of A to B`
        node = node.head.head


def part_holder(state: Token) -> None:
    """`the minister of A, X,`: who holds the office, of whose name the parser made the state a part."""
    holder, of = state.head, state.head.head
    if of.lower_ != "of" or of.head.lower_ not in office_nouns() or state.i + 1 >= holder.i:
        return
    if state.nbor().text == "," and not any(t.tag_ == "CC" for t in state.doc[state.i : holder.i]):
        move(state, of, "pobj")
        move(holder, of.head, "appos")
