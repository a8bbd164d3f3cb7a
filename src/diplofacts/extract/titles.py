"""Finding the words for offices: `Deputy Foreign Minister`, `secretary of state`, `the two presidents`.

Titles are lines of ``lexicons/titles.csv``; those of ministers are composed with ``lexicons/portfolios.csv``.
The
offices and portfolios are those of codebook section 3.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..candidates import RoleCandidate
from ..phrases import SHORT, words_of
from ..spans import Span
from .common_titles import is_common_word
from .lexicons import fold, rows, word_set, words

if TYPE_CHECKING:
    from .words import Token

_WORD = re.compile(r"\w+")
_PATRONYMIC = re.compile(r"\b(?:bin|ibn|bint|ben)[ \n]+$")  # `Zaid bin Sultan`
_DEPUTY_TO = re.compile(r"Deputy[ \n]+to[ \n]+(?:the[ \n]+)?")
_RANKED = re.compile(r"[ \n]+(?:[^\W\d_a-z]\w+[ \n]+){0,2}")
#: How titles begin that are composed of a rank and a portfolio.
_COMPOSED = (
    "first", "deputy", "vice", "assistant", "under", "minister", "ministers", "secretary", "secretaries",
    "viceminister", "viceministers", "cabinet",
)  # fmt: skip
#: What stands behind a field that begins a title.
_HEADS = frozenset({"minister", "ministers", "secretary", "secretaries"})

#: Offices of which a state has one holder at a time, and nobody two.
HEADS = frozenset({"president", "monarch", "supreme_leader", "vice_president", "prime_minister"})
CURRENT, FORMER, ELECT = "current", "former", "elect"

#: What joins an office to the state it is of or for, before the state's name.
_LINK = re.compile(r"[ \n]+(?:of|for|to|in|at)[ \n]+(?:the[ \n]+|[^\W\d_a-z][\w-]+['\u2019]s[ \n]+)?$")


@frozen
class TitleMention:
    """Words for an office.

    Attributes:
        span: the title as printed, without country, demonym or status word.
        outer: the same with the status word (`former`, `-elect`).
        office, portfolio: codes of codebook section 3.
        country: ISO code where the title itself implies it (`Secretary of State`); else empty.
        status: ``current``, ``former`` or ``elect``.
        status_span: the word that gives the status.
        plural: whether several holders are meant.
        words: the folded words.
    """

    span: Span
    outer: Span
    office: str
    portfolio: str = ""
    country: str = ""
    status: str = CURRENT
    status_span: Span | None = None
    plural: bool = False
    words: str = ""


def _listed(terms: Iterable[str]) -> str:
    """A pattern of the terms, the longer ones first."""
    ordered = sorted(set(terms), key=lambda t: (-len(t), t))
    return "|".join(re.escape(t).replace(r"\ ", r"[ \n]+") for t in ordered)


def _alternatives(terms: Iterable[str]) -> str:
    """The same of many terms, whatever their letters: what several begin with is tried once."""
    return _endings(sorted({t.lower() for t in terms}))


def _endings(terms: Sequence[str]) -> str:
    """A pattern of sorted terms, parted by their first letters."""
    letters = [
        (re.escape(letter).replace(r"\ ", r"[ \n]+").replace("'", "['\u2019]"), [t[1:] for t in group])
        for letter, group in groupby([t for t in terms if t], key=lambda t: t[0])
    ]
    listed = "|".join(letter + _endings(rest) for letter, rest in letters)
    return f"(?:{listed})?" if listed and "" in terms else f"(?:{listed})" if len(letters) > 1 else listed


@functools.cache
def _titles() -> dict[str, dict[str, str]]:
    return {fold(r["title"]): r for r in rows("titles")}


@functools.cache
def _portfolios() -> dict[str, str]:
    return {fold(r["words"]): r["portfolio"] for r in rows("portfolios")}


@functools.cache
def _pattern() -> re.Pattern[str]:
    portfolio = _alternatives([r["words"] for r in rows("portfolios")])
    listed = _alternatives([r["title"] for r in rows("titles")])
    several = _alternatives(list(words("plural_titles")))
    states = _listed([r["word"] for r in rows("status_words")]).replace("newly[ \\n]+", "newly[- ]")
    # `Minister of International Relations and Cooperation`: a field goes on with words of that sort.
    areas = _listed([word.capitalize() for word in words("area_words")])
    more = rf"(?:{portfolio}|(?-i:(?:[^\W\d_a-z]\w+[ \n]+){{0,2}}(?:{areas})))\b"
    under = r"under(?=[ \n](?:\w+[ \n]){0,4}?secretar)"  # not `serve under Finance Minister X`
    deputy = rf"(?:first[ \n]+)?(?:(?:deputy|assistant|{under})[ \n]+|vice[ \n-]+)"
    ranks = r"(?:state[ \n]+)?ministers?|(?:cabinet[ \n]+)?secretar(?:y|ies)"
    heads = rf"(?:{ranks})(?:[ \n]+of[ \n]+state)?|vice[ -]?ministers?"
    # `Minister of Foreign Affairs and Trade`, `Minister for Oil`, `Secretary of State for Defence`
    of = (
        rf"(?P<dep1>{deputy})?(?P<head1>{heads})[ \n]+"
        rf"(?:(?:of|for|in[ \n]+charge[ \n]+of|responsible[ \n]+for)[ \n]+(?:the[ \n]+)?"
        rf"|(?=[\w ]+[ \n]affairs\b))"
        rf"(?P<port1>{portfolio})\b(?:[ \n]+(?-i:Strateg(?:y|ies)))?"
        rf"(?:(?:,?[ \n]+(?:and|&)[ \n]+|,[ \n]+){more})*"
    )
    # `Minister of Cabinet Affairs`: a field that no table has.
    other = (
        rf"(?P<dep4>{deputy})?(?P<head4>(?:state[ \n]+)?ministers?)[ \n]+(?:of|for)[ \n]+(?:the[ \n]+)?"
        rf"(?P<port4>(?-i:(?:[^\W\d_a-z]\w+[ \n]+){{1,3}}(?:{areas})))\b"
    )
    before = (
        rf"(?P<dep2>{deputy})?(?P<port2>{portfolio})[ \n]+(?P<dep3>deputy[ \n]+|vice[ -])?"
        r"(?P<head2>ministers?|secretar(?:y|ies))\b"
    )
    plain = rf"(?P<plain>(?:{several})\b|(?:{listed})(?P<many>s\b)?(?![\w]|-(?!elect|designate)))"
    elect = r"(?P<elect>[- ]elect\b|[- ]designate\b)?"
    return re.compile(
        rf"(?<![\w])(?:(?P<status>{states})[- \n]+)?(?P<core>{of}|{other}|{before}|{plain}){elect}(?![\w])",
        re.IGNORECASE,
    )


def find_titles(text: str, start: int = 0, end: int | None = None) -> list[TitleMention]:
    """All title mentions in ``text[start:end]``, in order, without overlaps.

    A small-letter word that is also an ordinary verb or noun (`head`, `chair`, `major`, `general`) counts
    only where it
    is capitalised or where `the`, `a`, a possessive or a comma stands before it.
    """
    found: list[TitleMention] = []
    pattern, done = _pattern(), start
    last = len(text) if end is None else end
    # As `pattern.finditer` would find them; most words begin no title.
    for begin in _beginnings(text, start, last):
        m = pattern.match(text, begin, last) if begin >= done else None
        if m is None:
            continue
        done = m.end()
        mention = _mention(m)
        named = _PATRONYMIC.search(text, max(0, begin - 6), begin)
        if mention is not None and not named and not is_common_word(text, mention):
            if found and _is_aside(text, found[-1], mention):
                continue
            if found and _ranks(text, found[-1], mention):
                found.pop()
            elif found and _DEPUTY_TO.fullmatch(text[found[-1].span.start : mention.outer.start]):
                # `Deputy to the Special Envoy X`
                first = found.pop()
                whole = first.span.hull(mention.span)
                mention = evolve(mention, span=whole, outer=whole, office="official", portfolio="")
            found.append(mention)
    return found


def _is_aside(text: str, before: TitleMention, title: TitleMention) -> bool:
    """`External Affairs Minister (EAM)` is one office; `Minister Amir X` is a name behind one."""
    if text[before.outer.end : title.outer.start] == " (":
        return (title.office, title.portfolio) == (before.office, before.portfolio)
    direct = before.outer.end + 1 == title.outer.start and before.office != "monarch"
    return direct and title.words in ("amir", "emir", "sultan", "king", "shah")


def _beginnings(text: str, start: int, end: int) -> list[int]:
    """Where a title can begin: at a word that begins one, if a word that goes on with it follows."""
    openers = _openers()
    if end - start <= SHORT or end < len(text) or (start and not text[start - 1].isspace()):
        spots = [m for m in _WORD.finditer(text, start, end) if m[0].lower() in openers or not m[0].isascii()]
    else:
        said = words_of(text, start, end)
        begins = [i for word in said.low.keys() & openers for i in said.low[word]]
        spots = []
        for spot in [said.spots[i] for i in sorted({*begins, *said.odd})]:
            if spot[0].isalpha() and spot[0].isascii():
                spots.append(spot)
            else:
                # More words than one perhaps: those of phrases hold combining marks and dots.
                inside = _WORD.finditer(text, *spot.span())
                spots += [m for m in inside if m[0].lower() in openers or not m[0].isascii()]
    return [m.start() for m in spots if _goes_on(text, m, end)]


def _goes_on(text: str, begin: re.Match[str], end: int) -> bool:
    """Whether the word after the one that begins a title may be its next, where it has a next one; and if it
    can only begin a field (`oil`), whether a `minister` or `secretary` follows.
    """
    word, follow = begin[0].lower(), _followers()
    if word not in follow:
        return True
    after = _WORD.search(text, begin.end(), end)
    if after is None:
        return False
    if after[0].isascii() and after[0].lower() not in follow[word]:
        return False
    fields, longest = _fields()
    if word not in fields:
        return True
    # Between the field and its head there may be one word, `deputy`.
    said = [m[0].lower() for m in islice(_WORD.finditer(text, begin.end(), end), longest + 1)]
    return any(w in _HEADS or not w.isascii() for w in said)


@functools.cache
def _followers() -> dict[str, frozenset[str]]:
    """What may follow a word, in small letters, with which only titles of several words begin."""
    follow: dict[str, set[str]] = {}
    alone = {_first_word(word["word"]) for word in rows("status_words")} | set(_COMPOSED)
    for title in [*words("plural_titles"), *(r["title"] for r in rows("titles"))]:
        first, *rest = _WORD.findall(title.lower())
        if rest:
            # Of several: `prime ministers`.
            follow.setdefault(first, set()).update((rest[0], f"{rest[0]}s"))
        else:
            alone |= {first, f"{first}s"}
    for field in (r["words"] for r in rows("portfolios")):
        first, *rest = _WORD.findall(field.lower())
        follow.setdefault(first, set()).update(rest[:1] or (*_HEADS, "deputy", "vice"))
    return {word: frozenset(after) for word, after in follow.items() if word not in alone}


@functools.cache
def _fields() -> tuple[frozenset[str], int]:
    """The words, in small letters, with which a title begins only where it begins with a field, and how many
    words the longest field has.
    """
    fields = [r["words"] for r in rows("portfolios")]
    begins = frozenset(_first_word(field) for field in fields) - {_first_word(term) for term in _unfielded()}
    return begins, max(len(_WORD.findall(field)) for field in fields)


def _ranks(text: str, before: TitleMention, title: TitleMention) -> bool:
    """Whether a title only gives the rank of the next one (`Deputy Department Spokesperson`)."""
    between = text[before.outer.end : title.outer.start]
    return before.words in word_set("relative_titles") and _RANKED.fullmatch(between) is not None


@functools.cache
def _openers() -> frozenset[str]:
    """The words, in small letters, with which a title can begin."""
    return frozenset(_first_word(term) for term in [*_unfielded(), *(r["words"] for r in rows("portfolios"))])


def _unfielded() -> list[str]:
    """The titles, and the words before titles, but for fields."""
    listed = [r["title"] for r in rows("titles")]
    return [
        *listed,
        *(f"{title}s" for title in listed),
        *words("plural_titles"),
        *(r["word"] for r in rows("status_words")),
        *_COMPOSED,
    ]


def _first_word(term: str) -> str:
    return re.split(r"\W", term.lower(), maxsplit=1)[0]


_GOES_ON = re.compile(r"[ \n]+[^\W\d_a-z]")


def _mention(m: re.Match[str]) -> TitleMention | None:
    core = Span(*m.span("core"))
    said = fold(m["core"])
    end = m.end()
    if said.endswith(" opposition") and _GOES_ON.match(m.string, end):
        # `leader of the opposition Unity Party`
        said = said.split()[0]
        core, end = Span(core.start, core.start + len(said)), core.start + len(said)
    status, status_span = CURRENT, None
    if m["status"]:
        word = fold(m["status"])
        status = next(
            r["status"]
            for r in rows("status_words")
            if fold(r["word"]) == word.replace("-", " ") or fold(r["word"]) == word
        )
        status_span = Span(*m.span("status"))
    if m["elect"]:
        status, status_span = ELECT, Span(*m.span("elect"))
    outer = Span(m.start(), end)
    if m["head1"] or m["head2"] or m["head4"]:
        head = fold(m["head1"] or m["head2"] or m["head4"])
        portfolio = _portfolios().get(fold(m["port1"] or m["port2"] or m["port4"]), "other")
        prefix = fold(m["dep1"] or m["dep2"] or m["dep3"] or m["dep4"] or "")
        deputy = bool(prefix) or head.startswith(("vice", "minister of"))
        office = "minister"
        if deputy:
            office = "official" if prefix.startswith(("assistant", "under")) else "deputy_minister"
        exact = _titles().get(said)
        if exact:
            office, portfolio = exact["office"], exact["portfolio"]
        # `Secretary of Commerce`, `Under Secretary for Political Affairs`: few states have such ones.
        hint = _titles()["secretary"]["country"] if head.startswith("secretar") else ""
        country = exact["country"] if exact else hint
        plural = head.endswith("s")
    else:
        plural = said in word_set("plural_titles") or bool(m["many"])
        row = (None if plural else _titles().get(said)) or _titles().get(_singular(said))
        if row is None:
            return None
        office, portfolio, country = row["office"], row["portfolio"], row["country"]
    if office not in ("minister", "deputy_minister"):
        portfolio = ""
    return TitleMention(core, outer, office, portfolio, country, status, status_span, plural, said)


def _singular(said: str) -> str:
    if said.startswith("heads of"):
        return "head" + said[5:]
    if said.endswith("spokesmen"):
        return said[:-3] + "man"
    return said[:-3] + "y" if said.endswith("ies") else said.rstrip("s")


_FIELD = re.compile(
    r"(?:,|[ \n]+(?:and|of|for|on))(?:[ \n]+(?:the|and|of|for|&|[^\W\d_a-z][\w\u2019'-]*),?){1,11}[ \n]+"
)
#: How long the words of a field may be, in characters.
FIELD = 90


def in_field(text: str, title: TitleMention, start: int) -> bool:
    """Whether only the words of its field stand between a title and ``start`` (`Secretary for X and
    Y Affairs`).
    """
    end = title.outer.end
    between = text[end:start] if 0 < start - end <= FIELD else ""
    # `Secretary for Economic | Growth, Energy, and the Environment X`: a field begun in the title goes on.
    begun = "," if " for " in title.words and between[:1].isspace() else ""
    if not between or (_FIELD.fullmatch(between) or _FIELD.fullmatch(begun + between)) is None:
        return False
    # `the Representative for Security Policy, X`
    return fold(between.split()[-1].rstrip(",")) in word_set("area_words")


def initials(title: str) -> str:
    """`eam` for `External Affairs Minister`."""
    return "".join(w[0] for w in fold(title).split())


#: Offices whose holders are called `the Russian leader`.
_TOP = frozenset({"president", "prime_minister", "monarch", "supreme_leader"})


def fits(role: RoleCandidate, title: TitleMention) -> bool:
    """Whether a role is one that ``title`` may name again (`The Secretary` for `Secretary of State`)."""
    said, held = fold(role.title), title
    if held.words in word_set("generic_titles") and role.office in _TOP:
        return True
    if role.portfolio and held.portfolio and role.portfolio != held.portfolio and role.office == held.office:
        # `Deputy Foreign Minister` is not the deputy minister of defence.
        return False
    if role.office == held.office and (not held.portfolio or role.portfolio == held.portfolio):
        return True
    return (
        bool(said)
        and held.office in ("official", "minister", "deputy_minister")
        and (role.office in ("minister", "deputy_minister") and held.office != "official")
    )


def is_former(noun: Token, title: TitleMention) -> bool:
    """Whether a title is of one who left the office (`the former Chilean president`)."""
    return title.status == FORMER or any(c.folded == "former" for c in noun.lefts)


def walk_back(text: str, end: int, ends: Mapping[int, Span]) -> int:
    """``end`` moved before `of X` and `to Y` (`Ambassador of Mongolia to Russia Z`, `its envoy to
    X, Z`), where ``ends`` are the names by where they end.
    """
    linked = False
    for _ in range(4):
        name = ends.get(end) or ends.get(end - 1)
        link = _LINK.search(text, max(0, name.start - 40), name.start) if name is not None else None
        if link is None and name is not None and not linked and text.endswith(" and ", 0, name.start):
            end = name.start - len(" and ")
            continue
        if link is None:
            break
        end, linked = link.start(), True
    return end
