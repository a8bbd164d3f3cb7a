"""The widely known organizations, and finding their names in a text.

``lexicons/organizations.csv``: name, other names, loose names (shared with other bodies or things:
``Congress``, ``AP``), kind, and for a national body the code of its state. A name with a remark in brackets
(``Time (magazine)``) is matched by its other names only. Bodies that are not there are found by the form of
their names, see :mod:`.organization_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from ..phrases import Phrases
from ..spans import Span
from . import lexicons

#: First parts of Arabic names, before which no organization's name ends (`Abdul-Fatah`).
_SERVANTS = ("Abdul-", "Abdel-", "Abdal-", "Abdoul-", "Abd-")


@frozen
class Organization:
    """An organization of the lexicon.

    Attributes:
        name: its full usual English name.
        kind: a term of the vocabulary of ``organizations.kind``.
        country: code of its state; empty for an international one.
        loose: the spelling looked up may well stand for another body or thing.
    """

    name: str
    kind: str
    country: str = ""
    loose: bool = False


@frozen
class OrgMention:
    """The name of an organization in a text; the span leaves out the possessive ``'s``.

    Attributes:
        span: the printed words.
        name: the canonical name from the lexicon, or the printed words where the form alone tells the body.
        kind: a term of the vocabulary of ``organizations.kind``.
        country: code of its state, where known.
        loose: the words may well stand for another body or thing.
        form: for a body found by form, what it is without its state (``foreign ministry``), else empty; two
            mentions of one ``form`` and one ``country`` are one body.
    """

    span: Span
    name: str
    kind: str
    country: str = ""
    loose: bool = False
    form: str = ""


def lookup(name: str) -> Organization | None:
    """The organization that ``name`` as a whole names, or None; case matters, accents and dots do not."""
    return _table().get(name)


def find(text: str, start: int = 0, end: int | None = None) -> list[OrgMention]:
    """All known organizations in ``text[start:end]``, left to right, longest match, whole words."""
    return [
        OrgMention(span, known.name, known.kind, known.country, known.loose)
        for span, known in _table().find(text, start, end)
        if not text.endswith(_SERVANTS, 0, span.start)
    ]


@lru_cache(maxsize=1)
def _table() -> Phrases[Organization]:
    return Phrases(_spellings())


def _spellings() -> Iterator[tuple[str, Organization]]:
    loose: list[tuple[str, Organization]] = []
    for row in lexicons.rows("organizations"):
        unsure = row["loose_aliases"].split("|") if row["loose_aliases"] else []
        known = Organization(row["name"], row["kind"], row["country"])
        for name in [row["name"], *(row["aliases"].split("|") if row["aliases"] else [])]:
            if name not in unsure and not name.endswith(")"):
                yield name.rstrip("."), known
        loose += [
            (name.rstrip("."), Organization(known.name, known.kind, known.country, loose=True))
            for name in unsure
        ]
    yield from loose
