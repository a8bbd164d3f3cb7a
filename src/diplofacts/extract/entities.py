"""Named persons, bodies and places of an article, in one list without overlaps."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Sequence, Set

from attrs import evolve

from .. import places
from ..candidates import (
    EXPLICIT,
    INFERRED,
    NORMALIZED,
    OrganizationCandidate,
    PersonCandidate,
    Support,
    candidate_id,
)
from ..spans import Span
from . import organization_forms as forms
from . import organizations_lexicon as lexicon
from .document import Document
from .introduced import armed, companies, introduced, outlets, parties, romance
from .lexicons import fold, rows, word_set
from .place_names import overlaps_any
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity
from .titles import TitleMention, find_titles

_OWN_REPUBLIC = re.compile(r"(?P<body>(?:[A-Z][\w-]+[ \n])+People['\u2019]s[ \n]Republic)(?=[ \n][A-Z])")
#: `the Six Party talks`: how many take part.
_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|\d+)[ -](?:party|parties|power|nation)", re.I)
_SUFFIX = re.compile(r"-([A-Z]{1,4})(?![\w-])")
_DOTTED = re.compile(r"(?:[A-Z]\.)+")
_ACRONYM = re.compile(
    r"(?:['\u2019]s?)?[ \n]*\((?:the[ \n]+)?[\"'\u201c]?(?P<acronym>[A-Z][A-Za-z\d&./-]{1,9})[\"'\u201d]?\)"
)
#: `the Grey Ports Authority, GPA, signed it`
_APPOSED = re.compile(r",[ \n](?P<acronym>[A-Z]{2,8})(?=,[ \n])")

#: A name joined to the next one by a stroke, and how long it is at most.
_ALLY = re.compile(r"(?<![\w/])(?:[^\W\d_a-z][\w-]*[ \n])*[^\W\d_a-z][\w-]*/\Z")
_ALLY_REACH = 60
#: A capitalised word in small letters otherwise, right before a name.
_GIVEN = re.compile(r"(?<![\w'\u2019-])(?P<given>[A-Z][a-z]{2,20}) $")


def find_organizations(
    document: Document, titles: Sequence[TitleMention]
) -> tuple[OrganizationCandidate, ...]:
    """The bodies that the article names: known ones, those named by their form, and acronyms that it
    introduces.

    Args:
        document: the article.
        titles: its title mentions; a body named by its form ends before one (`U.S. Embassy Bogota Chargé
            d'Affaires`).
    """
    text, start = document.text, document.article.body_start
    found: dict[str, list[tuple[Span, lexicon.OrgMention]]] = {}
    covered: list[Span] = []
    # `Emirates` in `the United Arab Emirates` is no airline.
    states = [p.span for p in places.find(text, start) if p.iso3]
    # `Minister of the Russian Federation X`: the word that makes a body belongs to the state's name.
    formal = [p for p in states if fold(p.of(text).split()[-1]) in word_set("state_forms")]
    printed = {p.iso3 for p in places.find(text, start)}
    known = [m for m in lexicon.find(text, start) if m.country in printed or not forms.is_any_states(m, text)]
    surnames = {m.span.of(text) for m in known if _is_surname(text, m.span)}
    known = [m for m in known if m.span.of(text) not in surnames and not _runs_into(m.span, titles)]
    ends = {t.outer.end for t in titles if not t.plural}
    formed = [_without_name(_without_holder(m, text, ends), text) for m in forms.find_by_form(text, start)]
    formed = [m for m in formed if not _is_titled(text, m.span, titles)]
    # A known name is surer than one read by its form; a spelling that several bodies share is less sure
    # than a state's
    # own body (`Polish Senate`).
    loose = [m for m in known if m.loose]
    sure = [m for m in known if not m.loose and not _is_part_of_name(m, formed)]
    ordered = [
        *sure,
        *(m for m in formed if m.form or any(k.span in m.span and k.span != m.span for k in loose)),
        *loose,
        *(m for m in formed if not m.form),
        *parties(text, start),
        *introduced(text, start),
        *outlets(text, start),
        *armed(text, start),
        *companies(text, start),
        *romance(text, start),
    ]

    def take(mention: lexicon.OrgMention) -> None:
        span = _with_suffix(text, _with_particle(text, mention.span))
        span = _with_ally(text, span, [*states, *(m.span for m in known)])
        if any(span.overlaps(c) for c in covered) or (mention not in sure and _is_state(text, span)):
            return
        if _COUNTED.fullmatch(span.of(text)):
            return
        start, end = span.start, span.end
        if any(p.start <= start and end <= p.end and p != span for p in states):
            return
        if any(p.start == start and p.end <= end and _is_plain(text[p.end : end]) for p in formal):
            return
        covered.append(span)
        found.setdefault(fold(mention.name), []).append((span, mention))

    for mention in ordered:
        take(mention)
    for key, items in list(found.items()):
        for span, mention in items[:]:
            m = _acronym_behind(text, span) if key in found else None
            if m is None:
                continue
            if fold(m["acronym"]) != key:
                # `the Free Hills Front (FHF) ... the rebel group FHF`
                at = m.start("acronym")
                same = [k for k, told in found.items() if any(s.start == at for s, _ in told)]
                others = [k for k in dict.fromkeys([fold(m["acronym"]), *same]) if k != key]
                by_acronym = [o for k in others for o in found.pop(k, [])]
                if any(o.kind == "armed_group" for _, o in by_acronym):
                    mention = evolve(mention, kind="armed_group")
                items[:] = [(s, mention) for s, _ in (*items, *by_acronym)]
            for other in re.finditer(rf"(?<!\w){re.escape(m['acronym'])}(?!\w)", text[start:]):
                again = Span(start + other.start(), start + other.end())
                if not any(again.overlaps(c) for c in covered):
                    covered.append(again)
                    found[key].append((again, mention))
        short = _short_form(document.words(items[0][0]))
        for other in (
            re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text[start:], re.IGNORECASE) if short else ()
        ):
            again = Span(start + other.start(), start + other.end())
            if other[0][-1:].isalpha() and not any(again.overlaps(c) for c in covered):
                covered.append(again)
                items.append((again, items[0][1]))
    # Acronyms that no fuller name introduces are bodies of their own.
    for mention in _acronyms(document, covered):
        take(mention)
    out = []
    for items in found.values():
        items.sort(key=lambda i: i[0])
        out.append(_organization(document, items))
    return tuple(sorted(out, key=lambda o: o.mentions[0]))


def _acronym_behind(text: str, span: Span) -> re.Match[str] | None:
    """The acronym behind a name, in brackets, or between commas if its letters begin the words."""
    m = _ACRONYM.match(text, span.end)
    if m is None and (m := _APPOSED.match(text, span.end)) is not None:
        initials = "".join(word[0] for word in span.of(text).split() if word[0].isupper())
        m = m if m["acronym"] == initials else None
    return m


def _with_ally(text: str, span: Span, known: Sequence[Span]) -> Span:
    """The span with the name before a stroke, of which it is a part (`the Hill League/March Movement`); two
    names that are known are two bodies (`the UN/NATO talks`).
    """
    m = _ALLY.search(text, max(0, span.start - _ALLY_REACH), span.start)
    if m is None or any(k.start <= m.start() and k.end == m.end() - 1 for k in known):
        return span
    return Span(m.start(), span.end)


@functools.cache
def _ministry() -> re.Pattern[str]:
    fields = sorted({r["words"] for r in rows("portfolios")}, key=lambda w: (-len(w), w))
    listed = "|".join(re.escape(w).replace(r"\ ", r"[ \n]+") for w in fields)
    return re.compile(
        rf"(?P<body>.*\b(?:ministry|department)[ \n]+(?:of|for)[ \n]+(?:the[ \n]+)?(?:{listed}))"
        r"(?-i:(?:[ \n]+[^\W\d_a-z][\w'\u2019.-]+){2,3})",
        re.IGNORECASE | re.DOTALL,
    )


def _without_holder(mention: lexicon.OrgMention, text: str, ends: Set[int]) -> lexicon.OrgMention:
    """`Finance Minister X and Chamber of Deputies chairman Y`: the name behind an office is no body's."""
    at = mention.span.of(text).rfind(" and ")
    if at < 0 or mention.span.start - 1 not in ends:
        return mention
    span = Span(mention.span.start + at + len(" and "), mention.span.end)
    return evolve(mention, span=span, name=span.of(text))


