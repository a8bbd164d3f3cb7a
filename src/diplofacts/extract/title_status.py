"""What stands before the state before a title: `former U.S. envoy`, `deputy Russian foreign minister`."""

from __future__ import annotations

import functools
import re

from attrs import evolve

from ..spans import Span
from .affiliation import Affiliation
from .lexicons import fold, rows, word_set
from .titles import TitleMention

#: The rank of one who stands below a minister, before the state (`deputy Russian foreign minister`).
RANK = re.compile(r"\b(?:(?:first[ \n]+)?deputy|vice)[ \n]+$", re.IGNORECASE)
#: The last word before a state.
_STATUS_BEFORE = re.compile(r"([^\W\d_][\w-]*)[- \n]+$")
#: `former French premier and current EU envoy X`: the status is that of the office before.
_SINCE = re.compile(r"\b(?:now|currently|current)[ \n]")

#: What an envoy is sent to or for: `special envoy for Iran`, `envoy on climate change,`.
_POST = re.compile(r"[ \n]+(?:for|on|to|in)[ \n]+(?P<words>[\w.\u2019' \n-]{2,70}?),?[ \n]+")

#: What an office is for, with the comma before the name.
_CHARGED = re.compile(
    r"[ \n]+(?:for|in[ \n]+charge[ \n]+of|responsible[ \n]+for)[ \n]+"
    r"(?:[\w'\u2019-]+[ \n]+){0,4}[\w'\u2019-]+,[ \n]+"
)
_PRESIDING = frozenset({"chair", "chairman", "chairwoman", "chairperson", "head", "president"})
_OF_BODY = re.compile(r"[ \n]of[ \n](?:the[ \n])?(?P<body>[\w\u2019'-]+(?:[ \n][\w\u2019'-]+){0,3})")


def is_posted(title: TitleMention, gap: str) -> bool:
    """Whether only what an envoy deals with stands before his name (`special envoy for Iran X`), or what
    somebody is in charge of, with a comma (`commissioner for external relations, X,`).
    """
    if _CHARGED.fullmatch(gap) is not None:
        return True
    m = _POST.fullmatch(gap) if title.office in ("envoy", "adviser") else None
    said = [w for w in m["words"].split() if w not in ("the", "of", "and")] if m is not None else []
    if any(fold(w) in word_set("calendar") or (w[-1] == "." and "." not in w[:-1]) for w in said):
        return False
    fields = word_set("area_words") | word_set("post_words")
    return bool(said) and all(w[0].isupper() or fold(w) in fields for w in said)


def with_rank(text: str, title: TitleMention, affiliation: Affiliation) -> TitleMention:
    """`deputy Russian foreign minister`: the rank stands before the state."""
    state = affiliation.span
    if state is None or title.office not in ("minister", "prime_minister") or title.status_span is not None:
        return title
    lead = max(0, state.start - 16)
    rank = RANK.search(text, lead, state.start) if state.end <= title.outer.start else None
    if rank is None:
        return title
    span = Span(rank.start(), title.span.end)
    return evolve(title, office=f"deputy_{title.office}", span=span, outer=title.outer.hull(span))


def with_chamber(text: str, title: TitleMention) -> TitleMention:
    """`Chair of the Georgian parliament`: who presides over a parliament is a member of it."""
    if title.office not in ("official", "president", "other") or title.words not in _PRESIDING:
        return title
    m = _OF_BODY.match(text, title.outer.end)
    words = fold(m["body"]).split() if m is not None else []
    if "party" in words:
        return title  # `president of the Congress party`
    chamber = next((i for i, w in enumerate(words) if w in word_set("ratifying_bodies")), None)
    apart = word_set("council_words") - word_set("ratifying_bodies") | {"commerce"}
    if chamber is None or not apart.isdisjoint(words):
        return title
    return evolve(title, office="legislator", portfolio="")


def with_status(text: str, title: TitleMention, affiliation: Affiliation) -> TitleMention:
    """`Former U.S. envoy`, `then South African President`: the status word stands before the state."""
    if (
        affiliation.span is None
        or affiliation.span.end > title.outer.start
        or title.status_span is not None
        or _SINCE.search(text, affiliation.span.end, title.outer.start)
    ):
        return title
    m = _STATUS_BEFORE.search(text[max(0, affiliation.span.start - 16) : affiliation.span.start])
    row = _status_words().get(fold(m[1])) if m is not None else None
    if m is None or row is None:
        return title
    start = affiliation.span.start - len(m[0])
    span = Span(start, start + len(m[1]))
    return evolve(title, status=row["status"], status_span=span, outer=title.outer.hull(span))


@functools.cache
def _status_words() -> dict[str, dict[str, str]]:
    return {fold(row["word"]): row for row in reversed(rows("status_words"))}
