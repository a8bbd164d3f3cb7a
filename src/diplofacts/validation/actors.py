"""Rules about the actors of meetings, agreements and statements."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import Contents, Table
from .report import Issue
from .rules import setting


def identities(contents: Contents) -> Iterator[Issue]:
    """D50, D51, D52: at most one id, else words; words beside an id only for its unnamed official."""
    ids = setting("actors", "ids")
    for table, words in _tables(contents):
        # Which of the cells are filled: there are few ways, mostly good ones.
        ways = set(zip(*(map(bool, table[name]) for name in (words, *ids)), strict=True))
        if all(sum(filled) == 1 and not (text and filled[0]) for text, *filled in ways if any(filled)) and (
            (False,) * (1 + len(ids)) not in ways
        ):
            continue
        for row, text, *cells in table.each(words, *ids):
            filled = [name for name, cell in zip(ids, cells, strict=True) if cell]
            if len(filled) > 1:
                yield table.issue("D50", row, filled[1])
            elif not filled and not text:
                yield table.issue("D51", row, words)
            elif filled == ["person_id"] and text:
                yield table.issue("D52", row, words)


def roles(contents: Contents) -> Iterator[Issue]:
    """D53, D54: the role is one of the actor's person; whom it acts for is the role's."""
    known = contents.tables["roles"]
    for table, _ in _tables(contents):
        for row, person, role, represents in table.each("person_id", "role_id", "on_behalf_of"):
            at = known.index.get(role)
            if role and at is None:
                continue  # Told by the foreign key.
            if at is not None and known["person_id"][at] != person:
                expected = person or "nobody, for the actor is no known person"
                yield table.issue("D53", row, "role_id", expected=expected)
            if not represents:
                continue
            bodies = [] if at is None else [known["country"][at], known["organization_id"][at]]
            if represents not in bodies:
                expected = " or ".join(filter(None, bodies)) or "an empty cell"
                yield table.issue("D54", row, "on_behalf_of", expected=expected)


def somebody(contents: Contents) -> Iterator[Issue]:
    """D56: a meeting has an actor, an agreement a party, a statement a speaker."""
    for least in setting("actors", "least"):
        events, actors = contents.tables.get(least["events"]), contents.tables.get(least["actors"])
        if events is None or actors is None:
            continue
        key, capacity = events.schema.primary_key, least["capacity"]
        acting = {
            event for _, event, role in actors.each(key, "capacity") if not capacity or role == capacity
        }
        for row, event in enumerate(events.ids):
            if event not in acting:
                yield events.issue("D56", row, key, capacity=capacity or "actor", actors=actors.name)


def _tables(contents: Contents) -> Iterator[tuple[Table, str]]:
    """The tables of actors, each with its column for printed words."""
    for name, words in zip(setting("actors", "tables"), setting("actors", "words"), strict=True):
        if table := contents.tables.get(name):
            yield table, words
