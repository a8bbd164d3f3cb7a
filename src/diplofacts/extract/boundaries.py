"""Where content stops before its sentence does: at the next cue, an occasion, what modifies the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import ADPOSITION, FINITE, NOUN, VERB, Cue
from .lexicons import fold, word_set
from .titles import find_titles

if TYPE_CHECKING:
    from .passages import Content, Passage
    from .words import Doc, Token

_COORDINATING = frozenset({"and", "but", "or", "yet", "while", "whereas", "as", "although", "though"})
_SETTING = frozenset({"after", "before", "while", "when", "following", "shortly", "hours", "days", "minutes",
                      "prompting", "drawing", "according"})  # fmt: skip
_STRETCHES = frozenset({"hours", "days", "weeks", "months", "years"})
_OCCASION_PREPS = frozenset({"in", "at", "during", "on", "through", "via", "by"})
_TURNS = _SETTING | _OCCASION_PREPS
_BRACKETS = frozenset("();")
#: How many tokens of content are searched for its end; longer than any sentence that people write.
_FARTHEST = 250


def cut(contents: Passage, cue: Cue, start: int, frame: str) -> int | None:
    """Index of the first token after the content that begins at ``start``; None when it ends with the unit.

    Args:
        contents: the unit's tokens, cues and quotations.
        cue: the cue whose content it is.
        start: index of the content's first token.
        frame: the frame that matched; noun phrases and infinitives leave out more than clauses do.
    """
    doc = contents.doc
    last = contents.unit.last
    clause = frame in ("clause", "quote")
    last = _limit(contents, cue, start, last)
    stop = last + 1 if last < contents.unit.last else None
    open_brackets = 0
    i = start
    farthest = min(last, start + _FARTHEST)
    while i <= farthest:
        token = doc[i]
        quote = contents.quotes.get(token.idx)
        if quote is not None and quote.outer.end > token.idx + 1:
            i = max(i + 1, contents.document.token_index_from(quote.outer.end))
            if i <= last and doc[i].text == ":" and quote.closed:
                return i  # `what X called "a full partnership": better access, ...`
            # A quotation that ends its own sentence ends the content.
            if quote.span.of(contents.document.text).rstrip()[-1:] in ".?!" and quote.closed:
                after = doc[i] if i <= last else None
                if after is None or after.text[:1].isupper() or after.is_punct:
                    return i
            continue
        sign = token.text
        if sign in _BRACKETS:
            open_brackets += (sign == "(") - (sign == ")")
            if sign == ";" and open_brackets <= 0:
                return i
        later = contents.cue_at.get(i)
        if later is not None and i > start and _has_content(contents, later):
            at = _before_cue(contents, cue, later, start, clause)
            if at is not None and at > start:
                return at
        # Nothing else ends content: a word after a comma, a preposition, a setting word, another predicate.
        if i > start and (doc[i - 1].text == "," or token.dep_ == "conj" or token.lower_ in _TURNS):
            at = _before_adjunct(contents, cue, token, clause)
            if at is not None:
                # `criticised X on Tuesday, adding to the tension`
                dated = _before_date(contents, cue, start, at - 1) if not clause else None
                return at if dated is None else dated
        i += 1
    dated = _before_date(contents, cue, start, last) if not clause else None
    return dated if dated is not None else stop


def _limit(contents: Passage, cue: Cue, start: int, last: int) -> int:
    """The last token that the content can reach, when the cue stands in front of its sentence's main verb."""
    doc = contents.doc
    node = cue.head
    if cue.entry.pos == ADPOSITION:
        return last
    above = (a for a in (cue.head, *cue.head.ancestors) if a.tag_ == "VBG" and a.i > contents.unit.first)
    if (part := next((a for a in above if doc[a.i - 1].text == ","), None)) is not None and part.i < start:
        # `Reuters, citing two sources, reported S`: the participle ends where the verb of its subject comes
        closing = next((t.i for t in doc[start + 1 : last] if t.text == ","), None)
        if closing is not None and doc[closing + 1].tag_ in FINITE and subject_before(part):
            return closing - 1
    # `After X had met and expressed concern, Y left`
    first = cue.head.head.i if cue.head.dep_ == "conj" else -1
    opening = not any(
        t.tag_ in FINITE and t.head != cue.head and t.i != first
        for t in doc[max(contents.unit.first, cue.head.i - 100) : cue.head.i]
    )
    for _ in range(20):
        if node.head == node or node.head.i < contents.unit.first:
            break
        head = node.head
        if head.pos_ in ("VERB", "AUX") and head.i > start:
            if node.dep_ in ("nsubj", "nsubjpass") and node.i < start:
                # `A statement calling for X was rejected`: the noun that holds the cue is a subject
                verbs = [
                    head.i,
                    *(c.i for c in head.children if c.dep_ in ("aux", "auxpass") and c.i > start),
                ]
                return min(last, min(verbs) - 1)
            if node.dep_ in ("advcl", "prep") and opening:
                # `While X agree that S, they ...`
                subject = next(
                    (c for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > start), None
                )
                if subject is not None:
                    edge = subject.left_edge.i
                    while edge - 1 > start and doc[edge - 1].text != ",":
                        edge -= 1
                    return min(last, edge - 1) if edge - 1 > start else last
        node = head
    # `X, which he described as Y, ...`, `X which Y said could end, Z`: the relative clause ends at its comma
    if cue.head.dep_ == "relcl" and (cue.entry.frames == {"np+as"} or doc[start].tag_ == "MD"):
        return next((t.i - 1 for t in doc[start + 1 : last + 1] if t.text == ","), last)
    return last


