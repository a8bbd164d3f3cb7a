"""People of one article and all their named mentions (codebook section 2).

Full names are found first, by titles beside them, the model's labels and the words around; then every later
short form of them, whatever the model says there.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, field

from ..candidates import EXPLICIT, PersonCandidate, Support, candidate_id
from ..spans import Span
from . import name_likeness as like
from .aliases import without_aliases
from .document import Document
from .families import in_office, is_kin_of, kin_named_apart
from .lexicons import fold, word_set
from .names import (
    LABELS_ADD,
    Chunk,
    add_labels,
    find_chunks,
    is_body,
    is_thing,
    is_titled,
    score,
    strip_honorifics,
    trim_sentence_start,
)
from .shared_titles import share_titles
from .signatures import is_signed_above, title_below
from .titles import FIELD, TitleMention, in_field, walk_back

_APPOSITION = re.compile(r",[ \n]*|[ \n]+[-\u2013\u2014][ \n]+|[ \n]*\(")

#: A full name is a person's when its signs outweigh the doubts by this much, on average over its occurrences.
FULL_NAME_THRESHOLD = 1.0
#: A single word (never met in a longer name) must show more, summed over its occurrences.
SINGLE_NAME_THRESHOLD = 3.0


@define(eq=False)
class Person:
    """One person of the article while the names are sorted: the fullest name, and where it stands."""

    name: tuple[str, ...]
    chunks: list[Chunk] = field(factory=list)
    folded: tuple[str, ...] = field(init=False)
    #: the same without what follows a surname (`Jr.`).
    bare: tuple[str, ...] = field(init=False)
    #: names by which the person is known too, folded.
    also: set[str] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        self.folded = tuple([fold(p) for p in self.name])
        self.bare = _bare_suffix(self.folded)


def find_people(
    document: Document, titles: Sequence[TitleMention], blocked: Sequence[Span]
) -> tuple[PersonCandidate, ...]:
    """The people of the article.

    Args:
        document: the parsed article.
        titles: its title mentions, in order.
        blocked: spans that are no names: titles, places, bodies, dates.
    """
    chunks = _chunks(document, titles, blocked)
    body = [c for c in chunks if not _in_heading(document, c)]
    people = _full_names(document, body)
    for person in people:
        person.also = {n for c in person.chunks if (n := like.nickname_behind(document.text, c.span.end))}
    people = without_aliases(document.text, people)
    people += [Person(name) for name in kin_named_apart(document.text, people, body)]
    people += _single_names(document, body, people)
    # Each run of capitals stands once; one that is somebody's already keeps its span.
    theirs = {c.span for p in people for c in p.chunks}
    for chunk in chunks:
        if chunk.span not in theirs:
            owner = _owner(chunk, people)
            if owner is not None:
                chunk.span = _with_particles(document.text, chunk, owner)
                owner.chunks.append(chunk)
    found = [_candidate(document, p) for p in people if p.chunks]
    return tuple(sorted(found, key=lambda p: p.mentions[0]))


def _in_heading(document: Document, chunk: Chunk) -> bool:
    sentence = document.sentence_of(chunk.span.start)
    return sentence is not None and sentence.heading and chunk.title is None


def _chunks(document: Document, titles: Sequence[TitleMention], blocked: Sequence[Span]) -> list[Chunk]:
    out = []
    bodies: set[str] = set()
    surnames: set[str] = set()
    by_end = {t.outer.end: t for t in titles if not is_signed_above(document.text, t.outer.start)}
    ends = {b.end: b for b in blocked}
    by_start = {t.outer.start: t for t in titles if not is_kin_of(document.text, t)}
    for sentence in document.sentences:
        byline: bool | None = None
        for raw in find_chunks(document, blocked, sentence.span):
            skip, honorifics = strip_honorifics(raw.parts)
            if skip:
                start = document.text.find(raw.parts[skip], raw.span.start + sum(map(len, raw.parts[:skip])))
                raw = Chunk(Span(start, raw.span.end), raw.parts[skip:], possessive=raw.possessive)
            raw = like.without_creed(document.text, raw)
            raw.honorifics = honorifics
            raw = _without_field(document, raw, titles)
            chunk = trim_sentence_start(document, raw)
            if chunk is not None and len(chunk.parts) == 1 and is_body(document, chunk):
                bodies.add(chunk.key)
            if (
                chunk is None
                or _ends_field(document, chunk, titles)
                or like.ends_place(document.text, chunk)
                or (_is_address(chunk) and fold(chunk.parts[-1]) not in surnames)
            ):
                continue
            if len(chunk.parts) > 1:
                # `Julie Bishop`: `Minister Bishop` behind it is no word of address.
                surnames.add(fold(chunk.parts[-1]))
            if byline is None:
                byline = like.is_byline(document.words(sentence.span))
            if byline:
                continue
            chunk.honorifics = honorifics or _honorifics_before(document, chunk)
            chunk.title = _title_beside(document, chunk, by_end, by_start, ends)
            if is_thing(document, chunk):
                continue
            score(document, chunk)
            out.append(chunk)
    share_titles(document, out, titles)
    return [c for c in out if c.key not in bodies or c.title is not None]


def _with_particles(text: str, chunk: Chunk, person: Person) -> Span:
    """The span with the particles of the person's surname before it (`President von der Leyen`)."""
    name = list(person.folded)
    at = next((i for i in range(len(name)) if name[i] == fold(chunk.parts[0])), 0)
    start = chunk.span.start
    while at > 1 and name[at - 1] in word_set("name_particles"):
        before = text[:start].rstrip()
        if not fold(before).endswith(" " + name[at - 1]):
            break
        start = len(before) - len(name[at - 1])
        at -= 1
    return Span(start, chunk.span.end)


