"""Titles before a name that are not, or not yet, those of its bearer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from .. import places
from ..candidates import RoleCandidate
from .families import is_kin_of
from .lexicons import fold, word_set
from .titles import HEADS, TitleMention

_THE = re.compile(r"\b[Tt]he[ \n]+$")
_WITH_THE = re.compile(
    r"(?:^|[.!?\n\d][ \n]*)(?:In|At|During|After|Following|Before|On|Upon|Through|By|Under)\b[^.,;\n]*[ \n]"
    r"(?:with|to|from|by|for)[ \n]+the[ \n]+$"
)
_AND = re.compile(r"[ \n]+and[ \n]+(?P<state>(?:[^\W\d_a-z][\w.]+[ \n]+){0,2})")
#: `The Libyan leader and Sudanese `: each of a state of his own.
_OF_ANOTHER = re.compile(
    r"\b[Tt]he[ \n]+(?P<one>[^\W\d_a-z]\w+)[ \n]+[a-z][a-z -]+[ \n]+and[ \n]+(?!(?P=one)\b)"
    r"[A-Z][a-z]+(?:an|ian|ese|ish|i|ch)[ \n]+$"
)
#: `the wife of the French president, and Minister X`: whose she is.
_OWNED = re.compile(r"[a-z][ \n]+of[ \n]+the[ \n]+(?:[^\W\d_a-z][\w-]+[ \n]+){0,2}$")
_AND_ANOTHER = re.compile(r",?[ \n]+and[ \n]")
_SOUGHT = re.compile(
    r"\b(?:candidates?|candidacy|contenders?|hopefuls?|bid|vying|running)[ \n]+for[ \n]+(?:the[ \n]+)?"
    r"(?:(?:post|position|office|role|job)[ \n]+of[ \n]+(?:the[ \n]+)?)?(?:next[ \n]+)?$"
)

#: What stands between whose adviser or deputy somebody is and what he is.
_OWNING = re.compile(r"['\u2019]s?[ \n]+(?:[A-Za-z-]+[ \n]+){0,2}")
#: Whose deputy somebody is, and what that makes him.
_DEPUTIES = {
    "president": "vice_president",
    "prime_minister": "deputy_prime_minister",
    "minister": "deputy_minister",
}
_OWNED_BY_ONE = re.compile(r"[^\W\d_a-z][\w.-]+['\u2019]s?[ \n]+$")


def without_owners(text: str, titles: Sequence[TitleMention]) -> list[TitleMention]:
    """The titles, those that only say whose adviser somebody is joined to what he is.

    `X, the Peruvian president's special envoy` is an envoy, of the state before the first title.

    Args:
        text: the article's text.
        titles: its title mentions.
    """
    out: list[TitleMention] = []
    for title in sorted(titles, key=lambda t: t.outer):
        owner = out[-1] if out and title.office else None
        if owner is not None and _OWNING.fullmatch(text, owner.outer.end, title.outer.start):
            title = evolve(title, outer=owner.outer.hull(title.outer))
            if title.words == "deputy":
                office = _DEPUTIES.get(owner.office, "official")
                field = owner.portfolio if office != "official" else ""
                title = evolve(title, office=office, portfolio=field)
            out[-1] = title
        else:
            out.append(title)
    return out


def is_another(
    text: str, title: TitleMention, next_: TitleMention, person: str, found: Sequence[RoleCandidate]
) -> bool:
    """`The President and Prime Minister X`: the head of state is another, left unnamed; `The Secretary and
    Minister X`: the holder told before.

    Args:
        text: the article's text.
        title: the earlier of two titles before a name.
        next_: the later one.
        person: whose name it is.
        found: the roles told before it.
    """
    if _OF_ANOTHER.search(text, max(0, title.outer.start - 40), next_.outer.start) is not None:
        return True
    if _OWNED.search(text, max(0, title.outer.start - 50), title.outer.start) is not None:
        small = title.outer.of(text)[:1].islower() and next_.outer.of(text)[:1].isupper()
        if small and _AND_ANOTHER.match(text, title.outer.end) is not None:
            return True
    if _THE.search(text, max(0, title.outer.start - 5), title.outer.start) is None:
        return False
    if text[title.outer.end : next_.outer.start] == ", ":
        # `In his meeting with the Prime Minister, Secretary X said`: a clause begins behind the comma.
        return _WITH_THE.search(text[max(0, title.outer.start - 120) : title.outer.start]) is not None
    joined = _AND.fullmatch(text, title.outer.end, next_.outer.start)
    if joined is None:
        return False
    both_heads = {title.office, next_.office} <= HEADS
    if joined["state"]:
        return both_heads  # `the President and British Prime Minister X`: each of a state of his own
    if title.words == next_.words or (both_heads and title.office != next_.office):
        return True
    same = [r for r in found if r.office == title.office]
    holders = {r.person for r in same if fold(r.title).startswith(title.words)}
    return bool(holders) and person not in holders


def is_relative(text: str, title: TitleMention) -> bool:
    """`his deputy, X` is no member of a parliament: the word only ranks one person below another."""
    if title.words not in word_set("relative_titles"):
        return False
    owner = _OWNED_BY_ONE.search(text, max(0, title.outer.start - 30), title.outer.start)
    if owner is not None and places.lookup(owner[0].split("'")[0].split("\u2019")[0]) is None:
        return True  # `Berg's deputy, X`
    lead = fold(text[max(0, title.outer.start - 6) : title.outer.start]).split()
    return bool(lead) and lead[-1] in ("his", "her", "its", "their", "whose")


def is_no_post(text: str, title: TitleMention) -> bool:
    """Whether a title says of one person neither an office nor anything but his rank below another."""
    return is_kin_of(text, title) or not title.office or title.plural or is_relative(text, title)


def is_sought(text: str, title: TitleMention) -> bool:
    """Whether somebody only stands for the office (`the candidate for Director General, X`)."""
    return _SOUGHT.search(text, max(0, title.outer.start - 60), title.outer.start) is not None
