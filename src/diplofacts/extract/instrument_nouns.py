"""The nouns and names of instruments, from the lexicons, and how they are listed (codebook section 5)."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from .lexicons import rows

if TYPE_CHECKING:
    from .words import Token


@functools.cache
def nouns() -> dict[str, tuple[dict[str, str], ...]]:
    """The nouns for instruments with their rows, those that ask for further words first."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in rows("agreement_nouns"):
        out.setdefault(row["noun"], []).append(row)
    for noun, found in list(out.items()):
        # A capitalised plural may pass for a name, which has no lemma (`Association Agreements`).
        if noun + "s" not in out and not noun.endswith(("s", "y", "da")):
            out[noun + "s"] = found
    return {noun: tuple(sorted(found, key=lambda r: not r["with"])) for noun, found in out.items()}


@functools.cache
def firm_nouns() -> frozenset[str]:
    """The nouns that alone say that an instrument is meant (`treaty`; not `document`)."""
    return frozenset(noun for noun, found in nouns().items() if any(r["strength"] == "firm" for r in found))


@functools.cache
def purposes() -> tuple[tuple[str, str], ...]:
    """What an instrument is for, with the kind that it makes it, the longest words first."""
    return tuple(
        sorted(((r["word"], r["kind"]) for r in rows("agreement_purposes")), key=lambda p: -len(p[0]))
    )


@functools.cache
def listed_names() -> re.Pattern[str]:
    """The names that are known whole (`the Paris Agreement`)."""
    listed = sorted((r["name"] for r in rows("instrument_names")), key=lambda n: -len(n))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(n).replace(r"\ ", r"[ \n]+") for n in listed) + r")(?![\w-])"
    )


@functools.cache
def kind_of_name() -> dict[str, str]:
    """The kind of each instrument known by its name."""
    return {r["name"]: r["kind"] for r in rows("instrument_names")}


def listed_beside(noun: Token) -> Token | None:
    """The instrument beside which one is listed (`a treaty on trade and a pact on water`), where the parser
    joined it to what that one is about.
    """
    if noun.dep_ not in ("conj", "appos") or not any(t.folded in ("a", "an") for t in noun.lefts):
        return None
    about = noun.head
    for _ in range(3):
        link = about.head
        if about.dep_ != "pobj" or link.folded not in ("on", "of", "for", "about", "to", "in"):
            return None
        about = link.head
        if about.base in nouns() and any(t.folded in ("a", "an") for t in about.lefts):
            return about
    return None
