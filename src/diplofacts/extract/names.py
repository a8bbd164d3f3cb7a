"""Chunks of capitalised words that may name a person, and the signs that they do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define

from .. import places
from ..spans import Span, overlapping
from .document import Document
from .known_holders import state_of
from .lexicons import fold, word_set, words
from .name_likeness import PARTICLES_OF_PLACES, is_announced, is_given_month, is_month_may, is_surname
from .titles import TitleMention

if TYPE_CHECKING:
    from .words import Token

# A word: initials (`L.B.`), letters joined by hyphens or apostrophes, a number, or one sign.
_LETTERS = r"[^\W\d_](?:[^\W\d_]++|[\u0300-\u036f]++)*+"
_WORD = re.compile(rf"(?:[^\W\d_a-z]\.)+|{_LETTERS}(?:[-'\u2019\u00ad]{_LETTERS})*|\d+|[^\w\s]", re.UNICODE)
#: Words in small letters, numbers and signs: no part of a name while none is open. A word is passed over as
#: a whole or not at all.
_PLAIN_WORDS = re.compile(
    r"(?:[a-z]++(?:[-'\u2019\u00ad][a-z]++)*+(?![-'\u2019\u00ad]?[^\W\d_]|[\u0300-\u036f])|[\W\d_]++)*+"
)
_NICKNAME = re.compile(
    r"[\"\u201c'\u2018](?P<nick>[^\W\d_a-z][^\W\d_]+)[\"\u201d'\u2019][ \n]+(?P<next>[^\W\d_a-z][^\W\d_]+)"
)
_OPENING = frozenset("\"\u201c'\u2018")
_POSSESSIVE = re.compile(r"['\u2019]s?$", re.IGNORECASE)
_OF_STATE = re.compile(r"(?P<state>[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+)?)['\u2019]s $")
_REALM = re.compile(r"[ \n]of[ \n](?:the[ \n])?(?P<state>[^\W\d_a-z][\w.-]+(?:[ \n][^\W\d_a-z][\w.-]+)?)")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?)+$")


@define
class Chunk:
    """A run of capitalised words, titles and places cut off: perhaps a name.

    Attributes:
        span: its characters, possessive left out.
        parts: its words.
        title: the title mention right before or after it, if any.
        honorifics: words of address right before it.
        sure: count of signs that say it is a person; see :func:`score`.
        doubt: count of signs that say it is not.
    """

    span: Span
    parts: tuple[str, ...]
    title: TitleMention | None = None
    honorifics: tuple[str, ...] = ()
    sure: float = 0.0
    doubt: float = 0.0
    sentence_start: bool = False
    possessive: bool = False

    @property
    def key(self) -> str:
        """The folded words, for comparing two chunks."""
        return " ".join(fold(p) for p in self.parts)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word) if word.endswith(("'s", "\u2019s", "'S", "'", "\u2019")) else word


def is_name_word(word: str) -> bool:
    """Whether ``word`` is written as a part of a name: a capital first, or after a particle
    (`al-Maliki`).
    """
    bare = _bare(word)
    if bare[:1].isupper():
        return bare[0].isalpha() or any(c.isalpha() for c in bare)
    if bare[:1] in "dl" and bare[1:2] in ("'", "\u2019"):
        return bare[2:3].isupper()  # `Miguel d'Escoto`
    if "-" not in bare:
        return False
    head, _, tail = bare.partition("-")
    joined = tail[:1].isupper() and fold(head) in word_set("name_particles")
    return joined and any(c.isalpha() for c in bare)


def find_chunks(document: Document, blocked: Sequence[Span], region: Span) -> Iterator[Chunk]:
    """Chunks within ``region`` (a sentence); words inside a ``blocked`` span (titles, places, bodies) end
    one.

    Args:
        document: the article.
        blocked: sorted spans that are no part of a name.
        region: the sentence to look at.
    """
    text = document.text
    run: list[tuple[Span, str]] = []
    particles: list[tuple[Span, str]] = []
    last_end, skip_to = region.start, -1
    passed = 0
    stops = overlapping(blocked, region)
    suffixes, calendar, joining = word_set("name_suffixes"), word_set("calendar"), word_set("name_particles")
    joining -= word_set("hyphened_particles")
    short, given = word_set("name_abbreviations"), word_set("calendar_names")
    firsts = word_set("first_names")

    def flush() -> Iterator[Chunk]:
        nonlocal run, particles
        yield _chunk(document, run)
        run, particles = [], []

    at, stop = region.start, region.end
    while True:
        if not run and (plain := _PLAIN_WORDS.match(text, at, stop)):
            at = plain.end()
        m = _WORD.search(text, at, stop)
        if m is None:
            break
        word = m[0]
        start, at = m.span()
        if not run and not word[0].isupper() and "-" not in word:
            continue
        end = at
        gap = text[last_end:start]
        last_end = end
        # Those that end before the word end before all that follow; of the others the first begins first.
        while passed < len(stops) and stops[passed].end <= start:
            passed += 1
        inside = passed < len(stops) and stops[passed].start < end
        if inside and particles and stops[passed] == Span(start, end) and fold(run[0][1]) in firsts:
            inside = not {fold(w) for _, w in particles} <= PARTICLES_OF_PLACES  # `Miguel de la Madrid`
        folded = "" if inside else fold(word)
        dated = word[0].isupper() and (folded in calendar or is_month_may(text, start, word))
        if dated and folded in given and is_given_month(text, start, end):
            dated = False
        if inside or dated:
            if run:
                yield from flush()
            continue
        joined = False
        if run:
            between = gap.strip()
            # `B.Battsetseg`: an initial without a space behind it.
            close = word == "." or run[-1][1].endswith(".")
            joined = not between and bool(gap or close) and "\n\n" not in gap
            if folded in suffixes and between in ("", ","):
                end += 1 if not (word[-1] == "." or word.isupper()) and text[end : end + 1] == "." else 0
                run.append((Span(start, end), word))
                yield from flush()
                continue
            nick = _NICKNAME.match(text, start, stop) if joined and word in _OPENING else None
            if nick is not None and not any(b.overlaps(Span(*nick.span("next"))) for b in stops):
                # `Shridath "Sonny" Ramphal`: the nickname stands inside the name.
                run.append((Span(*nick.span("nick")), nick["nick"]))
                skip_to = nick.end("nick") + 1
                last_end = skip_to
                continue
        if start < skip_to:
            continue
        if run and word == ",":
            particles = []
            nxt = _WORD.search(text, end, stop)
            if nxt and fold(nxt[0]) in suffixes:
                last_end = start
                continue
            yield from flush()
            continue
        if is_name_word(word):
            if not joined and run:
                yield from flush()
            run += particles if run else []
            particles = []
            bare = _bare(word)
            # A full stop belongs to an initial (`George W. Bush`).
            end = start + len(bare)
            if (len(bare) == 1 or folded in short) and text[end : end + 1] == ".":
                end += 1
            run.append((Span(start, end), bare))
            if bare != word:
                yield from flush()
        elif run and joined and folded in joining and len(particles) < 3:
            particles.append((Span(start, end), word))
        elif word == "." and run and (len(run[-1][1]) == 1 or fold(run[-1][1]) in short):
            continue
        elif run:
            yield from flush()
    if run:
        yield from flush()


def _chunk(document: Document, run: list[tuple[Span, str]]) -> Chunk:
    span = Span(run[0][0].start, run[-1][0].end)
    sentence = document.sentence_of(span.start)
    after = document.text[span.end : span.end + 2]
    return Chunk(
        span,
        tuple(w for _, w in run),
        sentence_start=sentence is not None and sentence.span.start >= span.start - 1,
        possessive=after[:1] in ("'", "\u2019") and after[1:] in ("s", " ", "S", ""),
    )


def trim_sentence_start(document: Document, chunk: Chunk) -> Chunk | None:
    """``chunk`` without a first word that is capitalised only because it starts a sentence.

    None when nothing is left.
    """
    while chunk.parts and (chunk.sentence_start or (len(chunk.parts) > 1 and _opens_quote(document, chunk))):
        token = document.token_at(chunk.span.start)
        first = fold(chunk.parts[0])
        is_name = token.pos_ == "PROPN" or first in document.names_inside
        if not is_name and len(chunk.parts) > 1 and token.pos_ in ("ADV", "ADJ", "NOUN"):
            is_name = first in word_set("first_names")  # `Raj Mehta is`, taken for an adverb
        if first in word_set("common_words") or token.is_stop or not is_name:
            if len(chunk.parts) == 1:
                return None
            rest = document.text.find(chunk.parts[1], chunk.span.start + len(chunk.parts[0]))
            chunk = Chunk(Span(rest, chunk.span.end), chunk.parts[1:], possessive=chunk.possessive)
            continue
        break
    if all(fold(p) in word_set("common_words") for p in chunk.parts):
        return None
    return chunk


def _opens_quote(document: Document, chunk: Chunk) -> bool:
    return document.plain[chunk.span.start - 1 : chunk.span.start] == '"'


_NEXT = re.compile(r"[ \n]+([^\W\d_]+)")
_JOINED = re.compile(r"-[^\W\d_]")


def is_given(chunk: Chunk) -> bool:
    """Whether a sacred name is a given one here (`Jesus Dureza`)."""
    first, *rest = map(fold, chunk.parts)
    return first in word_set("sacred_given_names") and bool(rest) and rest[0] != "christ"


def is_thing(document: Document, chunk: Chunk) -> bool:
    """Whether the words after the chunk make it part of a thing's name (`Obama administration`)."""
    if len(chunk.parts) > 1 and fold(chunk.parts[-1]) in word_set("name_heads") | word_set("gathering_nouns"):
        return not is_announced(document.text, chunk)
    if fold(chunk.parts[-1]) in ("ministry", "department"):
        return True  # `Vice Minister of the International Trade Ministry`
    if fold(chunk.parts[0]) in word_set("sacred_words") | word_set("name_letters") and not is_given(chunk):
        # gods and prophets are no persons (codebook section 2)
        return not is_surname(document.text, chunk.parts[0], bool(chunk.honorifics))
    after = document.text[chunk.span.end : chunk.span.end + 40]
    m = _NEXT.match(after)
    if m and fold(m[1]) in word_set("name_heads") | word_set("body_heads"):  # not `A and B plan to meet`
        return all(c.dep_ != "nsubj" for c in document.token_at(chunk.span.end + m.start(1)).lefts)
    return bool(_JOINED.match(after))


