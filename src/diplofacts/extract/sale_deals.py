"""Deals that their names tell to be commercial (codebook section 5: what it does decides its kind)."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from .lexicons import fold, word_set

if TYPE_CHECKING:
    from .words import Token

_MONEY = re.compile(
    r"[$\u20ac\u00a3\u00a5]\s?\d|(?<![\d.,])\d[\d.,]{0,20}[ \n-]?(?:bn|m|million|billion|thousand)?[ \n-]+"
    r"(?:dollars?|euros?|pounds?|rou?bles?|yuan|yen|rupees?|francs?|riyals?|dirhams?)\b",
    re.I,
)
#: Arms are also what treaties limit (`a nuclear arms deal`).
_LIMITED = frozenset({"nuclear", "strategic", "chemical", "biological", "small", "missile"})


#: How far behind a deal its price or its wares are looked for, in characters.
_BEHIND = 100


@functools.cache
def _price() -> re.Pattern[str]:
    """The price of goods, which a deal sets (`a deal on gas prices`, `that doubled the price of gas`)."""
    goods = "|".join(map(re.escape, sorted(word_set("traded_goods"))))
    of = r"\bprices?[ \n]+(?:of|for)[ \n]+(?:\w+[ \n]+)?"
    return re.compile(rf"\b(?:{goods})[ \n]+prices?\b|{of}(?:{goods})\b", re.I)


@functools.cache
def _ware() -> re.Pattern[str]:
    """What is bought by number (`a deal for 24 fighter jets`)."""
    wares = "|".join(map(re.escape, sorted(word_set("counted_wares"))))
    count = r"(?:\d[\d,]{0,8}|[a-z]+)[ \n]+(?:[\w-]+[ \n]+){0,3}?"
    return re.compile(rf"[ \n]+for[ \n]+{count}(?:{wares})\b", re.I)


def is_sale(noun: Token, phrase: str) -> bool:
    """Whether a deal is one of trade by its price or by what is traded (`a $2 billion deal`, `an oil deal`).

    Args:
        noun: the head of its name.
        phrase: the words of its noun phrase.
    """
    if noun.base not in ("deal", "agreement") or noun.i == 0:
        return False
    before = noun.nbor(-1)
    if before.base in word_set("traded_goods"):
        return True
    behind = noun.doc.text[noun.idx + len(noun.text) : noun.idx + len(noun.text) + _BEHIND].split(".")[0]
    if _price().search(behind) or _ware().match(behind):
        return True
    if noun.base != "deal":
        return False
    if before.folded in ("arms", "weapons"):
        return not (noun.i > 1 and fold(before.nbor(-1).text) in _LIMITED)
    return _MONEY.search(phrase) is not None
