"""Lists of names joined by commas and `and`, read from the surface where the parser loses its way."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from ..candidates import EXPLICIT, NORMALIZED, RoleCandidate
from ..spans import Span
from .antecedents import SUBJECTS
from .document import Document
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Entity, Referent

if TYPE_CHECKING:
    from .words import Token

    Named = Callable[[Entity], Referent]

_LINK = re.compile(r"[ \n]*,?[ \n]*(?P<and>\b(?:and|as well as)[ \n]+|&[ \n]+)?(?:the[ \n]+)?")
_OF = re.compile(r"[ \n]+of[ \n]+[^,;.]+$|,[ \n]+[^\W\d_a-z][^,;]+$")
_OWNING = ("'s ", "\u2019s ")
_JOINED = re.compile(r"[-\u2013][a-z]+(?:ed|led|run|held|dominated)\b")
_OF_THE = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?")
_BEHALF = re.compile(r",?[ \n]+(?:,[ \n]+)?(?:signing[ \n]+)?on[ \n]+behalf[ \n]+of[ \n]+(?:the[ \n]+)?")


def _holds_one(whole: Span, people: Sequence[Span]) -> bool:
    """Whether at most one of the persons' names, which do not overlap, stands inside ``whole``."""
    at = bisect.bisect_left(people, whole.start, key=lambda p: p.start)
    return not (len(people) > at + 1 and people[at + 1].end <= whole.end)