def _without_field(document: Document, chunk: Chunk, titles: Sequence[TitleMention]) -> Chunk:
    """``chunk`` without the end of an office's field before the name (`... for Pacific Affairs X`)."""
    areas, last = word_set("area_words"), len(chunk.parts) - 2
    while last >= 0 and fold(chunk.parts[last]) not in areas:
        last -= 1
    if last < 0:
        return chunk
    start = chunk.span.start
    for part in chunk.parts[: last + 1]:
        start = document.text.index(part, start) + len(part)
    start += len(document.text[start : chunk.span.end]) - len(document.text[start : chunk.span.end].lstrip())
    if not any(in_field(document.text, t, start) for t in titles):
        return chunk
    return Chunk(Span(start, chunk.span.end), chunk.parts[last + 1 :], possessive=chunk.possessive)


def _ends_field(document: Document, chunk: Chunk, titles: Sequence[TitleMention]) -> bool:
    """Whether the chunk is the end of an office's field (`Representative for Syria Engagement`)."""
    if fold(chunk.parts[-1]) == "affairs":
        return True  # `Corporate Affairs Minister X`
    if fold(chunk.parts[-1]) not in word_set("area_words"):
        return False
    end = chunk.span.end  # Whatever sign closes the phrase.
    near = (t for t in titles if end - FIELD < t.outer.end < end)
    return any(in_field(f"{document.text[:end]} ", t, end + 1) for t in near)


def _is_address(chunk: Chunk) -> bool:
    """Whether the chunk is only a word of address (`Mr` of `Mr. X`)."""
    known = _addresses()
    return all(fold(p) in known for p in chunk.parts) or fold(" ".join(chunk.parts)) in known


@functools.cache
def _addresses() -> frozenset[str]:
    return word_set("honorifics") | {w.rstrip(".") for w in word_set("honorifics")}


def _honorifics_before(document: Document, chunk: Chunk) -> tuple[str, ...]:
    """Honorifics that end in a full stop are words of their own (`Mr.`, `Dr.`, `H.E.`)."""
    before = document.text[max(0, chunk.span.start - 16) : chunk.span.start].split()
    found = []
    for word in reversed(before):
        if fold(word) not in word_set("honorifics") or document.text[chunk.span.start - 1] == "\n":
            break
        found.append(word)
    return tuple(reversed(found))


