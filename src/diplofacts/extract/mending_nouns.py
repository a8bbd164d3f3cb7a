"""Arcs of nouns that the small model gets wrong for sure: subjects, lists of offices, predicates."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .lexicons import rows, word_set

if TYPE_CHECKING:
    from .words import Sent, Token

#: What a verb taken for a participle takes behind it.
_COMPLEMENTS = frozenset({"dobj", "oprd", "ccomp", "xcomp", "prep", "dative"})
#: What is done with an instrument at an encounter (lemmas).
_CONCLUDING = frozenset({"sign", "initial", "ink", "conclude", "issue", "adopt", "exchange"})


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


def join_agent(link: Token) -> None:
    """`followed a visit last week by X to A`: what is done by somebody is the object, where the verb has a
    subject of its own.
    """
    verb = link.head
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < link.i), None)
    passive = verb.tag_ not in ("VBD", "VBZ", "VBP") or any(c.dep_ == "auxpass" for c in verb.lefts)
    if noun is None or passive or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return
    between = [c for c in verb.rights if noun.i < c.i < link.i]
    if any(c.dep_ not in ("npadvmod", "advmod") for c in between):
        return
    behind = [c for c in verb.rights if c.i > link.i and c.dep_ == "prep" and c.lower_ == "to"]
    for token in (*between, link, *(behind if noun.base in word_set("journey_nouns") else ())):
        move(token, noun, "prep" if token is link else token.dep_)


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


def join_dashed(noun: Token) -> None:
    """`the U.S. \u2013 Peru Dialogue`: a name of two sides, taken for one side and an aside."""
    first = noun.left_edge
    if noun.lower_ not in _occasions() or first is noun or first.i < 2:
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


def join_occasion(link: Token) -> None:
    """`signed today a memorandum at the A-B Dialogue`: where it was signed, not of what it is."""
    thing, occasion = link.head, next((c for c in link.rights if c.dep_ == "pobj"), None)
    if thing.dep_ != "dobj" or occasion is None or thing.head.base not in _CONCLUDING:
        return
    if occasion.lower_ in _occasions():
        move(link, thing.head, "prep")


@functools.cache
def _occasions() -> frozenset[str]:
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
