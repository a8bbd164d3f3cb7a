"""Where the content of a reporting cue begins and ends (codebook section 6).

The cue's frame says what to look for. Surface order is the backbone: the small model's parse is asked where
it is reliable (complementizers, objects, coordination of the cue itself).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..spans import Span, strip_span
from .clauses import Clauses, is_finite
from .cues import FINITE, NOUN, VERB, Cue
from .document import Document, Quote
from .lexicons import word_set
from .passages import NOUN_START, TRIM, Content, Unit, noun_head
from .subjects import agent_of, is_day

if TYPE_CHECKING:
    from .words import Token


#: Prepositions that go on with the subject of a passive cue; `by`, `during` or `at` tell who, when and where.
_OF_THE_SUBJECT = frozenset({"in", "over", "about", "for", "of", "to", "with", "regarding", "towards"})


#: What leads from the partner to what was agreed with him.
_ON = frozenset({"on", "upon"})

#: How many words a quotation has that makes a statement of a thought or a mention.
_WORDS = 3


class Contents(Clauses):
    """Finds the contents of the cues of one unit."""

    def __init__(self, document: Document, unit: Unit, cues: Sequence[Cue], dates: Sequence[Span]) -> None:
        super().__init__(document, unit, cues, dates)
        # From the last cue to the first, because content stops at a later cue that has content of its own.
        for cue in reversed(self.cues):
            self.found[cue.head.i] = self._find(cue)

    def find(self, cue: Cue) -> Content | None:
        """The content of ``cue``, or None; what stands before a cue is found elsewhere."""
        return self.found[cue.head.i]

    def _find(self, cue: Cue) -> Content | None:
        if cue.entry.frames == {"source"} or "quoted" in cue.entry.flags:
            return None
        found = self._right(cue) or self._passive_subject(cue)
        if found is not None and "quoting" in cue.entry.flags and cue.entry.pos == VERB:
            return found if self._has_words(found) else None
        return found

    def _is_name(self, content: Content) -> bool:
        """Whether a content is a name with nothing behind it (`King X`, `his counterpart Y by telephone`)."""
        words = self.document.tokens(content.spans[0])
        more = any(t.tag_ == "POS" or t.tag_ in FINITE for t in words)
        return not more and any(t.tag_ == "NNP" and t.dep_ in ("dobj", "appos") for t in words)

    def _has_words(self, content: Content) -> bool:
        """Whether a content has a quotation of some words, and not only a scare-quoted one."""
        inside = (q for q in self.quotes.values() if any(q.span.overlaps(s) for s in content.spans))
        return any(len(q.span.of(self.document.text).split()) >= _WORDS for q in inside)

    def _right(self, cue: Cue) -> Content | None:
        frames = cue.entry.frames
        begin = cue.last + 1
        if begin < self.unit.last and self.doc[begin].text == '"' and self.document.quote_at(cue.head.idx):
            begin += 1  # `"welcomes" the accord`
        if cue.passive and frames & {"np+as", "pred", "pred-quote"}:
            found = self._described(cue)
            if found is not None:
                return found
        if "pred" in frames or "pred-quote" in frames:
            found = self._predicate(cue, begin)
            if found is not None:
                return found
        at = self.skip_adjuncts(begin)
        if cue.entry.pos == NOUN:
            at = begin = self._after_agent(at)
        if "partner" in cue.entry.flags:
            at = self._behind_partner(cue, at)
        token = self._at(at)
        if token is None:
            return None
        quote = self._quote_frame(cue, at)
        if quote is not None:
            return quote
        objects = [f for f in frames if f.startswith("obj-")]
        if frames & {"clause", "that", "obj-clause"}:
            found = self._that(cue, begin)
            if found is None and "obj-inf" in frames and not cue.passive:
                found = self._object_infinitive(cue, token)
            found = found or self._zero(cue, at)
            if found is not None:
                return found
        if cue.passive and "obj-inf" in frames and agent_of(cue.head) is not None:
            # `was urged by X to stop`
            aims = (v for v in cue.head.rights if v.tag_ == "VB")
            mark = next((c for v in aims for c in v.lefts if c.lower_ == "to"), None)
            if mark is not None and mark.i <= self.unit.last:
                subject = next((c for c in cue.head.children if c.dep_ == "nsubjpass"), None)
                return self._content(cue, mark.i, "inf", subject)
        if "inf" in frames and not cue.passive:
            to = self._infinitive(token.i)
            if to is not None:
                return self._content(cue, to, "inf")
        if "obj-inf" in frames or "addressee-inf" in frames:
            found = self._object_infinitive(cue, token)
            if found is not None:
                return found
        links = [f.removeprefix("obj-") for f in sorted(objects) if f not in ("obj-clause", "obj-inf")]
        behind = {a for link in links if (a := self._link_behind(cue, token, link)) is not None}
        # `congratulate X on Y and salute Z for W`: the verb's own, the nearest
        for at in sorted(behind, key=lambda a: (self.doc[a].head.i != cue.head.i, a)):
            start = self._at(at + 1)
            if start is None or is_day(start):
                continue  # `briefed the council on Friday`
            found = self._content(cue, start.i, "np", noun_head(token))
            if found is not None:
                return found
        for frame in sorted(frames):
            if frame.startswith("prep-") and token.lower_ == frame.removeprefix("prep-"):
                start = self._at(token.i + 1)
                if start is not None and (start.tag_ in NOUN_START or self._quote_from(start)):
                    found = self._content(cue, start.i, "np")
                    return found and _with_particle(found, token.i)
        return self._noun_phrase(cue, token)

    def _behind_partner(self, cue: Cue, at: int) -> int:
        """Where the content is looked for, behind the one with whom it is shared (`agreed with X on Y`)."""
        link = self._at(at)
        if link is None or link.lower_ != "with":
            return at
        # not `agreed with X on a timetable`, which is what came of it
        own = (c for c in cue.head.rights if at < c.i < self.unit.last and c.nbor().lower_ not in ("a", "an"))
        marks = (c if c.lower_ in _ON else next((t for t in c.lefts if t.tag_ == "TO"), None) for c in own)
        return next((m.i for m in marks if m is not None and m.i <= self.unit.last), at)

    def _infinitive(self, i: int) -> int | None:
        token = self._at(i)
        if token is not None and token.lower_ == "not":
            after = self._at(token.i + 1)
            return token.i if after is not None and after.lower_ == "to" else None
        if token is None or token.lower_ != "to":
            return None
        for t in self.doc[token.i + 1 : token.i + 5]:
            if t.text == '"':
                continue
            if t.tag_ == "VB" or (t.pos_ == "VERB" and t.lemma_ == t.lower_):
                return token.i
            if t.tag_[:2] != "RB":
                return None
        return None

    def _object_infinitive(self, cue: Cue, token: Token) -> Content | None:
        if token.tag_ not in NOUN_START and token.lower_ not in ("all", "both", "for"):
            return None
        commas = 0
        for t in self.doc[token.i : min(self.unit.last, token.i + 45) + 1]:
            if t.tag_ in FINITE and commas % 2 == 0 and not any(a.dep_ == "relcl" for a in (t, t.head)):
                return None
            if t.text == '"' and t.i > token.i and self._infinitive(t.i + 1) is not None:
                # `advised them "to leave"`
                return self._content(cue, t.i, "inf", noun_head(token))
            if t.tag_ == "VBG" and t.dep_ == "advcl" and self.doc[t.i - 1].text == ",":
                return None  # `encouraged further talks, underscoring the commitment to help A`
            if t.text in ";" or (
                self._quote_from(t) is not None and not _is_title(self.document, self.quotes[t.idx])
            ):
                return None
            commas += t.text == ","
            to = self._infinitive(t.i) if t.lower_ in ("to", "not") and t.i > token.i else None
            if to is not None and not (t.head.dep_ == "relcl" or self._inside_object(cue, t)):
                return self._content(cue, to, "inf", noun_head(token))
        return None

    def _inside_object(self, cue: Cue, to: Token) -> bool:
        """`efforts to help X to end ...`: whether the infinitive is a noun's and another one follows."""
        if to.head.dep_ != "acl":
            return False
        rest = self.doc[to.i + 1 : min(self.unit.last, to.i + 12) + 1]
        return any(t.lower_ == "to" and t.head.head == cue.head for t in rest)

    def _link_behind(self, cue: Cue, token: Token, prep: str) -> int | None:
        """Where the preposition stands that leads from the object to the content; None for none."""
        if token.tag_ not in NOUN_START and token.lower_ not in ("all", "both"):
            return None
        own = [c for c in cue.head.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == prep]
        head = noun_head(token)
        # `thanked the envoy for the peace process, X, for his work`: the verb's own one first
        lists = (own, [c for c in head.children if c.lower_ == prep and c.i > head.i])
        inside = (min((c.i for c in some if token.i < c.i < self.unit.last), default=None) for some in lists)
        at = next((i for i in inside if i is not None), None)
        if at is None:
            stretch = self.doc[token.i + 1 : min(self.unit.last, token.i + 25)]
            # `told Reuters on condition of anonymity`: a preposition inside another phrase is not the verb's
            at = next((t.i for t in stretch if t.lower_ == prep and t.head.dep_ != "pobj"), None)
            if at is None or any(t.tag_ in FINITE or t.text == ";" for t in self.doc[token.i : at]):
                return None
        return at

    def _noun_phrase(self, cue: Cue, token: Token) -> Content | None:
        frames = cue.entry.frames
        kinds = [f for f in sorted(frames) if f == "np" or f.startswith(("np+", "np="))]
        if not kinds or ("deed" in cue.entry.flags and _is_somebody(noun_head(token))):
            return None
        proclaims = cue.entry.lemma in ("declare", "proclaim")
        if proclaims and noun_head(token).base in word_set("proclaimed_deeds"):
            return None  # `declared independence`
        # `welcomes and strongly supports the declaration`: the object stands after the second verb
        if token.lower_ in ("and", "or"):
            verb = next((c for c in cue.head.children if c.dep_ == "conj" and c.i - token.i <= 2), None)
            if verb is None:
                return None
            following = self._at(verb.i + 1)
            if following is None or following.tag_ not in NOUN_START:
                return None
            token = following
        quote = self._quote_from(token)
        if token.tag_ == "IN":
            # `condemn in the strongest terms the attack`
            moved = next((c.left_edge for c in cue.head.children if c.dep_ == "dobj" and c.i > token.i), None)
            if moved is not None and moved.i > token.i and token.head == cue.head:
                token = moved
        starts = token.tag_ in NOUN_START or token.lower_ in ("both", "all") or _opens_phrase(token)
        if not starts and quote is None:
            called = token.lower_ == "as" and (
                cue.passive or cue.head.dep_ == "relcl" or self._is_moved(token)
            )
            if "np+as" in kinds and called:
                start = self._at(token.i + 1)
                found = self._content(cue, start.i, "np") if start is not None else None
                return found and _with_particle(found, token.i)
            return None
        if (token.tag_ == "VBN" and token.dep_ not in ("amod", "nmod")) or cue.passive:
            return None
        found = self._content(cue, token.i, "np")
        if found is not None and cue.entry.lemma == "congratulate" and self._is_name(found):
            return None  # Who is congratulated is told it, and what for stands elsewhere.
        if found is None or "np" in kinds:
            return found
        words = [t.lower_ for t in self.document.tokens(found.spans[0])]
        head = noun_head(token)
        heads = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.conjuncts)}
        ok = False
        for kind in kinds:
            if kind.startswith("np+"):
                needed = kind.removeprefix("np+")
                ok = ok or needed in words[1:] or (needed == "quote" and self._has_words(found))
            else:
                ok = ok or bool(heads & word_set(kind.removeprefix("np=") + "_nouns"))
        return found if ok else None

    def _is_moved(self, link: Token) -> bool:
        """`described as vital the talks in X`: whether the object stands behind what it is called."""
        said, after = self._at(link.i + 1), self._at(link.i + 2)
        if said is not None and self._quote_from(said) is not None:
            return True  # `dismissed as "nonsense" reports that`
        behind = after is not None and after.tag_ in ("DT", "NNP", "NNPS", "PRP$")
        return behind and said is not None and said.tag_ == "JJ"

    def _predicate(self, cue: Cue, begin: int) -> Content | None:
        """`called the election a victory`, `dubbed it "historic"`: an object and what it is called."""
        token = self._at(begin)
        if token is None or (token.tag_ not in NOUN_START and self._quote_from(token) is None):
            return None
        named = any(
            c.i > token.i
            and (c.dep_ == "oprd" or (c.dep_ == "ccomp" and not is_finite(c) and c.tag_[:2] in ("NN", "JJ")))
            and (
                c.tag_[:2] == "JJ"
                or any(d.tag_ in ("DT", "JJ") and d.i > token.i for d in c.lefts)
                or (c.dep_ == "oprd" and any(d.tag_[:2] == "JJ" for d in c.conjuncts))
            )
            for c in cue.head.children
        )
        if not named or token.dep_ == "oprd":
            last = next(
                (t.i for t in self.doc[token.i + 1 : token.i + 14] if t.tag_ in FINITE or t.text in ".;,"),
                None,
            )
            stretch = self.doc[token.i + 1 : last if last is not None else token.i + 14]
            named = any(t.lower_ in ("not", "neither") for t in stretch) or any(
                self._quote_from(t) is not None and self.doc[t.i - 1].tag_[:2] in ("NN", "PR")
                for t in stretch
            )
        return self._content(cue, token.i, "np") if named else None

    def _described(self, cue: Cue) -> Content | None:
        """`was described by X as "frank"`, `was called "a farce" by X`: what the subject is called."""
        agent = next((c for c in cue.head.children if c.lower_ == "by" and c.i > cue.head.i), None)
        if agent is None:
            return None
        particle = None
        at = cue.last + 1
        if "np+as" in cue.entry.frames:
            mark = next((c for c in cue.head.children if c.lower_ == "as" and c.i > cue.head.i), None)
            if mark is None and "pred-quote" not in cue.entry.frames:
                return None
            if mark is not None:
                particle, at = mark.i, mark.i + 1
        start = self._at(at)
        if start is None:
            return None
        quote = self._quote_from(start)
        if quote is not None:
            found = self._from_quote(cue, start, "quote", None)
            found = found if found is not None and found.frame == "quote" else Content((quote.span,), "quote")
        elif particle is not None:
            found = self._content(cue, start.i, "np")
        else:
            return None
        if found is None:
            return None
        if found.frame != "quote" and agent.i > start.i and agent.idx < found.spans[-1].end:
            cut = strip_span(self.document.text, Span(found.spans[0].start, agent.idx), TRIM)
            found = None if cut is None else Content((cut,), found.frame)
        return found if found is None or particle is None else _with_particle(found, particle)

    def _passive_subject(self, cue: Cue) -> Content | None:
        """The subject of a passive cue: `A draft was objected to by X`."""
        if not cue.passive or not any(f in cue.entry.frames for f in ("np", "np+as", "np+of")):
            return None
        verb = cue.head if cue.head.tag_ == "VBN" else cue.head.head
        subject = next(
            (c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < cue.head.i), None
        )
        if subject is None and verb.dep_ == "conj" and verb.tag_ == "VBN":
            # `X left and was criticized by Y`
            subject = next((c for c in verb.head.lefts if c.dep_ in ("nsubjpass", "nsubj")), None)
        if cue.entry.rest and not any(t.lower_ == "by" for t in self.doc[cue.last + 1 : self.unit.last + 1]):
            return None
        if subject is None or subject.lower_ in ("it", "who", "which", "that"):
            return None
        span = Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))
        span = Span(max(span.start, self.unit.span.start), max(min(span.end, verb.idx - 1), span.start + 1))
        trimmed = strip_span(self.document.text, span, TRIM)
        if trimmed is None:
            return None
        after = self._at(cue.last + 1)
        spans = [trimmed]
        agent = agent_of(verb)
        behind = self._at(agent.i + 1) if agent is not None else None
        links = ("of",) if "np+of" in cue.entry.frames else ("for", "over")
        if behind is not None and behind.lower_ in links:
            after = behind  # `was criticized by X for it`
        if "np+of" in cue.entry.frames:
            # `was accused by X of breaking it`
            after = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "of"), None) or after
            if after is None or after.lower_ != "of" or agent is None:
                return None
        if after is not None and after.tag_ == "IN" and after.lower_ in _OF_THE_SUBJECT:
            # `Interest was expressed in closer ties`: the rest of the noun phrase stands behind the verb
            rest = self._content(cue, after.i, "np")
            spans += rest.spans if rest is not None else ()
        return Content(tuple(spans), "subject", after=True)


def _with_particle(content: Content, particle: int) -> Content:
    return Content(content.spans, content.frame, particle, content.addressee, content.after)


def _is_title(document: Document, quote: Quote) -> bool:
    return len(quote.span.of(document.text).split()) <= 4


def _is_somebody(head: Token) -> bool:
    """Whether the object is who is spoken to (`congratulated the two leaders`), and no deed of theirs."""
    nouns = word_set("official_nouns") | word_set("plural_titles")
    somebody = head.folded in nouns or head.base in word_set("side_nouns") or head.tag_ in ("NNP", "PRP")
    return somebody and head.dep_ != "poss"


def _opens_phrase(token: Token) -> bool:
    """Whether an adverb begins a noun phrase: `long-standing ties`, `highly successful talks`."""
    if token.tag_ != "RB":
        return False
    after = token.doc[token.i + 1 : token.i + 4]
    return any(t.text == "-" for t in after[:1]) and any(t.tag_[:2] in ("NN", "JJ", "VB") for t in after)