def is_body(document: Document, chunk: Chunk) -> bool:
    """Whether the next word says that it names a body (`the al-Iraqiya List`), here and so everywhere."""
    m = _NEXT.match(document.text[chunk.span.end : chunk.span.end + 40])
    return m is not None and fold(m[1]) in word_set("body_heads")


def is_titled(chunk: Chunk) -> bool:
    """Whether a title that is no ordinary word, or an honorific, stands beside it."""
    return bool(chunk.honorifics) or (
        chunk.title is not None and chunk.title.words not in word_set("ambiguous_titles")
    )


def score(document: Document, chunk: Chunk) -> None:
    """Set ``sure`` and ``doubt`` from the words around (general signs, counted); see :func:`add_labels` too.

    The weights order the signs by how often each misleads in news text; a title beside a name decides alone.
    """
    tokens = document.tokens(chunk.span)
    if not tokens:
        return
    last = tokens[-1]
    if is_titled(chunk):
        chunk.sure += 4
    elif chunk.title is not None:
        chunk.sure += 2 if len(chunk.parts) > 1 else 1
    if _WHO.match(document.text[chunk.span.end : chunk.span.end + 8]):
        chunk.sure += 3
    lead = document.plain[max(0, chunk.span.start - 24) : chunk.span.start]
    if len(chunk.parts) > 1 and _KIN.search(lead):
        chunk.sure += 4
    owner = _OF_STATE.search(lead) if len(chunk.parts) > 1 and lead.endswith(("s ", "s \n")) else None
    if owner is not None and places.lookup(owner["state"]) is not None:
        # `Peru's Alan Quiroga`: whoever a state has is named so.
        chunk.sure += 1.5
    realm = _REALM.match(document.text, chunk.span.end) if chunk.title is not None else None
    if realm is not None and chunk.title is not None and chunk.title.office == "monarch":
        # `King Harald of Norway`
        chunk.sure += 3 if places.lookup(realm["state"].rstrip(".")) is not None else 0
    aside = _ASIDE.match(document.text[chunk.span.end : chunk.span.end + 44])
    if len(chunk.parts) > 1 and aside and places.lookup(aside["state"]) is not None:
        # `Samantha Power (United States)`: a delegate.
        chunk.sure += 2
    if fold(chunk.span.of(document.text)) in word_set("designations"):
        chunk.sure += 6
    if len(chunk.parts) > 1 and state_of(" ".join(chunk.parts)):
        # A family name alone may be a month, a place or a firm. So sure that the model need not be asked.
        chunk.sure += 4
    elif len(chunk.parts) > 1 and fold(chunk.parts[0]) in word_set("first_names"):
        chunk.sure += 2
    if _acts_like_person(last):
        chunk.sure += 1.5
    before = document.text[max(0, chunk.span.start - 8) : chunk.span.start]
    spaced = before.endswith((" ", " \n"))
    if len(chunk.parts) == 1 and spaced and _INTO.search(before):
        # `a factory in Bor, the president replied`: a place, whatever follows its comma.
        chunk.title = None
        chunk.doubt += 2
    if spaced and chunk.title is None and (article := _ARTICLE.search(before)):
        # `a Democrat`: one of many
        chunk.doubt += 5 if article["one"] and len(chunk.parts) == 1 else 2
    if spaced and _ACROSS.search(before):
        chunk.doubt += 0.5
    for part in chunk.parts:
        if (
            len(part) > 1
            and part.isupper()
            and (not _INITIALS.match(part) or ("." not in part and len(part) <= 6))
        ):
            chunk.doubt += 1.5
            break


