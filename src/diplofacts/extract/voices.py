"""Who speaks: the participants that the phrase beside a cue, a document or the context stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from attrs import evolve

from ..candidates import COREFERENCE, EXPLICIT
from ..spans import Span
from .carriers import ONLY_READ, gets_or_reads
from .cues import ADPOSITION, FINITE
from .found import Found
from .groups import people_before
from .hearers import but_hearer
from .instrument_nouns import firm_nouns
from .joint_texts import is_joint_text, issuers
from .lexicons import fold, word_set
from .reading import COUNTRY, ORGANIZATION, PERSON, WORDS, Reading, Referent
from .speakers import light_verb_of, said_in
from .subjects import agent_of, possessor_of, subject_of

if TYPE_CHECKING:
    from .coreference import Coreference
    from .words import Token

_SINGULAR = frozenset({"he", "she"})
#: How many tokens back a text is looked for by what its maker did, and by a phrase that names its maker.
_NEAR, _FARTHEST = 150, 400

#: What follows the head of a name that begins with it (`the Alliance for Progress`).
_NAME_LINKS = (["for"], ["of"], ["on"], ["against"])


class Voices:
    """The speakers of an article's statements, asked for in the order of the text.

    Args:
        reading: the article with people, organizations, entities, dates and coreference filled.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.document = reading.document
        self.speakers: dict[int, tuple[Referent, ...]] = {}
        self.latest: tuple[Referent, ...] = ()
        #: Each person who has spoken alone, whoever did so last at the end.
        self.people: list[Referent] = []
        self.group: tuple[Referent, ...] = ()
        #: The makers of the text that made the last statement, by the pronoun for it.
        self.text_spoke: dict[str, tuple[Referent, ...]] = {}
        #: Texts that have spoken, by their words, so that a pronoun for one speaks for its maker.
        self.texts: dict[str, tuple[Referent, ...]] = {}

    def remember(self, item: Found, speakers: tuple[Referent, ...]) -> None:
        """Keep who made a statement, for the statements after it."""
        self.speakers[id(item)] = speakers
        told = all(r.rule == "statements.speaker-document" for r in speakers)
        many = len(speakers) > 1 or (item.source.token is not None and item.source.token.tag_ == "NNS")
        self.text_spoke = dict.fromkeys(("it", "they") if many else ("it",), speakers) if told else {}
        self.latest = speakers
        if len(speakers) == 1 and speakers[0].kind == PERSON:
            self.people = [p for p in self.people if p.id != speakers[0].id] + [speakers[0]]
        if len(speakers) > 1:
            self.group = speakers

    def resolve(self, token: Token) -> tuple[Referent, ...]:
        return self.reading.coreference.resolve(token)

    def of(self, item: Found) -> tuple[tuple[Referent, ...], list[Referent]]:
        if item.before is not None:
            return self.speakers.get(id(item.before), ()), []
        flags = item.cue.entry.flags if item.cue is not None else frozenset()
        token = item.source.token
        if item.label is not None:
            found = self._label(item.label)
            return found, []
        if token is None:
            return self._context(item), []
        if token.lower_ == "it" and item.cue is not None and item.cue.passive:
            return self._context(item), []
        group = _misread_group(token)
        refs = self._named(token, item) or (() if _is_counted(token) else self.resolve(group))
        if not refs and group.lower_ in word_set("pair_words"):
            refs = self._pair(group)
        if len(refs) < 2 and is_joint_text(token):
            refs = issuers(self.reading, token) or (self.printed(token),)
        if item.source.joint is not None and refs:
            refs = (*(r for r in self.resolve(item.source.joint) if r.kind == refs[0].kind), *refs)
        if token.lower_ in ("they", "it"):
            refs = self.text_spoke.get(token.lower_) or refs or self._body_again(token)
        if token.lower_ == "we":
            refs = self._joint(token) or refs
        if token.lower_ in _SINGULAR:
            refs = self._same_speaker(refs, item)
        if item.addressee is not None:
            others = [*self._two(token.idx), *self.people[-2:]]
            refs = but_hearer(self.reading, refs, item.addressee, token, others)
        if all(r.kind == WORDS for r in refs):
            refs = self._document_speaker(token) or self.texts.get(refs[0].words if refs else "") or refs
        if any(r.rule == "coreference.title" and not self._serves(r, token) for r in refs):
            refs = (self.printed(token),)
        # An unnamed speaker keeps the printed words and no id (codebook section 6).
        refs = tuple(evolve(r, kind=WORDS, id="") if r.words else r for r in refs)
        if token.lower_ == "it" and "animate" in flags and self._is_instrument(token):
            return (), []
        if "text" in flags and token.lemma_.lower() not in word_set("documents"):
            return (), []
        animate = "animate" in flags
        if animate and all(r.kind == WORDS for r in refs) and token.lemma_.lower() in word_set("things"):
            return (), []
        if "named" in flags and all(r.kind == WORDS for r in refs):
            return (), []
        known = [r for r in refs if r.kind != WORDS]
        if refs:
            return refs, []
        if (
            (animate and token.tag_ not in ("PRP", "NN", "NNS", "CD"))
            or token.tag_ in ("WP", "WDT", "EX")
            or known
        ):
            return (), []
        return (self.printed(token),), []

    def _named(self, token: Token, item: Found) -> tuple[Referent, ...]:
        """Who is named beside a common noun: `the envoy to the UN, Vitaly Churkin, said`; `members of X`."""
        if token.tag_ == "NNP" and (alike := self._alike(token)):
            return alike
        if token.tag_ not in ("NN", "NNS") or self.reading.entity_at(token.idx) is not None:
            return ()
        if token.base in ("service", "office") and any(c.folded == "press" for c in token.lefts):
            # `the press service of the Council` speaks for it
            of = [t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
            owners = of or [c for c in token.lefts if c.dep_ == "poss"]
            return tuple(r for t in owners for r in self._alike(t) or self.resolve(t) if r.id)
        if token.lemma_.lower() in word_set("member_nouns"):
            bodies = [
                t for of in token.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj"
            ]
            found = (r for t in bodies for r in self._alike(t) or self.resolve(t))
            return tuple(r for r in found if r.kind == ORGANIZATION)
        if alike := self._alike(token):
            return alike
        doc = self.document.doc
        cue = item.cue.head.i if item.cue is not None and item.cue.head.i > token.i else item.unit.last + 1
        comma = next((t.i for t in doc[token.i + 1 : min(cue, token.i + 12)] if t.text == ","), None)
        if comma is None or any(t.pos_ in ("VERB", "AUX") for t in doc[token.i : comma]):
            return ()
        stop = next(
            (t.i for t in doc[comma + 1 : min(cue, comma + 24)] if t.text in ",(;" or t.i == cue), cue
        )
        words = Span(doc[comma].idx, doc[stop - 1].idx + len(doc[stop - 1]))
        if any(t.tag_ in FINITE or t.tag_ in ("WP", "WDT") for t in doc[comma + 1 : stop]):
            return ()
        if doc[comma + 1].tag_ == "VBN" and any(t.folded == "by" for t in doc[comma + 2 : stop]):
            return ()  # `a spokesman for the party, led by X, said`
        named = [e for e in self.reading.entities_in(words) if e.kind in (PERSON, ORGANIZATION)]
        if item.source.reporter is not None and item.source.reporter.idx in words:
            # `Citing officials, Reuters reported`
            return ()
        behind = fold(words.of(self.document.text)[named[-1].span.end - words.start :]) if named else ""
        if not named or (behind.strip() and behind.strip() not in word_set("outlet_nouns")):
            return ()  # `its organ, the Herald newspaper, said`
        last = named[-1]
        sourced = item.cue is not None and item.cue.entry.pos == ADPOSITION
        if sourced and any(t.dep_ == "nsubj" for e in named for t in self.document.tokens(e.span)):
            return ()  # `According to an official, A and B met`
        begins = doc[comma + 1].idx >= last.span.start - 4
        if last.kind == ORGANIZATION and not begins:
            return ()
        return (Referent(last.kind, last.id, last.span, EXPLICIT, "statements.speaker-apposed"),)

    def _serves(self, ref: Referent, token: Token) -> bool:
        """Whether the person is known to serve the state in the words: `the representative of Egypt`."""
        named = self.reading.entities_in(self.reading.coreference.phrase(token))
        states = {e.id for e in named if e.kind == COUNTRY and e.form != "city"}
        every = self.reading.roles_of(ref.id)
        roles = [r for r in every if r.country in states]
        word = token.lemma_.lower()
        if word in word_set("posted_nouns"):
            roles = [r for r in roles if word in r.title.lower()]
        return not states or bool(roles) or not every

    def _joint(self, we: Token) -> tuple[Referent, ...]:
        """`We, the Presidents of X and Y`; else the states and bodies of those who spoke together last."""
        if self.document.quote_at(we.idx) is not None:
            return ()
        span = Span(we.idx, we.idx + len(we))
        apposed = [c for c in we.children if c.dep_ == "appos"]
        if apposed:
            last = apposed[-1].right_edge
            inside = Span(apposed[0].left_edge.idx, last.idx + len(last))
            people = tuple(r for c in apposed for r in self.resolve(c) if r.kind == PERSON)
            named = {e.id: e for e in self.reading.entities_in(inside) if e.kind in (COUNTRY, ORGANIZATION)}
            return people or tuple(
                Referent(e.kind, e.id, e.span, EXPLICIT, "statements.speaker-joint") for e in named.values()
            )
        if self.resolve(we):
            return ()
        out: dict[str, Referent] = {}
        for member in self.group:
            kind, key = member.kind, member.id
            if kind == PERSON:
                role = next((r for r in self.reading.roles_of(key) if r.country or r.organization), None)
                if role is None:
                    continue
                kind, key = (COUNTRY, role.country) if role.country else (ORGANIZATION, role.organization)
            out.setdefault(key, Referent(kind, key, span, COREFERENCE, "statements.speaker-joint"))
        return tuple(out.values()) if len(out) > 1 else ()

    def _pair(self, token: Token) -> tuple[Referent, ...]:
        """`The two`: those who spoke together last, the two people of the article, the last two who spoke."""
        found: Sequence[Referent] = self.group or self._two(token.idx)
        if not found:
            met = people_before(cast("Coreference", self.reading.coreference), token)
            found = met if len(met) == 2 else self.people[-2:]
        span = self.reading.coreference.phrase(token)
        again = (evolve(r, span=span, basis=COREFERENCE, rule="statements.speaker-pair") for r in found)
        return tuple(again) if len(found) == 2 else ()

    def _body_again(self, token: Token) -> tuple[Referent, ...]:
        """`They called on X`: the several speakers, the state or the body that spoke last."""
        span = Span(token.idx, token.idx + len(token))
        one = len(self.latest) == 1
        if one and token.lower_ == "they" and self.latest[0].words.lower().endswith("officials"):
            return self.latest
        if not self.latest or (one and self.latest[0].kind not in (ORGANIZATION, COUNTRY)):
            return ()
        return tuple(
            evolve(r, span=span, basis=COREFERENCE, rule="statements.speaker-again") for r in self.latest
        )

    def _is_instrument(self, token: Token) -> bool:
        """Whether `it` is the agreement of which the sentence before speaks (`It underscores our ties`)."""
        sentence = self.document.sentence_of(token.idx)
        at = self.document.number_of(sentence) if sentence is not None else 0
        before = self.document.sentences[at - 1] if at else None
        if before is None or before.heading:
            return False
        words = self.document.doc[before.first : before.last + 1]
        heads = [t for t in words if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT"]
        return any(t.lemma_.lower() in firm_nouns() for t in heads)

    def _alike(self, token: Token) -> tuple[Referent, ...]:
        """`the Council` after `the Security Council`: the body named before whose name ends in this word."""
        if self.reading.entity_at(token.idx) is not None or [c.lower_ for c in token.lefts] != ["the"]:
            return ()
        for entity in reversed(self.reading.entities):
            words = entity.span.of(self.document.text).split()
            heads = words[-1:] == [token.text] or (words[:1] == [token.text] and words[1:2] in _NAME_LINKS)
            if entity.kind == ORGANIZATION and entity.span.end <= token.idx and heads:
                span = Span(token.left_edge.idx, token.idx + len(token))
                return (Referent(ORGANIZATION, entity.id, span, COREFERENCE, "statements.speaker-body"),)
        return ()

    def _same_speaker(self, refs: tuple[Referent, ...], item: Found) -> tuple[Referent, ...]:
        """`S, he said`: nobody named inside S, but whoever spoke last."""
        if len(refs) != 1 or len(self.latest) != 1 or self.latest[0].kind == COUNTRY:
            return refs
        last, token = self.latest[0], item.source.token
        if last.id == refs[0].id or token is None or item.spans[0].start > token.idx:
            return refs
        inside = {e.id for s in item.spans for e in self.reading.entities_in(s)}
        subjects = (
            t for s in item.spans for t in self.document.tokens(s) if t.dep_ in ("nsubj", "nsubjpass")
        )
        inside |= {r.id for t in subjects if t.tag_ != "PRP" for r in self.resolve(t)}
        if refs[0].id not in inside or last.id in inside:
            return refs
        span = Span(token.idx, token.idx + len(token))
        return (evolve(last, span=span, basis=COREFERENCE, rule="statements.speaker-again"),)

    def _label(self, label: Span) -> tuple[Referent, ...]:
        named = [e for e in self.reading.entities_in(label) if e.kind == PERSON]
        if named:
            last = named[-1]
            return (Referent(PERSON, last.id, last.span, EXPLICIT, "statements.speaker-turn"),)
        refs = tuple(r for r in self.reading.coreference.resolve_span(label) if r.span in label)
        words = label.of(self.document.text)
        return refs or (Referent(WORDS, "", label, EXPLICIT, "statements.speaker-turn", words),)

    def _context(self, item: Found) -> tuple[Referent, ...]:
        """The speakers whom the context makes certain: those of the last joint statement, else the two people
        of the article, else those of the last statement.
        """
        if item.cue is None or not item.cue.passive:
            return ()
        return self.group or self._two(item.hull.start) or self.latest

    def _two(self, offset: int) -> tuple[Referent, ...]:
        """The people named before ``offset``, where they are two."""
        named = {
            e.id: e for e in reversed(self.reading.entities) if e.kind == PERSON and e.span.end <= offset
        }
        found = sorted(named.values(), key=lambda e: e.span)
        return tuple(
            Referent(PERSON, e.id, e.span, COREFERENCE, "statements.speaker-context")
            for e in found
            if len(found) == 2
        )

    def _document_speaker(self, token: Token) -> tuple[Referent, ...]:
        """Who speaks in a text (`the statement said`, `the draft Security Council resolution`)."""
        if token.lemma_.lower() not in word_set("documents"):
            return ()
        phrase = self.reading.coreference.phrase(token)
        refs = self._maker(token, phrase)
        if refs:
            self.texts[phrase.of(self.document.text)] = refs
        return refs

    def _maker(self, token: Token, phrase: Span) -> tuple[Referent, ...]:
        """Whoever made a text: named in its phrase, or told where the text was made or sent."""
        named = [
            e
            for e in self.reading.entities_in(phrase)
            if e.kind in (ORGANIZATION, COUNTRY, PERSON) and not gets_or_reads(self.document.text, e.span)
        ]
        if named:
            entity = named[-1]
            return (Referent(entity.kind, entity.id, entity.span, EXPLICIT, "statements.speaker-document"),)
        links = (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("from", "by", "of"))
        bodies = (r for c in links for g in c.children if g.dep_ == "pobj" for r in self.resolve(g))
        if of := [r for r in bodies if r.kind == ORGANIZATION]:
            return tuple(of)
        owner = possessor_of(token)
        own = self.reading.entity_at(owner.idx) if owner is not None else None
        makes = own is not None and not gets_or_reads(self.document.text, own.span)
        if own is not None and makes and own.kind in (ORGANIZATION, PERSON):
            # `the note posted by the Kremlin`
            return (Referent(own.kind, own.id, own.span, EXPLICIT, "statements.speaker-document"),)
        if owner is not None and owner.tag_ == "PRP$" and (his := self.resolve(owner)):
            # `His message to A was clear`
            return tuple(evolve(r, rule="statements.speaker-document") for r in his)
        if any(c.folded == "joint" for c in token.lefts) and (both := self.group or self._pair(token)):
            return tuple(evolve(r, rule="statements.speaker-document") for r in both)
        cited = token.i > 2 and any(t.folded == "according" for t in self.document.doc[token.i - 3 : token.i])
        # `According to the statement, X will`: of X it only tells.
        makers = self._issuers(token) or (() if cited else self._clause_subject(token))
        told = self.document.doc[max(0, token.i - _FARTHEST) : token.i]
        for earlier in (t for t in reversed(told) if t.lemma_ == token.lemma_):
            near = earlier.i >= token.i - _NEAR
            issued = self._issuers(earlier)
            verb = (light_verb_of(earlier) if near else None) or said_in(earlier)
            if not issued and verb is not None:
                subject = subject_of(verb)
                issued = self.resolve(subject) if subject is not None else makers
            if issued:
                makers = issued
                break
        return tuple(
            Referent(r.kind, r.id, phrase, COREFERENCE, "statements.speaker-document", r.words)
            for r in makers or self.latest
        )

    def _issuers(self, token: Token) -> tuple[Referent, ...]:
        """`The statement, which was issued by X`, `the letter sent by X`: by whom."""
        for verb in (c for c in token.children if c.dep_ in ("relcl", "acl") and c.tag_ == "VBN"):
            agent = agent_of(verb)
            if agent is not None and verb.base not in ONLY_READ:
                return tuple(r for r in self.resolve(agent) if r.kind != WORDS)
        return ()

    def _clause_subject(self, token: Token) -> tuple[Referent, ...]:
        """The subject of the clause about a text: `Israel sent messages, one message saying that S`."""
        for verb in token.ancestors:
            if (verb.pos_ == "VERB" and token.dep_ not in ("nsubj", "nsubjpass")) or verb.tag_ in (
                "VBD",
                "VBZ",
                "VBP",
            ):
                subject = subject_of(verb)
                if subject is not None and subject != token:
                    return tuple(r for r in self.resolve(subject) if r.kind != WORDS)
        return ()

    def printed(self, token: Token) -> Referent:
        span = self.reading.coreference.phrase(token)
        last = self.document.token_at(span.end - 1)
        if last.tag_ == "IN" and last.i > token.i:
            span = Span(span.start, last.nbor(-1).idx + len(last.nbor(-1)))
        return Referent(WORDS, "", span, EXPLICIT, "statements.speaker-words", span.of(self.document.text))


def _misread_group(token: Token) -> Token:
    """`two` for `The two discussed concerns and emphasized`, where the verb was read as an adjective."""
    left = token.left_edge
    pair = (
        left if left.lower_ == "both" else left.nbor() if left.lower_ == "the" and left.i < token.i else token
    )
    after = pair.nbor() if pair.i < token.i else token
    return pair if pair.lower_ in ("two", "both") and after.tag_ in ("VBN", "VBD") else token


def _is_counted(token: Token) -> bool:
    """`two officials`, with no word that says which two: nobody in particular."""
    lefts = list(token.lefts)
    counted = any(c.dep_ == "nummod" for c in lefts)
    return token.tag_ == "NNS" and counted and not any(c.tag_ in ("DT", "PRP$", "PDT") for c in lefts)