def subject_before(participle: Token) -> bool:
    """Whether no finite verb stands before the participle, so that its subject still waits for one."""
    sentence = participle.sent
    return not any(t.tag_ in FINITE for t in participle.doc[sentence.start : participle.i])


def occasion_at(doc: Doc, i: int, last: int) -> Token | None:
    """The occasion's noun in the phrase that the preposition at ``i`` opens (`in an interview`), or None."""
    found = None
    for t in doc[i + 1 : min(last, i + 8) + 1]:
        if (
            t.text in ',"'
            or (t.tag_[:2] in ("VB", "MD") and t.dep_ != "amod")
            or (t.tag_ == "IN" and found is None and t.lower_ != "of")
        ):
            break
        if t.tag_[:2] == "NN" and t.lemma_.lower() in word_set("occasions"):
            found = t
        elif found is not None:
            break
    return found


def _comma_before(doc: Doc, i: int) -> bool:
    """Whether a comma stands before token ``i``, be it inside a closing quotation mark."""
    return doc[i - 1].text == "," or (doc[i - 1].text == '"' and doc[i - 2].text == ",")


def _has_content(contents: Passage, cue: Cue) -> bool:
    """Whether a cue reports something of its own, so that the content before it may stop there."""
    if cue.entry.pos == VERB and cue.head.tag_ == "VBG":
        return contents.found.get(cue.head.i) is not None
    posted = "post" in cue.entry.flags and (cue.entry.frames != {"quote"} or contents.quotes)
    return cue.entry.pos != VERB or contents.found.get(cue.head.i) is not None or bool(posted)


def _chain(token: Token, cue: Cue) -> list[Token]:
    """The heads of ``token`` up to the cue or the root."""
    chain = []
    while token.head != token and token != cue.head:
        token = token.head
        chain.append(token)
    return chain


def _calls_for(cue: Cue) -> bool:
    return any(c.lower_ == "for" and c.i == cue.head.i + 1 for c in cue.head.rights)


def _walk_left(doc: Doc, i: int, start: int) -> int:
    """The first index of the adverbs and auxiliaries before token ``i``."""
    while i - 1 > start and (doc[i - 1].lower_ in word_set("cue_leads") or doc[i - 1].tag_ in ("RB", "RBR")):
        i -= 1
    return i