@define(eq=False)
class Chains:
    """The names of an article, each person's with the title before it, and the lists that they form.

    Attributes:
        blocks: each name with its words, a person's with the title before the name, in order.
        block_of: the person in whose block a token stands, by token index.
    """

    document: Document
    entities: Sequence[Entity]
    roles: Sequence[RoleCandidate]
    blocks: list[tuple[Span, Entity]] = field(init=False, factory=list)
    block_of: dict[int, Entity] = field(init=False, factory=dict)
    _index: dict[Span, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        text = self.document.text
        people = [e.span for e in self.entities if e.kind == PERSON]
        # What says `Presidents A of X and B of Y` is no name with a title, but two.
        people.sort()
        wholes = sorted(
            s.span for r in self.roles for s in r.supports if s.field == "*" and _holds_one(s.span, people)
        )
        reach = max((len(w) for w in wholes), default=0)
        states = {e.span.start: e for e in self.entities if e.kind == COUNTRY and e.form in ("name", "alias")}
        ends = {e.span.end: e for e in states.values()}
        for entity in self.entities:
            if entity.kind == PERSON:
                behalf = on_behalf(text, entity, self.entities)
                # `President X of the United States and Prime Minister Y`: the state is no participant.
                end = entity.span.end
                first = bisect.bisect_left(wholes, entity.span.start - reach, key=lambda w: w.start)
                last = bisect.bisect_right(wholes, entity.span.start, key=lambda w: w.start)
                around = [w for w in wholes[first:last] if entity.span in w]
                own = [w for w in around if w.end == end or _OF.match(text, end, w.end)]
                starts = [w.start for w in own if len(w) <= 160]
                end = max([end, *(w.end for w in own)]) if behalf is None else behalf.span.end
                begin = min([entity.span.start, *starts])
                # `Peru's X and Y of Chile`, told with no office
                of = _OF_THE.match(text, end)
                end = states[of.end()].span.end if of is not None and of.end() in states else end
                if text[begin - 3 : begin] in _OWNING and begin - 3 in ends:
                    begin = ends[begin - 3].span.start
                block = Span(begin, end)
                for token in self.document.tokens(block):
                    self.block_of.setdefault(token.i, entity)
                while self.blocks and self.blocks[-1][0] in block:
                    self.blocks.pop()
                self.blocks.append((block, entity))
            elif entity.form in ("name", "alias") and not (self.blocks and entity.span in self.blocks[-1][0]):
                block, begin = entity.span, entity.span.start
                if entity.kind == ORGANIZATION and text[begin - 3 : begin] in _OWNING and begin - 3 in ends:
                    # `China's CNPC`
                    block = Span(ends[begin - 3].span.start, block.end)
                    if self.blocks and self.blocks[-1][0] in block:
                        self.blocks.pop()
                self.blocks.append((block, entity))
        self._index = {entity.span: i for i, (_, entity) in enumerate(self.blocks)}

    def extend(self, token: Token, found: list[Referent], name_of: Named) -> list[Referent]:
        """``found`` with the names that are joined to it by commas and `and`.

        The parser loses its way in long titles (`A and Colombian Vice President and Minister of Foreign
        Affairs B`) and long lists; a body or state inside a person's title is no participant.
        """
        people = [r for r in found if r.kind != WORDS and r.basis in (EXPLICIT, NORMALIZED)]
        if not people or token.dep_ not in (*SUBJECTS, "dobj", "pobj", "appos", "conj", "ROOT", "compound"):
            return found
        at = [i for i in [self._index.get(r.span) for r in people] if i is not None]
        if not at and len(found) == 1:
            return found
        chain = self._chain(min(at), max(at)) if at else []
        spans_ = [self.blocks[i][0] for i in chain]
        inside = [
            r
            for r in found
            if r.kind in (PERSON, WORDS) or not any(r.span in b and r.span != b for b in spans_)
        ]
        named = [name_of(self.blocks[i][1]) for i in chain]
        merged = [*named, *(r for r in inside if not listed(r, named))]
        return [r for i, r in enumerate(merged) if not i or not listed(r, merged[:i])]

    def _chain(self, first: int, last: int) -> list[int]:
        """Indices of the blocks joined to ``first`` to ``last``, by a comma only where `and` follows."""
        text = self.document.text
        blocks = self.blocks
        joined = first != last
        while last + 1 < len(blocks):
            link = _LINK.fullmatch(text[blocks[last][0].end : blocks[last + 1][0].start])
            if link is None or not (link["and"] or self._continues(last + 1)) or self._acts(last + 1, first):
                break
            if self._modifies(last + 1):
                break
            joined = joined or bool(link["and"])
            last += 1
        while first > 0:
            link = _LINK.fullmatch(text[blocks[first - 1][0].end : blocks[first][0].start])
            if link is None or not (link["and"] or (joined and not self._is_object(first - 1, last))):
                break
            if link["and"] and self._joins_clauses(blocks[first - 1][0].end + link.start("and"), first):
                break
            joined = True
            first -= 1
        return [i for i in range(first, last + 1) if not _JOINED.match(text, blocks[i][0].end)]

    def _is_object(self, at: int, last: int) -> bool:
        """Whether block ``at`` closes a fronted phrase (`After sanctions from the U.S., Iran and Venezuela
        pledged`): an object, while the names after it stand before a verb that has no other subject.
        """
        first = node = self.document.tokens(self.blocks[at][1].span)[-1]
        while node.dep_ in ("conj", "appos") and node.head.i != node.i:
            node = node.head
        if node is not first and not self._is_whole(at, node):
            return False
        inside = self.document.tokens(self.blocks[last][1].span)
        end = next((t for t in inside if t.head not in inside), inside[-1])
        following = next((t for t in end.doc[inside[-1].i + 1 : inside[-1].i + 4] if t.pos_ == "VERB"), None)
        acts = following is not None and not any(c.dep_ in SUBJECTS for c in following.children)
        while end.dep_ == "conj" and end.head.i > node.i:
            end = end.head
        return node.dep_ in ("pobj", "dobj") and (acts or end.dep_ in SUBJECTS)

    def _is_whole(self, at: int, top: Token) -> bool:
        """Whether block ``at`` and the word above it are one place or list (`in Lima, Peru`; not `On Friday,
        Peru and Chile`, `In Lima, Peru and Chile`).
        """
        above = next((e for e in self.entities if top.idx in e.span), None)
        return above is not None and (not above.city or above.id == self.blocks[at][1].id)

    def _continues(self, at: int) -> bool:
        """Whether the list goes on after block ``at`` and ends with `and`."""
        text = self.document.text
        for i in range(at, len(self.blocks) - 1):
            link = _LINK.fullmatch(text[self.blocks[i][0].end : self.blocks[i + 1][0].start])
            if link is None:
                return False
            if link["and"]:
                return True
        return False

    def _modifies(self, at: int) -> bool:
        """Whether block ``at`` only modifies a noun behind it (`X and the U.S. delegation`)."""
        block, entity = self.blocks[at]
        if _JOINED.match(self.document.text, block.end):
            return True  # `X and Iran-backed rebels`
        last = self.document.tokens(entity.span)[-1]
        behind = last.head
        return (
            entity.kind == COUNTRY
            and last.dep_ in ("compound", "amod", "nmod", "poss")
            and behind.pos_ == "NOUN"
            and behind.idx >= block.end
        )

    def _joins_clauses(self, at: int, block: int) -> bool:
        """Whether an `and` joins two verbs, the second with the block as its subject (`spoke at the Council,
        and Minister X noted`).
        """
        return self.document.token_at(at).head.pos_ == "VERB" and self._acts(block, block - 1)

    def _acts(self, at: int, first: int) -> bool:
        """Whether block ``at`` is the subject of a clause of its own (`X met Y and Z said`)."""
        last = self.document.tokens(self.blocks[at][1].span)[-1]
        start = self.document.tokens(self.blocks[first][1].span)[-1]
        # `Talks between A, B, and C are set to resume`: the verb has its subject before the list.
        told = any(c.dep_ in SUBJECTS and c.i < start.i for c in last.head.children)
        return last.dep_ in SUBJECTS and start.dep_ not in SUBJECTS and not told


def on_behalf(text: str, person: Entity, entities: Sequence[Entity]) -> Entity | None:
    """The state or body for which somebody acts: `X on behalf of the Reform Party`."""
    m = _BEHALF.match(text, person.span.end)
    if m is None:
        return None
    return next((e for e in entities if e.span.start == m.end() and e.kind != PERSON), None)


def listed(referent: Referent, listed: Sequence[Referent]) -> bool:
    """Whether a participant is in the list already."""
    return (referent.kind, referent.id, referent.words) in [(o.kind, o.id, o.words) for o in listed]


def misjoined(token: Token) -> list[Token]:
    """`government` of `The government and XYZ rebel group`, hung before the noun though `and` parts them."""
    return [
        c
        for c in token.lefts
        if c.dep_ in ("nmod", "compound")
        and is_nominal(c)
        and any(cc.dep_ == "cc" and c.i < cc.i < token.i for cc in c.children)
    ]


def is_nominal(token: Token) -> bool:
    """Whether a word can head a noun phrase of its own."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or token.tag_ in ("PRP", "DT")
