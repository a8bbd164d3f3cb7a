"""Bodies told by a noun beside their name: `the daily La Prensa`, `Fars news agency`, `the FARC rebels`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from .. import places
from ..phrases import words_of
from ..spans import Span
from . import organizations_lexicon as lexicon
from .lexicons import fold, rows, word_set, words
from .titles import find_titles

_NAME = r"[^\W\d_a-z][\w'\u2019-]*(?:[ \n](?:[^\W\d_a-z][\w'\u2019-]*))*"
_MEDIA = "media"
_AIR = frozenset({"television", "radio", "TV"})
_OF_THE = re.compile(r"[ \n]of[ \n](?:the[ \n])?(?:[\w\u2019'-]+[ \n]){0,2}$")


@functools.cache
def _introducers() -> tuple[dict[str, str], re.Pattern[str]]:
    """The kind of body of each noun, and such a noun with a name behind it."""
    kinds = {r["noun"]: r["kinds"].split("|")[0] for r in rows("body_nouns")}
    nouns = "|".join(sorted((re.escape(n) for n in kinds), key=lambda n: (-len(n), n)))
    return kinds, re.compile(
        rf"\b(?P<noun>{nouns})(?P<comma>,)?[ \n]+(?:known[ \n]+as[ \n]+|called[ \n]+)?"
        rf"(?P<mark>[\"\u201c'\u2018])?(?P<name>{_NAME}|\d+\.[a-z]{{2,3}}\b)"
    )


def _first_words(nouns: Iterable[str]) -> frozenset[str]:
    """How the nouns begin: in a text with none of these words there is none of them."""
    return frozenset(noun.split(" ")[0] for noun in nouns)


def introduced(text: str, start: int) -> list[lexicon.OrgMention]:
    """Names that a noun for a body introduces (`the daily La Prensa`, `the newspaper, Al Hayat,`).

    A name in quotation marks or between commas is one only behind a noun for an outlet.
    """
    kinds = _introducers()[0]
    out = []
    for m in _introductions(text, start):
        name = re.sub(r"['\u2019]s?$", "", m["name"])
        span = Span(m.start("name"), m.start("name") + len(name))
        kind = kinds[m["noun"]]
        if (m["comma"] or m["mark"]) and (kind != _MEDIA or not _closed(text, m, span)):
            continue
        if _is_holder(text, m.start(), name, kind):
            continue
        offices = find_titles(text, span.start, span.end) if kind == "company" else []
        if any(t.outer.start == span.start for t in offices):
            continue  # `central bank Governor Ida Berg`
        given = " " in name and fold(name.split()[0]) in word_set("first_names")
        if m["noun"] in _AIR and not m["mark"] and given:
            continue  # `On state television Ida Berg said`
        dated = fold(name.split()[0]) in word_set("calendar")
        if not dated and not any(p.span.overlaps(span) for p in places.find(text, span.start, span.end)):
            out.append(lexicon.OrgMention(span, name, kind, ""))
    return out


def _is_holder(text: str, noun: int, name: str, kind: str) -> bool:
    """Whether the name is that of one who holds office in the body (`Chair of the Georgian parliament X`)."""
    given = fold(name.split()[0]) in word_set("first_names")
    start = max(0, noun - 60)
    link = _OF_THE.search(text, start, noun)
    # `the head of Peru's space agency X`: what a state has is no outlet.
    owned = link is not None and re.search(r"['\u2019]s?[ \n]", link[0])
    if kind != "government_body" and not given and not owned:
        return False
    return link is not None and bool(find_titles(text, start, link.start()))


def _introductions(text: str, start: int) -> Iterator[re.Match[str]]:
    """The nouns with a name behind them: what the pattern finds, tried only at the nouns."""
    kinds, pattern = _introducers()
    said = words_of(text, start, len(text))
    if said.marked:
        yield from pattern.finditer(text, start)
        return
    done = start
    for i in said.at(kinds.keys()):
        begin = said.spots[i].start()
        if begin >= done and (m := pattern.match(text, begin)):
            done = m.end()
            yield m


def _closed(text: str, m: re.Match[str], span: Span) -> bool:
    """Whether the comma or quotation mark before a name has its like behind it, and no office is named."""
    after = text[span.end : span.end + 2]
    closed = after[:1] in ",\"\u201d'\u2019" if m["mark"] else after[:1] == ","
    return closed and not find_titles(text, span.start, span.end)


@functools.cache
def _outlet_pattern() -> tuple[frozenset[str], re.Pattern[str]]:
    nouns = "|".join(re.escape(n).replace(r"\ ", r"[ \n]+") for n in sorted(words("named_outlets")))
    name = r"[^\W\d_a-z][\w\u2019-]*(?:[ \n][^\W\d_a-z][\w\u2019-]*){0,3}"
    pattern = re.compile(rf"(?<![\w-])(?P<name>{name})[\"\u201d]?[ \n]+(?:{nouns})\b")
    return _first_words(words("named_outlets")), pattern


#: Companies told by the end of their names, whose last syllable says what they deal in.
_COMPANY_ENDINGS = ("gaz", "neft", "neftegaz", "munaygas", "munayGas", "energo", "atom")
_COMPANY = re.compile(
    rf"(?<![\w-])[A-Z][a-z]{{2,}}(?:[A-Z][a-z]+)?(?:{'|'.join(_COMPANY_ENDINGS)})(?![\w-])"
)


def companies(text: str, start: int) -> list[lexicon.OrgMention]:
    """Companies that no list has, told by the end of their names: `Fergananeftegaz`, `Dniproenergo`."""
    if not any(ending in text for ending in _COMPANY_ENDINGS):
        return []
    return [
        lexicon.OrgMention(Span(*m.span()), m[0], "company", "") for m in _COMPANY.finditer(text, start)
    ]


def outlets(text: str, start: int) -> list[lexicon.OrgMention]:
    """Outlets told by the noun behind their name: `Fars news agency`, `the Lebanese Al-Manar television`."""
    out = []
    begins, found = _outlet_pattern()
    for m in found.finditer(text, start) if words_of(text, start, len(text)).may_hold(begins) else ():
        span = Span(*m.span("name"))
        named = [p.span for p in places.find(text, span.start, span.end)]
        begin = span.start
        for word in re.finditer(r"\S+", span.of(text)):
            first = Span(span.start + word.start(), span.start + word.end())
            begin = first.start
            if fold(word[0]) not in word_set("outlet_qualities") and not any(first in p for p in named):
                break
            begin = first.end
        if begin == span.end:
            continue
        span = Span(begin, span.end)
        plain = fold(span.of(text)) not in word_set("calendar") and not find_titles(
            text, span.start, span.end
        )
        if len(span) > 1 and plain and not any(p.overlaps(span) for p in named):
            out.append(lexicon.OrgMention(span, span.of(text), _MEDIA, ""))
    return out


#: What stands before the noun of one person.
_ONE_OF_THEM = ("former ", "ex-", "one-time ", "onetime ", "erstwhile ")
#: Parties under their French or Spanish names (`Rassemblement de la Nation`, `Movimiento por la Paz`).
_LINKS = r"(?:(?:de|du|des|del|et|y|pour|para|por|la|le|les|el|los)[ \n]|[dl]['\u2019](?=[^\W\d_a-z])){1,3}"
_PART = r"[A-Z\u00c0-\u00d6][\w-]*(?:['\u2019][\w-]{2,})?"
_ROMANCE = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:Parti|Rassemblement|Mouvement|Partido|Movimiento|Frente)(?:[ \n](?:{_LINKS})?{_PART})+"
    rf"|(?:Front|Union|Alliance|Convergence|Uni\u00f3n|Alianza)(?:[ \n]{_PART}){{0,2}}[ \n]{_LINKS}{_PART}"
    rf"(?:[ \n](?:{_LINKS})?{_PART})*)"
)
_ROMANCE_HEADS = frozenset({"Parti", "Rassemblement", "Mouvement", "Partido", "Movimiento", "Frente"})


def romance(text: str, start: int) -> list[lexicon.OrgMention]:
    """Parties told by the French or Spanish form of their names."""
    if not any(head in text for head in _ROMANCE_HEADS):
        return []
    found = ((Span(*m.span()), m[0]) for m in _ROMANCE.finditer(text, start))
    return [lexicon.OrgMention(span, " ".join(name.split()), "party", "") for span, name in found]


#: `the conservative New Harvest party`, `the ruling AB-C party`
_PARTY = re.compile(
    r"\b[Tt]he[ \n]+(?:[a-z-]+[ \n]+){0,3}"
    r"(?P<name>[^\W\d_a-z][\w\u2019-]*(?:[ \n](?:(?:for|and|of)[ \n])?[^\W\d_a-z][\w\u2019-]*){0,4})[ \n]+"
    r"party\b(?![ \n]+(?:to|talks?|states?)\b|-)"
)


def parties(text: str, start: int) -> list[lexicon.OrgMention]:
    """Parties told by the noun in small letters behind their name."""
    out = []
    told = words_of(text, start, len(text)).may_hold(frozenset({"party"}))
    for m in _PARTY.finditer(text, start) if told else ():
        span = Span(*m.span("name"))
        named = any(p.span.overlaps(span) for p in places.find(text, span.start, span.end))
        if not named and not find_titles(text, span.start, span.end):
            out.append(lexicon.OrgMention(span, span.of(text), "party", ""))
    return out


#: What a group with arms is called as one.
_GROUP = (
    r"(?:rebel|guerrilla|armed|militant|insurgent)[ \n]+"
    r"(?:group|movement|army|militia|faction|coalition|alliance|front|organi[sz]ation|force)"
    r"|militia"
)


@functools.cache
def _armed_pattern() -> tuple[frozenset[str], re.Pattern[str]]:
    listed = sorted(words("armed_nouns"), key=lambda n: (-len(n), n))
    nouns = "|".join(f"[{n[0].upper()}{n[0]}]" + re.escape(n[1:]).replace(r"\ ", r"[ \n]+") for n in listed)
    acronym = r"[A-Z\d]*[A-Z][A-Z\d]{1,7}(?:-[A-Z]+)?|\d[A-Z]"
    name = rf"(?:{acronym}|[^\W\d_a-z][\w'\u2019-]+(?:[ \n][^\W\d_a-z][\w'\u2019-]+){{1,4}})"
    pattern = re.compile(
        rf"\b(?P<after>{name})(?=[ \n]+(?:{nouns})\b)"
        rf"|\b(?:{nouns})[ \n]+(?:(?:known[ \n]+as|called|named|dubbed)"
        rf"[ \n]+(?:the[ \n]+)?)?(?P<before>{name})(?=,?[ \n]+[a-z])"
        rf"|\b(?:{_GROUP})[ \n]+(?:known[ \n]+as|called|named|dubbed)[ \n]+(?:the[ \n]+)?"
        rf"(?P<called>{name})(?![\w-])"
        rf"|\b(?:{_GROUP}),[ \n]+(?:the[ \n]+)?(?P<apposed>{name})(?=,|[ \n]+\()"
        rf"|\b(?P<told>{name}),[ \n]+(?:an?|the|one[ \n]+of)[ \n]+(?:[\w-]+[ \n]+){{0,4}}?"
        rf"(?:{_GROUP})s?(?=[,.;]|[ \n]+(?:in|from|of|that|which|fighting|based)\b)"
    )
    begins = _first_words(listed)
    return begins | {word.capitalize() for word in begins}, pattern


def armed(text: str, start: int) -> list[lexicon.OrgMention]:
    """Armed groups told by the noun beside their name (`the rebel New Forces leader`, `XYZ guerrillas`, `the
    XYZ, a rebel group`).
    """
    out = []
    begins, found = _armed_pattern()
    for m in found.finditer(text, start) if words_of(text, start, len(text)).may_hold(begins) else ():
        span = Span(*m.span(m.lastgroup or 0))
        words_ = text[span.start : span.end]
        first = words_.split()[0]
        if fold(first) in word_set("group_openers") and len(words_) > len(first):
            span = Span(span.start + len(first) + 1, span.end)
            if " " not in span.of(text) and not span.of(text).isupper():
                continue  # `three Berber rebel groups`: a people
        named = any(p.span.overlaps(span) for p in places.find(text, span.start, span.end))
        # `the leader of the rebel group, Hans Okello,`
        named = named or (m["apposed"] is not None and fold(first) in word_set("first_names"))
        # `the former guerrilla Hans Okello`
        named = named or (m["before"] is not None and text[: m.start()].endswith(_ONE_OF_THEM))
        if not named and not find_titles(text, span.start, span.end) and len(span) > 1:
            out.append(lexicon.OrgMention(span, span.of(text), "armed_group", ""))
    return out