def _is_of_speaker(head: Token, own: Content | None) -> bool:
    """`stated that the clash was regrettable and expressed his condolences`: no clash has condolences;
    `said the accord was a sign and stressed it was binding`: nor does an accord stress anything.
    """
    inner = next((c for c in head.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    thing = inner is not None and inner.lemma_.lower() in word_set("things")
    if thing and own is not None and own.frame in ("clause", "quote"):
        return True
    owned = (g for c in head.children if c.dep_ == "dobj" for g in c.lefts if g.dep_ == "poss")
    said = {c.base for c in head.head.rights if c.dep_ == "acomp"}
    if any(c.dep_ == "expl" for c in head.head.lefts) or said & word_set("impersonal_adjectives"):
        return True  # `said that there were worries (it was possible to do so), and expressed hope`
    his = any(g.lower_ in ("his", "her") for g in owned)
    return his and inner is not None and inner.tag_ == "NN" and not _is_official(inner)


def _before_cue(contents: Passage, cue: Cue, later: Cue, start: int, clause: bool) -> int | None:
    """Where the chunk of a later cue begins, when it is not part of the content."""
    doc = contents.doc
    head = later.head
    if later.entry.pos == NOUN:
        return None
    if later.entry.pos != VERB:
        comma = doc[head.i - 1].text == ","
        return head.i - 1 if comma or (later.entry.frames == {"source"} and head.i - 1 > start) else None
    if "post" in later.entry.flags and all(
        not t.is_alpha for t in doc[later.last + 1 : contents.unit.last + 1]
    ):
        # `S, the news agency reported.`
        at = next((t.i for t in reversed(doc[start + 1 : head.i]) if t.text in ',"'), None)
        if at is not None and head.i - at > 1 and not any(t.tag_ in FINITE for t in doc[at : head.i]):
            return at if doc[at].text == "," else at + 1
    left = _walk_left(doc, head.i, start)
    before = doc[left - 1]
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < head.i), None)
    same = head.head == cue.head or (head.dep_ == "conj" and head.head in cue.head.conjuncts)
    if head.tag_ == "VBG" and subject is None:
        if doc[left].lower_ == "while":
            return left - 1 if before.text == "," else left
        if _comma_before(doc, left):
            return left - 1 if before.text == "," else left
        if before.lower_ in ("and", "but"):
            comma = doc[left - 2].text == ","
            if same or comma or (cue.head.tag_ == "VBG" and head.dep_ == "conj" and not clause) or not clause:
                return left - 1 - comma
        return None
    if subject is None and before.tag_ in ("NNP", "NNPS") and head.tag_ == cue.head.tag_:
        # `said it would send ships and Denmark promised aircraft`, with the name read as a second object
        name = left - 1
        while name - 1 > start and doc[name - 1].tag_ in ("NNP", "NNPS", "HYPH"):
            name -= 1
        if doc[name - 1].lower_ in ("and", "but", "while"):
            return name - 2 if doc[name - 2].text == "," else name - 1
    if subject is None or subject.i < start:
        if before.lower_ in ("and", "but", "or"):
            comma = doc[left - 2].text == ","
            inside = _inside(contents, cue, head, start) if clause else False
            own = contents.found.get(head.i)
            if comma and before.lower_ == "but" and own is not None and own.frame in ("clause", "quote"):
                return left - 2  # `said S, but added that S`
            if inside and not same and head.head.tag_ == head.tag_ and not _is_of_speaker(head, own):
                return None
            if clause and not same and cue.head.tag_ == "VBD" and head.tag_ in ("VBZ", "VBP"):
                return None
            if head.tag_ == "VB" and not same and frame_is_infinitive(doc[start]):
                return None
            return left - 1 - comma
        if before.text == "," and same:
            return left - 1
        return None
    if not clause and before.text == "," and subject.i > start and head.tag_ == "VBD":
        inner = [t.i for t in doc[subject.i : left - 1] if t.text == ","]
        if len(inner) % 2 == 0 and cue.head.tag_ in ("VBD", "VBN"):
            # `condemned the attacks in X, expressed concern`: the parser took an object for the next subject
            return left - 1
    edge = subject.left_edge.i
    if edge <= start:
        return None
    if head.tag_ == "VBG":
        # `..., with the minister stressing that S`
        return edge - 1 - (doc[edge - 2].text == ",") if doc[edge - 1].lower_ == "with" else None
    if head.dep_ == "relcl" or subject.tag_ in ("WP", "WDT"):
        return None
    at = _walk_left(doc, edge, start)
    lead = doc[at - 1]
    outside = not _inside(contents, cue, head, start)
    trailing = "post" in later.entry.flags and head.i + 4 >= contents.unit.last and _comma_before(doc, at)
    if lead.lower_ in _COORDINATING or doc[at].lower_ in ("while", "as", "whereas"):
        j = at - 1 if lead.lower_ in _COORDINATING else at
        own_voice = lead.lower_ in ("and", "but") and head.tag_ == cue.head.tag_
        own_voice = own_voice and (subject.tag_ == "NNP" or (_comma_before(doc, j) and _is_official(subject)))
        if (
            outside
            or not clause
            or own_voice
            or (_comma_before(doc, j) and doc[j].lower_ in ("while", "whereas", "but"))
        ):
            return j - 1 if doc[j - 1].text == "," else j
        return None
    if trailing or (lead.text == "," and outside and not clause):
        return at - 1 if lead.text == "," else at
    return None


