"""Arcs that the small model gets wrong for sure, set right before anything is read from them.

Only what cannot be otherwise is changed: a clause has one subject, and a participle is never coordinated with
a finite verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .words import Doc, Sent, Token

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: How a noun phrase begins.
_OPENS = frozenset({"DT", "NNP", "NNPS", "PRP", "PRP$", "NN", "NNS", "JJ", "CD"})
#: How the parser hangs a subject on the phrase before it.
_MISPLACED = frozenset({"appos", "conj", "dobj", "npadvmod", "dep"})
#: Participles that open a sentence and are read as names.
_TAKEN_FOR_NOUNS = frozenset({"Meeting", "Speaking", "Addressing"})
_JOINING = frozenset({"and", "but", "or"})


def mend(doc: Doc) -> None:
    """Change heads and labels in place; to be called before a subtree is asked for."""
    for sent in doc.sents:
        first = doc[sent.start]
        if first.dep_ in _SUBJECTS and (first.tag_ == "VBG" or first.text in _TAKEN_FOR_NOUNS):
            _free_opening(doc, sent, first)
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "conj":
            _coordinate(doc, token)


def _free_opening(doc: Doc, sent: Sent, opening: Token) -> None:
    """`Welcoming the deal, the Council called on A`: the name behind the comma is the subject."""
    verb = opening.head
    if any(t.dep_ in _SUBJECTS and t is not opening for t in verb.lefts):
        opening.dep_ = "advcl"
        return
    commas = [t.i for t in doc[opening.i + 2 : verb.i] if t.text == ","]
    # One comma, or a pair more about an apposition (`..., the chief, X, said`).
    if verb.i >= sent.end or len(commas) not in (1, 3) or doc[commas[0] + 1].tag_ not in _OPENS:
        return
    behind = doc[commas[0] + 1 : verb.i]
    if any(t.lower_ in _JOINING or t.tag_ in ("TO", "VBG", "WDT") for t in behind):
        return
    phrase = doc[commas[0] + 1 : [*commas, verb.i][1]]
    named = next((t for t in phrase if t.head.i <= commas[0] and t.dep_ in _MISPLACED), None)
    if named is not None and named.tag_[:2] in ("NN", "PR"):
        _move(named, verb, "nsubj")
        _move(opening, verb, "advcl")


def _coordinate(doc: Doc, participle: Token) -> None:
    """`saying that A lags and warning that B fails`: beside the participle before."""
    head = participle.head
    if head.tag_ == "VBG" or head.i > participle.i or any(c.dep_[:3] == "aux" for c in participle.lefts):
        return
    if any(c.dep_ in _SUBJECTS for c in participle.lefts):
        return
    helpers = {c.tag_ for c in head.children if c.dep_ == "aux"}
    if not (head.tag_ in _FINITE or helpers & _FINITE) or doc[participle.i - 1].lower_ not in _JOINING:
        return
    for i in range(participle.i - 2, participle.sent.start, -1):
        other = doc[i]
        if other.tag_ == "VBG" and other.dep_ in ("advcl", "acl", "pcomp"):
            if other is head or other.is_ancestor(head) or head.is_ancestor(other):
                _move(participle, other, "conj")
            return


def _move(token: Token, head: Token, label: str) -> None:
    """Hang ``token`` on ``head``."""
    old = token.head
    token.dep_ = label
    if old is head:
        return
    if token in old.lefts:
        old.lefts = [t for t in old.lefts if t is not token]
    else:
        old.rights = [t for t in old.rights if t is not token]
    token.head = head
    if token.i < head.i:
        head.lefts = sorted([*head.lefts, token])
    else:
        head.rights = sorted([*head.rights, token])
