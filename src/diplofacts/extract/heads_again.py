"""Who is meant by the head of a body: `the UN chief`, `the Kremlin leader`, `the EU's top diplomat`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from .lexicons import fold, word_set
from .reading import ORGANIZATION, PERSON, Entity, Referent
from .titles import HEADS

if TYPE_CHECKING:
    from ..candidates import RoleCandidate
    from .coreference import Coreference
    from .words import Token

#: What the head of a body is called again, whatever his title is.
_CHIEFS = frozenset({"chief", "head", "boss", "leader", "supremo"})
#: `the top U.S. diplomat`, `the EU's chief diplomat`
_TOP = frozenset({"top", "chief", "senior"})
#: How far before `who` a name begins at most, in characters.
_WHO_REACH = 80
_OF_FOREIGN_AFFAIRS = ("foreign", "high representative")


def body_before_noun(coreference: Coreference, token: Token) -> Entity | None:
    """The body whose name stands before its noun: `the FARC guerrilla group`."""
    for at in range(token.i - 1, max(-1, token.i - 3), -1):
        entity = coreference.by_token.get(at)
        if entity is not None:
            return entity if entity.kind == ORGANIZATION else None
        if token.doc[at].dep_ != "compound":
            return None
    return None


def before_who(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """The one person named right before `who` (`President of A X, who is taking part`), where the parser made
    something else of his title.
    """
    verb = token.head
    several = any(t.tag_ == "VBP" or t.folded == "were" for t in (verb, *verb.lefts))
    edge = verb.left_edge.idx
    if token.folded != "who" or several or not edge:
        return ()
    named = coreference.within(Span(max(0, edge - _WHO_REACH), edge))
    last = named[-1] if named else None
    between = coreference.document.text[last.span.end : edge] if last is not None else ""
    if last is None or last.kind != PERSON or between not in (", ", " "):
        return ()
    # `A and B, who had spoken by telephone`
    known = any(r.id == last.id for r in coreference.resolve(verb.head))
    return () if known else (coreference.named(last),)


def head_again(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """The person of this article who heads the body named beside ``token``; empty where none or several do.

    Examples: `the UN chief`, `the alliance's head`, `the head of the IAEA`, `the EU's top diplomat`, `the
    Kremlin leader` (who is at the head of the state whose seat it is).
    """
    word = token.folded
    if token.tag_ not in ("NN", "NNP") or not (word in _CHIEFS or word == "diplomat"):
        return ()
    said = {c.folded for c in token.children if c.dep_ in ("amod", "compound")}
    if (word == "diplomat" and not said & _TOP) or "former" in said or "deputy" in said:
        return ()
    if any(c.dep_ == "det" and c.folded not in ("the", "this") for c in token.lefts):
        return ()
    roles = _of_foreign_affairs(coreference, token) if word == "diplomat" else _of_body(coreference, token)
    people = list(dict.fromkeys(r.person for r in roles))
    if len(people) != 1:
        return ()
    return (Referent(PERSON, people[0], coreference.phrase(token), COREFERENCE, "coreference.title"),)


def _of_body(coreference: Coreference, token: Token) -> list[RoleCandidate]:
    """The current offices at the head of the body beside a noun."""
    body = _body(coreference, token)
    if not body:
        return []
    known = coreference.organizations[body]
    current = [r for r in coreference.roles if r.status == "current"]
    if known.country and not word_set("state_seats").isdisjoint(fold(known.name).split()):
        held = [r for r in current if r.country == known.country and r.office in HEADS]
        first = [r for r in held if r.office in ("president", "monarch")]
        return first or held
    commission = f"{known.name} Commission"
    bodies = {body, *(k for k, o in coreference.organizations.items() if o.name == commission)}
    held = [r for r in current if r.organization in bodies]
    return [r for r in held if r.office == "secretary_general"] or [r for r in held if _leads(r)]


def _leads(role: RoleCandidate) -> bool:
    """Whether a title is that of the head of a body, not of one of its officials."""
    words = fold(role.title).replace("-", " ").split()
    if not words or {"deputy", "vice", "assistant", "under"} & set(words):
        return False
    return role.office == "party_leader" or not word_set("chief_words").isdisjoint(words)


def _of_foreign_affairs(coreference: Coreference, token: Token) -> list[RoleCandidate]:
    """The current foreign minister of the state, or envoy of the body, whose `top diplomat` is told of."""
    current = [r for r in coreference.roles if r.status == "current"]
    country = coreference.country_of(token)
    if country:
        of_state = [r for r in current if r.country == country and r.office == "minister"]
        return [r for r in of_state if r.portfolio == "foreign_affairs"]
    body = _body(coreference, token)
    held = [r for r in current if body and r.organization == body]
    return [r for r in held if any(w in fold(r.title) for w in _OF_FOREIGN_AFFAIRS)]


def _body(coreference: Coreference, token: Token) -> str:
    """The body named right before a noun (`the UN chief`, `the alliance's chief`) or behind `of`."""
    beside = body_before_noun(coreference, token)
    if beside is not None:
        staff = any(c.folded == "of" for c in token.rights)  # `the UN chief of staff`
        return "" if staff else beside.id
    owners = [c for c in token.lefts if c.dep_ in ("poss", "compound", "nmod")]
    owners += [g for c in token.rights if c.folded == "of" and c.i == token.i + 1 for g in c.children]
    found = {r.id for t in owners for r in coreference.resolve(t) if r.kind == ORGANIZATION}
    return found.pop() if len(found) == 1 else ""
