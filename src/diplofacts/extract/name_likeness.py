"""Whether two names may be forms of one: pet names, articles left out, letters missed."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from .. import places
from ..spans import Span
from .lexicons import fold, rows, word_set

if TYPE_CHECKING:
    from .names import Chunk

#: A nickname behind a full name.
_KNOWN_AS = re.compile(
    r"[ \n](?:['\"\u2018\u201c](?P<quoted>[^\W\d_a-z][\w-]+)['\"\u2019\u201d]"
    r"|\(?(?:alias|a\.?k\.?a\.?)[ \n](?P<plain>[^\W\d_a-z][\w-]+))(?=[\s,.);])"
    r"|,?[ \n](?:(?:also|better|widely|commonly|popularly)[ \n])?known[ \n](?:as|by)[ \n]"
    r"(?:(?:his|her|the)[ \n](?:[a-z-]+[ \n]){1,3})?"
    r"['\"\u2018\u201c]?(?P<called>[^\W\d_a-z][\w-]+)(?=[\s,.);'\"\u2019\u201d])"
)
_VOWELS = re.compile("[aeiouy]+")
#: The least likeness of two spellings of one given name: above that of brothers (`Hassan`, `Hussein`).
_NEAR = 0.8
#: A double surname is called by its last half if that has as many letters (`Abdollahian`).
_HALF = 5
_BEFORE = re.compile(r"([^\W\d_a-z][\w'\u2019-]+) $")
#: Particles of surnames that are names of places.
PARTICLES_OF_PLACES = frozenset({"de", "del", "la", "da", "do", "dos", "von", "van", "der", "den"})
#: Titles of those after whom things are named, by the given name alone.
_RULING = frozenset({"king", "queen", "sultan", "emir", "prince", "princess", "crown prince"})
#: What stands before the name of a month.
_DAY_BEFORE = re.compile(
    r"(?:\d[ \n]|[ \n](?:in|on|of|since|by|until|from|late|early|last|next|this|during)[ \n])$", re.I
)
#: What stands behind a given name.
_SURNAME = re.compile(r"[ \n](?![^\W\d_a-z]+\b)[^\W\d_a-z][^\W\d_]+")


@functools.cache
def _pet_names() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((r["short"], r["full"])) for r in rows("given_names"))


def nickname_behind(text: str, end: int) -> str:
    """The nickname told behind a name (`Pedro Alvim "Pelinho"`), folded; empty where there is none."""
    mark = _KNOWN_AS.match(text, end)
    return fold(mark["quoted"] or mark["plain"] or mark["called"]) if mark is not None else ""


def ends_place(text: str, chunk: Chunk) -> bool:
    """Whether the chunk is only what is left of a venue that begins with a city (`the Victoria Palace`)."""
    if len(chunk.parts) > 1 or fold(chunk.parts[0]) not in word_set("venue_nouns"):
        return False
    m = _BEFORE.search(text, max(0, chunk.span.start - 30), chunk.span.start)
    return m is not None and places.lookup(m[1]) is not None


def is_announced(text: str, chunk: Chunk) -> bool:
    """Whether an office stands right before it, or a comma before a given name (`the minister, Ana Hall`)."""
    if chunk.title is None or chunk.title.outer.end > chunk.span.start:
        return False
    if chunk.title.words in _RULING or fold(chunk.parts[-1]) in word_set("never_surnames"):
        return False  # `King Fahd Bridge`, `President Moi University`: named after him
    between = text[chunk.title.outer.end : chunk.span.start].strip()
    return not between or (between == "," and fold(chunk.parts[0]) in word_set("first_names"))


def is_pet_name(one: str, other: str) -> bool:
    """Whether two given names are short and full forms of one (`Jake` and `Jacob`)."""
    return frozenset((one, other)) in _pet_names()


def initialled(parts: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether ``parts`` are a name with only the first letter of its given name (`M. Keita`)."""
    initial = parts[0].rstrip(".")
    return (
        len(parts) > 1
        and len(initial) == 1
        and len(name) > 1
        and name[0] != initial
        and name[0].startswith(initial)
        and name[1 - len(parts) :] == parts[1:]
    )


