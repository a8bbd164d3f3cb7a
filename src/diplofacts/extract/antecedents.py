"""What a pronoun refers back to."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ..candidates import COREFERENCE
from ..spans import Span
from .grammar import subject_tokens
from .known_holders import state_of
from .lexicons import fold, rows, word_set
from .pairs_before import doer_and_other, leaders_of, objects_before, stands_behind_object
from .reading import COUNTRY, ORGANIZATION, PERSON, Entity, Referent
from .titles import FORMER, HEADS, TitleMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..candidates import RoleCandidate
    from .coreference import Coreference
    from .document import Sentence
    from .words import Token

#: How many sentences back a pronoun looks for its antecedent.
WINDOW = 5
#: How many characters at the beginning of a text are looked through for the first `the President` in it.
_OPENING = 4000
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: What the first man of a state is called again.
_LEADING = frozenset({"leader", "president", "premier", "ruler", "chancellor"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "xcomp", "acl", "parataxis", "conj"})


def is_address(token: Token) -> bool:
    """Whether a word of address stands for him who was named (`His Excellency stressed`)."""
    named = token.folded in ("excellency", "majesty", "highness", "holiness", "eminence")
    return named and any(c.lower_ in ("his", "her") for c in token.lefts)


def antecedent(coreference: Coreference, token: Token, *kinds: str) -> tuple[Referent, ...]:
    """The latest subject of a suitable kind before the pronoun, else the latest mention of one."""
    sentence = coreference.document.sentence_of(token.idx)
    if sentence is None:
        return ()
    if token.folded == "it" and (addressed := _addressed(token)) is not None:
        bound = tuple(r for r in coreference.resolve(addressed) if r.kind in kinds and r.id)
        if len(bound) == 1:
            return bound
    quote = coreference.document.quote_at(token.idx)
    at = coreference.document.number_of(sentence)
    own_clause = _clause(token)
    barred = _acting(coreference, token)
    # Who speaks is `I` in his own quotation, never `he`.
    speaker = coreference.speakers.get(quote.outer) if quote is not None else None
    aside = _opening(token) if quote is None else range(0)
    for back in range(WINDOW + 1):
        if at - back < 0:
            break
        other = coreference.document.sentences[at - back]
        subjects, inside, several = [], set[int](), dict[str, Referent]()
        mentions = []
        for t in coreference.document.doc[other.first : min(other.last + 1, token.i)]:
            entity = coreference.by_token.get(t.i)
            if t.is_space or (entity is None and t.dep_ not in SUBJECTS):
                continue
            within = coreference.document.quote_at(t.idx)
            if (within is not None and within != quote) or t.i in aside:
                continue
            if t.dep_ in SUBJECTS and not (back == 0 and _clause(t) is own_clause and token.dep_ in SUBJECTS):
                found = [r for r in coreference.resolve(t) if r.kind in kinds and r.id]
                if speaker is not None and any(r.id == speaker.id for r in found):
                    continue
                if any(r.id in barred for r in found):
                    continue
                if not found and back and PERSON in kinds:
                    found = _unnamed_teller(coreference, t, token)
                if back and len(found) > 1:
                    # `A and B offered to go with him`: neither is `he` next
                    several |= {r.id: r for r in found}
                nobody = not found and not back and PERSON in kinds and _is_somebody(t)
                if len(found) == 1 or nobody:
                    depth = sum(1 for _ in t.ancestors)
                    subjects.append((depth, t.i, tuple(found)))
                    if back == 0 and _is_inside_another(t, token):
                        inside.add(t.i)
            if entity is not None and speaker is not None and entity.id == speaker.id:
                continue
            if entity is not None and entity.id in barred:
                continue
            if entity is not None and entity.kind in kinds and entity.form not in ("demonym", "city"):
                mentions.append(coreference.named(entity))
        if subjects:
            # `X, who came after Y had left, said that he`: not who acts in a clause that only describes
            subjects = [s for s in subjects if s[1] not in inside] or subjects
            # The main clause's subject; within this sentence the nearest one.
            best = (
                max(subjects, key=lambda s: s[1]) if back == 0 else min(subjects, key=lambda s: (s[0], -s[1]))
            )
            return best[2]
        if several and (him := _him(coreference, other, set(several))):
            return him
        if len(several) == 2 and PERSON in kinds and token.dep_ in SUBJECTS:
            return (min(several.values(), key=lambda r: r.span),)  # `The minister and B talked. He urged`
        if mentions and (back == 0 or PERSON in kinds):
            return (mentions[0] if back else mentions[-1],)
    return ()


def _him(coreference: Coreference, sentence: Sentence, acting: set[str]) -> tuple[Referent, ...]:
    """Whom `him` means in a sentence in which several others act."""
    for token in coreference.document.doc[sentence.first : sentence.last + 1]:
        if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative"):
            found = coreference.resolve(token)
            return found if len(found) == 1 and found[0].id not in acting else ()
    return ()


def _is_somebody(subject: Token) -> bool:
    """Whether one man or woman acts whom nobody names (`a 28-year-old man left A, and ... he`)."""
    one = any(c.lower_ in ("a", "an", "another") for c in subject.lefts)
    return one and subject.tag_ == "NN" and subject.lower_ in word_set("human_nouns")


def _is_inside_another(subject: Token, pronoun: Token) -> bool:
    """Whether somebody acts in a relative clause that ends before the pronoun's own."""
    clauses = (a for a in itertools.islice(subject.ancestors, 8) if a.dep_ == "relcl")
    return any(not a.is_ancestor(pronoun) for a in clauses)