_WHO = re.compile(r",?[ \n]+(?:who|whose|whom|(?:took|takes|assumed|assumes|left)[ \n]+office)\b")
_KIN = re.compile(r"(?:counterpart|number|predecessor|successor|year-old),? $")
_ASIDE = re.compile(r"[ \n]\((?P<state>[^()\n]{3,40})\)")
_INTO = re.compile(r"\b(?:in|at|near|from|into|outside) $")
_ACROSS = re.compile(r"\b(?:in|at|near|from|into|across) $")
_ARTICLE = re.compile(r"\b(?:[Tt]he|(?P<one>an?)) $")

#: What :func:`add_labels` may add to the signs for a person less those against it, from least to most.
LABELS_ADD = (-3.0, 2.0)


def add_labels(document: Document, chunks: Sequence[Chunk]) -> None:
    """Add what the model's labels say of chunks to ``sure`` and ``doubt``; asked once a chunk, if at all."""
    found = [(chunk, tokens) for chunk in chunks if (tokens := document.tokens(chunk.span))]
    document.doc.name(token.sent for _, tokens in found for token in tokens)
    for chunk, tokens in found:
        kinds = {t.ent_type_ for t in tokens if t.ent_type_}
        if "PERSON" in kinds:
            chunk.sure += 2 if tokens[-1].ent_type_ == "PERSON" else 1
        chunk.doubt += 1.0 * bool(kinds & {"ORG", "GPE", "LOC", "NORP"}) + 2.0 * bool(
            kinds & {"FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "LANGUAGE"}
        )


def _acts_like_person(token: Token) -> bool:
    head = token
    while head.dep_ in ("compound", "flat", "appos", "conj") and head.head is not head:
        head = head.head
    verb = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.casefold() in word_set("human_verbs"):
        return True
    if head.dep_ in ("dobj", "pobj", "dative") and verb.lemma_.casefold() in word_set("human_object_verbs"):
        return True
    if head.dep_ == "pobj" and verb.lemma_.casefold() in ("with", "to", "by"):
        return verb.head.lemma_.casefold() in word_set("human_object_verbs")
    return head.dep_ == "poss" and verb.lemma_.casefold() in word_set("human_possessions")


def strip_honorifics(parts: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """How many leading words of ``parts`` are honorifics, and which (`Ayatollah`, `HE` but not `He`)."""
    found: list[str] = []
    i = 0
    while i < len(parts) - 1 and parts[i] != "He" and fold(parts[i]).partition(" ")[0] in _honorific_starts():
        for width in (3, 2, 1):
            if i + width < len(parts) and fold(" ".join(parts[i : i + width])) in _honorifics():
                found.append(" ".join(parts[i : i + width]))
                i += width
                break
        else:
            break
    return i, tuple(found)


def is_honorific(said: str) -> bool:
    """Whether words are an address (`Dr.`, `Tan Sri`)."""
    return said != "He" and not _honorifics().isdisjoint((fold(said), fold(said.rstrip("."))))


@functools.cache
def _honorifics() -> frozenset[str]:
    return frozenset(fold(w) for w in words("honorifics")) | frozenset(
        fold(w.rstrip(".")) for w in words("honorifics")
    )


@functools.cache
def _honorific_starts() -> frozenset[str]:
    """The words with which honorifics begin: most names begin with none of them."""
    return frozenset(honorific.partition(" ")[0] for honorific in _honorifics())
