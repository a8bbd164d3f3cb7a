"""When two actors, names or dates count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from .coding import Actor, ActorKind

_QUALIFIER = re.compile("[~?%]")

#: Share of the words of two names of a body that must be common.
_COMMON_WORDS = 0.6


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` in small letters without accents, whatever is no letter or digit a single space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


@lru_cache(maxsize=4096)
def same_organization(one: str, other: str) -> bool:
    """Whether two names may be of one body.

    They are when the words of one, ``the`` and ``of`` aside, are among the words of the other, when 0.6 of
    their words are common, or when one is the initials of the other.
    """
    one, other = folded(one), folded(other)
    mine, theirs = set(one.split()) - {"the", "of"}, set(other.split()) - {"the", "of"}
    if not mine or not theirs:
        return False
    return (
        mine <= theirs
        or theirs <= mine
        or len(mine & theirs) / len(mine | theirs) >= _COMMON_WORDS
        or _initials(one) == other
        or _initials(other) == one
    )


def same_actor(got: Actor, wanted: Actor) -> bool:
    """Whether an actor of the answer is that of the question, persons going by the question's keys.

    Bodies are compared by :func:`same_organization`; words match when half of the wanted ones are there.
    """
    if got == wanted:
        return True
    if got.kind is not wanted.kind:
        return False
    if got.kind is ActorKind.ORGANIZATION:
        return same_organization(got.value, wanted.value)
    if got.kind is ActorKind.WORDS:
        words = set(folded(wanted.value).split())
        return len(words & set(folded(got.value).split())) * 2 >= len(words)
    return False


def likeness(got: Collection[Actor], wanted: Collection[Actor]) -> float:
    """The Jaccard index of two sets of actors: those common by all those there are; 1 when both are empty."""
    left = sorted(wanted, key=_order)
    # Two names may fit one body: the order makes it the same one whatever the order of the sets.
    for actor in sorted(got, key=_order):
        match = next((other for other in left if same_actor(actor, other)), None)
        if match is not None:
            left.remove(match)
    common = len(wanted) - len(left)
    union = len(got) + len(wanted) - common
    return common / union if union else 1.0


def date_right(got: str, wanted: str) -> bool:
    """Whether an EDTF value says what the wanted one says, at the precision of the wanted one.

    It does when it lies within the wanted one, or begins with it, and is not more exact (``2022-06-11`` is
    no answer to ``2022-06``); any date within a wanted interval will do. ``~``, ``?`` and ``%`` do not count.

    Args:
        got: the value of the answer, empty for none.
        wanted: the value of the question, not empty.
    """
    if not got:
        return False
    first, last = _bounds(got)
    earliest, latest = _bounds(wanted)
    if "/" not in wanted and len(_plain(got.partition("/")[0])) > len(_plain(wanted)):
        return False
    return (earliest <= first and last <= latest) or first == earliest


def _order(actor: Actor) -> tuple[str, str]:
    return actor.kind.value, actor.value


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in ("the", "of", "and", "for"))


def _plain(value: str) -> str:
    return _QUALIFIER.sub("", value)


def _bounds(value: str) -> tuple[str, str]:
    """First and last day of an EDTF value, as texts: ISO days sort as dates do, open sides included.

    A month ends on its day 31, which sorts after its last day whatever the month.
    """
    start, slash, end = _plain(value).partition("/")
    end = end if slash else start
    first = "0000" if start in ("", "..") else start + {4: "-01-01", 7: "-01"}.get(len(start), "")
    last = "9999" if end in ("", "..") else end + {4: "-12-31", 7: "-31"}.get(len(end), "")
    return first, last
