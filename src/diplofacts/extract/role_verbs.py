"""The verbs that give, take or hold an office (`was appointed as the`, `resigned as`)."""

from __future__ import annotations

import functools
import re

from ..spans import Span
from .lexicons import rows, words
from .role_patterns import ARTICLE
from .titles import FORMER


@functools.cache
def verb_pattern() -> re.Pattern[str]:
    """What stands between a person's mention and a title that a verb gives him (`was appointed as
    the`).
    """
    small = "|".join(words("role_words"))
    verbs = "|".join(
        re.escape(r["words"]).replace(r"\ ", r"[ \n]+")
        for r in sorted(rows("role_verbs"), key=lambda r: (-len(r["words"]), r["words"]))
    )
    return re.compile(
        # An apposition may stand between (`X, the opposition leader in 2007, will be`).
        r"^(?:,[ \n](?:the|an?)\b[^,;:.()\n]{1,80}(?=,))?"
        # `X of A, 62, is a career diplomat who has served as`
        r"(?:[ \n]of(?:[ \n][^\W\d_][\w-]*){1,3})?(?:,[ \n]\d\d(?=,))?"
        r"(?:,?[ \n](?:is|was)[ \n]an?(?:[ \n][a-z-]+){1,4}(?=[ \n]who\b))?"
        rf"(?:['\u2019]s)?,?(?:[ \n]+(?:{small}))*[ \n]+(?P<verb>{verbs})[ \n]+"
        rf"(?:as[ \n]+)?(?:to[ \n]+be[ \n]+)?{ARTICLE}$",
        re.IGNORECASE,
    )


@functools.cache
def effects() -> dict[str, str]:
    return {r["words"]: r["effect"] for r in rows("role_verbs")}


#: Verbs by which others give an office or take it away.
_OF_OTHERS = frozenset({"dismissed", "removed", "ousted", "sacked"})
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|got|gets)\b", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:appoint|nam|nominat|elect|designat|select|choos|chos|pick)(?:s|es|e|ed|en|ing)?[ \n]+"
    r"(?:[^\W\d_a-z][\w.]*[ \n]+)?$"
)
#: `whom `, perhaps with the title of him who gives the office.
_WHOM = re.compile(r"\bwhom[ \n]+(?:[\w'\u2019.-]+[ \n]+){0,4}$")
_WHOM_REACH = 60
_SUCCEEDING = re.compile(
    r"\b(?:succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|t(?:akes?|ook|aking)[ \n]+over[ \n]+from)[ \n]+"
    r"(?:[^\W\d_a-z][\w.]*[ \n]+)?$"
)


#: What follows an office that somebody is said to hold without an article (`was president of Chile`).
_HELD = re.compile(
    r"[ \n]+of[ \n]+(?:the[ \n]+)?[^\W\d_a-z]|[ \n]+(?:when|until|from|during|at[ \n]+the[ \n]+time)\b"
)
#: What tells that he held it then (`was secretary-general of NATO when`).
_THEN = re.compile(
    r"(?:[ \n]+of[ \n]+(?:the[ \n]+)?[^\W\d_a-z][\w.-]*(?:[ \n][^\W\d_a-z][\w.-]*){0,4})?,?[ \n]+"
    r"(?:when|until|from|during|at[ \n]+the[ \n]+time|between|in[ \n]+(?:19|20)\d\d)\b"
)


def by_being(text: str, between: str, title: Span) -> tuple[str, str]:
    """Rule and status of an office that `is` or `was` gives; empty for what is only said of somebody."""
    sure = re.search(r"\b(?:the|a|an|as)\b", between) or text[title.start].isupper()
    if not sure and not _HELD.match(text, title.end):
        return "", ""
    then = re.search(r"\bwas\b", between) and _THEN.match(text, title.end)
    return "roles.verb", FORMER if then else ""


def takes_away(between: str, verb: str) -> bool:
    """Whether one takes an office from another (`X dismissed Foreign Minister Y`): it was not his own."""
    return verb in _OF_OTHERS and not between.startswith(",") and not _PASSIVE.search(between)


def names_another(text: str, name: Span) -> bool:
    """Whether one gives the office to whom he stands behind (`Y, whom X has appointed as minister`)."""
    return _WHOM.search(text, max(0, name.start - _WHOM_REACH), name.start) is not None


def is_given(lead: str) -> bool:
    """Whether the words before a name give him the office told behind it (`named X foreign minister`)."""
    return _GIVING.search(lead) is not None


def is_succeeded(lead: str) -> bool:
    """Whether the words before a name tell who follows him (`Y succeeded X as foreign minister`)."""
    return _SUCCEEDING.search(lead) is not None
