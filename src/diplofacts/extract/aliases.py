"""Two names that the text gives to one person: `X, also known as Y`, `X, known by his war name Y`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .people import Person

_ALIAS = re.compile(
    r",?[ \n]+\(?(?:(?:who[ \n]+(?:is|was)[ \n]+)?"
    r"(?:(?:also|better|otherwise|commonly|widely|popularly|formerly|previously|more[ \n]+widely)[ \n]+)?"
    r"known[ \n]+(?:as|by)|alias|a\.k\.a\.|aka|born|whose[ \n]+real[ \n]+name[ \n]+(?:is|was))[ \n]+"
    r"(?:(?:his|her|the)[ \n]+(?:[a-z]+[ \n]+){1,4})?[\"\u201c'\u2018]?"
)


def without_aliases(text: str, people: list[Person]) -> list[Person]:
    """The people, one known by two names (`X, also known as Y`) only once."""
    begun = {c.span.start: p for p in people for c in p.chunks}
    other_of = [
        (person, begun[mark.end()])
        for person in people
        for chunk in person.chunks
        if (mark := _ALIAS.match(text, chunk.span.end)) is not None and mark.end() in begun
    ]
    gone: set[int] = set()
    for person, other in other_of:
        if person is other or gone & {id(person), id(other)}:
            continue
        person.also |= {" ".join(other.folded), *other.folded[-1:]}
        person.chunks += other.chunks
        gone.add(id(other))
    return [p for p in people if id(p) not in gone]