def _addressed(pronoun: Token) -> Token | None:
    """Whom a verb above urges or judges, for the truce `it` has signed (`called on A to keep the truce it
    signed`, `praised A for the truce it signed`).
    """
    lists = ("directing_verbs", "judging_verbs", "calling_on_verbs")
    if pronoun.head.dep_ != "relcl" or pronoun.dep_ != "nsubj":
        return None
    for node in itertools.islice(pronoun.head.ancestors, 6):
        if node.dep_ == "ccomp":
            return None  # `told A that it would keep the truce it signed`
        if not any(node.base in word_set(w) for w in lists):
            continue
        objects = [c for c in node.rights if c.dep_ in ("dobj", "dative") and c.i < pronoun.i]
        links = (c for c in node.rights if c.folded in ("on", "upon") and c.i < pronoun.i)
        objects += [g for c in links for g in c.children if g.dep_ == "pobj"]
        return next((t for t in objects if not t.is_ancestor(pronoun)), None)
    return None


def _opening(pronoun: Token) -> range:
    """The words of the phrase that opens a clause before its subject: whoever is named there is another
    (`Waving a book by X, he said`, `At a dinner with Y, he said`).
    """
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.dep_ not in ("ROOT", "ccomp"):
        return range(0)
    before = [
        c
        for c in verb.lefts
        if c.i < pronoun.i and (c.dep_ == "prep" or (c.dep_ == "advcl" and c.tag_ == "VBG"))
    ]
    if not before or not any(t.text == "," for t in verb.doc[before[0].i : pronoun.i]):
        return range(0)
    if before[0].folded in word_set("reporting_links"):
        return range(0)
    return range(before[0].left_edge.i, pronoun.i)


def _unnamed_teller(coreference: Coreference, teller: Token, pronoun: Token) -> list[Referent]:
    """The official without a name who was the last to say something, if the pronoun goes on saying
    (`A ministry spokesman said so. He added ...`).
    """
    if not (_tells(teller) and _tells(pronoun)) or teller.tag_ not in ("NN", "NNP"):
        return []
    title = next((t for t in coreference.titles if teller.idx in t.outer), None)
    within = coreference.phrase(teller)
    if (
        title is None
        or title.plural
        or any(e.kind == PERSON and e.span in within for e in coreference.entities)
    ):
        return []
    return [r for r in coreference.resolve(teller) if r.words]


