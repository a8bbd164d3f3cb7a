"""What an act on an instrument is, and the statuses that it may give (codebook section 5)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from attrs import frozen

from .lexicons import rows

if TYPE_CHECKING:
    from .words import Token

SIGNED, AGREED, IN_FORCE, RATIFIED = "signed", "agreed", "in_force", "ratified"
NEGOTIATED, PLANNED, SUSPENDED, ENDED, VIOLATED = "negotiated", "planned", "suspended", "ended", "violated"
#: A later step of an instrument's life tells more of it than an earlier one that the text looks back to.
ORDER = ("", PLANNED, NEGOTIATED, AGREED, SIGNED, RATIFIED, IN_FORCE, SUSPENDED, VIOLATED, ENDED)


@frozen(eq=False)
class Act:
    """A verb or noun by which an instrument is signed, reached, kept, broken ...

    Attributes:
        word: the verb, noun or adjective.
        status: the status that it gives; empty when it tells none.
        doer: ``party`` or ``mediator``: what its doer is to the instrument; empty for the instrument itself.
        real: whether it is told as a fact.
        future: whether it is still to come.
        starts: whether its day is the day of entry into force.
        base: the status that the word gives when it is told as done.
    """

    word: Token
    status: str
    doer: str
    real: bool = True
    future: bool = False
    starts: bool = False
    base: str = ""


@functools.cache
def verbs() -> dict[str, list[dict[str, str]]]:
    """The rows of ``agreement_verbs`` by lemma."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("agreement_verbs"):
        out.setdefault(row["lemma"], []).append(row)
    return out


@functools.cache
def modifiers() -> dict[str, str]:
    """The statuses of ``agreement_modifiers`` by word."""
    return {r["word"]: r["status"] for r in rows("agreement_modifiers")}
