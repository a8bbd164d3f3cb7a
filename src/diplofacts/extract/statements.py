"""Statements: content that an article attributes to a speaker by a reporting cue (codebook section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from ..candidates import (
    EXPLICIT,
    INFERRED,
    NORMALIZED,
    Actor,
    StatementCandidate,
    Support,
    candidate_id,
)
from ..spans import Span
from .attribution import attribute
from .cues import NOUN
from .document import Document
from .found import Found
from .instrument_nouns import firm_nouns
from .lexicons import word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Reading, Referent
from .voices import Voices

if TYPE_CHECKING:
    from .words import Token

#: Words behind a pronoun that tell only where or when (`announced this at a briefing`).
_SETTING = frozenset({"in", "at", "on", "during", "after", "before", "to"})
#: Words for what states draw up that are instruments only beside others.
_PLANS = frozenset({"plan", "roadmap"})
SPEAKER, ADDRESSEE, MEDIUM, REPORTER = "speaker", "addressee", "medium", "reporter"
DIRECT, INDIRECT, MIXED = "direct", "indirect", "mixed"
#: Dependencies through which a cue shares its governor's date (`On Friday X issued a note saying S`).
_GOVERNED = frozenset({"conj", "advcl", "acl", "xcomp", "dobj", "pcomp", "prep"})
#: How many statements of one sentence are looked at: more than people write.
_MANY = 40
#: Longest ``*`` span, in code points: about a sentence.
_LONGEST = 600


def extract_statements(reading: Reading) -> tuple[StatementCandidate, ...]:
    """The statements of one article, in the order of their content.

    Args:
        reading: the article with people, organizations, entities, dates and coreference filled. Meetings and
            agreements come later, and with them the removal of what an outlet only reports of them.

    Returns:
        Statements with speakers, addressees, media and reporters; ``meeting`` is left to a later step,
        ``date`` is set only where the sentence itself says the day.
    """
    return _Builder(reading).build()


def kind_of(document: Document, spans: Sequence[Span]) -> str:
    """``direct``, ``indirect`` or ``mixed``, from the quotation marks inside and about the content."""
    whole = [q for s in spans if (q := document.quote_at(s.start)) is not None and s in q.span]
    if len(whole) == len(spans):
        return DIRECT
    marks = any('"' in document.plain[s.start : s.end] for s in spans)
    return MIXED if whole or marks else INDIRECT


class _Builder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.document = reading.document
        self.source = reading.document.article.source_id
        self.kinds = {o.id: o.kind for o in reading.organizations}
        self.voices = Voices(reading)
        #: The statements of each unit, by the index of its first token.
        self.beside: dict[int, list[Found]] = {}

    def build(self) -> tuple[StatementCandidate, ...]:
        found = attribute(self.document, [d.span for d in self.reading.dates])
        for item in found:
            self.beside.setdefault(item.unit.first, []).append(item)
        seen: set[tuple[int, int]] = set()
        ids: set[str] = set()
        out = []
        for item in found:
            made = self._statement(item)
            key = (item.hull.start, item.hull.end)
            if made is None or key in seen or made.id in ids:
                continue
            seen.add(key)
            ids.add(made.id)
            out.append(made)
        return tuple(sorted(out, key=lambda s: (s.content[0], s.content[-1])))

    # -- one statement ---------------------------------------------------------------------------------

    def _statement(self, item: Found) -> StatementCandidate | None:
        speakers, reporters = self.voices.of(item)
        if not speakers or self._is_empty(item) or self._is_term(item) or self._is_own(item, speakers):
            return None
        if self._takes_in(item):
            return None
        self.voices.remember(item, speakers)
        cue = item.cue_spans[0]
        actors = [self._actor(r, SPEAKER, cue, item.source.rule) for r in speakers]
        actors += self._others(item, speakers)
        for token in item.attributed:
            for ref in self.voices.resolve(token):
                if ref.kind not in (ORGANIZATION, WORDS) or any(_same(ref, s) for s in speakers):
                    continue
                if ref.kind == WORDS and token.lemma_.lower() in word_set("documents"):
                    actors.append(self._actor(ref, MEDIUM, ref.span, "statements.medium"))
                else:
                    reporters.append(ref)
        for ref in reporters:
            actors.append(self._actor(ref, REPORTER, ref.span, "statements.reporter"))
        kind = DIRECT if item.frame == "turn" else kind_of(self.document, item.spans)
        date, dated = self._date(item)
        supports = [
            Support("*", self._whole(item), EXPLICIT, item.rule),
            Support("kind", item.spans[0], INFERRED, "statements.kind", kind),
        ]
        if dated is not None:
            supports.append(dated)
        return StatementCandidate(
            candidate_id(self.source, "statement", item.hull),
            kind,
            item.spans,
            item.cue_spans,
            tuple(_distinct(actors)),
            item.rule,
            date,
            supports=tuple(supports),
        )

    def _is_term(self, item: Found) -> bool:
        """`signed a memorandum affirming S`: what an instrument says is a term of it, unless it is quoted."""
        cue = item.cue.head if item.cue is not None else None
        # `a plan which calls for S`
        which = cue is not None and cue.dep_ == "relcl" and any(c.tag_ == "WDT" for c in cue.lefts)
        token = cue.head if cue is not None and (cue.dep_ == "acl" or which) else item.source.token
        if cue is not None and cue.tag_ == "VBG" and cue.i and cue.nbor(-1).tag_[:2] == "NN":
            # No comma: the participle goes with the noun before, whatever the parser hangs it on.
            token = cue.nbor(-1)
            token = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
        if token is not None and token.lower_ == "it":
            token = self._instrument_before(token) or token
        told = token is not None and not item.before and kind_of(self.document, item.spans) == INDIRECT
        if token is not None and token.lower_ in word_set("generic_names") and token.head.head is not token:
            # `Understanding` of `memorandum of Understanding`
            token = token.head.head
        return told and token is not None and token.lemma_.lower() in firm_nouns() | _PLANS

    def _takes_in(self, item: Found) -> bool:
        """`welcomed X to Lima`, `was welcomed to the capital`: an encounter, and nothing said."""
        verb = item.cue.head if item.cue is not None else None
        if verb is None or verb.base != "welcome" or item.nested:
            return False
        met = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        to = any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights)
        if met and met[0].dep_ == "nsubjpass" and to:
            return True
        return any(r.kind == PERSON for t in met for r in self.reading.coreference.resolve(t))

    def _is_own(self, item: Found, speakers: Sequence[Referent]) -> bool:
        """`underscored the strong condemnation of S by his own state`: only what the outer speaker says."""
        if not item.nested or item.cue is None or item.cue.entry.pos != NOUN:
            return False
        at = item.cue_spans[0]
        outer = next((f for f in self.beside[item.unit.first][:_MANY] if any(at in s for s in f.spans)), None)
        said = self.voices.of(outer)[0] if outer is not None else []
        own = {r.id for r in said}
        own |= {role.country for r in said if r.kind == PERSON for role in self.reading.roles_of(r.id)}
        return bool(own) and all(r.id in own for r in speakers)

    def _instrument_before(self, it: Token) -> Token | None:
        """The instrument that is the subject of the sentence before: `The deal ends X. It calls for Y.`"""
        at = it.i - 1
        while at >= 0 and self.document.doc[at].is_space:
            at -= 1
        if at < 0 or it.sent.start > it.i or self.document.doc[at].sent == it.sent:
            return None
        subjects = [c for c in self.document.doc[at].sent.root.children if c.dep_ in ("nsubj", "nsubjpass")]
        found = next((c for c in subjects if c.lemma_.lower() in firm_nouns()), None)
        return found if found is not None and len(subjects) == 1 else None

    def _is_empty(self, item: Found) -> bool:
        """`announced this`, `denied it`: the words that were said stand elsewhere."""
        words = [t for s in item.spans for t in self.document.tokens(s) if not t.is_punct]
        points = item.frame == "np" and bool(words) and words[0].lower_ in word_set("pointing_words")
        return points and (len(words) == 1 or words[1].lower_ in _SETTING)

    def _whole(self, item: Found) -> Span:
        """The span that shows content and cue, at most about a sentence."""
        hull = item.hull
        for cue in item.cue_spans:
            hull = hull.hull(cue)
        if len(hull) <= _LONGEST:
            return hull
        first = item.spans[0].hull(item.cue_spans[0])
        return Span(first.start, min(first.end, first.start + _LONGEST))

    # -- actors ----------------------------------------------------------------------------------------

    def _actor(self, ref: Referent, capacity: str, cue: Span, rule: str) -> Actor:
        supports = [
            Support("*", ref.span, ref.basis, ref.rule),
            Support("capacity", cue, INFERRED, rule, capacity),
        ]
        if ref.kind == COUNTRY:
            basis = ref.basis if ref.basis != EXPLICIT else NORMALIZED
            supports.append(Support("country", ref.span, basis, ref.rule, ref.id))
        if ref.words:
            supports.append(Support("text", ref.span, ref.basis, ref.rule, ref.words))
        return Actor(
            capacity,
            person=ref.id if ref.kind == PERSON else "",
            organization=ref.id if ref.kind == ORGANIZATION else "",
            country=ref.id if ref.kind == COUNTRY else "",
            words=ref.words,
            supports=tuple(supports),
        )

    def _others(self, item: Found, speakers: Sequence[Referent]) -> list[Actor]:
        """Addressees and media that the cue's sentence names."""
        out = []
        cue = item.cue_spans[0]
        if item.addressee is not None:
            refs = self.voices.resolve(item.addressee) or (self.voices.printed(item.addressee),)
            for ref in refs:
                if any(_same(ref, s) for s in speakers):
                    continue
                outlet = item.addressee.lemma_.lower() in word_set("outlet_nouns")
                if outlet and ref.words:
                    ref = evolve(ref, kind=WORDS, id="")
                media = ref.kind == ORGANIZATION and self.kinds.get(ref.id) == "media"
                capacity = MEDIUM if media or outlet else ADDRESSEE
                out.append(self._actor(ref, capacity, ref.span, f"statements.{capacity}"))
        out += self._media(item, cue)
        return out

    def _media(self, item: Found, cue: Span) -> list[Actor]:
        """`in an interview with HispanTV`, `in a letter`: the outlet interviewed by, or the document."""
        if item.cue is None:
            return []
        verb = item.cue.head
        out: list[Actor] = []
        preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "on", "via", "through")]
        for prep in preps:
            for noun in prep.children:
                if noun.dep_ != "pobj" or any(noun.idx in s for s in item.spans):
                    continue
                lemma = noun.lemma_.lower()
                outlets = [
                    r
                    for c in noun.children
                    if c.lower_ in ("with", "to", "on", "for")
                    for t in c.children
                    if t.dep_ == "pobj"
                    for r in self.voices.resolve(t)
                    if r.kind == ORGANIZATION and self.kinds.get(r.id) == "media"
                ]
                if lemma == "interview" and outlets:
                    out += [self._actor(r, MEDIUM, r.span, "statements.medium") for r in outlets]
                elif lemma in word_set("media_nouns"):
                    text = self.voices.printed(noun)
                    out.append(self._actor(text, MEDIUM, text.span, "statements.medium"))
        return out

    # -- the day ---------------------------------------------------------------------------------------

    def _date(self, item: Found) -> tuple[str, Support | None]:
        """The day of the statement, where its own sentence says it of the cue."""
        if item.cue is None:
            return "", None
        verb = item.cue.head
        for mention in self.reading.dates_in(item.unit.span):
            if mention.attributive or any(mention.span.overlaps(s) for s in item.spans):
                continue
            if self._told_elsewhere(mention.span, item):
                continue
            token = self.document.token_at(mention.span.start)
            if not self._dates_cue(token, verb, item):
                continue
            value = str(mention.edtf)
            return value, Support("date", mention.span, NORMALIZED, mention.rule, value)
        return self._date_of_occasion(verb)

    def _date_of_occasion(self, verb: Token) -> tuple[str, Support | None]:
        """The day before the occasion that a relative clause tells of (`a Sunday broadcast in which X
        said`).
        """
        while verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.i < verb.i:
            verb = verb.head
        if verb.dep_ != "relcl" or not _is_occasion(verb.head):
            return "", None
        for mention in self.reading.dates_in(self.reading.coreference.phrase(verb.head)):
            if mention.span.end <= verb.head.idx:
                value = str(mention.edtf)
                return value, Support("date", mention.span, NORMALIZED, mention.rule, value)
        return "", None

    def _told_elsewhere(self, day: Span, item: Found) -> bool:
        """Whether the day belongs to what another statement of the sentence says."""
        cue = item.cue_spans[0]
        others = (f for f in self.beside[item.unit.first][:_MANY] if f is not item)
        return any(day in s and cue not in s for f in others for s in f.spans)

    @staticmethod
    def _of_occasion(verb: Token) -> bool:
        """`a statement issued on Thursday`: whether the verb only tells when the occasion was."""
        return verb.tag_ in ("VBN", "VBG") and verb.dep_ == "acl" and _is_occasion(verb.head)

    def _dates_cue(self, token: Token, verb: Token, item: Found) -> bool:
        """Whether a date modifies the cue: by the parse, right beside it, or in front of its sentence."""
        last = item.cue.last if item.cue is not None else verb.i
        if item.frame == "source" and token not in (verb, *verb.subtree):
            return False
        if 0 < token.i - last <= 3 and not any(t.text == "," for t in self.document.doc[last + 1 : token.i]):
            return True
        earlier = verb.dep_ == "advcl" and any(c.lower_ in ("after", "before", "since") for c in verb.lefts)
        if earlier and token.i < verb.left_edge.i:
            return False  # `On Tuesday X said S, days after Y suggested T`
        if token.i - item.unit.first <= 2 and verb.tag_ in ("VBD", "VBG") and verb.dep_ != "relcl":
            return True
        node = token
        for _ in range(8):
            if node.head == node:
                return False
            node = node.head
            if node.pos_ in ("VERB", "AUX") and not self._of_occasion(node):
                break
            named = node.pos_ == "NOUN" and not _is_occasion(node)
            if named and not any(node.idx in d.span for d in self.reading.dates_in(item.unit.span)):
                return False
        if node.tag_ == "VBG" and node.head == verb and node.i - item.unit.first <= 1:
            return True  # `Addressing the Council on Thursday, X warned`
        governor = verb
        for _ in range(8):
            if governor == node:
                return True
            if governor.dep_ not in _GOVERNED or governor.head == governor:
                return False
            governor = governor.head
        return False


def _is_occasion(noun: Token) -> bool:
    return noun.lemma_.lower() in word_set("occasions") | word_set("media_nouns")


def _same(a: Referent, b: Referent) -> bool:
    return (a.kind, a.id) == (b.kind, b.id) and (a.kind != WORDS or a.words == b.words)


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    out: list[Actor] = []
    for actor in actors:
        key = (actor.capacity, actor.person, actor.organization, actor.country, actor.words)
        if key not in [(a.capacity, a.person, a.organization, a.country, a.words) for a in out]:
            out.append(actor)
    return out
