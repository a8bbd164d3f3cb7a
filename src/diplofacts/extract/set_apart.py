"""Offices that stand right before a name, with a comma, and belong to somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from ..spans import Span
from .document import Document
from .lexicons import fold, word_set
from .signatures import is_signed_above
from .titles import TitleMention


def opens_beside(document: Document, title: Span, name: Span, gap: str) -> bool:
    """Whether the office ends a phrase that opens the sentence, and the name begins its clause (`With the
    Peruvian president, X discussed trade`), or it is that of the name on the line above.
    """
    if "\n" in gap and is_signed_above(document.text, title.start):
        return True
    office, named = document.tokens(title), document.tokens(name)
    if gap.strip() != "," or not office or not named or office[-1].dep_ != "pobj":
        return False
    link = office[-1].head
    if link.folded == "to" and link.head.folded == "according":
        link = link.head  # `According to a senior official, X and Y spoke`
    subject = next((t for t in named if t.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and link.dep_ == "prep" and link.head.i == subject.head.i


def closes_behind(text: str, between: Span, name: Span | None) -> bool:
    """Whether an office stands between commas behind another name (`with X, Chile's president, Y said`).

    Args:
        text: the article.
        between: from the end of the name before (0: there is none) to the office or its owner.
        name: the name behind the office; None where another office stands before it.
    """
    words = between.of(text).split() if between.start else []
    goes_on = name is None or text[name.end : name.end + 1] == " "
    return words[:1] == [","] and len(words) <= 2 and goes_on


_PAST_OWNER = re.compile(
    r"(?:[ \n]+of[ \n]+(?:the[ \n]+)?(?:[A-Z][\w.'\u2019-]*[ \n]+){0,5}[A-Z][\w.'\u2019-]*)?,[ \n]"
)


def past_owner(text: str, end: int, titles: Sequence[TitleMention] = ()) -> int:
    """The offset behind the comma after an office, after those joined to it by `and`, and after what it is of
    (`Speaker of the A Assembly, X`).

    The length of the text where no comma follows.
    """
    for title in titles:
        if title.outer.start > end and text[end : title.outer.start] == " and ":
            end = title.outer.end
    m = _PAST_OWNER.match(text, end)
    return m.end() if m is not None else len(text)


_ORGAN = re.compile(r"(?:['\u2019]s)?[ \n]+(?:[a-z]+[ \n]+){0,2}(?P<noun>[a-z]+),[ \n]+")
#: The words behind `of`, up to a comma.
_OF_WORDS = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?(?P<words>(?:[\w.'\u2019-]+[ \n]*){1,3})")
#: The house behind `of`, its state before it (`chairman of China's National People's Congress`).
_OF_HOUSE = re.compile(
    r"[ \n]+of[ \n]+(?:the[ \n]+)?(?:[A-Z][\w.'\u2019-]*[ \n]+){0,6}?(?:(?:upper|lower|national)[ \n]+)?"
    r"(?P<noun>[A-Za-z]+)(?![\w'\u2019-])(?![ \n]+(?:[A-Z]|party\b))"
)


def is_organ(words: str) -> bool:
    """Whether only an organ of the state stands between it and the name (`The head of Peru's army, X`)."""
    m = _ORGAN.fullmatch(words)
    return m is not None and m["noun"] in word_set("state_organs")


def in_house(text: str, title: TitleMention) -> TitleMention:
    """Who presides over a parliament of a state is a legislator; who heads a junta holds no office of it."""
    first = title.words.removeprefix("vice ").removeprefix("deputy ")
    if first not in ("president", "head", "chairman", "chairwoman", "chief", "leader"):
        return title
    m = _OF_WORDS.match(text, title.outer.end)
    said = [fold(w) for w in m["words"].split()] if m is not None else []
    house = _OF_HOUSE.match(text, title.outer.end)
    if house is not None and fold(house["noun"]) in word_set("legislatures"):
        return evolve(title, office="legislator", portfolio="")
    return evolve(title, office="other") if "junta" in said else title


def past_titles(text: str, titles: Sequence[TitleMention], start: int) -> int:
    """Where the words behind the titles at ``start`` begin (`Army Chief General X`)."""
    for title in titles:
        if title.outer.start == start and text[title.outer.end :][:1] == " ":
            start = title.outer.end + 1
    return start


def is_modifier(words: str) -> bool:
    """Whether only capitalised words (a body, a state) stand between an apposition's start and its title."""
    parts = words.split()
    return (
        len(parts) <= 5
        and "," not in words
        and all(w[0].isupper() or w[0].isdigit() or w in ("of", "for", "the", "and") for w in parts)
    )
