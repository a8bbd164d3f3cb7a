"""What stands between names and offices, as patterns."""

from __future__ import annotations

import re

from .lexicons import word_set

#: What stands between such a verb and the title.
#: Not `the first leader to visit`, which counts.
ARTICLE = (
    r"(?:(?:its|their)[ \n]+first[ \n]+"
    r"|(?:(?:the|a|an|its|their|his|her)[ \n]+)?(?:(?:new|next|post[ \n]+of)[ \n]+)?)"
)
#: `in his capacity as`
CAPACITY = re.compile(
    r"^(?:,?[ \n]+(?:in|speaking)[ \n]+(?:his|her)[ \n]+(?:role|capacity|position|function)"
    r"|(?:[ \n]+[a-z]+){0,6}[ \n]+(?:on|upon|following|after)[ \n]+(?:his|her)[ \n]+(?:recent[ \n]+)?"
    r"(?:appointment|(?P<won>election)|re-?election|inauguration|confirmation))"
    rf"[ \n]+as[ \n]+{ARTICLE}$",
    re.IGNORECASE,
)
#: `as an economic adviser`
_OF_FIELD = (
    r"(?:(?:special|economic|political|personal|senior|top|honorary|permanent|military|legal)[ \n]+){0,2}"
)
AS = re.compile(rf"^,?[ \n]+as[ \n]+{ARTICLE}{_OF_FIELD}$", re.IGNORECASE)
NAMING = re.compile(
    r"\b(?:appoint|elect|nam|nominat|select|choos|chose|designat|confirm|swor|swear)\w*\b", re.I
)
FUTURE = re.compile(r"\b(?:will|would|to)\b", re.I)
#: Offices of those who serve another one, and what stands between the two.
_SERVING = frozenset({"envoy", "adviser", "spokesperson"})
#: How titles begin of those who do so in any office.
_AIDES = ("chief of staff", "chief of cabinet", "private secretary")
SERVES = re.compile(
    r"[ \n]+(?:of|to|for)[ \n]+(?:(?:the|his|her)[ \n]+(?:[^\W\d_a-z][\w.]*[ \n]+){0,2}"
    r"|(?:the[ \n]+)?[^\W\d_a-z][\w.]*['\u2019]s[ \n]+)"
)
LOCATED = re.compile(r"[ \n]+(?:in|of|at)[ \n]+(?:the[ \n]+)?")
#: `prime minister and now peace envoy X`, `X, foreign minister and special Middle East envoy`
#: `Director of the Office of the Foreign Affairs Commission and Foreign Minister X`
NOW = re.compile(
    r"^(?:,?[ \n]+and[ \n]+(?:now|currently|current)[ \n]+(?:[\w.'\u2019-]+[ \n]+){0,3}"
    r"|[ \n]+of[ \n]+the[ \n]+Office[ \n]+of[ \n]+(?:(?:[^\W\d_a-z][\w-]*|of|for|the)[ \n]+){1,9}and[ \n]+)$"
)
#: `Head of Iran's Strategic Council on Foreign Relations X`
OF_BODY = re.compile(
    r"[ \n]+of[ \n]+(?:the[ \n]+)?(?:[^\W\d_a-z][\w.]*['\u2019]s[ \n]+)?"
    r"(?:(?:[^\W\d_a-z][\w-]*|of|on|for|and|the)[ \n]+){2,9}"
)
#: Who `has served as` something, or did so `previously`, does so no more.
BEFORE = re.compile(r"\b(?:has|had|previously|formerly|once|earlier)\b")
#: What stands between the body of an office and the name behind it (`envoy of the League (LAS) X`).
TO_NAME = re.compile(r"(?:[ \n]\([A-Za-z.&-]{2,10}\))?[ \n]")
#: One of several, whom nothing names (`a spokesman for X`).
SOME = re.compile(r"\b(?:[Aa]n?|[Aa]nother)[ \n]+$")
#: What joins an office to the one before it.
JOIN = re.compile(
    r"^[ \n]*(?:,|and|/|&|, and|[-\u2013\u2014]|\(?also\)?)?[ \n]*(?:the[ \n]+|its[ \n]+|also[ \n]+)?$"
)
_SPECIAL = re.compile(r"^,?[ \n]+and[ \n]+(?:special|chief|senior)[ \n]+(?:[^\W\d_a-z][\w.]*[ \n]+){0,3}$")
#: `X, the party's leader and the interim government's interior minister`
_OF_STATE = re.compile(
    r"^,?[ \n]+and[ \n]+(?:the[ \n]+)?(?:[a-z][a-z-]*[ \n]+){0,2}"
    r"(?:government|administration|cabinet|country|state)['\u2019]s[ \n]+$"
)
#: What joins the next of a list: `X, and defence minister, Y`.
ANOTHER = re.compile(r",?[ \n]+and[ \n]")
_LAST = re.compile(r"(?:^|(?<=[\s'\u2019]))(?P<word>[a-z][a-z-]+)[ \n]*$")


def without_rank(words: str) -> str:
    """The words before an office without those for its rank (`a` of `a senior leader`)."""
    while (m := _LAST.search(words)) is not None and m["word"] in word_set("rank_adjectives"):
        words = words[: m.start()]
    return words


def goes_on(since: str) -> bool:
    """Whether only words that join it stand between an office and the one before it."""
    return any(p.match(since) for p in (JOIN, _SPECIAL, _OF_STATE))


def serves_another(office: str, words: str) -> bool:
    """Whether an office is one of those who serve the holder of another one (`adviser`, `chief of staff`)."""
    return office in _SERVING or words.startswith(_AIDES)
