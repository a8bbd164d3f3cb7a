"""The order in which one article is read: each step sees what the earlier ones found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from .. import dates, places
from ..articles import Article
from ..candidates import OrganizationCandidate
from ..spans import Span
from .affiliation import Affiliations
from .agreements import extract_agreements
from .attachment import attach_statements, speakers_of_quotations
from .coreference import Coreference
from .countries import CountryFiller
from .descriptions import describe
from .document import Document
from .entities import find_organizations, list_entities
from .homes import find_home, find_issuer, in_ministry
from .lexicons import fold, word_set
from .meetings import extract_meetings
from .people import find_people
from .place_names import find_places
from .reading import Reading
from .role_candidates import merge_roles
from .roles import RoleFinder
from .signing_days import with_signing_days
from .signing_parties import with_signers
from .statements import extract_statements
from .surnames import without_surnames
from .title_chains import without_owners
from .titles import TitleMention, find_titles
from .words import Doc

_OF = re.compile(r"[ \n]+of[ \n]+(?:the[ \n]+)?")
_OF_PACT = re.compile(r"\b[Cc]ompacts?[ \n]+of[ \n]+$")


def read(article: Article, doc: Doc | None = None) -> Reading:
    """Read one article; see :func:`diplofacts.extract.read`.

    Args:
        article: the article.
        doc: its parse, if there is one already.
    """
    *_, reading = steps(article, doc)
    return reading


def steps(article: Article, doc: Doc | None = None) -> Iterator[Reading]:
    """As :func:`read`, one step at a time; the reading is whole after the last.

    Taking each step with several articles before the next step is quicker than one article after the other:
    its code and its word lists stay in the processor's cache.
    """
    document = Document.of(article) if doc is None else Document(article, doc)
    reading = Reading(document)
    if article.body is None:
        reading.whole = True
        yield reading
        return
    titles = without_surnames(article.text, find_titles(article.text, article.body_start))
    yield reading
    found_places = find_places(document, titles)
    yield reading
    organizations = find_organizations(document, titles)
    yield reading
    # `PM` and `EAM` are offices, `FSM` may be a state; they are not bodies.
    offices = {t.span for t in titles} | {p.span for p in found_places if p.kind == places.ALIAS}
    organizations = tuple(
        o
        for o in organizations
        if not offices.issuperset(o.mentions) and not _names_pact(article.text, o.mentions)
    )
    titles = [t for t in titles if not _inside_name(t, organizations)]
    titles = _after_names(article.text, titles, organizations)
    titles = [_in_council(article.text, t, organizations) for t in titles]
    blocked = sorted(
        [t.outer for t in titles]
        + [p.span for p in found_places]
        + [m for o in organizations for m in o.mentions]
    )
    people = find_people(document, titles, blocked)
    yield reading
    entities = list_entities(people, organizations, found_places)
    by_id = {o.id: o for o in organizations}
    posts = without_owners(document.text, titles)
    finder = RoleFinder(document, people, posts, Affiliations(document, entities, by_id), by_id)
    issuer = find_issuer(document, entities)
    found = describe(finder, merge_roles(finder.find()), entities, issuer)
    yield reading
    roles = CountryFiller(finder, entities, issuer, find_home(document)).fill(found)
    roles = in_ministry(article.publisher, issuer, roles)
    reading.people, reading.organizations, reading.entities = people, organizations, entities
    reading.roles = roles
    reading.dates = tuple(dates.find(article.text, article.published, article.body))
    yield reading
    dated = frozenset(t.i for d in reading.dates for t in document.tokens(d.span) if not d.attributive)
    reading.coreference = Coreference(document, entities, roles, titles, by_id, issuer, dated=dated)
    yield reading
    # Statements first: they tell who `I` is inside a quotation, where encounters are told too.
    reading.statements = extract_statements(reading)
    yield reading
    reading.coreference.speakers = speakers_of_quotations(reading)
    # Who speaks in quotations is known from here on.
    reading.subjects.clear()
    reading.meetings = extract_meetings(reading)
    yield reading
    reading.agreements = extract_agreements(reading)
    reading.meetings = with_signers(reading)
    reading.meetings = with_signing_days(reading)
    yield reading
    reading.statements = attach_statements(reading)
    reading.whole = True
    yield reading


def _names_pact(text: str, mentions: Sequence[Span]) -> bool:
    """Whether a name is only what a pact is called by (`the Compact of Free Association`)."""
    return "ompact" in text and any(_OF_PACT.search(text, max(0, m.start - 14), m.start) for m in mentions)


def _after_names(
    text: str, titles: Sequence[TitleMention], organizations: Sequence[OrganizationCandidate]
) -> list[TitleMention]:
    """The titles, one that begins inside a body's name read anew after it (`Labour [Party] leader`)."""
    ends = [(m, m.end) for o in organizations for m in o.mentions]
    out: list[TitleMention] = []
    for title in titles:
        cut = next(
            (end for m, end in ends if m.overlaps(title.outer) and title.outer.start < end < title.outer.end),
            0,
        )
        if cut and title.office == "minister" and title.portfolio:
            # `U.S. Treasury Secretary`: the office, not the body.
            out.append(title)
            continue
        begun = next((m.start for m, end in ends if title.outer.start < m.start < title.outer.end < end), 0)
        if begun:
            # `Secretary of the [Security] Council`
            out += find_titles(text, title.outer.start, begun)
        else:
            out += find_titles(text, cut, title.outer.end) if cut else [title]
    return out


def _in_council(
    text: str, title: TitleMention, organizations: Sequence[OrganizationCandidate]
) -> TitleMention:
    """`Security Council Secretary`, `Secretary of the Security Council`: an official of it, no minister."""
    if title.words != "secretary" or title.office != "minister":
        return title
    of = _OF.match(text, title.outer.end)
    for mention in (m for o in organizations for m in o.mentions):
        beside = mention.end + 1 == title.outer.start or (of is not None and mention.start == of.end())
        if beside and fold(mention.of(text)).split()[-1] in word_set("council_words"):
            return evolve(title, office="official")
    return title


def _inside_name(title: TitleMention, organizations: Sequence[OrganizationCandidate]) -> bool:
    """Whether the words for an office are part of a body's name (`Council of Ministers`)."""
    span, start, end = title.span, title.span.start, title.span.end
    return any(m.start <= start and end <= m.end and m != span for o in organizations for m in o.mentions)