def _title_beside(
    document: Document,
    chunk: Chunk,
    by_end: dict[int, TitleMention],
    by_start: dict[int, TitleMention],
    ends: Mapping[int, Span],
) -> TitleMention | None:
    """The title right before the chunk (honorifics and a comma between allowed), or in apposition
    after it.
    """
    text = document.plain
    start = chunk.span.start
    # A title that ends in a word of address too (`Crown Prince X`).
    direct = by_end.get(start) or by_end.get(start - 1)
    if direct is not None and not direct.plural and text[direct.outer.end : start] in ("", " "):
        return direct
    for honorific in reversed(chunk.honorifics):
        start = text.rfind(honorific, 0, start)
    gap = len(text[:start]) - len(text[:start].rstrip(" \n,"))
    before = by_end.get(start - gap)
    between = text[start - gap : start]
    if before is not None and gap and between.count(",") <= 1 and "\n\n" not in between and not before.plural:
        return before
    for end, title in by_end.items():
        if start - FIELD <= end < start and not title.plural and in_field(text, title, start):
            return title
    walked = walk_back(text, start - gap, ends)
    # `Presidents of A and B X and Y`
    held = by_end.get(walked) if walked != start - gap else None
    if held is not None and (not held.plural or " and " in text[walked:start]):
        return held
    if (below := title_below(document, chunk.span, by_start.values())) is not None:
        return below
    mark = _APPOSITION.match(text, chunk.span.end)
    if mark:
        offset = mark.end()
        for at, title in by_start.items():
            if offset <= at < offset + 40 and not title.plural:
                modifiers = text[offset:at].split()
                if (
                    len(modifiers) <= 5
                    and "," not in text[offset:at]
                    and all(
                        fold(w) in ("the", "a", "an", "his", "her", "its", "new", "current")
                        or w[0].isupper()
                        or w[0].isdigit()
                        for w in modifiers
                    )
                ):
                    return title
    return None


