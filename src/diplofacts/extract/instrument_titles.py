"""The words of an instrument's name (codebook section 5)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from .. import places
from ..spans import Span
from .governors import subtree_of
from .lexicons import fold, word_set
from .reading import Reading

if TYPE_CHECKING:
    from .words import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_THE = re.compile(r"[ \n]+(?:the[ \n]+)?")
_SO_CALLED = re.compile(r"so[ \n-]called[ \n]+", re.IGNORECASE)
_SIGNING = frozenset({"sign", "initial", "ink", "initialed"})
_LINKS = frozenset({"of", "on", "for", "against", "concerning", "the", "and"})
#: So many characters may a title have from its noun on.
_LONGEST = 90
_NAME_PARTS = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod"})

#: Words of which dates are made, besides months, days and numbers: without any the model is not asked.
_TIMES = frozenset(
    {"today", "yesterday", "tomorrow", "tonight", "day", "week", "month", "year", "weekend", "decade"}
)
_ALIAS = re.compile(
    r"[ \n]*\((?:the[ \n]+)?[\"'\u201c]?(?P<alias>[A-Z][A-Za-z.-]*[A-Z][A-Za-z.-]*(?:[ -](?:I{1,3}|[1-9]))?)"
    r"[\"'\u201d]?\)"
)


def title_of(reading: Reading, noun: Token) -> Span:
    """The words of the name: no article, possessor, quotation marks; `of ...` and `aimed at ...` stay."""
    document = reading.document
    start = noun
    for child in sorted(noun.lefts, key=lambda t: -t.i):
        if child.dep_ == "nummod" and not _YEAR.fullmatch(child.text) and noun.tag_ in ("NNS", "NNPS"):
            break
        if child.dep_ in _NAME_PARTS or (child.dep_ == "punct" and child.text == "-"):
            start = min([start, *(t for t in subtree_of(child) if not t.is_space)], key=lambda t: t.i)
            if start.dep_ == "det" and start.head is child and not noun.text[:1].isupper():
                start = start.nbor()  # `a ceasefire deal`, with the article hung on the truce
        elif not child.is_punct:
            break
    start = _name_start(noun, start)
    end = _name_end(noun)
    for child in noun.rights:
        if end.i != noun.i or (noun.text[:1].isupper() and child.dep_ == "prep" and fold(child.text) != "of"):
            break
        if (child.dep_ == "prep" and fold(child.text) in ("of", "on")) or (
            child.dep_ == "acl" and fold(child.text) in ("aimed", "aiming")
        ):
            reach = _reach(child)
            if reach.i > child.i and reach.idx + len(reach) - noun.idx <= _LONGEST:
                end = reach
            break
    if end.i > noun.i and (subject := _subject(noun, end)) is not None:
        end = subject
    span = document.span([start, end])
    words = document.plain[span.start : span.end]
    if words.count('"') == 1 and noun.idx + len(noun) < span.end and '"' in words[noun.idx - span.start :]:
        span = document.span([start, noun])
        words = document.plain[span.start : span.end]
    called = _SO_CALLED.match(words)
    if called is not None:
        span = Span(span.start + called.end(), span.end)
        words = words[called.end() :]
    lead, tail = len(words) - len(words.lstrip('" ')), len(words) - len(words.rstrip('" '))
    return Span(span.start + lead, span.end - tail)


def _subject(noun: Token, end: Token) -> Token | None:
    """The last word of what a new one is on, behind its general name (`a Memorandum of Understanding on
    energy`): several signed together have it in common.
    """
    on = end.nbor() if end.i + 1 < len(end.doc) else None
    new = any(c.folded in ("a", "an") for c in noun.lefts)
    if on is None or not new or on.folded not in ("on", "concerning", "regarding") or on.dep_ != "prep":
        return None
    reach = _reach(on)
    return reach if reach.i > on.i and reach.idx + len(reach) - noun.idx <= _LONGEST else None


def _reach(child: Token) -> Token:
    """The last word of a phrase, before clauses, dates and commas."""
    last = child
    words = sorted(subtree_of(child), key=lambda t: t.i)
    dated = any(t.like_num or t.folded in word_set("calendar") or t.base in _TIMES for t in words)
    for t in words:
        if t.i < child.i:
            continue
        if (
            t.is_space
            or (t.is_punct and t.text not in ("-", "'"))
            or t.dep_ in ("relcl", "npadvmod", "advcl")
            or (t.i > child.i and (t.tag_ in ("WDT", "WP") or t.lower_ == "that"))
        ):
            break
        if t.i > child.i and t.dep_ == "acl" and t.tag_ == "VBN":
            break
        if t.dep_ == "cc" and (t.nbor().pos_ == "ADP" or fold(t.nbor().text) in ("a", "an")):
            break
        if (dated and t.ent_type_ == "DATE") or (
            t.dep_ == "prep"
            and t.head.i != child.i
            and fold(t.text) in ("in", "at", "by", "during", "with", "between")
        ):
            break
        last = t
    while last.i > child.i and (last.dep_ in ("prep", "det", "cc") or last.tag_ in ("IN", "DT", "CC")):
        last = last.nbor(-1)
    return last


def _name_start(noun: Token, start: Token) -> Token:
    """The first word of a capitalised name that began before its noun (`Status of Forces Agreement`)."""
    doc = noun.doc
    while (
        noun.text[:1].isupper()
        and start.i >= 2
        and fold(doc[start.i - 1].text) == "of"
        and doc[start.i - 2].text[:1].isupper()
    ):
        before = doc[start.i - 2]
        if before.sent != noun.sent or before.ent_type_ == "PERSON":
            break
        start = before
        while (
            start.i
            and doc[start.i - 1].text[:1].isupper()
            and doc[start.i - 1].dep_ == "compound"
            and doc[start.i - 1].sent == noun.sent
        ):
            start = doc[start.i - 1]
    return start


def _names_region(link: Token) -> bool:
    """Whether `in` leads to a part of the world, which belongs to a name (`Armed Forces in Europe`)."""
    after = link.nbor() if link.i + 1 < len(link.doc) else None
    found = places.lookup(after.text) if after is not None else None
    if found is not None and found.kind == places.REGION:
        return True
    if after is None or after.lower_ != "the":
        return False
    # `in the Timor Sea`
    name = list(itertools.takewhile(lambda t: t.text[:1].isupper(), link.doc[after.i + 1 : after.i + 5]))
    return len(name) > 1 and name[-1].folded in word_set("waters")


def _names_state(link: Token) -> bool:
    """Whether a state is named right behind a preposition."""
    behind = _THE.match(link.doc.text, link.idx + len(link))
    found = next(iter(places.find(link.doc.text, behind.end(), behind.end() + 50)), None) if behind else None
    return behind is not None and found is not None and found.span.start == behind.end() and bool(found.iso3)


def _name_end(noun: Token) -> Token:
    """The last word of a capitalised name that goes on after its noun (`Treaty on the Law of ...`)."""
    last = noun
    if not noun.text[:1].isupper():
        return last
    for node in noun.doc[noun.i + 1 : noun.sent.end]:
        small = fold(node.text)
        if (node.text == "-" and last.i > noun.i) or (small == "in" and _names_region(node)):
            continue
        if node.text[:1].isupper():
            if node.i == noun.i + 1 or node.ent_type_ in ("DATE", "PERSON"):
                break
            last = node
        elif small == "and" and node.doc[min(node.i + 2, len(node.doc) - 1)].folded == noun.folded:
            break  # `the MoU on Trade and the MoU on Migration`
        elif small in ("a", "an") and fold(node.nbor(-1).text) in _LINKS:
            continue
        elif small not in _LINKS or (small == "and" and last.i == noun.i):
            break
        elif small == "for" and last.i == noun.i and noun.head.lemma_ in _SIGNING and _names_state(node):
            # `signed the Memorandum for the United States`
            break
    return last


def aliases_of(reading: Reading, title: Span) -> tuple[str, ...]:
    """The short name that stands in brackets behind a title."""
    m = _ALIAS.match(reading.document.text, title.end)
    return (m["alias"],) if m else ()