def _is_official(subject: Token) -> bool:
    """Whether the subject is the holder of an office, meant without a name (`the top envoy`)."""
    words = [t for t in subject.subtree if t.i <= subject.i]
    return fold(words[0].text) == "the" and bool(find_titles(" ".join(t.text for t in words)))


def frame_is_infinitive(token: Token) -> bool:
    """Whether the content begins as an infinitive (`to join and condemn`)."""
    return token.lower_ in ("to", "not")


def _inside(contents: Passage, cue: Cue, token: Token, start: int) -> bool:
    """Whether the parse puts ``token`` below the content's own verb rather than beside the cue."""
    chain = _chain(token, cue)
    return any(start <= a.i and a.tag_[:2] == "VB" for a in chain if a != cue.head) and token.head != cue.head


def _before_adjunct(contents: Passage, cue: Cue, token: Token, clause: bool) -> int | None:
    """Where an occasion, a setting clause or another predicate of the cue's subject begins."""
    doc = contents.doc
    i = token.i
    comma = doc[i - 1].text == ","
    word = token.lower_
    own = token.head == cue.head
    if comma and (_comments(contents, cue, i) or (not clause and own and _is_result(cue, token))):
        return i - 1
    loose = word in _OCCASION_PREPS and (comma or (own and not clause)) and (word != "by" or own)
    loose = loose or (word == "during" and doc[i - 1].text == '"')  # `told X to "shut up" during the session`
    if loose and occasion_at(doc, i, contents.unit.last) is not None:
        return i - 1 if comma else i
    if word in _SETTING and (comma or not clause):
        verbs = [
            a for a in (token, token.head) if a.head == cue.head and a.dep_ in ("advcl", "prep", "advmod")
        ]
        if (comma and word in ("prompting", "drawing")) or (
            verbs and (comma or word in ("after", "before", "when"))
        ):
            return i - 1 if comma else i
    if (
        clause
        and token.tag_ == cue.head.tag_ == "VBD"
        and token.dep_ == "conj"
        and token.head.tag_ == "VBN"
        and [t.lower_ for t in doc[max(i - 2, 0) : i]] == [",", "and"]
        and not any(c.dep_ in ("nsubj", "aux", "auxpass") for c in token.children)
    ):
        return i - 2  # `noted that trade had grown, and invited X`: another deed of the one who spoke
    beside = token.dep_ == "conj" and cue.head.tag_ == "VBG" and token.head is cue.head.head
    if beside and token.tag_ in FINITE and doc[i - 1].lower_ in ("and", "but"):
        # `condemned X, saying S, and expelled Y`
        return i - 2 if doc[i - 2].text == "," else i - 1
    will = any(c.tag_ == "MD" for c in token.children)  # `welcomes X and will work with him`
    finite = (will and not clause and cue.head.tag_ in FINITE) or (token.tag_ in FINITE and not will)
    if (
        token.dep_ == "conj"
        # `calling for the removal of obstacles and speeding up the work`: a gerund may be called for.
        and (finite or (token.tag_ == cue.head.tag_ == "VBG" and not (will or _calls_for(cue))))
        and own
    ):
        if clause and token.tag_ != cue.head.tag_:
            return None
        edge = token.left_edge.i
        if edge <= cue.head.i:
            edge = i
        subject = [c for c in token.children if c.dep_ == "nsubj" and c.i > cue.head.i]
        if clause and subject and subject[0].tag_ == "PRP":
            return None
        if doc[edge - 1].lower_ in ("and", "but") or (doc[edge - 1].text == "," and not clause):
            return edge - 2 if doc[edge - 2].text == "," else edge - 1
    return None