def _full_names(document: Document, chunks: Iterable[Chunk]) -> list[Person]:
    """People named by two words or more, or by one with a title beside it."""
    groups: defaultdict[str, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        groups[chunk.key].append(chunk)
    accepted: list[Person] = []
    by_length = sorted(groups.values(), key=lambda g: (-len(g[0].parts), g[0].span))
    by_length = [group for group in by_length if len(group[0].parts) > 1]
    untitled = [g for g in by_length if all(c.title is None and not c.honorifics for c in g)]
    refused = _refused(document, untitled, _is_full_name)
    for group in by_length:
        first = group[0]
        if first.key in refused:
            continue
        same = _same_name(first, accepted)
        if same is not None:
            same.chunks += group
        else:
            accepted.append(Person(first.parts, list(group)))
    return accepted


def _is_full_name(signs: float, count: int) -> bool:
    return signs / count >= FULL_NAME_THRESHOLD


def _is_single_name(signs: float, count: int) -> bool:
    return signs >= SINGLE_NAME_THRESHOLD or signs / count >= SINGLE_NAME_THRESHOLD


def _refused(
    document: Document, groups: Iterable[list[Chunk]], is_name: Callable[[float, int], bool]
) -> set[str]:
    """Keys of the groups with too few signs; the model is asked only where its labels decide."""
    refused, doubtful = set(), []
    for group in groups:
        signs, (least, most) = sum(c.sure - c.doubt for c in group), LABELS_ADD
        if not is_name(signs + most * len(group), len(group)):
            refused.add(group[0].key)
        elif not is_name(signs + least * len(group), len(group)):
            doubtful.append(group)
    add_labels(document, [c for group in doubtful for c in group])
    refused |= {g[0].key for g in doubtful if not is_name(sum(c.sure - c.doubt for c in g), len(g))}
    return refused


def _same_name(chunk: Chunk, people: Sequence[Person]) -> Person | None:
    """The person whose full name ``chunk`` (two words or more) repeats in part or with another
    spelling.
    """
    parts = tuple(fold(p) for p in chunk.parts)
    for person in people:
        if _is_short_form(parts, person.folded) or (
            len(parts) > 1
            and parts[-1] == person.folded[-1]
            and not like.is_namesake(parts, person.folded)
            and (parts[0] == person.folded[0] or like.is_pet_name(parts[0], person.folded[0])
                 or like.respelt(parts[0], person.folded[0])
                 or like.initialled(parts, person.bare))
        ):
            return person
    return None


def _is_short_form(parts: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether ``parts`` are consecutive words of ``name``, the first or last one among them."""
    n = len(parts)
    return n <= len(name) and (name[-n:] == parts or name[:n] == parts or _bare_suffix(name)[-n:] == parts)


def _bare_suffix(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[:-1] if len(name) > 1 and name[-1].rstrip(".") in _suffixes() else name


@functools.cache
def _suffixes() -> frozenset[str]:
    return frozenset(s.rstrip(".") for s in word_set("name_suffixes"))


def _single_names(document: Document, chunks: Iterable[Chunk], people: Sequence[Person]) -> list[Person]:
    """People whom the article names by one word only (`Maduro`), with enough signs over all
    occurrences.
    """
    groups: defaultdict[str, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        if len(chunk.parts) == 1 and _owner(chunk, people) is None:
            groups[chunk.key].append(chunk)
    accepted = []
    untitled = [g for g in groups.values() if not any(is_titled(c) for c in g)]
    refused = _refused(document, untitled, _is_single_name)
    for key, group in sorted(groups.items(), key=lambda item: item[1][0].span):
        if key not in refused:
            accepted.append(Person(group[0].parts, list(group)))
    return accepted


def _owner(chunk: Chunk, people: Sequence[Person]) -> Person | None:
    """The person whose short form ``chunk`` is: the one named so most recently before it.

    A first name alone is a short form only where no surname reads the same.
    """
    parts = tuple(fold(p) for p in chunk.parts)
    size = len(parts)
    surname = [p for p in people if p.bare[-size:] == parts or " ".join(parts) in p.also]
    surname = surname or [p for p in people if like.initialled(parts, p.bare)]
    # `Bashir` for `Omar al-Bashir`, `Abdollahian` for `Amir-Abdollahian`
    surname = surname or [p for p in people if size == 1 and like.without_article(p.folded[-1]) == parts[0]]
    # Of two surnames the first is the one used alone (`Rodrigo Chaves Robles`, later `Chaves`).
    longer = [p for p in people if len(p.folded) >= 3] if not surname else []
    surname = surname or [p for p in longer if parts in like.inner_runs(p.folded, size)]
    first = [p for p in people if p.folded[:size] == parts]
    near = [p for p in people if like.misspelt(parts, p.folded)] if not (surname or first) else []
    candidates = [p for p in surname if p.folded == parts] or surname or first or near
    if len(candidates) > 1:
        titled = [p for p in candidates if chunk.title and any(_same_title(chunk, c) for c in p.chunks)]
        candidates = titled or in_office(candidates)
        candidates.sort(
            key=lambda p: max((c.span.end for c in p.chunks if c.span.end <= chunk.span.start), default=-1)
        )
    return candidates[-1] if candidates else None


def _same_title(a: Chunk, b: Chunk) -> bool:
    return a.title is not None and b.title is not None and a.title.office == b.title.office


def _candidate(document: Document, person: Person) -> PersonCandidate:
    chunks = sorted(person.chunks, key=lambda c: c.span)
    full = max(chunks, key=lambda c: (len(c.parts), -c.span.start))
    name = " ".join(full.span.of(document.text).split())
    honorifics = sorted({h for c in chunks for h in c.honorifics})
    supports = (
        Support("*", full.span, EXPLICIT, "people.name"),
        Support("name", full.span, EXPLICIT, "people.name", name),
    )
    return PersonCandidate(
        candidate_id(document.article.source_id, "person", chunks[0].span),
        name,
        tuple(c.span for c in chunks),
        tuple(honorifics),
        supports,
    )
