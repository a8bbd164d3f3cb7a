"""Who only gets a text or reads it out, and does not make it (`a statement read by X`, `a letter to Y`)."""

from __future__ import annotations

import re

from ..spans import Span

#: Who only reads or carries a text (`a statement read out by President X`), and how far back that is told.
_READ_BY = re.compile(
    r"\b(?:read(?:[ \n]out)?|seen|obtained|carried|quoted|broadcast)[ \n]+by[ \n]+"
    r"(?:[\w'\u2019.-]+[ \n]+){0,5}$"
)
_READER = 70
ONLY_READ = frozenset({"read", "see", "obtain", "carry", "quote", "broadcast"})
_TO = re.compile(r"\bto[ \n]+(?:the[ \n]+)?$")


def gets_or_reads(text: str, span: Span) -> bool:
    """Whether the one named at ``span`` only gets the text or reads it out."""
    if _TO.search(text, max(0, span.start - 8), span.start):
        return True
    return bool(_READ_BY.search(text, max(0, span.start - _READER), span.start))
