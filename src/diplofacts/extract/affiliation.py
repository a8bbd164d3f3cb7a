"""Which state or body an office belongs to, from the words around its title (codebook section 3)."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from ..candidates import EXPLICIT, INFERRED, NORMALIZED, OrganizationCandidate
from ..spans import Span
from .document import Document
from .lexicons import fold, rows, word_set, words
from .reading import COUNTRY, ORGANIZATION, Entity
from .titles import TitleMention, find_titles

#: Kinds of bodies of a state: an office in one belongs to the state (codebook section 2).
STATE_BODIES = frozenset({"government_body"})

_BEFORE = re.compile(
    r"^(?:['\u2019]s?)?[ \n]*"
    r"(?:(?!(?:during|after|before|amid|when|while|until|with|to|from|by|at|in|on|via|of)\b)"
    r"(?:the|its|own|[a-z]+ly|[a-z][a-z-]*)[ \n]+){0,2}$"
)
#: What stands between a state and the body to which it sends somebody (`China's deputy UN ambassador`).
_SENDS = re.compile(
    r"(?:['\u2019]s?)?[ \n]+(?:(?:deputy|new|former|acting|outgoing|top|permanent)[ \n]+)?"
    r"|['\u2019]s?[ \n]*"
)
#: A title's short form (`External Affairs Minister (EAM) of India`).
_SHORT = r"^(?:[ \n]+\([A-Z]{2,6}\))?"
_OF_ONLY = re.compile(rf"{_SHORT}[ \n]+of[ \n]+(?:the[ \n]+)?(?:new[ \n]+)?", re.IGNORECASE)
#: `the A Party (AP), led by its president X`
_HIS = re.compile(r"\b(?:its|their|his|her)[ \n]+$", re.IGNORECASE)
_ITS = re.compile(
    r"^\)?,?[ \n]+(?:(?:(?:led|headed|chaired|represented)[ \n]+by|and|with|through)[ \n]+)?its[ \n]+$"
)
#: Kinds of bodies that are named with a state and are none of its own.
_APART = frozenset({"party", "armed_group", "company", "media"})
#: `Lebanon's`, `the Palestinian`, before the body: `Yemen's Houthi A`
_IN_STATE = re.compile(r"(?:['\u2019]s)?[ \n]+(?P<body>)(?:[^\W\d_a-z][\w-]+[ \n]+)?(?=[^\W\d_a-z])")
_SMALL = (
    r"(?!(?:of|and|or|in|for|to|with|at|on|by|from|as|who|that|which|is|was)\b)"
    r"(?:\d+-)?[a-z][\w'\u2019-]*[ \n]+"
)
#: Words in small letters before a body's name: `leader of the far-right A`, `for the main party, B`.
_OF_SUCH = re.compile(
    rf"^[ \n]+(?:of|for)[ \n]+(?:the[ \n]+|its[ \n]+|a[ \n]+|one[ \n]+of[ \n]+the[ \n]+)?(?:{_SMALL}){{1,4}}"
)
_SUCH_A = re.compile(
    r"^[ \n]+(?:of|for)[ \n]+(?:[\w'\u2019-]+[ \n]+){1,7}(?P<noun>[a-z]+),[ \n]+(?:the[ \n]+)?(?=[^\W\d_a-z])"
)
_APPOSED = re.compile(r",[ \n]+(?:the[ \n]+)?(?=[^\W\d_a-z])")
_ITEM_ENDS = re.compile(r"(?P<item>[;.)]|,?[ \n]+and\b)|,")
_OF_HOLDER = re.compile(
    r"[ \n]+(?:of|to|for)[ \n]+(?:the[ \n]+)?(?P<office>[^\W\d_a-z][\w-]*(?:[ \n]+[^\W\d_a-z][\w-]*){0,3}?)"
    r"(?P<link>)[ \n]+of[ \n]"
)
#: `Director General of the Transport Department at the Finnish Ministry`: a part, and what it is part of.
_OF_PART = re.compile(
    r"^[ \n]+(?:of|for)[ \n]+(?:the[ \n]+)?(?:[^\W\d_a-z][\w-]*[ \n]+|(?:and|of|for)[ \n]+){1,7}"
    r"(?:at|in|of|within)"
    r"[ \n]+(?:the[ \n]+)?(?=[^\W\d_a-z])"
)
_TO = re.compile(r"^[ \n]+to[ \n]+(?:the[ \n]+)?", re.IGNORECASE)
#: A body named before, as the owner of an office (`the council's president`, `Assembly President X`).
_BODYS = re.compile(
    r"(?:\b[Tt]he[ \n]+(?=[a-z]+['\u2019])|(?<=[.!?][ \n])(?=[^\W\d_a-z]))(?P<noun>[A-Za-z]{3,20})"
    r"(?:['\u2019]s)?[ \n]+"
)
#: Among how many names told before, at most, that body is looked for.
_BACK = 60
_ON = re.compile(r"[ \n]+on[ \n]")


@functools.cache
def _body_kinds() -> dict[str, frozenset[str]]:
    """The kinds of bodies that a noun may mean (`the group's chairman`)."""
    return {row["noun"]: frozenset(row["kinds"].split("|")) for row in rows("body_nouns")}


@functools.cache
def _of() -> re.Pattern[str]:
    """What leads from an office to whose it is, plain words before the name too: `leader of the opposition A
    party`, `head of the Islamist group B`.
    """
    creeds = "|".join(map(re.escape, words("creeds")))
    plain = (
        r"(?-i:(?:(?!(?:of|for|at|in|on|to|from|with|by|and|or|the|an?|his|her|its|their|who|which)\b)"
        rf"(?:[a-z][a-z-]*|{creeds})[ \n]+){{0,2}})"
    )
    return re.compile(
        rf"{_SHORT}[ \n]+(?:of|for|at|in|on)[ \n]+(?:the[ \n]+)?(?:new[ \n]+|state[ \n]+of[ \n]+)?{plain}",
        re.IGNORECASE,
    )


@frozen
class Affiliation:
    """The state or body of an office, with the words that say so.

    Attributes:
        country: ISO code, or empty.
        organization: candidate id, or empty.
        span: the words; None where the title itself implies the state.
        basis: ``explicit`` or ``normalized``; ``inferred`` for an implied one.
    """

    country: str = ""
    organization: str = ""
    span: Span | None = None
    basis: str = NORMALIZED

    def __bool__(self) -> bool:
        return bool(self.country or self.organization)


@define(eq=False)
class Affiliations:
    """Looks up the state or body beside a title."""

    document: Document
    entities: Sequence[Entity]
    organizations: Mapping[str, OrganizationCandidate]
    _starts: list[int] = field(init=False)
    _ends: list[tuple[int, int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.entities = [e for e in self.entities if e.kind in (COUNTRY, ORGANIZATION)]
        self._starts = [e.span.start for e in self.entities]
        self._ends = sorted((e.span.end, i) for i, e in enumerate(self.entities))

    def of(self, title: TitleMention, name: Span | None = None) -> Affiliation:
        """The affiliation of ``title``: before it, after it, or after the name that follows it."""
        found = (
            self._following(title.outer.end, _OF_ONLY) or self.before(title.outer.start) or self.after(title)
        )
        own = title.office != "secretary_general"  # `Secretary-General X of Norway` is of a body
        if own and not found and name is not None and name.start >= title.outer.end:
            found = self.after_name(name)
        if not found and title.country and "|" not in title.country:
            found = Affiliation(title.country, "", None, INFERRED)
        return found

    def before(self, offset: int) -> Affiliation:
        """The state or body named right before ``offset`` (`Iran's`, `the Venezuelan`, `White House`)."""
        i = bisect.bisect_right(self._ends, (offset, 10**9)) - 1
        if i < 0:
            return Affiliation()
        if (body := self._body_again(offset)) is not None:
            return self._affiliation(body)
        entity = self.entities[self._ends[i][1]]
        between = self.document.text[entity.span.end : offset]
        if self.document.text.endswith(("anti-", "Anti-"), 0, entity.span.start):
            return Affiliation()  # `anti-Taliban commander X`
        named = self.organizations.get(entity.id)
        if named is not None and named.kind == "international_organization" and self._is_its(entity):
            return Affiliation()  # `Its UN ambassador`: of the state told before
        if _ITS.match(between):
            return self._affiliation(entity)
        if len(between) > 30 or not _BEFORE.match(between):
            # `U.S. Embassy Bogota Chargé d'Affaires`: capitalised words of an office between.
            return self._through_capitals(offset)
        if entity.form == "city" and self.document.text[: entity.span.start].rstrip(" ")[-1:].isalpha():
            through = self._through_capitals(offset)
            if through:
                return through
        inside = self.document.tokens(Span(entity.span.end, offset)) if entity.span.end < offset else []
        if any(t.pos_ in ("VERB", "AUX") and t.idx >= entity.span.end for t in inside):
            return Affiliation()
        lower = [w for w in re.findall(r"[a-z-]+", between) if w != "s"]
        if any(fold(w) in word_set("modifier_stops") for w in lower):
            return Affiliation()
        return self._affiliation(self._sender(i) or self._spelt_out(entity))

    def _is_its(self, entity: Entity) -> bool:
        """Whether a possessive pronoun stands before a body's name."""
        return _HIS.search(self.document.text, max(0, entity.span.start - 8), entity.span.start) is not None

    def _body_again(self, offset: int) -> Entity | None:
        """The body told before, of which `the council's` right before ``offset`` is."""
        m = _BODYS.search(self.document.text, max(0, offset - 40), offset)
        if m is None or m.end() != offset or fold(m["noun"]) not in _body_kinds():
            return None
        last = bisect.bisect_right(self._starts, m.start())
        told = [e for e in reversed(self.entities[max(0, last - _BACK) : last]) if e.kind == ORGANIZATION]
        named = (e for e in told if fold(m["noun"]) in fold(self.document.words(e.span)).split())
        kinds = _body_kinds()[fold(m["noun"])]
        return next(named, None) or next((e for e in told if self.organizations[e.id].kind in kinds), None)

    def _sender(self, i: int) -> Entity | None:
        """The state right before a body of several states: `Russia's UN ambassador` is Russia's."""
        entity = self.entities[self._ends[i][1]]
        state = self.entities[self._ends[i - 1][1]] if i else None
        if state is None or state.kind != COUNTRY or not state.id or entity.kind != ORGANIZATION:
            return None
        if self.organizations[entity.id].kind != "international_organization":
            return None
        between = self.document.text[state.span.end : entity.span.start]
        return state if _SENDS.fullmatch(between) else None

    def _through_capitals(self, offset: int) -> Affiliation:
        start = offset
        text = self.document.text
        for _ in range(5):
            m = re.search(
                r"(?:^|(?<=[\s(]))([^\W\d_][\w.'\u2019-]*|\([A-Z]+\))[ ]+$", text[max(0, start - 40) : start]
            )
            if m is None or not (m[1][0].isupper() or m[1][0] == "("):
                break
            if m[1].endswith(".") and "." not in m[1][:-1]:
                # A sentence ends here (`on behalf of Lusaka. President X`).
                break
            start = start - (len(text[max(0, start - 40) : start]) - m.start(1))
        first, last = (bisect.bisect_left(self._starts, at) for at in (start, offset))
        inside = [e for e in self.entities[first:last] if e.span.end <= offset]
        if not inside or text[inside[0].span.end : offset].count(",") or not text[start:offset].strip():
            return Affiliation()
        if re.search(r"[a-z][ \n]+(?:for|on)[ \n]+(?:the[ \n]+)?$", text[max(0, start - 12) : start]):
            # `Special Representative for Syria Engagement Ambassador X`: what another office deals with.
            return Affiliation()
        bodies = [e for e in inside if e.kind == ORGANIZATION]
        return self._affiliation(self._spelt_out(bodies[-1] if bodies else inside[0]))

    def _spelt_out(self, entity: Entity) -> Entity:
        """The full name before a short one in brackets (`Republic of Korea (ROK) Minister X`)."""
        if self.document.text[entity.span.start - 2 : entity.span.start] != " (":
            return entity
        named = (e for e in self.entities if e.span.end + 2 == entity.span.start and e.id == entity.id)
        return next(named, entity)

    def after(self, title: TitleMention) -> Affiliation:
        """The state or body named by `of` after the title (`of the State of Israel` is its whole name)."""
        found = self._following(title.outer.end, _OF_ONLY) or self._following(title.outer.end, _of())
        found = found or self._of_holder(title.outer.end)
        found = found or self._such(title.outer.end)
        if not found and title.office == "official":
            found = self._following(title.outer.end, _OF_PART)
        if (
            found
            and title.office == "envoy"
            and not re.match(r"[ \n]+of\b", self.document.text[title.outer.end : title.outer.end + 8])
        ):
            return Affiliation()
        if found.country and _ON.match(self.document.text, title.outer.end):
            return Affiliation()  # `a senior adviser on Russia`: what he deals with
        return found

    def _of_holder(self, offset: int) -> Affiliation:
        """The state of the office-holder served (`special envoy of the President of Chile`)."""
        m = _OF_HOLDER.match(self.document.text, offset)
        served = m is not None and find_titles(m["office"])
        return self._following(m.start("link"), _OF_ONLY) if m is not None and served else Affiliation()

    def _such(self, offset: int) -> Affiliation:
        """The body named behind words for what it is (`leader of the far-right A`, `spokesman for the main
        opposition party, the B`).
        """
        window = self.document.text[offset : offset + 90]
        m = _OF_SUCH.match(window)
        entity = self._at(offset + m.end()) if m else None
        if entity is None:
            m = _SUCH_A.match(window)
            if m is not None and fold(m["noun"]).removesuffix("s") in word_set("group_heads"):
                entity = self._at(offset + m.end())
        if entity is None or entity.kind != ORGANIZATION:
            return Affiliation()
        return self._affiliation(entity)

    def named_by_of(self, title: TitleMention) -> Span | None:
        """The words for the state or body that `of` names after the title, of whatever state it is."""
        m = _OF_ONLY.match(self.document.text[title.outer.end : title.outer.end + 40])
        entity = self._at(title.outer.end + m.end()) if m else None
        return entity.span if entity is not None else None

    def after_name(self, name: Span) -> Affiliation:
        """The state or body named by `of` right after a name (`Prime Minister X of Canada`), or the body of a
        state behind its comma (`Assistant Secretary X, US Department of the Interior`).
        """
        found = self._following(name.end, _OF_ONLY)
        m = None if found else _APPOSED.match(self.document.text, name.end)
        entity = self._at(m.end()) if m is not None else None
        if entity is not None and entity.kind == ORGANIZATION:
            body = self.organizations[entity.id]
            return self._affiliation(entity) if body.kind in STATE_BODIES else Affiliation()
        return found

    def behind_comma(self, offset: int) -> Affiliation:
        """The body, or at the end of an item the state, behind a title and a comma (`X, President, World
        Bank;`).
        """
        m = _APPOSED.match(self.document.text, offset)
        entity = self._at(m.end()) if m is not None else None
        ends = _ITEM_ENDS.match(self.document.text, entity.span.end) if entity is not None else None
        if entity is None or ends is None or entity.city or (entity.kind == COUNTRY and not ends["item"]):
            return Affiliation()
        return self._affiliation(entity)

    def goal(self, title: TitleMention) -> Entity | None:
        """Where an ambassador is accredited (`ambassador to Canada`): not the state the office
        belongs to.
        """
        start = title.outer.end
        of = self._following(start, _OF_ONLY)
        if of.span is not None:
            start = of.span.end
        m = _TO.match(self.document.text[start : start + 30])
        return self._at(start + m.end()) if m else None

    def named(self, offset: int) -> Affiliation:
        """The state or body named at ``offset``, as an affiliation."""
        entity = self._at(offset)
        return self._affiliation(entity) if entity is not None else Affiliation()

    def named_at(self, offset: int) -> Span | None:
        """The state or body named at ``offset``."""
        entity = self._at(offset)
        return entity.span if entity is not None else None

    def _following(self, offset: int, link: re.Pattern[str]) -> Affiliation:
        m = link.match(self.document.text[offset : offset + 100])
        entity = self._at(offset + m.end()) if m else None
        return self._affiliation(self._body_in(entity)) if entity is not None else Affiliation()

    def _body_in(self, state: Entity) -> Entity:
        """The party or movement named right behind its state (`the leader of Lebanon's Amal movement`)."""
        m = _IN_STATE.match(self.document.text, state.span.end) if state.kind == COUNTRY else None
        ends = (m.start("body"), m.end()) if m is not None else ()
        bodies = [e for at in ends if (e := self._at(at)) is not None and e.kind == ORGANIZATION]
        bodies = [e for e in bodies if self.organizations[e.id].kind in _APART]
        return bodies[-1] if bodies else state

    def _at(self, offset: int) -> Entity | None:
        i = bisect.bisect_left(self._starts, offset)
        return self.entities[i] if i < len(self.entities) and self._starts[i] == offset else None

    def _affiliation(self, entity: Entity) -> Affiliation:
        if entity.kind == COUNTRY:
            return Affiliation(entity.id, "", entity.span, NORMALIZED)
        body = self.organizations[entity.id]
        if body.kind in STATE_BODIES:
            # A body of a state that the words do not name (`Foreign Ministry spokesman`) leaves the state
            # open.
            return Affiliation(body.country, "", entity.span, NORMALIZED) if body.country else Affiliation()
        basis = EXPLICIT if fold(self.document.words(entity.span)) == fold(body.name) else NORMALIZED
        return Affiliation("", entity.id, entity.span, basis)
