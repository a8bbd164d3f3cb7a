"""Whom the news of this century knows as holding office in a state: a gazetteer of names.

The codebook lets an office's state be printed anywhere in the article. Which of several printed states it
is, readers know of people whom every newspaper names; ``lexicons/office_holders.csv`` has some two thousand
names of heads of state and government, ministers and envoys in office since about 2000. It only chooses among
states that the article names: it never supplies one, nor an office.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

from .lexicons import fold, rows

_Key = TypeVar("_Key", bound=Hashable)

#: Where the family name comes first; in Singapore with some.
_FAMILY_FIRST = frozenset({"CHN", "KHM", "KOR", "PRK", "SGP", "TWN", "VNM"})
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_NO_NAMES = frozenset({"al", "el", "jr"})


def state_of(name: str) -> str:
    """The state in which a person of that name holds or held office.

    Args:
        name: as an article prints it, in whole or the family name alone.

    Returns:
        ISO 3166-1 alpha-3 code; empty where the name is not known, or known in several states.
    """
    words = _words(name)
    whole, family = _table()
    if len(words) < 2 or " " not in name.strip():
        return family.get("".join(words[-1:]), "")
    # `Abdullah bin Zayed Al Nahyan`: what the gazetteer has may be the beginning.
    for size in range(len(words), 1, -1):
        if found := whole.get(words[:size]):
            return found
    # `Rodrigo Roa Duterte`: a second family name, or a middle one, that the gazetteer leaves out.
    return whole.get((words[0], words[-1]), "") if len(words) > 2 else ""


@functools.lru_cache(maxsize=1 << 13)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without initials and articles (`Antony J. Blinken`, `Bashar al-Assad`)."""
    words = fold(name).replace("-", " ").replace(".", " ").split()
    # `Abdel Fattah` and `Abdul Fatah` are one spelling's variants.
    words = [_DOUBLED.sub(r"\1", "abdel" if w == "abdul" else w) for w in words]
    return tuple(w for w in words if len(w) > 1 and w not in _NO_NAMES) or tuple(words)


@functools.cache
def _table() -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    """State by the words of a name, and by a family name that only one state has; "" for several."""
    whole: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    family: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("office_holders"):
        words = _words(row["name"])
        whole[words].add(row["country"])
        family[words[0] if row["country"] in _FAMILY_FIRST else words[-1]].add(row["country"])
        if row["country"] in _FAMILY_FIRST:
            family[words[-1]].add("")  # A given name is nobody's family name for sure.
    return _sure(whole), _sure(family)


def _sure(found: Mapping[_Key, set[str]]) -> dict[_Key, str]:
    return {key: next(iter(states)) for key, states in found.items() if len(states) == 1}