def _without_name(mention: lexicon.OrgMention, text: str) -> lexicon.OrgMention:
    """`the Ministry of Interior Raed Green`: the name behind a ministry's field is a person's; so is one
    behind a republic's (`leaders of the XY People's Republic A and B`).
    """
    m = _ministry().fullmatch(mention.span.of(text)) or _OWN_REPUBLIC.match(mention.span.of(text))
    if m is None or any(fold(w) in word_set("area_words") for w in m[0][m.end("body") :].split()):
        return mention
    span = Span(mention.span.start, mention.span.start + m.end("body"))
    return evolve(mention, span=span, name=span.of(text))


def _with_particle(text: str, span: Span) -> Span:
    """The span with an article of another language that is joined to it (`al-Iraqiya List`),
    without `The`.
    """
    if span.of(text).startswith("The ") and len(span) > 4:
        span = Span(span.start + 4, span.end)
    m = re.search(r"(?<!\w)([A-Za-z]{2,3})-$", text[max(0, span.start - 5) : span.start])
    if m is None or fold(m[1]) not in word_set("name_particles"):
        return span
    return Span(span.start - len(m[0]), span.end)


def _with_suffix(text: str, span: Span) -> Span:
    """The span with what distinguishes one of several groups of an acronym (`SPLM-IO`, `FARC-EP`)."""
    m = _SUFFIX.match(text, span.end)
    if m is None or not span.of(text).isupper():
        return span
    return span if places.lookup(m[1]) or list(lexicon.find(m[1])) else Span(span.start, m.end())


