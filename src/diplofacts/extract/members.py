"""The state of those whom a list names as members of a delegation, or as companions (codebook section 3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..candidates import RoleCandidate
from .lexicons import word_set
from .owners import Surroundings
from .reading import PERSON, Entity

#: How far before an office its list may begin, in characters.
_LIST = 600
_LISTS = re.compile(
    rf"\b(?P<sent>{'|'.join(sorted(word_set('sent_groups')))})"
    r"(?:[ \n]+(?:to|at|in|from|of)[ \n][^.;:,\n]{1,60})?,?[ \n]+"
    r"(?:(?:which|that|who)[ \n]+)?(?:also[ \n]+)?"
    r"(?:includ(?:es?|ed|ing)|compris(?:es?|ed|ing)|consist(?:s|ed|ing)[ \n]+of"
    r"|(?:(?:is|was|were)[ \n]+)?(?:composed|made[ \n]+up)[ \n]+of)[ \n]+"
)
_COMPANY = re.compile(r"\b(?:accompanied|joined)[ \n]+by[ \n]+")
#: What may stand between those listed.
_BETWEEN = re.compile(r"(?:[\s,]|\b(?:and|as|well|also|the|its|his|her|other|others|with)\b)*")
#: Whose it is right before the noun: `X's delegation`, `the Chadian delegation`; `his delegation`.
_OWN = re.compile(r"(?:['\u2019]s?)?[ \n]+(?:[a-z-]+[ \n]+){0,2}")
_HIS = re.compile(r"\b(?:his|her)[ \n]+(?:[a-z-]+[ \n]+){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"[ \n]+(?:of|from)[ \n]+(?:the[ \n]+)?")


class Members(Surroundings):
    """Finds the state of a delegation from its list of members."""

    def state(self, role: RoleCandidate, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The state of the delegation in whose list of members the office stands, or of whom its holder
        accompanies.
        """
        text = self.finder.document.text
        at = role.supports[0].span.start
        first = max(0, at - _LIST)
        company = [*_COMPANY.finditer(text, first, at)]
        leads = [*_LISTS.finditer(text, first, at), *company]
        lead = max(leads, key=lambda m: m.end(), default=None)
        if lead is None or not self._is_list(lead.end(), at, roles):
            return None
        if lead in company:
            return self._of_person(lead.start(), roles)
        return self._of_group(lead.start("sent"), lead.end("sent"), roles)

    def _is_list(self, start: int, end: int, roles: Sequence[RoleCandidate]) -> bool:
        """Whether only persons and their offices stand between two offsets."""
        text, rest = self.finder.document.text, start
        people = (e.span for e in self.entities if e.kind == PERSON)
        spans = sorted(s for s in (*people, *(r.supports[0].span for r in roles)) if start <= s.start < end)
        for span in spans:
            if span.end <= rest:
                continue
            if span.start > rest and _BETWEEN.fullmatch(text, rest, span.start) is None:
                return False
            rest = span.end
        return rest >= end or _BETWEEN.fullmatch(text, rest, end) is not None

    def _of_group(self, start: int, end: int, roles: Sequence[RoleCandidate]) -> Entity | None:
        text = self.finder.document.text
        before = [e for e in self.states if e.span.end <= start]
        if before and _OWN.fullmatch(text, before[-1].span.end, start):
            return before[-1]
        link = _FROM.match(text, end)
        behind = next((e for e in self.states if link is not None and e.span.start == link.end()), None)
        if behind is not None:
            return behind
        people = [e for e in self.entities if e.kind == PERSON and e.span.end <= start]
        if people and _OWN.fullmatch(text, people[-1].span.end, start) and people[-1].span.end < start - 1:
            return self._of_person(start, roles)  # `X's delegation`
        sentence = self.finder.document.sentence_of(start)
        led = sentence is not None and any(e.span in sentence.span for e in people)
        return self._of_person(start, roles) if led or _HIS.search(text, max(0, start - 60), start) else None

    def _of_person(self, before: int, roles: Sequence[RoleCandidate]) -> Entity | None:
        """The state of the person named last before an offset."""
        people = [e for e in self.entities if e.kind == PERSON and e.span.end <= before]
        held = [r for r in roles if people and r.person == people[-1].id and r.country]
        return next((e for e in self.states if held and e.id == held[0].country), None)
