"""Whose a joint statement is (codebook section 6: it has several speakers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .groups import group
from .lexicons import word_set
from .reading import Reading, Referent

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token


def is_joint_text(token: Token) -> bool:
    """Whether a word stands for what several issued together (`a joint statement`)."""
    joint = any(c.lower_ in ("joint", "common") for c in token.lefts)
    return joint and token.lemma_.lower() in word_set("documents")


def issuers(reading: Reading, text: Token) -> tuple[Referent, ...]:
    """Those of whom its own words say that it is theirs, else those who met or acted before.

    Args:
        reading: the article.
        text: the word for the statement.
    """
    coreference: Coreference = reading.coreference  # type: ignore[assignment]
    links = [c for c in text.children if c.dep_ in ("prep", "agent") and c.lower_ in ("of", "by", "from")]
    named = tuple(r for c in links for g in c.children for r in coreference.resolve(g) if r.id)
    found = named if links else group(coreference, text, "either", None)
    return found if len(found) > 1 else ()