def _is_plain(rest: str) -> bool:
    """Whether a name of two words or three stands there, and no word for a body."""
    said = rest.split()
    return 2 <= len(said) <= 3 and rest[:1].isspace() and not any(fold(w) in _heads() for w in said)


@functools.cache
def _heads() -> frozenset[str]:
    return frozenset(fold(r["word"]) for r in rows("organization_words")) | word_set("body_heads")


def _is_state(text: str, span: Span) -> bool:
    """Whether the words stand for the state itself (`the Chinese presidency`, `the Iraqi government`)."""
    said = span.of(text).split()
    # `the Department of State`, `the Luhansk People's Republic`, `the Aviation Administration` are bodies.
    if fold(said[-2:][0]).startswith("people") or (len(said) > 1 and fold(" ".join(said[-2:])) in _heads()):
        return False
    return fold(said[-1]) in _state_nouns() and "of" not in said[:-1]


@functools.cache
def _state_nouns() -> frozenset[str]:
    return frozenset(r["noun"] for r in rows("state_nouns") if r["form"] == "state")


def _is_titled(text: str, span: Span, titles: Sequence[TitleMention]) -> bool:
    """Whether a run of capitals holds an office (`Palestinian Authority Foreign Minister`), not only in its
    `of` part.
    """
    academic = fold(span.of(text).split()[-1]) in ("university", "college", "institute")
    return any(
        t.span.overlaps(span)
        and not t.plural
        # `King Saud University` is named after him
        and not (academic and t.office == "monarch" and t.span.start == span.start)
        and not re.search(r"\b(?:of|for)[ \n]+(?:the[ \n]+)?$", text[span.start : t.span.start])
        and not _is_virtue(text, span, t.span)
        for t in titles
    )


def _runs_into(span: Span, titles: Sequence[TitleMention]) -> bool:
    """Whether an office begins inside the words and ends behind them (`U.S. Treasury Secretary X`)."""
    at = bisect.bisect_right(titles, span.start, key=lambda t: t.span.start)
    title = titles[at] if at < len(titles) else None
    if title is None or title.office not in ("minister", "deputy_minister"):
        return False  # not `State Department spokesman X`
    return title.span.start < span.end < title.span.end


def _is_surname(text: str, span: Span) -> bool:
    """Whether the one word that may name a body stands behind a given name (`President Vicente Fox`)."""
    before = _GIVEN.search(text, max(0, span.start - 30), span.start)
    one = " " not in span.of(text) and before is not None and before.end() == span.start
    return one and before is not None and fold(before["given"]) in word_set("first_names")


def _is_part_of_name(known: lexicon.OrgMention, formed: Sequence[lexicon.OrgMention]) -> bool:
    """Whether an outlet's name is a word of a longer one of another kind (`Liberation and Unity Front`)."""
    return known.kind == "media" and any(
        m.kind != "media" and not m.form and known.span in m.span and known.span != m.span for m in formed
    )


def _is_virtue(text: str, span: Span, title: Span) -> bool:
    """Whether `Justice` is one of the things for which a body stands (`Unity and Justice Movement`)."""
    if fold(text[title.start : title.end]) not in word_set("virtue_titles"):
        return False
    return text[span.start : title.start].endswith(" and ") or text[title.end : span.end].startswith(" and ")


