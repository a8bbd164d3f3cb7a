"""Content that is a clause or a quotation behind its cue: `said that S`, `said S`, `said: "..."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import FINITE, NOUN, VERB, Cue
from .document import Document, Quote
from .passages import NOUN_START, Content, Passage, noun_head

if TYPE_CHECKING:
    from .words import Token

_WH = frozenset({"how", "why", "whether", "what", "where", "who", "when", "if"})
_WH_THAT = frozenset({"how", "why", "whether"})


class Clauses(Passage):
    """Finds clauses and quotations to the right of a cue."""

    def _that(self, cue: Cue, begin: int) -> Content | None:
        """A clause with `that` or a question word, with what may stand between it and the cue."""
        frames = cue.entry.frames
        limit = min(self.unit.last, begin + 45)
        if "np" in frames and self._object_first(cue, begin):
            return None
        governed = self._governed_that(cue, begin)
        if governed is not None:
            return self._clause_from(cue, begin, governed)
        depth = commas = 0
        direct = self.skip_adjuncts(begin)
        i = begin
        while i <= limit:
            token = self.doc[i]
            word = token.lower_
            if word == "that" and (token.dep_ == "mark" or token.tag_ in ("IN", "WDT") or i == begin):
                before = self.doc[i - 1]
                told = token.dep_ == "mark" and "obj-clause" in frames
                near = told or i in (begin, direct) or before.text == "," or token.tag_ == "IN"
                if near and any(begin <= c.head.i < i for c in self.cues if c.entry.pos == VERB):
                    return None
                relative = token.dep_ in ("det", "nsubj", "nsubjpass", "dobj") and not (
                    token.tag_ == "IN" and before.text == ","
                )
                if near and not (relative and i not in (begin, direct)):
                    complement = cue.entry.pos != NOUN or self._complements(token)
                    return self._clause_from(cue, begin, i) if complement else None
            asks = _WH if "clause" in frames else _WH_THAT if "that" in frames else frozenset()
            if i == begin and word in asks and cue.entry.pos == VERB:
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

    def _governed_that(self, cue: Cue, begin: int) -> int | None:
        """The complementizer that the parse puts under the cue: `a warning to X, who ..., that`."""
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

    def _object_first(self, cue: Cue, begin: int) -> bool:
        """`repeated his demand that S`: whether the clause belongs to a noun that is the cue's object."""
        if cue.entry.pos == NOUN or any(f.startswith("obj-") for f in cue.entry.frames):
            return False
        token = self._at(self.skip_adjuncts(begin))
        if token is None or token.tag_ not in ("DT", "PRP$", "JJ", "NN", "NNS"):
            return False
        head = noun_head(token)
        # `expressed optimism on Friday that S`
        following = self._at(self._after_date(head.i + 1) or head.i + 1) if head.i < self.unit.last else None
        return head.tag_ in ("NN", "NNS") and following is not None and following.lower_ == "that"

    def _complements(self, that: Token) -> bool:
        """Whether `that` after a noun opens its content (`a warning that X fails`) and no relative clause."""
        after = self._at(that.i + 1)
        if that.dep_ == "mark":
            return True
        return after is not None and after.tag_ not in FINITE and that.tag_ == "IN"

    def _clause_from(self, cue: Cue, begin: int, that: int) -> Content | None:
        start = self._at(that + 1)
        if start is not None and start.text == ",":
            start = self._at(that + 2)  # `said that, "A"`
        if start is None:
            return None
        addressee = self._addressee(cue, begin, that)
        if self._quote_from(start) is not None:
            return self._from_quote(cue, start, "quote", addressee)
        return self._content(cue, start.i, "clause", addressee)

    def _zero(self, cue: Cue, at: int) -> Content | None:
        """A clause without `that`: by the parse, or for verbs of saying by a finite verb that follows."""
        frames = cue.entry.frames
        if not frames & {"clause", "obj-clause"} and not ("that" in frames and "zero" in frames):
            return None
        clause = next(
            (c for c in cue.head.children
             if c.dep_ == "ccomp" and c.i > cue.last and c.i <= self.unit.last and is_finite(c)), None
        )  # fmt: skip
        start = self._at(at)
        if start is None or start.text in ".?!;)":
            return None
        if "obj-clause" in frames and "clause" not in frames:
            if clause is None:
                return None
            left = max(clause.left_edge.i, at)
            left += self.doc[left].lower_ == "that"
            addressee = self._addressee(cue, cue.last + 1, left)
            return self._content(cue, left, "clause", addressee) if addressee is not None else None
        if clause is not None and start.i <= clause.i:
            if start.text == ",":
                start = self._at(start.i + 1)
            return self._content(cue, start.i, "clause") if start is not None else None
        if "np" in frames and self._reads_on(start):
            return self._content(cue, start.i, "clause")
        if "np" in frames or "post" not in cue.entry.flags or start.text in ",:-":
            return None
        if start.tag_ not in NOUN_START and start.lower_ not in ("if", "in", "there", "as"):
            return None
        if start.tag_ == "IN" and any(c.dep_ == "ccomp" for c in cue.head.lefts):
            return None  # `S, X said in a sign of warming relations`
        if start.i in self.verb_cues or (start.tag_ == "VBG" and self.doc[start.i - 1].text == ","):
            return None  # `said in a statement, adding that S`: the content stands before
        follows = self.doc[start.i : min(self.unit.last + 1, start.i + 25)]
        verb = next((t for t in follows if t.tag_ in FINITE or t.text in ".;?"), None)
        if verb is None or verb.tag_ not in FINITE or any(c.head == verb for c in self.cues):
            return None
        subject = [t for t in self.doc[start.i : verb.i] if t.tag_[:2] in ("NN", "PR", "EX")]
        return self._content(cue, start.i, "clause") if subject else None

    def _reads_on(self, start: Token) -> bool:
        """`promised cooperation will continue`: whether an auxiliary follows the noun phrase at once."""
        if start.tag_ not in NOUN_START:
            return False
        for t in self.doc[start.i : min(self.unit.last, start.i + 8) + 1]:
            if t.tag_ == "MD" or (t.tag_ in FINITE and t.lemma_ in ("be", "have")):
                return t.i > start.i and t.dep_ != "relcl" and t.head.dep_ != "relcl"
            if t.tag_ not in NOUN_START and t.lower_ not in ("of", "the"):
                return False
        return False

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
                    # `said "no" and left`: part of a clause or a noun phrase
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
        """Content that begins with a quotation: it alone, with coordinated ones, or a whole clause."""
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
            if comma and self.doc[j - 1].lower_ == "that" and self.doc[j - 2].lower_ in ("and", "but"):
                # `that "...", but that S`
                return self._content(cue, token.i, "clause", addressee)
            if comma or nexts.is_punct or (inner.endswith(",") and nexts.lower_ not in ("and", "but")):
                break
            if nexts.lower_ in ("and", "but") and self._another_speaks(nexts):
                break
            if self.end(cue, token.i, frame).end > quote.outer.end + 1:
                return self._content(cue, token.i, "clause", addressee)
            break
        return Content(tuple(spans), frame, addressee=addressee)

    def _another_speaks(self, link: Token) -> bool:
        """Whether another cue with a subject follows (`warned that "..." and the ministry said`)."""
        after = self.doc[link.i + 1 : min(self.unit.last, link.i + 12) + 1]
        verb = next((t for t in after if t.tag_ in FINITE), None)
        if verb is None or verb.i not in self.verb_cues:
            return False
        return any(c.dep_ == "nsubj" and c.tag_[:2] == "NN" and c.i > link.i for c in verb.lefts)


def is_finite(token: Token) -> bool:
    """Whether the verb is finite, by itself or by an auxiliary."""
    return token.tag_ in FINITE or any(
        c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in token.children
    )


def _speechlike(document: Document, quote: Quote) -> bool:
    words = quote.span.of(document.text)
    return words.rstrip()[-1:] in ",.?!" or len(words.split()) >= 4
