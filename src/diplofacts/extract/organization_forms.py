"""Organizations told by the form of their names: ``National Council for Strategic Policies``.

The words that make a name (heads, links) are in ``lexicons/organization_words.csv``; the bodies that each
state has (``foreign ministry``), found in small letters too, in ``lexicons/state_bodies.csv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve, frozen

from .. import places
from ..phrases import Phrases, fold
from ..spans import Span
from . import lexicons, organizations_lexicon
from .organizations_lexicon import OrgMention

# The states of these kinds of places may own a body; a city gives an organization no state.
_STATE_KINDS = frozenset({places.NAME, places.ALIAS, places.DEMONYM, places.PEOPLE})
# A name longer than this many words is two names run together.
_LONGEST = 14
#: How far behind a run the name of a place may go on (`in Dar es Salaam`).
_PLACE_REACH = 20
# A run is cut here, so that a text of nothing but capitals takes linear time.
_LONGEST_RUN = 40
_WORD = re.compile(r"&|(?:[A-Z]\.){2,}(?:[A-Z](?![\w.]))?|(?:[^\W_]++|[\u0300-\u036f]++)++")
#: Words in small letters: no part of a name while none is open.
_PLAIN_WORDS = re.compile(r"(?:[a-z]++[\s,.;:'\"]++)*+")
_POSSESSIVE = re.compile(r"['’]s?\s")
#: A sign that parts two runs: none stands in a word or between two words of a run.
_BREAK = re.compile(r"[^\w\s'’&.\u0300-\u036f-]")
#: A letter that may be one with an accent: its word is perhaps a head word.
_MARKED = re.compile(r"[^\x00-\x7f\u00a0\u2010-\u2027]")
_LETTERS = re.compile("[A-Za-z]+")
_WITHIN = re.compile(r"[ \t]|[ \t]*\r?\n[ \t]*|-")
_POSSESSIVE_WITHIN = re.compile(r"['’]s? ")
_APOSTROPHES = frozenset("'’")


@frozen
class _Words:
    heads: dict[str, str]
    head_parts: frozenset[str]
    phrases: Phrases[str]
    roles: dict[str, frozenset[str]]
    #: how a head begins, and what parts two runs besides signs: a dot that stands in no abbreviation, a word
    #: in small letters that is no link.
    begins: re.Pattern[str]
    parting: re.Pattern[str]

    def has(self, role: str, word: str) -> bool:
        return word in self.roles.get(role, frozenset())


class _Token(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


#: What stands before the body of an office: `Chairman of the`.
_OFFICE_OF = re.compile(r"(?P<office>[\w' -]{3,40})[ \n]of[ \n](?:the[ \n])?$")


def find_by_form(text: str, start: int = 0, end: int | None = None) -> list[OrgMention]:
    """The organizations in ``text[start:end]`` that the form of their names tells, left to right.

    Two forms: a run of words with capitals (``of``, ``for``, ``and``, ``in``, ``the`` inside) round a head
    word (``Institute``, ``Ministry of Health``); and a body that each state has, with its state beside it,
    whatever the letters (``Iran's foreign ministry``, ``the parliament of Iraq``). The span takes in a
    demonym or a state that belongs to the name and leaves out the article and a possessive before it.
    ``country`` comes from a state inside the span or the possessive before it. Of overlapping finds the
    longer one is given.

    Known organizations are found too; :func:`find_organizations` gives them their canonical names.
    """
    last = len(text) if end is None else end
    found = sorted(
        [*_runs(text, start, last), *_bodies(text, start, last)],
        key=lambda m: (m.span.start, -m.span.end, not m.form),
    )
    # Of two that overlap the longer; of two that are as long the one that is a body of a state.
    return _apart(found)


def find_organizations(text: str, start: int = 0, end: int | None = None) -> list[OrgMention]:
    """Known organizations and names told by form together, left to right, none overlapping.

    The longer span wins; of equal ones a known organization, but a body of a state wins over a loose spelling
    (``Polish Senate``). A known name that a form only lengthens (``Reuters`` in ``Reuters News Agency``)
    keeps its canonical name with the longer span.
    """
    surely = organizations_lexicon.find(text, start, end)
    by_start = {mention.span.start: mention for mention in surely if not mention.loose}
    found = list(surely)
    for mention in find_by_form(text, start, end):
        known = by_start.get(mention.span.start)
        if known is not None and known.kind == mention.kind and len(known.span) < len(mention.span):
            rest = text[known.span.end : mention.span.end]
            if all(word in _words().head_parts for word in rest.split()):
                mention = evolve(known, span=mention.span)
        found.append(mention)
    found.sort(key=lambda m: (m.span.start, -m.span.end, m.loose, bool(m.form)))
    return _apart(found)


def is_any_states(mention: OrgMention, text: str) -> bool:
    """Whether every state may have a body so called (`Foreign Office`)."""
    said = fold(mention.span.of(text)).lower()
    return mention.country != "" and any(r["phrase"] == said for r in lexicons.rows("state_bodies"))


def _apart(found: list[OrgMention]) -> list[OrgMention]:
    """Of sorted mentions those that do not overlap; of two that do, the longer, then the first."""
    kept: list[OrgMention] = []
    for mention in found:
        if not kept or not kept[-1].span.overlaps(mention.span):
            kept.append(mention)
        elif len(mention.span) > len(kept[-1].span):
            kept[-1] = mention
    return kept


@lru_cache(maxsize=1)
def _words() -> _Words:
    roles: dict[str, set[str]] = {}
    heads: dict[str, str] = {}
    for row in lexicons.rows("organization_words"):
        roles.setdefault(row["role"], set()).add(row["word"])
        if row["role"] == "head":
            heads[row["word"]] = row["kind"]
    parts = frozenset(word for head in heads for word in head.split(" "))
    inside = "|".join(sorted(roles["link"] | roles["chain"] | roles["article"]))
    begins = {_LETTERS.findall(head)[0] for head in heads}
    return _Words(
        heads,
        parts,
        Phrases(heads.items()),
        {role: frozenset(words) for role, words in roles.items()},
        re.compile("|".join(sorted(begins))),
        re.compile(rf"\s(?!(?:{inside})\s)[a-z]++(?=\s)|\.(?<![A-Z]\.)"),
    )


@lru_cache(maxsize=1)
def _state_bodies() -> Phrases[tuple[str, str]]:
    entries: dict[str, tuple[str, str]] = {}
    for row in lexicons.rows("state_bodies"):
        phrase, value = row["phrase"], (row["form"], row["kind"])
        for spelling in (phrase, phrase.capitalize(), _title(phrase)):
            entries.setdefault(spelling, value)
    return Phrases(entries.items())


def _title(phrase: str) -> str:
    """``ministry of foreign affairs`` → ``Ministry of Foreign Affairs``."""
    return " ".join(w if w in ("of", "the") else w[0].upper() + w[1:] for w in phrase.split(" "))


def _bodies(text: str, start: int, end: int) -> Iterator[OrgMention]:
    """Bodies that each state has, where the state stands beside them."""
    states = [m for m in places.find(text, start, end) if m.iso3 and m.kind in _STATE_KINDS]
    before = {m.span.end: m for m in states}
    after = {m.span.start: m for m in states}
    for span, (form, kind) in _state_bodies().find(text, start, end):
        for length in (1, 2, 3):  # the signs between a state and its body: a space, 's and a space
            owner = before.get(span.start - length)
            if owner is None:
                continue
            between = text[owner.span.end : span.start]
            if between.isspace():
                yield OrgMention(
                    owner.span.hull(span), owner.span.hull(span).of(text), kind, owner.iso3, form=form
                )
            elif _POSSESSIVE.fullmatch(between):
                yield OrgMention(span, span.of(text), kind, owner.iso3, form=form)
            break
        else:
            for link in (" of ", " of the "):
                owner = after.get(span.end + len(link))
                if owner is not None and text.startswith(link, span.end) and owner.kind != places.DEMONYM:
                    whole = span.hull(owner.span)
                    yield OrgMention(whole, whole.of(text), kind, owner.iso3, form=form)


def _runs(text: str, start: int, end: int) -> Iterator[OrgMention]:
    """Runs of words with capitals that hold a head word."""
    words = _words()
    stretches = _stretches(text, start, end, words)
    for run in (run for stretch in stretches for run in _split_runs(text, *stretch, words)):
        if len(run) < 2 or len(run) > _LONGEST:
            continue
        run = _without_name(text, _without_place(text, run, words), words)
        if len(run) < 2:
            continue
        whole = Span(run[0].start, run[-1].end)
        if text[run[-1].start : run[-1].end].lower() in lexicons.word_set("instrument_endings"):
            continue  # `the U.S.-Peru Customs Agreement`
        heads = list(words.phrases.find(text, whole.start, whole.end))
        if not heads or heads[0][0] == whole or places.lookup(whole.of(text)) is not None:
            continue
        # The head is the last one before the first link: the Council in `Council for Bank Reform`.
        link = next((t.start for t in run if not t.capital), whole.end)
        kind = next((kind for span, kind in reversed(heads) if span.start < link), heads[-1][1])
        yield OrgMention(whole, whole.of(text), kind, _country(text, whole))


def _without_name(text: str, run: list[_Token], words: _Words) -> list[_Token]:
    """The run without the person named behind it (`Chairman of the Chilean Senate [Ivo Lund]`)."""
    known = [m.span for m in places.find(text, run[0].start, run[-1].end)]
    size = len(run)
    while size and run[size - 1].capital and fold(run[size - 1].text) not in words.head_parts:
        if any(run[size - 1].start < span.end and span.start < run[size - 1].end for span in known):
            break
        size -= 1
    if not size or len(run) - size not in (2, 3, 4):
        return run
    if not run[size - 1].capital:
        # `Ministry of Health Ivo Lund`
        names = lexicons.word_set("first_names")
        size = next((i for i in range(size + 1, len(run) - 1) if fold(run[i].text) in names), len(run))
        if size == len(run):
            return run
    first = fold(run[size].text)
    given = first in lexicons.word_set("first_names") and first not in lexicons.word_set("common_words")
    before = _OFFICE_OF.search(text, max(0, run[0].start - 60), run[0].start)
    held = before is not None and any(words.has("title", w.capitalize()) for w in before["office"].split())
    return run[:size] if given or held else run


def _without_place(text: str, run: list[_Token], words: _Words) -> list[_Token]:
    """The run without a place of several words where it is told of (`the Rio Group in Santo Domingo`)."""
    for index, token in enumerate(run[:-1]):
        if words.has("place_link", token.text):
            start = run[index + 1].start
            if any(m.span.start == start for m in places.find(text, start, run[-1].end + _PLACE_REACH)):
                return run[:index]
    return run


def _stretches(text: str, start: int, end: int, words: _Words) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` in which a run can hold a head: few of them, and no run leaves one."""
    spots = [m.start() for m in words.begins.finditer(text, start, end)]
    if not text.isascii():
        spots = sorted([*spots, *(m.start() for m in _MARKED.finditer(text, start, end))])
    breaks = [m.start() for m in _BREAK.finditer(text, start, end)] if spots else []
    done = start
    for spot in spots:
        if spot >= done:
            after = bisect_left(breaks, spot)
            begin = max(done, breaks[after - 1] + 1) if after else done
            for part in words.parting.finditer(text, begin, spot):
                begin = part.end()
            done = breaks[after] if after < len(breaks) else end
            if closed := words.parting.search(text, spot, done):
                done = closed.start()
            yield begin, done


def _country(text: str, span: Span) -> str:
    """The one state named inside ``span``, or by a possessive just before it."""
    inside = {m.iso3 for m in places.find(text, span.start, span.end) if m.iso3 and m.kind in _STATE_KINDS}
    if inside:
        return inside.pop() if len(inside) == 1 else ""
    if text[max(0, span.start - 2) : span.start - 1] not in ("s", *_APOSTROPHES):
        return ""
    window = max(0, span.start - 40)
    owners = places.find(text, window, span.start)
    if (
        owners
        and owners[-1].kind in _STATE_KINDS
        and _POSSESSIVE.fullmatch(text, owners[-1].span.end, span.start)
    ):
        return owners[-1].iso3
    return ""


def _split_runs(text: str, start: int, end: int, words: _Words) -> Iterator[list[_Token]]:
    """Runs of words with capitals, links inside where they lead from or to what makes a name."""
    run: list[_Token] = []
    pending: list[_Token] = []  # links after the run, part of it only if a word with a capital follows
    at = start
    while True:
        if not run and (plain := _PLAIN_WORDS.match(text, at, end)):
            at = plain.end()
        match = _WORD.search(text, at, end)
        if match is None:
            break
        at = match.end()
        first = text[match.start()]
        capital = first.isupper() or first.isdigit()
        if not run and not capital:
            continue
        token = _token(text, start, end, match)
        if token is None:
            continue
        apart = bool(run) and not _joined(text, (pending or run)[-1], token, words)
        if (
            apart
            or len(run) > _LONGEST_RUN
            or (capital and pending and not _links(run, pending, token, words))
        ):
            yield from _parts(run, words)
            run, pending = [], []
        if capital:
            run += [*pending, token]
            pending = []
        elif run and _is_link(pending, token, words):
            pending.append(token)
        else:
            yield from _parts(run, words)
            run, pending = [], []
    yield from _parts(run, words)


def _is_link(pending: list[_Token], token: _Token, words: _Words) -> bool:
    if not pending:
        return words.has("link", token.text) or words.has("chain", token.text)
    return len(pending) == 1 and words.has("link", pending[0].text) and words.has("article", token.text)


def _links(run: list[_Token], pending: list[_Token], after: _Token, words: _Words) -> bool:
    """Whether a name goes on over a link: after a head or an opener, and not to a mere place."""
    link = pending[0].text
    if after.text.casefold() in lexicons.word_set("calendar"):
        # `briefed the Security Council on Tuesday`
        return False
    heads = [token for token in run if token.text in words.heads]
    if " ".join(token.text for token in run[-2:]) in words.heads:
        heads.append(run[-1])  # `the Aviation Administration and`
    if words.has("chain", link):
        if heads:
            return any(words.has("link", token.text) for token in run)
        return not all(places.lookup(token.text) for token in run)
    if words.has("place_link", link) and places.lookup(after.text) is not None:
        return False
    return bool(heads) or any(words.has("opener", token.text) for token in run)


def _parts(run: list[_Token], words: _Words) -> Iterator[list[_Token]]:
    """The run, cut at a title (``Commission [Chairperson] Moussa Faki``) and at ``and`` between names."""
    if len(run) < 2 or words.head_parts.isdisjoint([fold(token.text) for token in run]):
        # Most runs are names of persons and places.
        return
    begin = 0
    for index, token in enumerate(run):
        owner = index + 1 < len(run) and run[index + 1].start > token.end + 1  # Prime Minister's Office
        if index > begin and words.has("title", token.text) and run[index - 1].capital and not owner:
            yield from _trimmed(run[begin:index], words)
            begin = index + 1
        if words.has("chain", token.text):
            before, after = run[begin:index], run[index + 1 :]
            if any(t.text in words.heads for t in before) and any(t.text in words.heads for t in after):
                yield from _trimmed(before, words)
                begin = index + 1
    yield from _trimmed(run[begin:], words)


def _joined(text: str, before: _Token, after: _Token, words: _Words) -> bool:
    if after.start - before.end > 8:
        return False
    gap = text[before.end : after.start]
    if gap == " ":
        return True
    if _WITHIN.fullmatch(gap):
        return True
    return words.has("possessor", before.text.rstrip("'’")) and _POSSESSIVE_WITHIN.fullmatch(gap) is not None


def _trimmed(run: list[_Token], words: _Words) -> Iterator[list[_Token]]:
    """The run without the words before a name that are none of it (``The``, ``President``)."""
    first = 0
    while first < len(run) and (not run[first].text[0].isupper() or words.has("not_first", run[first].text)):
        first += 1
    if first < len(run):
        yield run[first:]


def _token(text: str, start: int, end: int, match: re.Match[str]) -> _Token | None:
    """A word or ``&``, a dotted abbreviation as one; None for the ``s`` of a possessive and for what is
    cut.
    """
    first, last = match.span()
    if first == start > 0 and text[first - 1].isalnum():
        return None
    if last == end < len(text) and text[last].isalnum():
        return None
    if match.group() == "s" and first > 0 and text[first - 1] in _APOSTROPHES:
        return None
    return _Token(first, last, match.group())
