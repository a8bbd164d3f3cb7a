"""Where the content of a reporting cue begins and ends (codebook section 6).

The cue's frame says what to look for. Surface order is the backbone: the small model's parse is asked where it is
reliable (complementizers, objects, coordination of the cue itself).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..spans import Span, strip_span
from .boundaries import cut, occasion_at
from .cues import FINITE, NOUN, VERB, Cue
from .document import Document, Quote
from .lexicons import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = frozenset({"how", "why", "whether", "what", "where", "who", "when", "which", "if"})
_NOUN_START = frozenset({"DT", "PRP$", "PRP", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "PDT", "$",
                         "RBS", "VBN", "WP", "EX", "POS"})  # fmt: skip
_SKIPPED = frozenset({"RB", "RBR", "UH"})
_OCCASION_PREPS = frozenset(
    {"in", "at", "during", "on", "through", "via", "after", "before", "following", "ahead"}
)
TRIM = " \t\r\n\u00a0,;:.!?\u2014\u2013-"


@frozen
class Unit:
    """One or more sentences that a quotation joins; ``first`` and ``last`` are token indices, both included."""

    first: int
    last: int
    span: Span
    paragraph: int


@frozen(eq=False)
class Content:
    """What a cue reports.

    Attributes:
        spans: the content spans.
        particle: index of a preposition that belongs to the cue (`called for`), or None.
        addressee: head token of the addressee, or None.
        frame: the frame that matched.
        after: whether the cue stands after (part of) its content.
    """

    spans: tuple[Span, ...]
    frame: str
    particle: int | None = None
    addressee: Token | None = None
    after: bool = False
    adjuncts: tuple[Span, ...] = field(default=())


def is_word(token: Token) -> bool:
    """Whether the token is neither punctuation nor white space."""
    return not token.is_punct and not token.is_space


class Contents:
    """Finds the contents of the cues of one unit.

    Args:
        document: the article.
        unit: the unit.
        cues: all cues of the unit, in order.
        dates: spans of date phrases in the unit.
    """

    def __init__(self, document: Document, unit: Unit, cues: Sequence[Cue], dates: Sequence[Span]) -> None:
        self.document = document
        self.doc = document.doc
        self.unit = unit
        self.cues = cues
        self.dates = {d.start: d for d in dates}
        self.quotes = {q.outer.start: q for q in document.quotes_in(unit.span)}
        #: Content by index of the cue's head; from the last cue to the first, because content stops at a later one.
        self.found: dict[int, Content | None] = {}
        for cue in reversed(self.cues):
            self.found[cue.head.i] = self._find(cue)

    # -- moving over tokens ---------------------------------------------------------------------------------------

    def _at(self, i: int) -> Token | None:
        while i <= self.unit.last and self.doc[i].is_space:
            i += 1
        return self.doc[i] if i <= self.unit.last else None

    def _quote_from(self, token: Token) -> Quote | None:
        return self.quotes.get(token.idx)

    def skip_adjuncts(self, i: int, date: bool = True) -> int:
        """The index after adverbs, dates and occasions that stand between the cue and its complement."""
        while (token := self._at(i)) is not None:
            i = token.i
            if token.tag_ in _SKIPPED and token.lower_ not in ("not", "n't", "only", "even", "never"):
                i += 1
                continue
            after = self._after_date(i) if date else None
            if after is None:
                after = self._after_occasion(i)
            if after is None:
                return i
            i = after
        return self.unit.last + 1

    def _after_date(self, i: int) -> int | None:
        token = self.doc[i]
        at = i
        if token.lower_ in ("on", "in", "late", "early", "earlier", "later") and self._at(i + 1) is not None:
            at = i + 1
            if self.doc[at].lower_ in ("on", "in", "late", "early") and at < self.unit.last:
                at += 1
        found = self.dates.get(self.doc[at].idx) or self.dates.get(token.idx)
        if found is not None:
            while at <= self.unit.last and self.doc[at].idx < found.end:
                at += 1
            return at
        if self.doc[at].ent_type_ == "DATE" and self.doc[at].lower_ in (
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"
        ):  # fmt: skip
            return at + 1
        return None

    def _after_occasion(self, i: int) -> int | None:
        """The index after `in a statement`, `during a meeting with X`; None when none begins at ``i``."""
        token = self.doc[i]
        comma = token.text == ","
        if comma:
            i += 1
            if self._at(i) is None:
                return None
            token = self.doc[i]
        if token.lower_ not in _OCCASION_PREPS and not (token.lower_ == "by" and comma):
            return None
        noun = occasion_at(self.doc, i, self.unit.last)
        if noun is None:
            return None
        edge = max((t.i for t in noun.subtree if t.dep_ not in ("relcl", "punct", "acl")), default=noun.i)
        edge = min(edge, self.unit.last)
        inside = next(
            (t.i for t in self.doc[noun.i + 1 : edge + 1] if t.text in ',"' or t.lower_ == "that"), None
        )
        edge = edge if inside is None else inside - 1
        after = self._at(edge + 1)
        if after is None:
            return None
        dated = self._after_date(after.i)
        if dated is not None and (after := self._at(dated)) is None:
            return None
        if comma or after.text == ",":
            return after.i + 1 if after.text == "," else None
        return after.i

    # -- the beginning --------------------------------------------------------------------------------------------

    def find(self, cue: Cue) -> Content | None:
        """The content of ``cue`` by its place in the unit, or None; what stands before a cue is found elsewhere."""
        return self.found[cue.head.i]

    def _find(self, cue: Cue) -> Content | None:
        if cue.entry.frames == {"source"} or "quoted" in cue.entry.flags:
            return None
        return self._right(cue) or self._passive_subject(cue)

    def _right(self, cue: Cue) -> Content | None:
        frames = cue.entry.frames
        begin = cue.last + 1
        if "pred" in frames or "pred-quote" in frames:
            found = self._predicate(cue, begin)
            if found is not None:
                return found
        at = self.skip_adjuncts(begin)
        if cue.entry.pos == NOUN:
            at = begin = self._after_agent(at)
        token = self._at(at)
        if token is None:
            return None
        quote = self._quote_frame(cue, at)
        if quote is not None:
            return quote
        objects = [f for f in frames if f.startswith("obj-")]
        if frames & {"clause", "that", "obj-clause"}:
            found = self._that(cue, begin) or self._zero(cue, at)
            if found is not None:
                return found
        if "inf" in frames:
            to = self._infinitive(token.i)
            if to is not None:
                return self._content(cue, to, "inf")
        if "obj-inf" in frames or "addressee-inf" in frames:
            found = self._object_infinitive(cue, token)
            if found is not None:
                return found
        for frame in sorted(objects):
            prep = frame.removeprefix("obj-")
            if prep not in ("clause", "inf"):
                found = self._object_prep(cue, token, prep)
                if found is not None:
                    return found
        for frame in sorted(frames):
            if frame.startswith("prep-") and token.lower_ == frame.removeprefix("prep-"):
                start = self._at(token.i + 1)
                if start is not None and (start.tag_ in _NOUN_START or self._quote_from(start)):
                    found = self._content(cue, start.i, "np")
                    return found and _with_particle(found, token.i)
        return self._noun_phrase(cue, token)

    def _that(self, cue: Cue, begin: int) -> Content | None:
        """A clause with `that` or a question word, with what may stand between it and the cue."""
        frames = cue.entry.frames
        limit = min(self.unit.last, begin + 45)
        governed = self._governed_that(cue, begin)
        if governed is not None:
            return self._clause_from(cue, begin, governed)
        depth = commas = 0
        i = begin
        while i <= limit:
            token = self.doc[i]
            word = token.lower_
            if word == "that" and (token.dep_ == "mark" or token.tag_ in ("IN", "WDT") or i == begin):
                before = self.doc[i - 1]
                near = i == begin or before.text == "," or token.tag_ == "IN"
                if near and any(begin <= c.head.i < i for c in self.cues if c.entry.pos == VERB):
                    return None
                if near and not (token.dep_ in ("det", "nsubj", "nsubjpass", "dobj") and i > begin):
                    if cue.entry.pos == NOUN and not self._complements(token):
                        return None
                    return self._clause_from(cue, begin, i)
            if i == begin and word in _WH and word != "which" and cue.entry.pos == VERB:
                if frames & {"clause"} or (frames & {"that"} and word in ("how", "why", "whether")):
                    return self._content(cue, i, "clause")
            if self._quote_from(token) is not None or (
                word in ("and", "but", ";") and commas % 2 == 0 and depth > 14
            ):
                return None
            if token.tag_ in FINITE and token.dep_ != "relcl" and commas % 2 == 0:
                return None
            commas += token.text == ","
            depth += 1
            i += 1
        return None

    def _after_agent(self, i: int) -> int:
        """The index after `by the Government of X` behind a noun cue, and after a date beside it."""
        token = self._at(i)
        if token is None or token.lower_ not in ("by", "from"):
            return i
        agent = next((t for t in token.children if t.dep_ == "pobj"), None)
        if agent is None:
            return i
        marks = ("of", "that", "to", "for", "against", "about")
        stretch = self.doc[agent.i + 1 : min(self.unit.last, agent.i + 14) + 1]
        at = next((t.i for t in stretch if t.lower_ in marks and t.i - 1 != agent.i), None)
        return i if at is None else at

    def _governed_that(self, cue: Cue, begin: int) -> int | None:
        """The complementizer that the parse puts under the cue, however much stands between (`a warning to X, who ..., that`)."""
        marks = (
            t for c in cue.head.children if c.dep_ in ("ccomp", "acl", "conj") and c.i > cue.last
            for t in c.children if t.dep_ == "mark" and t.lower_ == "that" and begin <= t.i <= self.unit.last
        )  # fmt: skip
        at = next((t.i for t in marks), None)
        if (
            at is None
            or self.doc[at - 1].lower_ in ("and", "but", "or")
            or any(begin <= c.head.i < at and c.entry.pos == VERB for c in self.cues)
        ):
            return None
        return None if any(self._quote_from(t) is not None for t in self.doc[begin:at]) else at

    def _complements(self, that: Token) -> bool:
        """Whether `that` after a noun opens its content (`a warning that X fails`) and no relative clause."""
        after = self._at(that.i + 1)
        if that.dep_ == "mark":
            return True
        return after is not None and after.tag_ not in FINITE and that.tag_ == "IN"

    def _clause_from(self, cue: Cue, begin: int, that: int) -> Content | None:
        start = self._at(that + 1)
        if start is None:
            return None
        addressee = self._addressee(cue, begin, that)
        if self._quote_from(start) is not None:
            return self._from_quote(cue, start, "quote", addressee)
        return self._content(cue, start.i, "clause", addressee)

    def _zero(self, cue: Cue, at: int) -> Content | None:
        """A clause without `that`: by the parse, or for pure verbs of saying by a finite verb that follows."""
        frames = cue.entry.frames
        if not frames & {"clause", "obj-clause"} and not ("that" in frames and "zero" in frames):
            return None
        clause = next(
            (c for c in cue.head.children
             if c.dep_ == "ccomp" and c.i > cue.last and c.i <= self.unit.last and _finite(c)), None
        )  # fmt: skip
        start = self._at(at)
        if start is None or start.text in ".?!;)":
            return None
        if "obj-clause" in frames and "clause" not in frames:
            if clause is None:
                return None
            left = max(clause.left_edge.i, at)
            addressee = self._addressee(cue, cue.last + 1, left)
            return self._content(cue, left, "clause", addressee) if addressee is not None else None
        if clause is not None and start.i <= clause.i:
            if start.text == ",":
                start = self._at(start.i + 1)
            return self._content(cue, start.i, "clause") if start is not None else None
        if "np" in frames or "post" not in cue.entry.flags or start.text in ",:-":
            return None
        if start.tag_ not in _NOUN_START and start.lower_ not in ("if", "in", "there", "as"):
            return None
        follows = self.doc[start.i : min(self.unit.last + 1, start.i + 25)]
        verb = next((t for t in follows if t.tag_ in FINITE or t.text in ".;?"), None)
        if verb is None or verb.tag_ not in FINITE or any(c.head == verb for c in self.cues):
            return None
        subject = [t for t in self.doc[start.i : verb.i] if t.tag_[:2] in ("NN", "PR", "EX")]
        return self._content(cue, start.i, "clause") if subject else None

    def _quote_frame(self, cue: Cue, at: int) -> Content | None:
        """A quotation after the cue, after a comma or colon or an addressee."""
        if "quote" not in cue.entry.frames and "that" not in cue.entry.frames:
            return None
        i = at
        addressee = None
        for _ in range(16):
            token = self._at(i)
            if token is None:
                return None
            i = token.i
            quote = self._quote_from(token)
            if quote is not None:
                addressee = self._addressee(cue, cue.last + 1, i)
                before = self.doc[i - 1].text
                if before not in ",:" and i != at and before != "that":
                    return None
                if i == at and before not in ",:" and not _speechlike(self.document, quote):
                    # `said "no" and left`, `stressed the "strategic" level`: part of a clause or a noun phrase
                    if "clause" in cue.entry.frames:
                        return self._content(cue, i, "clause")
                    if any(f.startswith("np") for f in cue.entry.frames):
                        return None
                return self._from_quote(cue, token, "quote", addressee)
            if token.tag_ in FINITE or token.text in ".;" or token.lower_ in ("that", "and"):
                return None
            i += 1
        return None

    def _from_quote(self, cue: Cue, token: Token, frame: str, addressee: Token | None) -> Content | None:
        """Content that begins with a quotation: the quotation alone, with coordinated ones, or a whole clause."""
        quote = self._quote_from(token)
        if quote is None:
            return None
        spans = [quote.span]
        while True:
            inner = quote.span.of(self.document.text)
            after = self.document.token_index_from(quote.outer.end)
            nexts = self._at(after)
            if nexts is None or inner.rstrip()[-1:] in ".?!" or not quote.closed:
                break
            j = nexts.i
            comma = nexts.text == ","
            while j <= self.unit.last and self.doc[j].lower_ in ("and", "but", "that", ",", "also"):
                j += 1
            following = self._at(j)
            joined = self._quote_from(following) if following is not None and j > nexts.i else None
            if joined is not None:
                spans.append(joined.span)
                quote = joined
                continue
            if comma or nexts.is_punct or (inner.endswith(",") and nexts.lower_ not in ("and", "but")):
                break
            if self.end(cue, token.i, frame).end > quote.outer.end + 1:
                return self._content(cue, token.i, "clause", addressee)
            break
        return Content(tuple(spans), frame, addressee=addressee)

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
        if token.tag_ not in _NOUN_START and token.lower_ not in ("all", "both", "for"):
            return None
        commas = 0
        for t in self.doc[token.i : min(self.unit.last, token.i + 45) + 1]:
            if t.tag_ in FINITE and commas % 2 == 0 and not any(a.dep_ == "relcl" for a in (t, t.head)):
                return None
            if t.text in ";" or (
                self._quote_from(t) is not None and not _is_title(self.document, self.quotes[t.idx])
            ):
                return None
            commas += t.text == ","
            to = self._infinitive(t.i) if t.lower_ in ("to", "not") and t.i > token.i else None
            if to is not None and not (t.head.dep_ == "relcl" or self._inside_object(cue, t)):
                return self._content(cue, to, "inf", self._noun_head(token))
        return None

    def _inside_object(self, cue: Cue, to: Token) -> bool:
        """`efforts to help X to end ...`: whether the infinitive belongs to a noun and another one follows."""
        if to.head.dep_ != "acl":
            return False
        rest = self.doc[to.i + 1 : min(self.unit.last, to.i + 12) + 1]
        return any(t.lower_ == "to" and t.head.head == cue.head for t in rest)

    def _object_prep(self, cue: Cue, token: Token, prep: str) -> Content | None:
        if token.tag_ not in _NOUN_START and token.lower_ not in ("all", "both"):
            return None
        own = [c for c in cue.head.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == prep]
        head = self._noun_head(token)
        own += [c for c in head.children if c.lower_ == prep and c.i > head.i]
        inside = [c for c in own if token.i < c.i < self.unit.last]
        at = min((c.i for c in inside), default=None)
        if at is None:
            stretch = self.doc[token.i + 1 : min(self.unit.last, token.i + 25)]
            at = next((t.i for t in stretch if t.lower_ == prep), None)
            if at is None or any(t.tag_ in FINITE or t.text == ";" for t in self.doc[token.i : at]):
                return None
        start = self._at(at + 1)
        return self._content(cue, start.i, "np", head) if start is not None else None

    def _noun_phrase(self, cue: Cue, token: Token) -> Content | None:
        frames = cue.entry.frames
        kind = next((f for f in sorted(frames) if f == "np" or f.startswith(("np+", "np="))), None)
        if kind is None:
            return None
        # `welcomes and strongly supports the declaration`: the object stands after the second verb
        if token.lower_ in ("and", "or"):
            verb = next((c for c in cue.head.children if c.dep_ == "conj" and c.i - token.i <= 2), None)
            if verb is None:
                return None
            following = self._at(verb.i + 1)
            if following is None or following.tag_ not in _NOUN_START:
                return None
            token = following
        quote = self._quote_from(token)
        if token.tag_ == "IN":
            # `condemn in the strongest terms the attack`
            moved = next((c.left_edge for c in cue.head.children if c.dep_ == "dobj" and c.i > token.i), None)
            if moved is not None and moved.i > token.i and token.head == cue.head:
                token = moved
        if token.tag_ not in _NOUN_START and token.lower_ not in ("both", "all") and quote is None:
            if kind == "np+as" and token.lower_ == "as" and (cue.passive or cue.head.dep_ == "relcl"):
                start = self._at(token.i + 1)
                found = self._content(cue, start.i, "np") if start is not None else None
                return found and _with_particle(found, token.i)
            return None
        if (token.tag_ == "VBN" and token.dep_ not in ("amod", "nmod")) or cue.passive:
            return None
        found = self._content(cue, token.i, "np")
        if found is None or kind == "np":
            return found
        words = [t.lower_ for t in self.document.tokens(found.spans[0])]
        if kind.startswith("np+"):
            needed = kind.removeprefix("np+")
            ok = needed in words[1:] or (needed == "quote" and '"' in words)
        else:
            head = self._noun_head(token)
            heads = {head.lemma_.lower(), *(c.lemma_.lower() for c in head.conjuncts)}
            ok = bool(heads & word_set(kind.removeprefix("np=") + "_nouns"))
        return found if ok else None

    def _predicate(self, cue: Cue, begin: int) -> Content | None:
        """`called the election a victory`, `dubbed it "historic"`: an object and what it is called."""
        token = self._at(begin)
        if token is None or (token.tag_ not in _NOUN_START and self._quote_from(token) is None):
            return None
        named = any(
            c.i > token.i
            and (c.dep_ == "oprd" or (c.dep_ == "ccomp" and not _finite(c) and c.tag_[:2] in ("NN", "JJ")))
            and (c.tag_[:2] == "JJ" or any(d.tag_ in ("DT", "JJ") and d.i > token.i for d in c.lefts))
            for c in cue.head.children
        )
        if not named or token.dep_ == "oprd":
            last = next(
                (t.i for t in self.doc[token.i + 1 : token.i + 14] if t.tag_ in FINITE or t.text in ".;,"),
                None,
            )
            stretch = self.doc[token.i + 1 : last if last is not None else token.i + 14]
            named = any(
                self._quote_from(t) is not None and self.doc[t.i - 1].tag_[:2] in ("NN", "PR")
                for t in stretch
            )
        return self._content(cue, token.i, "np") if named else None

    def _passive_subject(self, cue: Cue) -> Content | None:
        """The subject of a passive cue: `A draft was objected to by X`."""
        if not cue.passive or not any(f in cue.entry.frames for f in ("np", "np+as")):
            return None
        verb = cue.head if cue.head.tag_ == "VBN" else cue.head.head
        subject = next(
            (c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < cue.head.i), None
        )
        if cue.entry.rest and not any(t.lower_ == "by" for t in self.doc[cue.last + 1 : self.unit.last + 1]):
            return None
        if subject is None or subject.lower_ in ("it", "who", "which", "that"):
            return None
        span = Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))
        span = Span(max(span.start, self.unit.span.start), max(min(span.end, verb.idx - 1), span.start + 1))
        trimmed = strip_span(self.document.text, span, TRIM)
        return Content((trimmed,), "subject", after=True) if trimmed else None

    def _addressee(self, cue: Cue, begin: int, end: int) -> Token | None:
        """The one told: the object of the cue, or what stands after `to`."""
        takes = any(f.startswith("obj-") for f in cue.entry.frames)
        for t in self.doc[begin:end]:
            if (t.lower_ == "to" and t.i + 1 < end and "to" in cue.entry.frames) or (
                t.lower_ == "to" and cue.entry.pos == NOUN
            ):
                return self._noun_head(self.doc[t.i + 1])
            if takes and t.i == begin and t.tag_ in _NOUN_START:
                return self._noun_head(t)
        return None

    def _noun_head(self, token: Token) -> Token:
        """The head of the noun phrase that begins at ``token``."""
        head = token
        while head.dep_ in (
            "det",
            "amod",
            "compound",
            "poss",
            "nummod",
            "nmod",
            "predet",
            "quantmod",
            "advmod",
            "punct",
        ):
            if head.head.i <= head.i or head.head.i - token.i > 12:
                break
            head = head.head
        return head

    # -- the end --------------------------------------------------------------------------------------------------

    def _content(self, cue: Cue, start: int, frame: str, addressee: Token | None = None) -> Content | None:
        span = self.end(cue, start, frame)
        trimmed = trim(self.document, span)
        if trimmed is None or not any(is_word(t) for t in self.document.tokens(trimmed)):
            return None
        quote = self.document.quote_at(trimmed.start)
        if quote is not None and quote.outer == trimmed:
            trimmed = quote.span
        return Content((trimmed,), frame, addressee=addressee)

    def end(self, cue: Cue, start: int, frame: str) -> Span:
        """The span of the content that begins at token ``start``: to the end of the unit, or to the first cut."""
        at = cut(self, cue, start, frame)
        begin = self.doc[start].idx
        end = self.unit.span.end if at is None else self.doc[at].idx
        return Span(begin, max(end, begin + 1))


def _with_particle(content: Content, particle: int) -> Content:
    return Content(content.spans, content.frame, particle, content.addressee, content.after)


def _finite(token: Token) -> bool:
    return token.tag_ in FINITE or any(
        c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in token.children
    )


def _speechlike(document: Document, quote: Quote) -> bool:
    words = quote.span.of(document.text)
    return words.rstrip()[-1:] in ",.?!" or len(words.split()) >= 4


def _is_title(document: Document, quote: Quote) -> bool:
    return len(quote.span.of(document.text).split()) <= 4


def trim(document: Document, span: Span) -> Span | None:
    """``span`` without outer punctuation; a quotation that it cuts is taken in whole."""
    quote = document.quote_at(span.end - 1)
    if quote is not None and quote.outer.start >= span.start:
        span = Span(span.start, max(span.end, quote.outer.end))
    return strip_span(document.text, span, TRIM)