def _organization(document: Document, items: list[tuple[Span, lexicon.OrgMention]]) -> OrganizationCandidate:
    span, mention = items[0]
    # The fullest form met; a known body's usual name is for comparing articles.
    shown = max((s for s, _ in items), key=lambda s: (len(document.words(s).split()), len(s), -s.start))
    printed = " ".join(document.words(shown).split())
    # An acronym is written without its stops (`U.N.`), like the others.
    name = printed.replace(".", "") if _DOTTED.fullmatch(printed) else printed
    supports = [
        Support("*", shown, EXPLICIT, "organizations.name"),
        Support("name", shown, EXPLICIT if name == printed else NORMALIZED, "organizations.name", name),
    ]
    # A state's own body belongs to it; of any other the text must name the state (codebook section 1).
    country = mention.country if mention.kind == "government_body" or _names_state(name) else ""
    if country:
        supports.append(Support("country", shown, INFERRED, "organizations.lexicon", country))
    return OrganizationCandidate(
        candidate_id(document.article.source_id, "organization", span),
        name,
        mention.kind,
        country,
        tuple(s for s, _ in items),
        tuple(supports),
        mention.name,
    )


def _names_state(name: str) -> bool:
    return any(p.iso3 for p in places.find(name))


@functools.lru_cache(maxsize=1 << 12)
def _is_title(word: str) -> bool:
    return bool(find_titles(word))


def _acronyms(document: Document, covered: Sequence[Span]) -> list[lexicon.OrgMention]:
    """Acronyms outside ``covered`` that the model takes for bodies (`Hungary's MOL`), unknown ones too."""
    short = [t for t in document.capitals if t.text.isupper() and t.text.isalpha() and 2 <= len(t.text) <= 7]
    short = [t for t in short if places.lookup(t.text) is None and not _is_title(t.text)]
    short = [t for t in short if not overlaps_any((t.idx, t.idx + len(t)), covered)]
    # `a free trade agreement (FTA)`: the name of an instrument is no body's.
    behind = [t for t in short if t.i >= 2 and t.doc[t.i - 1].text == "("]
    named = {t.text for t in behind if t.doc[t.i - 2].lower_ in word_set("instrument_words")}
    endings = word_set("instrument_endings")
    short = [t for t in short if t.text not in named and t.lower_ not in endings]
    document.doc.name(t.sent for t in short)
    out = []
    for token in short:
        after = token.i + 1
        alone = after == len(document.doc) or document.doc[after].ent_iob_ != "I"
        if token.ent_type_ == "ORG" and token.ent_iob_ == "B" and alone:
            out.append(lexicon.OrgMention(document.span([token]), token.text, "other", ""))
    return out


def _short_form(name: str) -> str:
    """What is left of the name of a party or group without its last word (`al-Iraqiya` of
    `al-Iraqiya List`).
    """
    words = name.split()
    if len(words) < 2 or fold(words[-1]) not in word_set("body_heads"):
        return ""
    short = " ".join(words[:-1])
    return short if len(short) > 3 and places.lookup(short) is None and len(words) == 2 else ""


def list_entities(
    people: Iterable[PersonCandidate],
    organizations: Iterable[OrganizationCandidate],
    found_places: Iterable[places.PlaceMention],
) -> tuple[Entity, ...]:
    """All named entities in order; of two that overlap the longer stays, of equals the person, then
    the body.
    """
    everything = [
        *(Entity(m, PERSON, p.id) for p in people for m in p.mentions),
        *(Entity(m, ORGANIZATION, o.id) for o in organizations for m in o.mentions),
        *(Entity(p.span, COUNTRY, p.iso3, _form(p.kind), p.city) for p in found_places if p.iso3),
    ]
    rank = {PERSON: 0, ORGANIZATION: 1, COUNTRY: 2}
    kept: list[Entity] = []
    ends: set[int] = set()
    for entity in sorted(everything, key=lambda e: (-len(e.span), rank[e.kind], e.span)):
        # None that is kept is shorter: of two that overlap, it holds the first or the last character.
        if entity.span.start not in ends and entity.span.end - 1 not in ends:
            kept.append(entity)
            ends.update(range(entity.span.start, entity.span.end))
    return tuple(sorted(kept, key=lambda e: e.span))


def _form(kind: str) -> str:
    return {"alias": "name", "capital": "city"}.get(kind, kind)
