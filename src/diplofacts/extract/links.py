"""What joins a noun to its verb by the parse: its preposition, the day behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .words import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What joins the last of those listed.
AND_THE = re.compile(r"[ \n]+and[ \n]+(?:the[ \n]+)?")

#: What stands before an encounter that was only kept in mind (`in view of the summit, they discussed X`).
_NOTED = re.compile(
    r"\b(?:taking[ \n]+into[ \n]+(?:account|consideration)|ahead[ \n]+of|in[ \n]+(?:view|light|anticipation|"
    r"advance|preparation|the[ \n]+(?:run-up|lead-up|context))[ \n]+(?:of|for|to)|considering|given)[ \n]+$",
    re.IGNORECASE,
)


def is_signed_at(noun: Token, verb: Token) -> bool:
    """Whether something is signed at an encounter, whose day that is (`signed it at the talks on Friday`)."""
    link = noun.head
    at = noun.dep_ == "pobj" and link.folded in ("at", "during") and link.head.i == verb.i
    return at and verb.base in ("sign", "initial", "ink")


def asked_with(link: Token) -> Token:
    """The word that governs what stands behind ``link``: of `extended an invitation to X for a visit` and
    `filed a request for a call` what is extended or filed, else its verb.
    """
    verb = link.head
    asking = word_set("proposing_words") | {"request", "appeal", "plea"}
    asked = (c for c in verb.rights if c.dep_ == "dobj" and c.base in asking and c.i < link.i)
    return next(asked, verb) if link.folded == "for" else verb


def told_in(verb: Token | None, noun: Token) -> Token | None:
    """The verb that an encounter is told beside: of `told X to "leave" during a meeting` that of telling."""
    link = noun.head
    if verb is None or verb.dep_ != "xcomp" or noun.dep_ != "pobj" or link.nbor(-1).text != '"':
        return verb
    return verb.head if verb.head.base in word_set("telling_to_verbs") and verb.head.pos_ == "VERB" else verb


def is_only_noted(noun: Token) -> bool:
    """Whether an encounter is only what was kept in mind, or what something else came before."""
    start = noun.left_edge.idx
    return _NOTED.search(noun.doc.text[max(0, start - 40) : start]) is not None


def link_of(noun: Token) -> Token | None:
    """The preposition of a noun, also where the parser made its object a subject (`After talks with A, B
    said`).
    """
    link = noun.head
    if noun.dep_ == "pobj":
        return link if link.dep_ == "prep" else None
    if noun.dep_ not in _SUBJECTS:
        return None
    start = noun.left_edge.i
    if not start:
        return None
    before = noun.doc[start - 1]
    bare = before.dep_ == "prep" and before.head.i == link.i and before.right_edge.i == before.i
    return before if bare else None


def told_between(verb: Token, day: Token, triggers: set[int]) -> int:
    """The encounter that is talked of before the day (`discussed the outcome of their meeting in X on May 3`)
    or else the verb.
    """
    if verb.pos_ == "VERB" and verb.lemma_ in word_set("discussing_verbs"):
        after = [i for i in triggers if verb.i < i < day.i and verb.doc[i].pos_ != "VERB"]
        return max(after, default=verb.i)
    return verb.i


def behind_participle(link: Token, goal: Token) -> Token:
    """`talked with visiting X`, where the parser took the participle for a verb: X."""
    if goal.dep_ != "pcomp" or goal.tag_ != "VBG" or link.folded != "with":
        return goal
    named = (c for c in goal.children if c.dep_ == "dobj" and c.tag_ == "NNP")
    return next((c for c in named if c.left_edge.i == goal.i + 1), goal)


def clausal(verb: Token, links: set[str]) -> Token | None:
    """`spoke with X to thank him`, where the parser made `with X to thank` a clause: X."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and fold(c.text) in links - {"to"}), None)
    aim = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if mark is None or not aim:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.left_edge.i == mark.i + 1), None)


def set_ahead(noun: Token) -> Token | None:
    """The `will` of an encounter that is to be held (`welcomed the talks, which will take place in May`)."""
    said = (c for c in noun.rights if c.dep_ == "relcl" and c.base in ("take", "hold", "happen"))
    verb = next((v for v in said if any(c.folded == "which" for c in v.lefts)), None)
    return next((c for c in verb.lefts if c.folded == "will"), None) if verb is not None else None
