"""Names of people and bodies: folding, keys that spellings of one name share, the family name, slugs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from attrs import frozen

from . import wordlists

_MARKS = re.compile(r"['’‘ʼʻ`´ʿʾ‛′\"“”]")
_NOT_WORD = re.compile(r"[^\w]+")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")


#: An id stays readable; words beyond are left out.
LONGEST_SLUG = 80


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(dict(wordlists.pairs("letters")))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` in lower case without accents, apostrophes and punctuation, words parted by one space."""
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold()).translate(_letters())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", text).replace("_", " ").strip()


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A key that romanisations of one word share (``raisi`` and ``raeisi``)."""
    for old, new in wordlists.pairs("transliteration"):
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """The consonants of :func:`skeleton`, a still wider key."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", skeleton(word)))


@cache
def _given_names() -> dict[str, str]:
    groups = (line.split() for line in wordlists.lines("resolve", "data", "given_names.txt"))
    return {skeleton(name): skeleton(group[0]) for group in groups for name in reversed(group)}


@lru_cache(maxsize=65536)
def canonical_given(word: str) -> str:
    """The key of a folded given name; short forms and romanisations of one name share it."""
    key = skeleton(word)
    return _given_names().get(key, key)


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(p) for p in wordlists.lexicon("name_particles")) | {"el", "al"}


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(fold(s) for s in wordlists.lexicon("name_suffixes"))


@cache
def _honorifics() -> tuple[tuple[str, ...], ...]:
    found = {tuple(fold(h).split()) for h in wordlists.lexicon("honorifics")} - {()}
    return tuple(sorted(found, key=lambda h: (-len(h), h)))


@frozen
class Name:
    """A name as printed, taken apart.

    Attributes:
        printed: the name without leading honorifics.
        words: its folded words, without particles and a generation suffix.
        given: the words before (or, in the Chinese order, after) the family name.
        family: the folded words of the family name, without particles, run together.
        family_name: the family name as printed, with its particles.
        suffix: ``jr``, ``ii`` ... or empty.
    """

    printed: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str
    family_name: str
    suffix: str = ""

    @property
    def bare(self) -> bool:
        """Whether it is a surname alone."""
        return not self.given

    @property
    def key(self) -> str:
        """The folded name, by which the registry knows it."""
        return " ".join((*self.words, self.suffix)).strip()


def _pieces(word: str) -> list[tuple[str, bool]]:
    """The folded parts of one printed word, each with whether it is a particle."""
    parts = [p for p in word.split("-") if fold(p)]
    lead = []
    while len(parts) > 1 and fold(parts[0]) in _particles():
        lead.append((fold(parts.pop(0)), True))
    rest = fold("".join(parts))
    dotted = [fold(p) for p in word.split(".") if fold(p)]
    if len(dotted) > 1 and all(len(p) == 1 for p in dotted):
        return [(p, False) for p in dotted]
    return [*lead, (rest.replace(" ", ""), False)] if rest else lead


@lru_cache(maxsize=65536)
def parse_name(printed: str, shorts: tuple[str, ...] = ()) -> Name:
    """Take a name apart.

    Args:
        printed: the name, with or without leading honorifics.
        shorts: shorter forms met for the same person; one that is the end of the name is its family name
            (``Gil Pinto`` of ``Yvan Gil Pinto``), one that is its first word is a family name printed first.
    """
    words = _without_honorifics(printed.split())
    whole = " ".join(words) or printed
    suffix = ""
    while len(words) > 1 and fold(words[-1]) in _suffixes():
        suffix = fold(words.pop())
    words = [w.rstrip(",") for w in words] or printed.split() or [printed]
    start, end = _family(words, shorts)
    pieces = [[p for p, particle in _pieces(w) if not particle] for w in words]
    particle_only = [fold(w) in _particles() for w in words]
    if not all(particle_only):
        pieces = [[] if lone else p for p, lone in zip(pieces, particle_only, strict=True)]
    flat = [p for part in pieces for p in part]
    family = [p for part in pieces[start:end] for p in part]
    given = [p for part in pieces[:start] + pieces[end:] for p in part]
    if not family:
        family, given = flat[-1:], flat[:-1]
    return Name(
        printed=whole,
        words=tuple(flat) or (fold(printed) or printed,),
        given=tuple(given),
        family="".join(family) or fold(printed) or printed,
        family_name=" ".join(words[start:end]),
        suffix=suffix,
    )


def _without_honorifics(words: Sequence[str]) -> list[str]:
    left = list(words)
    changed = True
    while changed and len(left) > 1:
        count = _honorific_words(left)
        changed = 0 < count < len(left)
        left = left[count:] if changed else left
    return left


def _honorific_words(words: Sequence[str]) -> int:
    """How many words at the beginning of ``words`` are one honorific (``H.E.`` is one word, two letters)."""
    for honorific in _honorifics():
        if honorific == ("he",) and not words[0].isupper():
            continue  # `He Lifeng`: a name, not `HE Mr Lifeng`
        for count in range(1, len(honorific) + 1):
            if tuple(fold(" ".join(words[:count])).split()) == honorific:
                return count
    return 0


def _family(words: Sequence[str], shorts: Iterable[str]) -> tuple[int, int]:
    """First and last word (half-open) of the family name."""
    if len(words) == 1:
        return 0, 1
    folded = [fold(w) for w in words]
    ends: Counter[int] = Counter()
    for short in shorts:
        short_words = fold(short).split()
        count = sum(1 for _ in short.split())
        if 0 < count < len(words):
            if " ".join(folded[-count:]).split() == short_words:
                ends[len(words) - count] += 1
            elif count == 1 and short_words == folded[:1] and _family_first(words, True):
                return 0, 1
    if ends:
        start = max(ends, key=lambda s: (ends[s], -s))
        # A surname met without its particle still has it: `Aissami` beside `Tareck El Aissami`.
        while start > 1 and folded[start - 1] in _particles():
            start -= 1
        return start, len(words)
    if _family_first(words, False):
        return 0, 1
    start = len(words) - 1
    while start > 1 and folded[start - 1] in _particles():
        start -= 1
    return start, len(words)


def _family_first(words: Sequence[str], seen_alone: bool) -> bool:
    first = fold(words[0])
    listed = wordlists.words("family_first")
    if first in listed:
        return True
    return f"{first}?" in listed and (seen_alone or "-" in words[1] or len(words) == 3)


def acronym(text: str) -> str:
    """``UN`` for ``U.N.`` or ``UN``; empty when ``text`` is no acronym of 2 to 8 capitals."""
    letters = text.replace(".", "").strip()
    return letters.lower() if 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper() else ""


def slug(text: str, fallback: str = "row") -> str:
    """Lower-case ASCII words joined by hyphens; a digest where ``text`` has no letter of them."""
    found = ""
    for word in re.findall(r"[a-z0-9]+", fold(text)):
        if found and len(found) + len(word) > LONGEST_SLUG:
            break
        found += f"-{word}" if found else word
    return found or f"{fallback}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def same_word(one: str, other: str) -> bool:
    """Whether two folded words can be one: equal in sound, a short form, or one the initial of the other."""
    if one == other or canonical_given(one) == canonical_given(other):
        return True
    short, full = sorted((one, other), key=len)
    return len(short) == 1 and full.startswith(short)


def words_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of the shorter name stand in the longer one, in order (``george bush``)."""
    short, full = sorted((tuple(one), tuple(other)), key=len)
    rest = iter(full)
    return bool(short) and all(any(same_word(word, long) for long in rest) for word in short)