def without_article(word: str) -> str:
    """A folded surname without the article before its hyphen, or the last half of a long double one."""
    head, _, tail = word.rpartition("-")
    return tail if head in word_set("name_particles") or (head and len(tail) >= _HALF) else word


def inner_runs(name: tuple[str, ...], size: int) -> set[tuple[str, ...]]:
    """Runs of ``size`` words inside a name, its first word left out."""
    return {name[i : i + size] for i in range(1, len(name) - size + 1)}


def respelt(one: str, other: str) -> bool:
    """Whether two given names differ in vowels alone, and little (`Ismail` and `Ismael`, `Mahmud` and
    `Mahmoud`, `Sergei` and `Sergey`, `Abdulla` and `Abdullah`).
    """
    if min(len(one), len(other)) >= _HALF and {one, other} == {min(one, other), min(one, other) + "h"}:
        return min(one, other)[-1] in "aeiou"
    if min(len(one), len(other)) < 5 or one == other or one[0] != other[0]:
        return False
    if one[-1] != other[-1] and {one[-1], other[-1]} != {"i", "y"}:
        return False
    alike = _VOWELS.sub("", one) == _VOWELS.sub("", other)
    return alike and difflib.SequenceMatcher(None, one, other).ratio() >= _NEAR


def misspelt(parts: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """One letter of a long surname dropped, doubled or swapped (`Outtara` for `Ouattara`)."""
    return (
        len(parts) == 1
        and len(parts[0]) >= 6
        and parts[0][0] == name[-1][0]
        and (
            difflib.SequenceMatcher(None, parts[0], name[-1]).ratio() >= 0.88
            or (
                len(parts[0]) == len(name[-1])
                and (
                    sum(a != b for a, b in zip(parts[0], name[-1], strict=True)) == 1
                    or (sorted(parts[0]) == sorted(name[-1]) and parts[0][-1] == name[-1][-1])
                )
            )
        )
    )


def is_surname(text: str, word: str, titled: bool) -> bool:
    """Whether a sacred name is the surname of a person here (`Mr Krishna`, `S.M. Krishna`)."""
    return titled or re.search(rf"\b[A-Z]\.[ \n]?{re.escape(word)}\b", text) is not None


def is_namesake(parts: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the names between the first and the last are others (`Ahmad Wali X`, `Ahmad Shah X`)."""
    small = word_set("name_particles")
    one, two = ([without_article(w) for w in n[1:-1] if w not in small] for n in (parts, name))
    return bool(one and two) and {w[:1] for w in one}.isdisjoint(w[:1] for w in two)


def without_creed(text: str, chunk: Chunk) -> Chunk:
    """``chunk`` without a creed or people before a full name (`moderate Muslim Hamid X`)."""
    first, *rest = chunk.parts or ("",)
    if len(rest) < 2 or fold(first) not in word_set("creeds") or fold(first) in word_set("first_names"):
        return chunk
    start = text.index(rest[0], chunk.span.start + len(first))
    return evolve(chunk, span=Span(start, chunk.span.end), parts=tuple(rest), sentence_start=False)


def is_given_month(text: str, start: int, end: int) -> bool:
    """Whether a month's name is a given name here: a surname follows, and no date is told (`Jan Hajek`)."""
    after = _SURNAME.match(text, end)
    return after is not None and _DAY_BEFORE.search(" " + text[max(0, start - 12) : start]) is None


def is_month_may(text: str, start: int, word: str) -> bool:
    """Whether the word is the month (`in late April or early May`), not a name (`Theresa May`)."""
    return word == "May" and _DAY_BEFORE.search(" " + text[max(0, start - 12) : start]) is not None


def is_byline(sentence: str) -> bool:
    """Whether it names reporters (codebook section 2): `(Reporting by X)`, `X contributed to this report`."""
    said = fold(sentence)
    return any(words in said for words in word_set("bylines"))
