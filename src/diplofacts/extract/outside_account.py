"""What is no part of the account of an encounter: talks before it, and what a release says for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..candidates import StatementCandidate
    from ..spans import Span
    from .document import Document
    from .reading import Reading


def stands_alone(reading: Reading, statement: StatementCandidate) -> bool:
    """Whether a state or body says it in the present tense, by the release itself and at no encounter (`The
    United States condemns`).
    """
    if any(a.person for a in statement.actors if a.capacity == "speaker"):
        return False
    tags = [t.tag_ for t in reading.document.tokens(statement.cue[0])]
    return "VBZ" in tags or "VBP" in tags


def is_earlier(reading: Reading, span: Span) -> bool:
    """Whether an encounter is only the one before that of the account (`The call follows their talks in
    May`, `X previously met Y`).
    """
    token = reading.document.token_at(span.start)
    above = [token, *token.ancestors][:3]
    if any(c.folded == "previously" for t in above for c in t.lefts):
        return True
    return any(t.dep_ in ("dobj", "conj") and t.head.base == "follow" for t in above)


def is_told_aside(document: Document, span: Span, cue: Span) -> bool:
    """Whether words stand in a relative clause of a person in which the cue does not (`X, who met Y on
    Friday, said`).
    """
    said = document.token_at(cue.start)
    for clause in document.token_at(span.start).ancestors:
        if clause.dep_ == "relcl" and any(c.folded == "who" for c in clause.lefts):
            return clause is not said and not any(a is clause for a in said.ancestors)
    return False
