"""Roles: assertions that a person holds, held or will hold an office (codebook section 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import define, evolve, field

from ..candidates import EXPLICIT, OrganizationCandidate, PersonCandidate, RoleCandidate
from ..spans import Span
from .affiliation import Affiliation, Affiliations
from .document import Document
from .leaders import leading_roles
from .lexicons import fold, word_set
from .names import is_honorific
from .role_candidates import make_role
from .role_patterns import (
    ANOTHER,
    AS,
    BEFORE,
    CAPACITY,
    FUTURE,
    JOIN,
    LOCATED,
    NAMING,
    NOW,
    OF_BODY,
    SERVES,
    SOME,
    TO_NAME,
    goes_on,
    serves_another,
    without_rank,
)
from .role_verbs import (
    by_being,
    effects,
    is_given,
    is_succeeded,
    leads_on,
    names_another,
    possesses,
    served_then,
    takes_away,
    verb_pattern,
)
from .set_apart import closes_behind, in_house, is_modifier, is_organ, opens_beside, past_owner, past_titles
from .title_chains import is_another, is_no_post, is_relative, is_sought
from .title_status import RANK, is_posted, with_chamber, with_rank, with_status
from .titles import CURRENT, ELECT, FORMER, TitleMention, fits, in_field

_DETERMINERS = re.compile(
    r"^(?:[ \n]*(?:the|a|an|his|her|its|their|also|now|currently|current|new|and"
    r"|who[ \n]+is|who[ \n]+was|serving[ \n]+as)\b)*[ \n]*",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^[ \n]*\([A-Z][A-Za-z.-]{1,9}\)")
#: The last word before an offset.
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s,(]))([^\W\d_][\w.'\u2019]*)[ \n]+$")
#: An address of two words (`Tan Sri`).
_WORDS_BEFORE = re.compile(r"([^\W\d_]+ [^\W\d_]+)[ \n]+$")
_NEXT_HOLDER = re.compile(r",[ \n]+and[ \n]+(?:the[ \n]+)?")
#: The rules of `Presidents A and B`, and of `Y succeeded X as foreign minister`.
PLURAL, SUCCEEDED = "roles.plural-title", "roles.succeeded"


@define(eq=False)
class RoleFinder:
    """Finds the roles of one article."""

    document: Document
    people: Sequence[PersonCandidate]
    titles: Sequence[TitleMention]
    affiliations: Affiliations
    organizations: Mapping[str, OrganizationCandidate]
    _mentions: list[tuple[Span, str]] = field(init=False)
    #: where each name begins when the honorifics before it are counted in.
    _begins: dict[int, int] = field(init=False, factory=dict)
    #: the roles of the names read so far.
    _found: list[RoleCandidate] = field(init=False, factory=list)
    #: titles that were read as some person's, by offset; the others are descriptions to be resolved.
    used: set[int] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        self._mentions = sorted((m, p.id) for p in self.people for m in p.mentions)

    def find(self) -> list[RoleCandidate]:
        """All roles that stand beside a name or are given by a verb, not yet merged."""
        found = self._found
        for i, (mention, person) in enumerate(self._mentions):
            before = self._mentions[i - 1][0].end if i else 0
            found += self._before(mention, person, before)
            found += self._after(mention, person, i)
            found += leading_roles(self, mention, person)
        return found

    def _before(self, name: Span, person: str, floor: int) -> list[RoleCandidate]:
        """`Venezuelan Vice President and Minister of Foreign Affairs X`, honorifics and one comma between."""
        start = self.without_honorifics(name.start)
        chain: list[TitleMention] = []
        for title in reversed([t for t in self.titles if floor <= t.outer.start and t.outer.end <= start]):
            gap = self.document.text[title.outer.end : start]
            if chain:
                affiliation = self.affiliations.before(chain[-1].outer.start)
                of_body = self.affiliations.of(chain[-1], name).organization
                cut = affiliation.span.start if affiliation.span is not None else chain[-1].outer.start
                # `The spokesman of the Foreign Ministry, Ambassador X`
                owner = self.affiliations.named_by_of(title)
                end = owner.end if owner is not None and owner.end <= cut else title.outer.end
                rest = self.document.text[end : chain[-1].outer.start]
                if "\n\n" in rest or (rest[:1] == "," and self._closed(title, None, floor)):
                    break
                if rest[:1] == "," and opens_beside(self.document, title.outer, name, ","):
                    break
                in_between = in_field(self.document.text, title, chain[-1].outer.start)
                if not in_between and not (
                    NOW.match(self.document.text[title.outer.end : chain[-1].outer.start])
                    or (JOIN.match(rest) and (end == title.outer.end or rest[:1] == "," or of_body))
                    or (rest[:1] == "," and end <= cut and JOIN.match(self.document.text[end:cut]))
                    or (title.outer.end <= cut and JOIN.match(self.document.text[title.outer.end : cut]))
                ):
                    break
                if title.plural or is_another(self.document.text, title, chain[-1], person, self._found):
                    break
            elif not self._adjacent(title, gap) or self._is_set_apart(title, name, gap, floor):
                break
            elif chain_of := self._under(title, floor):
                return self._of_superior(chain_of, title, name, person)
            chain.append(title)
        if not chain or chain[0].plural:
            return self._plural_before(chain, name, person) if chain else []
        chain = [t for t in chain if not is_relative(self.document.text, t)]
        if chain and is_sought(self.document.text, chain[-1]):
            self.used.update(t.outer.start for t in chain)
            return []
        own = [self.affiliations.of(t, name) for t in chain]
        shared = next((a for a in reversed(own) if a), Affiliation())
        out = []
        for title, affiliation in zip(chain, own, strict=True):
            self.used.add(title.outer.start)
            if not title.office:
                continue
            out.append(self.role(person, title, affiliation or shared, name, "roles.title-before"))
        return out

    def _is_set_apart(self, title: TitleMention, name: Span, gap: str, floor: int) -> bool:
        beside = opens_beside(self.document, title.outer, name, gap)
        return beside or (gap.strip() == "," and self._closed(title, name, floor))

    def _closed(self, title: TitleMention, name: Span | None, floor: int) -> bool:
        owner = self.affiliations.before(title.outer.start).span
        # A body told before (`the union's chairman`) stands elsewhere.
        start = owner.start if owner is not None and owner.start > floor else title.outer.start
        return start > floor and closes_behind(self.document.text, Span(floor, start), name)

    def _under(self, superior: TitleMention, floor: int) -> TitleMention | None:
        """The office of one who serves a holder (`the Representative of the Secretary-General, X`)."""
        text = self.document.text
        for title in self.titles:
            if floor <= title.outer.start and title.outer.end < superior.outer.start and not title.plural:
                between = text[title.outer.end : superior.outer.start]
                if not serves_another(title.office, title.words) or not SERVES.fullmatch(between):
                    continue
                if title.office == "spokesperson" and SOME.search(text, floor, title.outer.start):
                    return None  # `a spokesman for the Interior Minister, X`: nobody names the spokesman
                return title
        return None

    def _of_superior(
        self, title: TitleMention, superior: TitleMention, name: Span, person: str
    ) -> list[RoleCandidate]:
        self.used.add(title.outer.start)
        theirs = self.affiliations.before(superior.outer.start) or self.affiliations.after(superior)
        own = self.affiliations.before(title.outer.start)
        return [self.role(person, title, own or theirs, name, "roles.title-before")]

    def _adjacent(self, title: TitleMention, gap: str) -> bool:
        if not gap.strip() or gap.strip() == ",":
            return "\n\n" not in gap
        if in_field(self.document.text, title, title.outer.end + len(gap)):
            return True
        goal = self.affiliations.goal(title)
        after = Affiliation(span=goal.span) if goal is not None else self.affiliations.after(title)
        if after.span is not None:
            rest = (
                gap[after.span.end - title.outer.end :]
                if after.span.end - title.outer.end <= len(gap)
                else "?"
            )
            # `envoy of the Organization for X (OX) Y`, `spokesman of the A movement, X`
            bare = _ACRONYM.sub("", rest).strip()
            if after.organization and fold(bare.rstrip(",")) in word_set("group_heads"):
                return True
            if bare in ("", ",") or self._in_state(after.span.end, rest) or is_organ(rest):
                return True
        if title.office == "official" and OF_BODY.fullmatch(gap):
            return any(fold(w) in word_set("council_words") for w in gap.split())
        return is_posted(title, gap)

    def _in_state(self, offset: int, rest: str) -> bool:
        """Whether only a state follows the body (`Head of the Antiquities Council in Egypt X`)."""
        m = LOCATED.match(rest)
        state = self.affiliations.named_at(offset + m.end()) if m is not None else None
        return state is not None and not rest[state.end - offset :].strip(" ,\n")

    def _plural_before(self, chain: list[TitleMention], name: Span, person: str) -> list[RoleCandidate]:
        """`Presidents A and B`: each of them holds the office."""
        title = chain[0]
        self.used.add(title.outer.start)
        if not title.office:
            return []
        shared = self.affiliations.of(title)
        out = []
        end = name.start
        for mention, holder in [(name, person), *self._mentions]:
            between = self.document.text[end : mention.start] if mention.start >= end else "?"
            if mention is not name and not re.fullmatch(r",?[ \n]+(?:and[ \n]+)?", between):
                continue
            # `Presidents A of X and B of Y`
            own = self.affiliations.after_name(mention)
            if own.span is None and any(r.person == holder and fits(r, title) for r in self._found):
                # `Ministers A and B`, whose offices are told before
                end = mention.end
                continue
            out.append(self.role(holder, title, own or shared, mention, PLURAL))
            end = own.span.end if own.span is not None else mention.end
        return out

    def _after(self, name: Span, person: str, i: int) -> list[RoleCandidate]:
        """Appositions after the name and titles that a verb gives."""
        text = self.document.text
        ceiling = len(text)
        owned, owners = -1, set[int]()
        for later, _ in self._mentions[i + 1 :]:
            if not possesses(text, self.titles, name, later):
                ceiling = later.start
                break
            owned = later.end + 3
            owners.add(later.start - 1)
        sentence = self.document.sentence_of(name.start)
        ceiling = min(ceiling, sentence.span.end if sentence else len(text))
        out, last = list[RoleCandidate](), name.end
        for title in self.titles:
            outside = title.outer.start < last or title.outer.end > ceiling or title.outer.end in owners
            if outside or is_no_post(text, title):
                continue
            affiliation = self.affiliations.of(title)
            start = title.outer.start
            if (
                affiliation.span is not None
                and affiliation.span.end <= start
                and affiliation.span.start >= name.end
            ):
                start = affiliation.span.start
            between = text[name.end : start]
            between = ", " if start == owned and not verb_pattern().match(between) else between
            rule, status = self._link(between, name, title, bool(out), text[last:start])
            own = affiliation.span
            goal = self.affiliations.goal(title)
            last_of = goal.span if goal is not None else own
            if rule == "roles.apposition" and last_of is not None and last_of.start >= title.outer.end:
                # `X, Minister of France Y`, `X, ambassador to Cairo Y`: the title belongs to the next name.
                behind = TO_NAME.match(text, last_of.end)
                # not `X, an adviser to Peruvian President Y`
                serving = serves_another(title.office, title.words)
                serves = (serving or goal is not None) and title.office != "ambassador" and behind is not None
                serves = serves and past_titles(text, self.titles, last_of.end + 1) > last_of.end + 1
                if behind is not None and self._names(behind.end()) and not serves:
                    continue
            if not rule:
                continue
            if rule == "roles.apposition" and own is None:
                affiliation = self.affiliations.behind_comma(title.outer.end) or affiliation
            if status:
                title = evolve(title, status=status)
            self.used.add(title.outer.start)
            out.append(self.role(person, title, affiliation, name, rule))
            if rule == SUCCEEDED and i:
                # `Y succeeded X as foreign minister`: it is Y's now.
                now = evolve(title, status=CURRENT)
                successor, holder = self._mentions[i - 1]
                out.append(self.role(holder, now, affiliation, successor, rule))
            last = (
                affiliation.span.end
                if affiliation.span and affiliation.span.start > title.outer.end
                else title.outer.end
            )
        return out

    def _link(
        self, between: str, name: Span, title: TitleMention, chained: bool, since: str
    ) -> tuple[str, str]:
        """Rule and status by which ``title`` belongs to the name before it; empty when it does not."""
        behind = title.outer.end
        titled = since == ", the " and self._is_titled(self.without_honorifics(name.start))
        listed = titled or ANOTHER.match(since or between)
        if listed and self._names(past_owner(self.document.text, behind, self.titles)):
            return "", ""  # `the foreign minister, X, and the Speaker of the Assembly, Y`
        own = since.strip() == "," and self.document.text[behind : behind + 1] == " "
        if own and self._names(behind + 1):
            # `X, Chile's president, Foreign Minister Y`
            return "", ""
        next_ = chained and self.document.text[behind : behind + 1] == " " and self._names(behind + 1)
        if chained and not next_ and goes_on(since):
            return "roles.apposition", ""
        verb = None if names_another(self.document.text, name) else verb_pattern().match(between)
        if verb:
            effect = effects()[fold(verb["verb"])]
            if effect == "leave":
                if takes_away(between, fold(verb["verb"])):
                    return "", ""
                return "roles.verb", FORMER
            if effect == "be":
                return by_being(self.document.text, between, title.span)
            if effect == "hold" and (BEFORE.search(between) or served_then(self.document.text, verb, title)):
                return "roles.verb", FORMER
            future = effect == "nominate" or (effect == "begin" and FUTURE.search(between))
            return "roles.verb", ELECT if future else ""
        if capacity := CAPACITY.match(between):
            return "roles.in-capacity", ELECT if capacity["won"] else ""
        if AS.match(between):
            sentence = self.document.sentence_of(name.start)
            lead = self.document.text[sentence.span.start : name.start] if sentence else ""
            if is_succeeded(lead):
                return SUCCEEDED, FORMER
            return ("roles.naming-verb", "") if NAMING.search(lead) else ("", "")
        if not between.strip() and not self._names(behind + 1):
            sentence = self.document.sentence_of(name.start)
            start = self.without_honorifics(name.start)
            if sentence is not None and is_given(self.document.text[sentence.span.start : start]):
                return "roles.naming-verb", ""
        if between[:1] in (",", "(") or between[:3] in (" \u2014 ", " \u2013 ", " - "):
            next_holds = _NEXT_HOLDER.fullmatch(between) is not None
            next_holds = next_holds and leads_on(self.document.text, self._mentions, title)
            if next_holds or self._is_subject(title):
                return "", ""
            rest = _DETERMINERS.sub("", between.lstrip(",(\u2014\u2013- \n"))
            rest = without_rank(RANK.sub("", rest) if title.portfolio else rest)
            if fold(rest).strip() in word_set("status_only") or is_modifier(rest):
                after = self.document.text[title.outer.end : title.outer.end + 2]
                # `X, President Y said`: the title belongs to the next name.
                if not (after[:1] == " " and after[1:2].isupper() and self._names(title.outer.end + 1)):
                    return "roles.apposition", ""
        return "", ""

    def _is_subject(self, title: TitleMention) -> bool:
        """`X met Y, a diplomat said`: an office with a verb of its own right after it is no apposition."""
        tokens = self.document.tokens(title.span)
        after = tokens[-1].nbor() if tokens and tokens[-1].i + 1 < len(tokens[-1].doc) else None
        return after is not None and after.pos_ in ("VERB", "AUX") and after.tag_ in ("VBD", "VBZ", "VBP")

    def _is_titled(self, start: int) -> bool:
        return any(t.outer.end < start <= t.outer.end + 1 for t in self.titles)

    def _names(self, offset: int) -> bool:
        start = past_titles(self.document.text, self.titles, offset)
        return any(m.start == start or self.without_honorifics(m.start) == start for m, _ in self._mentions)

    def without_honorifics(self, start: int) -> int:
        """``start`` moved before the honorifics that end right before it."""
        if start not in self._begins:
            self._begins[start] = self._before_honorifics(start)
        return self._begins[start]

    def _before_honorifics(self, start: int) -> int:
        text = self.document.text
        while True:
            before = text[max(0, start - 20) : start]
            tried = (p.search(before) for p in (_WORDS_BEFORE, _WORD_BEFORE))
            m = next((m for m in tried if m is not None and is_honorific(m[1])), None)
            if m is None:
                return start
            at = start - (len(before) - m.end(1))
            if any(t.outer.end == at for t in self.titles):
                # The word of address ends a title (`Crown Prince X`).
                return start
            start -= len(before) - m.start(1)

    def role(
        self,
        person: str,
        title: TitleMention,
        affiliation: Affiliation,
        name: Span,
        rule: str,
        basis: str = EXPLICIT,
    ) -> RoleCandidate:
        text = self.document.text
        title = with_rank(text, with_status(text, title, affiliation), affiliation)
        body = self.organizations.get(affiliation.organization)
        union = body is not None and body.kind == "international_organization"
        if not union or (body is not None and "parliament" in fold(body.name)):
            title = with_chamber(text, title)  # not the president of the UN General Assembly
        if affiliation.country or (body is not None and body.kind == "government_body"):
            title = in_house(text, title)
        hull = title.outer.hull(name)
        if affiliation.span is not None and len(hull.hull(affiliation.span)) <= 200:
            hull = hull.hull(affiliation.span)
        return make_role(self.document, person, title, affiliation, hull, rule, self.organizations, basis)
