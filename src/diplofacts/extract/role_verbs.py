"""The verbs that give, take or hold an office (`was appointed as the`, `resigned as`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..spans import Span
from .lexicons import fold, rows, words
from .role_patterns import ARTICLE
from .titles import FORMER, TitleMention


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
        r"^(?:,[ \n](?:the|an?|who)\b[^,;:.()\n]{1,80}(?=,))?"
        # `X of A, 62, is a career diplomat who has served as`
        r"(?:[ \n]of(?:[ \n][^\W\d_][\w-]*){1,3})?(?:,[ \n]\d\d(?=,))?"
        r"(?:,?[ \n](?:is|was)[ \n]an?(?:[ \n][a-z-]+){1,4}(?=[ \n]who\b))?"
        rf"(?:['\u2019]s)?,?(?:[ \n]+(?:{small}))*[ \n]+(?P<verb>{verbs})[ \n]+"
        rf"(?:as[ \n]+)?(?:to[ \n]+be[ \n]+)?{ARTICLE}"
        # `served as X's defence minister`
        r"(?-i:(?:[^\W\d_a-z][\w.-]*[ \n]+){0,4}[^\W\d_a-z][\w.-]*['\u2019]s?[ \n]+)?$",
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


#: What leads from a name to whose minister he was (`served as President `, before a name and `'s`).
SERVED_AS = re.compile(r"\b(?:serv(?:e|es|ed|ing)[ \n]+as|(?:was|is|been))[ \n]+(?:[A-Z][\w.-]*[ \n]+){0,4}$")


def by_being(text: str, between: str, title: Span) -> tuple[str, str]:
    """Rule and status of an office that `is` or `was` gives; empty for what is only said of somebody."""
    sure = re.search(r"\b(?:the|a|an|as)\b", between) or text[title.start].isupper()
    if not sure and not _HELD.match(text, title.end):
        return "", ""
    then = re.search(r"\bwas\b", between) and _THEN.match(text, title.end)
    return "roles.verb", FORMER if then else ""


def served_then(text: str, verb: re.Match[str], title: TitleMention) -> bool:
    """Whether somebody `served as minister until 2009`: he holds the office no more."""
    return fold(verb["verb"]) == "served" and _THEN.match(text, title.span.end) is not None


def possesses(text: str, titles: Sequence[TitleMention], name: Span, later: Span) -> bool:
    """`X, Y's ambassador`, `X, President Y's envoy`, `X served as President Y's envoy`: the possessor's name
    ends no apposition.
    """
    if text[later.end : later.end + 1] not in ("'", "\u2019"):
        return False
    titled = text[name.end : name.end + 1] == "," and any(
        name.end < t.outer.start and t.outer.end + 1 == later.start for t in titles
    )
    served = SERVED_AS.search(text[name.end : later.start]) is not None
    return titled or served or later.start - name.end <= 6


def leads_on(text: str, mentions: Sequence[tuple[Span, str]], title: TitleMention) -> bool:
    """`X, and Director of the Y Office Z`: the title belongs to the next name."""
    later = next((m.start for m, _ in mentions if m.start >= title.outer.end), len(text))
    return not re.search(r"[,.;\n]", text[title.outer.end : later])


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