def _tells(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.head.lemma_.lower() in word_set("telling_verbs") | {"add"}


def _acting(coreference: Coreference, token: Token) -> set[str]:
    """Ids of those who act on an object pronoun and so are not meant by it (`A met B and invited him`)."""
    verb = token.head
    if token.dep_ == "pobj" and verb.folded == "with":
        verb = verb.head  # `A and B offered to go with him`
    elif token.dep_ not in ("dobj", "dative"):
        return set()
    if verb.pos_ not in ("VERB", "AUX"):
        return set()
    return {r.id for t in subject_tokens(verb) for r in coreference.resolve(t) if r.id}


def plural_antecedent(coreference: Coreference, token: Token) -> tuple[Referent, ...]:
    """The latest subject of several (`Raisi and Maduro`, `The leaders`), or a plural body."""
    sentence = coreference.document.sentence_of(token.idx)
    at = coreference.document.number_of(sentence) if sentence is not None else -1
    for back in range(min(WINDOW, at) + 1):
        other = coreference.document.sentences[at - back]
        found: list[tuple[Referent, ...]] = []
        aside = token.lower_ == "they"
        for t in coreference.document.doc[other.first : min(other.last + 1, token.i)]:
            if t.dep_ in SUBJECTS and (back or t.i < token.i) and not t.is_space:
                group = coreference.resolve(t)
                # `participant countries` that name nobody do not stand between.
                if any(r.id for r in group) and (len(group) > 1 or t.tag_ in ("NNS", "NNPS")):
                    found.append(group)
                    aside = aside and t.head.dep_ == "relcl"
        if found and aside and len(pair := _people_in(coreference, other.span)) == 2:
            # `X spoke with Y to discuss what A and B will face. They agreed`
            found = [pair]
        if not (found or back) and token.lower_ == "they" and (leaders := leaders_of(coreference, token)):
            return leaders
        if not (found or back) and token.lower_ == "they" and stands_behind_object(token.head):
            # `congratulated A and B on the accord they reached`, `joined A and B as they signed`
            found = objects_before(coreference, other.first, token)
        if not (found or back) and token.lower_ == "they" and token.head.dep_ == "conj":
            # `A met today with B, and they will have dinner`: those of the clause before
            met = _people_in(coreference, Span(other.span.start, token.idx))
            alone = not any(t.dep_ in SUBJECTS and t.tag_ in ("NNS", "NNPS") for t in token.head.head.lefts)
            found = [met] if len(met) == 2 and alone else []
        states = all(len(g) == 1 and g[0].kind == COUNTRY for g in found)
        if token.lower_ == "their" and not back and states:
            # `the United States congratulates A and B on their summit`
            found = objects_before(coreference, other.first, token) or found
        if not (found or back) and token.lower_ == "their":
            found = doer_and_other(coreference, coreference.document.doc[other.first : token.i])
        if found:
            return found[0] if back else found[-1]
    return ()


def _clause(token: Token) -> Token:
    node = token
    while node.dep_ not in _CLAUSES and node.head is not node:
        node = node.head
    return node


def outlet_behind(coreference: Coreference, noun: Token) -> Entity | None:
    """The outlet whose name stands behind its noun: `the newspaper Le Soir`, `the daily, Al Hayat,`."""
    if noun.lemma_.lower() not in word_set("outlet_nouns"):
        return None
    at = noun.i + 1
    while at < len(noun.doc) and at < noun.i + 3 and noun.doc[at].is_punct:
        at += 1
    entity = coreference.by_token.get(at)
    return entity if entity is not None and entity.kind == ORGANIZATION else None


def body_before(coreference: Coreference, noun: Token, kinds: frozenset[str], owner: str) -> Entity | None:
    """The body of such a kind, and of the owning state if there is one, named last before its noun.

    A body whose name has the noun goes before (`the ministry` after `the Foreign Ministry` and `the
    Embassy`); one whose name says by another noun what it is, is not meant.
    """
    known = coreference.organizations
    earlier = [
        e
        for e in coreference.entities
        if e.kind == ORGANIZATION
        and e.span.end <= noun.idx
        and known[e.id].kind in kinds
        and owner in ("", known[e.id].country)
    ]
    nouns = {r["noun"] for r in rows("body_nouns")}
    said = {e.span: set(fold(coreference.document.words(e.span)).split()) for e in earlier}
    alike = [e for e in earlier if noun.base in said[e.span]]
    if not alike and "government_body" in kinds and noun.base != "body":
        seats = word_set("state_seats")
        earlier = [e for e in earlier if not said[e.span] & nouns and not said[e.span] & seats]
    found = alike or earlier
    return found[-1] if found else None


def is_new(token: Token) -> bool:
    """Whether somebody is brought in who was not told of before (`a top Chinese official`)."""
    return any(t.lower_ in ("a", "an") for t in token.lefts)


def is_place(coreference: Coreference, entity: Entity) -> bool:
    """Whether a state is only where something is (`met in southern Sudan`)."""
    token = coreference.document.token_at(entity.span.start)
    token = token if token.dep_ == "pobj" or token.head.i < token.i else token.head
    return token.dep_ == "pobj" and token.head.folded in ("in", "at", "near", "into", "across")


def apposed_to(coreference: Coreference, token: Token) -> Entity | None:
    """The person to whose name a description stands in apposition (`X, the first official to visit Y`)."""
    first = token.head if token.dep_ == "conj" and token.head.dep_ == "appos" else token
    of = coreference.by_token.get(first.head.i) if first.dep_ == "appos" else None
    told = of is not None and of.kind == PERSON and of.span.end <= token.idx
    return of if told and token.tag_ in ("NN", "JJS") else None


def nearest(coreference: Coreference, people: Sequence[str], token: Token) -> str:
    """The one who acted last before ``token``, else the one named last, else first after it."""
    named = [e for e in coreference.entities if e.kind == PERSON and e.id in people]
    if meant := _meant_first(coreference, named, token):
        return meant
    earlier = [e for e in named if e.span.end <= token.idx]
    acting = [e for e in earlier if any(t.dep_ in SUBJECTS for t in coreference.document.tokens(e.span))]
    earlier = acting or earlier
    return (earlier[-1] if earlier else named[0]).id


def _meant_first(coreference: Coreference, named: Sequence[Entity], token: Token) -> str:
    """Who alone could be meant when an office was first written so (`The President`), as releases go on to
    write it of their own head; empty for one in small letters.
    """
    text, start = coreference.document.text, coreference.document.article.body_start
    if not token.text[:1].isupper() or text[max(0, token.idx - 4) : token.idx].lower() != "the ":
        return ""
    said = re.compile(rf"\b[Tt]he {re.escape(token.text)}\b(?![ \n]+(?:of\b|[^\W\d_a-z]))")
    first = said.search(text, start, min(token.idx, start + _OPENING))
    before = {e.id for e in named if first is not None and e.span.end <= first.start()}
    return before.pop() if len(before) == 1 else ""


def told_before(
    coreference: Coreference, token: Token, roles: Sequence[RoleCandidate]
) -> Sequence[RoleCandidate]:
    """`roles` without those of persons named only later: `a U.S. official ... the U.S. official said`."""
    if token.folded not in ("official", "diplomat"):
        return roles
    named = {e.id for e in coreference.entities if e.kind == PERSON and e.span.end <= token.idx}
    return [r for r in roles if r.person in named]


def untitled_holder(coreference: Coreference, token: Token, country: str) -> list[str]:
    """Whom `the Venezuelan leader` means where the article gives nobody of that state an office.

    The person named last before it whom every newspaper knows as one of that state.
    """
    if token.folded not in _LEADING:
        return []
    elsewhere = {r.person for r in coreference.roles if r.country not in ("", country)}
    text = coreference.document.text
    named = (e for e in reversed(coreference.entities) if e.kind == PERSON and e.span.end <= token.idx)
    known = (e.id for e in named if e.id not in elsewhere and state_of(e.span.of(text)) == country)
    return list(itertools.islice(known, 1))


def countryman(coreference: Coreference, token: Token, entity: Entity) -> tuple[Referent, ...]:
    """`the Norwegian` is the one person of this article who holds an office of that state."""
    if token.tag_ in ("NNS", "NNPS") or fold(token.text).endswith("ese"):
        return ()
    if not any(fold(t.text) == "the" for t in token.lefts):
        return ()
    held = [r for r in coreference.roles if r.country == entity.id and r.status != FORMER]
    people = list(dict.fromkeys(r.person for r in held))
    if not people:
        text, elsewhere = coreference.document.text, {r.person for r in coreference.roles}
        named = (e for e in coreference.entities if e.kind == PERSON and e.span.end <= token.idx)
        free = (e for e in named if e.id not in elsewhere and state_of(e.span.of(text)) == entity.id)
        people = list(dict.fromkeys(e.id for e in free))
    if len(people) != 1:
        return ()
    span = coreference.phrase(token)
    return (Referent(PERSON, people[0], span, COREFERENCE, "coreference.countryman"),)


def is_of_body(token: Token, title: TitleMention) -> bool:
    """Whether the head is not of a state but of a body (`the president of the Peruvian central bank`)."""
    of = next((c for c in token.rights if c.folded == "of"), None) if title.office in HEADS else None
    whose = next((g for g in of.rights if g.dep_ == "pobj"), None) if of is not None else None
    if whose is None or (whose.pos_, whose.tag_) != ("NOUN", "NN") or title.span.end > whose.idx:
        return False
    return whose.folded not in {r["noun"] for r in rows("state_nouns")}


def _people_in(coreference: Coreference, where: Span) -> tuple[Referent, ...]:
    people = (coreference.named(e) for e in coreference.within(where) if e.kind == PERSON)
    return tuple({r.id: r for r in people}.values())


def with_all_owners(coreference: Coreference, noun: Token) -> Span:
    """The noun phrase of a group with all the states whose it is (`the leaders of A and B`)."""
    span = coreference.phrase(noun)
    goals = [g for c in noun.rights if c.folded in ("of", "from") for g in c.children if g.dep_ == "pobj"]
    for goal in goals if noun.tag_ in ("NNS", "NNPS") else ():
        others = [t for t in goal.conjuncts if t.i > goal.i]
        states = [coreference.by_token.get(t.i) for t in (goal, *others)]
        if others and all(e is not None and e.kind == COUNTRY for e in states):
            span = span.hull(coreference.phrase(others[-1]))
    return span