def _is_result(cue: Cue, token: Token) -> bool:
    """`criticised X on Tuesday, complicating his efforts`: what came of it."""
    whole = "np" in cue.entry.frames and not any(f.startswith("np+") for f in cue.entry.frames)
    # `the strong, enduring nature`
    closed = token.i > 1 and token.doc[token.i - 2].tag_[:2] in ("NN", "CD", "PR")
    return whole and closed and token.tag_ == "VBG" and token.dep_ == "advcl"


def _comments(contents: Passage, cue: Cue, i: int) -> bool:
    """Whether the article's own remark begins at ``i``, after a comma: `, a move that`, `, as has the UN`."""
    doc = contents.doc
    word = doc[i].lower_
    rest = doc[i + 1 : min(contents.unit.last, i + 6) + 1]
    if word in ("a", "an"):
        noun = next((t for t in rest if t.tag_ in ("NN", "NNS")), None)
        if noun is not None and noun.lemma_.lower() in word_set("comment_nouns"):
            return True
        return "np+as" in cue.entry.frames
    if word == "as" and len(rest) > 1 and rest[0].lower_ in ("has", "have", "had", "did", "does", "do"):
        return True
    if cue.entry.pos == NOUN and word in ("and", "but", "while"):
        return True
    if word in ("after", "before"):
        return True
    counted = doc[i].tag_ == "CD" and len(rest) > 1 and rest[0].lower_ in _STRETCHES
    if counted and rest[1].lower_ in ("after", "before"):
        return True  # `said that S, four days after Y suggested T`
    return word in ("shortly", "hours", "days", "minutes", "just", "soon") and any(
        t.lower_ in ("after", "before") for t in rest[:2]
    )


def _before_date(contents: Passage, cue: Cue, start: int, last: int) -> int | None:
    """Where a closing date that modifies the cue begins: `lauded the help on Friday`."""
    doc = contents.doc
    for c in cue.head.children:
        if c.i > start and c.dep_ in ("prep", "npadvmod") and c.lower_ not in ("since", "until", "by"):
            words = [t for t in c.subtree if not t.is_punct]
            end = max(t.i for t in words)
            closing = all(t.is_punct or t.is_space for t in doc[end + 1 : last + 1])
            dated = any(d in range(c.idx, doc[end].idx + 1) for d in contents.dates)
            if closing and dated and len(words) <= 5:
                return c.i
    return None
